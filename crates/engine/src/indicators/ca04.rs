//! Chemicals for making drugs on routes of Afghanistan.
//!
//! Looks for precursors by CAS number, name and code on ways that begin, end or pass in
//! Afghanistan or name a crossing on its border (`data/places.csv`).
//!
//! Limits: most such chemicals are bought for industry; only places that the papers name are
//! seen. Goods bound for the interior of a neighbour without naming a crossing are not meant.
//! Source: UNODC on Central Asia; 1988 Convention, tables I and II.

use sarhad_model::{Param, Subject};

use super::{Findings, Indicator, UnitContext, route};
use crate::tables::Corridor;
use crate::units::Part;

pub(super) const INDICATOR: Indicator = Indicator { id: "CA04", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    for part in &context.unit.parts {
        let lines = context.lines.iter().filter(|line| std::ptr::eq(line.part, part));
        let mut lines = lines.filter(|line| line.judged.drug_precursor.is_some()).peekable();
        if lines.peek().is_none() {
            continue;
        }
        let Some((place, country, subject)) = on_the_route(context, part) else { continue };
        for line in lines {
            let Some(precursor) = line.judged.drug_precursor else { continue };
            let mut finding = context.finding(&INDICATOR, subject.clone());
            finding.subject.item = Some(line.number);
            let item = format!("{} / {}", precursor.name_en, precursor.name_ru);
            finding.params.insert("line", Param::Number(f64::from(line.number)));
            finding.params.insert("item", Param::Text(item));
            finding.params.insert("place", Param::Text(place.clone()));
            finding.params.insert("country", Param::Country(country));
            out.add(finding);
        }
    }
}

/// The first sign that the way leads by Afghanistan: a crossing, else the country itself.
fn on_the_route(
    context: &UnitContext<'_>,
    part: &Part<'_>,
) -> Option<(String, sarhad_model::CountryCode, Subject)> {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    if let Some((named, place)) = route::border_places(part, tables, Corridor::Afghan).first() {
        return Some((place.name.clone(), place.country, named.subject(part)));
    }
    let named = route::countries(part, tables).into_iter();
    let mut listed = named.filter(|country| row.lists("country", country.what.as_str()));
    listed
        .next()
        .map(|country| (country.text.trim().to_owned(), country.what, country.subject(part)))
}
