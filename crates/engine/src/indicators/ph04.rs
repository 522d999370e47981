//! A seal that is broken, changed or not the declared one.
//!
//! Looks at what was found on the container or vehicle (an observation of kind `seal_differs`), and tells
//! it beside the seals that the papers declare. A person must look before release.
//!
//! Limits: whether a seal differs the officer says; a slip of the pen in the papers looks the same.
//! Source: UNODC-WCO Container Control Programme.

use sarhad_model::{ObservationKind, Param};

use super::{Findings, Indicator, UnitContext, observed};
use crate::units::Part;

pub(super) const INDICATOR: Indicator = Indicator { id: "PH04", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let mut told: Vec<*const sarhad_model::Observation> = Vec::new();
    for one in observed::facts(context, &INDICATOR, &[ObservationKind::SealDiffers]) {
        if told.contains(&std::ptr::from_ref(one.fact)) {
            continue;
        }
        told.push(one.fact);
        let equipment = one.part.and_then(Part::transport_equipment);
        let seals = equipment.into_iter().flat_map(|equipment| &equipment.seals);
        let numbers: Vec<&str> = seals.map(|seal| seal.number.value()).collect();
        let declared = if numbers.is_empty() { "–".to_owned() } else { numbers.join(", ") };
        let mut finding = observed::finding(context, &INDICATOR, one);
        finding.params.insert("declared", Param::Text(declared));
        out.add(finding);
    }
}
