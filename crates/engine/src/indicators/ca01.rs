//! High-priority goods for a town beside a border inside the customs union.
//!
//! Looks at goods of the Common High Priority List that are imported into a state of the union and
//! delivered to a town of `data/border-towns.csv`, while the address of the consignee names another
//! place: goods once released cross such a border without a declaration.
//!
//! Limits: only what papers say before release; where goods go afterwards is not seen, so the officer
//! is asked. Firms of the town itself are not meant. Plates of vehicles are not looked at.
//! Source: cases of false transit, 2023 to 2025; press of 2022.

use sarhad_model::{Param, Params, PartyRole, Question, Text};

use super::{Findings, Indicator, UnitContext, recorded, route};
use crate::history::{self, Way};

pub(super) const INDICATOR: Indicator = Indicator { id: "CA01", evaluate };

const ENDS: &[&str] = &["goods_delivery_place", "final_destination"];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    for part in &context.unit.parts {
        if history::way(part.declaration, part.consignment) != Way::Import {
            continue;
        }
        let mut lines = recorded::lines_of(context, part);
        let Some(line) = lines.find(|line| line.judged.high_priority_tier.is_some()) else {
            continue;
        };
        let places = route::places(part);
        let ends = places.iter().filter(|place| ENDS.contains(&place.field));
        let mut found = ends.filter_map(|place| {
            let country = tables.cities.country(place.what);
            let town = tables.border_towns.iter().find(|one| one.is_named(place.text, country))?;
            Some((place, town))
        });
        let Some((place, town)) = found.next_back() else { continue };
        let addresses = part.consignment.parties_of(PartyRole::Consignee).flat_map(|party| {
            let lines: Vec<&str> = party.address.iter().map(Text::value).collect();
            [lines.join(" "), party.name().to_owned()]
        });
        let addresses: Vec<String> =
            addresses.filter(|text| !tables.is_placeholder(text)).collect();
        let stated = part
            .consignment
            .parties_of(PartyRole::Consignee)
            .any(|party| party.address.iter().any(|line| !tables.is_placeholder(line.value())));
        // Without an address nobody knows whether the firm is of the town.
        if !stated || addresses.iter().any(|text| town.is_named(text, None)) {
            continue;
        }
        let params = Params::from([
            ("line", Param::Number(f64::from(line.number))),
            ("item", Param::Text(line.title().to_owned())),
            ("place", Param::Text(place.text.to_owned())),
            ("faces", Param::Country(town.faces)),
        ]);
        let mut finding = context.finding(&INDICATOR, place.subject(part));
        finding.params = params.clone();
        let subject = finding.subject.clone();
        out.ask(Question { code: "question-onward", params, subject });
        out.add(finding);
    }
}
