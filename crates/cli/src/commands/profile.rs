//! `sarhad profile`: check, test and list the fields of officers' profiles. The back-test is in
//! `profile_backtest`, the import of criteria in `profile_import`.

use std::path::Path;

use anyhow::Result;
use chrono::NaiveDate;
use sarhad_i18n::{Words, date, decibans};
use sarhad_model::Param;
use sarhad_service::profiles::{
    self, Field, FieldKind, Loaded, Problem, ProfileError, ProfileSet, ProfileState, describe,
    expression, fields::CodeForm,
};
use serde_json::{Value, json};

use crate::args::{AnswerFormat, Profile, ProfileAction};
use crate::failure::{failed, problem_in_words, profile_in_words};
use crate::output::{Look, print, print_json, tell};
use crate::session::{Session, shown};
use crate::table::{Align, Cell, Column, render};

/// Does what was asked.
pub fn run(args: &Profile, session: &Session) -> Result<()> {
    match &args.action {
        ProfileAction::Check { files, format } => check(files, *format, session.words),
        ProfileAction::Test { file, cases, format } => test(file, cases, *format, session.words),
        ProfileAction::Backtest(args) => super::profile_backtest::run(args, session),
        ProfileAction::Import(args) => super::profile_import::run(args, session),
        ProfileAction::Fields { format } => list_fields(*format, session.words),
    }
}

/// What a person should know about the profiles of a run: how many act, and which do not.
pub fn account(set: &ProfileSet, day: NaiveDate, words: &Words) -> Vec<String> {
    if set.is_empty() {
        return Vec::new();
    }
    let lang = words.lang();
    let count = |state: ProfileState| {
        set.ready().iter().filter(|ready| ready.on(day) == state).count().to_string()
    };
    let in_use = words.say(
        "profile-in-use",
        &[
            ("active", count(ProfileState::Active).into()),
            ("shadow", count(ProfileState::Shadow).into()),
        ],
    );
    let idle = profiles::idle(set, day).into_iter().map(|profile| {
        let (key, day) = match profile.state {
            ProfileState::Expired => ("profile-set-expired", profile.valid.1),
            _ if day > profile.valid.1 => ("profile-over", profile.valid.1),
            _ => ("profile-not-yet", profile.valid.0),
        };
        let day = date(day, lang);
        let args =
            [("id", profile.id.as_str().into()), ("from", day.clone().into()), ("to", day.into())];
        words.say(key, &args)
    });
    let held_back = set.ready().iter().filter(|ready| ready.is_held_back(day)).map(|ready| {
        let profile = &ready.profile;
        let version = profile.version.to_string();
        let args = [("id", profile.id.as_str().into()), ("version", version.into())];
        words.say("profile-untested", &args)
    });
    std::iter::once(in_use).chain(held_back).chain(idle).collect()
}

fn check(files: &[std::path::PathBuf], format: AnswerFormat, words: &Words) -> Result<()> {
    let mut answers: Vec<Value> = Vec::new();
    let mut broken = 0;
    for path in files {
        let loaded = profiles::load(path);
        let loaded = loaded.and_then(|loaded| {
            let record = profiles::Record::read(&profiles::record::folder_of(path))?;
            Ok((record.has(&loaded.content), loaded))
        });
        broken += usize::from(loaded.is_err());
        match (&loaded, format) {
            (Ok((tested, loaded)), AnswerFormat::Table) => {
                print(&in_full(path, loaded, *tested, words)?)?;
            }
            (Err(error), AnswerFormat::Table) => tell(&profile_in_words(error, words)),
            (Ok((tested, loaded)), AnswerFormat::Json) => answers.push(json!({
                "file": shown(path),
                "ok": true,
                "profile": loaded.profile.to_file(),
                "expression": expression::print(&loaded.profile.when),
                "in_words": words.param_text(&describe::condition(&loaded.profile.when)),
                "back_tested": tested,
            })),
            (Err(error), AnswerFormat::Json) => answers.push(json!({
                "file": shown(path),
                "ok": false,
                "error": profile_in_words(error, words),
                "problems": problems(error).iter().map(|one| of_problem(one, words)).collect::<Vec<_>>(),
            })),
        }
    }
    if format == AnswerFormat::Json {
        print_json(&Value::Array(answers))?;
    }
    if broken > 0 {
        return Err(failed(words.say("error-profile-check", &[("count", broken.into())])));
    }
    Ok(())
}

fn problems(error: &ProfileError) -> &[Problem] {
    match error {
        ProfileError::Problems { problems, .. } => problems,
        _ => &[],
    }
}

fn of_problem(problem: &Problem, words: &Words) -> Value {
    json!({
        "code": problem.kind.key(),
        "place": problem.place,
        "found": problem.found,
        "wanted": problem.wanted,
        "text": problem_in_words(problem, words),
    })
}

