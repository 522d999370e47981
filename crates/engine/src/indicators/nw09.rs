//! A party that traded once, in goods of high priority, and then no more.
//!
//! Looks at the trader, and at parties that share a number, telephone, e-mail or address with it:
//! one movement is known of it, with goods of the Common High Priority List, and nothing in the
//! quiet days since. Says nothing until the history reaches far enough back.
//!
//! Limits: one machine bought once is what most buyers do, so it weighs little; trade at other posts
//! is not known.
//! Source: FATF on trade-based money laundering, 2021; own.

use std::sync::Arc;

use sarhad_model::Param;

use super::{Findings, Indicator, UnitContext, recorded};
use crate::history::{Movement, PartyKeys};

pub(super) const INDICATOR: Indicator = Indicator { id: "NW09", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let knowledge = context.knowledge;
    let row = knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = recorded::enough(context, row) else { return };
    let high = |movement: &Movement| {
        let mut codes = movement.lines.iter().filter_map(|line| line.hs6.as_deref());
        codes.any(|hs6| knowledge.goods.high_priority_tier(hs6).is_some())
    };
    let once = |party: &PartyKeys| -> Option<Arc<Movement>> {
        let all = known.movements_of(party, row.number("lookback_days") as u64);
        let (first, rest) = all.split_first()?;
        let quiet = (known.day() - first.date).num_days() as f64 >= row.number("quiet_days");
        // The manifest and the declaration of one consignment are one trade.
        let alone = rest.iter().all(|one| one.reference == first.reference);
        (quiet && alone && high(first)).then(|| Arc::clone(first))
    };
    let mut told: Vec<String> = Vec::new();
    for trader in recorded::traders(context) {
        let links = known.links(trader.party, &trader.keys);
        let linked = links.iter().map(|link| (link.name.clone(), &link.party));
        let own = [(trader.party.name().to_owned(), &trader.keys)];
        for (name, party) in own.into_iter().chain(linked) {
            let Some(movement) = once(party).filter(|_| !told.contains(&name)) else { continue };
            let mut finding =
                recorded::finding(context, &INDICATOR, &known, trader.subject.clone());
            finding.params.insert("party", Param::Text(name.clone()));
            finding.params.insert("trader", Param::Text(trader.party.name().to_owned()));
            finding.params.insert("date", Param::Date(movement.date));
            out.add(finding);
            told.push(name);
        }
    }
}
