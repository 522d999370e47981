//! Where indicators put what they find.

use sarhad_model::{Finding, Question};

/// At most so many findings of one code are kept for one unit, the strongest first. Repeats
/// count nothing; a container with a thousand alike lines is told by its first twenty.
pub const MAX_REPEATS: usize = 20;
/// At most so many questions are kept for one unit.
pub const MAX_QUESTIONS: usize = 100;

/// What was found about one unit.
#[derive(Debug, Default)]
pub struct Findings {
    findings: Vec<Finding>,
    questions: Vec<Question>,
}

impl Findings {
    /// Adds a reason.
    pub fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds something to find out; the same question about the same text is asked once.
    pub fn ask(&mut self, question: Question) {
        let asked = |one: &Question| {
            one.code == question.code
                && one.params == question.params
                && one.subject.item == question.subject.item
        };
        if self.questions.len() < MAX_QUESTIONS && !self.questions.iter().any(asked) {
            self.questions.push(question);
        }
    }

    /// Ends the turn of one indicator that began with `before` findings: keeps the strongest.
    pub(super) fn close_turn(&mut self, before: usize) {
        if self.findings.len() - before > MAX_REPEATS {
            let mut turn = crate::score::count(self.findings.split_off(before));
            turn.truncate(MAX_REPEATS);
            self.findings.extend(turn.into_iter().map(|one| one.finding));
        }
    }

    pub(super) fn len(&self) -> usize {
        self.findings.len()
    }

    /// The findings and the questions.
    pub fn into_parts(self) -> (Vec<Finding>, Vec<Question>) {
        (self.findings, self.questions)
    }
}
