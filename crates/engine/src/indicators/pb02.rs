//! A payer who is no party of the consignment.
//!
//! Looks at the answer of an officer who saw from bank papers that somebody paid who is neither consignee nor
//! buyer nor linked with them.
//!
//! Limits: cargo papers seldom name the payer; factoring and groups of companies look the same.
//! Source: FinCEN and BIS alerts of 2022 and 2023; FATF on trade-based money laundering, 2021.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "PB02", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
