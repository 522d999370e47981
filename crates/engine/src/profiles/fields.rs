//! The fields that a profile may ask about: their names, types, units, and how each is read from
//! a goods line. A field may have several values (two consignees, three notify parties): a test
//! holds when one of them fits.
//!
//! Nationality, birth and language of persons are not among them (law 13): the country of a
//! party is that of its address.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use sarhad_model::{
    Consignment, ConsignmentItem, Declaration, Param, Params, Party, PartyRole, TransportEquipment,
};

use super::{goods_fields, paper_fields, party_fields};
use crate::units::{Part, Unit};

/// What a profile looks at: one goods line in one piece of equipment, with its consignment and
/// declaration. A consignment without goods lines is looked at once, without a line.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The declaration.
    pub declaration: &'a Declaration,
    /// The consignment.
    pub consignment: &'a Consignment,
    /// The equipment that the line is (or may be) in.
    pub equipment: Option<&'a TransportEquipment>,
    /// The goods line.
    pub item: Option<&'a ConsignmentItem>,
}

impl<'a> Row<'a> {
    /// The rows of a unit, each with its part and, where there is one, the index of its line in
    /// the consignment.
    pub fn of_unit<'u>(
        unit: &'u Unit<'a>,
    ) -> impl Iterator<Item = (&'u Part<'a>, Option<u32>, Row<'a>)> {
        unit.parts.iter().flat_map(|part| {
            let row = move |item| Row {
                declaration: part.declaration,
                consignment: part.consignment,
                equipment: part.transport_equipment(),
                item,
            };
            let lines = part.goods().map(move |(index, item)| (part, Some(index), row(Some(item))));
            let none = (part.goods().next().is_none()).then(|| (part, None, row(None)));
            lines.chain(none)
        })
    }
}

/// Where a field belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The declaration.
    Declaration,
    /// The consignment.
    Consignment,
    /// The goods line.
    Item,
    /// The container, wagon, trailer.
    Equipment,
    /// A party.
    Party,
    /// Places and dates of the journey.
    Itinerary,
    /// The means of transport.
    Means,
}

/// What a code looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeForm {
    /// Letters and digits; capitals and small letters are alike.
    Free,
    /// Digits only.
    Digits,
    /// One of these.
    Choice(&'static [&'static str]),
}

/// The type of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// A code.
    Code(CodeForm),
    /// Words.
    Text,
    /// A number in a unit.
    Number(&'static str),
    /// A day.
    Date,
    /// A country, two letters of ISO 3166-1.
    Country,
    /// Yes or no.
    Bool,
}

impl FieldKind {
    /// Stable key (`code`), as in listings.
    pub fn key(self) -> &'static str {
        match self {
            Self::Code(_) => "code",
            Self::Text => "text",
            Self::Number(_) => "number",
            Self::Date => "date",
            Self::Country => "country",
            Self::Bool => "bool",
        }
    }
}

/// One value of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Datum<'d> {
    /// Text, a code or a country.
    Text(&'d str),
    /// A number.
    Number(f64),
    /// A day.
    Date(NaiveDate),
    /// Yes or no.
    Bool(bool),
    /// Something stands there that could not be read as what it should be.
    Unreadable,
}

/// Where values go.
pub type Sink<'s> = &'s mut dyn FnMut(Datum<'_>);

/// Reads a field of a row.
pub(super) type ReadRow = fn(&Row<'_>, Sink<'_>);
/// Reads an aspect of a party.
pub(super) type ReadParty = fn(&Party, Sink<'_>);

#[derive(Debug, Clone, Copy)]
enum Reader {
    Row(ReadRow),
    Party(PartyRole, ReadParty),
}

/// One field.
#[derive(Debug)]
pub struct Field {
    /// Name (`item.hs`, `consignee.tax_id`).
    pub name: String,
    /// Where it belongs.
    pub level: Level,
    /// Type.
    pub kind: FieldKind,
    /// Whether a row may have several values.
    pub many: bool,
    label: &'static str,
    reader: Reader,
}

/// A field, as an index into [`all`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(u16);

impl FieldId {
    /// The field of a name.
    pub fn named(name: &str) -> Option<Self> {
        FIELDS.by_name.get(name).copied()
    }

    /// Its place among all fields.
    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The field.
    pub fn field(self) -> &'static Field {
        &FIELDS.all[usize::from(self.0)]
    }
}

impl Field {
    /// Gives all values of the field in a row.
    pub fn read(&self, row: &Row<'_>, out: Sink<'_>) {
        match self.reader {
            Reader::Row(read) => read(row, out),
            Reader::Party(role, read) => {
                let of_consignment = row.consignment.parties.iter();
                for party in of_consignment.chain(&row.declaration.parties) {
                    if party.role == role {
                        read(party, out);
                    }
                }
            }
        }
    }

    /// The name of the field for people, as a message.
    pub fn named(&self) -> Param {
        let label = Param::Message { message: self.label, params: Params::default() };
        match self.reader {
            Reader::Row(_) => label,
            Reader::Party(role, _) => Param::Message {
                message: "profile-field-of-party",
                params: Params::from([("role", Param::Term(role.key())), ("aspect", label)]),
            },
        }
    }
}

/// All fields, by name.
pub fn all() -> &'static [Field] {
    &FIELDS.all
}

/// Ids of the messages that name fields.
pub fn labels() -> impl Iterator<Item = &'static str> {
    FIELDS.all.iter().map(|field| field.label).chain(["profile-field-of-party"])
}

static FIELDS: LazyLock<Table> = LazyLock::new(Table::new);

struct Table {
    all: Vec<Field>,
    by_name: BTreeMap<String, FieldId>,
}

impl Table {
    fn new() -> Self {
        let mut all: Vec<Field> = paper_fields::lines()
            .into_iter()
            .chain(goods_fields::lines())
            .map(|(name, level, kind, many, label, read)| Field {
                name: name.to_owned(),
                level,
                kind,
                many,
                label,
                reader: Reader::Row(read),
            })
            .collect();
        for role in party_fields::ROLES {
            for &(aspect, kind, label, read) in party_fields::ASPECTS {
                all.push(Field {
                    name: format!("{}.{aspect}", role.key()),
                    level: Level::Party,
                    kind,
                    many: true,
                    label,
                    reader: Reader::Party(*role, read),
                });
            }
        }
        all.sort_by(|a, b| a.name.cmp(&b.name));
        let by_name = (0u16..).zip(&all).map(|(at, field)| (field.name.clone(), FieldId(at)));
        let by_name = by_name.collect();
        Self { all, by_name }
    }
}

/// A field that belongs to no party: name, level, type, whether it may have several values, id
/// of its name in the locales, how it is read.
pub(super) type Line = (&'static str, Level, FieldKind, bool, &'static str, ReadRow);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_its_name_and_has_one_name() {
        for (at, field) in all().iter().enumerate() {
            let id = FieldId::named(&field.name).unwrap();
            assert_eq!(usize::from(id.0), at, "{} stands twice", field.name);
            assert_eq!(id.field().name, field.name);
            let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '.' | '_');
            assert!(field.name.chars().all(plain), "{} cannot be written", field.name);
            assert_eq!(field.name.matches('.').count(), 1, "{}", field.name);
        }
        assert!(FieldId::named("consignee.nationality").is_none(), "law 13");
    }
}
