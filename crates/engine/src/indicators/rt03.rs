//! Sensitive goods that pass through a territory to which they may not go.
//!
//! Looks at consignments bound for the region whose declared way crosses a state under a measure
//! for just these goods: the pattern of transit that never arrives.
//!
//! Limits: only countries that the papers name are seen; a way that is not declared is not. Most
//! overland trade of the region has few other ways, so it asks for a look and no more. Measures
//! of other states count here as information.
//! Source: published cases of false transit; European Commission guidance of September 2023.

use sarhad_model::Param;

use super::embargoed::is_about;
use super::{Findings, Indicator, UnitContext, route};

pub(super) const INDICATOR: Indicator = Indicator { id: "RT03", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    for part in &context.unit.parts {
        let Some(destination) = route::destination(part, tables) else { continue };
        if !row.lists("destinations", destination.as_str()) {
            continue;
        }
        let crossed = route::crossed(part, tables);
        let lines = context.lines.iter().filter(|line| std::ptr::eq(line.part, part));
        for line in lines.filter(|_| !crossed.is_empty()) {
            for country in &crossed {
                let measure = tables
                    .embargoes
                    .iter()
                    .filter(|embargo| embargo.country == country.what)
                    .find(|embargo| is_about(context, embargo, line));
                let Some(measure) = measure else { continue };
                let mut finding = context.finding(&INDICATOR, country.subject(part));
                finding.subject.item = Some(line.number);
                finding.params.insert("line", Param::Number(f64::from(line.number)));
                finding.params.insert("item", Param::Text(line.title().to_owned()));
                finding.params.insert("destination", Param::Country(destination));
                finding.params.insert("country", Param::Country(country.what));
                finding.params.insert("regime", Param::Text(measure.regime.clone()));
                out.add(finding);
            }
        }
    }
}
