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
        if hits.raised.iter().any(|hit| hit.band(context) == Band::Alert) {
            continue;
        }
        listed::raise(context, &INDICATOR, &hits, |hit| hit.band(context) == Band::Review, out);
    }
}
