//! Rows of a text table by the names of their columns. Rows may be shorter or longer than the
//! header; repeated header rows are left out with an issue; nothing else is.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};
use sarhad_model::{Issue, IssueCode, Span};

use crate::reading::Roll;

/// The columns of a table. Names are compared without case and outer blanks; of a repeated name
/// the first column counts.
#[derive(Debug)]
pub(crate) struct Header {
    columns: HashMap<String, usize>,
    record: StringRecord,
}

impl Header {
    pub fn new(record: StringRecord) -> Self {
        let mut columns = HashMap::new();
        for (at, name) in record.iter().enumerate() {
            columns.entry(name.trim().to_lowercase()).or_insert(at);
        }
        Self { columns, record }
    }

    /// Whether there is a column (name in lower case).
    pub fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    pub fn row<'h>(&'h self, record: &'h StringRecord) -> Row<'h> {
        Row { header: self, record }
    }

    /// Whether a row is the header again.
    fn is_repeated_in(&self, record: &StringRecord) -> bool {
        self.record.len() == record.len()
            && self.record.iter().zip(record).all(|(a, b)| a.trim() == b.trim())
    }

    /// Whether a row has another number of cells.
    pub fn differs_from(&self, record: &StringRecord) -> bool {
        self.record.len() != record.len()
    }
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'h> {
    header: &'h Header,
    record: &'h StringRecord,
}

impl<'h> Row<'h> {
    /// The cell of a column (name in lower case), trimmed; empty when there is none.
    pub fn get(self, column: &str) -> &'h str {
        let at = self.header.columns.get(column);
        at.and_then(|&at| self.record.get(at)).map_or("", str::trim)
    }
}

/// Reads rows as they are, without a header.
pub(crate) fn rows(
    text: &str,
    delimiter: u8,
    roll: &mut Roll<'_>,
    mut visit: impl FnMut(&StringRecord, Span, &mut Roll<'_>),
) {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    loop {
        let start = reader.position().byte() as usize;
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                // The text is valid UTF-8 and lengths are free, so nothing else is known to fail.
                let issue = Issue::new(IssueCode::ListRowUnreadable, Span::bytes(start, start), "");
                roll.issue(issue.with("reason", error));
                break;
            }
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        visit(&record, Span::bytes(start, reader.position().byte() as usize), roll);
    }
}

/// Reads rows under a header, which is the first row.
pub(crate) fn rows_with_header(
    text: &str,
    delimiter: u8,
    roll: &mut Roll<'_>,
    mut visit: impl FnMut(Row<'_>, Span, &mut Roll<'_>),
) {
    let mut header: Option<Header> = None;
    rows(text, delimiter, roll, |record, span, roll| match &header {
        None => header = Some(Header::new(record.clone())),
        Some(header) if header.is_repeated_in(record) => {
            roll.issue(Issue::new(IssueCode::ListHeaderRepeated, span, ""));
        }
        Some(header) => {
            roll.records += 1;
            if header.differs_from(record) {
                roll.issue(width_issue(record, header.record.len(), span));
            }
            visit(header.row(record), span, roll);
        }
    });
}

/// What is said of a row with another number of cells: a short one is cut, in a long one cells may
/// stand under wrong columns. Both are read all the same.
pub(crate) fn width_issue(record: &StringRecord, expected: usize, span: Span) -> Issue {
    let is_short = record.len() < expected;
    let code = if is_short { IssueCode::Truncated } else { IssueCode::ListRowUnreadable };
    let issue = Issue::new(code, span, record.get(0).unwrap_or_default());
    issue.with("found", record.len()).with("expected", expected)
}

/// The first row of a text, for recognising a format.
pub(crate) fn first_row(text: &str, delimiter: u8) -> StringRecord {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    match reader.read_record(&mut record) {
        Ok(true) => record,
        _ => StringRecord::new(),
    }
}
