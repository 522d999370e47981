//! From elements to typed fields. A field that is set already leaves the element untaken, so
//! that a second value becomes additional information and is not lost.

use chrono::NaiveDate;
use sarhad_model::{
    CountryCode, Fullness, ImoNumber, Issue, IssueCode, Issues, Location, MeansIdentityKind, Money,
    Seal, Span, Submission, Text, TransportMode, UnLocode, Value,
};

use crate::reading::{self, date, number};
use crate::xml::Element;

/// How far a declared total mass may be from the sum of its rounded parts, kilograms.
const MASS_TOLERANCE_KG: f64 = 0.5;

/// Longest text that is copied from one place of a paper to others, bytes: a long text in one
/// element must not be multiplied by many others.
const LONGEST_COPIED: usize = 256;

/// A copy of a text for another object; none of a text too long to be the code it should be.
pub fn copied(text: Option<&Text>) -> Option<Text> {
    text.filter(|text| text.raw.len() <= LONGEST_COPIED).cloned()
}

/// Takes a number.
pub fn number<T: From<Value<f64>>>(element: Element<'_, '_>, field: &mut Option<T>) {
    if field.is_none() {
        *field = element.take().map(|leaf| {
            let sign = decimal(&leaf.raw);
            number::value(&leaf.raw, leaf.span, sign).into()
        });
    }
}

/// Machines write these numbers, with a point; a lone comma is a decimal one all the same.
fn decimal(raw: &str) -> number::Decimal {
    if raw.contains(',') && !raw.contains('.') {
        number::Decimal::Comma
    } else {
        number::Decimal::Point
    }
}

/// Takes a date.
pub fn date<T: From<Value<NaiveDate>>>(
    element: Element<'_, '_>,
    order: date::DateOrder,
    field: &mut Option<T>,
) {
    if field.is_none() {
        *field = element.take().map(|leaf| date::value(&leaf.raw, leaf.span, order).into());
    }
}

/// Takes a country by code or name.
pub fn country<T: From<Value<CountryCode>>>(element: Element<'_, '_>, field: &mut Option<T>) {
    if field.is_none() {
        *field = element.take().map(|leaf| reading::code::country(&leaf.raw, leaf.span).into());
    }
}

/// Takes the code of a place, which should be a UN/LOCODE.
pub fn place(element: Element<'_, '_>, field: &mut Option<Box<Location>>) {
    let location = field.get_or_insert_default();
    if location.code.is_none() {
        location.code = element.take().map(|leaf| {
            let parsed = UnLocode::parse(leaf.raw.trim());
            match parsed {
                Ok(code) => Value::good(leaf.raw, code, leaf.span),
                Err(error) => {
                    let issue = Issue::new(error.issue, leaf.span, &leaf.raw);
                    Value::bad(leaf.raw, leaf.span, issue)
                }
            }
        });
    }
    field.take_if(|location| **location == Location::default());
}

/// Takes a code that has no check of its own.
pub fn code<T>(element: Element<'_, '_>) -> Option<Value<T>> {
    let leaf = element.take()?;
    Some(Value { raw: leaf.raw.into(), value: None, span: leaf.span, issues: Issues::default() })
}

/// Takes the amount of a sum of money, or its currency.
pub fn amount(element: Element<'_, '_>, money: &mut Option<Money>) {
    if money.is_none() {
        let mut amount = None;
        number(element, &mut amount);
        *money = amount.map(|amount| Money { amount, currency: None });
    }
}

/// An amount and its currency from two children of `parent`.
pub fn money(parent: Element<'_, '_>, amount_name: &str, currency_name: &str) -> Option<Money> {
    let mut money = None;
    amount(parent.child(amount_name)?, &mut money);
    let mut money = money?;
    if let Some(currency) = parent.child(currency_name) {
        currency.fill(&mut money.currency);
    }
    Some(money)
}

/// Full or empty. `1/1` is a full container; `1/4` a part of one.
pub fn fullness(raw: &str) -> Option<Fullness> {
    reading::equipment::fullness(raw).or_else(|| {
        let (part, whole) = raw.trim().split_once('/')?;
        let (part, whole): (u32, u32) = (part.trim().parse().ok()?, whole.trim().parse().ok()?);
        match (part, whole) {
            (0, _) => Some(Fullness::Empty),
            (part, whole) if part < whole => Some(Fullness::LessThanFull),
            _ => Some(Fullness::Full),
        }
    })
}

/// Takes a seal; placeholders are none.
pub fn seal(element: Element<'_, '_>, seals: &mut Vec<Seal>) {
    if !reading::party_text::is_placeholder(&element.peek())
        && let Some(leaf) = element.take()
    {
        seals.push(Seal { number: leaf.text(), affixing_party: None });
    }
}

/// What the identity of a means of transport is, by the mode and the text itself.
pub fn identity_kind(mode: Option<TransportMode>, text: &str) -> MeansIdentityKind {
    match mode {
        Some(TransportMode::Road) => MeansIdentityKind::VehiclePlate,
        Some(TransportMode::Rail) => MeansIdentityKind::Train,
        Some(TransportMode::Air) => MeansIdentityKind::Flight,
        _ if ImoNumber::parse(text).is_ok() => MeansIdentityKind::Imo,
        None if text.bytes().any(|b| b.is_ascii_digit()) => MeansIdentityKind::VehiclePlate,
        _ => MeansIdentityKind::VesselName,
    }
}

/// Takes two texts into one, with a blank between them.
pub fn joined<'a, 't>(parts: impl IntoIterator<Item = Element<'a, 't>>) -> Option<Text>
where
    't: 'a,
{
    let mut joined: Option<(String, Span)> = None;
    for leaf in parts.into_iter().filter_map(Element::take) {
        joined = Some(match joined {
            None => (leaf.raw.into_owned(), leaf.span),
            Some((text, span)) => (format!("{text} {}", leaf.raw), span.hull(leaf.span)),
        });
    }
    joined.map(|(text, span)| reading::text(&text, span))
}

/// A declared total that differs from what was counted, as an issue with both numbers. Counts
/// after the first are other right ways to count; they are only made when the first differs.
pub fn compare(
    submission: &mut Submission,
    what: &'static str,
    declared: Option<Element<'_, '_>>,
    counted: impl IntoIterator<Item = f64>,
) {
    let Some(declared) = declared else { return };
    let raw = declared.peek();
    let Some(number) = number::parse(&raw, decimal(&raw)).map(|parsed| parsed.value) else {
        return;
    };
    // Sums of rounded masses differ in the last digits.
    let tolerance = if what == "gross_mass" { MASS_TOLERANCE_KG } else { 0.001 };
    let mut counted = counted.into_iter();
    let found = counted.next().unwrap_or_default();
    let fits = |count: f64| (count - number).abs() <= tolerance;
    if !fits(found) && !counted.any(fits) {
        submission.issues.push(
            Issue::new(IssueCode::CountDiffers, declared.extent(), &raw)
                .with("what", what)
                .with("expected", number)
                .with("found", found),
        );
    }
}
