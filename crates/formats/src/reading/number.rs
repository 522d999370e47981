//! Numbers as people write them: decimal comma or point, thousands in blanks, points or
//! commas, units behind them, and the scars that spreadsheets leave.
//!
//! What `1,234` means is decided by the majority of a column or file, never value by value.

use std::borrow::Cow;

use sarhad_model::{Issue, IssueCode, Span, Value};

/// Which sign stands before the fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Decimal {
    /// `1.5`
    Point,
    /// `1,5`
    Comma,
    /// The values seen do not tell.
    #[default]
    Unknown,
}

/// Counts what the numbers of a column tell about their decimal sign.
#[derive(Debug, Clone, Copy, Default)]
pub struct DecimalVotes {
    point: u32,
    comma: u32,
}

impl DecimalVotes {
    /// Looks at one number. `1,5` and `1.234,5` vote comma, `1,234.5` point, `1,234` nothing.
    pub fn observe(&mut self, text: &str) {
        match sign_of(text) {
            Some((Decimal::Point, _)) => self.point += 1,
            Some((Decimal::Comma, _)) => self.comma += 1,
            _ => {}
        }
    }

    /// What the majority says.
    pub fn decimal(self) -> Decimal {
        match self.point.cmp(&self.comma) {
            std::cmp::Ordering::Greater => Decimal::Point,
            std::cmp::Ordering::Less => Decimal::Comma,
            std::cmp::Ordering::Equal => Decimal::Unknown,
        }
    }

    /// The votes of both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { point: self.point + other.point, comma: self.comma + other.comma }
    }
}

/// The decimal sign that the number itself proves, and where it is; `None` when it has no
/// sign or only one that may be a thousands sign.
fn sign_of(text: &str) -> Option<(Decimal, usize)> {
    let last = text.rfind(['.', ','])?;
    let sign = if text.as_bytes()[last] == b',' { Decimal::Comma } else { Decimal::Point };
    let same = text.bytes().filter(|b| *b == text.as_bytes()[last]).count();
    let other = text.bytes().any(|b| matches!(b, b'.' | b',') && b != text.as_bytes()[last]);
    let after = text[last + 1..].bytes().take_while(u8::is_ascii_digit).count();
    let before = text[..last].bytes().rev().take_while(u8::is_ascii_digit).count();
    let zero_first = matches!(text[..last].trim(), "0" | "-0" | "");
    match (same, other) {
        (1, true) => Some((sign, last)),
        // Three digits behind and one to three before: thousands or fraction, nobody knows.
        (1, false) if after != 3 || before > 3 || zero_first => Some((sign, last)),
        _ => None,
    }
}

/// A number read from a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parsed<'a> {
    /// The number.
    pub value: f64,
    /// Whether another reading was possible and nothing decided between them.
    pub ambiguous: bool,
    /// What stands behind the number (`KG`, `шт.`), trimmed.
    pub unit: &'a str,
}

/// Reads a number with an optional unit behind it. `None` when it is no number.
pub fn parse(text: &str, decimal: Decimal) -> Option<Parsed<'_>> {
    let text = text.trim();
    if let Some(value) = plain(text) {
        return Some(Parsed { value, ambiguous: false, unit: "" });
    }
    let (number, unit) = split_unit(text)?;
    if let Some(value) = scientific(number) {
        return Some(Parsed { value, ambiguous: false, unit });
    }
    let proved = sign_of(number);
    let signs = number.bytes().filter(|b| matches!(b, b'.' | b',')).count();
    let (fraction_at, ambiguous) = match (proved, signs) {
        (Some((_, at)), _) => (Some(at), false),
        (None, 1) => {
            let at = number.rfind(['.', ','])?;
            let comma = number.as_bytes()[at] == b',';
            match decimal {
                Decimal::Comma if comma => (Some(at), false),
                Decimal::Point if !comma => (Some(at), false),
                // A lone point with three digits is a fraction in machine-written numbers.
                Decimal::Unknown => ((!comma).then_some(at), true),
                _ => (None, false),
            }
        }
        _ => (None, false),
    };
    let mut digits = String::with_capacity(number.len());
    for (at, c) in number.char_indices() {
        match c {
            '0'..='9' | '-' => digits.push(c),
            '.' | ',' if Some(at) == fraction_at => digits.push('.'),
            _ => {}
        }
    }
    let value: f64 = digits.parse().ok()?;
    Some(Parsed { value, ambiguous, unit })
}

