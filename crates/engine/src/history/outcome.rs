//! What an inspection found, and when that became known.

use std::cmp::Ordering;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::movement::Movement;

/// An outcome belongs to the last movement of its unit or bill up to so many days before it: a
/// container that was inspected is opened within weeks, and returns with other goods later.
pub const MAX_OUTCOME_DAYS: i64 = 90;

/// What was found (DESIGN, words).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// Nothing.
    Clean,
    /// An irregularity.
    Irregular,
    /// Goods were seized.
    Seizure,
    /// Nothing to seize, and an alert that others could use.
    ValuableAlert,
}

impl OutcomeKind {
    /// All.
    pub const ALL: [Self; 4] = [Self::Clean, Self::Irregular, Self::Seizure, Self::ValuableAlert];

    /// Its key in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Irregular => "irregular",
            Self::Seizure => "seizure",
            Self::ValuableAlert => "valuable_alert",
        }
    }

    /// By its key in files.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key().eq_ignore_ascii_case(text.trim()))
    }

    /// Whether something was found.
    pub fn is_positive(self) -> bool {
        self != Self::Clean
    }

    /// The term of it.
    pub fn term(self) -> &'static str {
        match self {
            Self::Clean => "outcome-clean",
            Self::Irregular => "outcome-irregular",
            Self::Seizure => "outcome-seizure",
            Self::ValuableAlert => "outcome-valuable_alert",
        }
    }
}

/// Why it was inspected. Only inspections drawn at random tell what is usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InspectedBy {
    /// Drawn at random.
    Random,
    /// Chosen for a reason.
    Profile,
}

impl InspectedBy {
    /// Its key in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Random => "random",
            Self::Profile => "profile",
        }
    }

    /// By its key in files.
    pub fn parse(text: &str) -> Option<Self> {
        let all = [Self::Random, Self::Profile];
        all.into_iter().find(|way| way.key().eq_ignore_ascii_case(text.trim()))
    }
}

/// A line of the outcomes of a post.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct OutcomeRow {
    /// Day on which it became known.
    pub known_on: NaiveDate,
    /// Number of the container, wagon or trailer, or of the bill or declaration.
    pub subject: String,
    /// What was found.
    pub kind: OutcomeKind,
    /// Why it was inspected.
    pub inspected: InspectedBy,
}

/// An outcome with the movements it is about.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Day on which it became known.
    pub known_on: NaiveDate,
    /// What was found.
    pub kind: OutcomeKind,
    /// Why it was inspected.
    pub inspected: InspectedBy,
    /// Number of the unit or bill, as the file has it.
    pub subject: String,
    /// The consignments that were in the unit, or the one of the bill.
    pub movements: Vec<Arc<Movement>>,
}

impl Outcome {
    /// An order that depends on content alone.
    pub(super) fn cmp_content(&self, other: &Self) -> Ordering {
        let order = |one: &Self| (one.known_on, one.kind, one.inspected);
        order(self).cmp(&order(other)).then_with(|| self.subject.cmp(&other.subject))
    }
}
