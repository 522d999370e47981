//! A weighbridge that shows another mass than the papers.
//!
//! Looks at the mass of a container or vehicle on the weighbridge (an observation of kind
//! `weighbridge_mass`) against the declared gross mass of all goods in it with its tare, stated in the
//! papers or weighed empty (`tare_mass`). Raises what is beyond the absolute and the relative limit.
//!
//! Limits: without a tare or without the mass of every line nothing is compared, and the tare is asked
//! for; goods that may be in other containers of the consignment cannot be told apart; what other papers
//! say to be on the same truck is not seen.
//! Source: EU guide on sea containers, 2002; own.

use sarhad_model::{ObservationKind, ObservedSubject, ObservedValue, Param, Question};

use super::{Findings, Indicator, UnitContext, observed};
use crate::observations::Observed;
use crate::units::Part;

pub(super) const INDICATOR: Indicator = Indicator { id: "VW04", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let mut weighed: Vec<(&Observed<'_>, f64)> = Vec::new();
    for one in observed::facts(context, &INDICATOR, &[ObservationKind::WeighbridgeMass]) {
        let ObservedValue::MassKg(mass) = one.fact.value else { continue };
        match weighed.iter_mut().find(|(known, _)| observed::about_same(known, one)) {
            // The last weighing counts.
            Some(known) if known.0.fact.known_on <= one.fact.known_on => *known = (one, mass),
            Some(_) => {}
            None => weighed.push((one, mass)),
        }
    }
    for (one, mass) in weighed {
        let goods = if one.fact.subject_kind == ObservedSubject::Vehicle {
            declared_on_vehicle(context)
        } else {
            declared(context)
        };
        let Some(goods) = goods else { continue };
        let Some(tare) = tare(context, one) else {
            let mut params = observed::params(one);
            params.insert("weighed", Param::Number(mass));
            let subject = one.subject.clone();
            out.ask(Question { code: "question-tare", params, subject });
            continue;
        };
        let declared = goods + tare;
        let gap = (mass - declared).abs();
        if gap > row.number("kg") && gap * 100.0 > row.number("percent") * declared {
            let mut finding = observed::finding(context, &INDICATOR, one);
            finding.params.insert("weighed", Param::Number(mass));
            finding.params.insert("declared", Param::Number(declared));
            out.add(finding);
        }
    }
}

/// Gross mass of all goods in the unit, kilograms: of each consignment that of its equipment, or else
/// of its lines; none when one is missing.
fn declared(context: &UnitContext<'_>) -> Option<f64> {
    let parts = &context.unit.parts;
    let mut seen: Vec<Option<&str>> = Vec::new();
    let mut sum = 0.0;
    for part in parts {
        if part.unlinked.is_some() {
            return None;
        }
        // Two papers about one bill speak of the same goods.
        let bill = part.consignment.reference();
        if bill.is_some() && seen.contains(&bill) {
            continue;
        }
        seen.push(bill);
        let equipment = part.transport_equipment();
        let stated = equipment.and_then(|one| one.gross_mass_kg.as_ref()?.get().copied());
        let lines = || {
            part.goods()
                .map(|(_, item)| item.gross_mass_kg.as_ref()?.get().copied())
                .sum::<Option<f64>>()
        };
        sum += stated.or_else(lines)?;
    }
    (!parts.is_empty() && sum > 0.0).then_some(sum)
}

/// Gross mass of all goods of the papers that name the vehicle, kilograms: a truck is weighed with all
/// that is on it.
fn declared_on_vehicle(context: &UnitContext<'_>) -> Option<f64> {
    let mut bills: Vec<Option<&str>> = Vec::new();
    let mut sum = 0.0;
    let mut heads: Vec<&sarhad_model::Declaration> = Vec::new();
    for part in &context.unit.parts {
        if heads.iter().any(|head| std::ptr::eq(*head, part.declaration)) {
            continue;
        }
        heads.push(part.declaration);
        for consignment in &part.declaration.consignments {
            let bill = consignment.reference();
            if bill.is_some() && bills.contains(&bill) {
                continue;
            }
            bills.push(bill);
            let items = consignment.items.iter();
            let lines = || {
                items.map(|item| item.gross_mass_kg.as_ref()?.get().copied()).sum::<Option<f64>>()
            };
            let total = consignment.total_gross_mass_kg.as_ref();
            sum += total.and_then(|mass| mass.get().copied()).or_else(lines)?;
        }
    }
    (sum > 0.0).then_some(sum)
}

/// Tare of what was weighed, kilograms.
fn tare(context: &UnitContext<'_>, weighed: &Observed<'_>) -> Option<f64> {
    let fact = weighed.fact;
    let known = observed::facts(context, &INDICATOR, &[ObservationKind::TareMass])
        .filter(|one| one.fact.subject_kind == fact.subject_kind)
        .max_by_key(|one| one.fact.known_on)
        .and_then(|one| match one.fact.value {
            ObservedValue::MassKg(mass) => Some(mass),
            _ => None,
        });
    let stated = || {
        let mut parts = context.unit.parts.iter().filter_map(Part::transport_equipment);
        parts.find_map(|one| one.tare_mass_kg.as_ref()?.get().copied())
    };
    known.or_else(|| (fact.subject_kind == ObservedSubject::Container).then(stated).flatten())
}
