//! Signs of alteration in a document.
//!
//! Looks at the answer of an officer who held the document: dates out of order, a number outside of the series of
//! its issuer, totals that do not add up, other ink or type.
//!
//! Limits: no image of a document is read; a bad copy looks the same.
//! Source: FATF on trade-based money laundering, 2021; EU guidance on enhanced due diligence.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "DC06", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
