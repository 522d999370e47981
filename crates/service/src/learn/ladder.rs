//! The way of a model from nothing: what may be trained on how many outcomes.

use super::TrainError;

/// Finds from which on the regression is trained, in shadow.
pub const MIN_POSITIVES: usize = 200;
/// Or so many inspections that were drawn at random.
pub const MIN_RANDOM: usize = 2_000;
/// Finds from which on trees are trained too.
pub const TREE_POSITIVES: usize = 1_000;

/// What may be trained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rung {
    /// The regression alone.
    Logistic,
    /// Trees, with the regression beside them.
    Trees,
}

/// What may be trained on so many finds and random inspections.
///
/// # Errors
/// `TooFew`: profiles, lists and the random sample work alone until there are more.
pub fn rung(positives: usize, random: usize) -> Result<Rung, TrainError> {
    if positives >= TREE_POSITIVES {
        Ok(Rung::Trees)
    } else if positives >= MIN_POSITIVES || random >= MIN_RANDOM {
        Ok(Rung::Logistic)
    } else {
        Err(TrainError::TooFew { positives, random })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_outcomes_train_nothing_and_many_train_trees() {
        for (positives, random, expected) in [
            (199, 1_999, None),
            (200, 0, Some(Rung::Logistic)),
            (10, 2_000, Some(Rung::Logistic)),
            (999, 0, Some(Rung::Logistic)),
            (1_000, 0, Some(Rung::Trees)),
        ] {
            assert_eq!(rung(positives, random).ok(), expected, "{positives} {random}");
        }
    }
}
