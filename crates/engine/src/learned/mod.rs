//! The learned ranking: what inspections found, as log-odds over rows of features, beside the
//! rules and never above them. It raises; it lowers no gate and clears nothing.
//!
//! [`Ranker`] is what every model can do; [`Logistic`] is the control that anybody can read,
//! [`Ensemble`] holds trees, whoever trained them. Training of trees is not here.

mod ensemble;
pub mod import;
mod logistic;
mod ranker;
mod shapley;

pub use ensemble::{
    Ask, Ensemble, EnsembleFault, MAX_CATEGORY, MAX_DEPTH, MAX_FEATURES, MAX_NODES, MAX_TREES,
    Node, Parts,
};
pub use logistic::Logistic;
pub use ranker::{Explained, Ranker, log_odds, probability};
