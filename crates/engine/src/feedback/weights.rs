//! Weights of indicators, as the results speak, shrunk to those in use.
//!
//! A weight is ten times the logarithm of how much more often an indicator fires where something
//! was found than where nothing was (scoring rule, point 5). Both rates are smoothed by
//! [`PSEUDO_INSPECTIONS`] results that behave as the weight in use says, so that few results move it
//! little. Results count by one over their chance to be opened: results of targeted units alone
//! would only confirm what they were targeted by.

use sarhad_model::{WeightKept, WeightRow};

use super::record::{PriorWeight, Record};

/// An indicator with fewer firings in inspected units keeps its weight (scoring rule, point 6).
pub const LEAST_FIRINGS: usize = 200;
/// Results that the weight in use is worth.
pub const PSEUDO_INSPECTIONS: f64 = 50.0;
/// Groups that rest on lists and laws. What is strategic is never learned from outcomes.
pub const NEVER_LEARNED: &[&str] = &["strategic", "sanctions", "licence", "radiation"];

/// Least share of firings that is reckoned with: an indicator that never fired says nothing.
const LEAST_SHARE: f64 = 0.001;
/// Most that a smoothed rate may be.
const MOST_SHARE: f64 = 0.95;

/// Results of one class (found something, found nothing), with weights.
#[derive(Default)]
struct Class {
    weights: f64,
    squares: f64,
    fired: f64,
}

impl Class {
    fn add(&mut self, weight: f64, fires: bool) {
        self.weights += weight;
        self.squares += weight * weight;
        self.fired += if fires { weight } else { 0.0 };
    }

    /// The rate of firing, smoothed to one that is expected.
    fn smoothed(&self, expected: f64) -> f64 {
        if self.weights <= 0.0 {
            return expected;
        }
        let effective = self.weights * self.weights / self.squares;
        let fired = self.fired / self.weights * effective;
        (fired + PSEUDO_INSPECTIONS * expected) / (effective + PSEUDO_INSPECTIONS)
    }
}

/// A row for each indicator that fired at all.
pub(super) fn propose(records: &[Record], priors: &[PriorWeight]) -> Vec<WeightRow> {
    let rows = priors.iter().map(|prior| row(records, prior));
    rows.filter(|row| row.share > 0.0).collect()
}

fn row(records: &[Record], prior: &PriorWeight) -> WeightRow {
    let (mut positive, mut clean) = (Class::default(), Class::default());
    let (mut firings, mut found, mut all) = (0, 0, 0usize);
    for record in records {
        let fires = record.findings.contains(&prior.code);
        all += usize::from(fires);
        let Some(hit) = record.inspected() else { continue };
        firings += usize::from(fires);
        found += usize::from(fires && hit);
        let class = if hit { &mut positive } else { &mut clean };
        class.add(record.weight(), fires);
    }
    let share = if records.is_empty() { 0.0 } else { all as f64 / records.len() as f64 };
    let kept = if NEVER_LEARNED.contains(&prior.group.as_str()) {
        Some(WeightKept::ByLaw)
    } else if firings < LEAST_FIRINGS {
        Some(WeightKept::TooFew)
    } else {
        None
    };
    let expected_clean = share.clamp(LEAST_SHARE, MOST_SHARE);
    let ratio = 10f64.powf(prior.weight_db / 10.0);
    let expected_positive = (expected_clean * ratio).min(MOST_SHARE);
    let moved = 10.0
        * ((positive.smoothed(expected_positive) / clean.smoothed(expected_clean))
            / (expected_positive / expected_clean))
            .log10();
    WeightRow {
        code: prior.code.clone(),
        weight_db: prior.weight_db,
        firings,
        found,
        share,
        // Half decibans: finer than that no such estimate is.
        proposed_db: kept.is_none().then(|| ((prior.weight_db + moved) * 2.0).round() / 2.0),
        kept,
    }
}
