//! Names of parties against watch lists.
//!
//! The interface is meant to stay while the inside grows: names in, matches with a probability
//! and the aligned parts that explain it out.

mod align;
mod by_hash;
mod compare;
pub mod decision;
mod delta;
mod dictionary;
mod east;
mod east_index;
mod east_words;
mod evidence;
mod frequency;
mod identifier;
mod index;
mod key;
mod legal_form;
mod lookup;
mod name_set;
mod patronymic;
mod place_adjective;
mod place_word;
mod plain;
mod points;
mod prepare;
mod probability;
mod rows;
mod rules;
mod search;
mod segment;
mod similarity;
mod sketch;
mod surname;
pub mod threshold;
mod variant;
mod whole;
mod words;

use sarhad_model::{CountryCode, EntryKind, PartialDate};
use serde::{Deserialize, Serialize};

pub use compare::{compare, compare_best, compare_prepared, evidence_of, probability_prepared};
pub use delta::{EntryChange, ListState, ScreenedNames};
pub use evidence::{Evidence, FEATURE_NAMES, FEATURES};
pub use identifier::normal_identifier;
pub use index::PartyIndex;
pub use key::MatchedKey;
pub use legal_form::legal_class;
pub use points::{Point, points};
pub use prepare::{MAX_PARTS, NamePart, PartRole, PreparedName, Slot, prepare, prepare_all};
pub use probability::{MIN_COVERED, MIN_SOLID, ORGANISATION, PERSON};
pub use rules::rules_version;
pub use threshold::{Band, Threshold, Thresholds};

/// At and above this probability a match is raised as a hit ("review" in the list of findings
/// of national and other lists, "hold" for the UN list).
pub const ALERT: f64 = 0.85;
/// At and above this probability, and below [`ALERT`], a match is raised as a near match.
pub const REVIEW: f64 = 0.70;

/// Who is looked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct PartyQuery<'a> {
    /// Name as written, any script.
    pub name: &'a str,
    /// What it is, if known.
    pub kind: Option<EntryKind>,
    /// Birth date, if known.
    pub born: Option<PartialDate>,
    /// Country, if known.
    pub country: Option<CountryCode>,
    /// Tax, registration, IMO numbers as written.
    pub identifiers: &'a [String],
}

/// Two parts of names that were laid side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AlignedPart {
    /// Part of the query; empty when the listed name has one more.
    pub query: String,
    /// Part of the listed name; empty when the query has one more.
    pub listed: String,
    /// Likeness, 0 to 1.
    pub similarity: f64,
    /// The key by which they are alike; none for a part that stands alone.
    pub key: Option<MatchedKey>,
}

/// How two names compare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Probability that they name the same party, 0 to 1.
    pub probability: f64,
    /// The parts side by side: the explanation.
    pub parts: Vec<AlignedPart>,
}

/// A listed party that may be the one looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyMatch {
    /// Index of the list in the slice the index was built from.
    pub list: usize,
    /// Index of the entry in the list.
    pub entry: usize,
    /// Index of the name in the entry.
    pub name: usize,
    /// How the names compare; country, birth date and identifiers included.
    pub comparison: Comparison,
    /// Whether an identifier was equal.
    pub by_identifier: bool,
}
