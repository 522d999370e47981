//! Means of transport (TDT), places (LOC) and dates (DTM).

use sarhad_model::{
    CountryCode, Declaration, Identifier, ImoNumber, Issues, Itinerary, Location,
    MeansIdentityKind, Party, PartyRole, TransportMode, UnLocode, Value,
};

use super::super::segment::Segment;
use super::measure;
use crate::reading;

/// The place of a LOC; none when it names nothing.
pub fn place(segment: &Segment<'_, '_>) -> Option<Location> {
    let mut location = Location::default();
    if let Some(code) = segment.take(2, 0) {
        let code = Value {
            value: UnLocode::parse(&code.raw).ok(),
            raw: code.raw.into(),
            span: code.span,
            issues: Issues::default(),
        };
        // Agreed codes of another list are no wrong UN/LOCODE; where only a country is
        // due, two letters are one.
        if code.value.is_none()
            && let Ok(country) = CountryCode::parse(&code.raw)
            && code.raw.len() == 2
        {
            location.country_field = Some(Value::good(code.raw, country, code.span).into());
        } else {
            location.code = Some(code);
        }
    }
    segment.fill(&mut location.name, 2, 3);
    if location == Location::default() {
        return None;
    }
    segment.qualifier(1, 0);
    segment.qualifier(2, 1);
    segment.qualifier(2, 2);
    Some(location)
}

/// Puts the place of a LOC where it belongs on the way; nothing happens for other qualifiers
/// and for places that are known already.
pub fn on_the_way(segment: &Segment<'_, '_>, itinerary: &mut Itinerary) {
    let field = match &*segment.peek(1, 0) {
        "88" => &mut itinerary.goods_receipt_place,
        "76" if itinerary.goods_receipt_place.is_none() => &mut itinerary.goods_receipt_place,
        "9" | "5" => &mut itinerary.loading_location,
        "11" | "12" | "60" => &mut itinerary.unloading_location,
        "7" => &mut itinerary.goods_delivery_place,
        "8" | "20" | "65" => &mut itinerary.final_destination,
        "13" | "61" | "76" | "94" | "125" => {
            itinerary.transit_locations.extend(place(segment));
            return;
        }
        "35" if itinerary.export_country.is_none() => {
            itinerary.export_country = country(segment);
            return;
        }
        "28" | "36" if itinerary.destination_country.is_none() => {
            itinerary.destination_country = country(segment);
            return;
        }
        "92" => {
            itinerary.routing_countries.extend(country(segment));
            return;
        }
        _ => return,
    };
    if field.is_none() {
        *field = place(segment).map(Box::new);
    }
}

/// A country from a LOC.
pub fn country(segment: &Segment<'_, '_>) -> Option<Value<CountryCode>> {
    let field = segment.take(2, 0).or_else(|| segment.take(2, 3))?;
    segment.qualifier(1, 0);
    segment.qualifier(2, 1);
    segment.qualifier(2, 2);
    let text = field.raw.get(..2).filter(|_| UnLocode::parse(&field.raw).is_ok());
    let country = CountryCode::parse(text.unwrap_or(&field.raw));
    Some(match country {
        Ok(country) => Value::good(field.raw, country, field.span),
        Err(_) => reading::code::country(&field.raw, field.span),
    })
}

/// A place of the whole report.
pub fn header_place(segment: &Segment<'_, '_>, declaration: &mut Declaration) {
    if matches!(&*segment.peek(1, 0), "22" | "41" | "42")
        && declaration.declaration_office.is_none()
    {
        segment.fill(&mut declaration.declaration_office, 2, 0);
        segment.qualifier(1, 0);
        segment.qualifier(2, 1);
        segment.qualifier(2, 2);
        return;
    }
    on_the_way(segment, &mut declaration.itinerary);
}

/// A date of the whole report.
pub fn header_date(segment: &Segment<'_, '_>, declaration: &mut Declaration) {
    let field = match &*segment.peek(1, 0) {
        "137" | "182" => &mut declaration.issue_date,
        "132" | "178" | "232" => &mut declaration.arrival_date,
        "133" | "136" | "186" | "189" => &mut declaration.departure_date,
        _ => return,
    };
    if field.is_none() {
        *field = measure::date(segment);
    }
}

/// The means of transport at the border. On-carriage (30) and pre-carriage (10) are not it.
pub fn transport(segment: &Segment<'_, '_>, declaration: &mut Declaration) {
    if matches!(&*segment.peek(1, 0), "10" | "30") {
        return;
    }
    let means = &mut declaration.border_transport_means;
    if means.mode_code.is_some() || means.journey.is_some() || !means.identities.is_empty() {
        return;
    }
    segment.qualifier(1, 0);
    segment.fill(&mut means.journey, 2, 0);
    segment.fill(&mut means.mode_code, 3, 0);
    let mode = means.mode_code.as_ref().map_or("", |code| code.value());
    means.mode = TransportMode::from_code(mode.trim_start_matches('0'));
    let list = segment.peek(8, 1);
    if let Some(name) = segment.take(8, 3) {
        let kind = match means.mode {
            Some(TransportMode::Road) => MeansIdentityKind::VehiclePlate,
            Some(TransportMode::Rail) => MeansIdentityKind::Train,
            Some(TransportMode::Air) => MeansIdentityKind::Flight,
            _ => MeansIdentityKind::VesselName,
        };
        means.identities.push((kind, name.text()));
    }
    if let Some(id) = segment.take(8, 0) {
        let kind = match (means.mode, &*list) {
            (_, "146") => MeansIdentityKind::Imo,
            (Some(TransportMode::Road), _) => MeansIdentityKind::VehiclePlate,
            (Some(TransportMode::Rail), _) => MeansIdentityKind::Train,
            (Some(TransportMode::Air), _) => MeansIdentityKind::Flight,
            (_, "103") => MeansIdentityKind::CallSign,
            _ if ImoNumber::parse(&id.raw).is_ok() => MeansIdentityKind::Imo,
            _ => MeansIdentityKind::CallSign,
        };
        let mut text = id.text();
        if kind == MeansIdentityKind::Imo
            && let Err(error) = ImoNumber::parse(text.value())
        {
            let issue = sarhad_model::Issue::new(error.issue, text.span, &text.raw);
            text.issues.push(issue);
        }
        means.identities.push((kind, text));
        segment.qualifier(8, 1);
        segment.qualifier(8, 2);
    }
    if means.nationality.is_none() {
        means.nationality =
            segment.take(8, 4).map(|field| reading::code::country(&field.raw, field.span));
    }
    declaration.parties.extend(carrier(segment));
}

/// The carrier of a TDT, by code, by name or by both.
fn carrier(segment: &Segment<'_, '_>) -> Option<Party> {
    let mut party = Party::new(PartyRole::Carrier);
    party.source = segment.span();
    segment.fill(&mut party.name, 5, 3);
    if let Some(code) = segment.take(5, 0) {
        segment.qualifier(5, 1);
        segment.qualifier(5, 2);
        party.identifiers.push(Identifier {
            scheme: "TDT",
            number: Value {
                value: None,
                raw: code.raw.into(),
                span: code.span,
                issues: Issues::default(),
            },
        });
    }
    (!party.is_empty()).then_some(party)
}
