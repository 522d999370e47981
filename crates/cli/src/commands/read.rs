//! `sarhad read`: what was read from cargo papers, without any judgement.

use anyhow::Result;
use sarhad_i18n::{Words, thousands};
use sarhad_model::{FileSummary, Submission, SubmissionStatus};
use sarhad_service::oneshot;

use crate::args::{Read, ReadFormat};
use crate::failure::failed;
use crate::output::{Look, print, print_json, prune};
use crate::progress::Bar;
use crate::session::Session;
use crate::table::{Align, Cell, Column, Paint, render, wrap};

/// Reads and prints.
pub fn run(args: &Read, session: &Session) -> Result<()> {
    let bar = Bar::new(session.words);
    let options = session.read_options(&args.mapping)?;
    let (files, failures) = session.open(&args.files);
    let submissions = oneshot::read_all(files, &options, &bar)?;
    bar.finish();
    session.tell_about_files(&submissions, &failures);
    match args.format {
        ReadFormat::Json => print_json(&serde_json::to_value(&submissions)?)?,
        ReadFormat::Jsonl => print(&lines(&submissions))?,
        ReadFormat::Summary => print(&summary(&submissions, session.words, Look::of_stdout()))?,
    }
    let rejected = |submission: &Submission| submission.status == SubmissionStatus::Rejected;
    if submissions.iter().all(rejected) {
        return Err(failed(session.words.get("error-no-file-read")));
    }
    Ok(())
}

/// One line a consignment, with the file it stands in.
fn lines(submissions: &[Submission]) -> String {
    let mut out = String::new();
    for submission in submissions {
        for consignment in submission.consignments() {
            let mut value = serde_json::json!({
                "file": submission.name,
                "format": submission.format,
                "consignment": consignment,
            });
            prune(&mut value);
            out.push_str(&value.to_string());
            out.push('\n');
        }
    }
    out
}

fn summary(submissions: &[Submission], words: &Words, look: Look) -> String {
    let summaries: Vec<FileSummary> = submissions.iter().map(oneshot::summary).collect();
    let mut out = files_table(&summaries, words, look);
    for (file, submission) in summaries.iter().zip(submissions) {
        out.push_str(&remarks(file, submission, words, look));
    }
    out
}

fn files_table(files: &[FileSummary], words: &Words, look: Look) -> String {
    let left = |key: &str, wraps| Column { heading: words.get(key), align: Align::Left, wraps };
    let right = |key: &str| Column { heading: words.get(key), align: Align::Right, wraps: false };
    let columns = [
        left("table-file", true),
        left("table-format", false),
        left("table-status", false),
        right("table-consignments"),
        right("table-items"),
        right("table-equipment"),
        right("table-parties"),
        right("table-issues"),
        right("table-covered"),
    ];
    let count = |number: usize| Cell::plain(thousands(number, words.lang()));
    let rows: Vec<Vec<Cell>> = files
        .iter()
        .map(|file| {
            let paint = match file.status {
                SubmissionStatus::Complete if file.counts_differ() => Paint::Yellow,
                SubmissionStatus::Complete => Paint::Green,
                SubmissionStatus::Partial => Paint::Yellow,
                SubmissionStatus::Rejected => Paint::Red,
            };
            let format = match file.encoding {
                Some(encoding) => format!("{} {encoding}", file.format),
                None => file.format.to_owned(),
            };
            vec![
                Cell::plain(&file.name),
                Cell::plain(format),
                Cell::painted(words.file_status(file), paint),
                count(file.consignments),
                count(file.items),
                count(file.equipment),
                count(file.parties),
                count(file.issues.len()),
                count(file.uncovered_bytes as usize),
            ]
        })
        .collect();
    render(&columns, &rows, look.width, look.colour)
}

fn remarks(file: &FileSummary, submission: &Submission, words: &Words, look: Look) -> String {
    let mut out = String::new();
    let consignments = super::read_consignments::table(submission, words, look);
    if file.issues.is_empty() && file.columns.is_empty() && consignments.is_empty() {
        return out;
    }
    out.push('\n');
    out.push_str(&Paint::Bold.on(&crate::table::clean(&file.name), look.colour));
    out.push('\n');
    out.push_str(&consignments);
    for issue in &file.issues {
        let text = crate::table::clean(&words.issue(issue)).replace('\n', " ");
        for (number, line) in wrap(&text, look.width - 4).iter().enumerate() {
            out.push_str(&format!("  {} {line}\n", if number == 0 { "-" } else { " " }));
        }
    }
    if !file.columns.is_empty() {
        out.push_str(&format!("  {}\n", words.get("read-columns")));
        for column in &file.columns {
            let header = crate::table::clean(&column.header).replace('\n', " ");
            let meaning = match column.field {
                Some(field) => {
                    let by = words.get(&format!("read-by-{}", column.by));
                    format!("{} [{field}] ({by})", words.field(field))
                }
                None => words.get("read-column-unknown"),
            };
            out.push_str(&format!("    {header} → {meaning}\n"));
        }
        for signature in sarhad_service::mapping::signatures(submission) {
            let said = words.say("read-signature", &[("signature", signature.into())]);
            out.push_str(&format!("  {said}\n"));
        }
    }
    out
}
