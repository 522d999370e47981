//! Sensitive goods by way of a country through which such goods are often led astray.
//!
//! Looks at countries that the way crosses, and at sellers, buyers and holders of the contract, for
//! the goods groups of `data/diversion-hubs.csv`. Each country sets that table as it sees fit.
//!
//! Limits: beginning and end of the way are not meant; most that passes such places is honest.
//! Source: FinCEN and BIS alert of June 2022; Commission guidance of September 2023.

use sarhad_model::{CountryCode, Param, PartyRole, Subject};

use super::embargoed::is_of;
use super::{Findings, Indicator, UnitContext, receivers, recorded, route};

pub(super) const INDICATOR: Indicator = Indicator { id: "RT02", evaluate };

const BETWEEN: &[PartyRole] = &[PartyRole::Seller, PartyRole::Buyer, PartyRole::ContractHolder];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    for part in &context.unit.parts {
        let ends = [route::departure(part, tables), route::destination(part, tables)];
        // Where the end is not known, a country on the way may be the end.
        if ends[1].is_none() {
            continue;
        }
        let crossed = route::crossed(part, tables);
        let on_the_way = crossed.iter().map(|named| (named.what, named.subject(part)));
        let parties = part.consignment.parties.iter().filter(|one| BETWEEN.contains(&one.role));
        let between = parties.filter_map(|party| {
            Some((party.country.as_ref()?.value?, receivers::subject(part, party)))
        });
        let mut told: Vec<CountryCode> = Vec::new();
        let all: Vec<(CountryCode, Subject)> = on_the_way.chain(between).collect();
        for (country, subject) in all {
            if ends.contains(&Some(country)) || told.contains(&country) {
                continue;
            }
            let hubs = || tables.hubs.iter().filter(|hub| hub.country == country);
            let line = recorded::lines_of(context, part)
                .find(|line| hubs().any(|hub| is_of(context, &hub.goods, line)));
            let Some(line) = line else { continue };
            told.push(country);
            let mut finding = context.finding(&INDICATOR, subject);
            finding.subject.item = Some(line.number);
            finding.params.insert("line", Param::Number(f64::from(line.number)));
            finding.params.insert("item", Param::Text(line.title().to_owned()));
            finding.params.insert("country", Param::Country(country));
            out.add(finding);
        }
    }
}
