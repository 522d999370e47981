//! One number of a control list for a goods text, by the catalogue and by the text of the list
//! together: what a questionnaire on classification asks for. It judges no consignment.

use std::collections::BTreeMap;

use super::control_index::{ControlIndex, LEAST_LIKENESS};
use super::index::GoodsIndex;
use super::judgement::{EvidenceKind, GoodsCandidate, GoodsQuery, Truth};

/// The answer for goods that no entry of the list names.
pub const NOT_LISTED: &str = "EAR99";
/// Entries of the list that are looked at.
const SEARCHED: usize = 12;
/// What a candidate of the catalogue adds to the likeness of the same entry in the list.
const AGREEMENT: f64 = 0.25;
/// What it counts alone, where the list's own words do not lead to it.
const ALONE: f64 = 0.38;

/// The answer with what speaks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Classified {
    /// Number, with the mark of a paragraph where one stands out; or [`NOT_LISTED`].
    pub number: String,
    /// Likeness, 0 to 1: no probability.
    pub likeness: f64,
    /// The next best, best first.
    pub others: Vec<(String, f64)>,
}

/// The number of a text.
pub fn classify(catalogue: &GoodsIndex, list: &ControlIndex, text: &str) -> Classified {
    let mut by_entry: BTreeMap<String, (String, f64)> = BTreeMap::new();
    for found in list.search(text, SEARCHED) {
        let entry = found.number.split('.').next().unwrap_or_default().to_owned();
        by_entry.insert(entry, (found.number, found.likeness));
    }
    let judged = catalogue.judge(&GoodsQuery { text, ..GoodsQuery::default() });
    for candidate in judged.candidates.iter().filter(|candidate| speaks(candidate)) {
        let number = candidate.entry.control_number.as_ref();
        let entry = number.split('.').next().unwrap_or_default();
        if !list.has(entry) {
            continue;
        }
        let known = by_entry.entry(entry.to_owned());
        let known = known.and_modify(|(_, likeness)| *likeness += AGREEMENT * candidate.score);
        known.or_insert_with(|| (number.to_owned(), ALONE * candidate.score));
    }
    let mut all: Vec<(String, f64)> = by_entry.into_values().collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let likely = all.first().is_some_and(|(_, likeness)| *likeness >= LEAST_LIKENESS);
    if !likely {
        let likeness = 1.0 - all.first().map_or(0.0, |(_, likeness)| *likeness);
        return Classified { number: NOT_LISTED.to_owned(), likeness, others: all };
    }
    let (number, likeness) = all.remove(0);
    Classified { number, likeness: likeness.min(1.0), others: all }
}

/// A candidate by more than a code, no threshold of which is missed.
fn speaks(candidate: &GoodsCandidate<'_>) -> bool {
    candidate.evidence.iter().any(|evidence| evidence.kind != EvidenceKind::Hs)
        && candidate.conditions.iter().all(|condition| condition.truth != Truth::False)
}
