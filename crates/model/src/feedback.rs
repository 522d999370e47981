//! What inspections teach: hit rates, what was missed, how well the odds were stated, drift, and
//! weights that a supervisor may accept. Results only; the counting is the engine's.

use chrono::NaiveDate;
use serde::Serialize;

use crate::plan::SelectedBy;

/// A share as a word, where there are too few results for a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareBand {
    /// Below one in fifty.
    Low,
    /// Up to one in ten.
    Raised,
    /// One in ten and above.
    High,
}

impl ShareBand {
    /// The band of a share.
    pub fn of(share: f64) -> Self {
        match share {
            _ if share < 0.02 => Self::Low,
            _ if share < 0.10 => Self::Raised,
            _ => Self::High,
        }
    }

    /// Stable key, as in locales (`band-…`).
    pub fn key(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Raised => "raised",
            Self::High => "high",
        }
    }
}

/// A share with its 95 % interval. Where there are too few results for percentages only the counts
/// and the band are there.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rate {
    /// Inspections that found something.
    pub found: usize,
    /// Inspections.
    pub of: usize,
    /// The share; weighted where the inspections are. None of nothing is unknown.
    pub rate: Option<f64>,
    /// Lower bound.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
    /// The share as a word; none of nothing.
    pub band: Option<ShareBand>,
}

impl Rate {
    /// Takes the percentages away; counts and band stay.
    pub fn conceal(&mut self) {
        self.rate = None;
        self.low = None;
        self.high = None;
    }
}

/// The hit rate of one way of selection.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SourceRate {
    /// The way.
    pub selected_by: SelectedBy,
    /// Units opened or scanned so.
    pub selected: usize,
    /// Of those with a result.
    pub hits: Rate,
    /// Hit rate by the base rate; none where nothing was found in the random sample.
    pub lift: Option<f64>,
}

/// What the plans did not open, and what is in it by the random sample.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Missed {
    /// Units that neither rule nor draw opened.
    pub passed: usize,
    /// Drawn units that no rule would have opened, with a result.
    pub sample: usize,
    /// Finds among them.
    pub found: usize,
    /// Units with something to find that passed; none without a sample.
    pub estimate: Option<f64>,
    /// Lower bound of the 95 % interval.
    pub low: f64,
    /// Upper bound of the 95 % interval; all that passed, when there is no sample.
    pub high: f64,
}

/// Predicted against observed in one range of the predicted probability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ReliabilityBin {
    /// The range begins here.
    pub from: f64,
    /// And ends before this.
    pub to: f64,
    /// Units of the plans in it.
    pub units: usize,
    /// Mean of what was predicted for the inspected ones, weighted.
    pub predicted: Option<f64>,
    /// What was observed, weighted by the chance to be inspected.
    pub observed: Rate,
}

/// One week of the plans.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Units.
    pub units: usize,
    /// Whether it belongs to the reference that later weeks are compared with.
    pub is_reference: bool,
    /// Population stability index of each fact, in the order of [`Drift::facts`]; none where the
    /// week has too few units, or is the reference.
    pub psi: Vec<Option<f64>>,
    /// Limit of each, chance included.
    pub limit: Vec<Option<f64>>,
    /// Share of units with an HS code that no week before had.
    pub unseen: Option<f64>,
}

/// An alarm: above the limit two weeks in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DriftAlarm {
    /// The fact, by its key.
    pub fact: &'static str,
    /// Monday of the second week.
    pub monday: NaiveDate,
}

/// How the stream of goods changes.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Drift {
    /// Keys of the facts that are watched (`score`, `chapter`, `origin`).
    pub facts: Vec<&'static str>,
    /// The weeks.
    pub weeks: Vec<Week>,
    /// Alarms.
    pub alarms: Vec<DriftAlarm>,
}

/// Why a weight stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WeightKept {
    /// It fired too seldom in what was inspected.
    TooFew,
    /// It rests on lists and laws and is not learned.
    ByLaw,
}

impl WeightKept {
    /// Stable key, as in locales (`kept-…`).
    pub fn key(self) -> &'static str {
        match self {
            Self::TooFew => "too-few",
            Self::ByLaw => "by-law",
        }
    }
}

/// The weight of one indicator, as it is and as the results speak.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeightRow {
    /// Code of the indicator.
    pub code: String,
    /// Weight in use, decibans.
    pub weight_db: f64,
    /// Firings in inspected units.
    pub firings: usize,
    /// Of those, where something was found.
    pub found: usize,
    /// Share of all units in which it fires.
    pub share: f64,
    /// Weight that the results speak for, shrunk to the one in use: a proposal, never an act.
    pub proposed_db: Option<f64>,
    /// Why there is no proposal.
    pub kept: Option<WeightKept>,
}

/// How one group of units was treated.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupRow {
    /// What the group is by: `importer_size`, `origin`, `office`.
    pub by: &'static str,
    /// Its key; of sizes `small`, `medium`, `large`.
    pub group: String,
    /// Units.
    pub units: usize,
    /// Units that the rule opened or scanned.
    pub selected: usize,
    /// Selection rate by that of all units.
    pub selection_ratio: Option<f64>,
    /// What the rule's inspections found.
    pub hits: Rate,
    /// Hit rate by that of all.
    pub hit_ratio: Option<f64>,
    /// What the random sample found.
    pub random: Rate,
}

/// The report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Feedback {
    /// First and last day of the plans.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Plans.
    pub plans: usize,
    /// Units of the plans.
    pub units: usize,
    /// Units opened by the plans.
    pub opened: usize,
    /// Of those without a result.
    pub without_result: usize,
    /// Results of the random sample.
    pub random_results: usize,
    /// Whether there are enough of them for percentages; else bands.
    pub has_percentages: bool,
    /// Hit rates by way of selection.
    pub by_source: Vec<SourceRate>,
    /// Base rate: the random sample over all units.
    pub base: Rate,
    /// What passed.
    pub missed: Missed,
    /// Predicted against observed, ten bins.
    pub reliability: Vec<ReliabilityBin>,
    /// Drift.
    pub drift: Drift,
    /// Weights.
    pub weights: Vec<WeightRow>,
    /// Groups.
    pub groups: Vec<GroupRow>,
}
