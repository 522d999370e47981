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
    Consignment, ConsignmentItem, ConsignmentNature, CountryCode, Declaration, DeclarationFunction,
    DeclarationKind, Fullness, Location, MeansIdentityKind, Money, Param, Params, Party, PartyRole,
    Text, TransportEquipment, TransportMode, Value,
};

use super::party_fields;
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
        let mut all: Vec<Field> = rows()
            .into_iter()
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

pub(super) fn text(text: Option<&Text>, out: Sink<'_>) {
    if let Some(text) = text.map(Text::value).filter(|text| !text.is_empty()) {
        out(Datum::Text(text));
    }
}

/// A typed value: what it was read as, or that something unreadable stands there.
fn typed<T>(value: Option<&Value<T>>, out: Sink<'_>, give: impl FnOnce(&T, Sink<'_>)) {
    match value {
        Some(Value { value: Some(known), .. }) => give(known, out),
        Some(value) if !value.raw.trim().is_empty() => out(Datum::Unreadable),
        _ => {}
    }
}

fn number(value: Option<&Value<f64>>, out: Sink<'_>) {
    typed(value, out, |number, out| out(Datum::Number(*number)));
}

pub(super) fn country(value: Option<&Value<CountryCode>>, out: Sink<'_>) {
    typed(value, out, |country, out| out(Datum::Text(country.as_str())));
}

fn date(value: Option<&Value<NaiveDate>>, out: Sink<'_>) {
    typed(value, out, |day, out| out(Datum::Date(*day)));
}

fn one(text: Option<&'static str>, out: Sink<'_>) {
    if let Some(text) = text {
        out(Datum::Text(text));
    }
}

fn place(place: Option<&Location>, out: Sink<'_>) {
    let Some(place) = place else { return };
    match place.code.as_ref() {
        Some(code) => typed(Some(code), out, |code, out| out(Datum::Text(code.as_str()))),
        // A place that only a name tells has a code that nobody stated.
        None if !place.label().is_empty() => out(Datum::Unreadable),
        None => {}
    }
}

fn place_country(place: Option<&Location>, out: Sink<'_>) {
    let Some(place) = place else { return };
    match place.country() {
        Some(country) => out(Datum::Text(country.as_str())),
        None if !place.label().is_empty() => out(Datum::Unreadable),
        None => {}
    }
}

fn amount(money: Option<&Money>, out: Sink<'_>) {
    number(money.map(|money| &money.amount), out);
}

fn currency(money: Option<&Money>, out: Sink<'_>) {
    text(money.and_then(|money| money.currency.as_ref()), out);
}

/// A quotient of two known numbers.
fn ratio(above: Option<&Value<f64>>, below: Option<&Value<f64>>, out: Sink<'_>) {
    match (above, below) {
        (Some(Value { value: Some(above), .. }), Some(Value { value: Some(below), .. })) => {
            // Nothing divided by nothing is not "little": it cannot be said.
            out(if *below > 0.0 { Datum::Number(above / below) } else { Datum::Unreadable });
        }
        (None, _) | (_, None) => {}
        _ => out(Datum::Unreadable),
    }
}

/// Packages of a line, when every stated number could be read.
fn packages(item: &ConsignmentItem) -> Option<Value<f64>> {
    let mut stated = item.packaging.iter().filter_map(|one| one.quantity.as_ref()).peekable();
    stated.peek()?;
    let sum: Option<f64> = stated.map(|quantity| quantity.value).sum();
    Some(Value { raw: "…".into(), value: sum, ..Value::default() })
}

fn means(kind: MeansIdentityKind, row: &Row<'_>, out: Sink<'_>) {
    for (known, identity) in &row.declaration.border_transport_means.identities {
        if *known == kind {
            text(Some(identity), out);
        }
    }
}

