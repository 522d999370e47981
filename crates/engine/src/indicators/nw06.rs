//! A permit that was refused before.
//!
//! Looks at refusals, of this state or told by a partner, that name a party of the unit or one of
//! its documents (an observation of kind `licence_refused`).
//!
//! Limits: only refusals that were entered; linked parties are not looked at. A refused permit in the
//! register of permits is DC12.
//! Source: Wassenaar Arrangement and Nuclear Suppliers Group, exchange of denials; law 172-VII of
//! Kazakhstan.

use sarhad_model::ObservationKind;

use super::{Findings, Indicator, UnitContext, observed};

pub(super) const INDICATOR: Indicator = Indicator { id: "NW06", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    observed::raise(context, &INDICATOR, &[ObservationKind::LicenceRefused], out);
}
