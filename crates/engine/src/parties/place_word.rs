//! Places in the names of companies: Bank of China (Hong Kong), Toshkent Savdo. Two companies
//! that differ in the place are two companies.
//!
//! One-word names of `data/cities.csv`, of the countries, and what stands for these in
//! `data/names/place_words.csv` (Iranian, Russian, ایران). For companies only: many surnames are
//! names of towns.

use std::collections::HashMap;
use std::sync::LazyLock;

use sarhad_model::codes::countries;

use crate::text::{fold, latin, skeleton};

/// Shortest name of a place, in letters of its skeleton: Mary, Van and Osh are other words too.
const MIN_LETTERS: usize = 5;

static PLACES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut places = HashMap::new();
    // First: a town may sound like what a country is called (Sirjan, Syrian).
    for line in include_str!("../../../../data/names/place_words.csv").lines().skip(1) {
        let Some((name, forms)) = line.split_once(',') else { continue };
        for form in forms.split('|') {
            places.entry(skeleton(&latin(&fold(form)))).or_insert(name);
        }
    }
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

    #[test]
    fn words_stand_for_countries_that_there_are() {
        let text = include_str!("../../../../data/names/place_words.csv");
        for line in text.lines().skip(1) {
            let (name, forms) = line.split_once(',').unwrap();
            assert!(countries().iter().any(|country| country.name_en == name), "{name}");
            for form in forms.split('|') {
                let skeleton = skeleton(&latin(&fold(form)));
                assert_eq!(place(&skeleton), Some(name), "{form}");
            }
        }
    }
}
