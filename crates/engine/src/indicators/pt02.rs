//! A party on a national list or a list of another state.
//!
//! Looks at the same names as PT01 against all other lists that are loaded. Which of them bind
//! and which only inform is for each state to set; a person looks at every hit.
//!
//! Limits: as for PT01. The same party on several lists is shown once a list and counted once.
//! Source: lists of the state and of other states; BIS and FinCEN guidance.

use sarhad_model::Authority;

use super::{Findings, Indicator, UnitContext, listed};
use crate::parties::Band;

pub(super) const INDICATOR: Indicator = Indicator { id: "PT02", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    for hits in listed::hits(context) {
        let is_hit = |hit: &listed::Hit<'_>| {
            hit.list(context).authority != Authority::Un && hit.band(context) == Band::Alert
        };
        listed::raise(context, &INDICATOR, &hits, is_hit, None, out);
    }
}
