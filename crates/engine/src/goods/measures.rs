//! Numbers with their units in a goods text: single values, ranges (`0-400 Hz`), lists
//! (`50/60 Hz`, `160x15`), limits (`<100 ppm`) and counts in words (`five axis`). It does not
//! know what is measured: that is for the conditions to bind.

use super::MAX_MEASURES;
use super::normal::NormalText;
use super::units::{Dimension, UnitTable};

/// Letters that may stand directly before a number and tell what it is: `DN50`, `ф160`.
const ATTACHED: [&str; 16] =
    ["d", "od", "id", "dn", "dy", "ду", "ф", "ø", "⌀", "dia", "д", "l", "h", "диам", "m", "м"];
/// Words for small numbers before `axis`.
const ENGLISH_COUNTS: [(&str, f64); 5] =
    [("two", 2.0), ("three", 3.0), ("four", 4.0), ("five", 5.0), ("six", 6.0)];
/// Beginnings of Russian words such as `пятиосевой`.
const RUSSIAN_COUNTS: [(&str, f64); 6] = [
    ("двух", 2.0),
    ("трех", 3.0),
    ("четырех", 4.0),
    ("четырёх", 4.0),
    ("пяти", 5.0),
    ("шести", 6.0),
];

/// A quantity of the text: all values from `low` to `high`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measure {
    /// Smallest value; base units when there is a dimension, as written otherwise.
    pub low: f64,
    /// Largest value.
    pub high: f64,
    /// What the unit measures; none for a number without a unit.
    pub dimension: Option<Dimension>,
    /// First and last token of it.
    pub tokens: (usize, usize),
    /// Letters directly before the number.
    pub marker: Option<String>,
}

/// One number as read.
#[derive(Debug, Clone, Copy)]
struct Number {
    low: f64,
    high: f64,
    end: usize,
}

/// Reads the quantities of a text, at most [`MAX_MEASURES`].
pub(super) fn read(normal: &NormalText, units: &UnitTable) -> Vec<Measure> {
    let mut measures = Vec::new();
    let mut done = 0;
    for (place, token) in normal.tokens.iter().enumerate() {
        if token.span.start < done || measures.len() >= MAX_MEASURES {
            continue;
        }
        let word = &normal.text[token.span.clone()];
        match word.find(|c: char| c.is_ascii_digit()) {
            None => measures.extend(count_in_words(normal, place, units)),
            Some(digit) => {
                let marker = &word[..digit];
                if marker.is_empty() || ATTACHED.contains(&marker) {
                    done = quantity(normal, place, digit, units, &mut measures);
                }
            }
        }
    }
    measures
}

fn quantity(
    normal: &NormalText,
    place: usize,
    digit: usize,
    units: &UnitTable,
    measures: &mut Vec<Measure>,
) -> usize {
    let text = normal.text.as_str();
    let token = &normal.tokens[place];
    let start = token.span.start + digit;
    let Some(first) = number(text, start) else { return token.span.end };
    let mut values = vec![first];
    let mut end = first.end;
    while let Some((next, range)) = continued(text, end) {
        end = next.end;
        match values.last_mut().filter(|_| range) {
            Some(last) => last.high = next.high,
            None => values.push(next),
        }
    }
    end += length_term(&text[end..]);
    let rest = text[end..].trim_start_matches([' ', '-']);
    let gap = text.len() - end - rest.len();
    let unit = if gap <= 1 { units.at_start(rest) } else { None };
    let letter_follows = text[end..].starts_with(char::is_alphabetic);
    if unit.is_none() && letter_follows {
        return token.span.end;
    }
    let stop = end + unit.map_or(0, |(_, length)| gap + length);
    let last = normal.tokens.partition_point(|other| other.span.start < stop).max(place + 1) - 1;
    let limit = text[..token.span.start].trim_end().chars().next_back();
    for value in values {
        let base = |x: f64| unit.map_or(x, |(unit, _)| unit.to_base(x));
        let (mut low, mut high) = (base(value.low), base(value.high));
        match limit {
            Some('<' | '≤') => low = low.min(0.0),
            Some('>' | '≥') => high = f64::INFINITY,
            _ => {}
        }
        measures.push(Measure {
            low: low.min(high),
            high: high.max(low),
            dimension: unit.map(|(unit, _)| unit.dimension),
            tokens: (place, last),
            marker: (digit > 0).then(|| text[token.span.start..start].to_owned()),
        });
    }
    stop.max(token.span.end)
}

/// Length of the term of an accuracy that grows with the length measured, as in
/// `1.7 + L/800 um`: the first number is the one that counts.
fn length_term(rest: &str) -> usize {
    let skip = |text: &str| text.len() - text.trim_start().len();
    let lead = skip(rest);
    let Some(after) = rest[lead..].strip_prefix('+') else { return 0 };
    let Some(divisor) = after.trim_start().strip_prefix("l/") else { return 0 };
    let start = rest.len() - divisor.len();
    number(rest, start).map_or(0, |number| number.end)
}

