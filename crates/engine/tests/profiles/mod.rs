//! Conditions and rows for the tests of profiles: checked conditions over some fields of every
//! type, and rows in which values are missing, unreadable, single or several.
#![allow(dead_code, reason = "each test uses what it needs")]

use chrono::NaiveDate;
use proptest::prelude::*;
use sarhad_engine::profiles::{Condition, Literal, NamedLists, Operand, Operator, Row};
use sarhad_model::{
    Classification, ClassificationOrigin, ClassificationScheme, Consignment, ConsignmentItem,
    CountryCode, Declaration, HsCode, Party, PartyRole, Span, Text, Value,
};

/// Codes that occur.
const CODES: &[&str] = &["854231", "8542", "848180", "84", "902710", "9027", "281122", "8"];
/// Countries that occur.
const COUNTRIES: &[&str] = &["CN", "HK", "KZ", "AE", "TR"];
/// Words that occur.
const WORDS: &[&str] = &["pump", "vacuum pump", "Насос", "steel", "spare parts", "pumps"];

/// The lists that conditions name.
pub fn lists() -> NamedLists {
    let mut lists = NamedLists::default();
    lists.add("hubs", "AE\nTR\nHK").unwrap();
    lists.add("chips", "8542\n848180\n90\n2811\n38\n39\n40").unwrap();
    lists.add("watched", "vacuum pump\nнасос\nsteel\na\nb\nc").unwrap();
    lists
}

fn text(values: &'static [&'static str]) -> impl Strategy<Value = Literal> {
    prop::sample::select(values).prop_map(|value| Literal::Text(value.to_owned()))
}

fn number() -> impl Strategy<Value = Literal> {
    prop_oneof![
        (-3i32..3000).prop_map(|n| Literal::Number(f64::from(n))),
        (0f64..1e9).prop_map(Literal::Number),
        Just(Literal::Number(0.1)),
    ]
}

fn day() -> impl Strategy<Value = Literal> {
    (1u32..28).prop_map(|d| Literal::Text(format!("2026-03-{d:02}")))
}

fn one(literal: impl Strategy<Value = Literal>) -> impl Strategy<Value = Operand> {
    literal.prop_map(Operand::One)
}

fn many(literal: impl Strategy<Value = Literal>) -> impl Strategy<Value = Operand> {
    prop::collection::vec(literal, 1..8).prop_map(Operand::Many)
}

fn list(name: &'static str) -> impl Strategy<Value = Operand> {
    Just(Operand::List(name.to_owned()))
}

fn test() -> impl Strategy<Value = Condition> {
    use Operator::{
        Between, ContainsWord, Eq, Ge, Gt, In, IsMissing, Le, Lt, MatchesList, Ne, NotIn,
        StartsWith,
    };
    let of = |field: &'static str, ops: &'static [Operator]| {
        move |operand: Operand| {
            let field = field.to_owned();
            prop::sample::select(ops)
                .prop_map(move |op| Condition::test(&field, op, operand.clone()))
        }
    };
    let fields = prop::sample::select(
        &["item.hs", "item.origin", "consignee.tax_id", "consignee.name", "item.gross_mass"][..],
    );
    prop_oneof![
        fields.prop_map(|field| Condition::test(field, IsMissing, Operand::None)),
        one(text(CODES)).prop_flat_map(of("item.hs", &[Eq, Ne, StartsWith])),
        many(text(CODES)).prop_flat_map(of("item.hs", &[In, NotIn])),
        list("chips").prop_flat_map(of("item.hs", &[In, NotIn, MatchesList])),
        one(text(COUNTRIES)).prop_flat_map(of("item.origin", &[Eq, Ne])),
        many(text(COUNTRIES)).prop_flat_map(of("consignee.country", &[In, NotIn])),
        list("hubs").prop_flat_map(of("consignee.country", &[In, NotIn])),
        one(text(WORDS)).prop_flat_map(of("item.description", &[ContainsWord, StartsWith, Eq])),
        list("watched").prop_flat_map(of("item.description", &[MatchesList])),
        one(number()).prop_flat_map(of("item.gross_mass", &[Eq, Ne, Lt, Le, Gt, Ge])),
        (-3i32..1500, 0i32..1500).prop_map(|(low, more)| {
            let ends = [low, low + more].map(|n| Literal::Number(f64::from(n)));
            Condition::test("item.gross_mass", Between, Operand::Many(ends.to_vec()))
        }),
        one(day()).prop_flat_map(of("itinerary.arrival_date", &[Eq, Ne, Lt, Le, Gt, Ge])),
        any::<bool>().prop_map(|value| {
            Condition::test("consignment.to_order", Eq, Operand::One(Literal::Bool(value)))
        }),
        "[ -~а-яё\n\t]{0,12}[a-z]".prop_map(|text| {
            Condition::test("consignee.name", Eq, Operand::One(Literal::Text(text)))
        }),
    ]
}

