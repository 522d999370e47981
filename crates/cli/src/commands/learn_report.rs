//! `sarhad learn report`: what inspections found, by the plans that chose them.

use std::path::Path;

use anyhow::{Context, Result};
use sarhad_i18n::Words;
use sarhad_report::{FeedbackLimits, FeedbackTable, feedback_html, feedback_sections};
use sarhad_service::atomic;
use sarhad_service::feedback::{
    self, FeedbackReading, LEAST_FIRINGS, LEAST_GROUP_UNITS, LEAST_RANDOM_RESULTS, outcomes_csv,
};
use sarhad_service::plan::secret;
use sarhad_service::policy::{self, Tables};

use crate::args::{LearnReport, ReportFormat};
use crate::output::{Look, print, print_json, tell};
use crate::session::{Session, shown};
use crate::table::{Align, Cell, Column, Paint, render, wrap};

/// Faults of the file of outcomes that are told.
const SHOWN_FAULTS: usize = 5;

const LIMITS: FeedbackLimits = FeedbackLimits {
    random_results: LEAST_RANDOM_RESULTS,
    firings: LEAST_FIRINGS,
    group_units: LEAST_GROUP_UNITS,
};

/// Reads plans and outcomes, counts, prints.
pub fn run(args: &LearnReport, session: &Session) -> Result<()> {
    let words = session.words;
    let kept = super::plan::kept_secret(session).filter(|path| path.exists());
    let secret = match args.secret.as_ref().or(kept.as_ref()) {
        Some(path) => Some(secret::read(path)?),
        None => None,
    };
    let tables = Tables::built_in().with_policy(&session.policy(&args.policy)?);
    let reading = feedback::load(&args.plans, &args.outcomes, secret.as_ref(), &tables)?;
    if let Some(path) = &args.marked {
        atomic::write(path, outcomes_csv(&reading.marked).as_bytes())
            .with_context(|| shown(path))?;
        tell(&words.say("feedback-marked", &[("path", shown(path).into())]));
    }
    if let Some(path) = &args.propose {
        propose(path, &reading, words)?;
    }
    tell_about(&reading, words);
    match args.format {
        ReportFormat::Text => print(&text(&reading, words, Look::of_stdout())),
        ReportFormat::Html => print(&feedback_html(&reading.report, LIMITS, words.lang())),
        ReportFormat::Json => {
            let mut document = serde_json::to_value(&reading.report)?;
            let counts = [
                ("unchecked_seals", reading.unchecked),
                ("outcomes_not_placed", reading.unplaced),
                ("outcomes_ambiguous", reading.ambiguous),
                ("outcomes_corrected", reading.corrected),
                ("outcomes_unread", reading.faults.len()),
            ];
            for (name, count) in counts {
                document[name] = count.into();
            }
            print_json(&document)
        }
    }
}

/// Writes the proposed weights, or says that none would move.
fn propose(path: &Path, reading: &FeedbackReading, words: &Words) -> Result<()> {
    let Some(proposal) = policy::proposal(&reading.report, Session::today()) else {
        tell(&words.get("feedback-nothing-proposed"));
        return Ok(());
    };
    atomic::write(path, proposal.as_bytes()).with_context(|| shown(path))?;
    tell(&words.say("feedback-proposed", &[("path", shown(path).into())]));
    Ok(())
}

/// What of the input was not used, or not as it stands.
fn tell_about(reading: &FeedbackReading, words: &Words) {
    for (key, count) in [
        ("feedback-unchecked", reading.unchecked),
        ("feedback-unplaced", reading.unplaced),
        ("feedback-ambiguous", reading.ambiguous),
        ("feedback-corrected", reading.corrected),
        ("feedback-faults", reading.faults.len()),
    ] {
        if count > 0 {
            tell(&words.say(key, &[("count", count.into())]));
        }
    }
    for fault in reading.faults.iter().take(SHOWN_FAULTS) {
        tell(&format!("  - {fault}"));
    }
}

fn text(reading: &FeedbackReading, words: &Words, look: Look) -> String {
    let (head, sections) = feedback_sections(&reading.report, LIMITS, words.lang());
    let mut out = String::new();
    let say = |out: &mut String, line: &str, paint: Paint| {
        for line in wrap(line, look.width) {
            out.push_str(&paint.on(&line, look.colour));
            out.push('\n');
        }
    };
    say(&mut out, &words.get("feedback-title"), Paint::Bold);
    for line in &head {
        say(&mut out, line, Paint::Plain);
    }
    for section in &sections {
        out.push('\n');
        say(&mut out, &section.title, Paint::Bold);
        for alarm in &section.alarms {
            say(&mut out, &format!("! {alarm}"), Paint::Red);
        }
        for line in &section.lines {
            say(&mut out, line, Paint::Plain);
        }
        if let Some(table) = section.table.as_ref().filter(|table| !table.rows.is_empty()) {
            out.push_str(&rendered(table, look));
        }
        if let Some(note) = &section.note {
            say(&mut out, note, Paint::Dim);
        }
    }
    out
}

fn rendered(table: &FeedbackTable, look: Look) -> String {
    let columns: Vec<Column> = table
        .columns
        .iter()
        .map(|(heading, is_number)| Column {
            heading: heading.clone(),
            align: if *is_number { Align::Right } else { Align::Left },
            wraps: !is_number,
        })
        .collect();
    let rows: Vec<Vec<Cell>> =
        table.rows.iter().map(|row| row.iter().map(Cell::plain).collect()).collect();
    render(&columns, &rows, look.width, look.colour)
}
