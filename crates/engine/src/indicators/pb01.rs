//! Cash for expensive goods.
//!
//! Looks at the answer of an officer who saw from contract or bank papers that goods were paid in cash or ahead
//! where credit is usual.
//!
//! Limits: cargo papers seldom tell of payment; in some trades cash is usual.
//! Source: BIS red flags.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "PB01", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
