//! Border places of the corridors that are watched: `data/places.csv`.
//!
//! Names are matched with their country when the paper gives one: there are two towns of Astara
//! that face each other across a border.

use sarhad_model::CountryCode;

use super::plain_words;

/// A corridor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corridor {
    /// Southwards over and around the Caspian Sea.
    SouthCaspian,
    /// Across the border of Afghanistan.
    Afghan,
}

/// Which side of the border a place is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// On the near side: goods may also stay there.
    Before,
    /// Beyond the border.
    Beyond,
}

/// One place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Corridor.
    pub corridor: Corridor,
    /// Side of the border.
    pub side: Side,
    /// Country.
    pub country: CountryCode,
    /// Usual name.
    pub name: String,
    /// All names, in plain words.
    names: Vec<String>,
}

impl Place {
    pub(super) fn read(row: &[String]) -> Self {
        let [corridor, side, country, name, aliases] = row else {
            panic!("data/places.csv has five columns: {row:?}");
        };
        let names = [name.as_str()].into_iter().chain(aliases.split('|'));
        Self {
            corridor: match corridor.as_str() {
                "south-caspian" => Corridor::SouthCaspian,
                "afghan" => Corridor::Afghan,
                other => panic!("data/places.csv: unknown corridor {other}"),
            },
            side: match side.as_str() {
                "before" => Side::Before,
                "beyond" => Side::Beyond,
                other => panic!("data/places.csv: unknown side {other}"),
            },
            country: CountryCode::known(country),
            name: name.clone(),
            names: names.filter(|name| !name.is_empty()).map(plain_words).collect(),
        }
    }

    /// Whether a place of the papers (its name in plain words, its country if known) is this.
    pub fn is_meant(&self, plain_name: &str, country: Option<CountryCode>) -> bool {
        country.is_none_or(|country| country == self.country)
            && self.names.iter().any(|name| {
                plain_name
                    .strip_prefix(name.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                    || plain_name
                        .strip_suffix(name.as_str())
                        .is_some_and(|rest| rest.ends_with(' '))
            })
    }
}
