//! Goods that came in and leave again: what NW02 and RT15 have in common.

use std::sync::Arc;

use sarhad_model::{CountryCode, PartyRole};

use super::recorded::{self, Trader};
use super::{GoodsLine, UnitContext, route};
use crate::history::{KnownBefore, MovedLine, Movement};
use crate::tables::IndicatorRow;

/// Those who bring goods in, or sent for them.
const BROUGHT_IN: &[PartyRole] = &[
    PartyRole::Consignee,
    PartyRole::Buyer,
    PartyRole::EndUser,
    PartyRole::NotifyParty,
    PartyRole::ContractHolder,
];

/// A line that leaves, with the movement that brought it in.
pub(super) struct Return<'a, 'c> {
    pub(super) line: &'a GoodsLine<'c>,
    pub(super) came: Arc<Movement>,
    pub(super) destination: CountryCode,
    pub(super) mass_kg: f64,
}

/// Lines of a part that leave the country to which the same or a linked party brought the like of
/// them within the window, for another country.
pub(super) fn returns<'a, 'c>(
    context: &'a UnitContext<'c>,
    known: &KnownBefore<'_>,
    row: &IndicatorRow,
    trader: &Trader<'c>,
) -> Vec<Return<'a, 'c>> {
    let tables = &context.knowledge.tables;
    let ends = (route::departure(trader.part, tables), route::destination(trader.part, tables));
    let (Some(from), Some(to)) = ends else { return Vec::new() };
    if from == to {
        return Vec::new();
    }
    let mut came: Vec<Arc<Movement>> = Vec::new();
    for party in recorded::with_linked(known, trader) {
        let all = known.movements_of(&party, row.number("days") as u64);
        came.extend(all.into_iter().filter(|one| {
            one.to == Some(from)
                && recorded::is_other(one, trader.part)
                && one.may_be_as(&party, BROUGHT_IN)
        }));
    }
    let tolerance = row.number("tolerance_percent");
    let mut found = Vec::new();
    for line in recorded::lines_of(context, trader.part) {
        let moved = MovedLine::of(line.item);
        let Some(mass_kg) = moved.mass_kg else { continue };
        let alike = |one: &&Arc<Movement>| {
            one.lines.iter().any(|then| recorded::is_alike(then, &moved, tolerance))
        };
        // The latest is the likeliest.
        if let Some(one) = came.iter().filter(alike).max_by_key(|one| one.date) {
            found.push(Return { line, came: Arc::clone(one), destination: to, mass_kg });
        }
    }
    found
}

/// Who sends goods away.
pub(super) fn senders<'c>(context: &UnitContext<'c>) -> Vec<Trader<'c>> {
    recorded::traders_as(context, &[PartyRole::Consignor, PartyRole::Seller])
}
