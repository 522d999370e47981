//! An alert of a partner unit.
//!
//! Looks at alerts that name the container, vehicle, ship, a party or a document of the unit (an
//! observation of kind `partner_alert`). A person must look before release.
//!
//! Limits: only alerts that were entered; an alert about a container, truck or ship ends after the days of
//! the table, since they go on to carry the goods of others.
//! Source: UNODC-WCO Container Control Programme.

use sarhad_model::ObservationKind;

use super::{Findings, Indicator, UnitContext, observed};

pub(super) const INDICATOR: Indicator = Indicator { id: "NW10", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    observed::raise(context, &INDICATOR, &[ObservationKind::PartnerAlert], out);
}