/// The plain form that machines write, without any allocation.
fn plain(text: &str) -> Option<f64> {
    let bytes = text.as_bytes();
    let point = bytes.iter().position(|b| *b == b'.');
    let digits_only = bytes.iter().all(|b| b.is_ascii_digit() || *b == b'.');
    let proved = match point {
        None => true,
        Some(at) => bytes.len() - at - 1 != 3 || at > 3 || (at == 1 && bytes[0] == b'0'),
    };
    if digits_only && proved && !bytes.is_empty() { text.parse().ok() } else { None }
}

/// Divides `12 500,5 кг` into its number and its unit; a currency sign before is skipped.
fn split_unit(text: &str) -> Option<(&str, &str)> {
    let start = text.find(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | ','))?;
    if !text[..start].chars().all(|c| "$€£¥₸₽ ".contains(c) || c.is_whitespace()) {
        return None;
    }
    let body = &text[start..];
    let mut end = 0;
    let mut chars = body.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let goes_on = match c {
            '0'..='9' => true,
            '-' => at == 0,
            '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => {
                chars.peek().is_some_and(|(_, next)| next.is_ascii_digit())
            }
            'e' | 'E' => is_exponent(&body[at + 1..]),
            '+' => matches!(body.as_bytes().get(at.wrapping_sub(1)), Some(b'e' | b'E')),
            _ => false,
        };
        let sign_of_exponent =
            c == '-' && matches!(body.as_bytes().get(at.wrapping_sub(1)), Some(b'e' | b'E'));
        if !goes_on && !sign_of_exponent {
            break;
        }
        end = at + c.len_utf8();
    }
    let (number, unit) = body.split_at(end);
    if !number.bytes().any(|b| b.is_ascii_digit()) || !groups_fit(number) {
        return None;
    }
    let unit = unit.trim();
    // `12/34`, `3x4`, `10-20`: more digits behind mean that this is not one number.
    let one_number = !unit.starts_with(['/', '-', '*', '×', ':'])
        && !unit.chars().any(|c| c.is_ascii_digit() && !c.is_alphabetic())
        || matches!(unit, "m3" | "M3" | "m2" | "M2" | "м3" | "М3" | "м2" | "М2");
    one_number.then_some((number, unit))
}

fn is_exponent(rest: &str) -> bool {
    rest.trim_start_matches(['+', '-']).bytes().next().is_some_and(|b| b.is_ascii_digit())
}

/// Blanks and apostrophes may only stand before groups of three digits.
fn groups_fit(number: &str) -> bool {
    let blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
    number
        .split(blank)
        .skip(1)
        .all(|group| group.bytes().take_while(u8::is_ascii_digit).count() == 3)
}

fn scientific(text: &str) -> Option<f64> {
    let (mantissa, _) = text.split_once(['e', 'E'])?;
    if mantissa.contains(',') && !mantissa.contains('.') {
        return text.replacen(',', ".", 1).parse().ok();
    }
    text.parse().ok()
}

/// A number with its raw text and issues.
pub fn value(raw: &str, span: Span, decimal: Decimal) -> Value<f64> {
    match parse(raw, decimal) {
        Some(parsed) => {
            let value = Value::good(raw, parsed.value, span);
            if parsed.ambiguous {
                value.with_issue(
                    Issue::new(IssueCode::NumberAmbiguous, span, raw).with("value", parsed.value),
                )
            } else {
                value
            }
        }
        None => Value::bad(raw, span, Issue::new(IssueCode::NumberForm, span, raw)),
    }
}

/// Kilograms in one unit of mass, by its usual spellings; `None` for an unknown unit.
pub fn kilograms_per(unit: &str) -> Option<f64> {
    let unit: String =
        unit.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    Some(match unit.as_str() {
        "kg" | "kgs" | "kgm" | "kilogram" | "kilograms" | "kilo" | "кг" | "килограмм" | "166" => {
            1.0
        }
        "lb" | "lbs" | "lbr" | "pound" | "pounds" | "фунт" => 0.453_592_37,
        "t" | "to" | "ton" | "tons" | "tonne" | "tonnes" | "mt" | "tne" | "т" | "тн" | "тонна"
        | "тонн" | "168" => 1000.0,
        "g" | "gr" | "grm" | "gram" | "grams" | "г" | "гр" | "грамм" | "163" => 0.001,
        _ => return None,
    })
}

