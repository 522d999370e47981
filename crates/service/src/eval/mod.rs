//! Measurements on labelled data: how a country (and we) see how good the product is. Reports
//! are plain numbers; the command line prints them as JSON.

pub mod commodities;
pub mod controls;
pub mod curves;
pub mod days;
pub mod formats;
pub mod goods;
pub mod memory;
pub mod names;
pub mod plan;
pub mod plan_summary;
pub mod search;
pub mod targeting;

/// Rows of labelled data that cannot be used, with the line and the reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CasesError {
    /// A column that is needed is not there.
    #[error("there is no column {column}")]
    Column {
        /// Its name.
        column: &'static str,
    },
    /// A row cannot be read.
    #[error("line {line}: {why}")]
    Row {
        /// Line in the file, from 1.
        line: u64,
        /// What is wrong.
        why: String,
    },
}

/// Share of `part` in `whole`; none of nothing is zero.
pub(crate) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
