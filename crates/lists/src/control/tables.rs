//! Text tables with known columns: nomenclatures, dangerous goods, chemicals, codes of high
//! priority. One row is one entry; a row that gives none is said, with its place.

use csv::{ReaderBuilder, StringRecord};
use sarhad_model::{ControlEntry, ControlKind, ControlListKind, Issue, IssueCode, Span};

use super::build::{Identity, Register, entry};
use super::format::ControlFormat;

/// A row with the place where it stands.
pub(crate) type RawRow = (Vec<String>, Span);

/// Columns that make a table what it is.
pub(super) const COLUMNS: &[(ControlFormat, &[&str])] = &[
    (ControlFormat::HsCsv, &["hscode", "description", "level"]),
    (ControlFormat::TnVedCsv, &["code", "digits", "description_ru"]),
    (ControlFormat::UnCsv, &["un_number", "class", "description"]),
    (ControlFormat::CwcCsv, &["schedule", "entry", "cas", "name"]),
    (ControlFormat::ChplCsv, &["hs6", "tier", "hs_description"]),
];

/// The rows of a text table, divided by what stands most often in its first line.
pub(super) fn any_rows(text: &str) -> Vec<RawRow> {
    let header = text.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
    let count = |sign: u8| header.bytes().filter(|&b| b == sign).count();
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(|&sign| count(sign));
    rows(text, delimiter.unwrap_or(b','))
}

fn rows(text: &str, delimiter: u8) -> Vec<RawRow> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut out = Vec::new();
    loop {
        let start = reader.position().byte() as usize;
        // Text is valid UTF-8 and lengths are free, so no row can fail; an end is an end.
        let Ok(true) = reader.read_record(&mut record) else { break };
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            out.push((cells, Span::bytes(start, reader.position().byte() as usize)));
        }
    }
    out
}

/// A row by the names of its columns.
struct Row<'t> {
    header: &'t [String],
    cells: &'t [String],
    span: Span,
}

impl<'t> Row<'t> {
    fn get(&self, column: &str) -> &'t str {
        let at = self.header.iter().position(|name| name.eq_ignore_ascii_case(column));
        at.and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    /// Columns that no field holds.
    fn others(&self, known: &[&str]) -> Vec<(String, String)> {
        let named = self.header.iter().zip(self.cells);
        let rest = named.filter(|(name, cell)| {
            !cell.is_empty() && !known.iter().any(|one| name.eq_ignore_ascii_case(one))
        });
        let rest = rest.map(|(name, cell)| (name.clone(), cell.clone()));
        let beyond = self.cells.iter().skip(self.header.len()).filter(|cell| !cell.is_empty());
        rest.chain(beyond.map(|cell| (String::new(), cell.clone()))).collect()
    }
}

pub(super) fn read(format: ControlFormat, text: &str, register: &mut Register<'_>) -> Identity {
    let table = rows(text, b',');
    let mut rows = table.iter();
    let header = rows.next().map(|(cells, _)| cells.as_slice()).unwrap_or_default();
    for (cells, span) in rows {
        let row = Row { header, cells, span: *span };
        let read = match format {
            ControlFormat::HsCsv => hs(&row, register),
            ControlFormat::TnVedCsv => tnved(&row, register),
            ControlFormat::UnCsv => dangerous(&row, register),
            ControlFormat::CwcCsv => chemical(&row, register),
            _ => priority(&row, register),
        };
        if let Some(entry) = read {
            register.push(entry, *span);
        } else {
            let raw = cells.join(", ");
            register.issue(Issue::new(IssueCode::ListRowUnreadable, *span, &raw));
        }
    }
    identity(format)
}

fn identity(format: ControlFormat) -> Identity {
    let (id, title, kind, language) = match format {
        ControlFormat::HsCsv => ("hs", "Harmonized System", ControlListKind::Nomenclature, "en"),
        ControlFormat::TnVedCsv => ("tnved", "ТН ВЭД ЕАЭС", ControlListKind::Nomenclature, "ru"),
        ControlFormat::UnCsv => (
            "un-dangerous-goods",
            "Dangerous goods by UN number",
            ControlListKind::DangerousGoods,
            "en",
        ),
        ControlFormat::CwcCsv => (
            "cwc-schedules",
            "Chemical Weapons Convention, Annex on Chemicals",
            ControlListKind::Chemicals,
            "en",
        ),
        _ => ("chpl", "Common High Priority List", ControlListKind::HighPriority, "en"),
    };
    let mut identity = Identity::new(id, title, kind, format);
    identity.language = language;
    identity
}

