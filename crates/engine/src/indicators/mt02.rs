//! A permit that the authority confirms.
//!
//! Looks at a document of the papers that the authority has confirmed as its permit (an observation of
//! kind `permit_confirmed`). It lowers the score and never a gate.
//!
//! Limits: the fact is taken as entered; whether the permit covers these goods and how much of it is left
//! DC12 says. What was not confirmed belongs into the register of permits.
//! Source: law 172-VII of Kazakhstan; own.

use sarhad_model::ObservationKind;

use super::{Findings, Indicator, UnitContext, observed};

pub(super) const INDICATOR: Indicator = Indicator { id: "MT02", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    observed::raise(context, &INDICATOR, &[ObservationKind::PermitConfirmed], out);
}
