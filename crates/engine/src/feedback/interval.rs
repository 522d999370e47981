//! 95 % intervals of shares.
//!
//! Clopper and Pearson's: it never covers less than it says, whatever the share. Wilson's is shorter
//! and covers less near zero, and shares near zero are what a control sample measures. Where results
//! have weights, the interval is that of the effective number of inspections (Kish; Korn and
//! Graubard 1998). Where nothing was found the lower bound is zero and all of the five percent are
//! above: `1 − 0.05^(1/n)`, which is the rule of three, 3/n.

use sarhad_model::{Rate, ShareBand};
use statrs::distribution::{Beta, ContinuousCDF};

/// What an interval leaves out.
const OUTSIDE: f64 = 0.05;

/// The interval of `found` in `of`, both possibly effective and thus broken.
pub fn interval(found: f64, of: f64) -> (f64, f64) {
    if of <= 0.0 {
        return (0.0, 1.0);
    }
    let found = found.clamp(0.0, of);
    if found <= 0.0 {
        return (0.0, 1.0 - OUTSIDE.powf(1.0 / of));
    }
    if found >= of {
        return (OUTSIDE.powf(1.0 / of), 1.0);
    }
    let low = beta_quantile(OUTSIDE / 2.0, found, of - found + 1.0);
    let high = beta_quantile(1.0 - OUTSIDE / 2.0, found + 1.0, of - found);
    (low, high)
}

/// The rate of equal results.
pub fn rate(found: usize, of: usize) -> Rate {
    let (low, high) = interval(found as f64, of as f64);
    let share = (of > 0).then(|| found as f64 / of as f64);
    with_bounds(found, of, share, low, high)
}

/// The rate of results with weights.
pub fn weighted_rate(results: impl Iterator<Item = (bool, f64)>) -> Rate {
    let (mut count, mut hits) = (0, 0);
    let (mut sum, mut squares, mut found) = (0.0, 0.0, 0.0);
    for (hit, weight) in results {
        count += 1;
        hits += usize::from(hit);
        sum += weight;
        squares += weight * weight;
        found += if hit { weight } else { 0.0 };
    }
    if count == 0 {
        return rate(0, 0);
    }
    let share = found / sum;
    let effective = sum * sum / squares;
    let (low, high) = interval(share * effective, effective);
    with_bounds(hits, count, Some(share), low, high)
}

fn with_bounds(found: usize, of: usize, rate: Option<f64>, low: f64, high: f64) -> Rate {
    Rate { found, of, rate, low: Some(low), high: Some(high), band: rate.map(ShareBand::of) }
}

/// The value below which a beta distribution has a share of its mass.
fn beta_quantile(share: f64, a: f64, b: f64) -> f64 {
    let beta = Beta::new(a, b).expect("found and not found are above zero here");
    beta.inverse_cdf(share)
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{Binomial, Discrete};

    use super::*;

    /// Bounds of Clopper and Pearson from printed tables.
    #[test]
    fn bounds_are_those_of_the_tables() {
        for (found, of, low, high) in [
            (1.0, 10.0, 0.0025, 0.4450),
            (5.0, 10.0, 0.1871, 0.8129),
            (2.0, 100.0, 0.0024, 0.0704),
            (10.0, 100.0, 0.0490, 0.1762),
            (50.0, 1000.0, 0.0373, 0.0654),
        ] {
            let (a, b) = interval(found, of);
            assert!((a - low).abs() < 6e-5 && (b - high).abs() < 6e-5, "{found}/{of}: {a} {b}");
        }
    }

    #[test]
    fn with_no_find_the_rule_of_three_falls_out() {
        for n in [30.0, 100.0, 300.0, 3_000.0] {
            let (low, high) = interval(0.0, n);
            assert!(low == 0.0 && (high * n - 3.0).abs() < 0.15, "{n}: {high}");
        }
        assert_eq!(interval(0.0, 0.0), (0.0, 1.0));
        let (low, high) = interval(30.0, 30.0);
        assert!(high >= 1.0 && (0.9..0.91).contains(&low), "{low}");
    }

    #[test]
    fn equal_weights_change_nothing_and_unequal_ones_widen() {
        let results = |weight: fn(usize) -> f64| {
            weighted_rate((0..200).map(move |at| (at % 20 == 0, weight(at))))
        };
        let bounds = |rate: &Rate| (rate.low.unwrap(), rate.high.unwrap());
        let width = |rate: &Rate| bounds(rate).1 - bounds(rate).0;
        let (plain, equal) = (rate(10, 200), results(|_| 7.0));
        let (a, b) = (bounds(&plain), bounds(&equal));
        assert!((a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9);
        let unequal = results(|at| if at % 40 == 0 { 9.0 } else { 1.0 });
        assert!(width(&unequal) > width(&plain));
        assert_eq!((unequal.found, unequal.of), (10, 200));
    }

    /// The interval covers what it says, over all shares that a control sample meets.
    #[test]
    fn coverage_is_at_least_what_it_says() {
        let n = 150usize;
        let choose = |k: usize, p: f64| Binomial::new(p, 150).unwrap().pmf(k as u64);
        for p in [0.002, 0.005, 0.01, 0.03, 0.1, 0.3] {
            let covered: f64 = (0..=n)
                .filter(|&k| {
                    let (low, high) = interval(k as f64, n as f64);
                    (low..=high).contains(&p)
                })
                .map(|k| choose(k, p))
                .sum();
            // Five percent above where nothing was found, and half of it below elsewhere.
            assert!(covered > 0.925, "{p}: {covered}");
        }
    }
}
