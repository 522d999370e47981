//! Predicted against observed, in ten ranges of the predicted probability.

use sarhad_model::ReliabilityBin;

use super::interval::weighted_rate;
use super::record::Record;

/// Inner edges of the ten ranges. They are fixed, so that months can be laid side by side, and close
/// together below, where nearly all units are.
pub const BIN_EDGES: [f64; 9] = [0.01, 0.02, 0.05, 0.10, 0.20, 0.35, 0.50, 0.70, 0.90];

/// The ten ranges. Results count by one over the chance to be inspected.
pub(super) fn bins(records: &[Record]) -> Vec<ReliabilityBin> {
    let starts = std::iter::once(0.0).chain(BIN_EDGES);
    let ends = BIN_EDGES.into_iter().chain([1.0]);
    starts
        .zip(ends)
        .map(|(from, to)| {
            let is_last = to >= 1.0;
            let within = |one: &&Record| {
                let p = one.probability();
                p >= from && (p < to || is_last)
            };
            let inside: Vec<&Record> = records.iter().filter(within).collect();
            let results = || inside.iter().filter(|one| one.inspected().is_some());
            let weights: f64 = results().map(|one| one.weight()).sum();
            let predicted: f64 = results().map(|one| one.weight() * one.probability()).sum();
            ReliabilityBin {
                from,
                to,
                units: inside.len(),
                predicted: (weights > 0.0).then(|| predicted / weights),
                observed: weighted_rate(
                    results().filter_map(|one| Some((one.inspected()?, one.weight()))),
                ),
            }
        })
        .collect()
}