const NATURES: &[&str] = &["import", "export", "transit", "transhipment"];
const DECLARATIONS: &[&str] = &[
    "cargo_report_import",
    "cargo_report_export",
    "import",
    "export",
    "transit",
    "preliminary_information",
];
const FUNCTIONS: &[&str] = &["original", "amendment", "cancellation"];
const FULLNESS: &[&str] = &["full", "less_than_full", "empty"];
const MODES: &[&str] =
    &["sea", "rail", "road", "air", "mail", "multimodal", "fixed", "inland_water"];

fn nature(nature: ConsignmentNature) -> &'static str {
    match nature {
        ConsignmentNature::Import => "import",
        ConsignmentNature::Export => "export",
        ConsignmentNature::Transit => "transit",
        ConsignmentNature::Transhipment => "transhipment",
    }
}

fn declaration(kind: DeclarationKind) -> &'static str {
    match kind {
        DeclarationKind::CargoReportImport => "cargo_report_import",
        DeclarationKind::CargoReportExport => "cargo_report_export",
        DeclarationKind::Import => "import",
        DeclarationKind::Export => "export",
        DeclarationKind::Transit => "transit",
        DeclarationKind::PreliminaryInformation => "preliminary_information",
    }
}

fn function(function: DeclarationFunction) -> &'static str {
    match function {
        DeclarationFunction::Original => "original",
        DeclarationFunction::Amendment => "amendment",
        DeclarationFunction::Cancellation => "cancellation",
    }
}

fn fullness(fullness: Fullness) -> &'static str {
    match fullness {
        Fullness::Full => "full",
        Fullness::LessThanFull => "less_than_full",
        Fullness::Empty => "empty",
    }
}

fn mode(mode: TransportMode) -> &'static str {
    match mode {
        TransportMode::Sea => "sea",
        TransportMode::Rail => "rail",
        TransportMode::Road => "road",
        TransportMode::Air => "air",
        TransportMode::Mail => "mail",
        TransportMode::Multimodal => "multimodal",
        TransportMode::Fixed => "fixed",
        TransportMode::InlandWater => "inland_water",
    }
}

type Line = (&'static str, Level, FieldKind, bool, &'static str, ReadRow);

