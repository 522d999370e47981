//! A field that is filled at most once: rows of one bill repeat it, and a different text in it
//! is news, not noise.

use sarhad_model::{AdditionalInformation, Span, Text, Value};

use super::table::Cell;

/// Entries of a list that a repeated row is compared with: enough for a bill that says the same
/// on every line, and never quadratic for a bill of a hundred thousand.
pub const NEAR: usize = 64;

/// A value that knows its raw text.
pub trait Raw {
    /// The text as received.
    fn raw(&self) -> &str;
}

impl Raw for Text {
    fn raw(&self) -> &str {
        &self.raw
    }
}

impl<T> Raw for Value<T> {
    fn raw(&self) -> &str {
        &self.raw
    }
}

impl<T: Raw> Raw for Box<T> {
    fn raw(&self) -> &str {
        (**self).raw()
    }
}

/// Puts a value into an empty slot. `false` when another text is there already; the same text
/// again is no news.
pub fn fill<T: Raw>(slot: &mut Option<T>, text: &str, make: impl FnOnce() -> T) -> bool {
    match slot {
        None => {
            *slot = Some(make());
            true
        }
        Some(known) => known.raw().trim() == text.trim(),
    }
}

/// Keeps a cell word for word.
pub fn keep(list: &mut Vec<AdditionalInformation>, key: &str, cell: &Cell<'_>) {
    list.push(AdditionalInformation { key: key.into(), raw: (*cell.text).into(), span: cell.span });
}

/// The span of a part of a cell; of the whole cell where the part has no place of its own
/// (workbooks, doubled quotes).
pub fn part_span(cell: &Cell<'_>, part: &std::ops::Range<usize>) -> Span {
    match (cell.span, &cell.text) {
        (Span::Bytes { start, .. }, std::borrow::Cow::Borrowed(_)) => {
            Span::bytes(start as usize + part.start, start as usize + part.end)
        }
        (span, _) => span,
    }
}
