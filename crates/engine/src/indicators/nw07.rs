//! A way that the trader never used, with sensitive goods.
//!
//! Looks at goods that may be strategic or are of high priority, of a trader who was seen several
//! times, from a country to a country between which the history knows no consignment of that trader.
//!
//! Limits: countries, not posts; a paper without countries says nothing; a trader who was hardly
//! seen has no usual way (PT08 speaks of those).
//! Source: EU guide on sea containers, 2002; own.

use sarhad_model::Param;

use super::{Findings, Indicator, UnitContext, recorded, route};
use crate::history::Key;

pub(super) const INDICATOR: Indicator = Indicator { id: "NW07", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    let Some(known) = recorded::enough(context, row) else { return };
    for trader in recorded::traders(context) {
        if !recorded::lines_of(context, trader.part).any(super::GoodsLine::is_sensitive) {
            continue;
        }
        let ends = (route::departure(trader.part, tables), route::destination(trader.part, tables));
        let (Some(from), Some(to)) = ends else { continue };
        let Some(seen) = known.seen_party(&trader.keys, Key::Party) else { continue };
        let used = known.seen_party(&trader.keys, |party| Key::PartyLane(party, from, to));
        if (seen.count as f64) < row.number("min_seen") || used.is_some() {
            continue;
        }
        let mut finding = recorded::finding(context, &INDICATOR, &known, trader.subject.clone());
        finding.params.insert("party", Param::Text(trader.party.name().to_owned()));
        finding.params.insert("from", Param::Country(from));
        finding.params.insert("to", Param::Country(to));
        finding.params.insert("count", Param::Number(seen.count as f64));
        out.add(finding);
    }
}
