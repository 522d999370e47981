//! The successor of a firm that stopped when it was caught or listed.
//!
//! Looks at companies of the register that share a director or the address with a party and were
//! struck off within the window around a positive inspection or their listing, when the party was
//! registered within the same window around that.
//!
//! Limits: needs a register, and a history with outcomes or watch lists with days of listing; what
//! very many companies share links nobody; a family that begins anew looks the same.
//! Source: EU guidance on enhanced due diligence; FATF on proliferation financing, 2021.

use super::{Findings, Indicator, UnitContext, successor};

pub(super) const INDICATOR: Indicator = Indicator { id: "PT13", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    successor::by_register(context, &INDICATOR, out);
}
