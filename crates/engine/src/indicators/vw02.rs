//! The same round value in one consignment after the other.
//!
//! Looks at lines whose value is a round figure and was declared to the unit of money by the same
//! trader in several other consignments of the window.
//!
//! Limits: goods at a list price in whole lots are alike too, so it weighs little; lines without
//! value or currency say nothing.
//! Source: FATF on trade-based money laundering, 2021.

use std::collections::BTreeSet;

use sarhad_model::Param;

use super::{Findings, Indicator, UnitContext, priced, recorded};
use crate::history::MovedLine;

pub(super) const INDICATOR: Indicator = Indicator { id: "VW02", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    let mut told: BTreeSet<u64> = BTreeSet::new();
    for trader in recorded::traders(context) {
        let earlier = known.movements_of(&trader.keys, row.number("days") as u64);
        for line in recorded::lines_of(context, trader.part) {
            let moved = MovedLine::of(line.item);
            let Some(value) = moved.value.filter(|value| is_round(*value, row.number("round")))
            else {
                continue;
            };
            let same =
                |one: &&MovedLine| one.value == Some(value) && one.currency == moved.currency;
            let consignments: BTreeSet<(&str, chrono::NaiveDate)> = earlier
                .iter()
                .filter(|one| recorded::is_other(one, trader.part))
                .filter(|one| one.lines.iter().any(|line| same(&line)))
                .map(|one| (one.reference.as_str(), one.date))
                .collect();
            // This consignment is one of them.
            let count = consignments.len() + 1;
            if (count as f64) < row.number("repeats") || !told.insert(value.to_bits()) {
                continue;
            }
            let mut finding = recorded::finding(context, &INDICATOR, &known, priced::subject(line));
            finding.params.insert("line", Param::Number(f64::from(line.number)));
            finding.params.insert("value", Param::Number(value));
            finding.params.insert("currency", Param::Text(moved.currency.clone()));
            finding.params.insert("count", Param::Number(count as f64));
            finding.params.insert("party", Param::Text(trader.party.name().to_owned()));
            out.add(finding);
        }
    }
}

/// Whether a value is a whole number of `round`.
fn is_round(value: f64, round: f64) -> bool {
    value >= round && value % round == 0.0
}
