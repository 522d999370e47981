//! Trees that were trained elsewhere: LightGBM's text files and XGBoost's JSON, read into an
//! [`Ensemble`](super::Ensemble). What cannot be said exactly the same is refused, with the reason.
//!
//! It writes neither format and trains nothing.

mod lightgbm;
mod xgboost;

use super::ensemble::{Ensemble, EnsembleFault};

pub use lightgbm::read as read_lightgbm;
pub use xgboost::read as read_xgboost;

/// Trees with the names of the features that they ask about.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The trees.
    pub ensemble: Ensemble,
    /// Names, in the order of a row; empty when the file has none.
    pub names: Vec<String>,
    /// The trainer, for people: `LightGBM`, `XGBoost`.
    pub trainer: &'static str,
}

/// Why a file of trees cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportFault {
    /// Some other file.
    #[error("these are no trees of LightGBM (text) or XGBoost (JSON)")]
    Foreign,
    /// Something is not there.
    #[error("{place}: there is no {what}")]
    Missing {
        /// Where in the file.
        place: String,
        /// What is missing.
        what: String,
    },
    /// Something says nothing that can be read.
    #[error("{place}: {what} is {found:?}")]
    Unreadable {
        /// Where in the file.
        place: String,
        /// What.
        what: String,
        /// What stands there.
        found: String,
    },
    /// A kind of model that is not supported.
    #[error("{what} is {found:?}; only {supported} can be used")]
    Unsupported {
        /// What.
        what: String,
        /// What the file has.
        found: String,
        /// What could be used.
        supported: &'static str,
    },
    /// The trees do not hang together.
    #[error("the trees cannot be used: {0}")]
    Trees(#[from] EnsembleFault),
}

/// Reads either format, by content.
///
/// # Errors
/// What is wrong with the file, or what in it is not supported.
pub fn read(text: &str) -> Result<Imported, ImportFault> {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with("tree\n") || start.starts_with("tree\r\n") {
        read_lightgbm(start)
    } else if start.starts_with('{') {
        read_xgboost(start)
    } else {
        Err(ImportFault::Foreign)
    }
}