/// The fields that belong to no party.
fn rows() -> Vec<Line> {
    use CodeForm::{Choice, Digits, Free};
    use FieldKind::{Bool, Code, Country, Date, Number};
    const DECLARATION: Level = Level::Declaration;
    const CONSIGNMENT: Level = Level::Consignment;
    const ITEM: Level = Level::Item;
    const EQUIPMENT: Level = Level::Equipment;
    const ITINERARY: Level = Level::Itinerary;
    const MEANS: Level = Level::Means;
    const WORDS: FieldKind = FieldKind::Text;
    vec![
        (
            "declaration.kind",
            DECLARATION,
            Code(Choice(DECLARATIONS)),
            false,
            "profile-field-declaration-kind",
            |row, out| out(Datum::Text(declaration(row.declaration.kind))),
        ),
        (
            "declaration.function",
            DECLARATION,
            Code(Choice(FUNCTIONS)),
            false,
            "profile-field-declaration-function",
            |row, out| out(Datum::Text(function(row.declaration.function))),
        ),
        (
            "declaration.reference",
            DECLARATION,
            Code(Free),
            false,
            "profile-field-declaration-reference",
            |row, out| text(row.declaration.functional_reference.as_ref(), out),
        ),
        (
            "declaration.mrn",
            DECLARATION,
            Code(Free),
            false,
            "profile-field-declaration-mrn",
            |row, out| text(row.declaration.mrn.as_ref(), out),
        ),
        (
            "declaration.date",
            DECLARATION,
            Date,
            false,
            "profile-field-declaration-date",
            |row, out| date(row.declaration.issue_date.as_ref(), out),
        ),
        (
            "declaration.office",
            DECLARATION,
            Code(Free),
            false,
            "profile-field-declaration-office",
            |row, out| text(row.declaration.declaration_office.as_ref(), out),
        ),
        (
            "consignment.bill",
            CONSIGNMENT,
            Code(Free),
            false,
            "profile-field-consignment-bill",
            |row, out| {
                text(
                    row.consignment.transport_contract_document.as_ref().map(|one| &one.number),
                    out,
                )
            },
        ),
        (
            "consignment.ucr",
            CONSIGNMENT,
            Code(Free),
            false,
            "profile-field-consignment-ucr",
            |row, out| text(row.consignment.ucr.as_deref(), out),
        ),
        (
            "consignment.nature",
            CONSIGNMENT,
            Code(Choice(NATURES)),
            false,
            "profile-field-consignment-nature",
            |row, out| match row.consignment.nature {
                Some(known) => one(Some(nature(known)), out),
                None if row
                    .consignment
                    .nature_code
                    .as_ref()
                    .is_some_and(|code| !code.value().is_empty()) =>
                {
                    out(Datum::Unreadable)
                }
                None => {}
            },
        ),
        (
            "consignment.to_order",
            CONSIGNMENT,
            Bool,
            false,
            "profile-field-consignment-to-order",
            |row, out| out(Datum::Bool(row.consignment.to_order)),
        ),
        (
            "consignment.delivery_terms",
            CONSIGNMENT,
            Code(Free),
            false,
            "profile-field-consignment-delivery-terms",
            |row, out| text(row.consignment.delivery_terms.as_deref(), out),
        ),
        (
            "consignment.freight_payment",
            CONSIGNMENT,
            WORDS,
            false,
            "profile-field-consignment-freight-payment",
            |row, out| text(row.consignment.freight_payment.as_deref(), out),
        ),
        (
            "consignment.gross_mass",
            CONSIGNMENT,
            Number("kg"),
            false,
            "profile-field-consignment-gross-mass",
            |row, out| number(row.consignment.total_gross_mass_kg.as_ref(), out),
        ),
        (
            "consignment.packages",
            CONSIGNMENT,
            Number("pcs"),
            false,
            "profile-field-consignment-packages",
            |row, out| number(row.consignment.total_packages.as_ref(), out),
        ),
        (
            "consignment.value",
            CONSIGNMENT,
            Number("currency"),
            false,
            "profile-field-consignment-value",
            |row, out| amount(row.consignment.goods_value.as_deref(), out),
        ),
        (
            "consignment.currency",
            CONSIGNMENT,
            Code(Free),
            false,
            "profile-field-consignment-currency",
            |row, out| currency(row.consignment.goods_value.as_deref(), out),
        ),
        (
            "consignment.lines",
            CONSIGNMENT,
            Number("pcs"),
            false,
            "profile-field-consignment-lines",
            |row, out| out(Datum::Number(row.consignment.items.len() as f64)),
        ),
        (
            "consignment.containers",
            CONSIGNMENT,
            Number("pcs"),
            false,
            "profile-field-consignment-containers",
            |row, out| out(Datum::Number(row.consignment.transport_equipment.len() as f64)),
        ),
        (
            "consignment.document_type",
            CONSIGNMENT,
            Code(Free),
            true,
            "profile-field-consignment-document-type",
            |row, out| {
                row.consignment
                    .additional_documents
                    .iter()
                    .for_each(|one| text(one.type_code.as_ref(), out))
            },
        ),
        (
            "consignment.document_number",
            CONSIGNMENT,
            Code(Free),
            true,
            "profile-field-consignment-document-number",
            |row, out| {
                row.consignment
                    .additional_documents
                    .iter()
                    .for_each(|one| text(Some(&one.number), out))
            },
        ),
        ("item.hs", ITEM, Code(Digits), false, "profile-field-item-hs", |row, out| {
            let Some(item) = row.item else { return };
            match item.hs() {
                Some(code) => out(Datum::Text(code.as_str())),
                None if item.classifications.iter().any(|one| !one.code.raw.trim().is_empty()) => {
                    out(Datum::Unreadable)
                }
                None => {}
            }
        }),
        ("item.description", ITEM, WORDS, true, "profile-field-item-description", |row, out| {
            row.item
                .iter()
                .flat_map(|item| &item.cargo_description)
                .for_each(|one| text(Some(one), out))
        }),
        ("item.origin", ITEM, Country, false, "profile-field-item-origin", |row, out| {
            country(row.item.and_then(|item| item.origin_country.as_ref()), out)
        }),
        (
            "item.gross_mass",
            ITEM,
            Number("kg"),
            false,
            "profile-field-item-gross-mass",
            |row, out| number(row.item.and_then(|item| item.gross_mass_kg.as_ref()), out),
        ),
        ("item.net_mass", ITEM, Number("kg"), false, "profile-field-item-net-mass", |row, out| {
            number(row.item.and_then(|item| item.net_mass_kg.as_ref()), out)
        }),
        ("item.volume", ITEM, Number("m3"), false, "profile-field-item-volume", |row, out| {
            number(row.item.and_then(|item| item.volume_m3.as_deref()), out)
        }),
        ("item.packages", ITEM, Number("pcs"), false, "profile-field-item-packages", |row, out| {
            number(row.item.and_then(packages).as_ref(), out)
        }),
        (
            "item.gross_mass_per_package",
            ITEM,
            Number("kg"),
            false,
            "profile-field-item-gross-mass-per-package",
            |row, out| {
                let Some(item) = row.item else { return };
                ratio(item.gross_mass_kg.as_ref(), packages(item).as_ref(), out);
            },
        ),
        (
            "item.package_kind",
            ITEM,
            Code(Free),
            true,
            "profile-field-item-package-kind",
            |row, out| {
                row.item
                    .iter()
                    .flat_map(|item| &item.packaging)
                    .for_each(|one| text(one.kind.as_ref(), out))
            },
        ),
        ("item.marks", ITEM, WORDS, true, "profile-field-item-marks", |row, out| {
            row.item
                .iter()
                .flat_map(|item| &item.packaging)
                .for_each(|one| text(one.marks.as_deref(), out))
        }),
        ("item.value", ITEM, Number("currency"), false, "profile-field-item-value", |row, out| {
            amount(row.item.and_then(|item| item.value.as_deref()), out)
        }),
        ("item.currency", ITEM, Code(Free), false, "profile-field-item-currency", |row, out| {
            currency(row.item.and_then(|item| item.value.as_deref()), out)
        }),
        (
            "item.value_per_kg",
            ITEM,
            Number("currency/kg"),
            false,
            "profile-field-item-value-per-kg",
            |row, out| {
                let Some(item) = row.item else { return };
                let mass = item.net_mass_kg.as_ref().or(item.gross_mass_kg.as_ref());
                ratio(item.value.as_deref().map(|money| &money.amount), mass, out);
            },
        ),
        ("item.un_number", ITEM, Code(Digits), true, "profile-field-item-un-number", |row, out| {
            let Some(item) = row.item else { return };
            let declared = item.dangerous_goods.iter().filter_map(|goods| goods.un_number.as_ref());
            for value in declared.chain(&item.un_numbers_in_text) {
                typed(Some(value), out, |un, out| out(Datum::Text(&format!("{:04}", un.number()))));
            }
        }),
        (
            "item.dangerous_class",
            ITEM,
            Code(Free),
            true,
            "profile-field-item-dangerous-class",
            |row, out| {
                row.item
                    .iter()
                    .flat_map(|item| &item.dangerous_goods)
                    .for_each(|one| text(one.class.as_ref(), out))
            },
        ),
        ("item.cas", ITEM, Code(Free), true, "profile-field-item-cas", |row, out| {
            for value in row.item.iter().flat_map(|item| &item.cas_numbers) {
                typed(Some(value), out, |cas, out| out(Datum::Text(&cas.to_string())));
            }
        }),
        ("equipment.id", EQUIPMENT, Code(Free), false, "profile-field-equipment-id", |row, out| {
            let Some(id) = row.equipment.map(TransportEquipment::id) else { return };
            if !id.is_empty() {
                out(Datum::Text(&id));
            }
        }),
        (
            "equipment.size_type",
            EQUIPMENT,
            Code(Free),
            false,
            "profile-field-equipment-size-type",
            |row, out| text(row.equipment.and_then(|one| one.size_type.as_ref()), out),
        ),
        (
            "equipment.fullness",
            EQUIPMENT,
            Code(Choice(FULLNESS)),
            false,
            "profile-field-equipment-fullness",
            |row, out| one(row.equipment.and_then(|one| one.fullness).map(fullness), out),
        ),
        (
            "equipment.tare",
            EQUIPMENT,
            Number("kg"),
            false,
            "profile-field-equipment-tare",
            |row, out| number(row.equipment.and_then(|one| one.tare_mass_kg.as_deref()), out),
        ),
        (
            "equipment.gross_mass",
            EQUIPMENT,
            Number("kg"),
            false,
            "profile-field-equipment-gross-mass",
            |row, out| number(row.equipment.and_then(|one| one.gross_mass_kg.as_ref()), out),
        ),
        (
            "equipment.packages",
            EQUIPMENT,
            Number("pcs"),
            false,
            "profile-field-equipment-packages",
            |row, out| number(row.equipment.and_then(|one| one.packages.as_ref()), out),
        ),
        (
            "equipment.seal",
            EQUIPMENT,
            Code(Free),
            true,
            "profile-field-equipment-seal",
            |row, out| {
                row.equipment
                    .iter()
                    .flat_map(|one| &one.seals)
                    .for_each(|seal| text(Some(&seal.number), out))
            },
        ),
        (
            "equipment.temperature",
            EQUIPMENT,
            WORDS,
            false,
            "profile-field-equipment-temperature",
            |row, out| text(row.equipment.and_then(|one| one.temperature.as_deref()), out),
        ),
        (
            "itinerary.receipt_place",
            ITINERARY,
            Code(Free),
            false,
            "profile-field-itinerary-receipt-place",
            |row, out| place(row.consignment.itinerary.goods_receipt_place.as_deref(), out),
        ),
        (
            "itinerary.loading_place",
            ITINERARY,
            Code(Free),
            false,
            "profile-field-itinerary-loading-place",
            |row, out| place(row.consignment.itinerary.loading_location.as_deref(), out),
        ),
        (
            "itinerary.loading_country",
            ITINERARY,
            Country,
            false,
            "profile-field-itinerary-loading-country",
            |row, out| place_country(row.consignment.itinerary.loading_location.as_deref(), out),
        ),
        (
            "itinerary.transit_place",
            ITINERARY,
            Code(Free),
            true,
            "profile-field-itinerary-transit-place",
            |row, out| {
                row.consignment
                    .itinerary
                    .transit_locations
                    .iter()
                    .for_each(|one| place(Some(one), out))
            },
        ),
        (
            "itinerary.transit_country",
            ITINERARY,
            Country,
            true,
            "profile-field-itinerary-transit-country",
            |row, out| {
                row.consignment
                    .itinerary
                    .transit_locations
                    .iter()
                    .for_each(|one| place_country(Some(one), out))
            },
        ),
        (
            "itinerary.routing_country",
            ITINERARY,
            Country,
            true,
            "profile-field-itinerary-routing-country",
            |row, out| {
                row.consignment
                    .itinerary
                    .routing_countries
                    .iter()
                    .for_each(|one| country(Some(one), out))
            },
        ),
        (
            "itinerary.unloading_place",
            ITINERARY,
            Code(Free),
            false,
            "profile-field-itinerary-unloading-place",
            |row, out| place(row.consignment.itinerary.unloading_location.as_deref(), out),
        ),
        (
            "itinerary.unloading_country",
            ITINERARY,
            Country,
            false,
            "profile-field-itinerary-unloading-country",
            |row, out| place_country(row.consignment.itinerary.unloading_location.as_deref(), out),
        ),
        (
            "itinerary.delivery_place",
            ITINERARY,
            Code(Free),
            false,
            "profile-field-itinerary-delivery-place",
            |row, out| place(row.consignment.itinerary.goods_delivery_place.as_deref(), out),
        ),
        (
            "itinerary.departure_country",
            ITINERARY,
            Country,
            false,
            "profile-field-itinerary-departure-country",
            |row, out| {
                if let Some(known) = row.consignment.itinerary.departure() {
                    out(Datum::Text(known.as_str()));
                }
            },
        ),
        (
            "itinerary.destination_country",
            ITINERARY,
            Country,
            false,
            "profile-field-itinerary-destination-country",
            |row, out| {
                if let Some(known) = row.consignment.itinerary.destination() {
                    out(Datum::Text(known.as_str()));
                }
            },
        ),
        (
            "itinerary.departure_date",
            ITINERARY,
            Date,
            false,
            "profile-field-itinerary-departure-date",
            |row, out| date(row.declaration.departure_date.as_ref(), out),
        ),
        (
            "itinerary.arrival_date",
            ITINERARY,
            Date,
            false,
            "profile-field-itinerary-arrival-date",
            |row, out| date(row.declaration.arrival_date.as_ref(), out),
        ),
        (
            "means.mode",
            MEANS,
            Code(Choice(MODES)),
            false,
            "profile-field-means-mode",
            |row, out| {
                let means = &row.declaration.border_transport_means;
                match means.mode {
                    Some(known) => one(Some(mode(known)), out),
                    None if means
                        .mode_code
                        .as_ref()
                        .is_some_and(|code| !code.value().is_empty()) =>
                    {
                        out(Datum::Unreadable)
                    }
                    None => {}
                }
            },
        ),
        ("means.vessel", MEANS, WORDS, true, "profile-field-means-vessel", |row, out| {
            means(MeansIdentityKind::VesselName, row, out)
        }),
        ("means.imo", MEANS, Code(Free), true, "profile-field-means-imo", |row, out| {
            means(MeansIdentityKind::Imo, row, out)
        }),
        ("means.flight", MEANS, Code(Free), true, "profile-field-means-flight", |row, out| {
            means(MeansIdentityKind::Flight, row, out)
        }),
        ("means.plate", MEANS, Code(Free), true, "profile-field-means-plate", |row, out| {
            means(MeansIdentityKind::VehiclePlate, row, out)
        }),
        ("means.train", MEANS, Code(Free), true, "profile-field-means-train", |row, out| {
            means(MeansIdentityKind::Train, row, out)
        }),
        ("means.flag", MEANS, Country, false, "profile-field-means-flag", |row, out| {
            country(row.declaration.border_transport_means.nationality.as_ref(), out)
        }),
        ("means.journey", MEANS, Code(Free), false, "profile-field-means-journey", |row, out| {
            text(row.declaration.border_transport_means.journey.as_ref(), out)
        }),
    ]
}

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

    #[test]
    fn nothing_divided_by_nothing_is_not_little() {
        let value =
            |number: f64| Value { raw: "x".into(), value: Some(number), ..Value::default() };
        let of = |above: &Value<f64>, below: &Value<f64>| {
            let mut seen = None;
            ratio(Some(above), Some(below), &mut |datum| {
                seen = match datum {
                    Datum::Number(number) => Some(number),
                    _ => Some(f64::NAN),
                };
            });
            seen
        };
        assert_eq!(of(&value(6.0), &value(2.0)), Some(3.0));
        assert!(of(&value(6.0), &value(0.0)).unwrap().is_nan());
    }
}
