//! How groups of units are treated: whether small importers, some origins or some offices are
//! selected more often than they are hit. A look at the rule, never an input to it.

use std::collections::BTreeMap;

use sarhad_model::GroupRow;

use super::interval::{rate, weighted_rate};
use super::record::Record;

/// A group of fewer units is not shown: its ratios are chance.
pub const LEAST_UNITS: usize = 50;
/// Most groups of one kind, the largest first.
const MOST_GROUPS: usize = 12;
/// An importer with at most so many units in the plans is small; with at most [`MEDIUM`], medium.
pub const SMALL: usize = 2;
/// See [`SMALL`].
pub const MEDIUM: usize = 20;

/// All groups that are large enough, by kind.
pub(super) fn groups(records: &[Record]) -> Vec<GroupRow> {
    let mut of_importer: BTreeMap<&str, usize> = BTreeMap::new();
    for importer in records.iter().filter_map(|one| one.importer.as_deref()) {
        *of_importer.entry(importer).or_default() += 1;
    }
    let size = |one: &Record| {
        let units = of_importer[one.importer.as_deref()?];
        Some(match units {
            0..=SMALL => "small",
            _ if units <= MEDIUM => "medium",
            _ => "large",
        })
    };
    let mut rows = of_kind(records, "importer_size", |one| size(one).map(str::to_owned));
    rows.extend(of_kind(records, "origin", |one| one.origins.first().cloned()));
    rows.extend(of_kind(records, "office", |one| one.offices.first().cloned()));
    rows
}

fn of_kind(
    records: &[Record],
    by: &'static str,
    group: impl Fn(&Record) -> Option<String>,
) -> Vec<GroupRow> {
    let mut members: BTreeMap<String, Vec<&Record>> = BTreeMap::new();
    for record in records {
        if let Some(key) = group(record) {
            members.entry(key).or_default().push(record);
        }
    }
    let everyone: Vec<&Record> = members.values().flatten().copied().collect();
    let selected = |units: &[&Record]| units.iter().filter(|one| one.is_selected_by_rule()).count();
    let hits = |units: &[&Record]| {
        let by_rule = units.iter().filter(|one| one.is_opened_by_rule());
        let results: Vec<bool> = by_rule.filter_map(|one| one.inspected()).collect();
        rate(results.iter().filter(|hit| **hit).count(), results.len())
    };
    let usual_selection = selected(&everyone) as f64 / everyone.len().max(1) as f64;
    let usual_hits = hits(&everyone).rate;
    let above = |value: f64, usual: f64| (usual > 0.0).then(|| value / usual);
    let mut large: Vec<(String, Vec<&Record>)> =
        members.into_iter().filter(|(_, units)| units.len() >= LEAST_UNITS).collect();
    large.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    large.truncate(MOST_GROUPS);
    large
        .into_iter()
        .map(|(group, units)| {
            let chosen = selected(&units);
            let of_rule = hits(&units);
            let drawn = units.iter().filter(|one| one.is_random());
            let random =
                drawn.filter_map(|one| Some((one.inspected()?, 1.0 / one.random_inclusion)));
            GroupRow {
                by,
                group,
                units: units.len(),
                selected: chosen,
                selection_ratio: above(chosen as f64 / units.len() as f64, usual_selection),
                hits: of_rule,
                hit_ratio: of_rule
                    .rate
                    .zip(usual_hits)
                    .and_then(|(rate, usual)| above(rate, usual)),
                random: weighted_rate(random),
            }
        })
        .collect()
}
