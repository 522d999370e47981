//! A state's own control list as a table (`docs/national-control-list.md`): rows of a page, a
//! workbook or a text. One row has a control number, and the codes of goods stand beside it or in
//! the rows beneath. What a cell is its content tells, so that columns may stand in any order.
//!
//! Numbers are often typed with Cyrillic letters that look like the Latin ones (`2В350`); they
//! are read as the number that is meant, and a `Note` says how often.

use chrono::NaiveDate;
use sarhad_model::{
    CasNumber, ControlEntry, ControlKind, ControlListKind, ControlParagraph, CountryCode, Issue,
    IssueCode, ParagraphRole, Span,
};

use super::build::{Identity, Register, entry};
use super::format::ControlFormat;
use super::marks;
use super::tables::RawRow;
use crate::dates::{self, Order};

/// Start of the text that describes the list.
pub(super) const MARK: &str = "# control list:";
/// Number of the entry that holds what stands above the first number.
const FRONT: &str = "front";
/// Words before a code that say "only a part of it".
const EX: &[&str] = &["ex", "из", "iz"];
/// Shortest and longest code of goods in a list: a heading and a national subdivision.
const CODE_DIGITS: std::ops::RangeInclusive<usize> = 4..=10;

pub(super) fn read(
    file: &str,
    format: ControlFormat,
    rows: Vec<RawRow>,
    register: &mut Register<'_>,
) -> Identity {
    let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = stem.split('.').next().unwrap_or(stem);
    let id: String = stem
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
        .take(48)
        .collect();
    let id = format!("control-{}", id.trim_matches('-'));
    let mut identity = Identity::new(&id, stem, ControlListKind::Controls, format);
    identity.language = "ru";
    let mut open: Option<(ControlEntry, Span)> = None;
    for (cells, span) in rows {
        if let Some(facts) = cells.first().and_then(|cell| cell.strip_prefix(MARK)) {
            // Spreadsheets divide the line where it has a sign of theirs.
            let rest = cells[1..].iter().filter(|cell| !cell.is_empty());
            let facts = std::iter::once(facts).chain(rest.map(String::as_str));
            describe(&facts.collect::<Vec<_>>().join(";"), span, &mut identity, register);
            continue;
        }
        let row = Cells::read(&cells, span, register);
        if let Some((number, mark)) = row.number {
            let same = open.as_ref().is_some_and(|(entry, _)| entry.number == number);
            if !same {
                if let Some((entry, at)) = open.take() {
                    register.push(entry, at);
                }
                let mut new = entry(&number, ControlKind::of_number(&number), "");
                number[..2].clone_into(&mut new.parent);
                new.level = 2;
                open = Some((new, span));
            }
            // The number may reach over several rows, each with a mark of its own in the text.
            let own = row.texts.first().filter(|_| same && mark.is_empty());
            let own = own.and_then(|text| marks::leading(text)).map(|(own, _)| own.to_owned());
            if let Some((entry, _)) = &mut open {
                let mark = own.unwrap_or(mark);
                fill(entry, &mark, row.texts, row.codes, row.cas);
            }
            continue;
        }
        let (entry, _) = open.get_or_insert_with(|| (entry(FRONT, ControlKind::Section, ""), span));
        let mark = row.texts.first().and_then(|text| marks::leading(text));
        let mark = mark.map(|(mark, _)| mark.to_owned()).unwrap_or_default();
        fill(entry, &mark, row.texts, row.codes, row.cas);
    }
    if let Some((entry, at)) = open {
        register.push(entry, at);
    }
    identity
}

