//! Which format a control list is in, by its content. Strict: a cargo table that has goods codes
//! and control numbers in it must not be taken for a list.

use super::correlation;
use super::format::ControlFormat;
use super::markup::{Piece, pieces};
use super::national::{self, MARK};
use super::sheet;
use super::tables::{COLUMNS, RawRow};
use crate::decode::{Fallback, decode};
use crate::limits::Limits;
use crate::table::first_row;

/// Bytes of the head that tell what a text is.
const HEAD: usize = 64 << 10;
/// Rows of a workbook with a number, or numbers of a page, from which on it is a list.
const FEWEST_NUMBERS: usize = 3;
/// Rows of a workbook that are looked at.
const ROWS: usize = 2_000;

/// The format of a control list, or `None` for everything that is not one.
pub fn detect_control(name: &str, bytes: &[u8]) -> Option<ControlFormat> {
    if sheet::is_workbook(bytes) {
        return workbook(name, bytes);
    }
    let decoded = decode(&bytes[..bytes.len().min(HEAD)], Fallback::CyrillicFile);
    let head = decoded.text.trim_start();
    if head.starts_with(MARK) || head.starts_with(&format!("\"{MARK}")) {
        return Some(ControlFormat::NationalCsv);
    }
    if head.starts_with('<') {
        return marked_up(bytes, head);
    }
    let row = first_row(head, b',');
    let has = |names: &[&str]| {
        names.iter().all(|name| row.iter().any(|cell| cell.trim().eq_ignore_ascii_case(name)))
    };
    COLUMNS.iter().find(|(_, columns)| has(columns)).map(|(format, _)| *format)
}

fn marked_up(bytes: &[u8], head: &str) -> Option<ControlFormat> {
    if head.contains("<DIV9")
        && (head.contains("Commerce Control List") || head.contains("part-774"))
    {
        return Some(ControlFormat::CclXml);
    }
    let decoded = decode(bytes, Fallback::CyrillicFile);
    let text = &*decoded.text;
    if numbers(text) < FEWEST_NUMBERS {
        return None;
    }
    let root = pieces(head).find_map(|(piece, _)| match piece {
        Piece::Open(name, _) => Some(name),
        _ => None,
    })?;
    if matches!(root.as_str(), "annex" | "act" | "doc" | "bib.instance") || head.contains("formex")
    {
        return Some(ControlFormat::EuFormex);
    }
    let is_page = root == "html" || head.contains("<table") || head.contains("<TABLE");
    if !is_page {
        return None;
    }
    let rows = super::page::rows(text);
    if has_codes_beside_numbers(&rows) || text.contains(MARK) {
        return Some(ControlFormat::NationalHtml);
    }
    Some(ControlFormat::EuXhtml)
}

/// Texts of a document that begin with a control number.
fn numbers(text: &str) -> usize {
    let begins = |(piece, _): &(Piece<'_>, usize)| matches!(piece, Piece::Text(text) if national::numbered(text.trim_start()).is_some());
    pieces(text).filter(begins).take(FEWEST_NUMBERS).count()
}

/// Whether numbers stand at the beginning of rows, and codes beside or beneath them.
fn has_codes_beside_numbers(rows: &[RawRow]) -> bool {
    let numbered = |(cells, _): &&RawRow| {
        cells.iter().take(2).any(|cell| national::numbered(cell.trim()).is_some())
    };
    let coded =
        |(cells, _): &&RawRow| cells.iter().any(|cell| national::codes(cell.trim()).is_some());
    let rows = &rows[..rows.len().min(ROWS)];
    rows.iter().filter(numbered).take(FEWEST_NUMBERS).count() == FEWEST_NUMBERS
        && rows.iter().any(|row| coded(&row))
}

fn workbook(name: &str, bytes: &[u8]) -> Option<ControlFormat> {
    let limits = Limits::default();
    let mut register = super::build::Register::new(&limits);
    let rows = sheet::rows(name, bytes, &limits, &mut |issue| register.issue(issue)).ok()?;
    let head = &rows[..rows.len().min(ROWS)];
    if head.iter().any(|(cells, _)| correlation::columns(cells).is_some()) {
        return Some(ControlFormat::CorrelationWorkbook);
    }
    let described = head.iter().any(|(cells, _)| cells.iter().any(|cell| cell.starts_with(MARK)));
    (described || has_codes_beside_numbers(head)).then_some(ControlFormat::NationalWorkbook)
}
