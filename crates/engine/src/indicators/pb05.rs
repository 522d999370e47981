//! Unusual secrecy or pressure.
//!
//! Looks at the answer of an officer who met excessive secrecy, pressure to release, or a refusal to show a
//! site.
//!
//! Limits: an impression, so it weighs little; urgency of perishable goods is honest.
//! Source: Wassenaar advisory questions for industry.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "PB05", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
