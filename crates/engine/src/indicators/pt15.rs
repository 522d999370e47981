//! An intermediary whose part in the trade nobody sees.
//!
//! Looks at sensitive goods with a seller, buyer or holder of the contract in a country that is
//! neither where the goods come from or were made, nor where they go or pass, nor the country of the
//! sender.
//!
//! Limits: trading houses in third countries are usual, so it weighs little and is about sensitive
//! goods alone; a party without a country, or a way that is not stated, says nothing.
//! Source: BIS red flags; FinCEN and BIS notice of November 2023; Commission guidance of 2023.

use std::collections::BTreeSet;

use sarhad_model::{CountryCode, Param, PartyRole};

use super::receivers::subject;
use super::{Findings, Indicator, UnitContext, recorded, route};

pub(super) const INDICATOR: Indicator = Indicator { id: "PT15", evaluate };

const ROLES: &[PartyRole] =
    &[PartyRole::Seller, PartyRole::Buyer, PartyRole::ContractHolder, PartyRole::Consolidator];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let mut told: BTreeSet<String> = BTreeSet::new();
    for part in &context.unit.parts {
        let lines: Vec<_> = recorded::lines_of(context, part).collect();
        if !lines.iter().any(|line| line.is_sensitive())
            || route::departure(part, tables).is_none()
            || route::destination(part, tables).is_none()
        {
            continue;
        }
        let mut known: Vec<CountryCode> =
            route::countries(part, tables).into_iter().map(|named| named.what).collect();
        known.extend(lines.iter().filter_map(|line| line.item.origin_country.as_ref()?.value));
        let senders = part.consignment.parties_of(PartyRole::Consignor);
        known.extend(senders.filter_map(|party| party.country.as_ref()?.value));
        for party in part.consignment.parties.iter().filter(|one| ROLES.contains(&one.role)) {
            let Some(country) = party.country.as_ref().and_then(|country| country.value) else {
                continue;
            };
            if known.contains(&country) || !told.insert(party.name().to_owned()) {
                continue;
            }
            let mut finding = context.finding(&INDICATOR, subject(part, party));
            finding.params.insert("party", Param::Text(party.name().to_owned()));
            finding.params.insert("role", Param::Term(party.role.key()));
            finding.params.insert("country", Param::Country(country));
            out.add(finding);
        }
    }
}
