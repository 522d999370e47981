//! Workbooks: every cell of every sheet as the text a person sees, merged regions filled.
//! Numbers keep all their digits; dates are written year first.
//!
//! Formulas, styles, pictures and macros are not read.

use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader, Xls, Xlsb, Xlsx};
use sarhad_model::{Issue, IssueCode, Quarantined, Span};

use super::table::{Region, Sheet};
use super::{archive, ods, xls_guard};
use crate::{Format, Limits};

/// The sheets of a workbook and what could not be taken from it.
#[derive(Debug, Default)]
pub struct Workbook {
    /// Sheets, in the order of the file.
    pub sheets: Vec<Sheet>,
    /// Limits that were met, damaged sheets.
    pub issues: Vec<Issue>,
    /// Parts beyond a limit.
    pub quarantined: Vec<Quarantined>,
    /// Bytes of cell text beyond a limit: seen, named in an issue, not kept.
    pub beyond_bytes: u64,
}

/// Reads a workbook.
///
/// # Errors
/// The issue for which nothing of it can be read: a bomb, a damaged file.
pub fn read(name: &str, bytes: &[u8], format: Format, limits: &Limits) -> Result<Workbook, Issue> {
    match format {
        Format::Xls => xls(name, bytes, limits),
        Format::Ods => {
            let archive = archive::open(name, bytes, limits)?;
            ods::read(name, archive, limits)
        }
        _ => {
            let archive = archive::open(name, bytes, limits)?;
            let binary = archive.file_names_raw().any(|entry| entry == b"xl/workbook.bin");
            if binary { xlsb(name, bytes, limits) } else { xlsx(name, bytes, limits) }
        }
    }
}

fn damaged(name: &str, error: impl std::fmt::Display) -> Issue {
    Issue::new(IssueCode::DamagedArchive, Span::None, name).with("reason", error)
}

/// Puts cells into a sheet and keeps the limits.
pub(super) struct Filler<'l> {
    limits: &'l Limits,
    bytes: usize,
    beyond: Option<(Span, &'static str, u64)>,
}

impl<'l> Filler<'l> {
    pub(super) fn new(limits: &'l Limits) -> Self {
        Self { limits, bytes: 0, beyond: None }
    }

    pub(super) fn push(
        &mut self,
        sheet: &mut Sheet,
        row: u32,
        column: u32,
        text: &str,
        typed: bool,
    ) {
        let limit = if row as usize >= self.limits.rows {
            "rows"
        } else if column as usize >= self.limits.columns || column > u32::from(u16::MAX) {
            "columns"
        } else if self.bytes + text.len() > self.limits.table_bytes {
            "bytes"
        } else {
            self.bytes += text.len();
            sheet.push(row, column as u16, text, typed);
            return;
        };
        let span = Span::Cell {
            sheet: sheet.number,
            column: u16::try_from(column).unwrap_or(u16::MAX),
            row,
        };
        let (_, _, bytes) = self.beyond.get_or_insert((span, limit, 0));
        *bytes = bytes.saturating_add(text.len() as u64);
    }

    /// Whether the limit of bytes is met, so that the rest need not be walked.
    pub(super) fn is_full(&self) -> bool {
        matches!(self.beyond, Some((_, "bytes", _)))
    }

    pub(super) fn finish(self, workbook: &mut Workbook) {
        let Some((span, limit, bytes)) = self.beyond else { return };
        let allowed = match limit {
            "rows" => self.limits.rows,
            "columns" => self.limits.columns,
            _ => self.limits.table_bytes,
        };
        workbook.issues.push(
            Issue::new(IssueCode::TooMany, span, "").with("what", limit).with("limit", allowed),
        );
        workbook.quarantined.push(Quarantined {
            span,
            raw: Box::default(),
            reason: IssueCode::TooMany,
        });
        workbook.beyond_bytes = bytes;
    }
}

fn xlsx(name: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, Issue> {
    let mut file = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(name, error))?;
    let mut workbook = Workbook::default();
    let mut filler = Filler::new(limits);
    // A chart sheet has no cells; a damaged sheet has an issue.
    let charts: Vec<bool> = file
        .sheets_metadata()
        .iter()
        .map(|sheet| sheet.typ != calamine::SheetType::WorkSheet)
        .collect();
    for (number, sheet_name) in file.sheet_names().into_iter().enumerate() {
        let mut sheet = Sheet::new(number as u16, &sheet_name);
        let mut cells = match file.worksheet_cells_reader(&sheet_name) {
            Ok(cells) => cells,
            Err(error) => {
                if charts.get(number) != Some(&true) {
                    workbook.issues.push(unreadable_sheet(&sheet_name, &error));
                }
                continue;
            }
        };
        let mut failed = None;
        while !filler.is_full() {
            match cells.next_cell() {
                Ok(Some(cell)) => {
                    let (row, column) = cell.get_position();
                    if let Some((text, typed)) = shown_ref(cell.get_value()) {
                        filler.push(&mut sheet, row, column, &text, typed);
                    }
                }
                Ok(None) => break,
                Err(error) => {
                    failed = Some(unreadable_sheet(&sheet_name, &error));
                    break;
                }
            }
        }
        drop(cells);
        workbook.issues.extend(failed);
        let regions = file.merge_cells_by_sheet_name(&sheet_name).unwrap_or_default();
        merge(&mut sheet, &regions);
        workbook.sheets.push(sheet);
    }
    filler.finish(&mut workbook);
    Ok(workbook)
}

