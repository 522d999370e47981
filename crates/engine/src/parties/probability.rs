//! From evidence to a probability: a logistic function with fitted coefficients.
//!
//! Fitted on 2026-11-24 by `cargo run --release -p sarhad-engine --example fit_names -- CASES.csv`
//! on the training part (60 %, by hash of the case id) of the labelled pairs in
//! `shared/data/matching/cases.csv` and on half of the invented, not listed persons of
//! `query_negatives_global.csv`, each with the likest names of the OFAC list of 2024 and the UN
//! list of 2026. The bias is moved so that [`super::ALERT`] is the operating point with the best
//! F1 on the fitting and choosing parts (80 %) at which at most 5.5 % of the hard negatives are
//! raised. The labelled negatives are the hardest there are: the probability is that of such a
//! pair, not of ordinary traffic. A coefficient of 0 is one whose fitted sign would have been
//! against reason.

use sarhad_model::EntryKind;

use super::evidence::{Evidence, FEATURES};

/// Share of the weight of each name that must be paired by more than initials; below it a
/// comparison never reaches [`super::REVIEW`]. The index leans on it: a name that cannot reach
/// it is not scored.
pub const MIN_COVERED: f64 = 0.33;
/// The same share of what is not paired by initials.
pub const MIN_SOLID: f64 = 0.4;
/// Highest probability of a comparison below one of them.
pub(super) const UNCOVERED_CAP: f64 = 0.6;

/// Coefficients for persons and names of unknown kind, in the order of
/// [`super::FEATURE_NAMES`].
pub const PERSON: [f64; FEATURES] = [
    -2.703, 4.359, 0.967, 0.000, -1.677, -0.435, -3.056, 3.284, 0.000, -3.000, 0.000, -1.456,
    0.000, -3.719, -1.407, -0.396, 0.000, 0.000, -2.029,
];
/// Coefficients for organisations, ships and aircraft.
pub const ORGANISATION: [f64; FEATURES] = [
    0.779, 4.038, 0.000, 0.000, -2.506, -3.872, -0.857, 0.494, -2.256, -3.000, 0.000, -0.765,
    -0.731, -2.055, 0.000, 0.000, -0.751, 0.000, 0.000,
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
    if evidence.is_thin() { probability.min(UNCOVERED_CAP) } else { probability }
}
