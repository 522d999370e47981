//! The score: a prior plus what each finding counts. It can be built from findings only, and
//! what is shown adds up to it, because it *is* that sum. Which share of a finding counts is
//! the engine's rule, not known here.

use serde::Serialize;

use crate::finding::{Decibans, Finding, Gate};

/// A finding and what it counts for in this score (its own weight, a quarter of it, or nothing).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Counted {
    /// The finding.
    pub finding: Finding,
    /// Its share in the sum.
    pub counted: Decibans,
}

/// A score with its reasons.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Score {
    prior: Decibans,
    reasons: Vec<Counted>,
}

impl Score {
    /// A score made of a prior (log-odds of the base rate) and counted findings.
    pub fn new(prior: Decibans, reasons: Vec<Counted>) -> Self {
        Self { prior, reasons }
    }

    /// Log-odds before any reason.
    pub fn prior(&self) -> Decibans {
        self.prior
    }

    /// The reasons, strongest first as the engine ordered them.
    pub fn reasons(&self) -> &[Counted] {
        &self.reasons
    }

    /// Prior plus reasons.
    pub fn total(&self) -> Decibans {
        self.prior + self.reasons.iter().map(|reason| reason.counted).sum()
    }

    /// The sum of the reasons alone: the score that is shown, as `score_db`.
    pub fn evidence(&self) -> Decibans {
        self.reasons.iter().map(|reason| reason.counted).sum()
    }

    /// The strongest gate among the reasons.
    pub fn gate(&self) -> Gate {
        self.reasons.iter().map(|reason| reason.finding.gate).max().unwrap_or_default()
    }
}
