//! An end use or end user that is held back.
//!
//! Looks at the answer of an officer who asked for end use or end user and was refused, or found it blank where it
//! is required. A person must look before release.
//!
//! Limits: a forwarder often does not know; ask the consignee.
//! Source: BIS red flags; FinCEN and BIS notice of November 2023.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "PT17", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
