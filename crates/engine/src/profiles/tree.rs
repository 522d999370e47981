//! The condition of a profile as a tree: groups (all, any, not) of tests (field, operator,
//! operand). This is the stored form; [`super::expression`] is the same as text.
//!
//! It is only a shape: whether fields exist and types fit is [`super::check`]'s question.

use serde::{Deserialize, Serialize};

/// A condition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Raw", into = "Raw")]
pub enum Condition {
    /// All parts hold; at least two.
    All(Vec<Condition>),
    /// At least one part holds; at least two.
    Any(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
    /// One test.
    Test(Test),
}

/// One test of one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// Name of the field (`item.hs`).
    pub field: String,
    /// Operator.
    pub op: Operator,
    /// What the field is compared with.
    pub operand: Operand,
}

/// How a field is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Less, earlier.
    Lt,
    /// Less or equal.
    Le,
    /// Greater, later.
    Gt,
    /// Greater or equal.
    Ge,
    /// One of the values.
    In,
    /// None of the values.
    NotIn,
    /// Begins with.
    StartsWith,
    /// The words occur in the text, in this order and side by side.
    ContainsWord,
    /// Codes: begins with an entry of the list. Texts: words of an entry occur in it.
    MatchesList,
    /// From the first value to the second, both included.
    Between,
    /// The papers say nothing.
    IsMissing,
}

impl Operator {
    /// Every operator.
    pub const ALL: &'static [Operator] = &[
        Self::Eq,
        Self::Ne,
        Self::Lt,
        Self::Le,
        Self::Gt,
        Self::Ge,
        Self::In,
        Self::NotIn,
        Self::StartsWith,
        Self::ContainsWord,
        Self::MatchesList,
        Self::Between,
        Self::IsMissing,
    ];

    /// Stable key, as in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Eq => "eq",
            Self::Ne => "ne",
            Self::Lt => "lt",
            Self::Le => "le",
            Self::Gt => "gt",
            Self::Ge => "ge",
            Self::In => "in",
            Self::NotIn => "not_in",
            Self::StartsWith => "starts_with",
            Self::ContainsWord => "contains_word",
            Self::MatchesList => "matches_list",
            Self::Between => "between",
            Self::IsMissing => "is_missing",
        }
    }
}

/// A value written into a test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Literal {
    /// Yes or no.
    Bool(bool),
    /// A number, in the unit of the field.
    #[serde(serialize_with = "number")]
    Number(f64),
    /// Text, a code, a country, or a date as `YYYY-MM-DD`.
    Text(String),
}

/// Whole numbers are written without a point, so that a file that is read and written again
/// stays as a person wrote it.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes the field by reference")]
fn number<S: serde::Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    /// Up to here every whole number has a float of its own.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        serializer.serialize_i64(*number as i64)
    } else {
        serializer.serialize_f64(*number)
    }
}

/// What a field is compared with.
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// Nothing (`is_missing`).
    None,
    /// One value.
    One(Literal),
    /// Several values.
    Many(Vec<Literal>),
    /// A named list.
    List(String),
}

/// The JSON form: one object with the keys of a group or those of a test.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    all: Option<Vec<Condition>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    any: Option<Vec<Condition>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    not: Option<Box<Condition>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    op: Option<Operator>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<RawValue>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    list: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum RawValue {
    One(Literal),
    Many(Vec<Literal>),
}

/// Why an object is no condition.
#[derive(Debug, thiserror::Error)]
pub enum ShapeError {
    /// Neither a group nor a test, or both.
    #[error(
        "a condition has either one of \"all\", \"any\", \"not\", or \"field\" and \"op\" (with \"value\" or \"list\")"
    )]
    NotOne,
    /// Value and list together.
    #[error("a test has either \"value\" or \"list\", not both")]
    ValueAndList,
}

impl TryFrom<Raw> for Condition {
    type Error = ShapeError;

    fn try_from(raw: Raw) -> Result<Self, ShapeError> {
        let operand = match (raw.value, raw.list) {
            (None, None) => Operand::None,
            (Some(RawValue::One(value)), None) => Operand::One(value),
            (Some(RawValue::Many(values)), None) => Operand::Many(values),
            (None, Some(list)) => Operand::List(list),
            (Some(_), Some(_)) => return Err(ShapeError::ValueAndList),
        };
        match (raw.all, raw.any, raw.not, raw.field, raw.op) {
            (Some(parts), None, None, None, None) if operand == Operand::None => {
                Ok(Self::all(parts))
            }
            (None, Some(parts), None, None, None) if operand == Operand::None => {
                Ok(Self::any(parts))
            }
            (None, None, Some(part), None, None) if operand == Operand::None => Ok(Self::Not(part)),
            (None, None, None, Some(field), Some(op)) => {
                Ok(Self::Test(Test { field, op, operand }))
            }
            _ => Err(ShapeError::NotOne),
        }
    }
}

impl From<Condition> for Raw {
    fn from(condition: Condition) -> Self {
        let mut raw = Self {
            all: None,
            any: None,
            not: None,
            field: None,
            op: None,
            value: None,
            list: None,
        };
        match condition {
            Condition::All(parts) => raw.all = Some(parts),
            Condition::Any(parts) => raw.any = Some(parts),
            Condition::Not(part) => raw.not = Some(part),
            Condition::Test(test) => {
                raw.field = Some(test.field);
                raw.op = Some(test.op);
                match test.operand {
                    Operand::None => {}
                    Operand::One(value) => raw.value = Some(RawValue::One(value)),
                    Operand::Many(values) => raw.value = Some(RawValue::Many(values)),
                    Operand::List(list) => raw.list = Some(list),
                }
            }
        }
        raw
    }
}

impl Condition {
    /// All of some parts; of one part, that part.
    pub fn all(parts: Vec<Condition>) -> Self {
        Self::group(parts, Self::All)
    }

    /// Any of some parts; of one part, that part.
    pub fn any(parts: Vec<Condition>) -> Self {
        Self::group(parts, Self::Any)
    }

    fn group(mut parts: Vec<Condition>, group: fn(Vec<Condition>) -> Self) -> Self {
        match parts.len() {
            1 => parts.remove(0),
            _ => group(parts),
        }
    }

    /// A test.
    pub fn test(field: &str, op: Operator, operand: Operand) -> Self {
        Self::Test(Test { field: field.to_owned(), op, operand })
    }

    /// All tests, in the order in which they stand.
    pub fn tests(&self) -> Vec<&Test> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::tests).collect(),
            Self::Not(part) => part.tests(),
            Self::Test(test) => vec![test],
        }
    }
}
