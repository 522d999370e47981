//! A trader that shares something with a party whose goods were seized.
//!
//! Looks at who shares a number, telephone, e-mail or address with the trader, and at who shares
//! something with those: when goods of one of them were seized, the link is told. What very many
//! share links nobody, and a party with too many links is not walked through. Its own seizure is told
//! by NW05.
//!
//! Limits: firms of one owner or one landlord are linked too; only outcomes and papers that were
//! loaded are known.
//! Source: WCO CEN; own.

use std::sync::Arc;

use sarhad_model::{Decibans, Param, Params};

use super::{Findings, Indicator, UnitContext, recorded};
use crate::history::{KnownBefore, Link, Outcome, OutcomeKind, PartyKeys};
use crate::tables::IndicatorRow;

pub(super) const INDICATOR: Indicator = Indicator { id: "NW04", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    if known.inspections().positive == 0 {
        return;
    }
    let mut told: Vec<PartyKeys> = Vec::new();
    for trader in recorded::traders(context) {
        if told.contains(&trader.keys) || seizure(&known, row, &trader.keys).is_some() {
            continue;
        }
        let direct = known.links(trader.party, &trader.keys);
        let Some((path, outcome)) = path(&known, row, &trader.keys, &direct) else { continue };
        told.push(trader.keys.clone());
        let mut finding = recorded::finding(context, &INDICATOR, &known, trader.subject.clone());
        if let [_, _] = &path[..] {
            finding.weight = Decibans::whole(row.number("weight_two_hops") as i32);
        }
        let steps = path.iter().map(|link| Param::Message {
            message: "link-step",
            params: Params::from([
                ("what", Param::Term(recorded::link_term(link.kind))),
                ("other", Param::Text(link.name.clone())),
            ]),
        });
        finding.params.insert("party", Param::Text(trader.party.name().to_owned()));
        finding.params.insert("path", Param::Items(steps.collect()));
        finding.params.insert("case", Param::Text(outcome.subject.clone()));
        finding.params.insert("date", Param::Date(outcome.known_on));
        out.add(finding);
    }
}

/// The shortest way to a party whose goods were seized, over at most two links.
fn path(
    known: &KnownBefore<'_>,
    row: &IndicatorRow,
    trader: &PartyKeys,
    direct: &[Link],
) -> Option<(Vec<Link>, Arc<Outcome>)> {
    let most = row.number("max_degree") as usize;
    if direct.len() > most {
        return None;
    }
    for link in direct {
        if let Some(outcome) = seizure(known, row, &link.party) {
            return Some((vec![link.clone()], outcome));
        }
    }
    if row.number("hops") < 2.0 {
        return None;
    }
    for link in direct {
        let next = known.links_of_known(&link.party, row.number("days") as u64);
        if next.len() > most {
            continue;
        }
        let further = next.into_iter().filter(|one| {
            !one.party.is_same(trader) && !direct.iter().any(|near| near.party == one.party)
        });
        for second in further {
            if let Some(outcome) = seizure(known, row, &second.party) {
                return Some((vec![link.clone(), second], outcome));
            }
        }
    }
    None
}

/// The latest seizure from goods of a party.
fn seizure(known: &KnownBefore<'_>, row: &IndicatorRow, party: &PartyKeys) -> Option<Arc<Outcome>> {
    let counts = |one: &Arc<Outcome>| {
        one.kind == OutcomeKind::Seizure
            && (known.day() - one.known_on).num_days() as f64 <= row.number("days")
            && one.movements.iter().any(|movement| recorded::traded(movement, party))
    };
    known.outcomes_of(party).into_iter().rev().find(counts)
}
