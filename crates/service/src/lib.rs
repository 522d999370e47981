//! Use cases: the one place where readers, lists and the engine meet, and where files are
//! opened. [`oneshot`] is the work without a store: papers in, ranking out.
//!
//! It prints nothing and speaks no language: results are models, errors are typed.
#![allow(
    clippy::disallowed_methods,
    reason = "this crate is the edge where files are read and written; time stays an argument"
)]

pub mod atomic;
pub mod control_store;
pub mod decisions;
pub mod eval;
pub mod feedback;
pub mod goods_answer;
pub mod history;
pub mod input;
pub mod knowledge;
pub mod learn;
pub mod list_lookup;
pub mod list_store;
pub mod lookup;
pub mod mapping;
pub mod oneshot;
pub mod permits;
pub mod plan;
pub mod policy;
pub mod profiles;
pub mod registers;
pub mod thresholds;
mod version_folder;

/// Work that takes long tells how far it is, and asks whether to go on.
pub trait Progress: Sync {
    /// A new stage of the work begins; `total` steps if known.
    fn stage(&self, stage: Stage, total: Option<u64>);
    /// Some steps are done.
    fn advance(&self, steps: u64);
    /// Whether the person wants to stop (Ctrl-C).
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// Stages of the work, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Watch lists are read.
    Lists,
    /// The index of names is built.
    Index,
    /// Papers are read (steps: bytes).
    Read,
    /// Distinct names are compared with the lists.
    Names,
    /// Distinct goods texts are compared with the catalogue.
    Goods,
    /// Units are judged.
    Judge,
}

/// No one is watching.
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _: Stage, _: Option<u64>) {}
    fn advance(&self, _: u64) {}
}
