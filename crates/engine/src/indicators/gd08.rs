//! Sensitive goods for a country that never got such goods.
//!
//! Looks at goods that may be strategic or are of high priority: of the consignments to the country of
//! destination in a long history, which are many, none had goods of the HS heading, but for this one.
//!
//! Limits: it knows what the post saw, not what the country buys or makes; new trade begins somewhere.
//! National statistics would say more. Silent until the history is long and the country well known in
//! it.
//! Source: BIS red flags; own.

use std::collections::BTreeSet;

use sarhad_model::{HsCode, Param};

use super::{Findings, Indicator, UnitContext, recorded, route};
use crate::history::Key;

pub(super) const INDICATOR: Indicator = Indicator { id: "GD08", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    let Some(known) = recorded::enough(context, row) else { return };
    let mut told = BTreeSet::new();
    for line in context.lines.iter().filter(|line| line.is_sensitive()) {
        let Some(to) = route::destination(line.part, tables) else { continue };
        let Some(heading) = line.hs.and_then(HsCode::heading) else { continue };
        let Some(all) = known.seen(&Key::Destination(to)) else { continue };
        if (all.count as f64) < row.number("min_destination") {
            continue;
        }
        // The manifest of this consignment may be in the history, its declaration is judged.
        let lookback = row.number("lookback_days") as u64;
        let such = known.movements(&Key::DestinationHeading(to, heading.to_owned()), lookback);
        let is_new = such.iter().all(|one| !recorded::is_other(one, line.part));
        if !is_new || !told.insert((to, heading)) {
            continue;
        }
        let mut finding =
            recorded::finding(context, &INDICATOR, &known, line.subject("goods.description"));
        finding.params.insert("line", Param::Number(f64::from(line.number)));
        finding.params.insert("heading", Param::Text(heading.to_owned()));
        finding.params.insert("country", Param::Country(to));
        finding.params.insert("count", Param::Number(all.count as f64));
        finding.params.insert("date", Param::Date(all.first));
        out.add(finding);
    }
}
