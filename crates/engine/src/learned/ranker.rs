//! What every model can do with a row of features: say the log-odds, and say them again as a sum
//! over the features. It knows nothing of where rows come from.

/// Log-odds taken apart: what is said of a usual row, and what each feature adds for this one.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// Log-odds (natural logarithm) of a usual row of the training.
    pub base: f64,
    /// What each feature adds to it, in the order of the row.
    pub parts: Vec<f64>,
}

impl Explained {
    /// The log-odds of the row: the base and all parts.
    pub fn margin(&self) -> f64 {
        self.base + self.parts.iter().sum::<f64>()
    }
}

/// A model over rows of numbers; a value that is not finite is missing.
pub trait Ranker {
    /// Numbers in a row.
    fn width(&self) -> usize;

    /// Log-odds of a row, natural logarithm.
    ///
    /// # Panics
    /// If the row is shorter than [`Ranker::width`].
    fn margin(&self, row: &[f64]) -> f64;

    /// The same log-odds as a sum over the features; exact, so the parts add up to the margin.
    fn explain(&self, row: &[f64]) -> Explained;

    /// Log-odds of many rows that stand one after the other.
    fn margins(&self, rows: &[f64]) -> Vec<f64> {
        rows.chunks_exact(self.width()).map(|row| self.margin(row)).collect()
    }
}

/// The probability of log-odds.
pub fn probability(margin: f64) -> f64 {
    1.0 / (1.0 + (-margin).exp())
}

/// The log-odds of a probability; of 0 and 1 those of a millionth beside them.
pub fn log_odds(probability: f64) -> f64 {
    /// Nothing is more certain than this.
    const LEAST: f64 = 1e-6;
    let p = probability.clamp(LEAST, 1.0 - LEAST);
    (p / (1.0 - p)).ln()
}
