//! Goods that were reloaded in transit without notice.
//!
//! Looks at reloading or a change of the tractor that the waybill does not announce (an observation of
//! kind `reloading`), for goods in transit.
//!
//! Limits: only what was entered; a breakdown on the road looks the same, so it weighs little.
//! Source: own.

use sarhad_model::ObservationKind;

use super::{Findings, Indicator, UnitContext, observed};
use crate::history::{Way, way};

pub(super) const INDICATOR: Indicator = Indicator { id: "CA03", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let is_transit =
        |part: &&crate::units::Part<'_>| way(part.declaration, part.consignment) == Way::Transit;
    if context.unit.parts.iter().any(|part| is_transit(&part)) {
        observed::raise(context, &INDICATOR, &[ObservationKind::Reloading], out);
    }
}
