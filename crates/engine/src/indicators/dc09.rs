//! A request to relabel goods or to leave out marks.
//!
//! Looks at the answer of an officer who saw letters or heard persons that ask to take away origin, brand or
//! statements on control.
//!
//! Limits: letters are not read; one in a language that nobody at the post reads is not seen.
//! Source: Wassenaar advisory questions for industry.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "DC09", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