/// `id=kz-control; title=…; issuer=KZ; language=ru; published=…; valid_from=…; valid_to=…`.
fn describe(facts: &str, span: Span, identity: &mut Identity, register: &mut Register<'_>) {
    for fact in facts.split(';') {
        let Some((key, value)) = fact.split_once('=') else { continue };
        let value = value.trim().trim_end_matches([',', '"', '\t']).trim();
        if value.is_empty() {
            continue;
        }
        let mut day = || -> Option<NaiveDate> {
            let day = dates::day(value, Order::DayFirst);
            if day.is_none() {
                register.issue(Issue::new(IssueCode::ListDate, span, value));
            }
            day
        };
        match key.trim() {
            "id" => value.clone_into(&mut identity.id),
            "title" => value.clone_into(&mut identity.title),
            "issuer" => match CountryCode::parse(value) {
                Ok(country) => identity.issuer = Some(country),
                Err(error) => register.issue(Issue::new(error.issue, span, value)),
            },
            "language" => {
                let known = ["en", "ru", "kk", "ky", "tg", "uz", "az"];
                match known.iter().find(|one| **one == value) {
                    Some(language) => identity.language = language,
                    None => register.issue(Issue::new(IssueCode::CodeUnknown, span, value)),
                }
            }
            "published" => identity.published = day(),
            "valid_from" => identity.valid_from = day(),
            "valid_to" => identity.valid_to = day(),
            _ => register.issue(Issue::new(IssueCode::CodeUnknown, span, fact.trim())),
        }
    }
}

/// What the cells of a row are.
#[derive(Debug, Default)]
struct Cells {
    number: Option<(String, String)>,
    texts: Vec<String>,
    codes: Vec<String>,
    cas: Vec<String>,
}

impl Cells {
    fn read(cells: &[String], span: Span, register: &mut Register<'_>) -> Self {
        let mut row = Self::default();
        for (at, cell) in cells.iter().enumerate() {
            let cell = cell.trim();
            // A cell that reaches over columns is repeated in each.
            if cell.is_empty() || (at > 0 && cells[at - 1].trim() == cell) {
                continue;
            }
            if row.number.is_none()
                && row.texts.is_empty()
                && let Some((number, mark, rest)) = numbered(cell)
            {
                row.number = Some((number, mark));
                if !rest.is_empty() {
                    row.texts.push(rest.to_owned());
                }
            } else if let Some(codes) = codes(cell) {
                for code in codes {
                    row.codes.extend(register.code(&code, "", span).map(|link| link.code));
                }
            } else if let Some(cas) = cas_numbers(cell) {
                row.cas.extend(cas.iter().filter_map(|cas| register.cas(cas, span)));
            } else {
                row.texts.push(cell.to_owned());
            }
        }
        row
    }
}

/// The number at the beginning of a cell, the mark behind it (`2B350.a.1`), and the rest.
pub(super) fn numbered(cell: &str) -> Option<(String, String, &str)> {
    let mut latin = String::with_capacity(5);
    let mut length = 0;
    for (place, c) in cell.chars().take(5).enumerate() {
        // Cyrillic letters of the same shape.
        latin.push(match (place, c) {
            (1, 'А') => 'A',
            (1, 'В') => 'B',
            (1, 'С') => 'C',
            (1, 'Е') => 'E',
            _ => c,
        });
        length += c.len_utf8();
    }
    marks::control_number(&latin)?;
    let rest = &cell[length..];
    if rest.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let mark = rest.strip_prefix('.').and_then(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.'));
        let mark = &rest[..end.unwrap_or(rest.len())];
        let mark = mark.trim_end_matches('.');
        (!mark.is_empty()).then(|| (mark.to_owned(), &rest[mark.len()..]))
    });
    let (mark, rest) = mark.unwrap_or((String::new(), rest));
    Some((latin, mark, rest.trim_start_matches(['.', ' ', '\n', '\u{a0}', '–', '-', '—'])))
}

