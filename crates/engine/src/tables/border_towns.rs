//! Towns within an hour of a border inside the customs union: `data/border-towns.csv`.
//!
//! Goods that were released into the union pass these borders without a declaration. The table names
//! towns and not districts; a town that is missing raises nothing.

use sarhad_model::CountryCode;

use super::plain_words;

/// A town near an internal border.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BorderTown {
    /// Country.
    pub country: CountryCode,
    /// Usual name.
    pub name: String,
    /// Country beyond the border.
    pub faces: CountryCode,
    /// All names, in plain words.
    names: Vec<String>,
}

impl BorderTown {
    pub(super) fn read(row: &[String]) -> Self {
        let [country, name, faces, aliases] = row else {
            panic!("data/border-towns.csv has four columns: {row:?}");
        };
        let names = [name.as_str()].into_iter().chain(aliases.split('|'));
        Self {
            country: CountryCode::known(country),
            name: name.clone(),
            faces: CountryCode::known(faces),
            names: names.map(plain).filter(|name| !name.is_empty()).collect(),
        }
    }

    /// Whether a text names it as whole words, in no other country.
    pub fn is_named(&self, text: &str, country: Option<CountryCode>) -> bool {
        let spaced = format!(" {} ", plain(text));
        let named = |name: &String| spaced.contains(&format!(" {name} "));
        country.is_none_or(|country| country == self.country) && self.names.iter().any(named)
    }
}

fn plain(text: &str) -> String {
    plain_words(text).replace('-', " ")
}
