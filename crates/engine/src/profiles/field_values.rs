//! How the values of fields are read from the model: what is there, what could not be read, what
//! is missing.

use chrono::NaiveDate;
use sarhad_model::{ConsignmentItem, CountryCode, Location, MeansIdentityKind, Money, Text, Value};

use super::fields::{Datum, Row, Sink};

pub(super) fn text(text: Option<&Text>, out: Sink<'_>) {
    if let Some(text) = text.map(Text::value).filter(|text| !text.is_empty()) {
        out(Datum::Text(text));
    }
}

/// A typed value: what it was read as, or that something unreadable stands there.
pub(super) fn typed<T>(value: Option<&Value<T>>, out: Sink<'_>, give: impl FnOnce(&T, Sink<'_>)) {
    match value {
        Some(Value { value: Some(known), .. }) => give(known, out),
        Some(value) if !value.raw.trim().is_empty() => out(Datum::Unreadable),
        _ => {}
    }
}

pub(super) fn number(value: Option<&Value<f64>>, out: Sink<'_>) {
    typed(value, out, |number, out| out(Datum::Number(*number)));
}

pub(super) fn country(value: Option<&Value<CountryCode>>, out: Sink<'_>) {
    typed(value, out, |country, out| out(Datum::Text(country.as_str())));
}

pub(super) fn date(value: Option<&Value<NaiveDate>>, out: Sink<'_>) {
    typed(value, out, |day, out| out(Datum::Date(*day)));
}

pub(super) fn one(text: Option<&'static str>, out: Sink<'_>) {
    if let Some(text) = text {
        out(Datum::Text(text));
    }
}

pub(super) fn place(place: Option<&Location>, out: Sink<'_>) {
    let Some(place) = place else { return };
    match place.code.as_ref() {
        Some(code) => typed(Some(code), out, |code, out| out(Datum::Text(code.as_str()))),
        // A place that only a name tells has a code that nobody stated.
        None if !place.label().is_empty() => out(Datum::Unreadable),
        None => {}
    }
}

pub(super) fn place_country(place: Option<&Location>, out: Sink<'_>) {
    let Some(place) = place else { return };
    match place.country() {
        Some(country) => out(Datum::Text(country.as_str())),
        None if !place.label().is_empty() => out(Datum::Unreadable),
        None => {}
    }
}

pub(super) fn amount(money: Option<&Money>, out: Sink<'_>) {
    number(money.map(|money| &money.amount), out);
}

pub(super) fn currency(money: Option<&Money>, out: Sink<'_>) {
    text(money.and_then(|money| money.currency.as_ref()), out);
}

/// A quotient of two known numbers.
pub(super) fn ratio(above: Option<&Value<f64>>, below: Option<&Value<f64>>, out: Sink<'_>) {
    match (above, below) {
        (Some(Value { value: Some(above), .. }), Some(Value { value: Some(below), .. })) => {
            // Nothing divided by nothing is not "little": it cannot be said.
            out(if *below > 0.0 { Datum::Number(above / below) } else { Datum::Unreadable });
        }
        (None, _) | (_, None) => {}
        _ => out(Datum::Unreadable),
    }
}

/// Packages of a line, when every stated number could be read.
pub(super) fn packages(item: &ConsignmentItem) -> Option<Value<f64>> {
    let mut stated = item.packaging.iter().filter_map(|one| one.quantity.as_ref()).peekable();
    stated.peek()?;
    let sum: Option<f64> = stated.map(|quantity| quantity.value).sum();
    Some(Value { raw: "…".into(), value: sum, ..Value::default() })
}

pub(super) fn means(kind: MeansIdentityKind, row: &Row<'_>, out: Sink<'_>) {
    for (known, identity) in &row.declaration.border_transport_means.identities {
        if *known == kind {
            text(Some(identity), out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_divided_by_nothing_is_not_little() {
        let value =
            |number: f64| Value { raw: "x".into(), value: Some(number), ..Value::default() };
        let of = |above: &Value<f64>, below: &Value<f64>| {
            let mut seen = None;
            ratio(Some(above), Some(below), &mut |datum| {
                seen = match datum {
                    Datum::Number(number) => Some(number),
                    _ => Some(f64::NAN),
                };
            });
            seen
        };
        assert_eq!(of(&value(6.0), &value(2.0)), Some(3.0));
        assert!(of(&value(6.0), &value(0.0)).unwrap().is_nan());
    }
}