/// A profile that passed its check: what it does, in both forms and in words.
fn in_full(path: &Path, loaded: &Loaded, tested: bool, words: &Words) -> Result<String> {
    let profile = &loaded.profile;
    let lang = words.lang();
    let dates = words.say(
        "profile-dates",
        &[("from", date(profile.valid.0, lang).into()), ("to", date(profile.valid.1, lang).into())],
    );
    let demanded = profile
        .lane
        .map(|lane| words.say("profile-lane", &[("advice", words.advice(lane.advice()).into())]));
    let weight = (profile.weight != sarhad_model::Decibans::ZERO)
        .then(|| format!("{} dB", decibans(profile.weight, lang)));
    let effect: Vec<String> = weight.into_iter().chain(demanded).collect();
    let reason = Param::Translated(profile.reason.clone());
    let tree = serde_json::to_string_pretty(&profile.when)?;
    let tested_key = if tested { "profile-tested-yes" } else { "profile-tested-no" };
    let rows = [
        ("profile-row-state", words.get(&format!("profile-state-{}", profile.state.key()))),
        ("profile-row-tested", words.get(tested_key)),
        ("profile-row-owner", profile.owner.clone()),
        ("profile-row-dates", dates),
        ("profile-row-effect", effect.join("; ")),
        ("profile-row-reason", words.param_text(&reason)),
        ("profile-row-words", words.param_text(&describe::condition(&profile.when))),
        ("profile-row-text", expression::print(&profile.when)),
        ("profile-row-tree", format!("\n{tree}")),
    ];
    let version = profile.version;
    let mut out = format!("{}: {} v{version}\n", shown(path), crate::table::clean(&profile.id));
    for (key, text) in rows {
        out.push_str(&format!("  {}: {text}\n", words.get(key)));
    }
    Ok(out)
}

fn test(file: &Path, cases: &Path, format: AnswerFormat, words: &Words) -> Result<()> {
    let loaded = profiles::load(file)?;
    let results = profiles::run_cases(&loaded, cases)?;
    let right = results.iter().filter(|one| one.is_right()).count();
    let because = |one: &profiles::CaseResult| {
        words.param_text(&describe::because(&loaded.compiled, &one.explained.because))
    };
    match format {
        AnswerFormat::Json => {
            let cases = results.iter().map(|one| {
                json!({
                    "line": one.line,
                    "name": one.case.name,
                    "expected": one.case.expect,
                    "result": one.explained.truth,
                    "ok": one.is_right(),
                    "because": because(one),
                })
            });
            let cases: Vec<Value> = cases.collect();
            print_json(&json!({ "cases": cases, "right": right, "count": results.len() }))?;
        }
        AnswerFormat::Table => {
            let truth =
                |truth: profiles::Truth| words.get(&format!("profile-truth-{}", truth.key()));
            for one in &results {
                let verdict = if one.is_right() {
                    words.get("profile-case-right")
                } else {
                    let expected = truth(one.case.expect);
                    words.say("profile-case-wrong", &[("expected", expected.into())])
                };
                let result = truth(one.explained.truth);
                let name = crate::table::clean(&one.case.name);
                print(&format!("{}. {name}: {result} ({verdict}) — {}\n", one.line, because(one)))?;
            }
            let args =
                [("right", right.to_string().into()), ("count", results.len().to_string().into())];
            print(&(words.say("profile-cases-done", &args) + "\n"))?;
        }
    }
    let wrong = results.len() - right;
    if wrong > 0 {
        return Err(failed(words.say("error-profile-cases", &[("count", wrong.into())])));
    }
    Ok(())
}

/// What the values of a field look like: a unit, choices, digits.
fn values(field: &Field) -> String {
    match field.kind {
        FieldKind::Number(unit) => unit.to_owned(),
        FieldKind::Code(CodeForm::Choice(choices)) => choices.join(" "),
        FieldKind::Code(CodeForm::Digits) => "0-9".to_owned(),
        FieldKind::Date => "YYYY-MM-DD".to_owned(),
        FieldKind::Country => "ISO 3166-1".to_owned(),
        FieldKind::Code(CodeForm::Free) | FieldKind::Text | FieldKind::Bool => String::new(),
    }
}

fn list_fields(format: AnswerFormat, words: &Words) -> Result<()> {
    let all = profiles::all_fields();
    if format == AnswerFormat::Json {
        let fields = all.iter().map(|field| {
            json!({
                "name": field.name,
                "level": field.level,
                "type": field.kind.key(),
                "values": values(field),
                "many": field.many,
                "operators": profiles::operators(field),
                "meaning": words.param_text(&field.named()),
            })
        });
        return print_json(&Value::Array(fields.collect()));
    }
    let column = |key: &str, wraps| Column { heading: words.get(key), align: Align::Left, wraps };
    let columns = [
        column("profile-fields-name", false),
        column("profile-fields-type", false),
        column("profile-fields-values", true),
        column("profile-fields-operators", true),
        column("profile-fields-meaning", true),
    ];
    let rows: Vec<Vec<Cell>> = all
        .iter()
        .map(|field| {
            let many = if field.many { words.get("profile-fields-many") } else { String::new() };
            let values: Vec<String> =
                [values(field), many].into_iter().filter(|text| !text.is_empty()).collect();
            vec![
                Cell::plain(field.name.clone()),
                Cell::plain(field.kind.key().to_owned()),
                Cell::plain(values.join(", ")),
                Cell::plain(profiles::operators(field).join(" ")),
                Cell::plain(words.param_text(&field.named())),
            ]
        })
        .collect();
    let look = Look::of_stdout();
    print(&render(&columns, &rows, look.width, look.colour))
}