fn xlsb(name: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, Issue> {
    let mut file = Xlsb::new(Cursor::new(bytes)).map_err(|error| damaged(name, error))?;
    let mut workbook = Workbook::default();
    let mut filler = Filler::new(limits);
    for (number, sheet_name) in file.sheet_names().into_iter().enumerate() {
        let mut sheet = Sheet::new(number as u16, &sheet_name);
        let mut cells = match file.worksheet_cells_reader(&sheet_name) {
            Ok(cells) => cells,
            Err(error) => {
                workbook.issues.push(unreadable_sheet(&sheet_name, &error));
                continue;
            }
        };
        while !filler.is_full() {
            match cells.next_cell() {
                Ok(Some(cell)) => {
                    let (row, column) = cell.get_position();
                    if let Some((text, typed)) = shown_ref(cell.get_value()) {
                        filler.push(&mut sheet, row, column, &text, typed);
                    }
                }
                Ok(None) => break,
                Err(error) => {
                    workbook.issues.push(unreadable_sheet(&sheet_name, &error));
                    break;
                }
            }
        }
        sheet.sort();
        workbook.sheets.push(sheet);
    }
    filler.finish(&mut workbook);
    Ok(workbook)
}

fn xls(name: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, Issue> {
    match xls_guard::rectangle_cells(bytes) {
        Some(cells) if cells > xls_guard::MAX_CELLS => {
            return Err(Issue::new(IssueCode::ArchiveBomb, Span::None, name)
                .with("what", "cells")
                .with("limit", xls_guard::MAX_CELLS)
                .with("found", cells));
        }
        Some(_) => {}
        None => return Err(damaged(name, "compound file")),
    }
    let mut file = Xls::new(Cursor::new(bytes)).map_err(|error| damaged(name, error))?;
    let mut workbook = Workbook::default();
    let mut filler = Filler::new(limits);
    for (number, sheet_name) in file.sheet_names().into_iter().enumerate() {
        let mut sheet = Sheet::new(number as u16, &sheet_name);
        let range = match file.worksheet_range(&sheet_name) {
            Ok(range) => range,
            Err(error) => {
                workbook.issues.push(unreadable_sheet(&sheet_name, &error));
                continue;
            }
        };
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        for (row, column, value) in range.used_cells() {
            if let Some((text, typed)) = shown(value) {
                let (row, column) = (first_row + row as u32, first_column + column as u32);
                filler.push(&mut sheet, row, column, &text, typed);
            }
        }
        let regions = file.merge_cells_by_sheet_name(&sheet_name).unwrap_or_default();
        merge(&mut sheet, &regions);
        workbook.sheets.push(sheet);
    }
    filler.finish(&mut workbook);
    Ok(workbook)
}

fn unreadable_sheet(sheet: &str, error: &dyn std::fmt::Display) -> Issue {
    Issue::new(IssueCode::Unreadable, Span::None, sheet).with("reason", error)
}

/// Cells that filling merged regions may add to a sheet.
const MERGED_CELLS: usize = 2_000_000;

fn merge(sheet: &mut Sheet, regions: &[Dimensions]) {
    let regions: Vec<Region> = regions
        .iter()
        .filter_map(|region| {
            Some(Region {
                first_row: region.start.0,
                first_column: u16::try_from(region.start.1).ok()?,
                last_row: region.end.0,
                last_column: u16::try_from(region.end.1).ok()?,
            })
        })
        .collect();
    let limit = sheet.len() + MERGED_CELLS;
    sheet.merge(&regions, limit);
}

/// The text of a value as a person sees it, and whether it is a number or date by its type.
fn shown(value: &Data) -> Option<(String, bool)> {
    Some(match value {
        Data::Empty => return None,
        Data::String(text) | Data::DurationIso(text) => (text.clone(), false),
        Data::DateTimeIso(text) => (iso_date(text), true),
        Data::Int(number) => (number.to_string(), true),
        Data::Float(number) => (number_text(*number), true),
        Data::Bool(truth) => (truth.to_string().to_uppercase(), false),
        Data::DateTime(date) => (date_text(date), true),
        Data::Error(error) => (error.to_string(), false),
    })
}

fn shown_ref(value: &DataRef<'_>) -> Option<(String, bool)> {
    match value {
        DataRef::SharedString(text) => Some(((*text).to_owned(), false)),
        other => shown(&Data::from(other.clone())),
    }
}

/// A number with up to fifteen digits that count, as a spreadsheet has them, and never in
/// scientific notation: `160640000489` stays itself.
pub(super) fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string()
}

fn date_text(date: &ExcelDateTime) -> String {
    let serial = date.as_f64();
    if date.is_duration() || serial < 1.0 {
        return number_text(serial);
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

/// `2026-09-30T00:00:00` without its empty time.
pub(super) fn iso_date(text: &str) -> String {
    let text = text.strip_suffix("T00:00:00").unwrap_or(text);
    text.replacen('T', " ", 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_digits() {
        for (number, text) in [
            (160_640_000_489.0, "160640000489"),
            (6_907_219_009.0, "6907219009"),
            (0.1 + 0.2, "0.3"),
            (2130.153, "2130.153"),
            (-5.5, "-5.5"),
            (1e-7, "0.0000001"),
        ] {
            assert_eq!(number_text(number), text);
        }
    }
}
