//! One unit of a plan with what became of it.

use chrono::NaiveDate;
use sarhad_model::{SelectedBy, Task};

/// One unit of a plan with what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Day of the plan.
    pub day: NaiveDate,
    /// Sum of its reasons, decibans.
    pub score_db: f64,
    /// Prior plus reasons, decibans.
    pub posterior_db: f64,
    /// What the plan said to do.
    pub task: Task,
    /// Why it was opened or scanned.
    pub selected_by: Option<SelectedBy>,
    /// Why a drawn unit would have been opened anyway.
    pub also_selected_by: Option<SelectedBy>,
    /// The chance to be drawn.
    pub random_inclusion: f64,
    /// Codes of its findings.
    pub findings: Vec<String>,
    /// HS codes.
    pub hs: Vec<String>,
    /// Countries of origin.
    pub origins: Vec<String>,
    /// Customs offices.
    pub offices: Vec<String>,
    /// Pseudonym of who receives.
    pub importer: Option<String>,
    /// Whether something was found; none without a result.
    pub found: Option<bool>,
}

impl Record {
    /// Whether it was drawn.
    pub fn is_random(&self) -> bool {
        self.selected_by == Some(SelectedBy::Random)
    }

    /// Whether the rule opened it, or would have, had it not been drawn.
    pub fn is_opened_by_rule(&self) -> bool {
        self.also_selected_by.is_some() || (self.task == Task::Open && !self.is_random())
    }

    /// Whether the rule opened or scanned it.
    pub fn is_selected_by_rule(&self) -> bool {
        self.is_opened_by_rule() || self.task == Task::Scan
    }

    /// What a result of a full inspection counts: one over the chance to get one. A scan is none.
    pub fn weight(&self) -> f64 {
        if self.is_opened_by_rule() { 1.0 } else { 1.0 / self.random_inclusion }
    }

    /// The result of a full inspection.
    pub fn inspected(&self) -> Option<bool> {
        self.found.filter(|_| self.task == Task::Open && self.random_inclusion > 0.0)
    }

    /// What was predicted.
    pub fn probability(&self) -> f64 {
        1.0 / (1.0 + 10f64.powf(-self.posterior_db / 10.0))
    }
}

/// An indicator as it counts today.
#[derive(Debug, Clone, PartialEq)]
pub struct PriorWeight {
    /// Code.
    pub code: String,
    /// Group of correlated indicators.
    pub group: String,
    /// Weight, decibans.
    pub weight_db: f64,
}
