//! What a cubic metre of packed goods can weigh, by headings and chapters: `data/densities.csv`.
//!
//! Our own bounds, drawn wide: above is the solid material or the closest packing of it, below the
//! loosest goods of the kind. The column `reason` says which material sets the upper one.

use sarhad_model::HsCode;

/// Bounds for some headings or chapters.
#[derive(Debug, Clone, PartialEq)]
pub struct DensityBounds {
    /// First and last heading (four digits) or chapter (two digits).
    headings: (String, String),
    /// Least kilograms of a cubic metre.
    pub low: f64,
    /// Most kilograms of a cubic metre.
    pub high: f64,
}

impl DensityBounds {
    pub(super) fn read(row: &[String]) -> Self {
        let [headings, low, high, _reason] = row else {
            panic!("data/densities.csv has four columns: {row:?}");
        };
        let number = |text: &str| -> f64 {
            text.parse().unwrap_or_else(|_| panic!("data/densities.csv: {text} is no number"))
        };
        let (first, last) = headings.split_once('-').unwrap_or((headings, headings));
        assert!(first.len() == last.len() && first <= last, "data/densities.csv: {headings}");
        let bounds = Self {
            headings: (first.to_owned(), last.to_owned()),
            low: number(low),
            high: number(high),
        };
        assert!(0.0 < bounds.low && bounds.low < bounds.high, "data/densities.csv: {row:?}");
        bounds
    }

    /// Whether they are of a code: digits that two of them need.
    fn holds(&self, hs: &HsCode) -> Option<usize> {
        let digits = self.headings.0.len();
        let code = match digits {
            4 => hs.heading()?,
            _ => hs.chapter(),
        };
        (*self.headings.0 <= *code && *code <= *self.headings.1).then_some(digits)
    }

    /// The bounds of a code: those of its heading before those of its chapter.
    pub fn of<'b>(all: &'b [Self], hs: &HsCode) -> Option<&'b Self> {
        let holding = all.iter().filter_map(|one| Some((one.holds(hs)?, one)));
        holding.max_by_key(|(digits, _)| *digits).map(|(_, one)| one)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tables;
    use super::*;

    #[test]
    fn every_chapter_has_bounds_and_a_heading_goes_before_it() {
        let tables = Tables::built_in();
        let of = |code: &str| {
            let hs = HsCode::parse(code).unwrap();
            DensityBounds::of(&tables.densities, &hs).map(|one| one.high)
        };
        for chapter in (1..=97).filter(|chapter| *chapter != 77) {
            assert!(of(&format!("{chapter:02}0100")).is_some(), "chapter {chapter}");
        }
        assert_eq!(of("280540"), Some(13_600.0));
        assert_eq!(of("281217"), Some(6_000.0));
        assert_eq!(of("630790"), Some(1_000.0));
    }
}
