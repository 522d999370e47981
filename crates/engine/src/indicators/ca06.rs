//! A ferry whose cargo list did not come in time.
//!
//! Looks at how many hours before the arrival of the ship the list came (an observation of kind
//! `ferry_list`), against the hours that the table asks for; none or less is late.
//!
//! Limits: only what was entered, and only near the days of the papers; a late list is mostly negligence,
//! so it weighs little.
//! Source: UNODC Regional Office for Central Asia.

use sarhad_model::{ObservationKind, ObservedValue, Param};

use super::{Findings, Indicator, UnitContext, observed};

pub(super) const INDICATOR: Indicator = Indicator { id: "CA06", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let limit = context.knowledge.tables.indicator(INDICATOR.id).number("hours");
    // A ship calls often: the last word about it counts.
    let lists = observed::facts(context, &INDICATOR, &[ObservationKind::FerryList]);
    let Some(last) = lists.max_by_key(|one| one.fact.known_on) else { return };
    if let ObservedValue::Hours(hours) = last.fact.value
        && hours < limit
    {
        let mut finding = observed::finding(context, &INDICATOR, last);
        finding.params.insert("hours", Param::Number(hours));
        finding.params.insert("limit", Param::Number(limit));
        out.add(finding);
    }
}
