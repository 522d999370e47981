//! Goods lines against control lists.
//!
//! A text with its codes in, candidate entries with their evidence and open questions out. The
//! interface is meant to stay while the inside grows. What it deliberately does not do: it
//! decides nothing, knows no destination and no permit, and never takes an unknown parameter
//! for a "no".

mod catalogue;
mod chemistry;
mod classify;
mod conditions;
mod control_index;
mod control_words;
mod evaluate;
mod forms;
mod guidance;
mod headings;
mod identifiers;
mod index;
mod judge;
mod judgement;
mod limits;
mod measures;
mod normal;
mod numbers;
mod parameters;
mod probability;
mod qualities;
mod radioactive;
mod rank;
mod show;
mod standards;
mod stem;
mod tables;
mod terms;
mod typos;
mod uav;
mod units;
mod word_kinds;

pub use catalogue::{CatalogueEntry, CatalogueError};
pub use classify::{Classified, NOT_LISTED, classify};
pub use control_index::{ControlIndex, LEAST_LIKENESS, ListCandidate};
pub use evaluate::{
    EvaluationCase, EvaluationReport, GroupReport, Method, Reliability, ReliabilityBand, evaluate,
    right,
};
pub use guidance::{Bilingual, CivilGoods, Guidance, PAPERS};
pub use headings::Disagreement;
pub use index::GoodsIndex;
pub use judgement::{
    ConditionResult, EditionDoubt, Evidence, EvidenceKind, GoodsCandidate, GoodsJudgement,
    GoodsQuery, MissedThreshold, NearMiss, Truth,
};
pub use parameters::AskAt;
pub use probability::{Basis, log_odds};
pub use show::{EntryCondition, EntryRules};
pub use tables::{ChokePoint, DangerousGood, DrugPrecursor};

/// At and above this match a candidate is raised.
pub const REVIEW: f64 = 0.60;
/// At most so many candidates are given for one line.
pub const MAX_CANDIDATES: usize = 3;
/// Characters of a text that are read; the rest is beyond any goods description.
pub const MAX_TEXT_CHARS: usize = 20_000;
/// Numbers with units that are read in one text.
pub const MAX_MEASURES: usize = 48;
