//! Units with their assessments, in the order in which they deserve an officer's time.

use std::collections::BTreeSet;
use std::mem::take;

use sarhad_model::walk::{Head, Walk};
use sarhad_model::{
    Assessment, Decibans, Issue, Location, ModelSays, Party, PartyRole, RankedUnit, Text,
};

use crate::units::{Part, Unit};

/// At most so many goods, codes or names are listed for one unit; the assessment looked at all.
pub const MAX_LISTED: usize = 50;
/// At most so many issues are listed for one unit.
pub const MAX_ISSUES: usize = 200;

/// Ranks units: by score, then by gate, then by name. `assessments` are in the order of `units`.
/// Each unit is let go when it is ranked: a day of them needs room.
pub fn rank(units: Vec<Unit<'_>>, assessments: Vec<Assessment>) -> Vec<RankedUnit> {
    let mut judged: Vec<(Unit<'_>, Assessment)> = units.into_iter().zip(assessments).collect();
    judged.sort_by(|(a, judged_a), (b, judged_b)| {
        (judged_b.score.evidence(), judged_b.score.gate())
            .cmp(&(judged_a.score.evidence(), judged_a.score.gate()))
            .then_with(|| (&a.id, &a.key).cmp(&(&b.id, &b.key)))
    });
    let mut odds: Vec<Decibans> =
        judged.iter().filter_map(|(_, one)| one.model.map(|says| says.odds)).collect();
    odds.sort_unstable_by(|a, b| b.cmp(a));
    // The place of equal odds is the first of them.
    let place = |says: ModelSays| 1 + odds.partition_point(|other| *other > says.odds) as u32;
    (1u32..)
        .zip(judged)
        .map(|(rank, (unit, judged))| {
            let model_rank = judged.model.map(place);
            ranked(rank, model_rank, unit, judged)
        })
        .collect()
}

fn ranked(
    rank: u32,
    model_rank: Option<u32>,
    mut unit: Unit<'_>,
    assessment: Assessment,
) -> RankedUnit {
    let (name, journey) = (take(&mut unit.id), take(&mut unit.journey));
    let files = take(&mut unit.files);
    let unit = &unit;
    let items = || unit.parts.iter().flat_map(Part::goods).map(|(_, item)| item);
    let first_lines = items()
        .flat_map(|item| &item.cargo_description)
        .filter_map(|text| text.value().lines().next());
    let codes = items().flat_map(|item| &item.classifications).map(|c| c.code.raw.trim());
    let origins: Vec<String> = items()
        .filter_map(|item| item.origin_country.as_ref()?.value)
        .map(|country| country.to_string())
        .collect();
    let declarations = unit.parts.iter().map(|part| part.declaration);
    let offices = declarations.filter_map(|one| one.declaration_office.as_ref()).map(Text::value);
    RankedUnit {
        rank,
        model_rank,
        unit: name,
        kind: unit.kind,
        files,
        bills: distinct(unit.parts.iter().filter_map(|part| part.consignment.bill())),
        journey,
        consignors: distinct(names(unit, PartyRole::Consignor)),
        consignees: distinct(names(unit, PartyRole::Consignee)),
        route: route(unit),
        goods: distinct(first_lines),
        hs: distinct(codes),
        origins: distinct(origins.iter().map(String::as_str)),
        offices: distinct(offices),
        items: items().count(),
        gross_mass_kg: gross_mass(unit),
        assessment,
        issues: issues(unit),
    }
}

/// Each text once, in the order of first mention, empty ones left out.
fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut listed: Vec<String> = texts
        .filter(|text| !text.is_empty() && seen.insert(*text))
        .take(MAX_LISTED)
        .map(str::to_owned)
        .collect();
    listed.shrink_to_fit();
    listed
}

fn names<'a>(unit: &Unit<'a>, role: PartyRole) -> impl Iterator<Item = &'a str> {
    let consignments: Vec<_> = unit.parts.iter().map(|part| part.consignment).collect();
    consignments.into_iter().flat_map(move |one| one.parties_of(role)).map(Party::name)
}

