//! One row's containers, wagons and trailers, with their types, seals and masses.

use std::collections::HashMap;

use sarhad_model::{
    Consignment, ContainerNumber, Issue, IssueCode, ItemEquipment, Quarantined, Seal, Text,
    TransportEquipment, WagonNumber,
};

use super::field::Field;
use super::item::mass;
use super::plan::Plan;
use super::slot::{NEAR, keep, part_span};
use super::table::{Cell, Row};
use crate::reading::equipment::{self, Found};
use crate::reading::party_text;

/// The equipment cells of a row, by column.
#[derive(Debug, Default)]
pub struct EquipmentCells {
    numbers: Vec<(Field, usize)>,
    details: Vec<(Field, usize)>,
}

impl EquipmentCells {
    /// Takes a column; `false` when it is not of equipment.
    pub fn take(&mut self, field: Field, column: usize) -> bool {
        match field {
            Field::Container | Field::Wagon | Field::Trailer => self.numbers.push((field, column)),
            Field::EquipmentType
            | Field::Fullness
            | Field::Seal
            | Field::Tare
            | Field::Temperature => self.details.push((field, column)),
            _ => return false,
        }
        true
    }

    /// Puts the equipment of the row into the consignment and links it with an item.
    #[expect(clippy::too_many_arguments, reason = "one call, from the row's builder")]
    pub fn place(
        &self,
        row: &Row<'_>,
        plan: &Plan,
        limit: usize,
        item: Option<u32>,
        consignment: &mut Consignment,
        index: &mut EquipmentIndex,
        quarantined: &mut Vec<Quarantined>,
    ) {
        let mut own = Vec::new();
        for &(field, column) in &self.numbers {
            let cell = &row.cells[column];
            if party_text::is_placeholder(&cell.text) {
                consignment.issues.push(
                    Issue::new(IssueCode::Placeholder, cell.span, &cell.text)
                        .with("field", "container"),
                );
                keep(&mut consignment.additional_information, &plan.columns[column].header, cell);
                continue;
            }
            own.extend(read_numbers(field, cell, limit, consignment, quarantined));
        }
        self.details(row, plan, &mut own, consignment);
        consignment.transport_equipment.reserve_exact(own.len());
        for equipment in own {
            let at = add(consignment, equipment, index);
            if let Some(item) = item {
                link(consignment, item, at);
            }
        }
    }

    /// Types, seals and masses belong to the row's equipment: one by one when there are as many
    /// as pieces, or else to the only piece, or to every piece alike.
    fn details(
        &self,
        row: &Row<'_>,
        plan: &Plan,
        own: &mut [TransportEquipment],
        consignment: &mut Consignment,
    ) {
        for &(field, column) in &self.details {
            let cell = &row.cells[column];
            let none = cell.text.chars().all(|c| !c.is_alphanumeric());
            if own.is_empty() || none {
                keep(&mut consignment.additional_information, &plan.columns[column].header, cell);
                continue;
            }
            if field == Field::Seal {
                seals(cell, own);
                continue;
            }
            let parts: Vec<&str> = cell.text.split([',', ';', '\n']).map(str::trim).collect();
            let one_by_one = own.len() > 1 && parts.len() == own.len();
            for (at, equipment) in own.iter_mut().enumerate() {
                let part = if one_by_one { parts[at] } else { &*cell.text };
                detail(field, part, cell, column, plan, equipment);
            }
        }
    }
}

/// Containers that the text of a goods line names, linked with the line; one that no column
/// names is added with a remark.
pub fn of_goods_text(
    item: u32,
    limit: usize,
    consignment: &mut Consignment,
    index: &mut EquipmentIndex,
) {
    let Some(line) = consignment.items.get(item as usize) else { return };
    let mut found = Vec::new();
    for text in &line.cargo_description {
        for part in equipment::in_text(&text.raw, limit) {
            let raw = &text.raw[part];
            // Where in the text it stands cannot be told once quotes were taken off: the cell is
            // the place.
            let mut container = equipment::container(raw, text.span);
            let known = container.identification.value.is_some_and(|n| index.contains_key(&n));
            if !known {
                let issue = Issue::new(IssueCode::ContainerInText, text.span, raw);
                container.identification.issues.push(issue);
            }
            found.push(container);
        }
    }
    for container in found {
        let at = add(consignment, container, index);
        link(consignment, item, at);
    }
}

fn detail(
    field: Field,
    part: &str,
    cell: &Cell<'_>,
    column: usize,
    plan: &Plan,
    equipment: &mut TransportEquipment,
) {
    match field {
        Field::EquipmentType => equipment.size_type = Some(Text::new(part, cell.span)),
        Field::Fullness => {
            equipment.fullness = equipment::fullness(part);
            equipment.fullness_code = Some(Text::new(part, cell.span));
        }
        Field::Tare => {
            equipment.tare_mass_kg = Some(mass(cell, &plan.columns[column], None).into());
        }
        _ => equipment.temperature = Some(Text::new(part, cell.span).into()),
    }
}

/// Seals: one a piece when there are as many, or else all on the first piece.
fn seals(cell: &Cell<'_>, own: &mut [TransportEquipment]) {
    let parts: Vec<&str> =
        cell.text.split([',', ';', '\n', '/']).map(str::trim).filter(|s| !s.is_empty()).collect();
    let one_by_one = own.len() > 1 && parts.len() == own.len();
    for (at, part) in parts.into_iter().enumerate() {
        let seal = Seal { number: Text::new(part, cell.span), affixing_party: None };
        own[if one_by_one { at } else { 0 }].seals.push(seal);
    }
}

