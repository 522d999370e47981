//! A condition said in words: a tree of messages that the locales turn into a sentence of any
//! language. It says nothing itself.

use sarhad_model::{CountryCode, Param, Params};

use super::check::day;
use super::compiled::{Because, Compiled};
use super::fields::{FieldId, FieldKind};
use super::tree::{Condition, Literal, Operand, Operator, Test};

/// So many values of a test are named; a sentence with two hundred codes is not read.
const NAMED: usize = 12;

/// The messages that sentences are made of, besides the names of fields.
pub const MESSAGES: &[&str] = &[
    "profile-all-of",
    "profile-any-of",
    "profile-not",
    "profile-op-between",
    "profile-op-contains_word",
    "profile-op-eq",
    "profile-op-ge",
    "profile-op-gt",
    "profile-op-in",
    "profile-op-is_missing",
    "profile-op-le",
    "profile-op-lt",
    "profile-op-matches_list",
    "profile-op-ne",
    "profile-op-not_in",
    "profile-op-starts_with",
    "profile-value-in-unit",
    "profile-value-list",
    "profile-value-more",
    "profile-value-no",
    "profile-value-yes",
    "profile-unit-currency",
    "profile-unit-currency-kg",
    "profile-unit-kg",
    "profile-unit-m3",
    "profile-unit-pcs",
];

/// A condition in words.
pub fn condition(condition: &Condition) -> Param {
    match condition {
        Condition::All(parts) => group("profile-all-of", parts),
        Condition::Any(parts) => group("profile-any-of", parts),
        Condition::Not(part) => not(self::condition(part)),
        Condition::Test(one) => test(one),
    }
}

fn group(message: &'static str, parts: &[Condition]) -> Param {
    let parts = Param::Items(parts.iter().map(condition).collect());
    Param::Message { message, params: Params::from([("parts", parts)]) }
}

fn not(part: Param) -> Param {
    Param::Message { message: "profile-not", params: Params::from([("part", part)]) }
}

/// The tests that carried a result, in words.
pub fn because(compiled: &Compiled, because: &[Because]) -> Param {
    let said = because.iter().map(|one| {
        let said = test(&compiled.tests()[one.test]);
        if one.negated { not(said) } else { said }
    });
    Param::Items(said.collect())
}

/// The fields of tests that carried a result, each once.
pub fn fields(compiled: &Compiled, because: &[Because]) -> Param {
    let mut ids: Vec<FieldId> = because.iter().map(|one| compiled.leaves[one.test].field).collect();
    ids.sort_unstable();
    ids.dedup();
    Param::Items(ids.into_iter().map(|id| id.field().named()).collect())
}

/// A test in words.
fn test(test: &Test) -> Param {
    let field = FieldId::named(&test.field).map(FieldId::field);
    let name = field.map_or_else(|| Param::Text(test.field.clone()), super::fields::Field::named);
    let kind = field.map_or(FieldKind::Text, |field| field.kind);
    let mut params = Params::from([("field", name)]);
    if test.op == Operator::Between {
        if let Operand::Many(values) = &test.operand
            && let [low, high] = values.as_slice()
        {
            params.insert("low", value(low, kind));
            params.insert("high", value(high, kind));
        }
    } else if test.op != Operator::IsMissing {
        params.insert("value", operand(&test.operand, kind));
    }
    Param::Message { message: message(test.op), params }
}

fn message(op: Operator) -> &'static str {
    match op {
        Operator::Eq => "profile-op-eq",
        Operator::Ne => "profile-op-ne",
        Operator::Lt => "profile-op-lt",
        Operator::Le => "profile-op-le",
        Operator::Gt => "profile-op-gt",
        Operator::Ge => "profile-op-ge",
        Operator::In => "profile-op-in",
        Operator::NotIn => "profile-op-not_in",
        Operator::StartsWith => "profile-op-starts_with",
        Operator::ContainsWord => "profile-op-contains_word",
        Operator::MatchesList => "profile-op-matches_list",
        Operator::Between => "profile-op-between",
        Operator::IsMissing => "profile-op-is_missing",
    }
}

fn operand(operand: &Operand, kind: FieldKind) -> Param {
    match operand {
        Operand::None => Param::Text(String::new()),
        Operand::One(one) => value(one, kind),
        Operand::Many(values) => {
            let named = values.iter().take(NAMED).map(|one| value(one, kind));
            let more = values.len().saturating_sub(NAMED);
            let more = (more > 0).then(|| Param::Message {
                message: "profile-value-more",
                params: Params::from([("count", Param::Number(more as f64))]),
            });
            Param::Items(named.chain(more).collect())
        }
        Operand::List(name) => Param::Message {
            message: "profile-value-list",
            params: Params::from([("name", Param::Text(name.clone()))]),
        },
    }
}

fn value(literal: &Literal, kind: FieldKind) -> Param {
    let plain = |message| Param::Message { message, params: Params::default() };
    match (literal, kind) {
        (Literal::Bool(true), _) => plain("profile-value-yes"),
        (Literal::Bool(false), _) => plain("profile-value-no"),
        (Literal::Number(number), FieldKind::Number(unit)) => Param::Message {
            message: "profile-value-in-unit",
            params: Params::from([
                ("number", Param::Number(*number)),
                ("unit", plain(unit_message(unit))),
            ]),
        },
        (Literal::Number(number), _) => Param::Number(*number),
        (Literal::Text(text), FieldKind::Country) => {
            CountryCode::parse(text).map_or_else(|_| Param::Text(text.clone()), Param::Country)
        }
        (Literal::Text(text), FieldKind::Date) => {
            day(text).map_or_else(|| Param::Text(text.clone()), Param::Date)
        }
        (Literal::Text(text), _) => Param::Text(text.clone()),
    }
}

fn unit_message(unit: &str) -> &'static str {
    match unit {
        "kg" => "profile-unit-kg",
        "m3" => "profile-unit-m3",
        "currency" => "profile-unit-currency",
        "currency/kg" => "profile-unit-currency-kg",
        _ => "profile-unit-pcs",
    }
}
