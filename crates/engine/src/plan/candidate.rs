//! What the plan needs to know of a unit.

use sarhad_model::{Advice, Gate, RankedUnit};

use super::utility::Utility;

/// One unit of a run, as the plan sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Who it is, for the draw: its number, its journey and its bills. The number alone would draw
    /// a box that comes back every time or never.
    pub identity: String,
    /// Place in the ranking, 1 is first.
    pub rank: u32,
    /// The strongest gate.
    pub gate: Gate,
    /// What is advised.
    pub advice: Advice,
    /// Whether any reason raises its score.
    pub has_reason: bool,
    /// Whether a question is open.
    pub has_question: bool,
    /// The finds to expect.
    pub utility: Utility,
}

impl Candidate {
    /// A unit of a ranking.
    pub fn of(unit: &RankedUnit) -> Self {
        let mut bills: Vec<&str> = unit.bills.iter().map(String::as_str).collect();
        bills.sort_unstable();
        let score = &unit.assessment.score;
        Self {
            identity: format!("{}\u{1f}{}\u{1f}{}", unit.unit, unit.journey, bills.join("\u{1f}")),
            rank: unit.rank,
            gate: score.gate(),
            advice: unit.assessment.advice,
            has_reason: score.reasons().iter().any(|one| one.counted.is_positive()),
            has_question: unit
                .assessment
                .questions
                .iter()
                .any(|one| one.code != crate::indicators::OFFICER_QUESTION),
            utility: Utility::of(&unit.assessment),
        }
    }
}
