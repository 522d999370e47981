//! What a hand or a scan is worth on a unit: the finds that it is expected to bring.
//!
//! `utility = p · d / c`: `p` the probability that there is something to find (the odds of the
//! assessment), `d` the share of what there is that an opening or a scan finds, `c` the hands or
//! scans that it takes. Hands are the scarce thing; to spend them in the order of utility finds
//! most with what there is. With one cost for all it is the order of the odds, which is easy to
//! explain; `d` decides who goes to the scanner.
//!
//! `d` and `c` are guesses of people who are not customs officers, on the safe side of neither: they
//! move work between hands and scanner, never a gate.

use sarhad_model::{Assessment, Decibans};

/// What a full opening finds of what there is. Not all: papers may lie and goods be hidden.
pub const FOUND_BY_OPENING: f64 = 0.95;
/// Hands for one opening: a hand is defined as one container that can be opened today.
pub const HANDS_FOR_AN_OPENING: f64 = 1.0;
/// What a scan finds where the reason lies in the goods: density, shape, count, what is hidden.
const FOUND_BY_SCAN_IN_GOODS: f64 = 0.6;
/// What a scan finds where the reason lies in parties, ways and papers: a picture names nobody.
const FOUND_BY_SCAN_ELSEWHERE: f64 = 0.15;
/// Groups of indicators whose reasons lie in the goods or in the box.
const GOODS_GROUPS: &[&str] =
    &["strategic", "description", "weight", "container", "value", "radiation"];

/// The finds expected of an opening and of a scan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Utility {
    /// Finds for each hand.
    pub of_hand: f64,
    /// Finds for each scan.
    pub of_scan: f64,
}

impl Utility {
    /// Of a unit as it was judged.
    pub fn of(assessment: &Assessment) -> Self {
        let p = probability(assessment.score.total());
        Self {
            of_hand: p * FOUND_BY_OPENING / HANDS_FOR_AN_OPENING,
            of_scan: p * found_by_scan(assessment),
        }
    }
}

/// The probability with these log-odds. Until the weights are calibrated on a random sample it
/// orders units and is not shown.
pub fn probability(odds: Decibans) -> f64 {
    1.0 / (1.0 + 10f64.powf(-odds.as_f64() / 10.0))
}

/// What a scan would find of what there is: between the two shares, as the reasons that raise the
/// score lie in the goods or elsewhere.
pub fn found_by_scan(assessment: &Assessment) -> f64 {
    let raising = assessment.score.reasons().iter().filter(|one| one.counted.is_positive());
    let (mut in_goods, mut all) = (0.0, 0.0);
    for one in raising {
        let weight = one.counted.as_f64();
        all += weight;
        if GOODS_GROUPS.contains(&one.finding.group) {
            in_goods += weight;
        }
    }
    let share = if all > 0.0 { in_goods / all } else { 0.0 };
    FOUND_BY_SCAN_ELSEWHERE + share * (FOUND_BY_SCAN_IN_GOODS - FOUND_BY_SCAN_ELSEWHERE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_odds_are_a_half() {
        assert!((probability(Decibans::ZERO) - 0.5).abs() < 1e-12);
        assert!((probability(Decibans::whole(-23)) - 0.005).abs() < 1e-4);
        assert!(probability(Decibans::whole(20)) > 0.99);
    }
}
