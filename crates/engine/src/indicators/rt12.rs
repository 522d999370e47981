//! A container number that cannot be.
//!
//! Looks at the check digit of container numbers (ISO 6346), and at numbers that begin like one
//! and have a digit too few or too many. Wagons, trailers and plates have other forms and are
//! left alone. With a history: at the same number on another journey a day or two before, between
//! countries of which this journey touches none.
//!
//! Limits: a typing mistake looks like a false number; owner prefixes are not looked up; two papers
//! that state no countries, or one in common, are not seen as two places.
//! Source: ISO 6346; EU guide on sea containers, 2002; own.

use sarhad_model::{
    ContainerNumber, CountryCode, Param, Params, Subject, TransportEquipment, UnitKind,
};

use super::{Findings, Indicator, UnitContext, recorded, route};
use crate::history::Key;

pub(super) const INDICATOR: Indicator = Indicator { id: "RT12", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    if context.unit.kind != UnitKind::Equipment {
        return;
    }
    let claimed = context.unit.parts.iter().filter_map(|part| {
        Some((part.file, part.consignment.reference(), part.transport_equipment()?))
    });
    let unclaimed = context.unit.unclaimed.iter().map(|one| (one.file, None, one.equipment));
    // All equipment of a unit has the same number: it is said once.
    for (file, bill, equipment) in claimed.chain(unclaimed) {
        if let Some(what) = fault(equipment) {
            let number = equipment.identification.raw.trim().to_owned();
            let subject = Subject {
                file,
                bill: bill.map(str::to_owned),
                item: None,
                field: "equipment.identification",
                span: equipment.identification.span,
                text: number.clone(),
            };
            let mut finding = context.finding(&INDICATOR, subject);
            finding.params.insert("number", Param::Text(number));
            finding.params.insert("what", Param::Term(what));
            out.add(finding);
            return;
        }
    }
    elsewhere(context, out);
}

/// The same container on another journey at about the same time, where it cannot have come from.
fn elsewhere(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    for part in &context.unit.parts {
        let Some(equipment) = part.transport_equipment() else { continue };
        let Some(key) = equipment.identification.get().map(|number| number.as_str().to_owned())
        else {
            continue;
        };
        let here: Vec<CountryCode> =
            route::countries(part, tables).into_iter().map(|named| named.what).collect();
        let days = row.number("elsewhere_days") as u64;
        let sightings = known.movements(&Key::Equipment(key.clone()), days);
        let far = sightings.iter().rev().find(|one| {
            let there: Vec<CountryCode> = [one.from, one.to].into_iter().flatten().collect();
            recorded::is_other(one, part)
                && there.len() == 2
                && here.len() >= 2
                && !there.iter().any(|country| here.contains(country))
        });
        let Some((far, (from, to))) = far.and_then(|one| Some((one, one.from.zip(one.to)?))) else {
            continue;
        };
        let subject = Subject {
            file: part.file,
            bill: part.consignment.reference().map(str::to_owned),
            item: None,
            field: "equipment.identification",
            span: equipment.identification.span,
            text: key.clone(),
        };
        let mut finding = recorded::finding(context, &INDICATOR, &known, subject);
        finding.params.insert("number", Param::Text(key));
        let what = Params::from([
            ("date", Param::Date(far.date)),
            ("from", Param::Country(from)),
            ("to", Param::Country(to)),
        ]);
        finding
            .params
            .insert("what", Param::Message { message: "container-elsewhere", params: what });
        out.add(finding);
        return;
    }
}

fn fault(equipment: &TransportEquipment) -> Option<&'static str> {
    let identification = &equipment.identification;
    if identification.value.is_some() {
        return None;
    }
    if ContainerNumber::form(&identification.raw).is_some() {
        return Some("container-check-digit");
    }
    let plain: Vec<u8> = identification
        .raw
        .bytes()
        .filter(u8::is_ascii_alphanumeric)
        .map(|b| b.to_ascii_uppercase())
        .collect();
    // Four letters of which the last is U, J or Z and about seven digits: nothing else on wheels
    // or rails is written like that.
    let (letters, digits) = plain.split_at_checked(4)?;
    let like_a_container = letters.iter().all(u8::is_ascii_uppercase)
        && matches!(letters[3], b'U' | b'J' | b'Z')
        && (5..=9).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit);
    like_a_container.then_some("container-form")
}
