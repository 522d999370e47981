//! What an officer decided about a pair: this party of the papers, and that entry of a list.
//!
//! A decision speaks about one pair and about what both sides said on that day. A pair that was
//! judged `not_same` is silent until either side changes or the decision expires; then it is
//! raised again, and the change is named. A pair that was judged `same` stays raised.
//!
//! It holds no store and reads no clock: decisions and the day are arguments, and a decision is
//! never changed here. In doubt a pair is raised: asking twice costs a minute, a wrong silence a
//! container.

mod entry;
mod identity;
mod recall;
mod removed;
mod standing;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sarhad_model::{EntryKind, KnowledgeId};
use serde::{Deserialize, Serialize};

pub use entry::{DecidedEntry, DecidedField};
pub use identity::{PartyField, PartyIdentity, normal_name};
pub use recall::{Recall, match_with, recall, rounded};
pub use removed::{ListUpdate, OpenMatch, mark_removed};
pub use standing::{Change, Decisions, Standing};

/// Longest reason, in letters: a few sentences. Evidence belongs into the case file.
pub const MAX_REASON: usize = 2_000;
/// Longest name of an author, in letters.
pub const MAX_AUTHOR: usize = 200;

/// What was decided, in the words of the FATF and the WCO for the outcome of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Party and entry are the same: a true match.
    Same,
    /// They are not: a false positive.
    NotSame,
}

impl Verdict {
    /// Stable key, as in JSON and in the locales.
    pub fn key(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::NotSame => "not_same",
        }
    }
}

/// A decision with all it rested on. Its JSON is one line of the decisions file
/// (`docs/screening.md`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What was decided.
    pub verdict: Verdict,
    /// The party, as written.
    pub party: PartyIdentity,
    /// What the party was taken for when it was compared (person, organisation, ship), if stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<EntryKind>,
    /// The entry, as it was.
    pub entry: DecidedEntry,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub author: String,
    /// When.
    pub decided_on: NaiveDate,
    /// Last day on which it holds; without one it holds until a side changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Probability at that time, to nine decimals ([`rounded`]).
    pub probability: f64,
    /// The knowledge at that time.
    pub knowledge: KnowledgeId,
    /// All lists in that knowledge: id and version.
    pub lists: BTreeMap<String, String>,
    /// Version of the rules of comparison at that time ([`super::rules_version`]).
    pub rules: String,
}

/// What is wrong with a decision.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecisionFault {
    /// The party has neither a name nor a number.
    #[error("the party has neither a name nor an identifier")]
    NoParty,
    /// A text that must be there is empty.
    #[error("{field} is empty")]
    Empty {
        /// Field.
        field: &'static str,
    },
    /// A text is too long.
    #[error("{field} has {found} letters; the limit is {limit}")]
    TooLong {
        /// Field.
        field: &'static str,
        /// Letters found.
        found: usize,
        /// Letters allowed.
        limit: usize,
    },
    /// It would end before it begins.
    #[error("until ({until}) is before decided_on ({decided_on})")]
    EndsBefore {
        /// Last day.
        until: NaiveDate,
        /// Day of the decision.
        decided_on: NaiveDate,
    },
    /// No probability.
    #[error("probability is {found}, not between 0 and 1")]
    Probability {
        /// As written.
        found: String,
    },
    /// The fields of the entry are not those that the hash was made of.
    #[error("entry.hash is {found}, but its fields have the hash {expected}: the line was changed")]
    Hash {
        /// As written.
        found: String,
        /// Of the fields.
        expected: String,
    },
    /// The list of the entry is not among the lists of the knowledge.
    #[error("lists does not name {list}, the list of the entry")]
    NoVersion {
        /// List id.
        list: String,
    },
}

impl Decision {
    /// Version of the entry's list at that time.
    pub fn list_version(&self) -> &str {
        self.lists.get(&self.entry.list).map_or("", String::as_str)
    }

    /// Whether it has run out on a day.
    pub fn has_expired(&self, today: NaiveDate) -> bool {
        self.until.is_some_and(|until| today > until)
    }

    /// Whether it can be used.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn check(&self) -> Result<(), DecisionFault> {
        if self.party.is_empty() {
            return Err(DecisionFault::NoParty);
        }
        let texts = [
            ("reason", self.reason.as_str(), MAX_REASON),
            ("author", self.author.as_str(), MAX_AUTHOR),
        ];
        for (field, text, limit) in texts {
            let found = text.chars().count();
            if text.trim().is_empty() {
                return Err(DecisionFault::Empty { field });
            }
            if found > limit {
                return Err(DecisionFault::TooLong { field, found, limit });
            }
        }
        if let Some(until) = self.until.filter(|until| *until < self.decided_on) {
            return Err(DecisionFault::EndsBefore { until, decided_on: self.decided_on });
        }
        if !(0.0..=1.0).contains(&self.probability) {
            return Err(DecisionFault::Probability { found: self.probability.to_string() });
        }
        let expected = self.entry.expected_hash();
        if self.entry.hash != expected {
            return Err(DecisionFault::Hash { found: self.entry.hash.clone(), expected });
        }
        if !self.lists.contains_key(&self.entry.list) {
            return Err(DecisionFault::NoVersion { list: self.entry.list.clone() });
        }
        Ok(())
    }
}
