//! Where countries are, for the length of ways: `data/country-points.csv`.
//!
//! One point a country, in whole degrees: the middle of its trade, not of its land. Good enough to
//! tell a way around half the world from a straight one, and for nothing finer.

use std::collections::BTreeMap;

use sarhad_model::CountryCode;

/// Mean radius of the Earth, kilometres.
const RADIUS_KM: f64 = 6371.0;

/// Points of countries: latitude and longitude, degrees.
#[derive(Debug, Clone, Default)]
pub struct CountryPoints(BTreeMap<CountryCode, (f64, f64)>);

impl CountryPoints {
    pub(super) fn read(rows: impl Iterator<Item = Vec<String>>) -> Self {
        let read = |row: Vec<String>| {
            let [country, lat, lon] = &row[..] else {
                panic!("data/country-points.csv has three columns: {row:?}");
            };
            let degrees = |text: &str, most: f64| -> f64 {
                let number = text.parse().ok().filter(|one: &f64| one.abs() <= most);
                number.unwrap_or_else(|| panic!("data/country-points.csv: {row:?}"))
            };
            (CountryCode::known(country), (degrees(lat, 90.0), degrees(lon, 180.0)))
        };
        Self(rows.map(read).collect())
    }

    /// Kilometres between two countries over the great circle; none when one is not in the table.
    pub fn distance_km(&self, one: CountryCode, other: CountryCode) -> Option<f64> {
        let radians = |(lat, lon): &(f64, f64)| (lat.to_radians(), lon.to_radians());
        let (lat, lon) = radians(self.0.get(&one)?);
        let (lat2, lon2) = radians(self.0.get(&other)?);
        let half = |angle: f64| (angle / 2.0).sin().powi(2);
        let chord = half(lat2 - lat) + lat.cos() * lat2.cos() * half(lon2 - lon);
        Some(2.0 * RADIUS_KM * chord.sqrt().min(1.0).asin())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tables;
    use super::*;

    #[test]
    fn distances_are_of_the_right_size() {
        let points = Tables::built_in().country_points;
        let km = |one: &str, other: &str| {
            points.distance_km(CountryCode::known(one), CountryCode::known(other))
        };
        assert_eq!(km("KZ", "KZ"), Some(0.0));
        let near = |one, other, low: f64, high: f64| {
            let found = km(one, other).unwrap();
            assert!((low..high).contains(&found), "{one} {other}: {found}");
            assert!((found - km(other, one).unwrap()).abs() < 1e-6);
        };
        near("KZ", "UZ", 400.0, 800.0);
        near("CN", "KZ", 3500.0, 4500.0);
        near("DE", "KZ", 4000.0, 4800.0);
        assert_eq!(km("KZ", "AQ"), None);
    }
}
