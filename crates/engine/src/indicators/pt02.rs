//! A party on a national list or a list of another state.
//!
//! Looks at the same names as PT01 against all other lists that are loaded. Which of them bind
//! and which only inform is for each state to set; a person looks at every hit.
//!
//! Limits: as for PT01. The same party on several lists is shown once a list and counted once.
//! Source: lists of the state and of other states; BIS and FinCEN guidance.

use sarhad_model::Authority;

use super::{Findings, Indicator, UnitContext, listed};

pub(super) const INDICATOR: Indicator = Indicator { id: "PT02", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let alert = context.knowledge.tables.indicator(INDICATOR.id).number("alert");
    for hit in listed::hits(context).iter().flatten() {
        let list = &context.knowledge.lists[hit.found.list];
        if list.authority != Authority::Un && hit.probability() >= alert {
            out.add(listed::finding(context, &INDICATOR, hit));
        }
    }
}
