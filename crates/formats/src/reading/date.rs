//! Dates as people write them. Whether `03/04/2026` is in March or in April is decided for the
//! whole file from its other dates, never value by value.

use chrono::{Days, NaiveDate};
use sarhad_model::{Issue, IssueCode, Span, Value};

/// Order of day and month in dates with slashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateOrder {
    /// `31/12/2026`
    DayFirst,
    /// `12/31/2026`
    MonthFirst,
    /// The dates seen do not tell; day first is used, with an issue.
    #[default]
    Unknown,
}

/// Counts what the dates of a file tell about their order.
#[derive(Debug, Clone, Copy, Default)]
pub struct DateVotes {
    day_first: u32,
    month_first: u32,
}

impl DateVotes {
    /// Looks at one text.
    pub fn observe(&mut self, text: &str) {
        // Points are only ever used day first, so they tell nothing about slashes.
        let Some(([first, second, _], separator, Form::YearLast)) = three_numbers(text) else {
            return;
        };
        if separator == '.' {
            return;
        }
        match (first > 12, second > 12) {
            (true, false) => self.day_first += 1,
            (false, true) => self.month_first += 1,
            _ => {}
        }
    }

    /// What the majority says.
    pub fn order(self) -> DateOrder {
        match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => DateOrder::DayFirst,
            std::cmp::Ordering::Less => DateOrder::MonthFirst,
            std::cmp::Ordering::Equal => DateOrder::Unknown,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    YearFirst,
    YearLast,
}

/// Three numbers with one separator, year first or last; a time behind them is left out.
fn three_numbers(text: &str) -> Option<([u32; 3], char, Form)> {
    let date = text.trim().split([' ', 'T', '\u{a0}', ',']).next()?;
    let separator = date.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '.' | '/' | '-') {
        return None;
    }
    let mut parts = date.split(separator);
    let mut numbers = [0; 3];
    let mut widths = [0; 3];
    for (number, width) in numbers.iter_mut().zip(&mut widths) {
        let part = parts.next()?;
        *width = part.len();
        *number = part.parse().ok()?;
    }
    let end = parts.next().is_none_or(str::is_empty);
    match widths {
        [4, 1 | 2, 1 | 2] if end => Some((numbers, separator, Form::YearFirst)),
        [1 | 2, 1 | 2, 2 | 4] if end => {
            if widths[2] == 2 {
                numbers[2] = full_year(numbers[2]);
            }
            Some((numbers, separator, Form::YearLast))
        }
        _ => None,
    }
}

/// Two digits: 00 to 69 are of this century. Cargo papers are new; there is no other use here.
fn full_year(two_digits: u32) -> u32 {
    if two_digits < 70 { 2000 + two_digits } else { 1900 + two_digits }
}

/// A date, and whether another reading was possible and nothing decided between them.
pub fn parse(text: &str, order: DateOrder) -> Option<(NaiveDate, bool)> {
    let text = text.trim();
    let sane = |date: NaiveDate| {
        let year = chrono::Datelike::year(&date);
        (1970..=2100).contains(&year).then_some(date)
    };
    if let Some((numbers, separator, form)) = three_numbers(text) {
        let day_of = |y: u32, m: u32, d: u32| {
            NaiveDate::from_ymd_opt(i32::try_from(y).ok()?, m, d).and_then(sane)
        };
        let [a, b, c] = numbers;
        if form == Form::YearFirst {
            return day_of(a, b, c).map(|date| (date, false));
        }
        let (day_first, month_first) = (day_of(c, b, a), day_of(c, a, b));
        return match (day_first, month_first) {
            (Some(date), None) => Some((date, false)),
            (None, Some(date)) if separator != '.' => Some((date, false)),
            (Some(day_first), Some(month_first)) => Some(match (order, separator) {
                (_, '.') | (DateOrder::DayFirst, _) => (day_first, false),
                (DateOrder::MonthFirst, _) => (month_first, false),
                (DateOrder::Unknown, _) => (day_first, day_first != month_first),
            }),
            _ => None,
        };
    }
    compact(text).or_else(|| with_month_name(text)).and_then(sane).map(|date| (date, false))
}

