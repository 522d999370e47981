//! A transit that was not closed in time.
//!
//! Looks at transits with a day by which they must have left or arrived (an observation of kind
//! `transit_due`), when that day and the days of grace are over and no exit is known (`transit_exit`).
//!
//! Limits: an exit that another post has not told yet, or told under another number, is no exit, so a
//! person looks before anything is done.
//! Source: cases of false transit, 2023 to 2025.

use sarhad_model::{ObservationKind, ObservedValue, Param};

use super::{Findings, Indicator, UnitContext, observed};
use crate::observations::Observed;

pub(super) const INDICATOR: Indicator = Indicator { id: "RT09", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let grace = context.knowledge.tables.indicator(INDICATOR.id).number("grace_days");
    let mut told: Vec<&Observed<'_>> = Vec::new();
    for due in observed::facts(context, &INDICATOR, &[ObservationKind::TransitDue]) {
        let ObservedValue::Day(last) = due.fact.value else { continue };
        let late = (context.day.date - last).num_days() as f64;
        // An exit before the order of the transit is that of an earlier one.
        let closed = observed::facts(context, &INDICATOR, &[ObservationKind::TransitExit])
            .any(|exit| exit.fact.known_on >= due.fact.known_on && observed::about_same(exit, due));
        if late > grace && !closed && !told.iter().any(|one| observed::about_same(one, due)) {
            told.push(due);
            let mut finding = observed::finding(context, &INDICATOR, due);
            finding.params.insert("due", Param::Date(last));
            finding.params.insert("days", Param::Number(late));
            out.add(finding);
        }
    }
}