/// A mass in kilograms. The unit behind the number wins over `unit` (of the header or of a
/// unit column); an unknown unit leaves the number as it is, with an issue.
pub fn mass_kg(raw: &str, span: Span, decimal: Decimal, unit: Option<&str>) -> Value<f64> {
    let mut mass = value(raw, span, decimal);
    let own = parse(raw, decimal).map_or("", |parsed| parsed.unit);
    let unit = if own.is_empty() { unit.unwrap_or("") } else { own };
    if unit.trim().is_empty() {
        return mass;
    }
    match kilograms_per(unit) {
        Some(factor) if (factor - 1.0).abs() > f64::EPSILON => {
            mass.value = mass.value.map(|number| number * factor);
        }
        Some(_) => {}
        None => mass.issues.push(Issue::new(IssueCode::CodeUnknown, span, raw).with("unit", unit)),
    }
    mass
}

/// Digits that a spreadsheet turned into a number, as the digits they were:
/// `1.60640000489E11` and `160640000489.0` give `160640000489`. Anything else is left alone.
pub fn whole_digits(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let suspicious = text.bytes().any(|b| matches!(b, b'e' | b'E' | b'.' | b','));
    let number_like = text.bytes().next().is_some_and(|b| b.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_digit() || b"eE.,+".contains(&b));
    if !suspicious || !number_like {
        return Cow::Borrowed(text);
    }
    if let Some((whole, fraction)) = text.split_once(['.', ','])
        && !fraction.is_empty()
        && fraction.len() <= 2
        && fraction.bytes().all(|b| b == b'0')
        && whole.len() > 4
        && whole.bytes().all(|b| b.is_ascii_digit())
    {
        return Cow::Borrowed(whole);
    }
    let exponent = text.contains(['e', 'E']);
    match scientific(text).filter(|n| exponent && n.fract() == 0.0 && *n < 1e15) {
        Some(number) => Cow::Owned(format!("{number:.0}")),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_style() {
        use Decimal::{Comma, Point, Unknown};
        for (text, decimal, expected, ambiguous) in [
            ("12", Unknown, 12.0, false),
            ("12.5", Unknown, 12.5, false),
            ("12,5", Unknown, 12.5, false),
            ("1 234,56", Unknown, 1234.56, false),
            ("1\u{a0}234\u{a0}567", Unknown, 1_234_567.0, false),
            ("1.234,56", Point, 1234.56, false),
            ("1,234.56", Comma, 1234.56, false),
            ("1,234,567", Unknown, 1_234_567.0, false),
            ("1,234", Point, 1234.0, false),
            ("1,234", Comma, 1.234, false),
            ("1,234", Unknown, 1234.0, true),
            ("1.234", Comma, 1234.0, false),
            ("1.234", Unknown, 1.234, true),
            ("0.125", Unknown, 0.125, false),
            ("2130.153", Unknown, 2130.153, false),
            ("1.60640000489E11", Unknown, 160_640_000_489.0, false),
            ("1'250.00", Unknown, 1250.0, false),
            ("$ 12,500.00", Unknown, 12_500.0, false),
        ] {
            let parsed = parse(text, decimal).unwrap_or_else(|| panic!("{text}"));
            assert!((parsed.value - expected).abs() < 1e-9, "{text}: {parsed:?}");
            assert_eq!(parsed.ambiguous, ambiguous, "{text}");
        }
        for text in ["", "n/a", "KG", "10-20", "3x4", "12/34", "A5", "1 23", "+7 701 123 45"] {
            assert_eq!(parse(text, Unknown), None, "{text}");
        }
    }

    #[test]
    fn units_are_told_from_numbers() {
        let kg = |raw, unit| mass_kg(raw, Span::None, Decimal::Unknown, unit).value.unwrap();
        assert!((kg("12 500,5 кг", None) - 12_500.5).abs() < 1e-9);
        assert!((kg("100 LBS", Some("kg")) - 45.359_237).abs() < 1e-9);
        assert!((kg("21.5", Some("т")) - 21_500.0).abs() < 1e-9);
        let odd = mass_kg("5", Span::None, Decimal::Unknown, Some("мешок"));
        assert!(odd.issues.has(IssueCode::CodeUnknown));
    }

    #[test]
    fn the_majority_decides() {
        let mut votes = DecimalVotes::default();
        for text in ["1,234", "12,5", "7,25", "3.50"] {
            votes.observe(text);
        }
        assert_eq!(votes.decimal(), Decimal::Comma);
    }

    #[test]
    fn spreadsheet_digits_come_back() {
        for (text, expected) in [
            ("1.60640000489E11", "160640000489"),
            ("1,60640000489E+11", "160640000489"),
            ("160640000489.0", "160640000489"),
            ("6907219009", "6907219009"),
            ("6907.21", "6907.21"),
            ("CSQU3054383", "CSQU3054383"),
        ] {
            assert_eq!(whole_digits(text), expected, "{text}");
        }
    }
}