/// A checked condition.
pub fn condition() -> impl Strategy<Value = Condition> {
    test().prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Condition::Any),
            inner.prop_map(|part| Condition::Not(Box::new(part))),
        ]
    })
}

/// What rows are made of.
#[derive(Debug, Clone)]
pub struct RowParts {
    declaration: Declaration,
    consignment: Consignment,
}

fn stated<T: Clone + std::fmt::Debug>(value: T) -> Value<T> {
    Value::good(format!("{value:?}"), value, Span::None)
}

/// Something that could not be read.
fn broken<T>() -> Value<T> {
    Value { raw: "??".into(), value: None, ..Value::default() }
}

/// A value that is there, broken, or missing.
fn perhaps<T: Clone + std::fmt::Debug>(
    value: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<Value<T>>> {
    (value, 0..5).prop_map(|(value, case)| match case {
        0 => None,
        1 => Some(broken()),
        _ => Some(stated(value)),
    })
}

/// One row's parts.
pub fn row_parts() -> impl Strategy<Value = RowParts> {
    let country =
        || prop::sample::select(COUNTRIES).prop_map(|code| CountryCode::parse(code).unwrap());
    let day = (1u32..28).prop_map(|d| NaiveDate::from_ymd_opt(2026, 3, d).unwrap());
    let hs = prop::sample::select(&CODES[..7]).prop_map(|code| HsCode::parse(code).unwrap());
    let mass = prop_oneof![(0i32..3000).prop_map(f64::from), Just(0.1)];
    let description = prop::collection::vec(prop::sample::select(WORDS), 0..3);
    let parties = prop::collection::vec(perhaps(country()), 0..3);
    (perhaps(hs), perhaps(country()), perhaps(mass), description, parties, perhaps(day), 0..8u8)
        .prop_map(|(hs, origin, mass, description, countries, day, kind)| {
            let classification = hs.map(|code| Classification {
                scheme: ClassificationScheme::Hs,
                code,
                origin: ClassificationOrigin::Declared,
            });
            let item = ConsignmentItem {
                classifications: classification.into_iter().collect(),
                origin_country: origin,
                gross_mass_kg: mass,
                cargo_description: description
                    .into_iter()
                    .map(|text| Text::new(format!("{text}, used"), Span::None))
                    .collect(),
                ..ConsignmentItem::default()
            };
            let parties = countries.into_iter().enumerate().map(|(number, country)| Party {
                name: (number == 0).then(|| Text::new("Steel Pump Co.", Span::None)),
                country,
                ..Party::new(PartyRole::Consignee)
            });
            RowParts {
                consignment: Consignment {
                    to_order: kind % 2 == 0,
                    parties: parties.collect(),
                    items: if kind == 7 { Vec::new() } else { vec![item] },
                    ..Consignment::default()
                },
                declaration: Declaration { arrival_date: day, ..Declaration::default() },
            }
        })
}

/// Rows of parts.
pub fn rows_of(parts: &[RowParts]) -> Vec<Row<'_>> {
    parts.iter().map(row).collect()
}

fn row(one: &RowParts) -> Row<'_> {
    Row {
        declaration: &one.declaration,
        consignment: &one.consignment,
        equipment: None,
        item: one.consignment.items.first(),
    }
}
