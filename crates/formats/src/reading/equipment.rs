//! Container, wagon and trailer numbers in one field, alone or as a list.

use std::ops::Range;

use sarhad_model::{ContainerNumber, Fullness, Issue, IssueCode, Span, TransportEquipment, Value};

/// What one field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// One number, or one text that is none.
    One,
    /// A list whose every part has the form of a container number: byte ranges in the field.
    List(Vec<Range<usize>>),
    /// Several parts of which some have the form and some have not: left to a person.
    Mixed,
    /// More parts than the limit.
    TooMany,
}

/// Divides a field into container numbers. It is only divided when every part has the form.
pub fn split(raw: &str, limit: usize) -> Found {
    let separator = |c: char| matches!(c, ',' | ';' | '|' | '\n' | '\r' | '\t' | '+' | '&');
    if ContainerNumber::form(raw).is_some() {
        return Found::One;
    }
    let mut parts = ranges(raw, separator);
    if parts.len() < 2 {
        // Blanks and slashes also stand inside a number (`MSKU 797926-2`), so they part a
        // list only when nothing stronger does.
        parts = ranges(raw, |c| separator(c) || c.is_whitespace() || c == '/');
    }
    if parts.len() < 2 {
        return Found::One;
    }
    if parts.len() > limit {
        return Found::TooMany;
    }
    let formed = parts.iter().filter(|part| ContainerNumber::form(&raw[(*part).clone()]).is_some());
    match formed.count() {
        0 => Found::One,
        count if count == parts.len() => Found::List(parts),
        _ => Found::Mixed,
    }
}

/// Container numbers inside a text about something else, at most `limit`: three letters and U, J
/// or Z (ISO 6346; R is left out here, where chance would bring it in), seven digits with one
/// blank or hyphen before them and before the last one, and a check digit that holds.
pub fn in_text(raw: &str, limit: usize) -> Vec<Range<usize>> {
    let bytes = raw.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at + NUMBER_LEN <= bytes.len() && found.len() < limit {
        // The category letter is looked at first: it spares a closer look at nearly every place.
        let starts = matches!(bytes[at + 3], b'U' | b'J' | b'Z' | b'u' | b'j' | b'z')
            && bytes[at].is_ascii_alphabetic()
            && raw[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        match starts.then(|| number_at(raw, at)).flatten() {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Characters of a container number.
const NUMBER_LEN: usize = 11;

/// The end of the container number that starts at `start`, when one does and its digit holds.
fn number_at(raw: &str, start: usize) -> Option<usize> {
    let bytes = raw.as_bytes();
    let mut at = start;
    for place in 0..NUMBER_LEN {
        if matches!(place, 4 | 10) && matches!(bytes.get(at), Some(b' ' | b'-')) {
            at += 1;
        }
        let byte = *bytes.get(at)?;
        let fits = match place {
            0..3 => byte.is_ascii_alphabetic(),
            3 => matches!(byte.to_ascii_uppercase(), b'U' | b'J' | b'Z'),
            _ => byte.is_ascii_digit(),
        };
        if !fits {
            return None;
        }
        at += 1;
    }
    let ends = raw[at..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    (ends && ContainerNumber::parse(&raw[start..at]).is_ok()).then_some(at)
}

fn ranges(raw: &str, separator: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for part in raw.split(separator) {
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            let at = start + (part.len() - part.trim_start().len());
            found.push(at..at + trimmed.len());
        }
        // Every separator used here is one character; its width is that of the text between.
        let next = start + part.len();
        start = next + raw[next..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// One piece of equipment from the text of its number.
pub fn container(raw: &str, span: Span) -> TransportEquipment {
    TransportEquipment {
        identification: Value::read(raw, span, ContainerNumber::parse),
        source: span,
        ..TransportEquipment::default()
    }
}

/// Equipment that is no container by its field's own words: wagon, trailer, unit load device.
pub fn other(raw: &str, span: Span) -> TransportEquipment {
    let identification =
        Value { raw: raw.into(), value: None, span, issues: sarhad_model::Issues::default() };
    TransportEquipment { identification, source: span, ..TransportEquipment::default() }
}

/// The `container-list` issue for a field that could not be divided.
pub fn list_issue(raw: &str, span: Span) -> Issue {
    Issue::new(IssueCode::ContainerList, span, raw)
}

/// Full or empty from the codes and words in use (`5`/`F`/`FCL`, `4`/`E`/`MTY`, `LCL`, `п`).
pub fn fullness(raw: &str) -> Option<Fullness> {
    let word: String = raw.trim().to_uppercase();
    match word.as_str() {
        "F" | "FULL" | "FCL" | "5" | "1/1" | "L" | "LADEN" | "LOADED" | "ГРУЖЕНЫЙ" | "ГРУЖ"
        | "ГР" | "FCL/FCL" | "CY/CY" => Some(Fullness::Full),
        "E" | "EMPTY" | "MTY" | "MT" | "4" | "0/0" | "ПОРОЖНИЙ" | "ПОР" | "ПУСТОЙ" => {
            Some(Fullness::Empty)
        }
        "LCL" | "LCL/LCL" | "CFS/CFS" | "СБОРНЫЙ" => Some(Fullness::LessThanFull),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_divided_only_when_every_part_has_the_form() {
        assert_eq!(split("CSQU3054383", 500), Found::One);
        assert_eq!(split("MSKU 797926-2", 500), Found::One);
        assert_eq!(split("n/a", 500), Found::One);
        assert_eq!(split("CSQU3054383, MSKU7979262", 500), Found::List(vec![0..11, 13..24]));
        assert_eq!(split("CSQU3054383 MSKU7979262", 500), Found::List(vec![0..11, 12..23]));
        assert_eq!(split("CSQU3054383/MSKU7979262;", 500), Found::List(vec![0..11, 12..23]));
        assert_eq!(split("CSQU3054383, 2 pallets", 500), Found::Mixed);
        assert_eq!(split("CSQU3054383,CSQU3054383,CSQU3054383", 2), Found::TooMany);
    }

    #[test]
    fn numbers_in_a_text_need_a_check_digit_that_holds() {
        for (text, expected) in [
            ("3) № КОНТ.:CSQU3054383, КОЛ-ВО:1", vec!["CSQU3054383"]),
            ("pumps MSKU 797926-2; CSQU3054383.", vec!["MSKU 797926-2", "CSQU3054383"]),
            ("cont.tolu4734787/1", vec!["tolu4734787"]),
            ("wrong digit CSQU3054384", vec![]),
            ("longer XCSQU3054383 and CSQU30543830", vec![]),
            ("ЯCSQU3054383", vec![]),
            ("CSQU", vec![]),
        ] {
            let found: Vec<&str> = in_text(text, 9).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(in_text("CSQU3054383 MSKU7979262", 1).len(), 1);
    }

    #[test]
    fn words_for_full_and_empty() {
        assert_eq!(fullness(" fcl "), Some(Fullness::Full));
        assert_eq!(fullness("порожний"), Some(Fullness::Empty));
        assert_eq!(fullness("?"), None);
    }
}
