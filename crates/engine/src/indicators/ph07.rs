//! Shielding or a heavy mass that nothing explains.
//!
//! Looks at the answer of an officer who found lead, tungsten or a dense block in light cargo. A person must look
//! before release.
//!
//! Limits: only what was seen; counterweights are honest. Alarms of portals are not meant here.
//! Source: IAEA; own.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "PH07", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
