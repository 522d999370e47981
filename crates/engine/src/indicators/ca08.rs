//! Parcels of electronics to linked receivers that together are worth more than a threshold.
//!
//! Looks at imports of electronics no heavier than a parcel: several within the window to at least two
//! receivers that share a number, telephone, e-mail or address, each below the threshold, together
//! above it, this one among them.
//!
//! Limits: a consignment without a mass or without a value in the currency of the threshold is not
//! counted, and none is converted; neighbours in a house order from the same shops. One receiver alone
//! is VW09.
//! Source: FATF on trade-based money laundering, 2021; own.

use std::collections::BTreeSet;

use sarhad_model::Param;

use super::{Findings, Indicator, UnitContext, parts, priced, recorded};
use crate::history::{self, MovedLine, Movement, PartyKeys, Way};
use crate::tables::IndicatorRow;

pub(super) const INDICATOR: Indicator = Indicator { id: "CA08", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    let value_of = |movement: &Movement, party: &PartyKeys| {
        let counts = movement.way == Way::Import && recorded::received(movement, party);
        counts.then(|| parcel(row, &movement.lines)).flatten()
    };
    let mut told = BTreeSet::new();
    for trader in recorded::traders(context) {
        if history::way(trader.part.declaration, trader.part.consignment) != Way::Import {
            continue;
        }
        let lines: Vec<_> = recorded::lines_of(context, trader.part).collect();
        let moved: Vec<MovedLine> = lines.iter().map(|line| MovedLine::of(line.item)).collect();
        let Some(this) = parcel(row, &moved) else { continue };
        let earlier = parts::earlier(&known, &trader, row.number("days"), value_of);
        let limit = row.number("limit");
        let values: Vec<f64> = earlier.iter().map(|part| part.value).chain([this]).collect();
        let sum: f64 = values.iter().sum();
        let others = earlier.iter().any(|part| !part.party.is_same(&trader.keys));
        let adds_up = values.iter().all(|value| *value < limit)
            && sum >= limit
            && values.len() as f64 >= row.number("min_parts");
        let electronic = |line: &MovedLine| is_electronic(row, line);
        let Some(place) = moved.iter().position(electronic) else { continue };
        if !adds_up || !others || !told.insert(trader.part.consignment.reference()) {
            continue;
        }
        let line = lines[place];
        let currency = row.list("currency").next().unwrap_or_default();
        let mut finding = recorded::finding(context, &INDICATOR, &known, priced::subject(line));
        finding.params.insert("line", Param::Number(f64::from(line.number)));
        finding.params.insert("count", Param::Number(values.len() as f64));
        finding.params.insert("days", Param::Number(row.number("days")));
        finding.params.insert("sum", Param::Number(sum.round()));
        finding.params.insert("limit", Param::Number(limit));
        finding.params.insert("currency", Param::Text(currency.to_owned()));
        finding.params.insert("party", Param::Text(trader.party.name().to_owned()));
        out.add(finding);
    }
}

fn is_electronic(row: &IndicatorRow, line: &MovedLine) -> bool {
    line.heading.as_deref().is_some_and(|heading| row.lists("headings", heading))
}

/// The value of the electronics of a consignment, when all of it is no heavier than a parcel.
fn parcel(row: &IndicatorRow, lines: &[MovedLine]) -> Option<f64> {
    let masses: Option<Vec<f64>> = lines.iter().map(|line| line.mass_kg).collect();
    if masses?.iter().sum::<f64>() > row.number("max_kg") {
        return None;
    }
    let counts =
        |line: &&MovedLine| is_electronic(row, line) && row.lists("currency", &line.currency);
    let value: f64 = lines.iter().filter(counts).filter_map(|line| line.value).sum();
    (value > 0.0).then_some(value)
}
