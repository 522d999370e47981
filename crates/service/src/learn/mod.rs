//! The learned ranking: rows from tables and papers, training, measures, the file of a model.
//!
//! What models are, and what their features mean, is `sarhad_engine::learned`.

mod fit;
mod ladder;
mod measure;
mod papers;
mod store;
mod table;
#[cfg(feature = "trees")]
mod trees;

pub use sarhad_engine::learned::{
    Calibration, Family, Feature, Measures, Model, ModelFault, ModelInUse, Promotion, Ranker,
    Schema, Source, Status, Training, Window, import,
};

pub use fit::{DEFAULT_BUDGET, Fitted, Rows, Settings, fit, fit_imported, model, rank, write_rows};
pub use ladder::{MIN_POSITIVES, MIN_RANDOM, Rung, TREE_POSITIVES, rung};
pub use measure::{SHARES, measure, top};
pub use papers::{HowItRanks, PaperRows, PapersError, compare, read_papers};
pub use sarhad_engine::learned::declarations::Encoder;
pub use store::{LoadModelError, load_model, save_model, status_of};
pub use table::{TableError, encode, read_declarations, split_days};

/// Why nothing was trained.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// Too few outcomes.
    #[error(
        "{positives} rows with a find and {random} random inspections: training needs {MIN_POSITIVES} finds or {MIN_RANDOM} random inspections; until then profiles, lists and the random sample work alone"
    )]
    TooFew {
        /// Rows with a find.
        positives: usize,
        /// Inspections drawn at random.
        random: usize,
    },
    /// All rows came out alike.
    #[error("all {rows} rows of the training came out alike: there is nothing to tell apart")]
    OneKind {
        /// Rows.
        rows: usize,
    },
    /// Nothing is left to learn from.
    #[error("no feature is left: --without took all families")]
    NoFeatures,
    /// Imported trees ask about features that the rows do not have.
    #[error(
        "the trees ask about {found}, which is no feature of these rows: --rows writes them with their names"
    )]
    Features {
        /// What they ask about.
        found: String,
    },
    /// The trainer of trees failed.
    #[error("the trees could not be trained: {0}")]
    Trees(String),
}
