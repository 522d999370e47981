//! OpenDocument spreadsheets, read straight from `content.xml`: repeated rows and columns are
//! a few bytes in the file and could fill all memory when unfolded, so they are counted.

use std::io::{BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use sarhad_model::{Issue, IssueCode, Span};
use zip::ZipArchive;

use super::table::{Region, Sheet};
use super::workbook::{Filler, Workbook, iso_date};
use crate::Limits;

/// Times that a filled cell or row is repeated at most; empty ones are only counted.
const REPEATS: u32 = 10_000;

/// Reads all tables.
///
/// # Errors
/// `damaged-archive` when there is no content at all.
pub fn read(
    name: &str,
    mut archive: ZipArchive<Cursor<&[u8]>>,
    limits: &Limits,
) -> Result<Workbook, Issue> {
    let content = archive.by_name("content.xml").map_err(|error| {
        Issue::new(IssueCode::DamagedArchive, Span::None, name).with("reason", error)
    })?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().check_end_names = false;
    let mut walk = Walk::new(limits);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => break,
            Ok(event) => walk.take(&event),
            Err(error) => {
                let issue = Issue::new(IssueCode::XmlMalformed, Span::None, name);
                walk.workbook.issues.push(issue.with("reason", error));
                break;
            }
        }
        if walk.filler.is_full() {
            break;
        }
        buffer.clear();
    }
    Ok(walk.finish())
}

struct Walk<'l> {
    filler: Filler<'l>,
    workbook: Workbook,
    sheet: Option<(Sheet, Vec<Region>)>,
    /// Depth inside cells: tables inside a cell belong to it.
    row: u32,
    row_repeats: u32,
    row_cells: Vec<(u32, String, bool)>,
    column: u32,
    cell: Option<OpenCell>,
    /// Inside a note of a cell, which is not its text.
    notes: u32,
}

struct OpenCell {
    repeats: u32,
    columns: u32,
    rows: u32,
    value: Option<String>,
    typed: bool,
    text: String,
    paragraphs: u32,
}

impl<'l> Walk<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self {
            filler: Filler::new(limits),
            workbook: Workbook::default(),
            sheet: None,
            row: 0,
            row_repeats: 1,
            row_cells: Vec::new(),
            column: 0,
            cell: None,
            notes: 0,
        }
    }

    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::Empty(tag) => {
                self.open(tag);
                self.close(tag.local_name().as_ref());
            }
            Event::End(tag) => self.close(tag.local_name().as_ref()),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(entity) => {
                let reference = format!("&{};", entity.xml10_content());
                let text =
                    quick_xml::escape::unescape(&reference).map(std::borrow::Cow::into_owned);
                self.text(&text.unwrap_or(reference));
            }
            _ => {}
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "table" if self.cell.is_none() => {
                let number = self.workbook.sheets.len() as u16;
                let name = attribute(tag, "name").unwrap_or_default();
                self.sheet = Some((Sheet::new(number, &name), Vec::new()));
                self.row = 0;
            }
            "table-row" if self.cell.is_none() => {
                self.row_repeats = count(tag, "number-rows-repeated");
                self.column = 0;
                self.row_cells.clear();
            }
            "table-cell" | "covered-table-cell" if self.cell.is_none() => {
                self.cell = Some(open_cell(tag));
            }
            "annotation" => self.notes += 1,
            "p" | "h" if self.notes == 0 => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "s" => self.text(&" ".repeat(count(tag, "c").min(100) as usize)),
            "tab" => self.text("\t"),
            "line-break" => self.text("\n"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| self.notes == 0 && cell.paragraphs > 0)
        {
            cell.text.push_str(text);
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "annotation" => self.notes = self.notes.saturating_sub(1),
            "table-cell" | "covered-table-cell" => self.close_cell(),
            "table-row" if self.cell.is_none() => self.close_row(),
            "table" if self.cell.is_none() => {
                if let Some((mut sheet, regions)) = self.sheet.take() {
                    let limit = sheet.len() + 2_000_000;
                    sheet.merge(&regions, limit);
                    self.workbook.sheets.push(sheet);
                }
            }
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let text = match cell.value {
            Some(value) if cell.typed => value,
            Some(value) if cell.text.is_empty() => value,
            _ => cell.text,
        };
        if cell.columns > 1 || cell.rows > 1 {
            self.add_region(cell.columns, cell.rows);
        }
        if !text.trim().is_empty() {
            for repeat in 0..cell.repeats.min(REPEATS) {
                self.row_cells.push((self.column + repeat, text.clone(), cell.typed));
            }
        }
        self.column = self.column.saturating_add(cell.repeats);
    }

    fn add_region(&mut self, columns: u32, rows: u32) {
        let (Some((_, regions)), Ok(first_column)) = (&mut self.sheet, u16::try_from(self.column))
        else {
            return;
        };
        regions.push(Region {
            first_row: self.row,
            first_column,
            last_row: self.row.saturating_add(rows - 1),
            last_column: first_column.saturating_add((columns - 1).min(1_000) as u16),
        });
    }

    fn close_row(&mut self) {
        if let Some((sheet, _)) = &mut self.sheet
            && !self.row_cells.is_empty()
        {
            for repeat in 0..self.row_repeats.min(REPEATS) {
                for (column, text, typed) in &self.row_cells {
                    self.filler.push(sheet, self.row + repeat, *column, text, *typed);
                }
            }
        }
        self.row_cells.clear();
        self.row = self.row.saturating_add(self.row_repeats);
    }

    fn finish(mut self) -> Workbook {
        // A file that ends inside a table still gives what it had.
        self.close_row();
        if let Some((mut sheet, _)) = self.sheet.take() {
            sheet.sort();
            self.workbook.sheets.push(sheet);
        }
        self.filler.finish(&mut self.workbook);
        self.workbook
    }
}

fn attribute(tag: &BytesStart<'_>, local: &str) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == local)
        .and_then(|attribute| {
            attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .ok()
                .map(std::borrow::Cow::into_owned)
        })
}

fn count(tag: &BytesStart<'_>, local: &str) -> u32 {
    attribute(tag, local).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

fn open_cell(tag: &BytesStart<'_>) -> OpenCell {
    let kind = attribute(tag, "value-type").unwrap_or_default();
    let (value, typed) = match kind.as_str() {
        "float" | "percentage" | "currency" => {
            let number = attribute(tag, "value").and_then(|text| text.parse::<f64>().ok());
            (number.map(super::workbook::number_text), number.is_some())
        }
        "date" => (attribute(tag, "date-value").map(|text| iso_date(&text)), true),
        "string" => (attribute(tag, "string-value"), false),
        _ => (None, false),
    };
    OpenCell {
        repeats: count(tag, "number-columns-repeated"),
        columns: count(tag, "number-columns-spanned"),
        rows: count(tag, "number-rows-spanned"),
        typed: typed && value.is_some(),
        value,
        text: String::new(),
        paragraphs: 0,
    }
}