/// A code of the nomenclature with the code above it.
fn goods_code(
    digits: &str,
    heading: &str,
    row: &Row<'_>,
    register: &mut Register<'_>,
) -> Option<ControlEntry> {
    let link = register.code(digits, "", row.span)?;
    let kind = if link.code.len() < 6 { ControlKind::Section } else { ControlKind::GoodsCode };
    let mut new = entry(&link.code, kind, heading);
    let above = [8, 6, 4, 2].into_iter().find(|digits| *digits < link.code.len());
    link.code[..above.unwrap_or(0)].clone_into(&mut new.parent);
    new.level = (link.code.len() / 2) as u8;
    Some(new)
}

fn hs(row: &Row<'_>, register: &mut Register<'_>) -> Option<ControlEntry> {
    let heading = row.get("description");
    // The row above all others.
    if row.get("hscode").eq_ignore_ascii_case("total") {
        let mut total = entry("TOTAL", ControlKind::Section, heading);
        total.attributes = row.others(&["hscode", "description"]);
        return Some(total);
    }
    let mut new = goods_code(row.get("hscode"), heading, row, register)?;
    new.attributes = row.others(&["hscode", "description"]);
    Some(new)
}

/// Dashes at the beginning of a Russian heading tell the depth below its four digits.
fn tnved(row: &Row<'_>, register: &mut Register<'_>) -> Option<ControlEntry> {
    let text = row.get("description_ru");
    let heading = text.trim_start_matches(['–', '-', '—', ' ', '\u{a0}']);
    let dashes =
        text[..text.len() - heading.len()].chars().filter(|c| matches!(c, '–' | '-' | '—'));
    let depth = dashes.count();
    let mut new = goods_code(row.get("code"), heading, row, register)?;
    if depth > 0 {
        new.level = 2 + depth.min(9) as u8;
    }
    new.attributes = row.others(&["code", "description_ru"]);
    Some(new)
}

fn dangerous(row: &Row<'_>, register: &mut Register<'_>) -> Option<ControlEntry> {
    let number = register.un_number(row.get("un_number"), row.span)?;
    let mut new =
        entry(&format!("UN{number:04}"), ControlKind::DangerousGoods, row.get("description"));
    new.un_numbers = vec![number];
    new.attributes = row.others(&["un_number", "description"]);
    Some(new)
}

fn chemical(row: &Row<'_>, register: &mut Register<'_>) -> Option<ControlEntry> {
    let number = row.get("entry");
    if number.is_empty() && row.get("cas").is_empty() {
        return None;
    }
    let mut new = entry(number, ControlKind::Chemical, row.get("name"));
    row.get("schedule").clone_into(&mut new.parent);
    new.level = 1;
    let some = |text: &&str| !text.is_empty();
    new.cas.extend(Some(row.get("cas")).filter(some).and_then(|cas| register.cas(cas, row.span)));
    let codes = row.get("hs6_recalled").split(';').map(str::trim).filter(some);
    new.codes.extend(codes.filter_map(|code| register.code(code, "", row.span)));
    let numbers = row.get("un_recalled").split(';').map(str::trim).filter(some);
    new.un_numbers.extend(numbers.filter_map(|number| register.un_number(number, row.span)));
    let known = ["schedule", "entry", "cas", "name", "hs6_recalled", "un_recalled"];
    new.attributes = row.others(&known);
    Some(new)
}

fn priority(row: &Row<'_>, register: &mut Register<'_>) -> Option<ControlEntry> {
    let link = register.code(row.get("hs6"), "", row.span)?;
    let mut new = entry(&link.code, ControlKind::GoodsCode, row.get("hs_description"));
    new.codes = vec![link];
    new.attributes = vec![("tier".to_owned(), row.get("tier").to_owned())];
    new.attributes.extend(row.others(&["hs6", "tier", "hs_description"]));
    Some(new)
}
