//! `sarhad profile backtest`: what a profile would have hit. It is recorded beside the profile: an
//! active profile acts only after a back-test of what it says.

use anyhow::Result;
use sarhad_i18n::{Words, thousands};
use sarhad_service::oneshot;
use sarhad_service::profiles::record::{self, Entry};
use sarhad_service::profiles::{self, BackTest, Loaded};
use serde_json::json;

use crate::args::{AnswerFormat, Backtest};
use crate::failure::failed;
use crate::output::{Look, print, print_json, tell};
use crate::progress::Bar;
use crate::session::{Session, shown};
use crate::table::{Align, Cell, Column, render};

/// Reads the papers, runs the profile over them, says what it would have hit.
pub fn run(args: &Backtest, session: &Session) -> Result<()> {
    let words = session.words;
    let profile = profiles::load(&args.profile)?;
    let with = args.with.as_deref().map(profiles::load).transpose()?;
    let outcomes = args.truth.as_deref().map(profiles::read_outcomes).transpose()?;
    let options = session.read_options(&args.mapping)?;
    let (files, failures) = session.open(&args.files);
    let bar = Bar::new(words);
    let submissions = oneshot::read_all(files, &options, &bar)?;
    bar.finish();
    session.tell_about_files(&submissions, &failures);
    let unread = sarhad_model::SubmissionStatus::Rejected;
    if submissions.iter().all(|one| one.status == unread) {
        return Err(failed(words.get("error-no-file-read")));
    }
    let outcomes = outcomes.unwrap_or_default();
    let result = profiles::run_backtest(&submissions, &profile, with.as_ref(), &outcomes);
    let other = with.as_ref().map(|other| other.profile.id.as_str());
    show(args, &profile, other, &result, words)?;
    let read = submissions.iter().filter(|one| one.status != unread).count();
    let Some(entry) = Entry::new(Session::now(), &profile, read, &result) else {
        return Err(failed(words.get("error-profile-backtest-empty")));
    };
    let path = record::append(&record::folder_of(&args.profile), entry)?;
    tell(&words.say("profile-bt-recorded", &[("path", shown(&path).into())]));
    Ok(())
}

fn show(
    args: &Backtest,
    profile: &Loaded,
    other: Option<&str>,
    result: &BackTest,
    words: &Words,
) -> Result<()> {
    match args.format {
        AnswerFormat::Json => print_json(&json!({
            "profile": profile.profile.id,
            "version": profile.profile.version,
            "with": other,
            "result": result,
        })),
        AnswerFormat::Table => print(&in_words(&profile.profile.id, other, result, words)),
    }
}

fn in_words(id: &str, other: Option<&str>, result: &BackTest, words: &Words) -> String {
    let lang = words.lang();
    let count = |count: usize| thousands(count, lang);
    let mut lines = vec![
        words.say(
            "profile-bt-lines",
            &[
                ("hit", count(result.hit_lines).into()),
                ("lines", count(result.lines).into()),
                ("unknown", count(result.unknown_lines).into()),
            ],
        ),
        words.say(
            "profile-bt-units",
            &[("hit", count(result.hit_units).into()), ("units", count(result.units).into())],
        ),
    ];
    if let Some(positives) = &result.positives {
        lines.push(words.say(
            "profile-bt-positives",
            &[
                ("hit", count(positives.hit).into()),
                ("known", count(positives.known).into()),
                ("clean_hit", count(positives.clean_hit).into()),
                ("clean", count(positives.clean).into()),
                ("open", count(positives.hit_without_outcome).into()),
            ],
        ));
        if positives.unmatched > 0 {
            let unmatched = count(positives.unmatched);
            lines.push(words.say("profile-bt-unmatched", &[("count", unmatched.into())]));
        }
    }
    if let (Some(overlap), Some(other)) = (&result.overlap, other) {
        lines.push(words.say(
            "profile-bt-overlap",
            &[
                ("id", other.into()),
                ("both", count(overlap.both).into()),
                ("own", count(result.hit_lines - overlap.both).into()),
                ("other", count(overlap.other - overlap.both).into()),
            ],
        ));
    }
    let mut out = format!("{}:\n", crate::table::clean(id));
    for line in lines {
        out.push_str(&format!("  {line}\n"));
    }
    out + &weeks(result, words)
}

fn weeks(result: &BackTest, words: &Words) -> String {
    let lang = words.lang();
    let column = |key: &str, align| Column { heading: words.get(key), align, wraps: false };
    let columns = [
        column("profile-bt-week", Align::Left),
        column("profile-bt-hit", Align::Right),
        column("profile-bt-all", Align::Right),
    ];
    let rows: Vec<Vec<Cell>> = result
        .weeks
        .iter()
        .map(|one| {
            let week = one.week.clone().unwrap_or_else(|| words.get("profile-bt-undated"));
            vec![
                Cell::plain(week),
                Cell::plain(thousands(one.hit_lines, lang)),
                Cell::plain(thousands(one.lines, lang)),
            ]
        })
        .collect();
    let look = Look::of_stdout();
    render(&columns, &rows, look.width, look.colour)
}
