//! A buyer who does not know the product.
//!
//! Looks at the answer of an officer: the buyer cannot explain the use, or declines installation, training or
//! warranty.
//!
//! Limits: a broker speaks for the buyer in most cases.
//! Source: BIS red flags.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "PT20", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