/// A range or list that goes on after a number; the flag tells a range.
fn continued(text: &str, end: usize) -> Option<(Number, bool)> {
    let rest = &text[end..];
    let separators: [(&str, bool); 12] = [
        ("-", true),
        (" - ", true),
        ("...", true),
        ("..", true),
        ("~", true),
        (" to ", true),
        (" до ", true),
        ("/", false),
        ("x", false),
        ("х", false),
        ("*", false),
        (" x ", false),
    ];
    separators.iter().find_map(|(separator, range)| {
        let after = rest.strip_prefix(separator)?;
        number(text, text.len() - after.len()).map(|number| (number, *range))
    })
}

/// A number at a place. `1,200` is 1.2 or 1200: nobody can tell, so it stands for all between.
fn number(text: &str, start: usize) -> Option<Number> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let whole = digits(start);
    if whole == 0 {
        return None;
    }
    let mut end = start + whole;
    let mut written = text[start..end].to_owned();
    let mut thousands = None;
    let separator = bytes.get(end).copied().filter(|b| matches!(b, b'.' | b','));
    if separator.is_some() && digits(end + 1) > 0 {
        let decimals = digits(end + 1);
        if separator == Some(b',') && decimals == 3 && whole <= 3 && !written.starts_with('0') {
            thousands = format!("{written}{}", &text[end + 1..end + 4]).parse::<f64>().ok();
        }
        written.push('.');
        written.push_str(&text[end + 1..=end + decimals]);
        end += 1 + decimals;
    } else {
        while written.len() <= 6
            && bytes.get(end) == Some(&b' ')
            && digits(end + 1) == 3
            && whole <= 3
        {
            written.push_str(&text[end + 1..end + 4]);
            end += 4;
        }
    }
    if let Some(length) = exponent(&bytes[end..]) {
        written.push_str(&text[end..end + length]);
        end += length;
    }
    let value: f64 = written.parse().ok()?;
    Some(Number { low: value, high: thousands.unwrap_or(value), end })
}

/// Length of an exponent (`e6`, `e-3`) that no letter follows.
fn exponent(bytes: &[u8]) -> Option<usize> {
    let sign = usize::from(matches!(bytes.get(1), Some(b'+' | b'-')));
    let digits = bytes.get(1 + sign..)?.iter().take_while(|b| b.is_ascii_digit()).count();
    let fits = bytes.first() == Some(&b'e') && (1..=2).contains(&digits);
    fits.then_some(1 + sign + digits)
}

fn count_in_words(normal: &NormalText, place: usize, units: &UnitTable) -> Option<Measure> {
    let dimension = units.dimension("axes")?;
    let token = &normal.tokens[place];
    let word = &normal.text[token.span.clone()];
    let measure = |count: f64, last: usize| Measure {
        low: count,
        high: count,
        dimension: Some(dimension),
        tokens: (place, last),
        marker: None,
    };
    let russian = RUSSIAN_COUNTS.iter().find_map(|(beginning, count)| {
        let rest = word.strip_prefix(beginning)?;
        (rest.starts_with("ос") || rest.starts_with("координат")).then_some(*count)
    });
    if let Some(count) = russian {
        return Some(measure(count, place));
    }
    let count = ENGLISH_COUNTS.iter().find(|(english, _)| *english == word)?.1;
    let next = normal.tokens.get(place + 1)?;
    matches!(next.stem.as_str(), "axis" | "axe" | "axes").then(|| measure(count, place + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<(f64, f64, bool)> {
        let units = UnitTable::read(include_str!("../../../../data/units.csv")).unwrap();
        let normal = NormalText::read(text);
        let round = |x: f64| (x * 1e9).round() / 1e9;
        read(&normal, &units)
            .into_iter()
            .map(|m| (round(m.low), round(m.high), m.dimension.is_some()))
            .collect()
    }

    #[test]
    fn values_ranges_lists_and_limits() {
        assert_eq!(values("OUT 0-400HZ"), [(0.0, 400.0, true)]);
        assert_eq!(values("50/60 Hz"), [(50.0, 50.0, true), (60.0, 60.0, true)]);
        assert_eq!(values("частота 1,5 кГц"), [(1500.0, 1500.0, true)]);
        assert_eq!(values("HF<100PPM"), [(0.0, 0.0001, true)]);
        assert_eq!(values("ф160х15"), [(160.0, 160.0, false), (15.0, 15.0, false)]);
        assert_eq!(values("modulus 3.4E6 m"), [(3_400_000.0, 3_400_000.0, true)]);
        assert_eq!(values("1.0+L/1000 um"), [(0.000_001, 0.000_001, true)]);
        assert_eq!(values("точность 0,02мм"), [(0.00002, 0.00002, true)]);
        assert_eq!(values("пятиосевой, five axis"), [(5.0, 5.0, true), (5.0, 5.0, true)]);
    }

    #[test]
    fn a_comma_with_three_digits_is_left_open() {
        assert_eq!(values("1,200 kg"), [(1.2, 1200.0, true)]);
        assert_eq!(values("0,125 kg"), [(0.125, 0.125, true)]);
    }

    #[test]
    fn names_with_digits_are_no_quantities() {
        assert!(values("TI6AL4V 18NI300 16К20").is_empty());
    }
}
