//! Words of the inspection plan: what is done with a unit, and why it is opened.

use serde::{Deserialize, Serialize};

/// What is done with a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Nothing.
    None,
    /// A person looks at its documents.
    Documents,
    /// It is scanned.
    Scan,
    /// It is opened.
    Open,
}

impl Task {
    /// All, the heaviest first.
    pub const ALL: [Self; 4] = [Self::Open, Self::Scan, Self::Documents, Self::None];

    /// Stable key, as in files and locales (`task-…`).
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Documents => "documents",
            Self::Scan => "scan",
            Self::Open => "open",
        }
    }
}

/// Why a unit is opened or scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SelectedBy {
    /// A gate demands it.
    Gate,
    /// It is expected to bring most.
    Ranked,
    /// It was drawn for the random control sample.
    Random,
}

impl SelectedBy {
    /// All.
    pub const ALL: [Self; 3] = [Self::Gate, Self::Ranked, Self::Random];

    /// Stable key, as in files and locales (`selected-…`).
    pub fn key(self) -> &'static str {
        match self {
            Self::Gate => "gate",
            Self::Ranked => "ranked",
            Self::Random => "random",
        }
    }
}

/// A line of the officers' sheet of a plan. It says what to do and not why: nobody shall see from
/// it which units were drawn at random.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetRow {
    /// Number on the sheet, from 1.
    pub number: u32,
    /// What is done.
    pub task: Task,
    /// The unit, as an index into the units of the ranking.
    pub unit: usize,
    /// Whether it stays held, because no hand is left.
    pub stays_held: bool,
}

/// What officers get of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Containers that can be opened.
    pub hands: usize,
    /// Containers that can be scanned.
    pub scanner: usize,
    /// What is to be done, by task, then by journey, then in an order that says nothing.
    pub rows: Vec<SheetRow>,
    /// Hands that nothing needs.
    pub free_hands: usize,
    /// Units with a hold gate that no hand is left for.
    pub held: usize,
    /// Units with a review gate that no hand is left for.
    pub reviewed: usize,
}
