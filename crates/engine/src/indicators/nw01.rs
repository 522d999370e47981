//! A surge of goods of high priority between two countries.
//!
//! Looks at the mass of a subheading of the Common High Priority List from one country to another in
//! the last weeks against the same number of days of the time before.
//!
//! Limits: what the post sees, not national statistics; a new way has no time before to compare with
//! (NW07 speaks of that); lines without mass count nothing.
//! Source: published cases of 2023; Commission guidance of September 2023.

use std::collections::BTreeSet;

use sarhad_model::{HsCode, Param};

use super::{Findings, Indicator, UnitContext, recorded, route};

pub(super) const INDICATOR: Indicator = Indicator { id: "NW01", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    let Some(known) = recorded::enough(context, row) else { return };
    let mut told = BTreeSet::new();
    for line in context.lines.iter().filter(|line| line.judged.high_priority_tier.is_some()) {
        let ends = (route::departure(line.part, tables), route::destination(line.part, tables));
        let (Some(from), Some(to)) = ends else { continue };
        let Some(hs6) = line.hs.and_then(HsCode::hs6) else { continue };
        let days = row.number("days");
        // Before the first record nothing is known: it is no time of little trade.
        let reach = known.extent().map_or(0, |all| (known.day() - all.first).num_days()) as f64;
        let base_days = row.number("base_days").min((reach - days).max(1.0));
        let now = known.flow(hs6, (from, to), days as u64, 0);
        let base = known.flow(hs6, (from, to), base_days as u64, days as u64);
        let usual_kg = base.mass_kg * days / base_days;
        let enough = now.lines as f64 >= row.number("min_lines") && usual_kg > 0.0;
        if !enough || now.mass_kg < usual_kg * row.number("ratio") {
            continue;
        }
        if !told.insert((hs6, from, to)) {
            continue;
        }
        let subject = line.subject("goods.description");
        let mut finding = recorded::finding(context, &INDICATOR, &known, subject);
        finding.params.insert("hs6", Param::Text(hs6.to_owned()));
        finding.params.insert("from", Param::Country(from));
        finding.params.insert("to", Param::Country(to));
        finding.params.insert("days", Param::Number(days));
        let ratio = recorded::rounded(now.mass_kg / usual_kg);
        finding.params.insert("ratio", Param::Number(ratio));
        out.add(finding);
    }
}
