//! A ship without a signal, or with a port call that is not declared.
//!
//! Looks at the answer of an officer who looked up the track of the ship: a gap outside of poorly covered waters,
//! or a call that the papers do not name.
//!
//! Limits: tracks are not read by the program; receivers fail, and the Caspian is thinly covered.
//! Source: joint US maritime advisory of May 2020.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "RT08", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
