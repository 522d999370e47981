//! Names of parties against watch lists.
//!
//! The interface is meant to stay while the inside grows: names in, matches with a probability
//! and the aligned parts that explain it out.

use sarhad_model::{CountryCode, EntryKind, PartialDate, WatchList};
use serde::{Deserialize, Serialize};

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

/// All names of some lists, ready to be searched. Shared read-only between threads.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PartyIndex {}

impl PartyIndex {
    /// Builds the index.
    pub fn build(lists: &[WatchList]) -> Self {
        let _ = lists;
        Self {}
    }

    /// Finds the listed parties that may be the one looked for, most probable first (ties by
    /// list and entry), at most `limit`. `lists` are those it was built from.
    pub fn search(
        &self,
        lists: &[WatchList],
        query: &PartyQuery<'_>,
        limit: usize,
    ) -> Vec<PartyMatch> {
        let _ = (lists, query, limit);
        Vec::new()
    }

    /// Approximate size in memory, bytes.
    pub fn size_bytes(&self) -> usize {
        0
    }
}

/// Compares two names, without any list.
pub fn compare(query: &str, listed: &str, kind: Option<EntryKind>) -> Comparison {
    let _ = (query, listed, kind);
    Comparison { probability: 0.0, parts: Vec::new() }
}
