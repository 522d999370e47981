//! Hit rates by way of selection, the base rate, and what passed.

use sarhad_model::{Missed, Rate, SelectedBy, SourceRate, Task};

use super::interval::{rate, weighted_rate};
use super::record::Record;

/// The base rate: all drawn units, whether a rule would have chosen them or not.
pub(super) fn base(records: &[Record]) -> Rate {
    let drawn = records.iter().filter(|one| one.is_random());
    weighted_rate(drawn.filter_map(|one| Some((one.inspected()?, 1.0 / one.random_inclusion))))
}

/// Hit rates by way of selection. A drawn unit counts for the draw.
pub(super) fn by_source(records: &[Record], base: &Rate) -> Vec<SourceRate> {
    SelectedBy::ALL
        .into_iter()
        .map(|selected_by| {
            let of = || records.iter().filter(|one| one.selected_by == Some(selected_by));
            let hits = if selected_by == SelectedBy::Random {
                *base
            } else {
                let results: Vec<bool> = of().filter_map(|one| one.found).collect();
                rate(results.iter().filter(|hit| **hit).count(), results.len())
            };
            let usual = base.rate.filter(|rate| *rate > 0.0);
            let lift = hits.rate.zip(usual).map(|(rate, usual)| rate / usual);
            SourceRate { selected_by, selected: of().count(), hits, lift }
        })
        .collect()
}

/// What passed unopened, by the drawn units that no rule would have opened: their share of finds
/// (weighted by one over the chance to be drawn) times the units that passed, less what scans found
/// among them. Drawn units without a result are taken to be like those with one.
pub fn missed(records: &[Record]) -> Missed {
    let unchosen = || records.iter().filter(|one| !one.is_opened_by_rule());
    let passed = unchosen().filter(|one| one.task != Task::Open).count();
    let found_by_scan = unchosen().filter(|one| one.task == Task::Scan && one.found == Some(true));
    let known = found_by_scan.count() as f64;
    let drawn = unchosen().filter(|one| one.is_random());
    let share =
        weighted_rate(drawn.filter_map(|one| Some((one.inspected()?, 1.0 / one.random_inclusion))));
    let of_passed = |share: f64| (share * passed as f64 - known).max(0.0);
    Missed {
        passed,
        sample: share.of,
        found: share.found,
        estimate: share.rate.map(of_passed),
        low: of_passed(share.low.unwrap_or(0.0)),
        high: of_passed(share.high.unwrap_or(1.0)),
    }
}
