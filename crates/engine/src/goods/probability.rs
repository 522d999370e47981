//! From the match of a candidate to a probability: of a hundred candidates with 90 %, some ninety
//! are right, among lines like those it was fitted on. It orders nothing and raises nothing; the
//! match does.
//!
//! Logistic in the match, with a step for each kind of basis. Fitted by
//! `cargo run --release -p sarhad-engine --example fit_goods -- FILES` on six tenths of the
//! labelled descriptions and of our own lines; the example prints the constants below and what
//! they give on the parts that were not used. Half of those lines are strategic goods; at a post
//! one line in thousands is, so the figure tells candidates apart and is no share of a day's lines.

/// What a candidate rests on, strongest first; of several the strongest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// A CAS number or a UN number of the substance itself.
    Identifier,
    /// Every threshold of an alternative is met.
    ConditionsMet,
    /// A term that names the goods, and a code of the entry.
    NameAndCode,
    /// A term that names the goods.
    Name,
    /// A term that names a wider class, a kind of goods, or a collective UN number, with a code
    /// or a threshold beside it.
    WiderTerm,
    /// A code that names the goods, and nothing else.
    Code,
}

impl Basis {
    /// All, in the order of [`STEPS`].
    pub const ALL: [Self; 6] = [
        Self::Identifier,
        Self::ConditionsMet,
        Self::NameAndCode,
        Self::Name,
        Self::WiderTerm,
        Self::Code,
    ];
}

/// Log odds of a match of one half.
const BASE: f64 = 0.63;
/// Log odds for each log odds of the match; never negative, so that more match is never less.
const SLOPE: f64 = 1.19;
/// What each basis adds, in the order of [`Basis::ALL`].
const STEPS: [f64; 6] = [0.08, -0.39, 0.25, -0.29, 0.27, 0.08];
/// Matches are held within this distance of 0 and 1: no few hundred lines show more certainty.
const EDGE: f64 = 0.02;

/// The log odds of a match.
pub fn log_odds(score: f64) -> f64 {
    let score = score.clamp(EDGE, 1.0 - EDGE);
    (score / (1.0 - score)).ln()
}

/// The probability that a candidate is right, in thousandths.
pub(super) fn probability(score: f64, basis: Basis) -> f64 {
    let z = SLOPE.mul_add(log_odds(score), BASE) + STEPS[basis as usize];
    (1000.0 / (1.0 + (-z).exp())).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_match_is_never_less_probable() {
        for basis in Basis::ALL {
            let all: Vec<f64> =
                (60..=100).map(|score| probability(f64::from(score) / 100.0, basis)).collect();
            assert!(all.is_sorted(), "{basis:?}: {all:?}");
            assert!(all.iter().all(|p| (0.0..1.0).contains(p)), "{basis:?}: {all:?}");
        }
    }

    #[test]
    fn a_number_of_the_substance_says_more_than_a_code_alone() {
        // At the matches that they reach by themselves.
        assert!(probability(0.97, Basis::Identifier) > probability(0.62, Basis::Code) + 0.2);
    }
}
