//! The text form of a condition, for experts: a subset of CEL (Common Expression Language) that
//! maps one to one to the tree. `docs/decisions/010-profile-text-form.md` says which and why.
//!
//! ```text
//! item.hs.startsWith("8542") && item.origin in ["CN", "HK"] && !consignee.tax_id.isMissing()
//! ```
//!
//! It knows shapes, no fields: [`super::check`] looks whether they exist and fit.

mod lex;
mod parse;
mod print;

pub use parse::{Parsed, parse};
pub use print::{print, print_test};

use super::tree::Operator;

/// Operators that are written as a function of the field.
const FUNCTIONS: &[(&str, Operator)] = &[
    ("between", Operator::Between),
    ("containsWord", Operator::ContainsWord),
    ("isMissing", Operator::IsMissing),
    ("matchesList", Operator::MatchesList),
    ("notIn", Operator::NotIn),
    ("startsWith", Operator::StartsWith),
];

/// Operators that are written between the field and the value.
const SIGNS: &[(&str, Operator)] = &[
    ("==", Operator::Eq),
    ("!=", Operator::Ne),
    ("<=", Operator::Le),
    (">=", Operator::Ge),
    ("<", Operator::Lt),
    (">", Operator::Gt),
    ("in", Operator::In),
];

/// What stands before the name of a named list.
const LISTS: &str = "lists";
