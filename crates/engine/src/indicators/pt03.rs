//! A party whose name comes near to a listed one.
//!
//! Looks at likenesses that are too weak for PT01 or PT02 and too strong to be passed over: a
//! person compares. Left out for a party that already has a hit: the weaker likenesses of the
//! same name say nothing more.
//!
//! Limits: shared addresses and telephones with listed parties are not looked at yet.
//! Source: BIS and FinCEN guidance.

use super::{Findings, Indicator, UnitContext, listed};
use crate::parties::Band;

pub(super) const INDICATOR: Indicator = Indicator { id: "PT03", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    for hits in listed::hits(context) {
        let alerted = hits.raised.iter().any(|hit| hit.band(context) == Band::Alert);
        // What a decision silences is told all the same.
        let near = |hit: &listed::Hit<'_>| {
            hit.band(context) == Band::Review && !(alerted && hit.is_raised())
        };
        listed::raise(context, &INDICATOR, &hits, near, out);
    }
}
