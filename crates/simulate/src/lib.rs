//! A seeded generator of a post's days: ferries, trains, trucks and flights with their cargo
//! papers in the formats and with the faults that real papers have, and a few planted cases whose
//! truth is written beside them. For training, demonstrations, tests and measurements.
//!
//! It does no IO, reads no clock and judges nothing. Every party is invented; what is planted is
//! only what a paper would say, drawn from public cases, never how a thing is made or used. It
//! does not read papers: the readers are another crate and must not learn from this one.

mod cargo;
mod direct;
mod evaluate;
mod examples;
mod firings;
mod fleet;
mod goods;
mod journey;
mod market;
mod mess;
mod numbers;
mod outcomes;
mod papers;
mod parties;
mod pattern_info;
mod patterns;
mod plan;
mod post;
mod random;
mod reasons;
mod special;
mod spelling;
mod tables;
mod traffic;
mod truth;
mod unit;
mod variants;
mod watch;
mod world;

pub use evaluate::{Evaluation, KindEvaluation, RankedUnit, SHARES, ShareEvaluation, evaluate};
pub use examples::{example_notes, examples};
pub use firings::{FiringCount, count_firings};
pub use outcomes::{
    InspectedBy, OUTCOMES_FILE, RevealedOutcome, drawn_at_random, outcomes, outcomes_csv,
};
pub use papers::PaperFormat;
pub use pattern_info::{PatternInfo, pattern_table};
pub use plan::{MAX_DAYS, MAX_LINES_PER_DAY, Plan, PlanError, Population};
pub use post::{Post, UnknownPost};
pub use reasons::{KnownSoFar, ReasonCount, ShownUnit, TOP, count_reasons};
pub use truth::{TruthLine, UnitKind, parse_truth, truth_jsonl};
pub use unit::{Found, PlantedTruth, UnitTruth};
pub use watch::{WatchName, demo_watch_names};
pub use world::{PostDay, World, WorldDay};

/// Name of the file that holds the truth, one JSON object a line.
pub const TRUTH_FILE: &str = "truth.jsonl";

/// Name of the file that holds the register of permits.
pub const PERMITS_FILE: &str = "permits.csv";

/// One file that was generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Name without a folder.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// Generates the papers of a plan, in the order of their days, and [`TRUTH_FILE`] last. The same
/// plan gives the same bytes. Days and lines above the limits are cut to them; [`Plan::check`]
/// tells beforehand.
pub fn simulate(plan: &Plan) -> Vec<OutputFile> {
    let mut files = Vec::new();
    let mut truth = Vec::new();
    for day in World::within_limits(plan) {
        for post in &day.posts {
            let (papers, lines) = post.files();
            files.extend(papers);
            truth.extend(lines);
        }
    }
    files.push(OutputFile { name: TRUTH_FILE.to_owned(), bytes: truth_jsonl(&truth) });
    files
}
