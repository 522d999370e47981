//! A value as it was received: the raw text, where it stood, what was wrong with it, and, for
//! typed fields, what it was read as. A value that failed its check keeps its raw text: a wrong
//! number is evidence, not rubbish.
//!
//! Kept lean on purpose: a day of papers is a hundred thousand lines of some forty values each.

use serde::{Serialize, Serializer};

use crate::issue::{Issue, Issues};

/// Text as received; up to 24 bytes of it take no allocation.
pub type RawText = compact_str::CompactString;

/// Where a value stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Span {
    /// Nowhere: the value was derived, not read.
    #[default]
    None,
    /// Bytes `start..end` of the file; of its UTF-8 form when it was in another encoding.
    Bytes {
        /// First byte.
        start: u32,
        /// One past the last byte.
        end: u32,
    },
    /// A cell of a workbook.
    Cell {
        /// Sheet, from 0.
        sheet: u16,
        /// Column, from 0.
        column: u16,
        /// Row, from 0.
        row: u32,
    },
}

impl Span {
    /// The span of bytes `start..end`.
    pub fn bytes(start: usize, end: usize) -> Self {
        Self::Bytes { start: start as u32, end: end as u32 }
    }

    /// The smallest span that holds both; cells and bytes do not mix, the first one wins then.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        match (self, other) {
            (Self::Bytes { start: a, end: b }, Self::Bytes { start: c, end: d }) => {
                Self::Bytes { start: a.min(c), end: b.max(d) }
            }
            (Self::None, other) => other,
            (first, _) => first,
        }
    }
}

impl std::fmt::Display for Span {
    /// `bytes 10-25`, or `sheet 1 B7` as a spreadsheet shows it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self::None => f.write_str("-"),
            Self::Bytes { start, end } => write!(f, "bytes {start}-{end}"),
            Self::Cell { sheet, column, row } => {
                write!(f, "sheet {} {}{}", sheet + 1, column_letters(column), row + 1)
            }
        }
    }
}

/// `0` → `A`, `25` → `Z`, `26` → `AA`: the letters that a spreadsheet shows.
fn column_letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A text field: goods description, name, address line. Its value is its trimmed raw text.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Text {
    /// The text as received (decoded, nothing else done to it).
    pub raw: RawText,
    /// Where it stood.
    pub span: Span,
    /// What is wrong with it.
    pub issues: Issues,
}

impl Text {
    /// A text without issues.
    pub fn new(raw: impl Into<RawText>, span: Span) -> Self {
        Self { raw: raw.into(), span, issues: Issues::default() }
    }

    /// The trimmed text.
    pub fn value(&self) -> &str {
        self.raw.trim()
    }

    /// The same text with one issue more.
    #[must_use]
    pub fn with_issue(mut self, issue: Issue) -> Self {
        self.issues.push(issue);
        self
    }
}

/// A typed field: what was received, and what it was read as when its check passed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Value<T> {
    /// The text as received.
    pub raw: RawText,
    /// What it was read as; `None` when it could not be.
    pub value: Option<T>,
    /// Where it stood.
    pub span: Span,
    /// What is wrong with it.
    pub issues: Issues,
}

impl<T> Default for Value<T> {
    fn default() -> Self {
        Self { raw: RawText::default(), value: None, span: Span::None, issues: Issues::default() }
    }
}

impl<T> Value<T> {
    /// A value that passed its check.
    pub fn good(raw: impl Into<RawText>, value: T, span: Span) -> Self {
        Self { raw: raw.into(), value: Some(value), span, issues: Issues::default() }
    }

    /// A value that could not be read; the issue says why.
    pub fn bad(raw: impl Into<RawText>, span: Span, issue: Issue) -> Self {
        Self { raw: raw.into(), value: None, span, issues: Issues::from(issue) }
    }

    /// Reads `raw` by `parse`; a failure becomes an issue on the value.
    pub fn read(
        raw: &str,
        span: Span,
        parse: impl FnOnce(&str) -> Result<T, crate::codes::CodeError>,
    ) -> Self {
        match parse(raw.trim()) {
            Ok(value) => Self::good(raw, value, span),
            Err(error) => Self::bad(raw, span, Issue::new(error.issue, span, raw)),
        }
    }

    /// The same value with one issue more.
    #[must_use]
    pub fn with_issue(mut self, issue: Issue) -> Self {
        self.issues.push(issue);
        self
    }

    /// The value, borrowed, when there is one.
    pub fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_shown_as_a_spreadsheet_shows_them() {
        let shown = |column, row| Span::Cell { sheet: 0, column, row }.to_string();
        assert_eq!(shown(0, 0), "sheet 1 A1");
        assert_eq!(shown(25, 6), "sheet 1 Z7");
        assert_eq!(shown(26, 9), "sheet 1 AA10");
        assert_eq!(shown(701, 0), "sheet 1 ZZ1");
        assert_eq!(shown(702, 0), "sheet 1 AAA1");
    }

    #[test]
    fn a_hull_holds_both_spans() {
        assert_eq!(Span::bytes(5, 9).hull(Span::bytes(1, 6)), Span::bytes(1, 9));
        assert_eq!(Span::None.hull(Span::bytes(1, 2)), Span::bytes(1, 2));
    }

    #[test]
    fn values_stay_lean() {
        assert!(size_of::<Text>() <= 48);
        assert!(size_of::<Value<f64>>() <= 64);
    }
}
