//! Who is opened, who is scanned, whose documents are looked at.

use std::cmp::Ordering;

use sarhad_model::{Advice, Gate, SelectedBy, Task};

use super::candidate::Candidate;
use super::draw::{LEAST_SHARE, Secret};

/// What there is today.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Capacity {
    /// Containers that can be opened.
    pub hands: usize,
    /// Containers that can be scanned.
    pub scanner: usize,
    /// Share of the hands for the random control sample.
    pub random_share: f64,
}

/// Why no plan is made.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum CapacityFault {
    /// Nobody can open anything.
    #[error("a plan needs at least one hand: a container that can be opened")]
    NoHands,
    /// Too small, or no share.
    #[error(
        "the random share is {given}; a plan needs {LEAST_SHARE} to 1, or nothing is known of what is missed"
    )]
    Share {
        /// What was asked for.
        given: f64,
    },
}

impl Capacity {
    /// Whether a plan can be made.
    ///
    /// # Errors
    /// [`CapacityFault`]: what is wrong.
    pub fn check(&self) -> Result<(), CapacityFault> {
        if self.hands == 0 {
            return Err(CapacityFault::NoHands);
        }
        if !(LEAST_SHARE..=1.0).contains(&self.random_share) {
            return Err(CapacityFault::Share { given: self.random_share });
        }
        Ok(())
    }
}

/// What the plan says of one unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choice {
    /// What is done.
    pub task: Task,
    /// Why it is opened or scanned; none where it is neither.
    pub selected_by: Option<SelectedBy>,
    /// For a drawn unit: what would have had it opened anyway.
    pub also: Option<SelectedBy>,
    /// The chance to be in the random sample, known for every unit.
    pub inclusion: f64,
    /// Whether a hold gate waits for a hand that there is not.
    pub waits: bool,
}

impl Choice {
    /// The chance to be opened: certain for what the rule chooses, else that of the sample.
    pub fn chance_of_opening(&self) -> f64 {
        let by_rule = self.task == Task::Open && self.selected_by != Some(SelectedBy::Random);
        if by_rule || self.also.is_some() { 1.0 } else { self.inclusion }
    }
}

/// The plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// One for each candidate, in their order.
    pub choices: Vec<Choice>,
    /// Hands that no unit with a reason needs.
    pub free_hands: usize,
    /// Units with a hold gate that found no hand: they stay held.
    pub held: usize,
    /// Units with a review gate that found no hand: a person looks at their documents, or they are
    /// scanned, before release.
    pub reviewed: usize,
}

/// Makes the plan. The same units, capacities and secret give the same plan.
///
/// # Errors
/// The capacities make no plan.
pub fn choose(
    candidates: &[Candidate],
    capacity: &Capacity,
    secret: &Secret,
) -> Result<Plan, CapacityFault> {
    capacity.check()?;
    let expected = (capacity.random_share * capacity.hands as f64).min(candidates.len() as f64);
    let inclusion = if candidates.is_empty() { 0.0 } else { expected / candidates.len() as f64 };
    let drawn = secret.draw(&identities(candidates), expected);
    let nothing =
        Choice { task: Task::None, selected_by: None, also: None, inclusion, waits: false };
    let mut choices = vec![nothing; candidates.len()];
    let order = order_of_hands(candidates);

    let mut hands = capacity.hands - drawn.iter().filter(|one| **one).count();
    let mut cut = order.len();
    for (place, &at) in order.iter().enumerate() {
        if drawn[at] {
            continue;
        }
        if hands == 0 {
            cut = place;
            break;
        }
        hands -= 1;
        choices[at].task = Task::Open;
        choices[at].selected_by = Some(why(&candidates[at]));
    }
    for (place, &at) in order.iter().enumerate() {
        if drawn[at] && place < cut {
            choices[at].also = Some(why(&candidates[at]));
        }
    }
    for (choice, _) in choices.iter_mut().zip(&drawn).filter(|(_, drawn)| **drawn) {
        choice.task = Task::Open;
        choice.selected_by = Some(SelectedBy::Random);
    }

    let mut waiting: Vec<usize> =
        order.into_iter().filter(|at| choices[*at].task != Task::Open).collect();
    let mut plan = Plan { choices, free_hands: hands, held: 0, reviewed: 0 };
    for &at in &waiting {
        match candidates[at].gate {
            Gate::Hold => {
                plan.held += 1;
                plan.choices[at].waits = true;
            }
            Gate::Review => plan.reviewed += 1,
            Gate::None => {}
        }
    }
    waiting.sort_by(|&a, &b| {
        let of_scan = |at: usize| candidates[at].utility.of_scan;
        by_gate_and(&candidates[a], &candidates[b], of_scan(a), of_scan(b))
    });
    for &at in waiting.iter().take(capacity.scanner) {
        plan.choices[at].task = Task::Scan;
        plan.choices[at].selected_by = Some(why(&candidates[at]));
    }
    for (choice, candidate) in plan.choices.iter_mut().zip(candidates) {
        if choice.task == Task::None && needs_documents(candidate) {
            choice.task = Task::Documents;
        }
    }
    Ok(plan)
}

/// Who the units are. Where two are called alike the second is another.
fn identities(candidates: &[Candidate]) -> Vec<String> {
    let mut seen = std::collections::BTreeMap::<&str, usize>::new();
    let of = |candidate: &'_ Candidate, count: usize| match count {
        0 => candidate.identity.clone(),
        again => format!("{}\u{1f}{again}", candidate.identity),
    };
    candidates
        .iter()
        .map(|candidate| {
            let count = seen.entry(&candidate.identity).or_default();
            let identity = of(candidate, *count);
            *count += 1;
            identity
        })
        .collect()
}

/// The units that a gate or a reason speaks for, in the order in which they get hands. Nothing
/// speaks for the others: an idle hand costs honest trade nothing.
fn order_of_hands(candidates: &[Candidate]) -> Vec<usize> {
    let spoken_for = |one: &Candidate| one.gate != Gate::None || one.has_reason;
    let mut order: Vec<usize> =
        (0..candidates.len()).filter(|at| spoken_for(&candidates[*at])).collect();
    order.sort_by(|&a, &b| {
        let of_hand = |at: usize| candidates[at].utility.of_hand;
        by_gate_and(&candidates[a], &candidates[b], of_hand(a), of_hand(b))
    });
    order
}

/// Hold before review before none; then what finds more; then the rank.
fn by_gate_and(a: &Candidate, b: &Candidate, of_a: f64, of_b: f64) -> Ordering {
    b.gate.cmp(&a.gate).then_with(|| of_b.total_cmp(&of_a)).then_with(|| a.rank.cmp(&b.rank))
}

fn why(candidate: &Candidate) -> SelectedBy {
    if candidate.gate == Gate::None { SelectedBy::Ranked } else { SelectedBy::Gate }
}

/// Papers cost no hand: a gate, a question or any advice but release is looked at on paper at least.
fn needs_documents(candidate: &Candidate) -> bool {
    candidate.gate != Gate::None || candidate.has_question || candidate.advice != Advice::Release
}
