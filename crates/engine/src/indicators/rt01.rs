//! A way that makes no sense.
//!
//! Looks at countries between departure and destination: by way of one of them the goods travel
//! several times as far as directly, and of many earlier consignments between the two countries none
//! went there.
//!
//! Limits: distances between countries (`data/country-points.csv`), not of roads and sea lanes, so it
//! needs a history of the way to know what is usual; cost and time are not known. The country where
//! goods were made, or whose firm sends them, is no detour, and neither is one that the way names
//! before the departure: papers of goods that are sent on name the whole way. Silent where a country is not in the table.
//! Source: US Bureau of Industry and Security, red flags; Wassenaar Arrangement, advisory questions;
//! Commission guidance of 2023.

use sarhad_model::{CountryCode, Param, PartyRole};

use super::{Findings, Indicator, UnitContext, recorded, route};
use crate::history::Key;
use crate::units::Part;

pub(super) const INDICATOR: Indicator = Indicator { id: "RT01", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    let mut told: Vec<CountryCode> = Vec::new();
    for part in &context.unit.parts {
        let ends = (route::departure(part, tables), route::destination(part, tables));
        let (Some(from), Some(to)) = ends else { continue };
        let km = |one, other| tables.country_points.distance_km(one, other);
        let Some(direct) = km(from, to).filter(|direct| *direct > 0.0) else { continue };
        let outside = [sources(part), beyond(part, from, to)].concat();
        let mut all = route::crossed(part, tables);
        all.retain(|crossed| !outside.contains(&crossed.what));
        for crossed in all {
            let Some(around) =
                km(from, crossed.what).zip(km(crossed.what, to)).map(|(one, other)| one + other)
            else {
                continue;
            };
            let far =
                around >= row.number("ratio") * direct && around - direct >= row.number("least_km");
            if !far || told.contains(&crossed.what) {
                continue;
            }
            let mut lane = known.movements(&Key::Lane(from, to), row.number("days") as u64);
            lane.retain(|one| recorded::is_other(one, part));
            let usual = lane.iter().any(|one| one.via.contains(&crossed.what));
            if usual || (lane.len() as f64) < row.number("min_lane") {
                continue;
            }
            told.push(crossed.what);
            let mut finding = recorded::finding(context, &INDICATOR, &known, crossed.subject(part));
            finding.params.insert("country", Param::Country(crossed.what));
            finding.params.insert("from", Param::Country(from));
            finding.params.insert("to", Param::Country(to));
            finding.params.insert("ratio", Param::Number(recorded::rounded_to(around / direct, 2)));
            finding.params.insert("count", Param::Number(lane.len() as f64));
            out.add(finding);
        }
    }
}

/// Countries that the declared way names before the departure or behind the destination: a cargo
/// report is about the leg from a port, and names the whole way.
fn beyond(part: &Part<'_>, from: CountryCode, to: CountryCode) -> Vec<CountryCode> {
    let way = &part.consignment.itinerary.routing_countries;
    let way: Vec<CountryCode> = way.iter().filter_map(|country| country.value).collect();
    let start = way.iter().position(|country| *country == from).unwrap_or(0);
    let end = way.iter().rposition(|country| *country == to).unwrap_or(way.len());
    let on_the_leg = |place: &usize| (start..end.max(start)).contains(place);
    (0..way.len()).filter(|place| !on_the_leg(place)).map(|place| way[place]).collect()
}

/// Where the goods come from before the way that the paper is about.
fn sources(part: &Part<'_>) -> Vec<CountryCode> {
    let origins = part.goods().filter_map(|(_, item)| item.origin_country.as_ref());
    let senders = part.consignment.parties_of(PartyRole::Consignor);
    let homes = senders.filter_map(|party| party.country.as_ref());
    origins.chain(homes).filter_map(|country| country.value).collect()
}
