//! What the catalogue says about one goods text or one entry, for the command line and pages: plain
//! data, no sentence.

use sarhad_engine::Knowledge;
pub use sarhad_engine::goods::{
    AskAt, Bilingual, CivilGoods, Disagreement, EditionDoubt, EntryRules, Guidance, Truth,
};
use sarhad_engine::goods::{EvidenceKind, GoodsCandidate, GoodsQuery};
use sarhad_model::{HsCode, Submission};
use serde::Serialize;

/// What the control lists say about one goods text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoodsAnswer {
    /// Version of the catalogue.
    pub catalogue: String,
    /// Candidates, best first.
    pub candidates: Vec<GoodsCandidateAnswer>,
    /// Radioactive sources and materials that it may be: no strategic goods, a licence is asked for.
    pub sources: Vec<GoodsCandidateAnswer>,
    /// Whether words and code do not fit.
    pub disagreement: Option<Disagreement>,
    /// Tier of the Common High Priority List, for the declared code.
    pub high_priority_tier: Option<String>,
}

/// One candidate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoodsCandidateAnswer {
    /// Our id of the entry.
    pub id: String,
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
    /// Probability that it is right, 0 to 1; what it is of stands in `docs/goods.md`.
    pub probability: f64,
    /// Why: kind of evidence and the words or code.
    pub evidence: Vec<(&'static str, String)>,
    /// Thresholds of the entry and whether they hold.
    pub conditions: Vec<ConditionAnswer>,
    /// What to ask and look at.
    pub guidance: Option<Guidance>,
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
    /// The standard, with its edition, by which the list counts; empty when it names none.
    pub standard: String,
    /// Whether it holds; unknown is to be asked.
    pub truth: Truth,
    /// Set when the value would meet the threshold, were it measured by that edition.
    pub doubt: Option<EditionDoubt>,
    /// The words that say so.
    pub said: Option<String>,
    /// Where it is found out.
    pub ask_at: AskAt,
}

/// Compares one goods text with the catalogue.
pub fn goods(knowledge: &Knowledge, text: &str, hs: Option<&HsCode>) -> GoodsAnswer {
    let query = GoodsQuery { text, hs, ..GoodsQuery::default() };
    let judgement = knowledge.goods.judge(&query);
    let all = |found: &[GoodsCandidate<'_>]| found.iter().map(|one| candidate(one, text)).collect();
    let tier = hs.and_then(HsCode::hs6).and_then(|hs6| knowledge.goods.high_priority_tier(hs6));
    GoodsAnswer {
        catalogue: knowledge.goods.version().to_owned(),
        candidates: all(&judgement.candidates),
        sources: all(&judgement.sources),
        disagreement: judgement.disagreement,
        high_priority_tier: tier.map(str::to_owned),
    }
}

fn candidate(found: &GoodsCandidate<'_>, text: &str) -> GoodsCandidateAnswer {
    let entry = found.entry;
    let conditions = found.conditions.iter().map(|condition| ConditionAnswer {
        parameter: condition.parameter.clone(),
        comparator: condition.comparator.clone(),
        threshold: condition.threshold.clone(),
        unit: condition.unit.clone(),
        standard: condition.standard.clone(),
        truth: condition.truth,
        doubt: condition.doubt.clone(),
        said: condition.at.clone().and_then(|at| said(text, at)),
        ask_at: condition.ask_at,
    });
    let evidence = found.evidence.iter();
    GoodsCandidateAnswer {
        id: entry.id.to_string(),
        control_number: entry.control_number.to_string(),
        regime: entry.regime.to_string(),
        family: entry.family.to_string(),
        name: entry.short_name.to_string(),
        name_ru: entry.short_name_ru.to_string(),
        score: found.score,
        probability: found.probability,
        evidence: evidence.map(|one| (evidence_key(one.kind), one.matched.clone())).collect(),
        conditions: conditions.collect(),
        guidance: found.guidance.cloned(),
    }
}

/// The words of a place in a text, with a percent sign after them.
fn said(text: &str, at: std::ops::Range<usize>) -> Option<String> {
    let words = text.get(at.clone())?;
    let rest = text.get(at.end..)?;
    let sign = rest.trim_start_matches(' ').starts_with('%');
    Some(if sign { format!("{words} %") } else { words.to_owned() })
}

/// Entries by our id or by a control number, whole (`2B201.a`) or its beginning (`2B201`).
pub fn entries(knowledge: &Knowledge, number: &str) -> Vec<EntryRules> {
    knowledge.goods.rules_of(number)
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

/// A goods line of a paper with what the lists say about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineAnswer {
    /// File.
    pub file: String,
    /// Bill or declaration of the consignment.
    pub bill: Option<String>,
    /// Number of the line: as stated, else its place.
    pub number: u32,
    /// Description.
    pub text: String,
    /// Code.
    pub hs: Option<String>,
    /// The answer.
    pub answer: GoodsAnswer,
}

impl LineAnswer {
    /// Whether there is anything to tell: a candidate, a source, words that do not fit the code, a
    /// code of high priority.
    pub fn says_something(&self) -> bool {
        let answer = &self.answer;
        !answer.candidates.is_empty()
            || !answer.sources.is_empty()
            || answer.disagreement.is_some()
            || answer.high_priority_tier.is_some()
    }
}

/// Every goods line of some papers, in their order.
pub fn lines(knowledge: &Knowledge, submissions: &[Submission]) -> Vec<LineAnswer> {
    let mut lines = Vec::new();
    for submission in submissions {
        for consignment in submission.consignments() {
            for (number, item) in (1..).zip(&consignment.items) {
                let text = item.description();
                let hs = item.hs();
                lines.push(LineAnswer {
                    file: submission.name.clone(),
                    bill: consignment.reference().map(str::to_owned),
                    number: if item.sequence > 0 { item.sequence } else { number },
                    answer: goods(knowledge, &text, hs),
                    hs: hs.map(ToString::to_string),
                    text,
                });
            }
        }
    }
    lines
}
