//! From evidence to a probability: a logistic function with fitted coefficients.
//!
//! Fitted by `cargo run --release -p sarhad-engine --example fit_names -- CASES.csv` on the
//! training part (60 %, by hash of the case id) of the labelled pairs in
//! `shared/data/matching/cases.csv`; the bias is moved so that [`super::ALERT`] is the best
//! operating point on the choosing part (20 %). The pairs are the hardest negatives there are,
//! so the probability is that of such a pair, not of ordinary traffic.

use sarhad_model::EntryKind;

use super::evidence::{Evidence, FEATURES};

/// Share of the weight of each name that must be paired by more than initials; below it a
/// comparison never reaches [`super::REVIEW`]. The index leans on it: a name that cannot reach
/// it is not scored.
pub const MIN_COVERED: f64 = 0.4;
/// Highest probability of a comparison below [`MIN_COVERED`].
const UNCOVERED_CAP: f64 = 0.6;

/// Coefficients for persons and names of unknown kind, in the order of
/// [`super::FEATURE_NAMES`].
pub const PERSON: [f64; FEATURES] = [
    0.699, 3.395, 0.000, 0.000, -2.869, -2.531, -2.859, 1.060, 0.000, -3.000, 0.000, -1.699,
    -0.686, -4.191,
];
/// Coefficients for organisations, ships and aircraft.
pub const ORGANISATION: [f64; FEATURES] = [
    1.317, 1.332, 0.000, 0.000, 0.000, -1.028, 0.000, 0.000, -2.061, -3.000, 0.000, 0.000, -0.274,
    -1.607,
];

/// Log odds of a comparison. The kind is the one that the caller states: a legal form in the
/// name changes nothing.
pub(super) fn log_odds(evidence: &Evidence, kind: Option<EntryKind>) -> f64 {
    let coefficients = match kind {
        None | Some(EntryKind::Person | EntryKind::Unknown) => &PERSON,
        Some(EntryKind::Organisation | EntryKind::Vessel | EntryKind::Aircraft) => &ORGANISATION,
    };
    coefficients.iter().zip(&evidence.features).map(|(c, f)| c * f).sum()
}

/// Probability of log odds, with the cap of a poorly covered pair.
pub(super) fn probability(log_odds: f64, evidence: &Evidence) -> f64 {
    let probability = 1.0 / (1.0 + (-log_odds).exp());
    let solid = evidence.solid.0.min(evidence.solid.1);
    if solid < MIN_COVERED { probability.min(UNCOVERED_CAP) } else { probability }
}
