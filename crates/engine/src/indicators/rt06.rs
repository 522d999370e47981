//! Sensitive goods delivered in a country where nobody who receives them is.
//!
//! Looks at the place of delivery against the addresses of consignee, buyer, end user and notify
//! party: goods that may be strategic or are of high priority end in a country of none of them.
//!
//! Limits: countries only, as towns have no distances here; a works or store abroad is honest, so it
//! asks. Silent when one of the parties states no country.
//! Source: US Bureau of Industry and Security, red flags.

use sarhad_model::{Param, Params, PartyRole, Question};

use super::{Findings, Indicator, UnitContext, recorded, route};

pub(super) const INDICATOR: Indicator = Indicator { id: "RT06", evaluate };

const RECEIVERS: &[PartyRole] =
    &[PartyRole::Consignee, PartyRole::Buyer, PartyRole::EndUser, PartyRole::NotifyParty];
const ENDS: &[&str] = &["goods_delivery_place", "final_destination"];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    for part in &context.unit.parts {
        let Some(line) = recorded::lines_of(context, part).find(|line| line.is_sensitive()) else {
            continue;
        };
        let receivers =
            part.consignment.parties.iter().filter(|party| RECEIVERS.contains(&party.role));
        let homes: Option<Vec<_>> = receivers
            .filter(|party| !party.name().is_empty())
            .map(|party| party.country.as_ref().and_then(|country| country.value))
            .collect();
        let Some(homes) = homes.filter(|homes| !homes.is_empty()) else { continue };
        let Some(consignee) = part.consignment.parties_of(PartyRole::Consignee).next() else {
            continue;
        };
        let far = route::places(part).into_iter().filter(|place| ENDS.contains(&place.field));
        let mut far = far.filter_map(|place| {
            let country = tables.cities.country(place.what)?;
            (!homes.contains(&country)).then_some((place, country))
        });
        let Some((place, country)) = far.next_back() else { continue };
        let mut finding = context.finding(&INDICATOR, place.subject(part));
        finding.params = Params::from([
            ("line", Param::Number(f64::from(line.number))),
            ("item", Param::Text(line.title().to_owned())),
            ("place", Param::Text(place.text.to_owned())),
            ("country", Param::Country(country)),
            ("party", Param::Text(consignee.name().to_owned())),
            ("home", Param::Country(homes[0])),
        ]);
        out.ask(Question {
            code: "question-delivery",
            params: finding.params.clone(),
            subject: finding.subject.clone(),
        });
        out.add(finding);
    }
}
