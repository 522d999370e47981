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
use crate::parties::Band;

pub(super) const INDICATOR: Indicator = Indicator { id: "PT01", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    for hits in listed::hits(context) {
        let is_hit = |hit: &listed::Hit<'_>| {
            hit.list(context).authority == Authority::Un && hit.band(context) == Band::Alert
        };
        listed::raise(context, &INDICATOR, &hits, is_hit, None, out);
    }
}
