//! How heavy the lines of an HS subheading are: what share of them is lighter. It says nothing of who
//! needs how much.

/// At most so many of the latest masses are compared with.
pub(super) const MAX_MASSES: usize = 1_000;

/// The masses of earlier lines of one subheading.
#[derive(Debug, Clone, PartialEq)]
pub struct MassLevel {
    /// Kilograms, ascending, at least one.
    sorted: Vec<f64>,
}

impl MassLevel {
    /// Of masses in kilograms, in any order; nothing of none.
    pub fn of(mut masses: Vec<f64>) -> Option<Self> {
        masses.sort_by(f64::total_cmp);
        (!masses.is_empty()).then_some(Self { sorted: masses })
    }

    /// Lines it rests on.
    pub fn count(&self) -> usize {
        self.sorted.len()
    }

    /// The mass that a share of the lines (0 to 1) does not exceed, kilograms: one that somebody
    /// stated.
    pub fn quantile(&self, share: f64) -> f64 {
        let place = (share.clamp(0.0, 1.0) * self.sorted.len() as f64).ceil() as usize;
        self.sorted[place.clamp(1, self.sorted.len()) - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_is_a_mass_that_was_stated() {
        let level = MassLevel::of((1..=200).rev().map(f64::from).collect()).unwrap();
        assert_eq!(level.count(), 200);
        for (share, kg) in [(0.0, 1.0), (0.5, 100.0), (0.99, 198.0), (1.0, 200.0)] {
            assert!((level.quantile(share) - kg).abs() < 1e-9, "{share}");
        }
        assert_eq!(MassLevel::of(Vec::new()), None);
    }
}
