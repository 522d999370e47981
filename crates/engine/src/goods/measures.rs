//! Numbers with their units in a goods text: single values, ranges (`0-400 Hz`), lists
//! (`50/60 Hz`), sizes (`160x15x3000 mm`), limits (`<100 ppm`, `up to 1200 Hz`, `не менее 900
//! МПа`), tolerances (`120 ±0.5 mm`), meshes and counts in words (`five axis`). It does not know
//! what is measured: that is for the conditions to bind.

use super::MAX_MEASURES;
use super::limits::{Limit, limit_of};
use super::normal::NormalText;
use super::numbers::{Number, number};
use super::units::{Dimension, UnitTable};

/// Width of an opening in metres times the number of openings an inch (ISO 565 and ASTM E11 agree
/// within a tenth).
const MESH_METRES: f64 = 0.0149;

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
    /// Its place in a size such as `160x15x3000`: words name the first only.
    pub place_in_size: usize,
}

/// How the next number goes on after one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Continued {
    Range,
    List,
    Size,
    Tolerance,
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
    // A tolerance of the mains or of a current says nothing about the goods.
    let tolerance = has_plus_minus(&text[..start]);
    let of_supply = measures.last().is_some_and(|before: &Measure| {
        before.dimension.is_some()
            && before.tokens.1 + 1 >= place
            && [units.dimension("voltage"), units.dimension("current")].contains(&before.dimension)
    });
    let mut values = vec![(first, 0)];
    let mut end = first.end;
    while let Some((next, how)) = continued(text, end) {
        end = next.end;
        match (values.last_mut(), how) {
            (Some(last), Continued::Range) => last.0.high = next.high,
            (_, Continued::Tolerance) | (None, _) => {}
            (Some(last), Continued::Size) => {
                let place = last.1 + 1;
                values.push((next, place));
            }
            (Some(_), Continued::List) => values.push((next, 0)),
        }
    }
    end += length_term(&text[end..]);
    let rest = text[end..].trim_start_matches([' ', '-']);
    let gap = text.len() - end - rest.len();
    let unit = if gap <= 1 { units.at_start(rest) } else { None };
    let letter_follows = text[end..].starts_with(char::is_alphabetic);
    if unit.is_none() && (letter_follows || part_of_name(text, start)) {
        return token.span.end;
    }
    let stop = end + unit.map_or(0, |(_, length)| gap + length);
    let last = normal.tokens.partition_point(|other| other.span.start < stop).max(place + 1) - 1;
    if tolerance && of_supply {
        return stop.max(token.span.end);
    }
    let limit = limit_of(normal, place, last);
    for (value, place_in_size) in values {
        let base = |x: f64| unit.map_or(x, |(unit, _)| unit.to_base(x));
        let (mut low, mut high) = (base(value.low), base(value.high));
        let mut dimension = unit.map(|(unit, _)| unit.dimension);
        if dimension.is_some() && dimension == units.dimension("mesh") {
            // What passes a mesh is anything finer.
            (low, high) = (0.0, MESH_METRES / low.min(high).max(1.0));
            dimension = units.dimension("length");
        } else if value.low.to_bits() == value.high.to_bits() {
            match limit {
                Some(Limit::AtMost) => low = low.min(0.0),
                Some(Limit::AtLeast) => high = f64::INFINITY,
                None => {}
            }
        }
        measures.push(Measure {
            low: low.min(high),
            high: high.max(low),
            dimension,
            tokens: (place, last),
            marker: (digit > 0).then(|| text[token.span.start..start].to_owned()),
            place_in_size,
        });
    }
    stop.max(token.span.end)
}

/// Whether a hyphen binds the number to a word before it: `Ф-4`, `К75-40` are names.
fn part_of_name(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    before.next() == Some('-') && before.next().is_some_and(char::is_alphanumeric)
}

fn has_plus_minus(before: &str) -> bool {
    let before = before.trim_end();
    before.ends_with('±') || before.ends_with("+/-") || before.ends_with("+-")
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

/// How a range, list or size goes on after a number.
fn continued(text: &str, end: usize) -> Option<(Number, Continued)> {
    use Continued::{List, Range, Size, Tolerance};
    let rest = &text[end..];
    let separators: [(&str, Continued); 22] = [
        ("±", Tolerance),
        (" ±", Tolerance),
        (" ± ", Tolerance),
        ("+/-", Tolerance),
        (" +/- ", Tolerance),
        ("-", Range),
        (" - ", Range),
        ("...", Range),
        ("..", Range),
        ("~", Range),
        (" to ", Range),
        (" до ", Range),
        ("/", List),
        ("x", Size),
        ("х", Size),
        ("*", Size),
        (" x ", Size),
        (" х ", Size),
        (" * ", Size),
        (" x", Size),
        (" х", Size),
        (" на ", Size),
    ];
    separators.iter().find_map(|(separator, how)| {
        let after = rest.strip_prefix(separator)?;
        number(text, text.len() - after.len()).map(|number| (number, *how))
    })
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
        place_in_size: 0,
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
    fn limits_tolerances_sizes_and_meshes() {
        let open = f64::INFINITY;
        assert_eq!(values("UP TO 1200 HZ"), [(0.0, 1200.0, true)]);
        assert_eq!(values("частота до 1200 Гц"), [(0.0, 1200.0, true)]);
        assert_eq!(values("не более 0,2 %"), [(0.0, 0.002, true)]);
        assert_eq!(values("не менее 900 МПа"), [(900e6, open, true)]);
        assert_eq!(values("AT LEAST 900 MPA"), [(900e6, open, true)]);
        assert_eq!(values("1200 Гц дейін"), [(0.0, 1200.0, true)]);
        assert_eq!(values("от 0 до 1000 Гц"), [(0.0, 1000.0, true)]);
        assert_eq!(values("120 ±0.5 mm"), [(0.12, 0.12, true)]);
        assert_eq!(values("380V ±10%"), [(380.0, 380.0, true)]);
        assert_eq!(values("1 x 10-6 mbar"), [(1e-4, 1e-4, true)]);
        assert_eq!(values("10^-6 mbar"), [(1e-4, 1e-4, true)]);
        assert_eq!(values("1.200,5 kg"), [(1200.5, 1200.5, true)]);
        assert_eq!(values("1,200.5 kg"), [(1200.5, 1200.5, true)]);
        assert_eq!(values("1 200 kg"), [(1200.0, 1200.0, true)]);
        let mesh = values("325 MESH");
        assert!((mesh[0].1 - 45.8e-6).abs() < 1e-6, "{mesh:?}");
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
