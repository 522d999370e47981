//! Sensitive goods towards the southern Caspian border.
//!
//! Looks at goods that may be strategic or are of high priority whose way names a port or
//! crossing on the southern Caspian (`data/places.csv`). A place on the near side raises it only
//! when the goods go to a state under a binding embargo, or no destination is declared.
//!
//! Limits: only places that the papers name; spellings beyond the table are missed; the same
//! name on both sides of a border is read as the near side unless the country is stated.
//! Source: resolutions of the Security Council; UNODC on the region; own.

use sarhad_model::Param;

use super::{Findings, Indicator, UnitContext, route};
use crate::tables::{Corridor, Effect, GoodsGroup, Side, Tables};
use crate::units::Part;

pub(super) const INDICATOR: Indicator = Indicator { id: "CA05", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    if !context.lines.iter().any(super::GoodsLine::is_sensitive) {
        return;
    }
    for part in &context.unit.parts {
        let onwards = goes_on(part, tables);
        for (named, place) in route::border_places(part, tables, Corridor::SouthCaspian) {
            if place.side == Side::Before && !onwards {
                continue;
            }
            let lines = context.lines.iter().filter(|line| std::ptr::eq(line.part, part));
            for line in lines.filter(|line| line.is_sensitive()) {
                let mut finding = context.finding(&INDICATOR, named.subject(part));
                finding.subject.item = Some(line.number);
                finding.params.insert("line", Param::Number(f64::from(line.number)));
                finding.params.insert("item", Param::Text(line.title().to_owned()));
                finding.params.insert("place", Param::Text(place.name.clone()));
                finding.params.insert("country", Param::Country(place.country));
                out.add(finding);
            }
        }
    }
}

/// Whether the goods go on to a state under a binding measure for strategic goods, or may.
fn goes_on(part: &Part<'_>, tables: &Tables) -> bool {
    let ends = route::destinations(part, tables);
    ends.is_empty()
        || ends.iter().any(|end| {
            tables.embargoes.iter().any(|embargo| {
                embargo.country == end.what
                    && embargo.effect == Effect::Binds
                    && embargo.goods == GoodsGroup::Strategic
            })
        })
}
