//! Figures over probabilities and labels: order and truthfulness.

use serde::Serialize;

use super::share;

/// Bins of the reliability table.
const BINS: usize = 10;

/// One bin of the reliability table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bin {
    /// Lowest probability in it.
    pub from: f64,
    /// Below this, or 1 included in the last one.
    pub to: f64,
    /// Cases in it.
    pub n: usize,
    /// Mean of what was said.
    pub predicted: f64,
    /// Share that is true.
    pub observed: f64,
}

/// What was said against what is true, in ten bins of equal width.
pub fn reliability(cases: &[(f64, bool)]) -> Vec<Bin> {
    let bin_of = |said: f64| ((said * BINS as f64) as usize).min(BINS - 1);
    (0..BINS)
        .map(|bin| {
            let inside: Vec<&(f64, bool)> =
                cases.iter().filter(|(said, _)| bin_of(*said) == bin).collect();
            let sum: f64 = inside.iter().map(|(said, _)| said).sum();
            let true_ones = inside.iter().filter(|(_, label)| *label).count();
            Bin {
                from: bin as f64 / BINS as f64,
                to: (bin + 1) as f64 / BINS as f64,
                n: inside.len(),
                predicted: if inside.is_empty() { 0.0 } else { sum / inside.len() as f64 },
                observed: share(true_ones, inside.len()),
            }
        })
        .collect()
}

/// Area under the curve: the probability that a true case stands above a false one, ties count
/// half (Mann and Whitney). None when one of the two is missing.
pub fn auc(cases: &[(f64, bool)]) -> Option<f64> {
    let mut sorted = cases.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut wins) = (0.0, 0.0);
    for ties in sorted.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let true_ones = ties.iter().filter(|(_, label)| *label).count() as f64;
        let false_ones = ties.len() as f64 - true_ones;
        wins += true_ones * (below + false_ones / 2.0);
        below += false_ones;
    }
    let true_ones = cases.iter().filter(|(_, label)| *label).count() as f64;
    (true_ones > 0.0 && below > 0.0).then(|| wins / (true_ones * below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_counts_pairs_in_order() {
        for (cases, expected) in [
            (&[(0.9, true), (0.1, false)][..], Some(1.0)),
            (&[(0.1, true), (0.9, false)], Some(0.0)),
            (&[(0.5, true), (0.5, false)], Some(0.5)),
            (&[(0.9, true), (0.5, false), (0.3, true), (0.1, false)], Some(0.75)),
            (&[(0.9, true)], None),
            (&[], None),
        ] {
            assert_eq!(auc(cases), expected, "{cases:?}");
        }
    }

    #[test]
    fn every_case_is_in_one_bin() {
        let bins = reliability(&[(0.0, false), (0.05, true), (0.999, true), (1.0, true)]);
        assert_eq!(bins.len(), BINS);
        assert_eq!((bins[0].n, bins[0].observed), (2, 0.5));
        assert_eq!((bins[9].n, bins[9].observed), (2, 1.0));
        assert!((bins[0].predicted - 0.025).abs() < 1e-12);
    }
}
