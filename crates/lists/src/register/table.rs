//! The rows of a register by the names of its columns, from a text table or a workbook. Headings
//! may be in English or Russian; a column that nobody knows is named to the caller, not dropped in
//! silence.

use chrono::NaiveDate;
use csv::{ReaderBuilder, StringRecord};
use sarhad_model::{Issue, Span};

use super::{RowFault, RowFaultKind};
use crate::control::sheet;
use crate::dates::{self, Order};
use crate::decode::{Fallback, decode};
use crate::error::ListError;
use crate::limits::Limits;

/// The dates of the region.
const ORDER: Order = Order::DayFirst;

/// A column: its name in the documentation, and other headings for it, in small letters.
pub(super) type Column = (&'static str, &'static [&'static str]);

/// A table in memory.
pub(super) struct Table {
    /// Place of each column that was found.
    columns: Vec<(&'static str, usize)>,
    rows: Vec<(usize, Vec<String>)>,
    /// Headings that no column has.
    pub unused: Vec<String>,
    /// Day up to which the table is complete, when its first line says so.
    pub as_of: Option<NaiveDate>,
}

impl Table {
    /// Reads the rows of a file.
    ///
    /// # Errors
    /// The file is empty, too large, a damaged workbook, or lacks a needed column.
    pub fn read(
        name: &str,
        bytes: &[u8],
        known: &[Column],
        needed: &[&'static str],
        as_of_mark: &str,
        document: &'static str,
    ) -> Result<Self, ListError> {
        let file = || name.to_owned();
        let limits = Limits::default();
        if bytes.is_empty() {
            return Err(ListError::Empty { file: file() });
        }
        if bytes.len() > limits.file_bytes {
            let (found, limit) = (bytes.len(), limits.file_bytes);
            return Err(ListError::TooLarge { file: file(), found, limit });
        }
        let mut as_of = None;
        let mut rows = if sheet::is_workbook(bytes) {
            workbook(name, bytes, &limits)?
        } else {
            text(&decode(bytes, Fallback::CyrillicFile).text)
        };
        rows.retain(|(_, cells)| {
            let first = cells.first().map_or("", String::as_str);
            if let Some(day) = first.strip_prefix(as_of_mark) {
                as_of = dates::day(day.trim(), ORDER);
            }
            !first.starts_with('#')
        });
        if rows.is_empty() {
            return Err(ListError::Empty { file: file() });
        }
        let (_, header) = rows.remove(0);
        let mut columns: Vec<(&'static str, usize)> = Vec::new();
        let mut unused = Vec::new();
        for (at, heading) in header.iter().enumerate() {
            let plain = plain(heading);
            let named = |(name, others): &&Column| *name == plain || others.contains(&&*plain);
            match known.iter().find(named) {
                // Of a heading that is there twice the first column counts.
                Some((name, _)) if columns.iter().all(|(known, _)| known != name) => {
                    columns.push((name, at));
                }
                _ if plain.is_empty() => {}
                _ => unused.push(heading.clone()),
            }
        }
        let has = |column: &&&'static str| columns.iter().any(|(name, _)| *name == **column);
        if let Some(column) = needed.iter().find(|column| !has(column)) {
            return Err(ListError::MissingRegisterColumn { file: file(), column, document });
        }
        Ok(Self { columns, rows, unused, as_of })
    }

    /// All rows below the heading.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(number, cells)| Row { table: self, number: *number, cells })
    }
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    table: &'t Table,
    pub number: usize,
    cells: &'t [String],
}

impl<'t> Row<'t> {
    /// The cell of a column; empty when there is none.
    pub fn get(&self, column: &'static str) -> &'t str {
        let found = self.table.columns.iter().find(|(name, _)| *name == column);
        found.and_then(|(_, at)| self.cells.get(*at)).map_or("", String::as_str)
    }

    pub fn fault(&self, column: &'static str, kind: RowFaultKind) -> RowFault {
        RowFault { row: self.number, column, kind, raw: self.get(column).to_owned() }
    }

    /// A day; nothing for an empty cell, and for one that is none, which is told.
    pub fn day(&self, column: &'static str, faults: &mut Vec<RowFault>) -> Option<NaiveDate> {
        let text = self.get(column);
        let day = dates::day(text, ORDER);
        if day.is_none() && !text.is_empty() {
            faults.push(self.fault(column, RowFaultKind::Date));
        }
        day
    }
}

/// A number with a decimal point or comma; blanks between thousands, a percent sign behind.
pub(super) fn number(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '%').collect();
    plain.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite())
}

/// A heading or word in small letters, with single blanks and no underscores or outer signs.
pub(super) fn plain(text: &str) -> String {
    let lower = text.to_lowercase().replace(['_', '\u{a0}'], " ");
    let words: Vec<&str> = lower.split_whitespace().collect();
    words.join(" ").trim_matches(|c: char| !c.is_alphanumeric() && c != '%').to_owned()
}

fn text(text: &str) -> Vec<(usize, Vec<String>)> {
    let heading = text.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
    let count = |sign: u8| heading.bytes().filter(|&b| b == sign).count();
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(|&sign| count(sign));
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    // The text is valid UTF-8 and lengths are free: no row can fail.
    while let Ok(true) = reader.read_record(&mut record) {
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push((usize::try_from(line).unwrap_or(usize::MAX), cells));
        }
    }
    rows
}

fn workbook(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Vec<(usize, Vec<String>)>, ListError> {
    let damaged = |issue: &Issue| {
        let why = issue.args.iter().map(|(what, value)| format!("{what} {value}"));
        let why = format!("{} {}", issue.code.key(), why.collect::<Vec<_>>().join(", "));
        ListError::DamagedWorkbook { file: name.to_owned(), why }
    };
    let mut trouble: Vec<Issue> = Vec::new();
    let rows = sheet::rows(name, bytes, limits, &mut |issue| trouble.push(issue))
        .map_err(|issue| damaged(&issue))?;
    // Half a register would look like a whole one.
    if let Some(issue) = trouble.first() {
        return Err(damaged(issue));
    }
    // The register is the first sheet that holds anything; others are notes.
    let sheet_of = |span: &Span| match span {
        Span::Cell { sheet, row, .. } => (*sheet, *row as usize + 1),
        _ => (0, 0),
    };
    let first = rows.first().map(|(_, span)| sheet_of(span).0);
    let of_first = rows.into_iter().filter(|(_, span)| Some(sheet_of(span).0) == first);
    Ok(of_first.map(|(cells, span)| (sheet_of(&span).1, cells)).collect())
}
