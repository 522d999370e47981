//! Packing that does not fit the goods or the journey.
//!
//! Looks at the answer of an officer who saw packing, marks or handling labels that disagree with goods, mode or
//! destination.
//!
//! Limits: only what was seen; what is usual the officer knows.
//! Source: BIS red flags.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "GD17", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
