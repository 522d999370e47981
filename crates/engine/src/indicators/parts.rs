//! Consignments of a trader and those linked with it that may be parts of one: what VW09 and CA08 have
//! in common.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::recorded::{self, Trader};
use crate::history::{KnownBefore, Movement, PartyKeys};

/// A consignment that may be a part.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) date: NaiveDate,
    pub(super) value: f64,
    /// Who received or sent it.
    pub(super) party: PartyKeys,
}

/// Earlier consignments of the trader and the parties linked with it in the last days, each once,
/// oldest first; `value` says what of one counts.
pub(super) fn earlier(
    known: &KnownBefore<'_>,
    trader: &Trader<'_>,
    days: f64,
    value: impl Fn(&Movement, &PartyKeys) -> Option<f64>,
) -> Vec<Part> {
    let mut parts: BTreeMap<(NaiveDate, String), Part> = BTreeMap::new();
    for party in recorded::with_linked(known, trader) {
        for movement in known.movements_of(&party, days as u64) {
            if !recorded::is_other(&movement, trader.part) {
                continue;
            }
            let Some(value) = value(&movement, &party).filter(|value| *value > 0.0) else {
                continue;
            };
            let new = Part { date: movement.date, value, party: party.clone() };
            // A consignment in two papers is one consignment.
            let known = parts.entry((movement.date, movement.reference.clone())).or_insert(new);
            known.value = known.value.max(value);
        }
    }
    parts.into_values().collect()
}
