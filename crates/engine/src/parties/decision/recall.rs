//! The number of one pair, and an old decision opened again: its number computed anew.

use crate::knowledge::Knowledge;
use crate::parties::{PartyMatch, PartyQuery, rules_version};

use super::Decision;

/// What came of computing an old number anew.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recall {
    /// The number now; none when the entry is not in this knowledge or is too unlike.
    pub probability: Option<f64>,
    /// Whether the knowledge is the one of that time.
    pub same_knowledge: bool,
    /// Whether the rules of comparison are those of that time.
    pub same_rules: bool,
}

impl Recall {
    /// Whether it is the same number, to nine decimals.
    pub fn is_equal(&self, decision: &Decision) -> bool {
        self.probability.is_some_and(|now| rounded(now).to_bits() == decision.probability.to_bits())
    }
}

/// A probability to nine decimals: what a decision keeps. The last bits of an exponential differ
/// between machines, and text forms of them between readers of JSON.
pub fn rounded(probability: f64) -> f64 {
    (probability * 1e9).round() / 1e9
}

/// How a party compares with one entry; none when the search does not find the entry for it.
pub fn match_with(
    query: &PartyQuery<'_>,
    list: &str,
    entry: &str,
    knowledge: &Knowledge,
) -> Option<PartyMatch> {
    let lists = &knowledge.lists;
    let found = knowledge.parties.search(lists, query, usize::MAX);
    found
        .into_iter()
        .find(|one| lists[one.list].id == list && lists[one.list].entries[one.entry].id == entry)
}

/// Compares the party of a decision with its entry again, by the given knowledge. With the
/// knowledge and rules of that time it is the same number.
pub fn recall(decision: &Decision, knowledge: &Knowledge) -> Recall {
    let party = &decision.party;
    let query = PartyQuery {
        name: &party.name,
        kind: decision.kind,
        born: party.born,
        country: party.country,
        identifiers: &party.identifiers,
    };
    let found = match_with(&query, &decision.entry.list, &decision.entry.id, knowledge);
    Recall {
        probability: found.map(|found| found.comparison.probability),
        same_knowledge: knowledge.id == decision.knowledge,
        same_rules: rules_version() == decision.rules,
    }
}
