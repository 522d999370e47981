//! Advance data that are missing or only filled in.
//!
//! Looks at what must be known before arrival: who sends and who receives, what the goods are,
//! their gross mass, and where they go. Empty fields and texts such as `N/A`, `TBA`, `XXX`, `нет`
//! count as missing. To order counts as a receiver when a notify party is named. Equipment that
//! no consignment claims and that is not declared empty has goods that nobody describes.
//!
//! Limits: it says that something is missing, not that what is there is true. A missing HS code
//! is not counted: many papers before arrival have none.
//! Source: WCO SAFE Framework, advance data; own.

use sarhad_model::{Consignment, Fullness, Param, PartyRole, Span, Subject};

use super::{Findings, Indicator, UnitContext, route};
use crate::tables::Tables;
use crate::units::{Part, Unclaimed};

pub(super) const INDICATOR: Indicator = Indicator { id: "DC11", evaluate };

/// Name in the table, term, and whether a part has it.
type Element = (&'static str, &'static str, fn(&Part<'_>, &Tables) -> bool);

/// Elements that can be required, with the term that names each.
const ELEMENTS: &[Element] = &[
    ("consignor", "element-consignor", has_consignor),
    ("consignee", "element-consignee", has_consignee),
    ("description", "element-description", has_descriptions),
    ("gross_mass", "element-gross-mass", has_gross_mass),
    ("destination", "element-destination", has_destination),
];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    for part in &context.unit.parts {
        let required = ELEMENTS.iter().filter(|(name, ..)| row.lists("elements", name));
        for (name, term, is_there) in required {
            if !is_there(part, tables) {
                let subject = Subject {
                    file: part.file,
                    bill: part.consignment.reference().map(str::to_owned),
                    item: None,
                    field: name,
                    span: Span::None,
                    text: String::new(),
                };
                let mut finding = context.finding(&INDICATOR, subject);
                finding.params.insert("element", Param::Term(term));
                out.add(finding);
            }
        }
    }
    contents_unknown(context, out);
}

/// Equipment that a paper lists, that no consignment claims and that is not declared empty.
fn contents_unknown(context: &UnitContext<'_>, out: &mut Findings) {
    let unclaimed = &context.unit.unclaimed;
    let empty = |one: &Unclaimed<'_>| one.equipment.fullness == Some(Fullness::Empty);
    if !context.unit.parts.is_empty() || unclaimed.iter().any(empty) {
        return;
    }
    let Some(one) = unclaimed.first() else { return };
    let subject = Subject {
        file: one.file,
        bill: None,
        item: None,
        field: "equipment.identification",
        span: one.equipment.identification.span,
        text: one.equipment.identification.raw.to_string(),
    };
    let mut finding = context.finding(&INDICATOR, subject);
    finding.params.insert("element", Param::Term("element-description"));
    out.add(finding);
}

fn names(consignment: &Consignment, role: PartyRole, tables: &Tables) -> bool {
    consignment.parties_of(role).any(|party| !tables.is_placeholder(party.name()))
}

fn has_consignor(part: &Part<'_>, tables: &Tables) -> bool {
    names(part.consignment, PartyRole::Consignor, tables)
}

fn has_consignee(part: &Part<'_>, tables: &Tables) -> bool {
    let named = names(part.consignment, PartyRole::Consignee, tables);
    if part.consignment.to_order {
        names(part.consignment, PartyRole::NotifyParty, tables)
    } else {
        named
    }
}

fn has_descriptions(part: &Part<'_>, tables: &Tables) -> bool {
    let described = |item: &sarhad_model::ConsignmentItem| {
        item.cargo_description.iter().any(|text| !tables.is_placeholder(text.value()))
    };
    !part.items.is_empty() && part.goods().all(|(_, item)| described(item))
}

fn has_gross_mass(part: &Part<'_>, _: &Tables) -> bool {
    let stated = |mass: &Option<sarhad_model::Value<f64>>| {
        mass.as_ref().and_then(|mass| mass.value).is_some_and(|kilograms| kilograms > 0.0)
    };
    stated(&part.consignment.total_gross_mass_kg)
        || part.transport_equipment().is_some_and(|one| stated(&one.gross_mass_kg))
        || (!part.items.is_empty() && part.goods().all(|(_, item)| stated(&item.gross_mass_kg)))
        || part.consignment.item_equipment.iter().any(|link| stated(&link.gross_mass_kg))
}

fn has_destination(part: &Part<'_>, tables: &Tables) -> bool {
    let ends = ["final_destination", "goods_delivery_place", "unloading_location"];
    route::destination(part, tables).is_some()
        || route::places(part)
            .iter()
            .any(|place| ends.contains(&place.field) && !tables.is_placeholder(place.text))
}
