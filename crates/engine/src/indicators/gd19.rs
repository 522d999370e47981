//! Labels or serial numbers that were taken away.
//!
//! Looks at the answer of an officer who found erased serial numbers, origin under a sticker or a replaced
//! nameplate.
//!
//! Limits: only what was seen; a repaired machine may bear a new plate.
//! Source: reports of the UN Panel of Experts on resolution 1874; own.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "GD19", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
