//! A party on the list of the United Nations Security Council.
//!
//! Looks at every named party, contact person, master and ship (by name and IMO number) in any
//! script. The list binds every state, so release needs a second person.
//!
//! Limits: a likeness of names is not an identity: the officer compares birth date, address and
//! numbers. Who owns a company is not seen. Nationality plays no part.
//! Source: United Nations Security Council consolidated list; FATF Recommendation 7.

use sarhad_model::Authority;

use super::{Findings, Indicator, UnitContext, listed};

pub(super) const INDICATOR: Indicator = Indicator { id: "PT01", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let alert = context.knowledge.tables.indicator(INDICATOR.id).number("alert");
    for hit in listed::hits(context).iter().flatten() {
        let list = &context.knowledge.lists[hit.found.list];
        if list.authority == Authority::Un && hit.probability() >= alert {
            out.add(listed::finding(context, &INDICATOR, hit));
        }
    }
}
