//! Goods lines against control lists.
//!
//! The interface is meant to stay while the inside grows: a text with its codes in, candidate
//! entries with their evidence and open questions out.

use std::borrow::Cow;
use std::ops::Range;

use sarhad_model::{CasNumber, HsCode, UnNumber};
use serde::{Deserialize, Serialize};

/// At and above this match a candidate is raised.
pub const REVIEW: f64 = 0.60;
/// At most so many candidates are given for one line.
pub const MAX_CANDIDATES: usize = 3;

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

/// Three-valued truth: unknown never clears.
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
    /// `gt`, `ge`, `lt` or `le`: the edge of control.
    pub comparator: String,
    /// Threshold.
    pub threshold: String,
    /// Unit as in the catalogue.
    pub unit: String,
    /// Whether it holds.
    pub truth: Truth,
}

/// A control-list entry that the goods may fall under.
#[derive(Debug, Clone, PartialEq)]
pub struct GoodsCandidate<'k> {
    /// The entry.
    pub entry: &'k CatalogueEntry,
    /// How well it matches, 0 to 1.
    pub score: f64,
    /// Why.
    pub evidence: Vec<Evidence>,
    /// The thresholds of the entry, judged; those unknown are to be asked.
    pub conditions: Vec<ConditionResult>,
}

/// What was found about a goods line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GoodsJudgement<'k> {
    /// Candidates at or above [`REVIEW`], best first, at most [`MAX_CANDIDATES`].
    pub candidates: Vec<GoodsCandidate<'k>>,
    /// CAS numbers in the text whose check digit fits, with their places.
    pub cas_numbers: Vec<(CasNumber, Range<usize>)>,
    /// UN numbers in the text, with their places.
    pub un_numbers: Vec<(UnNumber, Range<usize>)>,
}

/// An entry of the catalogue of controlled goods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CatalogueEntry {
    /// Our id (`C0123`).
    pub id: Cow<'static, str>,
    /// `nuclear`, `chemical`, `biological`, `missile`, `radiological`, `dual-use` …
    pub family: Cow<'static, str>,
    /// Regime (`NSG-2`, `AG`, `MTCR`, `CWC` …).
    pub regime: Cow<'static, str>,
    /// Control number in EU Annex I style (`2B230`).
    pub control_number: Cow<'static, str>,
    /// What it is, in English.
    pub short_name: Cow<'static, str>,
    /// What it is, in Russian; falls back to the first Russian term.
    pub short_name_ru: Cow<'static, str>,
}

/// Number and class of a dangerous good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DangerousGood {
    /// UN number.
    pub un: u16,
    /// Class or division (`3`, `6.1`, `7`).
    pub class: Cow<'static, str>,
}

/// The catalogue and its tables, ready to judge goods. Shared read-only between threads.
#[derive(Debug, Default)]
pub struct GoodsIndex {}

impl GoodsIndex {
    /// The built-in catalogue.
    pub fn built_in() -> Self {
        Self {}
    }

    /// A hash of everything it judges by: the version of the catalogue.
    pub fn version(&self) -> &str {
        ""
    }

    /// Judges one goods line.
    pub fn judge(&self, query: &GoodsQuery<'_>) -> GoodsJudgement<'_> {
        let _ = query;
        GoodsJudgement::default()
    }

    /// Tier of the Common High Priority List (`1`, `2`, `3.A` …) for a six-digit code.
    pub fn high_priority_tier(&self, hs6: &str) -> Option<&str> {
        let _ = hs6;
        None
    }

    /// The classes that the dangerous-goods table gives a UN number (several rows may differ);
    /// empty when the number is not in the table.
    pub fn dangerous_goods_classes(&self, un: UnNumber) -> &[DangerousGood] {
        let _ = un;
        &[]
    }
}
