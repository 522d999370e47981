//! The sheets of one file: which of them are tables of cargo, which go on with the one before,
//! and which are kept word for word.

use sarhad_model::{ColumnMeaning, Declaration, Issue, IssueCode, Quarantined, Severity, Span};

use super::build::{Builder, Built};
use super::content;
use super::field::Level;
use super::header::{self, Column, Header};
use super::plan::Plan;
use super::settle;
use super::slot::keep;
use super::table::{Row, Table};
use super::title;
use crate::Options;

/// Data rows that show what a column holds.
const SAMPLE_ROWS: usize = 200;

/// What all sheets gave.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Consignments and the rest.
    pub built: Built,
    /// Meanings of the columns.
    pub columns: Vec<ColumnMeaning>,
    headers: Vec<(u16, u32)>,
    repeating: Vec<(u16, Vec<bool>)>,
}

impl Outcome {
    /// Whether a row is a header that the columns hold.
    pub fn is_header(&self, sheet: u16, row: u32) -> bool {
        self.headers.contains(&(sheet, row))
    }

    /// Whether rows of one bill repeat a column.
    pub fn repeats(&self, sheet: u16, column: usize) -> bool {
        self.repeating
            .iter()
            .find(|(number, _)| *number == sheet)
            .is_some_and(|(_, columns)| columns.get(column) == Some(&true))
    }
}

/// Reads all sheets.
pub fn read(tables: &[Table<'_>], options: &Options) -> Outcome {
    let mut outcome = Outcome::default();
    let mut known: Option<Vec<Column>> = None;
    let mut any_header = false;
    for table in tables {
        let head = first_rows(table, options.limits.header_rows);
        if head.is_empty() {
            continue;
        }
        if let Some(found) = header::find(&head, &options.mapping) {
            any_header = true;
            known = Some(with_header(table, &head, found, options, &mut outcome));
        } else if header::is_party_list(&head) {
            outcome.built.issues.push(
                Issue::new(IssueCode::ListNotCargo, head[0].span(), "").with("format", "csv"),
            );
            keep_all(table, &mut outcome);
        } else if let Some(columns) = known.as_ref().filter(|c| goes_on(c, &head)) {
            let columns = columns.clone();
            let plan = Plan::new(&columns, table, 0);
            build(table, 0, &plan, Declaration::default(), options, &mut outcome);
            report(table, &columns, &plan, &mut outcome);
        } else {
            any_header |= headless(table, options, &mut outcome);
        }
    }
    if !any_header && !outcome.built.issues.iter().any(|i| i.severity == Severity::Reject) {
        outcome.built.issues.push(Issue::new(IssueCode::NoHeader, Span::None, ""));
    }
    outcome
}

fn first_rows<'t>(table: &Table<'t>, count: usize) -> Vec<Row<'t>> {
    let mut walk = table.rows();
    let mut rows = Vec::new();
    loop {
        let mut row = Row::default();
        if rows.len() >= count || !walk.next_into(&mut row) {
            return rows;
        }
        rows.push(row);
    }
}

/// Reads a table under its header; gives its columns for a sheet that goes on with it.
fn with_header(
    table: &Table<'_>,
    head: &[Row<'_>],
    found: Header,
    options: &Options,
    outcome: &mut Outcome,
) -> Vec<Column> {
    let Header { first, rows, mut columns } = found;
    let skip = first + rows;
    let sample = sample(table, skip);
    content::infer(&mut columns, &sample, false);
    settle::settle(&mut columns, &sample);
    let mut template = Declaration::default();
    title::read(&head[..first], &mut template, &mut outcome.built.additional_information);
    for row in &head[first..skip] {
        outcome.headers.push((table.number(), row.number));
    }
    for row in &head[..skip] {
        outcome.built.set_beyond_aside(row, options.limits.columns);
    }
    let plan = Plan::new(&columns, table, skip);
    build(table, skip, &plan, template, options, outcome);
    report(table, &columns, &plan, outcome);
    columns
}

/// Reads a table without a header, when its cells prove enough; otherwise keeps it.
fn headless(table: &Table<'_>, options: &Options, outcome: &mut Outcome) -> bool {
    let sample = sample(table, 0);
    let mut columns = Vec::new();
    content::infer(&mut columns, &sample, true);
    let proved = columns.iter().filter(|column| column.meaning.is_some()).count();
    let core = columns.iter().any(|c| c.field().is_some_and(super::field::Field::is_core));
    if proved < 2 || !core {
        keep_all(table, outcome);
        return false;
    }
    let mut issue = Issue::new(IssueCode::NoHeader, sample[0].span(), "");
    issue.severity = Severity::Warn;
    outcome.built.issues.push(issue);
    let plan = Plan::new(&columns, table, 0);
    build(table, 0, &plan, Declaration::default(), options, outcome);
    report(table, &columns, &plan, outcome);
    true
}

fn sample<'t>(table: &Table<'t>, skip: usize) -> Vec<Row<'t>> {
    let mut rows = first_rows(table, skip + SAMPLE_ROWS);
    rows.drain(..skip.min(rows.len()));
    rows
}

