//! Questions about one thing: a name, a goods text.

use chrono::NaiveDate;
use sarhad_engine::Knowledge;
pub use sarhad_engine::goods::Truth;
use sarhad_engine::goods::{EvidenceKind, GoodsQuery};
use sarhad_engine::parties::{ALERT, AlignedPart, PartyMatch, PartyQuery, REVIEW};
use sarhad_model::{CountryCode, EntryKind, HsCode, PartialDate};
use serde::Serialize;

/// Who is looked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct NameQuestion<'a> {
    /// Name in any script.
    pub name: &'a str,
    /// What it is.
    pub kind: Option<EntryKind>,
    /// Year of birth or building.
    pub born: Option<PartialDate>,
    /// Country.
    pub country: Option<CountryCode>,
}

/// How a probability is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// At or above the alert threshold.
    Alert,
    /// A person should look.
    Review,
    /// Below both.
    Below,
}

impl Band {
    fn of(probability: f64) -> Self {
        if probability >= ALERT {
            Self::Alert
        } else if probability >= REVIEW {
            Self::Review
        } else {
            Self::Below
        }
    }
}

/// A listed party that may be meant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NameAnswer {
    /// Probability that it is the same party.
    pub probability: f64,
    /// How to read it.
    pub band: Band,
    /// List id.
    pub list: String,
    /// Title of the list.
    pub list_title: String,
    /// Date of the list.
    pub published: Option<NaiveDate>,
    /// Version of the list.
    pub list_version: String,
    /// Id of the entry in the list.
    pub entry: String,
    /// What the entry is.
    pub kind: EntryKind,
    /// Its primary name.
    pub entry_name: String,
    /// The name of it that matched.
    pub matched_name: String,
    /// Programmes it is under.
    pub programs: Vec<String>,
    /// Countries it is linked with.
    pub countries: Vec<CountryCode>,
    /// Its dates.
    pub dates: Vec<PartialDate>,
    /// Whether an identifier was equal.
    pub by_identifier: bool,
    /// The parts of the names side by side.
    pub parts: Vec<AlignedPart>,
}

/// Compares one name with all lists, most probable first.
pub fn name(knowledge: &Knowledge, question: &NameQuestion<'_>, limit: usize) -> Vec<NameAnswer> {
    let query = PartyQuery {
        name: question.name,
        kind: question.kind,
        born: question.born,
        country: question.country,
        identifiers: &[],
    };
    let found = knowledge.parties.search(&knowledge.lists, &query, limit);
    // A candidate without one part in common would only puzzle.
    let in_common = |found: &PartyMatch| {
        let both = |part: &AlignedPart| !part.query.is_empty() && !part.listed.is_empty();
        found.by_identifier || found.comparison.parts.iter().any(both)
    };
    found
        .into_iter()
        .filter(in_common)
        .map(|found| {
            let list = &knowledge.lists[found.list];
            let entry = &list.entries[found.entry];
            NameAnswer {
                probability: found.comparison.probability,
                band: Band::of(found.comparison.probability),
                list: list.id.clone(),
                list_title: list.title.clone(),
                published: list.published,
                list_version: list.version.clone(),
                entry: entry.id.clone(),
                kind: entry.kind,
                entry_name: entry.name().to_owned(),
                matched_name: entry
                    .names
                    .get(found.name)
                    .map_or_else(String::new, |name| name.text.clone()),
                programs: entry.programs.clone(),
                countries: entry.countries.clone(),
                dates: entry.dates.clone(),
                by_identifier: found.by_identifier,
                parts: found.comparison.parts,
            }
        })
        .collect()
}

/// What the control lists say about one goods text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoodsAnswer {
    /// Version of the catalogue.
    pub catalogue: String,
    /// Candidates, best first.
    pub candidates: Vec<GoodsCandidateAnswer>,
    /// Tier of the Common High Priority List, for the declared code.
    pub high_priority_tier: Option<String>,
}

/// One candidate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoodsCandidateAnswer {
    /// Control number.
    pub control_number: String,
    /// Regime.
    pub regime: String,
    /// Family.
    pub family: String,
    /// What it is, in English.
    pub name: String,
    /// What it is, in Russian; empty when the catalogue has no Russian name.
    pub name_ru: String,
    /// Match, 0 to 1.
    pub score: f64,
    /// Why: kind of evidence and the words or code.
    pub evidence: Vec<(&'static str, String)>,
    /// Thresholds of the entry and whether they hold.
    pub conditions: Vec<ConditionAnswer>,
}

/// One threshold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConditionAnswer {
    /// Parameter.
    pub parameter: String,
    /// `gt`, `ge`, `lt`, `le`.
    pub comparator: String,
    /// Threshold.
    pub threshold: String,
    /// Unit.
    pub unit: String,
    /// Whether it holds; unknown is to be asked.
    pub truth: Truth,
}

/// Compares one goods text with the catalogue.
pub fn goods(knowledge: &Knowledge, text: &str, hs: Option<&HsCode>) -> GoodsAnswer {
    let query = GoodsQuery { text, hs, ..GoodsQuery::default() };
    let judgement = knowledge.goods.judge(&query);
    let candidates = judgement.candidates.iter().map(|candidate| GoodsCandidateAnswer {
        control_number: candidate.entry.control_number.to_string(),
        regime: candidate.entry.regime.to_string(),
        family: candidate.entry.family.to_string(),
        name: candidate.entry.short_name.to_string(),
        name_ru: candidate.entry.short_name_ru.to_string(),
        score: candidate.score,
        evidence: candidate
            .evidence
            .iter()
            .map(|evidence| (evidence_key(evidence.kind), evidence.matched.clone()))
            .collect(),
        conditions: candidate
            .conditions
            .iter()
            .map(|condition| ConditionAnswer {
                parameter: condition.parameter.clone(),
                comparator: condition.comparator.clone(),
                threshold: condition.threshold.clone(),
                unit: condition.unit.clone(),
                truth: condition.truth,
            })
            .collect(),
    });
    let tier = hs.and_then(HsCode::hs6).and_then(|hs6| knowledge.goods.high_priority_tier(hs6));
    GoodsAnswer {
        catalogue: knowledge.goods.version().to_owned(),
        candidates: candidates.collect(),
        high_priority_tier: tier.map(str::to_owned),
    }
}

/// Message key of a kind of evidence (`evidence-<key>`).
fn evidence_key(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Cas => "cas",
        EvidenceKind::UnNumber => "un",
        EvidenceKind::Term => "term",
        EvidenceKind::Hs => "hs",
    }
}
