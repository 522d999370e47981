//! A declarant, carrier, agent or forwarder whose consignments are found wrong too often.
//!
//! Looks at inspections of consignments that the same agent handled: the share of those that found
//! something, drawn towards the share of all inspections when the agent has few, is several times
//! that of all.
//!
//! Limits: inspections that were chosen for a reason say as much of the choice as of the agent; an
//! agent with difficult clients is not guilty of them. Nothing below the stated number of
//! inspections in all.
//! Source: WCO guide on strategic trade; own.

use sarhad_model::{Param, Party, PartyRole, Subject};

use super::listed::name_field;
use super::{Findings, Indicator, UnitContext, recorded};
use crate::history::PartyKeys;

pub(super) const INDICATOR: Indicator = Indicator { id: "PT16", evaluate };

const ROLES: &[PartyRole] = &[
    PartyRole::Declarant,
    PartyRole::Carrier,
    PartyRole::Agent,
    PartyRole::FreightForwarder,
    PartyRole::Consolidator,
];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    let mut told: Vec<PartyKeys> = Vec::new();
    for part in &context.unit.parts {
        let own = part.consignment.parties.iter().map(|one| (one, part.consignment.reference()));
        let of_all = part.declaration.parties.iter().map(|one| (one, None));
        for (party, bill) in own.chain(of_all).filter(|(one, _)| ROLES.contains(&one.role)) {
            let keys = PartyKeys::of(party, &context.knowledge.tables);
            if keys.is_empty() || told.contains(&keys) {
                continue;
            }
            let outcomes = known.outcomes_of(&keys);
            let positive = outcomes.iter().filter(|one| one.kind.is_positive()).count();
            if positive == 0 {
                continue;
            }
            let all = known.inspections();
            if (all.all as f64) < row.number("min_inspections") {
                continue;
            }
            let base = all.positive as f64 / all.all as f64;
            let prior = row.number("prior_inspections");
            let rate = (positive as f64 + prior * base) / (outcomes.len() as f64 + prior);
            if rate <= row.number("factor") * base {
                continue;
            }
            let mut finding =
                recorded::finding(context, &INDICATOR, &known, subject(part.file, bill, party));
            finding.params.insert("party", Param::Text(party.name().to_owned()));
            finding.params.insert("role", Param::Term(party.role.key()));
            finding.params.insert("positive", Param::Number(positive as f64));
            finding.params.insert("count", Param::Number(outcomes.len() as f64));
            out.add(finding);
            told.push(keys);
        }
    }
}

fn subject(file: u32, bill: Option<&str>, party: &Party) -> Subject {
    Subject {
        file,
        bill: bill.map(str::to_owned),
        item: None,
        field: name_field(party.role),
        span: party.name.as_ref().map_or(party.source, |name| name.span),
        text: party.name().to_owned(),
    }
}
