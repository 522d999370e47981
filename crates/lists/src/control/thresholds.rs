//! Limits that a paragraph states in so many words: "exceeding 40 MHz", "0.9 MPa or more". Only
//! what leaves no doubt is taken: the words that compare stand right before the number, or "or
//! more" right behind the unit, and the unit is a known one. What is compared stays in the text.

use sarhad_model::{Comparator, StatedThreshold};

/// Words before a number, longest first: "not exceeding" must win over "exceeding".
const BEFORE: &[(&str, Comparator)] = &[
    ("equal to or greater than", Comparator::Ge),
    ("equal to or more than", Comparator::Ge),
    ("equal to or better than", Comparator::Le),
    ("equal to or less than", Comparator::Le),
    ("equal to or exceeding", Comparator::Ge),
    ("greater than or equal to", Comparator::Ge),
    ("less than or equal to", Comparator::Le),
    ("not greater than", Comparator::Le),
    ("not more than", Comparator::Le),
    ("not less than", Comparator::Ge),
    ("not exceeding", Comparator::Le),
    ("in excess of", Comparator::Gt),
    ("better than", Comparator::Lt),
    ("greater than", Comparator::Gt),
    ("higher than", Comparator::Gt),
    ("lower than", Comparator::Lt),
    ("more than", Comparator::Gt),
    ("less than", Comparator::Lt),
    ("exceeding", Comparator::Gt),
    ("exceeds", Comparator::Gt),
    ("at least", Comparator::Ge),
    ("above", Comparator::Gt),
    ("below", Comparator::Lt),
    ("over", Comparator::Gt),
];

/// Words behind a unit.
const BEHIND: &[(&str, Comparator)] = &[
    ("or more", Comparator::Ge),
    ("or greater", Comparator::Ge),
    ("or higher", Comparator::Ge),
    ("or above", Comparator::Ge),
    ("or less", Comparator::Le),
    ("or lower", Comparator::Le),
    ("or better", Comparator::Le),
    ("or below", Comparator::Le),
];

/// Units as lists write them. Longest first where one begins another.
const UNITS: &[&str] = &[
    "m³/h", "m3/h", "g/cm³", "kg/m³", "MN/m²", "N/m²", "kg/cm²", "m/s²", "J/cm²", "W/cm²",
    "Gy (Si)", "kPa", "MPa", "GPa", "Pa", "kHz", "MHz", "GHz", "THz", "Hz", "mm", "µm", "μm", "nm",
    "cm", "km", "µs", "μs", "ns", "ps", "ms", "fs", "kV", "MV", "mV", "kW", "MW", "GW", "mW", "kA",
    "mA", "MeV", "keV", "eV", "kJ", "mJ", "kN", "MN", "kg", "mg", "°C", "rpm", "percent", "liters",
    "litres", "liter", "litre", "meters", "metres", "degrees", "hours", "minutes", "seconds",
    "microns", "bits", "bit", "MSPS", "GSPS", "dB", "mrad", "ppm", "%", "K", "W", "V", "A", "J",
    "N", "T", "g", "m", "s", "h",
];

/// Most limits taken from one paragraph.
const MAX_THRESHOLDS: usize = 24;
/// Bytes before a number in which the comparing words may begin.
const REACH: usize = 40;

/// Reads the limits of a text.
pub(super) fn read(text: &str) -> Vec<StatedThreshold> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() && found.len() < MAX_THRESHOLDS {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let Some((value, end)) = number(text, start) else {
            at = skip_number(bytes, start);
            continue;
        };
        at = end;
        if start > 0 && !starts_here(text, start) {
            continue;
        }
        // `12-bit` is 12 bit.
        let joined = ['-', ' ', '\u{a0}'];
        let blanks = text[end..].len() - text[end..].trim_start_matches(joined).len();
        let Some(unit) = unit(&text[end + blanks..]) else { continue };
        let unit_end = end + blanks + unit.len();
        let compared = before(&text[..start]).or_else(|| behind(&text[unit_end..]));
        if let Some(comparator) = compared {
            found.push(StatedThreshold {
                comparator,
                value,
                unit: unit.to_owned(),
                start: start as u32,
                end: unit_end as u32,
            });
        }
        at = unit_end;
    }
    found
}

/// Not within a word, a mark (`a.1`) or another number.
fn starts_here(text: &str, start: usize) -> bool {
    let before = text[..start].chars().next_back();
    before.is_some_and(|c| c.is_whitespace() || c == '(')
}

