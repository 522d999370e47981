//! The judgement of one targeting unit.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::finding::{Decibans, Gate, Params, Subject};
use crate::score::Score;

/// The hash of all the knowledge an assessment rests on; shared by all assessments of a run.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct KnowledgeId(pub Arc<str>);

impl Serialize for KnowledgeId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for KnowledgeId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(text.into()))
    }
}

/// What is ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// A container, wagon, trailer or ULD on a journey.
    Equipment,
    /// A consignment without equipment.
    Consignment,
}

/// What the system advises; the officer decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// Nothing speaks against release.
    Release,
    /// Look at or ask for documents.
    Documents,
    /// Ask the sender for missing information before arrival (ICS2 referral).
    RequestInformation,
    /// Scan.
    Scan,
    /// Open and inspect.
    Inspect,
    /// Do not load (ICS2 referral; only before loading).
    DoNotLoad,
    /// Hold; release needs a second person.
    Hold,
}

impl Advice {
    /// Every advice, for tests that each has a name in every language.
    pub const ALL: &'static [Advice] = &[
        Self::Release,
        Self::Documents,
        Self::RequestInformation,
        Self::Scan,
        Self::Inspect,
        Self::DoNotLoad,
        Self::Hold,
    ];

    /// Stable key, as in JSON and in the locales (`advice-…`).
    pub fn key(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Documents => "documents",
            Self::RequestInformation => "request_information",
            Self::Scan => "scan",
            Self::Inspect => "inspect",
            Self::DoNotLoad => "do_not_load",
            Self::Hold => "hold",
        }
    }
}

/// Something unknown that a person can find out: which parameter decides, and against what.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// Message id (`question-parameter`).
    pub code: &'static str,
    /// Parameters of the message.
    pub params: Params,
    /// What it is about.
    pub subject: Subject,
}

/// Something seen that counts nothing, told so that nobody wonders: a match that a decision
/// silenced, an entry whose listing has ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Note {
    /// Message id (`note-decided-not-same`).
    pub code: &'static str,
    /// Parameters of the message.
    pub params: crate::finding::Params,
    /// What it is about.
    pub subject: Subject,
}

/// What a learned model says of one unit, whether it counts or is in shadow.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ModelSays {
    /// Log-odds in decibans, by which the model ranks.
    pub odds: Decibans,
    /// Probability that something is found; none while the model is not calibrated.
    pub probability: Option<f64>,
    /// How high the odds are among others (`low`, `raised`, `high`), while it is not calibrated.
    pub band: Option<&'static str>,
}

/// The judgement of one unit: a pure function of its papers and the knowledge.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assessment {
    /// The knowledge it rests on.
    pub knowledge: KnowledgeId,
    /// Score with its reasons.
    pub score: Score,
    /// Advice.
    pub advice: Advice,
    /// Gates that fired, strongest first, each once.
    pub gates: Vec<Gate>,
    /// What to find out.
    pub questions: Vec<Question>,
    /// What was seen and not counted.
    pub notes: Vec<Note>,
    /// What the learned model says; none without one.
    pub model: Option<ModelSays>,
}