/// The codes of a cell that holds nothing else: divided by commas, semicolons or line ends, in
/// one piece or in groups (`8413 70 100 0`), with `ex` or `из` before a code of which only a part
/// is meant.
pub(super) fn codes(cell: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    for piece in cell.split([';', ',', '\n']) {
        let mut groups = String::new();
        for word in piece.split_whitespace() {
            let word = word.trim_end_matches('*').trim_end_matches('.');
            if EX.contains(&word.to_lowercase().as_str()) && groups.is_empty() {
                continue;
            }
            let digits: String = word.chars().filter(|c| *c != '.').collect();
            if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            // A new code begins where the last one is full.
            if groups.len() == 10 || (digits.len() >= 6 && groups.len() >= 6) {
                found.push(std::mem::take(&mut groups));
            }
            groups.push_str(&digits);
        }
        if !groups.is_empty() {
            found.push(groups);
        }
    }
    let fits =
        |code: &String| CODE_DIGITS.contains(&code.len()) && code.len() != 5 && code.len() != 7;
    (!found.is_empty() && found.iter().all(fits)).then_some(found)
}

/// CAS numbers of a cell that holds nothing else. A wrong check digit still has the shape.
fn cas_numbers(cell: &str) -> Option<Vec<String>> {
    let shaped = |word: &str| {
        let parts: Vec<&str> = word.split('-').collect();
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        matches!(parts[..], [a, b, c] if (2..=7).contains(&a.len()) && b.len() == 2 && c.len() == 1
            && digits(a) && digits(b) && digits(c))
            || CasNumber::parse(word).is_ok()
    };
    let words = cell.split([';', ',', '\n', ' ']).map(str::trim).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(|word| word.trim_start_matches("CAS").to_owned()).collect();
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    (!words.is_empty() && words.iter().all(|word| shaped(word))).then_some(words)
}

fn fill(
    entry: &mut ControlEntry,
    mark: &str,
    texts: Vec<String>,
    codes: Vec<String>,
    cas: Vec<String>,
) {
    let mut texts = texts.into_iter();
    if entry.heading.is_empty() && mark.is_empty() && entry.number != FRONT {
        entry.heading = texts.next().unwrap_or_default();
    }
    for text in texts {
        let level = if mark.is_empty() { 0 } else { marks::level(mark) };
        let stripped = marks::leading(&text).filter(|(own, _)| *own == mark);
        let text = stripped.map_or(text.as_str(), |(_, used)| text[used..].trim_start()).to_owned();
        let role = if entry.number == FRONT { ParagraphRole::Heading } else { ParagraphRole::Item };
        let thresholds = super::thresholds::read(&text);
        entry.paragraphs.push(ControlParagraph {
            mark: mark.to_owned(),
            level,
            role,
            text,
            thresholds,
        });
    }
    for code in codes {
        entry.codes.push(sarhad_model::CodeLink { code, mark: mark.to_owned() });
    }
    for number in cas {
        if !entry.cas.contains(&number) {
            entry.cas.push(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_letters_of_either_alphabet() {
        assert_eq!(numbered("2В350.а"), Some(("2B350".into(), String::new(), "а")));
        assert_eq!(numbered("2B350.g.1 Valves"), Some(("2B350".into(), "g.1".into(), "Valves")));
        assert_eq!(numbered("1С350. Химикаты"), Some(("1C350".into(), String::new(), "Химикаты")));
        assert_eq!(numbered("2B3501"), None);
        assert_eq!(numbered("12B350"), None);
        assert_eq!(numbered("2B"), None);
    }

    #[test]
    fn codes_in_groups_lists_and_with_a_restriction() {
        let read = |cell: &str| codes(cell).unwrap_or_default();
        assert_eq!(read("8413 70 100 0"), ["8413701000"]);
        assert_eq!(read("8413 70 100 0 8413 81 000 0"), ["8413701000", "8413810000"]);
        assert_eq!(read("8413701000; из 8419 50,\n8479 89"), ["8413701000", "841950", "847989"]);
        assert_eq!(read("ex 2844.10"), ["284410"]);
        assert_eq!(codes("valves 8481"), None);
        assert_eq!(codes("12345"), None);
        assert_eq!(codes(""), None);
    }
}
