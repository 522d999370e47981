//! An end-user certificate that is missing or does not fit.
//!
//! Looks at the answer of an officer who compared the certificate with the papers: absent where it is required,
//! out of date, or for other parties, goods or quantities.
//!
//! Limits: no reader compares certificates yet; what is required differs from state to state.
//! Source: law 172-VII of Kazakhstan; statement of the Kyrgyz ministry, 2023.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "DC02", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
