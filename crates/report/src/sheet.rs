//! The officers' sheet of an inspection plan: as one printable page, as columns, as one document.
//!
//! It says what to do with which unit. Rank, score, reasons, gates and the way in which a unit was
//! selected are left out on purpose: from any of them one could tell who was drawn at random.

use askama::Template;
use sarhad_i18n::{Lang, Words, date, number, words};
use sarhad_model::{RankedUnit, Ranking, Sheet, SheetRow, Task};
use serde::Serialize;

use crate::table::{PART, spreadsheet, text};

/// Column names of the sheet; they are keys and stay the same in every language.
pub const SHEET_COLUMNS: [&str; 14] = [
    "number",
    "task",
    "unit",
    "bills",
    "journey",
    "route_from",
    "route_to",
    "consignors",
    "consignees",
    "goods",
    "hs",
    "gross_mass_kg",
    "stays_held",
    "result",
];

#[derive(Template)]
#[template(path = "sheet.html")]
struct Page<'a> {
    t: &'static Words,
    style: &'static str,
    title: String,
    counts: Vec<String>,
    warnings: Vec<String>,
    free: Option<String>,
    rows: Vec<RowView<'a>>,
}

/// A row as shown.
struct RowView<'a> {
    number: u32,
    task_key: &'static str,
    task: String,
    held: bool,
    unit: &'a RankedUnit,
    mass: Option<String>,
}

/// How many units get which task, in words; the capacity first.
pub fn sheet_counts(sheet: &Sheet, t: &Words) -> Vec<String> {
    let of = |task: Task| sheet.rows.iter().filter(|row| row.task == task).count();
    let capacity = [("hands", sheet.hands.into()), ("scanner", sheet.scanner.into())];
    vec![
        t.say("sheet-capacity", &capacity),
        t.say("sheet-open-count", &[("count", of(Task::Open).into())]),
        t.say("sheet-scan-count", &[("count", of(Task::Scan).into())]),
        t.say("sheet-documents-count", &[("count", of(Task::Documents).into())]),
    ]
}

/// What must be said loudly: gates for which no hand is left.
pub fn sheet_warnings(sheet: &Sheet, t: &Words) -> Vec<String> {
    [("plan-warning-held", sheet.held), ("plan-warning-reviewed", sheet.reviewed)]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| t.say(key, &[("count", count.into())]))
        .collect()
}

/// That hands stay free, when they do.
pub fn sheet_free(sheet: &Sheet, t: &Words) -> Option<String> {
    let count = sheet.free_hands;
    (count > 0).then(|| t.say("plan-free-hands", &[("count", count.into())]))
}

/// The sheet as one page to print.
pub fn sheet_html(ranking: &Ranking, sheet: &Sheet, lang: Lang) -> String {
    let t = words(lang);
    let row = |row: &SheetRow| {
        let unit = &ranking.units[row.unit];
        RowView {
            number: row.number,
            task_key: row.task.key(),
            task: t.get(&format!("task-{}", row.task.key())),
            held: row.stays_held,
            unit,
            mass: unit.gross_mass_kg.map(|mass| number(mass, lang)),
        }
    };
    let page = Page {
        t,
        style: crate::STYLE,
        title: t.say("sheet-title", &[("date", date(ranking.as_of, lang).into())]),
        counts: sheet_counts(sheet, t),
        warnings: sheet_warnings(sheet, t),
        free: sheet_free(sheet, t),
        rows: sheet.rows.iter().map(row).collect(),
    };
    page.render().expect("the template writes to a string and has no fallible filter")
}

/// The sheet as columns for a spreadsheet, the last one empty for the result.
pub fn sheet_csv(ranking: &Ranking, sheet: &Sheet) -> String {
    let row = |row: &SheetRow| {
        let unit = &ranking.units[row.unit];
        [
            row.number.to_string(),
            row.task.key().to_owned(),
            text(&unit.unit),
            text(&unit.bills.join(PART)),
            text(&unit.journey),
            text(&unit.route.0),
            text(&unit.route.1),
            text(&unit.consignors.join(PART)),
            text(&unit.consignees.join(PART)),
            text(&unit.goods.join(PART)),
            text(&unit.hs.join(PART)),
            unit.gross_mass_kg.map(|mass| mass.to_string()).unwrap_or_default(),
            if row.stays_held { "yes" } else { "no" }.to_owned(),
            String::new(),
        ]
    };
    spreadsheet(SHEET_COLUMNS, sheet.rows.iter().map(row))
}

#[derive(Serialize)]
struct Document<'a> {
    as_of: String,
    hands: usize,
    scanner: usize,
    free_hands: usize,
    stay_held: usize,
    review_without_hand: usize,
    tasks: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    number: u32,
    task: Task,
    unit: &'a str,
    bills: &'a [String],
    journey: &'a str,
    route_from: &'a str,
    route_to: &'a str,
    consignors: &'a [String],
    consignees: &'a [String],
    goods: &'a [String],
    hs: &'a [String],
    gross_mass_kg: Option<f64>,
    stays_held: bool,
}

/// The sheet as one JSON document.
pub fn sheet_json(ranking: &Ranking, sheet: &Sheet) -> String {
    let line = |row: &SheetRow| {
        let unit = &ranking.units[row.unit];
        Line {
            number: row.number,
            task: row.task,
            unit: &unit.unit,
            bills: &unit.bills,
            journey: &unit.journey,
            route_from: &unit.route.0,
            route_to: &unit.route.1,
            consignors: &unit.consignors,
            consignees: &unit.consignees,
            goods: &unit.goods,
            hs: &unit.hs,
            gross_mass_kg: unit.gross_mass_kg,
            stays_held: row.stays_held,
        }
    };
    let document = Document {
        as_of: ranking.as_of.to_string(),
        hands: sheet.hands,
        scanner: sheet.scanner,
        free_hands: sheet.free_hands,
        stay_held: sheet.held,
        review_without_hand: sheet.reviewed,
        tasks: sheet.rows.iter().map(line).collect(),
    };
    serde_json::to_string_pretty(&document)
        .expect("a sheet has only text keys and finite numbers or nulls")
}
