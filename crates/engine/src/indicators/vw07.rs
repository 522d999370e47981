//! A payment that differs from the declared value.
//!
//! Looks at the answer of an officer who compared what was transferred with what was declared.
//!
//! Limits: cargo papers do not tell of payments; advances and parts are honest.
//! Source: FinCEN and BIS notice of November 2023.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "VW07", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
