//! Places in the names of companies: Bank of China (Hong Kong), Toshkent Savdo. Two companies
//! that differ in the place are two companies.
//!
//! One-word names of `data/cities.csv` and of the countries. For companies only: many surnames
//! are names of towns.

use std::collections::HashMap;
use std::sync::LazyLock;

use sarhad_model::codes::countries;

use crate::text::{fold, latin, skeleton};

/// Shortest name of a place, in letters of its skeleton: Mary, Van and Osh are other words too.
const MIN_LETTERS: usize = 5;

static PLACES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut places = HashMap::new();
    let mut add = |name: &'static str, stands_for: &'static str| {
        if name.contains([' ', '-', '.']) || name.is_empty() {
            return;
        }
        let key = skeleton(&latin(&fold(name)));
        if key.len() >= MIN_LETTERS {
            places.entry(key).or_insert(stands_for);
        }
    };
    for country in countries() {
        add(country.name_en, country.name_en);
        add(country.name_ru, country.name_en);
    }
    for line in include_str!("../../../../data/cities.csv").lines().skip(1) {
        let fields: Vec<&'static str> = line.split(',').collect();
        let [_, name, _, _, aliases] = fields[..] else { continue };
        add(name, name);
        for alias in aliases.split('|') {
            add(alias, name);
        }
    }
    places
});

/// The English name of the place that a word is the name of, by its skeleton.
pub(super) fn place(skeleton: &str) -> Option<&'static str> {
    PLACES.get(skeleton).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_meet_across_languages() {
        for (word, name) in [("Ташкент", "Tashkent"), ("Алматы", "Almaty"), ("Китай", "China")]
        {
            assert_eq!(place(&skeleton(&latin(&fold(word)))), Some(name), "{word}");
        }
        assert_eq!(place("tulpar"), None);
    }
}
