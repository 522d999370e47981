//! Where indicators put what they find.

use sarhad_model::{Finding, Note, Question};

/// At most so many findings of one code are kept for one unit, the strongest first. Repeats
/// count nothing; a container with a thousand alike lines is told by its first twenty.
pub const MAX_REPEATS: usize = 20;
/// At most so many questions are kept for one unit.
pub const MAX_QUESTIONS: usize = 100;

/// At most so many notes are kept for one unit.
pub const MAX_NOTES: usize = 50;

/// What was found about one unit.
#[derive(Debug, Default)]
pub struct Findings {
    reasons: Vec<Finding>,
    questions: Vec<Question>,
    notes: Vec<Note>,
}

impl Findings {
    /// Adds a reason.
    pub fn add(&mut self, finding: Finding) {
        self.reasons.push(finding);
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

    /// Adds something that was seen and counts nothing; the same twice is told once.
    pub fn note(&mut self, note: Note) {
        let told = |one: &Note| one.code == note.code && one.params == note.params;
        if self.notes.len() < MAX_NOTES && !self.notes.iter().any(told) {
            self.notes.push(note);
        }
    }

    /// Ends the turn of one indicator that began with `before` findings: keeps the strongest.
    pub(super) fn close_turn(&mut self, before: usize) {
        if self.reasons.len() - before > MAX_REPEATS {
            let mut turn = crate::score::count(self.reasons.split_off(before));
            turn.truncate(MAX_REPEATS);
            self.reasons.extend(turn.into_iter().map(|one| one.finding));
        }
    }

    /// Whether there is a reason of a code.
    pub(super) fn has(&self, code: &str) -> bool {
        self.reasons.iter().any(|one| one.code == code)
    }

    pub(super) fn len(&self) -> usize {
        self.reasons.len()
    }

    /// The findings, the questions and the notes.
    pub fn into_parts(self) -> (Vec<Finding>, Vec<Question>, Vec<Note>) {
        (self.reasons, self.questions, self.notes)
    }
}