fn read_numbers(
    field: Field,
    cell: &Cell<'_>,
    limit: usize,
    consignment: &mut Consignment,
    quarantined: &mut Vec<Quarantined>,
) -> Vec<TransportEquipment> {
    let raw = &*cell.text;
    if field == Field::Wagon {
        return vec![wagon(cell)];
    }
    if field == Field::Trailer {
        return vec![equipment::other(raw, cell.span)];
    }
    match equipment::split(raw, limit) {
        Found::One => vec![equipment::container(raw, cell.span)],
        Found::List(parts) => {
            let mut list: Vec<TransportEquipment> = parts
                .iter()
                .map(|part| equipment::container(&raw[part.clone()], part_span(cell, part)))
                .collect();
            // The list as a whole stands where its first number does.
            if let Some(first) = list.first_mut() {
                first.source = cell.span;
                first.identification.span = first.identification.span.hull(cell.span);
            }
            list
        }
        found => {
            let code =
                if found == Found::TooMany { IssueCode::TooMany } else { IssueCode::ContainerList };
            consignment.issues.push(
                Issue::new(code, cell.span, raw).with("what", "containers").with("limit", limit),
            );
            quarantined.push(Quarantined { span: cell.span, raw: raw.into(), reason: code });
            Vec::new()
        }
    }
}

/// Wagons are digits with a check; a text that is no wagon number stays, with its issue.
fn wagon(cell: &Cell<'_>) -> TransportEquipment {
    let mut wagon = equipment::other(&cell.text, cell.span);
    let digits = crate::reading::number::whole_digits(&cell.text);
    if let Err(error) = WagonNumber::parse(&digits) {
        wagon.identification.issues.push(Issue::new(error.issue, cell.span, &cell.text));
    }
    wagon
}

/// Where each container of a consignment stands: a bill may have very many.
pub type EquipmentIndex = HashMap<ContainerNumber, u32>;

/// The position of the equipment in the consignment; a number that is there already is not
/// added twice, but gives what was not known of it.
fn add(consignment: &mut Consignment, new: TransportEquipment, index: &mut EquipmentIndex) -> u32 {
    let list = &mut consignment.transport_equipment;
    let known = match new.identification.value {
        Some(number) => index.get(&number).copied(),
        None => near_position(list, |known| {
            known.identification.value.is_none()
                && known.identification.raw == new.identification.raw
        }),
    };
    let Some(at) = known else {
        let at = list.len() as u32;
        if let Some(number) = new.identification.value {
            index.insert(number, at);
        }
        list.push(new);
        return at;
    };
    let known = &mut list[at as usize];
    known.size_type = known.size_type.take().or(new.size_type);
    known.tare_mass_kg = known.tare_mass_kg.take().or(new.tare_mass_kg);
    known.temperature = known.temperature.take().or(new.temperature);
    if known.fullness_code.is_none() {
        known.fullness = new.fullness;
        known.fullness_code = new.fullness_code;
    }
    for seal in new.seals {
        if !known.seals.iter().any(|other| other.number.raw == seal.number.raw) {
            known.seals.push(seal);
        }
    }
    at
}

/// The position of the last match among the nearest [`NEAR`] entries.
fn near_position<T>(list: &[T], same: impl Fn(&T) -> bool) -> Option<u32> {
    let start = list.len().saturating_sub(NEAR);
    list[start..].iter().rposition(same).map(|at| (start + at) as u32)
}

fn link(consignment: &mut Consignment, item: u32, equipment: u32) {
    // Links of the current line stand at the end.
    let mut own = consignment.item_equipment.iter().rev().take_while(|link| link.item == item);
    if own.any(|link| link.equipment == equipment) {
        return;
    }
    consignment.item_equipment.push(ItemEquipment {
        item,
        equipment,
        packages: None,
        gross_mass_kg: None,
    });
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use sarhad_model::Span;

    use super::super::dialect::Dialect;
    use super::super::header::columns_of;
    use super::super::table::Table;
    use super::*;

    #[test]
    fn lists_go_side_by_side() {
        let names = ["Container", "Type", "Seal"];
        let table = Table::Text { text: "", dialect: Dialect { delimiter: b',' }, columns: 9 };
        let plan = Plan::new(&columns_of(&names, None), &table, 0);
        let texts = ["CSQU3054383,MSKU7979262", "22G1,45G1", "S1, S2"];
        let cells = texts
            .iter()
            .map(|text| Cell { text: Cow::Borrowed(*text), span: Span::bytes(0, 5), typed: false })
            .collect();
        let row = Row { cells, ..Row::default() };
        let mut cells = EquipmentCells::default();
        for (column, field) in
            [Field::Container, Field::EquipmentType, Field::Seal].into_iter().enumerate()
        {
            assert!(cells.take(field, column));
        }
        let mut consignment = Consignment::default();
        let mut quarantined = Vec::new();
        let mut index = EquipmentIndex::new();
        cells.place(&row, &plan, 500, Some(0), &mut consignment, &mut index, &mut quarantined);
        let [first, second] = &consignment.transport_equipment[..] else { panic!() };
        assert_eq!(second.size_type.as_ref().unwrap().value(), "45G1");
        assert_eq!(first.seals[0].number.value(), "S1");
        assert_eq!(consignment.item_equipment.len(), 2);
        assert!(quarantined.is_empty());
    }
}
