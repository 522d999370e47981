//! Standards that a goods text names, and their editions: a value is measured by an edition, and
//! editions differ (the positioning accuracy of one machine is 6 µm by ISO 230-2:1988 and about
//! 4.5 µm by ISO 230-2:2006). It reads references; what they mean for a condition is decided
//! where conditions are judged.

use super::normal::NormalText;

/// Bodies whose standards are read, with the words for each. `ГОСТ Р ИСО` is the ISO standard.
const BODIES: [(&str, &[&str]); 8] = [
    ("ISO", &["iso", "исо"]),
    ("ASTM", &["astm", "астм"]),
    ("MIL", &["mil"]),
    ("DIN", &["din"]),
    ("JIS", &["jis"]),
    ("VDI", &["vdi"]),
    ("IEC", &["iec", "мэк"]),
    ("GOST", &["gost", "гост"]),
];
/// Parts of a number that are read after the body (`230`, `2`, `2006`).
const MAX_PARTS: usize = 4;
/// Years of editions; also the bound between `-98` and `-13`.
const YEARS: std::ops::RangeInclusive<u16> = 1950..=2099;
/// Two digits from here on are of the last century.
const LAST_CENTURY: u16 = 50;

/// A reference to a standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standard {
    /// Body and number without edition: `ISO 230-2`.
    pub number: String,
    /// Year, or the letter of a military standard; none when not stated.
    pub edition: Option<String>,
    /// First and last token.
    pub tokens: (usize, usize),
}

impl Standard {
    /// Reads a reference as the catalogue writes it (`ISO 230-2:2006`).
    pub fn parse(text: &str) -> Option<Self> {
        let found = read(&NormalText::read(text));
        found.into_iter().next().filter(|standard| standard.edition.is_some())
    }
}

/// The references in a text, in its order.
pub(super) fn read(text: &NormalText) -> Vec<Standard> {
    let mut found: Vec<Standard> = Vec::new();
    for first in 0..text.tokens.len() {
        if found.last().is_some_and(|before| before.tokens.1 >= first) {
            continue;
        }
        let word = text.word(first);
        let bodies =
            BODIES.iter().filter(|(_, words)| words.iter().any(|one| word.starts_with(one)));
        for (body, words) in bodies {
            let rest = words.iter().find_map(|one| word.strip_prefix(one)).unwrap_or_default();
            if rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()) {
                found.extend(reference(text, body, rest, first));
            }
        }
    }
    found
}

/// The reference that begins with a body at a token; `rest` is what is glued to it (`ISO230`).
fn reference(text: &NormalText, body: &str, rest: &str, first: usize) -> Option<Standard> {
    let mut parts: Vec<&str> = Vec::new();
    let mut edition = None;
    let mut last = first;
    if !rest.is_empty() {
        parts.push(rest);
    }
    for place in first + 1..text.tokens.len() {
        let between = &text.text[text.tokens[place - 1].span.end..text.tokens[place].span.start];
        let close = matches!(between.trim(), "" | "-" | "/" | ":" | "(" | ",");
        let word = text.word(place);
        // `MIL-STD-883`, `ISO/TS`: letters before the number say nothing more.
        // Of `ГОСТ Р ИСО 230-2` the second body is the one.
        if BODIES.iter().any(|(_, words)| words.contains(&word)) {
            return None;
        }
        if close && parts.is_empty() && place <= first + 2 && word.chars().all(char::is_alphabetic)
        {
            continue;
        }
        let numeral = word.bytes().any(|b| b.is_ascii_digit()) && word.chars().count() <= 5;
        if !close || !numeral || parts.len() == MAX_PARTS {
            break;
        }
        if let Some(year) = year(word).filter(|_| !parts.is_empty()) {
            edition = Some(year);
            last = place;
            break;
        }
        // A blank alone joins a number to its body only, not one number to the next.
        if between.trim().is_empty() && !parts.is_empty() {
            break;
        }
        if body == "ASTM" && between == "-" && !parts.is_empty() {
            edition = short_year(word);
            last = if edition.is_some() { place } else { last };
            break;
        }
        parts.push(word);
        last = place;
    }
    if body == "MIL" && edition.is_none() {
        edition = revision(&mut parts);
    }
    (!parts.is_empty()).then(|| Standard {
        number: format!("{body} {}", parts.join("-").to_uppercase()),
        edition,
        tokens: (first, last),
    })
}

fn year(word: &str) -> Option<String> {
    let year: u16 = word.parse().ok()?;
    (word.len() == 4 && YEARS.contains(&year)).then(|| year.to_string())
}

/// `13`, `13a` of `C1161-13a`.
fn short_year(word: &str) -> Option<String> {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    let year: u16 = digits.parse().ok().filter(|_| digits.len() == 2)?;
    let century = if year >= LAST_CENTURY { 1900 } else { 2000 };
    Some((century + year).to_string())
}

/// The letter at the end of `883K`.
fn revision<'t>(parts: &mut [&'t str]) -> Option<String> {
    let last = parts.last_mut()?;
    let number: &'t str = last.trim_end_matches(char::is_alphabetic);
    let letter = last[number.len()..].to_uppercase();
    *last = number;
    (!letter.is_empty()).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_editions_are_read() {
        let cases = [
            ("ACC 4 UM ISO 230-2:2006", "ISO 230-2", Some("2006")),
            ("accuracy to ISO230/2 (1988) 5 um", "ISO 230-2", Some("1988")),
            ("точность по ИСО 230-2 2014, 3 мкм", "ISO 230-2", Some("2014")),
            ("ГОСТ Р ИСО 230-2-2016", "ISO 230-2", Some("2016")),
            ("POS ACC ISO 230-2 3 UM", "ISO 230-2", None),
            ("ISO/TS 16949", "ISO 16949", None),
            ("ASTM C1161-13", "ASTM C1161", Some("2013")),
            ("tested MIL-STD-883K", "MIL 883", Some("K")),
            ("VDI/DGQ 3441", "VDI 3441", None),
        ];
        for (text, number, edition) in cases {
            let found = read(&NormalText::read(text));
            let one = found.last().unwrap_or_else(|| panic!("{text}: none"));
            assert_eq!(one.number, number, "{text}");
            assert_eq!(one.edition.as_deref(), edition, "{text}");
        }
        assert!(read(&NormalText::read("isolator 35 kV, military boots, dinner set")).is_empty());
    }
}
