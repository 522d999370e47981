//! What goes into and comes out of the judgement of a goods line. Types only, no rule.

use std::ops::Range;

use sarhad_model::{CasNumber, HsCode, UnNumber};
use serde::{Deserialize, Serialize};

use super::catalogue::CatalogueEntry;
use super::guidance::{CivilGoods, Guidance};
use super::headings::Disagreement;
use super::parameters::AskAt;
use super::probability::Basis;

/// A goods line to be judged.
#[derive(Debug, Clone, Copy, Default)]
pub struct GoodsQuery<'a> {
    /// The description as written, all languages together.
    pub text: &'a str,
    /// The declared code, or one found in the text.
    pub hs: Option<&'a HsCode>,
    /// Declared UN numbers (those in the text are found by the engine itself).
    pub un_numbers: &'a [UnNumber],
    /// CAS numbers known from elsewhere (those in the text are found by the engine itself).
    pub cas_numbers: &'a [CasNumber],
}

/// Three-valued truth: unknown never clears. The order makes `min` the AND and `max` the OR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// Does not hold.
    False,
    /// Not known; to be asked.
    Unknown,
    /// Holds.
    True,
}

/// Why an entry is a candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// What kind of evidence.
    pub kind: EvidenceKind,
    /// The words or code that matched, as in the text or the declared field.
    pub matched: String,
    /// Where in the query text, in bytes; none for declared codes.
    pub at: Option<Range<usize>>,
}

/// Kinds of evidence, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// CAS number.
    Cas,
    /// UN number.
    UnNumber,
    /// A term of the entry.
    Term,
    /// The HS code is one that the entry is usually declared under.
    Hs,
}

/// One condition of an entry, judged.
#[derive(Debug, Clone, PartialEq)]
pub struct ConditionResult {
    /// Parameter key as in the catalogue (`tensile_strength`).
    pub parameter: String,
    /// `gt`, `ge`, `lt` or `le`: the edge of control; `is` for a quality told by words.
    pub comparator: String,
    /// Threshold; for `is` the key of the quality that is asked for.
    pub threshold: String,
    /// Unit as in the catalogue; empty for `is`.
    pub unit: String,
    /// The standard, with its edition, by which the list counts; empty when it names none.
    pub standard: String,
    /// Whether it holds.
    pub truth: Truth,
    /// Set when the value would meet the threshold, were it measured by that edition.
    pub doubt: Option<EditionDoubt>,
    /// The words that say so, in bytes of the query text; none when unknown or computed.
    pub at: Option<Range<usize>>,
    /// Where an officer finds it out.
    pub ask_at: AskAt,
}

impl ConditionResult {
    /// Whether the text has a value that meets the threshold, by whatever edition.
    pub fn is_met_by_value(&self) -> bool {
        self.truth == Truth::True || self.doubt.is_some()
    }
}

/// Why a value that meets a threshold does not meet the condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditionDoubt {
    /// The text does not say by which edition it was measured.
    NotStated,
    /// The text names another edition.
    Other(String),
}

/// A control-list entry that the goods may fall under.
#[derive(Debug, Clone, PartialEq)]
pub struct GoodsCandidate<'k> {
    /// The entry.
    pub entry: &'k CatalogueEntry,
    /// How well it matches, 0 to 1.
    pub score: f64,
    /// What it rests on.
    pub basis: Basis,
    /// How probable it is that the goods fall under the entry or must be asked about it, 0 to 1.
    pub probability: f64,
    /// Why.
    pub evidence: Vec<Evidence>,
    /// The thresholds of the entry, judged; those unknown are to be asked. Of several
    /// alternatives the one that is nearest to being met.
    pub conditions: Vec<ConditionResult>,
    /// What an officer may ask and look at; none for entries without guidance.
    pub guidance: Option<&'k Guidance>,
}

impl<'k> GoodsCandidate<'k> {
    /// What is to be asked: the conditions that the text does not decide.
    pub fn questions(&self) -> impl Iterator<Item = &ConditionResult> {
        self.conditions.iter().filter(|condition| condition.truth == Truth::Unknown)
    }

    /// Civil goods that look like it, each with the question that tells them apart.
    pub fn civil(&self) -> &'k [CivilGoods] {
        self.guidance.map_or(&[], |guidance| &guidance.civil)
    }

    /// Whether there is something to ask: a condition, or what tells civil goods apart where the
    /// text does not decide every condition.
    pub fn asks(&self) -> bool {
        self.questions().next().is_some() || (!self.is_decided() && !self.civil().is_empty())
    }

    /// Whether the entry has conditions and the text meets them all.
    pub fn is_decided(&self) -> bool {
        !self.conditions.is_empty()
            && self.conditions.iter().all(|condition| condition.truth == Truth::True)
    }
}

/// A stated value that keeps goods just outside a control entry which they would otherwise be asked
/// about.
#[derive(Debug, Clone, PartialEq)]
pub struct NearMiss<'k> {
    /// The entry.
    pub entry: &'k CatalogueEntry,
    /// The threshold that is missed.
    pub missed: MissedThreshold,
    /// The words that point to the entry.
    pub evidence: Vec<Evidence>,
}

/// One threshold, and the stated value that comes nearest to it from outside.
#[derive(Debug, Clone, PartialEq)]
pub struct MissedThreshold {
    /// Parameter key as in the catalogue.
    pub parameter: String,
    /// `gt`, `ge`, `lt` or `le`: the edge of control.
    pub comparator: String,
    /// The value, in the unit of the threshold.
    pub value: f64,
    /// The threshold as in the catalogue.
    pub threshold: String,
    /// Unit as in the catalogue.
    pub unit: String,
    /// Distance from the threshold as a share of it.
    pub gap: f64,
    /// The words that state the value, in bytes of the query text.
    pub at: Range<usize>,
}

/// What was found about a goods line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GoodsJudgement<'k> {
    /// Candidates at or above [`super::REVIEW`], best first, at most [`super::MAX_CANDIDATES`].
    pub candidates: Vec<GoodsCandidate<'k>>,
    /// Radioactive sources and materials that the goods may be, in the same way. They are no
    /// strategic goods (`docs/decisions/007`): their licence is asked for.
    pub sources: Vec<GoodsCandidate<'k>>,
    /// Entries that a stated value misses by little, by control number; at most
    /// [`super::MAX_CANDIDATES`].
    pub near_misses: Vec<NearMiss<'k>>,
    /// Whether the words and the declared code do not fit.
    pub disagreement: Option<Disagreement>,
    /// CAS numbers in the text whose check digit fits, with their places.
    pub cas_numbers: Vec<(CasNumber, Range<usize>)>,
    /// UN numbers in the text, with their places.
    pub un_numbers: Vec<(UnNumber, Range<usize>)>,
}
