//! An anomaly in the image of a scanner.
//!
//! Looks at the answer of an officer who saw on the image another density or shape, a hidden space, or other
//! goods than declared. A person must look before release.
//!
//! Limits: images are not read by the program.
//! Source: UNODC-WCO Container Control Programme.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "PH03", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
