//! An end user that was checked.
//!
//! Looks at checks of the end user (or of the consignee, where no end user is named) with a good result,
//! within the days of the table (an observation of kind `end_user_checked`). It lowers the score and never
//! a gate.
//!
//! Limits: the fact is taken as entered; a check of one site says nothing of another. A bad result is an
//! alert (NW10).
//! Source: law 172-VII of Kazakhstan; Wassenaar Arrangement best practices.

use sarhad_model::{ObservationKind, PartyRole};

use super::{Findings, Indicator, UnitContext, observed};

pub(super) const INDICATOR: Indicator = Indicator { id: "MT04", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let parts = &context.unit.parts;
    let mut parties = parts.iter().flat_map(|part| &part.consignment.parties);
    let is_named = parties.any(|party| party.role == PartyRole::EndUser);
    let wanted = if is_named { PartyRole::EndUser } else { PartyRole::Consignee };
    let checks = observed::facts(context, &INDICATOR, &[ObservationKind::EndUserChecked]);
    let last = checks.filter(|one| one.role == Some(wanted)).max_by_key(|one| one.fact.known_on);
    if let Some(last) = last {
        out.add(observed::finding(context, &INDICATOR, last));
    }
}