/// Where from and where to: place names where the papers give them, else countries.
fn route(unit: &Unit<'_>) -> (String, String) {
    let label = |place: &Option<Box<Location>>| {
        place.as_deref().map(Location::label).filter(|label| !label.is_empty()).map(str::to_owned)
    };
    let mut from = None;
    let mut to = None;
    for part in &unit.parts {
        for way in [&part.consignment.itinerary, &part.declaration.itinerary] {
            from = from
                .or_else(|| label(&way.goods_receipt_place))
                .or_else(|| label(&way.loading_location))
                .or_else(|| way.departure().map(|country| country.to_string()));
            to = to
                .or_else(|| label(&way.final_destination))
                .or_else(|| label(&way.goods_delivery_place))
                .or_else(|| label(&way.unloading_location))
                .or_else(|| way.destination().map(|country| country.to_string()));
        }
    }
    (from.unwrap_or_default(), to.unwrap_or_default())
}

/// Mass in the equipment where a paper states it, else of the goods lines, else of the
/// consignments; consignments that differ between papers are not added up, the largest counts.
fn gross_mass(unit: &Unit<'_>) -> Option<f64> {
    let mut by_bill: std::collections::BTreeMap<&str, f64> = std::collections::BTreeMap::new();
    let mut unnamed = 0.0;
    let mut known = false;
    for mass_and_bill in unit.parts.iter().map(|part| (mass(part), part.consignment.bill())) {
        let (Some(mass), bill) = mass_and_bill else { continue };
        known = true;
        match bill {
            Some(bill) => {
                let most = by_bill.entry(bill).or_insert(0.0);
                *most = most.max(mass);
            }
            None => unnamed += mass,
        }
    }
    known.then(|| by_bill.values().sum::<f64>() + unnamed)
}

fn mass(part: &Part<'_>) -> Option<f64> {
    let linked: Vec<f64> = part
        .consignment
        .item_equipment
        .iter()
        .filter(|link| Some(link.equipment) == part.equipment)
        .filter_map(|link| link.gross_mass_kg.as_ref()?.get().copied())
        .collect();
    let of_items: Vec<f64> =
        part.goods().filter_map(|(_, item)| item.gross_mass_kg.as_ref()?.get().copied()).collect();
    let equipment = part.transport_equipment().and_then(|e| e.gross_mass_kg.as_ref());
    let consignment = part.consignment.total_gross_mass_kg.as_ref();
    if let Some(mass) = equipment.and_then(|mass| mass.get().copied()) {
        Some(mass)
    } else if !linked.is_empty() {
        Some(linked.iter().sum())
    } else if !of_items.is_empty() {
        Some(of_items.iter().sum())
    } else {
        consignment.and_then(|mass| mass.get().copied())
    }
}

/// What is wrong in the papers of a unit: in its consignments, its own equipment and its own
/// goods lines, and in the means of transport.
fn issues(unit: &Unit<'_>) -> Vec<Issue> {
    let mut found: Vec<Issue> = Vec::new();
    let mut sink = |issue: &Issue| {
        if found.len() < MAX_ISSUES && !found.contains(issue) {
            found.push(issue.clone());
        }
    };
    for part in &unit.parts {
        part.declaration.border_transport_means.issues(&mut sink);
        if let Some(unlinked) = part.unlinked {
            sink(&unlinked.issue(part.consignment.source));
        }
        Head(part.consignment).issues(&mut sink);
        for (_, item) in part.goods() {
            item.issues(&mut sink);
        }
        if let Some(equipment) = part.transport_equipment() {
            equipment.issues(&mut sink);
        }
    }
    for unclaimed in &unit.unclaimed {
        unclaimed.equipment.issues(&mut sink);
    }
    found.shrink_to_fit();
    found
}
