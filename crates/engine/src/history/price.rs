//! What goods cost a kilogram, or weigh a cubic metre: the median and the median distance from it, of
//! the natural logarithm of value by mass, or mass by volume. Both stand firm when a tenth of the
//! declared values is wrong.

/// At most so many of the latest prices are compared with: prices age, and more add nothing.
pub const MAX_PEERS: usize = 1_000;

/// Makes the median distance comparable with a standard deviation of a normal distribution.
const NORMAL: f64 = 0.6745;

/// The level of a price, or of a density.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriceLevel {
    /// Prices or densities it rests on.
    pub count: usize,
    /// Median of the logarithm.
    median: f64,
    /// Median distance from it.
    spread: f64,
}

impl PriceLevel {
    /// Of logarithms; nothing of none.
    pub fn of(mut logs: Vec<f64>) -> Option<Self> {
        let count = logs.len();
        let median = median(&mut logs)?;
        let mut distances: Vec<f64> = logs.iter().map(|log| (log - median).abs()).collect();
        let spread = median_of(&mut distances);
        Some(Self { count, median, spread })
    }

    /// The usual price of a kilogram, or mass of a cubic metre.
    pub fn usual(&self) -> f64 {
        self.median.exp()
    }

    /// How far a price is from the usual one, as a robust z-score; below zero when cheaper. The
    /// spread is taken for at least `least`, a share of the price.
    pub fn distance(&self, price: f64, least: f64) -> f64 {
        NORMAL * (price.ln() - self.median) / self.spread.max(least)
    }

    /// The prices at a distance of `z` on both sides.
    pub fn range(&self, z: f64, least: f64) -> (f64, f64) {
        let reach = z * self.spread.max(least) / NORMAL;
        ((self.median - reach).exp(), (self.median + reach).exp())
    }
}

fn median(values: &mut [f64]) -> Option<f64> {
    (!values.is_empty()).then(|| median_of(values))
}

/// The middle value; of an even number the lower of the two in the middle, so that it is a price
/// that somebody stated.
fn median_of(values: &mut [f64]) -> f64 {
    let middle = (values.len() - 1) / 2;
    let (_, value, _) = values.select_nth_unstable_by(middle, f64::total_cmp);
    *value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_tenth_moves_nothing() {
        let mut logs: Vec<f64> = (90..=110).map(|price| f64::from(price).ln()).collect();
        let clean = PriceLevel::of(logs.clone()).unwrap();
        logs.extend([1e6_f64.ln(), 1e7_f64.ln()]);
        let dirty = PriceLevel::of(logs).unwrap();
        assert!((clean.usual() - 100.0).abs() < 1e-9 && (dirty.usual() - 101.0).abs() < 1e-9);
        assert!(dirty.distance(100.0, 0.1).abs() < 0.2);
        assert!(dirty.distance(300.0, 0.1) > 3.5 && dirty.distance(30.0, 0.1) < -3.5);
        let (low, high) = dirty.range(3.5, 0.1);
        assert!((dirty.distance(low, 0.1) + 3.5).abs() < 1e-9);
        assert!((dirty.distance(high, 0.1) - 3.5).abs() < 1e-9);
        assert_eq!(PriceLevel::of(Vec::new()), None);
    }
}