/// A sheet goes on with the one before when it is as wide.
fn goes_on(columns: &[Column], head: &[Row<'_>]) -> bool {
    let width = |row: &Row<'_>| row.all_filled().last().map_or(0, |(column, _)| column + 1);
    let widest = head.iter().map(width).max().unwrap_or(0);
    columns.len() > 1 && widest == columns.len()
}

fn build(
    table: &Table<'_>,
    skip: usize,
    plan: &Plan,
    template: Declaration,
    options: &Options,
    outcome: &mut Outcome,
) {
    let mut rows = table.rows();
    let mut row = Row::default();
    for _ in 0..skip {
        rows.next_into(&mut row);
    }
    let mut builder = Builder::new(plan, &options.limits, template, &mut outcome.built);
    let mut count = 0;
    let mut full = false;
    while !full && rows.next_into(&mut row) {
        full = count >= options.limits.rows || !builder.row(&row);
        count += 1;
    }
    builder.finish();
    if full {
        rest(table, &row, count > options.limits.rows, options, outcome);
    }
}

/// What is beyond a limit of rows waits for a person as one part.
fn rest(table: &Table<'_>, row: &Row<'_>, rows: bool, options: &Options, outcome: &mut Outcome) {
    let span = match (table, row.span()) {
        (Table::Text { text, .. }, Span::Bytes { start, .. }) => {
            Span::bytes(start as usize, text.len())
        }
        (_, span) => span,
    };
    if rows {
        outcome.built.issues.push(
            Issue::new(IssueCode::TooMany, span, "")
                .with("what", "rows")
                .with("limit", options.limits.rows),
        );
    }
    let reason = IssueCode::TooMany;
    outcome.built.quarantined.push(Quarantined { span, raw: Box::default(), reason });
}

fn keep_all(table: &Table<'_>, outcome: &mut Outcome) {
    let mut rows = table.rows();
    let mut row = Row::default();
    let name = match table {
        Table::Sheet(sheet) => sheet.name.as_str(),
        Table::Text { .. } => "",
    };
    while rows.next_into(&mut row) {
        for (_, cell) in row.all_filled() {
            keep(&mut outcome.built.additional_information, name, cell);
        }
        if let Some((span, _)) = row.beyond {
            let reason = IssueCode::TooMany;
            outcome.built.quarantined.push(Quarantined { span, raw: Box::default(), reason });
        }
    }
}

fn report(table: &Table<'_>, columns: &[Column], plan: &Plan, outcome: &mut Outcome) {
    let sheet = table.number();
    let mut unmapped = Vec::new();
    let mut repeating = Vec::with_capacity(columns.len());
    for (at, column) in columns.iter().enumerate() {
        let mut meaning = column.report(sheet, at);
        let field = plan.columns[at].field;
        if field.is_none() {
            meaning.field = None;
            if !column.header.trim().is_empty() {
                unmapped.push(column.header.trim());
            }
        }
        outcome.columns.push(meaning);
        repeating.push(field.is_some_and(|field| field.level() == Level::Consignment));
    }
    outcome.repeating.push((sheet, repeating));
    if !unmapped.is_empty() {
        let issue = Issue::new(IssueCode::UnmappedColumns, Span::None, &listed(&unmapped))
            .with("count", unmapped.len());
        outcome.built.issues.push(issue);
    }
}

/// Names with commas between them, whole ones only: as many as an issue has room for.
fn listed(names: &[&str]) -> String {
    const MORE: &str = ", …";
    let mut list = String::new();
    let mut room = Issue::MAX_RAW - MORE.chars().count();
    for (at, name) in names.iter().enumerate() {
        let separator = if at == 0 { "" } else { ", " };
        let needed = separator.len() + name.chars().count();
        if needed > room && at > 0 {
            list.push_str(MORE);
            break;
        }
        room = room.saturating_sub(needed);
        list.push_str(separator);
        list.push_str(name);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_names_is_cut_between_names() {
        assert_eq!(listed(&["A", "B"]), "A, B");
        let names = vec!["PREFERENTIAL_DUTY"; 40];
        let list = listed(&names);
        assert!(list.chars().count() <= Issue::MAX_RAW, "{list}");
        assert!(list.ends_with("PREFERENTIAL_DUTY, …"), "{list}");
    }
}
