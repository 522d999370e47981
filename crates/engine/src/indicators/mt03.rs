//! The same trade was inspected several times and was clean.
//!
//! Looks at inspections of the same sender and receiver, on the same way, with goods of every
//! heading that the unit holds now: enough of them, all clean, and none of the two parties with a
//! find in those days. It lowers the score and never a gate.
//!
//! Limits: all consignments of the unit must have such a record; goods without a code have none.
//! Only inspections count, not consignments that passed unopened. Whoever builds up a clean record
//! to abuse it is not seen by this; the random sample is for that.
//! Source: own.

use std::sync::Arc;

use sarhad_model::{HsCode, Param, PartyRole};

use super::receivers::subject;
use super::{Findings, Indicator, UnitContext, recorded, route};
use crate::history::{KnownBefore, Movement, Outcome, PartyKeys};
use crate::units::Part;

pub(super) const INDICATOR: Indicator = Indicator { id: "MT03", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let Some(known) = context.history else { return };
    let parts = &context.unit.parts;
    let counts: Option<Vec<usize>> =
        parts.iter().map(|part| clean_inspections(context, &known, part)).collect();
    let least = counts.and_then(|counts| counts.into_iter().min());
    let (Some(least), Some(part)) = (least, parts.first()) else { return };
    let Some(consignee) = part.consignment.parties_of(PartyRole::Consignee).next() else { return };
    let mut finding = recorded::finding(context, &INDICATOR, &known, subject(part, consignee));
    finding.params.insert("count", Param::Number(least as f64));
    finding.params.insert("party", Param::Text(consignee.name().to_owned()));
    out.add(finding);
}

/// How often the trade of a part was inspected clean; nothing when too seldom, or not always clean.
fn clean_inspections(
    context: &UnitContext<'_>,
    known: &KnownBefore<'_>,
    part: &Part<'_>,
) -> Option<usize> {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    let keys = |role| {
        let party = part.consignment.parties_of(role).next()?;
        Some(PartyKeys::of(party, tables)).filter(|keys| !keys.is_empty())
    };
    let (sender, receiver) = (keys(PartyRole::Consignor)?, keys(PartyRole::Consignee)?);
    let (from, to) = (route::departure(part, tables)?, route::destination(part, tables)?);
    let lines = || recorded::lines_of(context, part);
    let headings: Vec<&str> =
        lines().filter_map(|line| line.hs.and_then(HsCode::heading)).collect();
    if headings.is_empty() || headings.len() < lines().count() {
        return None;
    }
    let recent =
        |one: &Arc<Outcome>| (known.day() - one.known_on).num_days() as f64 <= row.number("days");
    let of_receiver: Vec<_> = known.outcomes_of(&receiver).into_iter().filter(recent).collect();
    let of_sender: Vec<_> = known.outcomes_of(&sender).into_iter().filter(recent).collect();
    if of_receiver.iter().chain(&of_sender).any(|one| one.kind.is_positive()) {
        return None;
    }
    let same = |movement: &Arc<Movement>| {
        let holds = |heading: &&str| {
            movement.lines.iter().any(|line| line.heading.as_deref() == Some(*heading))
        };
        (movement.from, movement.to) == (Some(from), Some(to))
            && movement.may_be_as(&sender, &[PartyRole::Consignor])
            && movement.may_be_as(&receiver, &[PartyRole::Consignee])
            && headings.iter().all(holds)
    };
    let count = of_receiver.iter().filter(|one| one.movements.iter().any(same)).count();
    (count as f64 >= row.number("inspections")).then_some(count)
}
