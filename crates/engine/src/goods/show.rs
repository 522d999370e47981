//! An entry in full, for people: what it is met by and what it is found by. It judges nothing.

use serde::Serialize;

use super::catalogue::{CatalogueEntry, EntryRecord};
use super::guidance::Guidance;
use super::index::GoodsIndex;
use super::judgement::ConditionResult;

/// An entry with all that the catalogue holds about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EntryRules {
    /// The entry.
    pub entry: CatalogueEntry,
    /// Alternatives (one suffices), each with its conditions (all must hold).
    pub alternatives: Vec<Vec<EntryCondition>>,
    /// Six-digit codes.
    pub hs6: Vec<String>,
    /// How much such a code tells: `weak`, `medium`, `strong`, `exact`.
    pub hs_link: &'static str,
    /// CAS numbers.
    pub cas: Vec<String>,
    /// UN numbers of the substance itself.
    pub un_numbers: Vec<u16>,
    /// Words by language.
    pub terms: Vec<(String, Vec<String>)>,
    /// How sure the data are.
    pub confidence: &'static str,
    /// Remark of those who keep the catalogue.
    pub note: String,
    /// What to ask and look at.
    pub guidance: Option<Guidance>,
}

/// A condition as the catalogue states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryCondition {
    /// Parameter.
    pub parameter: String,
    /// `gt`, `ge`, `lt`, `le`, `is`.
    pub comparator: String,
    /// Threshold.
    pub threshold: String,
    /// Unit.
    pub unit: String,
    /// The standard by which the value is measured; empty when the list names none.
    pub standard: String,
}

impl From<&ConditionResult> for EntryCondition {
    fn from(condition: &ConditionResult) -> Self {
        Self {
            parameter: condition.parameter.clone(),
            comparator: condition.comparator.clone(),
            threshold: condition.threshold.clone(),
            unit: condition.unit.clone(),
            standard: condition.standard.clone(),
        }
    }
}

impl GoodsIndex {
    /// Entries by our id, by a number of any list, or by the beginning of one (`2B201`), in the
    /// order of the catalogue; case does not matter.
    pub fn rules_of(&self, number: &str) -> Vec<EntryRules> {
        let asked = number.trim().to_lowercase();
        let is = |own: &str| {
            let own = own.to_lowercase();
            own == asked
                || own.strip_prefix(asked.as_str()).is_some_and(|rest| rest.starts_with('.'))
        };
        let named = |entry: &CatalogueEntry| {
            entry.id.to_lowercase() == asked
                || is(&entry.control_number)
                || entry.other_numbers.iter().any(|other| is(other))
        };
        if asked.is_empty() {
            return Vec::new();
        }
        // The tables are read again: what only people read is not kept in memory.
        let records = Self::records();
        let of = |record: &EntryRecord| {
            let place = self.entries.iter().position(|one| one.entry.id == record.id);
            place.map(|at| &self.entries[at])
        };
        records
            .iter()
            .filter_map(|record| Some((record, of(record)?)))
            .filter(|(_, compiled)| named(&compiled.entry))
            .map(|(record, compiled)| EntryRules {
                entry: compiled.entry.clone(),
                alternatives: compiled
                    .alternatives
                    .iter()
                    .map(|one| one.written().map(EntryCondition::from).collect())
                    .collect(),
                hs6: record.hs6.clone(),
                hs_link: record.hs_link.key(),
                cas: record.cas.clone(),
                un_numbers: record.un_numbers.clone(),
                terms: record.terms.iter().map(|(l, terms)| (l.clone(), terms.clone())).collect(),
                confidence: record.confidence.key(),
                note: record.note.clone(),
                guidance: compiled.guidance.clone(),
            })
            .collect()
    }
}
