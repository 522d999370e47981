//! Dates as lists write them: whole, in parts, `circa`, ranges, alternatives. A text that cannot
//! be a date gives nothing and is reported by the caller; a range of years gives each of its years.

use chrono::NaiveDate;
use sarhad_model::PartialDate;

/// Which of two numbers is the day in `03/04/2020`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// European.
    DayFirst,
    /// American.
    MonthFirst,
}

/// Ranges of more years than this give only their two ends.
const LONGEST_RANGE: u16 = 15;

/// Words around a date that say it is not exact; month and day are dropped after them.
const CIRCA: [&str; 11] = [
    "circa",
    "approximately",
    "approx.",
    "approx",
    "about",
    "around",
    "c.",
    "ca.",
    "early",
    "late",
    "mid",
];

/// Every date a text may mean, in order, without repetitions. Empty when one part is no date.
pub(crate) fn dates(text: &str, order: Order) -> Vec<PartialDate> {
    let text = text.trim().to_lowercase();
    let text = text.strip_prefix("between ").map_or(text.clone(), |t| t.replace(" and ", " to "));
    let mut parts: Vec<&str> =
        text.split(['/', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
    // A slash divides alternatives only where the text is not one date with slashes.
    if parts.iter().any(|part| part.len() < 4) {
        parts = vec![&text];
    }
    let mut found = Vec::new();
    for part in parts.into_iter().flat_map(|part| part.split(" or ")) {
        let dates = range(part, order).or_else(|| one(part, order).map(|date| vec![date]));
        let Some(dates) = dates else { return Vec::new() };
        for date in dates {
            if !found.contains(&date) {
                found.push(date);
            }
        }
    }
    found
}

fn range(text: &str, order: Order) -> Option<Vec<PartialDate>> {
    let text = text.trim();
    let text = CIRCA.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let (from, to) = text.split_once(" to ").or_else(|| {
        let (from, to) = text.split_once(['-', '–'])?;
        (from.trim().len() == 4 && to.trim().len() == 4).then_some((from, to))
    })?;
    let (from, to) = (one(from, order)?, one(to, order)?);
    if from.year == to.year {
        return Some(vec![PartialDate::year(from.year)?]);
    }
    if from.year > to.year {
        return None;
    }
    if to.year - from.year > LONGEST_RANGE {
        return Some(vec![PartialDate::year(from.year)?, PartialDate::year(to.year)?]);
    }
    (from.year..=to.year).map(PartialDate::year).collect()
}

/// One date.
pub(crate) fn one(text: &str, order: Order) -> Option<PartialDate> {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    for word in CIRCA {
        if let Some(rest) = text.strip_prefix(word) {
            let rest = rest.trim_start_matches([' ', '-']);
            let rest = rest.strip_suffix('s').unwrap_or(rest);
            return one(rest, order).and_then(|date| PartialDate::year(date.year));
        }
    }
    let text = text.split_once('t').filter(|(day, _)| day.len() == 10).map_or(&*text, |(d, _)| d);
    let parts: Vec<&str> =
        text.split([' ', '/', '.', ',', '-']).filter(|p| !p.is_empty()).collect();
    match parts[..] {
        [year] => PartialDate::year(four_digits(year)?),
        [a, b] if four_digits(a).is_some() => in_parts(four_digits(a)?, month(b)?, 0),
        [a, b] => in_parts(four_digits(b)?, month(a)?, 0),
        [a, b, c, ..] if four_digits(a).is_some() => {
            in_parts(four_digits(a)?, month(b)?, small(c)?)
        }
        [a, b, c] => {
            let year = four_digits(c)?;
            match (a.parse().ok().filter(|&n: &u8| n < 32), b.parse().ok(), order) {
                (Some(a), Some(b), Order::DayFirst) => in_parts(year, b, a),
                (Some(a), Some(b), Order::MonthFirst) => in_parts(year, a, b),
                (Some(day), None, _) => in_parts(year, month(b)?, day),
                (None, Some(day), _) => in_parts(year, month(a)?, day),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Year, month and day; zero means unknown. Refuses what the calendar has not.
fn in_parts(year: u16, month: u8, day: u8) -> Option<PartialDate> {
    match (month, day) {
        (0, 0) => PartialDate::year(year),
        (1..=12, 0) => {
            PartialDate::year(year).map(|date| PartialDate { month: Some(month), ..date })
        }
        _ => PartialDate::new(year, month, day),
    }
}

fn four_digits(text: &str) -> Option<u16> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn small(text: &str) -> Option<u8> {
    let digits = text.len().min(2);
    text.get(..digits)?.parse().ok()
}

/// English month names, by their first three letters.
fn month(text: &str) -> Option<u8> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if let Ok(number) = text.parse::<u8>() {
        return (number <= 12).then_some(number);
    }
    let start = text.get(..3)?;
    MONTHS.iter().position(|name| *name == start).map(|index| index as u8 + 1)
}

/// A whole day between 1900 and 2100, the span in which lists are published.
pub(crate) fn day(text: &str, order: Order) -> Option<NaiveDate> {
    let date = one(text, order)?;
    if !(1900..2100).contains(&date.year) {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::from(date.year), date.month?.into(), date.day?.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_all_publishers() {
        for (text, expected) in [
            ("1962", "1962"),
            ("27 Nov 1973", "1973-11-27"),
            ("Feb 1975", "1975-02"),
            ("00/00/1980", "1980"),
            ("00/03/1980", "1980-03"),
            ("01/08/1979", "1979-08-01"),
            ("1988-01-07", "1988-01-07"),
            ("1988-01", "1988-01"),
            ("2018-01-10-05:00", "2018-01-10"),
            ("2026-02-27T00:00:09.554Z", "2026-02-27"),
            ("circa 1960", "1960"),
            ("circa Mar 1960", "1960"),
            ("01 Jan 1970 to 31 Dec 1970", "1970"),
            ("1970 to 1972", "1970 1971 1972"),
            ("Between 1970 and 1971", "1970 1971"),
            ("1950-1990", "1950 1990"),
            ("1961-02-03 or 1962-04-05", "1961-02-03 1962-04-05"),
            ("1961; 1962", "1961 1962"),
            ("circa 1979-1982", "1979 1980 1981 1982"),
            ("early 1990s", "1990"),
        ] {
            let found: Vec<_> =
                dates(text, Order::DayFirst).iter().map(ToString::to_string).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn impossible_dates_give_nothing() {
        for text in ["", "N/A", "3017-08-22", "31 Feb 1980", "13/13/1980", "1990 to 1980", "na"] {
            assert_eq!(dates(text, Order::DayFirst), [], "{text}");
        }
    }

    #[test]
    fn american_and_european_order() {
        assert_eq!(day("06/03/2003", Order::MonthFirst), NaiveDate::from_ymd_opt(2003, 6, 3));
        assert_eq!(day("06/03/2003", Order::DayFirst), NaiveDate::from_ymd_opt(2003, 3, 6));
        assert_eq!(day("3017-08-22", Order::DayFirst), None);
        assert_eq!(day("2922-09-01", Order::DayFirst), None);
        assert_eq!(day("2003", Order::DayFirst), None);
    }
}
