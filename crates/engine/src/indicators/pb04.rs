//! A way of payment that changed late.
//!
//! Looks at the answer of an officer who saw that payer, bank or currency changed after the contract, or that a
//! payment was led away from a listed bank.
//!
//! Limits: cargo papers do not tell of payments; banks close accounts for many reasons.
//! Source: FinCEN and BIS alerts of 2022 and 2023.

use super::{Findings, Indicator, UnitContext, answered};

pub(super) const INDICATOR: Indicator = Indicator { id: "PB04", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise(context, &INDICATOR, out);
}
