//! The rows of all sheets of a workbook, as texts. The limits of the archive are kept before
//! anything of it is unpacked.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use sarhad_model::{Issue, IssueCode, Span};
use zip::ZipArchive;

use super::tables::RawRow;
use crate::limits::Limits;

/// Most files in the archive of a workbook.
const MAX_ARCHIVE_ENTRIES: usize = 4_096;
/// Most bytes that a workbook may unpack to.
const MAX_UNPACKED_BYTES: u64 = 512 << 20;
/// Most cells of all sheets together: the correlation of all codes has some twenty thousand.
const MAX_CELLS: usize = 4_000_000;

/// Whether bytes are a workbook of this kind.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads the rows.
///
/// # Errors
/// `archive-bomb` or `damaged-archive`.
pub(crate) fn rows(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    trouble: &mut dyn FnMut(Issue),
) -> Result<Vec<RawRow>, Issue> {
    check(name, bytes)?;
    let damaged = |why: &dyn std::fmt::Display| {
        Issue::new(IssueCode::DamagedArchive, Span::None, name).with("reason", why)
    };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut out = Vec::new();
    let mut cells = 0;
    for (number, sheet) in book.sheet_names().into_iter().enumerate() {
        let range = match book.worksheet_range(&sheet) {
            Ok(range) => range,
            Err(error) => {
                trouble(damaged(&error));
                continue;
            }
        };
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, line) in range.rows().enumerate() {
            cells += line.len();
            if cells > MAX_CELLS || out.len() >= limits.entries {
                let issue = Issue::new(IssueCode::TooMany, Span::None, &sheet);
                trouble(issue.with("what", "cells").with("limit", MAX_CELLS));
                return Ok(out);
            }
            let texts: Vec<String> = std::iter::repeat_n(String::new(), first_column as usize)
                .chain(line.iter().map(text))
                .collect();
            if texts.iter().any(|cell| !cell.is_empty()) {
                let column = line.iter().position(|cell| !text(cell).is_empty()).unwrap_or(0);
                let span = Span::Cell {
                    sheet: u16::try_from(number).unwrap_or(u16::MAX),
                    column: u16::try_from(first_column as usize + column).unwrap_or(u16::MAX),
                    row: first_row + row as u32,
                };
                out.push((texts, span));
            }
        }
    }
    Ok(out)
}

/// Looks at the directory, then unpacks into nothing and counts: a directory can lie.
fn check(name: &str, bytes: &[u8]) -> Result<(), Issue> {
    let damaged = |why: &dyn std::fmt::Display| {
        Issue::new(IssueCode::DamagedArchive, Span::None, name).with("reason", why)
    };
    let bomb = |what: &str, limit: u64, found: u64| {
        let issue = Issue::new(IssueCode::ArchiveBomb, Span::None, name);
        issue.with("what", what).with("limit", limit).with("found", found)
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > MAX_ARCHIVE_ENTRIES {
        return Err(bomb("entries", MAX_ARCHIVE_ENTRIES as u64, archive.len() as u64));
    }
    let mut unpacked = 0u64;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| damaged(&error))?;
        let left = MAX_UNPACKED_BYTES - unpacked;
        let size = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink())
            .map_err(|error| damaged(&error))?;
        unpacked += size;
        if unpacked > MAX_UNPACKED_BYTES {
            return Err(bomb("bytes", MAX_UNPACKED_BYTES, unpacked));
        }
    }
    Ok(())
}

/// Digits of a goods code in a cell that a spreadsheet took for a number.
fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.trim().to_owned(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        Data::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Empty => String::new(),
        other => other.to_string().trim().to_owned(),
    }
}
