//! What inspections teach: plans and their outcomes give a [`Feedback`].
//!
//! The random sample alone says what is usual and what is missed; units that the rule chose say how
//! well it chose. Where both are used together each counts by one over its chance to be opened
//! (Horvitz and Thompson), which every plan stores for every unit.
//!
//! It proposes and changes nothing: a supervisor accepts. Strategic goods, sanctions, licences and
//! radiation are judged by lists and laws, and are never learned from outcomes.

mod drift;
mod groups;
mod hits;
pub mod interval;
mod record;
mod reliability;
mod weights;

use sarhad_model::{Feedback, Task};

pub use groups::LEAST_UNITS as LEAST_GROUP_UNITS;
pub use hits::missed;
pub use record::{PriorWeight, Record};
pub use reliability::BIN_EDGES;
pub use weights::{LEAST_FIRINGS, NEVER_LEARNED, PSEUDO_INSPECTIONS};

/// With fewer results of the random sample shares are shown as bands: the interval of 2 in 100 goes
/// from 0.2 to 7 percent, and a percentage would promise more.
pub const LEAST_RANDOM_RESULTS: usize = 200;

/// Counts. `plans` is the number of plans that the records come from.
pub fn feedback(plans: usize, records: &[Record], priors: &[PriorWeight]) -> Feedback {
    let opened = records.iter().filter(|one| one.task == Task::Open);
    let random_results =
        records.iter().filter(|one| one.is_random() && one.found.is_some()).count();
    let base = hits::base(records);
    let days = records.iter().map(|one| one.day);
    let has_percentages = random_results >= LEAST_RANDOM_RESULTS;
    let mut report = Feedback {
        days: days.clone().min().zip(days.max()),
        plans,
        units: records.len(),
        opened: opened.clone().count(),
        without_result: opened.filter(|one| one.found.is_none()).count(),
        random_results,
        has_percentages,
        by_source: hits::by_source(records, &base),
        base,
        missed: missed(records),
        reliability: reliability::bins(records),
        drift: drift::drift(records),
        weights: weights::propose(records, priors),
        groups: groups::groups(records),
    };
    if !has_percentages {
        conceal(&mut report);
    }
    report
}

/// Takes percentages and ratios away that the results do not carry; counts and bands stay.
fn conceal(report: &mut Feedback) {
    report.base.conceal();
    for one in &mut report.by_source {
        one.hits.conceal();
        one.lift = None;
    }
    for bin in &mut report.reliability {
        bin.observed.conceal();
        bin.predicted = None;
    }
    for group in &mut report.groups {
        group.hits.conceal();
        group.random.conceal();
        group.hit_ratio = None;
    }
}
