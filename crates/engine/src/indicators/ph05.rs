//! A container that was altered.
//!
//! Looks at the answer of an officer who found fresh paint or welds, a false wall, a floor of another height, a
//! smell, or signs that goods were put in on the way. A person must look before release.
//!
//! Limits: only what was seen; repaired containers are many.
//! Source: UNODC-WCO Container Control Programme.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "PH05", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
