//! A trader who was never seen before, or never with such sensitive goods.
//!
//! Looks at who receives (at export: who sends) against the history: no earlier paper names the
//! party; or its earlier papers hold no goods of the HS heading, where the goods may be strategic or
//! are of high priority. Says nothing until the history reaches far enough back.
//!
//! Limits: a firm that changes its number and name looks new; one that traded at another post is
//! new here. Most first-time traders are honest, so it weighs little.
//! Source: EU guide on sea containers, 2002; WCO guide on strategic trade.

use std::collections::BTreeSet;

use sarhad_model::{HsCode, Param, Params};

use super::recorded::{self, Trader};
use super::{Findings, Indicator, UnitContext};
use crate::history::{Key, KnownBefore, Seen};
use crate::tables::IndicatorRow;

pub(super) const INDICATOR: Indicator = Indicator { id: "PT08", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = recorded::enough(context, row) else { return };
    let mut told = BTreeSet::new();
    for trader in recorded::traders(context) {
        for what in news(context, &known, row, &trader) {
            if told.insert((trader.keys.clone(), format!("{what:?}"))) {
                let mut finding =
                    recorded::finding(context, &INDICATOR, &known, trader.subject.clone());
                finding.params.insert("party", Param::Text(trader.party.name().to_owned()));
                finding.params.insert("what", what);
                out.add(finding);
            }
        }
    }
}

/// What is new about a trader: all of it, or some headings.
fn news(
    context: &UnitContext<'_>,
    known: &KnownBefore<'_>,
    row: &IndicatorRow,
    trader: &Trader<'_>,
) -> Vec<Param> {
    let recent =
        |seen: Seen| ((known.day() - seen.last).num_days() as f64) <= row.number("lookback_days");
    if !known.seen_party(&trader.keys, Key::Party).is_some_and(recent) {
        return vec![Param::Term("new-trader")];
    }
    let sensitive = recorded::lines_of(context, trader.part).filter(|line| line.is_sensitive());
    let headings: BTreeSet<&str> =
        sensitive.filter_map(|line| line.hs.and_then(HsCode::heading)).collect();
    let is_new = |heading: &&str| {
        let key = |party| Key::PartyHeading(party, (*heading).to_owned());
        !known.seen_party(&trader.keys, key).is_some_and(recent)
    };
    let said = |heading: &str| Param::Message {
        message: "new-heading",
        params: Params::from([("heading", Param::Text(heading.to_owned()))]),
    };
    headings.into_iter().filter(is_new).map(said).collect()
}
