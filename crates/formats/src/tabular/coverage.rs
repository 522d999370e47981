//! The count behind "nothing lost" for tables: every filled cell stands in the result with its
//! own place, or says word for word what another row of its column says there already.

use std::borrow::Cow;
use std::collections::HashSet;

use sarhad_model::{Coverage, Span, Submission, Walk};

use super::table::{Row, Sheet, Table};

/// Which columns of a sheet may repeat a text without a place of its own: those of the
/// consignment and the journey.
pub type Repeating<'p> = &'p dyn Fn(u16, usize) -> bool;

/// Which rows of a sheet are its header, and stand in [`Submission::columns`].
pub type IsHeader<'p> = &'p dyn Fn(u16, u32) -> bool;

/// Counts a text table.
pub fn of_text(
    submission: &Submission,
    file_bytes: usize,
    table: &Table<'_>,
    text: &str,
    is_header: IsHeader<'_>,
    repeats: Repeating<'_>,
) -> Coverage {
    let mut held = Bits::new(text.len());
    submission.spans(&mut |span| {
        if let Span::Bytes { start, end } = span {
            held.set(start as usize, end as usize);
        }
    });
    let missing = |span: Span| match span {
        Span::Bytes { start, end } => held.missing(text, start as usize, end as usize),
        _ => 0,
    };
    let mut uncovered = 0;
    walk(table, is_header, repeats, |span| missing(span) == 0, |span| uncovered += missing(span));
    let bytes = file_bytes as u64;
    Coverage { bytes, covered: bytes.saturating_sub(uncovered) }
}

/// Counts the sheets of a workbook: the unit is the byte of cell text.
pub fn of_sheets(
    submission: &Submission,
    sheets: &[Sheet],
    is_header: IsHeader<'_>,
    repeats: Repeating<'_>,
) -> Coverage {
    let mut held: HashSet<(u16, u16, u32)> = HashSet::new();
    submission.spans(&mut |span| {
        if let Span::Cell { sheet, column, row } = span {
            held.insert((sheet, column, row));
        }
    });
    let mut coverage = Coverage::default();
    for sheet in sheets {
        let mut lost: HashSet<Span> = HashSet::new();
        let is_held = |span| match span {
            Span::Cell { sheet, column, row } => held.contains(&(sheet, column, row)),
            _ => true,
        };
        walk(&Table::Sheet(sheet), is_header, repeats, is_held, |span| {
            lost.insert(span);
        });
        for (span, text) in sheet.own_cells() {
            coverage.bytes += text.len() as u64;
            if !lost.contains(&span) {
                coverage.covered += text.len() as u64;
            }
        }
    }
    coverage
}

/// Walks the filled cells and calls `lose` with those that do not stand in the result. A cell of
/// a repeating column is only lost when its text was not held in this column before.
fn walk(
    table: &Table<'_>,
    is_header: IsHeader<'_>,
    repeats: Repeating<'_>,
    held: impl Fn(Span) -> bool,
    mut lose: impl FnMut(Span),
) {
    let sheet = table.number();
    // Most of the cells without a place say what the last held cell of their column says; the
    // columns that hold others are walked again, with all that they have said.
    let mut doubtful: Vec<usize> = Vec::new();
    let mut last: Vec<Cow<'_, str>> = Vec::new();
    let mut rows = table.rows();
    let mut row = Row::default();
    while rows.next_into(&mut row) {
        if is_header(sheet, row.number) {
            continue;
        }
        for (column, cell) in row.all_filled() {
            let is_held = held(cell.span);
            if !repeats(sheet, column) {
                if !is_held {
                    lose(cell.span);
                }
            } else if is_held {
                if last.len() <= column {
                    last.resize_with(column + 1, Cow::default);
                }
                last[column].clone_from(&cell.text);
            } else if last.get(column).is_none_or(|last| last.trim() != cell.text.trim())
                && !doubtful.contains(&column)
            {
                doubtful.push(column);
            }
        }
        if let Some((span, _)) = row.beyond
            && !held(span)
        {
            lose(span);
        }
    }
    if !doubtful.is_empty() {
        walk_again(table, is_header, &doubtful, held, lose);
    }
}

/// Walks the cells of some repeating columns, with everything that was held in each before.
fn walk_again(
    table: &Table<'_>,
    is_header: IsHeader<'_>,
    columns: &[usize],
    held: impl Fn(Span) -> bool,
    mut lose: impl FnMut(Span),
) {
    let sheet = table.number();
    let mut said: Vec<HashSet<Cow<'_, str>>> = vec![HashSet::new(); columns.len()];
    let mut rows = table.rows();
    let mut row = Row::default();
    while rows.next_into(&mut row) {
        if is_header(sheet, row.number) {
            continue;
        }
        for (&column, said) in columns.iter().zip(&mut said) {
            let Some(cell) = row.filled(column) else { continue };
            if held(cell.span) {
                said.insert(trimmed(&cell.text));
            } else if !said.contains(cell.text.trim()) {
                lose(cell.span);
            }
        }
    }
}

/// The text without blanks around it; borrowed where it is.
fn trimmed<'t>(text: &Cow<'t, str>) -> Cow<'t, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// One bit for each byte of a text.
struct Bits(Vec<u64>);

impl Bits {
    fn new(len: usize) -> Self {
        Self(vec![0; len / 64 + 1])
    }

    fn set(&mut self, start: usize, end: usize) {
        let end = end.min(self.0.len() * 64);
        let mut at = start;
        while at < end {
            let (word, bit) = (at / 64, at % 64);
            let count = (64 - bit).min(end - at);
            let ones = if count == 64 { u64::MAX } else { (1 << count) - 1 };
            self.0[word] |= ones << bit;
            at += count;
        }
    }

    /// Bytes of `start..end` that are not set, blanks aside.
    fn missing(&self, text: &str, start: usize, end: usize) -> u64 {
        let mut missing = 0;
        for at in start..end {
            if self.0[at / 64] >> (at % 64) & 1 == 0 {
                missing += u64::from(!text.as_bytes()[at].is_ascii_whitespace());
            }
        }
        missing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_count_what_is_missing() {
        let text = "a".repeat(200);
        let mut bits = Bits::new(200);
        bits.set(10, 150);
        assert_eq!(bits.missing(&text, 0, 200), 60);
        assert_eq!(bits.missing(&text, 10, 150), 0);
        bits.set(0, 10);
        assert_eq!(bits.missing(&text, 0, 64), 0);
    }
}
