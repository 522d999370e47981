//! The learned ranking: what inspections found, as log-odds over rows of features, beside the
//! rules and never above them. It raises; it lowers no gate and clears nothing.
//!
//! [`Ranker`] is what every model can do; [`Logistic`] is the control that anybody can read,
//! [`Ensemble`] holds trees, whoever trained them. Training of trees is not here.

mod calibration;
pub mod declarations;
mod ensemble;
mod features;
pub mod import;
mod judge;
mod logistic;
mod model;
mod ranker;
mod shapley;
pub mod units;

pub use calibration::{Calibration, MIN_OUTCOMES, OddsBand};
pub use ensemble::{
    Ask, Ensemble, EnsembleFault, MAX_CATEGORY, MAX_DEPTH, MAX_FEATURES, MAX_NODES, MAX_TREES,
    Node, Parts,
};
pub use features::{Family, Feature, Form, Schema, Source};
pub use judge::{CODE, GROUP, MAX_WEIGHT, MESSAGES, ModelInUse, TERMS, evaluate};
pub use logistic::Logistic;
pub use model::{
    Calibrated, FORMAT, MAX_BYTES, Measures, Model, ModelFault, Promotion, Status, Training, Window,
};
pub use ranker::{Explained, Ranker, log_odds, probability};
