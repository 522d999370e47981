//! Behaviour of the crew.
//!
//! Looks at the answer of an officer: the crew avoids opening, has no keys, gives answers that contradict each
//! other.
//!
//! Limits: an impression, so it weighs little. Language, origin and nerves of a person are no sign.
//! Source: UNODC-WCO Container Control Programme.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "PH08", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
