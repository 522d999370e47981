//! An earlier irregularity of a party, container or vehicle.
//!
//! Looks at inspections that found something (an irregularity, a seizure, an alert of value) in
//! which the same trader, notify party, container or truck took part, within the days that
//! the parameters set. The gravest find is told, of equal ones the latest. An irregularity weighs less
//! than a seizure, and is forgotten after so many later clean inspections of the same: whoever is
//! inspected often has a fault in a paper once. A container is lent to many, so its record weighs little
//! and fades sooner.
//!
//! Limits: only outcomes that were loaded; who is chosen more often has more of a record. Brokers
//! and carriers, who are in many papers, are weighed by their share (PT16).
//! Source: WCO CEN; EU guide on sea containers, 2002.

use std::sync::Arc;

use sarhad_model::{Param, Span, Subject};

use super::receivers::subject;
use super::{Findings, Indicator, UnitContext, recorded};
use crate::history::{Key, Outcome, OutcomeKind, PartyKeys, vehicles};
use crate::units::equipment_key;

pub(super) const INDICATOR: Indicator = Indicator { id: "NW05", evaluate };

/// Field of a container, wagon or trailer.
const EQUIPMENT: &str = "equipment.identification";

/// Whether a find still says something: a seizure does, and an irregularity until so many clean
/// inspections have followed.
fn is_remembered(one: &Outcome, all: &[Arc<Outcome>], clean: f64) -> bool {
    let later = all.iter().filter(|other| other.known_on > one.known_on);
    let later = later.filter(|other| !other.kind.is_positive()).count();
    one.kind.is_positive() && (one.kind != OutcomeKind::Irregular || (later as f64) < clean)
}

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    let mut told: Vec<String> = Vec::new();
    let mut tell = |name: &str, subject: Subject, outcomes: Vec<Arc<Outcome>>, days: f64| {
        let recent = |one: &&Arc<Outcome>| {
            (known.day() - one.known_on).num_days() as f64 <= days
                && is_remembered(one, &outcomes, row.number("forgotten_after"))
        };
        let gravest = |one: &&Arc<Outcome>| (one.kind != OutcomeKind::Irregular, one.known_on);
        let Some(outcome) = outcomes.iter().filter(recent).max_by_key(gravest) else { return };
        if told.iter().any(|one| one == name) {
            return;
        }
        told.push(name.to_owned());
        let is_equipment = subject.field == EQUIPMENT;
        let mut finding = recorded::finding(context, &INDICATOR, &known, subject);
        if outcome.kind == OutcomeKind::Irregular {
            finding.weight = finding.weight.min(row.decibans("irregular_db"));
        }
        if is_equipment {
            finding.weight = finding.weight.min(row.decibans("equipment_db"));
        }
        finding.params.insert("what", Param::Text(name.to_owned()));
        finding.params.insert("case", Param::Text(outcome.subject.clone()));
        finding.params.insert("date", Param::Date(outcome.known_on));
        finding.params.insert("outcome", Param::Term(outcome.kind.term()));
        out.add(finding);
    };
    for part in &context.unit.parts {
        let parties =
            part.consignment.parties.iter().filter(|one| recorded::TRADING.contains(&one.role));
        for party in parties {
            let keys = PartyKeys::of(party, &context.knowledge.tables);
            let outcomes = known.outcomes_of(&keys);
            tell(party.name(), subject(part, party), outcomes, row.number("days"));
        }
    }
    let at = |file, bill: Option<&str>, field, span: Span, text: &str| Subject {
        file,
        bill: bill.map(str::to_owned),
        item: None,
        field,
        span,
        text: text.to_owned(),
    };
    for part in &context.unit.parts {
        let bill = part.consignment.reference();
        if let Some(equipment) = part.transport_equipment()
            && let Some(key) = equipment_key(equipment)
        {
            let span = equipment.identification.span;
            let subject = at(part.file, bill, EQUIPMENT, span, &key);
            let outcomes = known.outcomes(&Key::Equipment(key.clone()));
            tell(&key, subject, outcomes, row.number("equipment_days"));
        }
        for number in vehicles(part.declaration) {
            let subject = at(part.file, bill, "means.identity", Span::None, &number);
            let outcomes = known.outcomes(&Key::Vehicle(number.clone()));
            tell(&number, subject, outcomes, row.number("vehicle_days"));
        }
    }
}
