//! Where a part of a unit comes from, goes to and passes through, by its own papers first and
//! by the head of the declaration where they are silent. A place that is only named stands for
//! its country (`data/cities.csv`); a country that is declared always wins.

use sarhad_model::{CountryCode, Itinerary, Location, PartyRole, Span, Subject};

use crate::tables::{Corridor, Place, Side, Tables, plain_words};
use crate::units::Part;

/// A country or place of the way, with where the paper names it.
#[derive(Debug, Clone)]
pub(crate) struct Named<'c, T> {
    pub(crate) what: T,
    pub(super) field: &'static str,
    pub(super) span: Span,
    pub(super) text: &'c str,
}

impl<T> Named<'_, T> {
    pub(super) fn subject(&self, part: &Part<'_>) -> Subject {
        Subject {
            file: part.file,
            bill: part.consignment.reference().map(str::to_owned),
            item: None,
            field: self.field,
            span: self.span,
            text: self.text.to_owned(),
        }
    }
}

fn itineraries<'c>(part: &Part<'c>) -> [&'c Itinerary; 2] {
    [&part.consignment.itinerary, &part.declaration.itinerary]
}

/// Country where the goods end: declared, or of the last place that has one or is known by
/// name.
pub(crate) fn destination(part: &Part<'_>, tables: &Tables) -> Option<CountryCode> {
    let of = |place: &Option<Box<Location>>| tables.cities.country(place.as_deref()?);
    itineraries(part).into_iter().find_map(|way| {
        way.final_destination
            .as_deref()
            .and_then(Location::country)
            .or_else(|| way.destination_country.as_ref().and_then(|field| field.value))
            .or_else(|| of(&way.final_destination))
            .or_else(|| of(&way.goods_delivery_place))
            .or_else(|| of(&way.unloading_location))
    })
}

/// Country where they come from: declared, or of the first place that has one or is known by
/// name.
pub(crate) fn departure(part: &Part<'_>, tables: &Tables) -> Option<CountryCode> {
    let of = |place: &Option<Box<Location>>| tables.cities.country(place.as_deref()?);
    itineraries(part).into_iter().find_map(|way| {
        way.export_country
            .as_ref()
            .and_then(|field| field.value)
            .or_else(|| of(&way.goods_receipt_place))
            .or_else(|| of(&way.loading_location))
    })
}

fn located<'c>(field: &'static str, place: &'c Location) -> Named<'c, &'c Location> {
    let span = match (&place.name, &place.code, &place.country_field) {
        (Some(name), ..) => name.span,
        (None, Some(code), _) => code.span,
        (None, None, Some(country)) => country.span,
        (None, None, None) => Span::None,
    };
    Named { what: place, field, span, text: place.label() }
}

/// All places, with their fields.
pub(super) fn places<'c>(part: &Part<'c>) -> Vec<Named<'c, &'c Location>> {
    let mut all = Vec::new();
    for way in itineraries(part) {
        for (field, place) in [
            ("goods_receipt_place", &way.goods_receipt_place),
            ("loading_location", &way.loading_location),
            ("unloading_location", &way.unloading_location),
            ("goods_delivery_place", &way.goods_delivery_place),
            ("final_destination", &way.final_destination),
        ] {
            all.extend(place.as_deref().map(|place| located(field, place)));
        }
        all.extend(way.transit_locations.iter().map(|place| located("transit_location", place)));
    }
    all
}

/// Countries where the goods go: destination, places of delivery and unloading, and the address
/// of who receives or uses them (an address, never a nationality).
pub(super) fn destinations<'c>(part: &Part<'c>, tables: &Tables) -> Vec<Named<'c, CountryCode>> {
    let mut all: Vec<Named<'c, CountryCode>> = Vec::new();
    for way in itineraries(part) {
        if let Some(country) = &way.destination_country {
            all.extend(country.value.map(|what| Named {
                what,
                field: "destination_country",
                span: country.span,
                text: &country.raw,
            }));
        }
    }
    let ends = ["final_destination", "goods_delivery_place", "unloading_location"];
    for place in places(part).into_iter().filter(|place| ends.contains(&place.field)) {
        all.extend(tables.cities.country(place.what).map(|what| Named {
            what,
            field: place.field,
            span: place.span,
            text: place.text,
        }));
    }
    for (role, field) in
        [(PartyRole::Consignee, "consignee.country"), (PartyRole::EndUser, "end_user.country")]
    {
        for country in part.consignment.parties_of(role).filter_map(|party| party.country.as_ref())
        {
            all.extend(country.value.map(|what| Named {
                what,
                field,
                span: country.span,
                text: &country.raw,
            }));
        }
    }
    all
}

/// All countries of the way: of departure, on the way and of destination.
pub(super) fn countries<'c>(part: &Part<'c>, tables: &Tables) -> Vec<Named<'c, CountryCode>> {
    let mut all: Vec<Named<'c, CountryCode>> = Vec::new();
    for way in itineraries(part) {
        let on_the_way = way.routing_countries.iter().map(|country| ("routing_country", country));
        let from = way.export_country.iter().map(|country| ("export_country", country));
        for (field, country) in from.chain(on_the_way) {
            all.extend(country.value.map(|what| Named {
                what,
                field,
                span: country.span,
                text: &country.raw,
            }));
        }
    }
    for place in places(part) {
        all.extend(tables.cities.country(place.what).map(|what| Named {
            what,
            field: place.field,
            span: place.span,
            text: place.text,
        }));
    }
    all.extend(destinations(part, tables));
    all
}

/// Countries on the way that are neither its beginning nor its end.
pub(crate) fn crossed<'c>(part: &Part<'c>, tables: &Tables) -> Vec<Named<'c, CountryCode>> {
    let (from, to) = (departure(part, tables), destination(part, tables));
    let receivers = ["consignee.country", "end_user.country"];
    let mut all = countries(part, tables);
    all.retain(|named| {
        Some(named.what) != from && Some(named.what) != to && !receivers.contains(&named.field)
    });
    all.sort_by_key(|named| named.what);
    all.dedup_by_key(|named| named.what);
    all
}

/// Places of the way that stand in the table of a corridor. A place beyond the border is meant
/// when its name fits and its country is not another one.
pub(super) fn border_places<'c, 't>(
    part: &Part<'c>,
    tables: &'t Tables,
    corridor: Corridor,
) -> Vec<(Named<'c, &'c Location>, &'t Place)> {
    let mut found = Vec::new();
    for named in places(part) {
        let name = named.what.name.as_ref().map(|name| plain_words(name.value()));
        let Some(name) = name.filter(|name| !name.is_empty()) else { continue };
        let country = tables.cities.country(named.what);
        let mut meant: Vec<&Place> = tables
            .places
            .iter()
            .filter(|place| place.corridor == corridor && place.is_meant(&name, country))
            .collect();
        // The same name on both sides and no country stated: the near side is the cautious
        // reading, as it asks for a further sign before anything is raised.
        meant.sort_by_key(|place| place.side == Side::Beyond);
        if let Some(place) = meant.first() {
            found.push((named, *place));
        }
    }
    found
}
