//! `sarhad plan`: what to open, to scan and to look at on paper, with the hands there are.

use std::path::{Path, PathBuf};

use anyhow::Result;
use sarhad_i18n::Words;
use sarhad_model::{Ranking, Sheet, SheetRow, Task};
use sarhad_report::{sheet_counts, sheet_csv, sheet_free, sheet_html, sheet_json, sheet_warnings};
use sarhad_service::plan::{self, Capacity, LEAST_SECRET_BYTES, Secret, secret};

use super::screen::{Judged, judge};
use crate::args::{Plan, PlanFormat};
use crate::failure::{failed, wrong_usage};
use crate::output::{Look, print, tell};
use crate::session::{Session, shown};
use crate::table::{Align, Cell, Column, Paint, render};

/// Plans and prints the sheet.
pub fn run(args: &Plan, session: &Session) -> Result<()> {
    let words = session.words;
    // Before the long work, so that a wrong name is told at once.
    let secret = the_secret(args.secret.as_deref(), session)?;
    let Judged { ranking, nothing_read } = judge(&args.screening, session)?;
    if nothing_read {
        return Err(failed(words.get("error-no-file-read")));
    }
    let capacity = Capacity {
        hands: args.hands as usize,
        scanner: args.scanner as usize,
        random_share: args.random,
    };
    let plan =
        plan::make(&ranking, &capacity, &secret).map_err(|fault| wrong_usage(fault.to_string()))?;
    if let Some(path) = &args.out {
        plan::file::write(path, &plan, &secret)?;
    }
    let sheet = &plan.sheet;
    let look = Look::of_stdout();
    print(&match args.format {
        PlanFormat::Table => table(&ranking, sheet, words, look),
        PlanFormat::Json => sheet_json(&ranking, sheet) + "\n",
        PlanFormat::Csv => sheet_csv(&ranking, sheet),
        PlanFormat::Html => sheet_html(&ranking, sheet, words.lang()),
    })?;
    tell(&sheet_counts(sheet, words).join(", "));
    match &args.out {
        Some(path) => tell(&words.say("plan-written", &[("path", shown(path).into())])),
        None => tell(&words.get("plan-not-written")),
    }
    if let Some(free) = sheet_free(sheet, words) {
        tell(&free);
    }
    for warning in sheet_warnings(sheet, words) {
        tell(&format!("! {warning}"));
    }
    for row in sheet.rows.iter().filter(|row| row.stays_held) {
        tell(&format!("  - {}", ranking.units[row.unit].unit));
    }
    Ok(())
}

/// The secret that was named, or that of the data folder, which is made when it is not there. A
/// named file is never made: a slip in its name would be another draw.
fn the_secret(named: Option<&Path>, session: &Session) -> Result<Secret> {
    if let Some(path) = named {
        return Ok(secret::read(path)?);
    }
    let Some(path) = kept_secret(session) else {
        return Err(wrong_usage(session.words.get("plan-no-data-folder")));
    };
    if !path.exists() {
        let mut random = [0; secret::MADE_BYTES];
        getrandom::fill(&mut random).map_err(|error| {
            let args = [
                ("why", error.to_string().into()),
                ("least", LEAST_SECRET_BYTES.to_string().into()),
            ];
            failed(session.words.say("plan-random-failed", &args))
        })?;
        secret::create(&path, random)?;
        tell(&session.words.say("plan-secret-made", &[("path", shown(&path).into())]));
    }
    Ok(secret::read(&path)?)
}

/// Where the secret is kept.
pub(super) fn kept_secret(session: &Session) -> Option<PathBuf> {
    session.data.as_ref().map(|data| data.join(secret::SECRET_FILE))
}

fn table(ranking: &Ranking, sheet: &Sheet, words: &Words, look: Look) -> String {
    if sheet.rows.is_empty() {
        return words.get("sheet-empty") + "\n";
    }
    let column = |key: &str, align, wraps| Column { heading: words.get(key), align, wraps };
    let columns = [
        column("sheet-number", Align::Right, false),
        column("sheet-task", Align::Left, false),
        column("screen-unit", Align::Left, false),
        column("screen-journey", Align::Left, true),
        column("sheet-goods", Align::Left, true),
    ];
    let rows: Vec<Vec<Cell>> = sheet.rows.iter().map(|row| cells(ranking, row, words)).collect();
    render(&columns, &rows, look.width, look.colour)
}

fn cells(ranking: &Ranking, row: &SheetRow, words: &Words) -> Vec<Cell> {
    let unit = &ranking.units[row.unit];
    let mut task = words.get(&format!("task-{}", row.task.key()));
    if row.stays_held {
        task = format!("{task} ({})", words.get("sheet-held"));
    }
    let paint = match row.task {
        _ if row.stays_held => Paint::Red,
        Task::Open => Paint::Yellow,
        Task::Scan => Paint::Cyan,
        Task::Documents | Task::None => Paint::Plain,
    };
    vec![
        Cell::plain(row.number.to_string()),
        Cell::painted(task, paint),
        Cell::painted(unit.unit.clone(), Paint::Bold),
        Cell::plain(unit.journey.clone()),
        Cell::plain(unit.goods.iter().take(2).cloned().collect::<Vec<_>>().join("; ")),
    ]
}