fn skip_number(bytes: &[u8], start: usize) -> usize {
    let length = bytes[start..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    start + length.max(1)
}

/// A plain number with its end: digits, commas between thousands, decimals, and `× 10ⁿ`.
fn number(text: &str, start: usize) -> Option<(f64, usize)> {
    let bytes = text.as_bytes();
    let mut end = start;
    let mut written = String::new();
    while let Some(&b) = bytes.get(end) {
        let digit_after = bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        match b {
            b'0'..=b'9' => written.push(char::from(b)),
            b',' if digit_after => {
                let group = bytes[end + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
                if group != 3 {
                    return None;
                }
            }
            b'.' if digit_after && !written.contains('.') => written.push('.'),
            _ => break,
        }
        end += 1;
    }
    let mut value: f64 = written.parse().ok()?;
    let rest = &text[end..];
    let factor = rest.trim_start_matches([' ', '\u{a0}']);
    if let Some(power) = factor.strip_prefix(['×', 'x', '·']) {
        let power = power.trim_start_matches([' ', '\u{a0}']);
        let exponent = power.strip_prefix("10")?;
        let (exponent, length) = raised(exponent)?;
        value *= 10f64.powi(exponent);
        end = text.len() - power.len() + 2 + length;
    } else if rest.starts_with(|c: char| {
        c.is_alphanumeric() && !c.is_ascii_alphabetic() && c != 'µ' && c != 'μ'
    }) {
        return None;
    }
    Some((value, end))
}

/// Superscript digits as a number, and the bytes they take.
fn raised(text: &str) -> Option<(i32, usize)> {
    let mut written = String::new();
    let mut length = 0;
    for c in text.chars() {
        let digit = match c {
            '⁻' => '-',
            '⁰' => '0',
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            '⁴' => '4',
            '⁵' => '5',
            '⁶' => '6',
            '⁷' => '7',
            '⁸' => '8',
            '⁹' => '9',
            _ => break,
        };
        written.push(digit);
        length += c.len_utf8();
    }
    let exponent: i32 = written.parse().ok()?;
    (-30..=30).contains(&exponent).then_some((exponent, length))
}

fn unit(text: &str) -> Option<&'static str> {
    UNITS.iter().copied().find(|unit| {
        text.strip_prefix(unit).is_some_and(|rest| {
            !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '²' | '³' | '·'))
        })
    })
}

fn before(text: &str) -> Option<Comparator> {
    let text = text.trim_end();
    let mut from = text.len().saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let tail = text[from..].to_lowercase();
    let tail = tail.strip_suffix(" a").or_else(|| tail.strip_suffix(" an")).unwrap_or(&tail);
    BEFORE.iter().find(|(words, _)| ends_with_words(tail, words)).map(|(_, comparator)| *comparator)
}

fn ends_with_words(text: &str, words: &str) -> bool {
    text.strip_suffix(words).is_some_and(|rest| {
        !rest.ends_with(|c: char| c.is_alphanumeric()) && !rest.ends_with("not ")
    })
}

fn behind(text: &str) -> Option<Comparator> {
    let text = text.trim_start_matches([' ', ',', '\u{a0}']);
    let found = BEHIND.iter().find(|(words, _)| {
        text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    found.map(|(_, comparator)| *comparator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        read(text)
            .iter()
            .map(|one| format!("{:?} {} {}", one.comparator, one.value, one.unit))
            .collect()
    }

    #[test]
    fn limits_in_words() {
        assert_eq!(said("frequency exceeding 40 MHz; or"), ["Gt 40 MHz"]);
        assert_eq!(
            said("volume greater than 0.1 m³ (100 liters) and less than 20 m³"),
            [] as [&str; 0]
        );
        assert_eq!(said("not exceeding 1,250 kg"), ["Le 1250 kg"]);
        assert_eq!(said("1.5 MPa or more"), ["Ge 1.5 MPa"]);
        assert_eq!(said("better than 0.2%"), ["Lt 0.2 %"]);
        assert_eq!(said("a flow greater than 5 m³/h"), ["Gt 5 m³/h"]);
        assert_eq!(said("greater than 2 × 10⁻⁶ m"), ["Gt 0.000002 m"]);
        assert_eq!(said("equal to or greater than 10 kW"), ["Ge 10 kW"]);
        assert_eq!(said("10-bit or more but less than 12-bit"), ["Ge 10 bit", "Lt 12 bit"]);
    }

    #[test]
    fn what_is_not_sure_stays_text() {
        for text in [
            "10 kW",
            "exceeding 3",
            "a.1.a 5 mm",
            "exceeding 12,5 mm",
            "more than 3 axes",
            "exceeding 1.2.3 mm",
            "",
            "exceeding",
        ] {
            assert_eq!(said(text), [] as [&str; 0], "{text}");
        }
        assert_eq!(said("not above 5 mm"), [] as [&str; 0]);
    }
}
