//! An electronic seal or a track that tells of an event.
//!
//! Looks at events of seals (opened, cut) and of tracks (a stop outside of permitted places, off the
//! corridor) that the system of another post or of the carrier tells of the container, vehicle or
//! document (observations of kind `seal_event` and `track_event`).
//!
//! Limits: what counts as an event that system decides; a flat battery is one too.
//! Source: own.

use sarhad_model::ObservationKind;

use super::{Findings, Indicator, UnitContext, observed};

pub(super) const INDICATOR: Indicator = Indicator { id: "RT10", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let kinds = &[ObservationKind::SealEvent, ObservationKind::TrackEvent];
    observed::raise(context, &INDICATOR, kinds, out);
}
