//! `sarhad profile import`: selectivity criteria of another system become drafts of profiles. What
//! could not be carried over is told line by line.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use sarhad_i18n::{Lang, Words, words};
use sarhad_service::profiles::import::{self, Criterion, Imported, Remark, Request};
use serde_json::{Value, json};

use crate::args::{AnswerFormat, Import};
use crate::failure::{failed, problem_in_words};
use crate::output::{print, print_json, tell};
use crate::session::{Session, shown};
use crate::table::clean;

/// Reads the text, writes what can be carried over, tells what cannot.
pub fn run(args: &Import, session: &Session) -> Result<()> {
    let words = session.words;
    let name = args.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let request = Request {
        file: &args.file,
        variables: args.variables.as_deref(),
        out: &args.out,
        owner: &args.owner,
        from: args.from.unwrap_or_else(Session::today),
        reason: &|criterion, line| reason(criterion, line, &name),
    };
    let imported = import::import(&request)?;
    match args.format {
        AnswerFormat::Json => print_json(&in_json(&imported, &args.out, words))?,
        AnswerFormat::Table => print(&in_words(&imported, &args.out, words))?,
    }
    let (carried, count) = (imported.carried(), imported.criteria.len());
    let counts = [("carried", carried.to_string().into()), ("count", count.to_string().into())];
    if carried == 0 {
        return Err(failed(words.say("error-profile-import", &counts)));
    }
    tell(&words.say("profile-import-done", &counts));
    Ok(())
}

/// The reason of a profile in every language: where it comes from, until an officer says why.
fn reason(criterion: &str, line: usize, file: &str) -> BTreeMap<String, String> {
    let in_language = |lang: &Lang| {
        let args = [
            ("name", criterion.to_owned().into()),
            ("line", line.to_string().into()),
            ("file", file.to_owned().into()),
        ];
        (lang.tag().to_owned(), words(*lang).say("profile-import-reason", &args))
    };
    Lang::ALL.iter().map(in_language).collect()
}

fn said(remark: &Remark, words: &Words) -> String {
    let text = words.say(
        &format!("profile-import-{}", remark.kind.key()),
        &[("found", remark.found.as_str().into()), ("wanted", remark.wanted.as_str().into())],
    );
    let place = words.say("profile-place-line", &[("line", remark.line.to_string().into())]);
    format!("{place}: {text}")
}

/// Why a criterion was not carried over.
fn refusals(criterion: &Criterion, words: &Words) -> Vec<String> {
    let remarks = criterion.refused.iter().map(|remark| said(remark, words));
    let problems = criterion.problems.iter().map(|problem| problem_in_words(problem, words));
    remarks.chain(problems).collect()
}

fn in_words(imported: &Imported, out: &Path, words: &Words) -> String {
    let mut text = String::new();
    let mut push = |indent: &str, line: &str| {
        text.push_str(&format!("{indent}{}\n", clean(line).replace('\n', " ")));
    };
    for criterion in &imported.criteria {
        let args =
            [("name", criterion.name.as_str().into()), ("line", criterion.line.to_string().into())];
        let refused = criterion.carried.is_empty();
        let head = if refused { "profile-import-refused" } else { "profile-import-carried" };
        push("", &words.say(head, &args));
        for carried in &criterion.carried {
            let path = shown(&import::path_of(out, carried));
            let advice = words.advice(carried.lane.advice());
            let args = [("path", path.into()), ("advice", advice.into())];
            push("  ", &words.say("profile-import-profile", &args));
        }
        let remarks = criterion.remarks.iter().map(|remark| said(remark, words));
        let lines = if refused { refusals(criterion, words) } else { remarks.collect() };
        for line in lines {
            push("  - ", &line);
        }
    }
    text
}

fn in_json(imported: &Imported, out: &Path, words: &Words) -> Value {
    let remark = |one: &Remark| {
        json!({
            "line": one.line, "code": one.kind, "found": one.found, "wanted": one.wanted,
            "text": said(one, words),
        })
    };
    let criteria = imported.criteria.iter().map(|criterion| {
        let profiles = criterion.carried.iter().map(|carried| {
            json!({
                "id": carried.id,
                "line": carried.line,
                "lane": carried.lane,
                "file": shown(&import::path_of(out, carried)),
            })
        });
        let problems = criterion.problems.iter();
        json!({
            "name": criterion.name,
            "line": criterion.line,
            "profiles": profiles.collect::<Vec<_>>(),
            "refused": criterion.refused.iter().map(remark).collect::<Vec<_>>(),
            "problems": problems.map(|one| problem_in_words(one, words)).collect::<Vec<_>>(),
            "remarks": criterion.remarks.iter().map(remark).collect::<Vec<_>>(),
        })
    });
    json!({
        "criteria": criteria.collect::<Vec<_>>(),
        "carried": imported.carried(),
        "count": imported.criteria.len(),
        "written": imported.written.iter().map(|path| shown(path)).collect::<Vec<_>>(),
    })
}