/// `20260930`, with or without a time behind it.
fn compact(text: &str) -> Option<NaiveDate> {
    let digits = text.get(..8)?;
    let rest = &text[8..];
    let form = digits.bytes().all(|b| b.is_ascii_digit())
        && (rest.is_empty() || rest.bytes().all(|b| b.is_ascii_digit() || b" :T".contains(&b)));
    if !form || rest.bytes().filter(u8::is_ascii_digit).count() > 6 {
        return None;
    }
    let number = |range: std::ops::Range<usize>| digits[range].parse::<u32>().ok();
    NaiveDate::from_ymd_opt(i32::try_from(number(0..4)?).ok()?, number(4..6)?, number(6..8)?)
}

/// Month names by their first letters, in English and Russian.
const MONTHS: [(&str, u32); 25] = [
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("янв", 1),
    ("фев", 2),
    ("мар", 3),
    ("апр", 4),
    ("мая", 5),
    ("май", 5),
    ("июн", 6),
    ("июл", 7),
    ("авг", 8),
    ("сен", 9),
    ("окт", 10),
    ("ноя", 11),
    ("дек", 12),
];

/// `30-SEP-2026`, `30 Sep 26`, `September 30, 2026`, `30 сентября 2026 г.`
fn with_month_name(text: &str) -> Option<NaiveDate> {
    if text.len() > 40 {
        return None;
    }
    let lower = text.to_lowercase();
    let mut parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let month_of = |word: &str| {
        MONTHS.iter().find(|(name, _)| word.starts_with(name)).map(|(_, month)| *month)
    };
    let (month, day) = match (month_of(first), month_of(second)) {
        (Some(month), None) => (month, second),
        (None, Some(month)) => (month, first),
        _ => return None,
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !digits(year) || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let number: u32 = year.parse().ok()?;
    let year = if year.len() == 2 { full_year(number) } else { number };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day.parse().ok()?)
}

/// The day of a spreadsheet serial (1900 system): 1 is 1 January 1900, and 29 February 1900,
/// which never was, counts; so day 0 is 30 December 1899 for all dates in use. Only serials
/// from 1990 to 2100 are taken: other numbers are not dates.
pub fn from_serial(serial: f64) -> Option<NaiveDate> {
    if !(32_874.0..73_051.0).contains(&serial) {
        return None;
    }
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(serial as u64))
}

/// A date with its raw text and issues; a bare number is tried as a spreadsheet serial.
pub fn value(raw: &str, span: Span, order: DateOrder) -> Value<NaiveDate> {
    let serial = || raw.trim().parse().ok().and_then(from_serial).map(|date| (date, false));
    match parse(raw, order).or_else(serial) {
        Some((date, false)) => Value::good(raw, date, span),
        Some((date, true)) => Value::good(raw, date, span)
            .with_issue(Issue::new(IssueCode::DateAmbiguous, span, raw).with("value", date)),
        None => Value::bad(raw, span, Issue::new(IssueCode::DateForm, span, raw)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_form() {
        for text in [
            "2026-09-30",
            "2026-09-30T10:00:00",
            "30.09.2026",
            "30.09.26",
            "30/09/2026",
            "9/30/2026",
            "20260930",
            "20260930 1015",
            "30-SEP-2026",
            "30 Sep 26",
            "September 30, 2026",
            "30 сентября 2026 г.",
            "46295",
            "46295.0",
            "2026/09/30 00:00",
        ] {
            let read = value(text, Span::None, DateOrder::Unknown);
            assert_eq!(read.value.map(|d| d.to_string()).as_deref(), Some("2026-09-30"), "{text}");
        }
        for text in ["", "32.01.2026", "12345678", "n/a", "1.5", "02.30.2026", "10-20"] {
            assert_eq!(value(text, Span::None, DateOrder::Unknown).value, None, "{text}");
        }
    }

    #[test]
    fn the_order_is_decided_for_the_file() {
        let mut votes = DateVotes::default();
        assert_eq!(votes.order(), DateOrder::Unknown);
        votes.observe("12/25/2026");
        assert_eq!(votes.order(), DateOrder::MonthFirst);
        let read = |order| value("03/04/2026", Span::None, order);
        assert_eq!(read(votes.order()).value.unwrap().to_string(), "2026-03-04");
        assert_eq!(read(DateOrder::DayFirst).value.unwrap().to_string(), "2026-04-03");
        assert!(read(DateOrder::Unknown).issues.has(IssueCode::DateAmbiguous));
        assert!(
            !value("03.04.2026", Span::None, DateOrder::MonthFirst)
                .issues
                .has(IssueCode::DateAmbiguous)
        );
    }
}
