//! What a country or a post has set otherwise than the built-in tables, as people see it.

use serde::Serialize;

/// The policy of a ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PolicyUse {
    /// The post it is for, when one is named.
    pub post: Option<String>,
    /// Version (hash).
    pub version: String,
    /// What is otherwise, in the order of indicators and countries.
    pub changes: Vec<PolicyChange>,
}

/// One setting that differs from the built-in one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct PolicyChange {
    /// Who says so: `all`, `country KZ`, `post KZAAU`.
    pub scope: String,
    /// What it is about: the id of an indicator, or `embargo` with state, goods and measure.
    pub subject: String,
    /// What is set: `weight_db`, `gate`, `off`, `effect`, or the name of a parameter.
    pub setting: String,
    /// The built-in value; empty when there is none.
    pub was: String,
    /// The value in use.
    pub is: String,
    /// Why, as the person wrote it.
    pub reason: String,
}
