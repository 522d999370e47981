//! From log-odds of a model to what they mean: a probability, learned from outcomes that the model
//! did not see, or a band where there are too few of them.
//!
//! Beta calibration (Kull, Silva Filho and Flach, 2017): the logit of the true probability is a line
//! in ln p and -ln(1-p), with slopes that do not fall. Few numbers, and it keeps the order.

use serde::{Deserialize, Serialize};

use super::logistic::Logistic;
use super::ranker::probability;

/// Outcomes that a probability rests on at least; with fewer there are bands.
pub const MIN_OUTCOMES: usize = 200;
/// Share of rows in the band `high`.
const HIGH: f64 = 0.05;
/// Share of rows in `high` and `raised` together.
const RAISED: f64 = 0.20;

/// How high log-odds are among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OddsBand {
    /// As most.
    Low,
    /// Among the upper fifth.
    Raised,
    /// Among the upper twentieth.
    High,
}

impl OddsBand {
    /// All.
    pub const ALL: [Self; 3] = [Self::Low, Self::Raised, Self::High];

    /// Stable key, as in tables and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Raised => "raised",
            Self::High => "high",
        }
    }

    /// The term of it.
    pub fn term(self) -> &'static str {
        match self {
            Self::Low => "band-low",
            Self::Raised => "band-raised",
            Self::High => "band-high",
        }
    }
}

/// What log-odds of a model mean.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Calibration {
    /// A probability: its logit is `of_p · ln p − of_q · ln(1−p) + shift`.
    Beta {
        /// Slope in ln p.
        of_p: f64,
        /// Slope in -ln(1-p).
        of_q: f64,
        /// Shift, log-odds.
        shift: f64,
    },
    /// Only bands.
    Bands {
        /// Log-odds from which a row is raised.
        raised: f64,
        /// Log-odds from which it is high.
        high: f64,
    },
}

/// ln p and -ln(1-p) of log-odds, without a loss for large ones.
fn logs(margin: f64) -> [f64; 2] {
    let softplus = |x: f64| if x > 30.0 { x } else { x.exp().ln_1p() };
    [-softplus(-margin), softplus(margin)]
}

impl Calibration {
    /// Learns from log-odds of rows that were held back, and what was found in them.
    pub fn learn(margins: &[f64], labels: &[bool]) -> Self {
        let positives = labels.iter().filter(|label| **label).count();
        if margins.len() < MIN_OUTCOMES || positives == 0 || positives == labels.len() {
            return Self::bands(margins);
        }
        let both: Vec<f64> = margins.iter().copied().flat_map(logs).collect();
        let (shift, slopes) = Logistic::train(&both, labels, 2).line();
        if slopes.iter().all(|slope| *slope >= 0.0) && slopes.iter().any(|slope| *slope > 0.0) {
            return Self::Beta { of_p: slopes[0], of_q: slopes[1], shift };
        }
        // One slope for both is a line in the log-odds.
        let (shift, slopes) = Logistic::train(margins, labels, 1).line();
        if slopes[0] > 0.0 {
            return Self::Beta { of_p: slopes[0], of_q: slopes[0], shift };
        }
        Self::bands(margins)
    }

    /// Bands of log-odds, by the share of rows above.
    pub fn bands(margins: &[f64]) -> Self {
        let mut sorted = margins.to_vec();
        sorted.sort_by(f64::total_cmp);
        let above = |share: f64| {
            let place = ((1.0 - share) * sorted.len() as f64) as usize;
            sorted.get(place).or(sorted.last()).copied().unwrap_or(0.0)
        };
        Self::Bands { raised: above(RAISED), high: above(HIGH) }
    }

    /// The probability, when there were enough outcomes to learn one.
    pub fn probability(&self, margin: f64) -> Option<f64> {
        match self {
            Self::Beta { of_p, of_q, shift } => {
                let [p, q] = logs(margin);
                Some(probability(of_p * p + of_q * q + shift))
            }
            Self::Bands { .. } => None,
        }
    }

    /// The band, when there were too few.
    pub fn band(&self, margin: f64) -> Option<OddsBand> {
        match self {
            Self::Bands { high, .. } if margin >= *high => Some(OddsBand::High),
            Self::Bands { raised, .. } if margin >= *raised => Some(OddsBand::Raised),
            Self::Bands { .. } => Some(OddsBand::Low),
            Self::Beta { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Log-odds that are twice as far from zero as they should be.
    fn too_sure() -> (Vec<f64>, Vec<bool>) {
        let (mut margins, mut labels) = (Vec::new(), Vec::new());
        for step in -6i32..=6 {
            let truth = f64::from(step) / 2.0;
            for number in 0..100 {
                margins.push(2.0 * truth);
                labels.push(f64::from(number) + 0.5 < 100.0 * probability(truth));
            }
        }
        (margins, labels)
    }

    #[test]
    fn what_is_too_sure_is_put_right_and_keeps_its_order() {
        let (margins, labels) = too_sure();
        let learned = Calibration::learn(&margins, &labels);
        let mut last = 0.0;
        for step in -12i32..=12 {
            let truth = f64::from(step) / 4.0;
            let said = learned.probability(2.0 * truth).unwrap();
            assert!((said - probability(truth)).abs() < 0.04, "{truth}: {said}");
            assert!(said >= last);
            last = said;
        }
        for far in [-1e6, -700.0, 700.0, 1e6] {
            assert!(learned.probability(far).unwrap().is_finite());
        }
    }

    #[test]
    fn too_few_outcomes_give_bands() {
        let margins: Vec<f64> = (0..100).map(f64::from).collect();
        let labels: Vec<bool> = margins.iter().map(|margin| *margin > 50.0).collect();
        let learned = Calibration::learn(&margins, &labels);
        assert_eq!(learned.probability(99.0), None);
        for (margin, band) in [
            (0.0, OddsBand::Low),
            (79.0, OddsBand::Low),
            (80.0, OddsBand::Raised),
            (95.0, OddsBand::High),
        ] {
            assert_eq!(learned.band(margin), Some(band), "{margin}");
        }
        let upside_down: Vec<f64> = too_sure().0.iter().map(|margin| -margin).collect();
        assert!(matches!(
            Calibration::learn(&upside_down, &too_sure().1),
            Calibration::Bands { .. }
        ));
    }
}
