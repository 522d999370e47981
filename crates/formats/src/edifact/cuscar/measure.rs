//! Numbers, masses, amounts and dates of segments.

use chrono::NaiveDate;
use sarhad_model::{Money, Value};

use super::super::segment::{Field, Segment};
use crate::reading::{date, number};

/// A number. The syntax knows no thousands sign, so a comma is always a decimal one.
pub fn number(field: &Field<'_>) -> Value<f64> {
    number::value(&field.raw, field.span, sign(&field.raw))
}

fn sign(raw: &str) -> number::Decimal {
    if raw.contains(',') { number::Decimal::Comma } else { number::Decimal::Point }
}

/// A mass from MEA, in kilograms: `AAE+G+KGM:8090`.
pub fn mass(segment: &Segment<'_, '_>) -> Option<Value<f64>> {
    let field = segment.take(3, 1)?;
    segment.qualifier(1, 0);
    segment.qualifier(2, 0);
    let unit = segment.qualifier(3, 0);
    let unit = if unit == "K" { "KGM" } else { &*unit };
    Some(number::mass_kg(&field.raw, field.span, sign(&field.raw), Some(unit)))
}

/// An amount from MOA: `40:53906.25:USD`.
pub fn money(segment: &Segment<'_, '_>) -> Option<Money> {
    let amount = segment.take(1, 1)?;
    segment.qualifier(1, 0);
    let mut money = Money { amount: number(&amount), currency: None };
    segment.fill(&mut money.currency, 1, 2);
    Some(money)
}

/// A date from DTM: `137:202211210430:203`. The length of the value decides, for format
/// codes are often wrong: six or ten digits have a year of two digits, others of four.
pub fn date(segment: &Segment<'_, '_>) -> Option<Value<NaiveDate>> {
    let field = segment.take(1, 1)?;
    segment.qualifier(1, 0);
    segment.qualifier(1, 2);
    let digits = field.raw.bytes().all(|b| b.is_ascii_digit());
    let short = match field.raw.len() {
        8 | 12 | 14 => false,
        6 | 10 => true,
        _ => return Some(date::value(&field.raw, field.span, date::DateOrder::DayFirst)),
    };
    let parsed = digits
        .then(|| {
            let (pattern, len) = if short { ("%y%m%d", 6) } else { ("%Y%m%d", 8) };
            NaiveDate::parse_from_str(&field.raw[..len], pattern).ok()
        })
        .flatten();
    Some(match parsed {
        Some(date) => Value::good(field.raw, date, field.span),
        None => date::value(&field.raw, field.span, date::DateOrder::DayFirst),
    })
}
