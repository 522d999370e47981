//! The values of fields in the row that is looked at, read once for all tests of all profiles,
//! into room that is used again.

use std::ops::Range;

use chrono::NaiveDate;

use super::fields::{self, Datum, FieldId, Level, Row};
use super::normal;
use super::texts::head;

/// A value in a slot, in its normal form.
#[derive(Debug, Clone)]
pub(super) enum Held {
    /// A text: its head, and where it stands in the text of the slot.
    Text {
        head: u64,
        place: Range<usize>,
    },
    Number(f64),
    Date(NaiveDate),
    Bool(bool),
    Unreadable,
}

/// What a field depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// Declaration and consignment.
    Consignment,
    /// And the equipment.
    Equipment,
    /// And the goods line.
    Item,
}

impl Scope {
    fn of(level: Level) -> Self {
        match level {
            Level::Declaration
            | Level::Consignment
            | Level::Party
            | Level::Itinerary
            | Level::Means => Self::Consignment,
            Level::Equipment => Self::Equipment,
            Level::Item => Self::Item,
        }
    }
}

/// The values of a field.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// Number of the row that it was read in; 0 for none.
    read_in: u64,
    scope: Scope,
    text: String,
    values: Vec<Held>,
}

impl Slot {
    fn of(level: Level) -> Self {
        Self { read_in: 0, scope: Scope::of(level), text: String::new(), values: Vec::new() }
    }

    /// The values.
    pub(super) fn values(&self) -> &[Held] {
        &self.values
    }

    /// A text by its place.
    pub(super) fn text(&self, place: Range<usize>) -> &str {
        &self.text[place]
    }

    #[cold]
    fn fill(&mut self, field: FieldId, row: &Row<'_>) {
        let Self { text, values, .. } = self;
        text.clear();
        values.clear();
        let field = field.field();
        field.read(row, &mut |datum| {
            values.push(match datum {
                Datum::Text(stated) => {
                    let start = text.len();
                    text.push_str(&normal::text(field.kind, stated));
                    Held::Text { head: head(&text[start..]), place: start..text.len() }
                }
                Datum::Number(number) => Held::Number(number),
                Datum::Date(day) => Held::Date(day),
                Datum::Bool(value) => Held::Bool(value),
                Datum::Unreadable => Held::Unreadable,
            });
        });
    }
}

/// Reads rows for many profiles: each field at most once a row, when the first test asks for it;
/// fields of the consignment once for all its lines that follow each other.
#[derive(Debug)]
pub struct RowReader<'a> {
    row: Option<Row<'a>>,
    /// Number of the row, from 1.
    number: u64,
    /// Numbers of the rows in which consignment and equipment were last other than before.
    consignment_since: u64,
    equipment_since: u64,
    slots: Vec<Slot>,
}

impl<'a> RowReader<'a> {
    /// Without a row yet.
    pub fn new() -> Self {
        let slots = fields::all().iter().map(|field| Slot::of(field.level)).collect();
        Self { row: None, number: 0, consignment_since: 0, equipment_since: 0, slots }
    }

    /// Goes on to a row.
    pub fn load(&mut self, row: Row<'a>) {
        self.number += 1;
        let same = self.row.as_ref().map(|before| {
            let consignment = std::ptr::eq(before.declaration, row.declaration)
                && std::ptr::eq(before.consignment, row.consignment);
            let equipment = match (before.equipment, row.equipment) {
                (Some(before), Some(now)) => std::ptr::eq(before, now),
                (None, None) => true,
                _ => false,
            };
            (consignment, consignment && equipment)
        });
        let (consignment, equipment) = same.unwrap_or_default();
        if !consignment {
            self.consignment_since = self.number;
        }
        if !equipment {
            self.equipment_since = self.number;
        }
        self.row = Some(row);
    }

    /// The values of a field in the row; none without a row.
    pub(super) fn slot(&mut self, field: FieldId) -> &Slot {
        let slot = &mut self.slots[field.index()];
        let since = match slot.scope {
            Scope::Consignment => self.consignment_since,
            Scope::Equipment => self.equipment_since,
            Scope::Item => self.number,
        };
        if slot.read_in < since
            && let Some(row) = &self.row
        {
            slot.fill(field, row);
            slot.read_in = self.number;
        }
        slot
    }
}

impl Default for RowReader<'_> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use sarhad_model::{
        Consignment, ConsignmentItem, Declaration, Party, PartyRole, Span, Text,
        TransportEquipment, Value,
    };

    use super::*;

    fn text(text: &str) -> Text {
        Text::new(text.to_owned(), Span::None)
    }

    fn consignment(name: &str) -> Consignment {
        let item = |mass: f64| ConsignmentItem {
            gross_mass_kg: Some(Value::good(mass.to_string(), mass, Span::None)),
            cargo_description: vec![text(&format!("{name} {mass}"))],
            ..ConsignmentItem::default()
        };
        let party = Party { name: Some(text(name)), ..Party::new(PartyRole::Consignee) };
        Consignment {
            items: vec![item(1.0), item(2.0)],
            parties: vec![party],
            ..Consignment::default()
        }
    }

    /// Whatever follows whatever, a slot holds what the field says of the row, and nothing of
    /// the row before.
    #[test]
    fn nothing_of_another_row_is_kept() {
        let declarations = [Declaration::default(), Declaration::default()];
        let consignments = [consignment("Steel"), consignment("Pump")];
        let equipment = |tare: f64| TransportEquipment {
            tare_mass_kg: Some(Box::new(Value::good(tare.to_string(), tare, Span::None))),
            ..TransportEquipment::default()
        };
        let boxes = [equipment(2000.0), equipment(4000.0)];
        let mut rows = Vec::new();
        for declaration in &declarations {
            for consignment in &consignments {
                for equipment in [None, Some(&boxes[0]), Some(&boxes[1]), None] {
                    for item in [None, consignment.items.first(), consignment.items.get(1)] {
                        rows.push(Row { declaration, consignment, equipment, item });
                    }
                }
            }
        }
        let mut reader = RowReader::new();
        // The second time the other way round, and some fields asked for in some rows only.
        for (at, row) in rows.iter().chain(rows.iter().rev()).enumerate() {
            reader.load(*row);
            for (number, field) in fields::all().iter().enumerate() {
                if (at + number) % 3 == 0 {
                    continue;
                }
                let id = FieldId::named(&field.name).unwrap();
                let mut fresh = RowReader::new();
                fresh.load(*row);
                let (kept, fresh) = (reader.slot(id), fresh.slot(id));
                assert_eq!(
                    (format!("{:?}", kept.values()), &kept.text),
                    (format!("{:?}", fresh.values()), &fresh.text),
                    "{} in row {at}",
                    field.name
                );
            }
        }
    }
}
