//! The country of a place that a paper gives by its name only: `data/cities.csv`, and the names
//! of countries themselves.
//!
//! Names that two countries share (Alat, Astara, Khorgos, Brest) are not in the table, and a
//! text that names places of two countries leads to none: unknown is better than wrong. It is
//! for fields of places; addresses, with their streets named after towns, are not read here.

use std::collections::HashMap;

use sarhad_model::{CountryCode, Location, Text, codes};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::plain_words;

/// Most words in the name of a place or a country of the tables.
const MOST_WORDS: usize = 7;
/// Longest text that is read, in characters; the field of a place holds a name, not a letter.
const LONGEST_TEXT: usize = 200;
/// What separates a place from the larger one that it is in.
const SEPARATORS: [char; 7] = [',', ';', '/', '(', ')', '\n', '|'];

/// Where a name counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Anywhere in the text, as whole words.
    Any,
    /// Only as a whole part: as a word among others it means something else (Mary, Van).
    Whole,
}

/// Places by name.
#[derive(Debug, Clone, Default)]
pub struct Cities(HashMap<String, (CountryCode, Reach)>);

impl Cities {
    /// Reads rows of `country,name,match,locode,aliases`.
    ///
    /// # Panics
    /// If a row is broken, or a name stands for two countries.
    pub(super) fn read(rows: impl Iterator<Item = Vec<String>>) -> Self {
        let mut cities = Self::default();
        for row in rows {
            let [country, name, reach, codes, aliases] = &row[..] else {
                panic!("data/cities.csv has five columns: {row:?}");
            };
            let country = CountryCode::known(country);
            let reach = match reach.as_str() {
                "any" => Reach::Any,
                "whole" => Reach::Whole,
                other => panic!("data/cities.csv: unknown kind of match {other}"),
            };
            cities.add(name, country, reach);
            for alias in aliases.split('|').filter(|alias| !alias.is_empty()) {
                cities.add(alias, country, reach);
            }
            for code in codes.split('|').filter(|code| !code.is_empty()) {
                cities.add(code, country, Reach::Any);
                cities.add(&format!("{} {}", &code[..2], &code[2..]), country, Reach::Any);
            }
        }
        cities
    }

    fn add(&mut self, name: &str, country: CountryCode, reach: Reach) {
        let key = key(name);
        let words = key.split(' ').count();
        assert!(!key.is_empty() && words <= MOST_WORDS, "data/cities.csv: {name}");
        if let Some((other, _)) = self.0.insert(key, (country, reach)) {
            assert_eq!(other, country, "data/cities.csv: {name} stands for two countries");
        }
    }

    /// How many names are known.
    pub fn names(&self) -> usize {
        self.0.len()
    }

    /// The country of a place: stated or coded in the paper, or else found by its name, or by
    /// what stands in the place of a code and is none (`AF`).
    pub fn country(&self, place: &Location) -> Option<CountryCode> {
        place
            .country()
            .or_else(|| self.find(place.name.as_ref().map_or("", Text::value)))
            .or_else(|| self.find(place.code.as_ref().map_or("", |code| &code.raw)))
    }

    /// The country of the place that a text names.
    ///
    /// A country or its two-letter code at the end wins (`MINSK TEMPORARY STORE BY`), then parts
    /// that are a name as a whole, then names among other words. States of the United States are
    /// written like countries (`Los Angeles, CA`): there the town wins.
    pub fn find(&self, text: &str) -> Option<CountryCode> {
        let text = match text.char_indices().nth(LONGEST_TEXT) {
            Some((end, _)) => &text[..end],
            None => text,
        };
        // Fort-de-France does not end with a country.
        if let Some((country, _)) = self.0.get(&key(text)) {
            return Some(*country);
        }
        let town = || self.town(text);
        match country_at_end(text) {
            Some((country, true)) => match town() {
                Some(town) if town.as_str() == "US" => Some(town),
                _ => Some(country),
            },
            Some((country, false)) => Some(country),
            None => town(),
        }
    }

    /// The one country of the towns in a text.
    fn town(&self, text: &str) -> Option<CountryCode> {
        let parts: Vec<String> =
            text.split(SEPARATORS).map(key).filter(|part| !part.is_empty()).collect();
        let whole = only(parts.iter().filter_map(|part| self.0.get(part)).map(|(c, _)| *c));
        match whole {
            Found::One(country) => Some(country),
            Found::Several => None,
            Found::None => {
                let inside = parts.iter().flat_map(|part| self.inside(part));
                match only(inside) {
                    Found::One(country) => Some(country),
                    Found::None | Found::Several => None,
                }
            }
        }
    }

    /// Countries of the names among the words of a part, longest names first.
    fn inside(&self, part: &str) -> Vec<CountryCode> {
        let words: Vec<&str> = part.split(' ').collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let lengths = (1..=MOST_WORDS.min(words.len() - at)).rev();
            let named = lengths.into_iter().find_map(|length| {
                let (country, reach) = self.0.get(&words[at..at + length].join(" "))?;
                (*reach == Reach::Any).then_some((*country, length))
            });
            match named {
                Some((country, length)) => {
                    found.push(country);
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// What some readings of a text agree on.
enum Found {
    None,
    One(CountryCode),
    Several,
}

fn only(countries: impl Iterator<Item = CountryCode>) -> Found {
    let mut found = Found::None;
    for country in countries {
        found = match found {
            Found::None => Found::One(country),
            Found::One(one) if one == country => Found::One(one),
            Found::One(_) | Found::Several => return Found::Several,
        };
    }
    found
}

/// Plain words without hyphens and without accents on Latin letters.
fn key(text: &str) -> String {
    let plain = plain_words(text);
    let folded: String = plain
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'ı' => 'i',
            '-' => ' ',
            c => c,
        })
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The country that the text ends with, and whether it is only a code of two letters.
fn country_at_end(text: &str) -> Option<(CountryCode, bool)> {
    let last = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    if is_two_capitals(last.trim()) {
        return CountryCode::parse(last).ok().map(|country| (country, true));
    }
    if last.contains(SEPARATORS) {
        // `Incheon, Korea, Republic of`: the whole of what follows a separator, longest first.
        let mut parts = last.match_indices(SEPARATORS);
        if let Some(country) =
            parts.find_map(|(at, separator)| CountryCode::parse(&last[at + separator.len()..]).ok())
        {
            let is_code = last.rsplit(SEPARATORS).next().is_some_and(|end| end.trim().len() == 2);
            return Some((country, is_code));
        }
    } else if let Some(country) = named_country(last) {
        return Some((country, false));
    }
    let part = last.rsplit(SEPARATORS).next().unwrap_or(last);
    let starts: Vec<usize> = part
        .char_indices()
        .filter(|(at, c)| *at > 0 && (c.is_whitespace() || *c == '-'))
        .map(|(at, c)| at + c.len_utf8())
        .collect();
    let tails = starts.iter().map(|at| part[*at..].trim()).filter(|tail| !tail.is_empty());
    for tail in tails {
        if let Some(country) = named_country(tail) {
            return Some((country, false));
        }
        if is_two_capitals(tail) {
            return CountryCode::parse(tail).ok().map(|country| (country, true));
        }
    }
    None
}

fn is_two_capitals(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// A country by a name or a usual short form; codes of two and three letters are not names here,
/// for a word of three letters at the end of a place is often no country (`PORT AND BAR`).
fn named_country(text: &str) -> Option<CountryCode> {
    let country = CountryCode::parse(text).ok()?;
    let is_code = text.len() == 2
        || text.len() == 3
            && codes::countries().iter().any(|row| row.alpha3.eq_ignore_ascii_case(text))
            && !text.eq_ignore_ascii_case("USA");
    (!is_code).then_some(country)
}

#[cfg(test)]
mod tests {
    use sarhad_model::{Location, Span, UnLocode, Value};

    use super::super::Tables;

    /// `text,country`; no country: unknown.
    const CASES: &str = include_str!("../../tests/places.csv");

    #[test]
    fn places_lead_to_their_countries() {
        let cities = Tables::built_in().cities;
        let mut faults = Vec::new();
        for row in csv::Reader::from_reader(CASES.as_bytes()).into_records() {
            let row = row.unwrap();
            let found = cities.find(&row[0]).map(|country| country.to_string());
            if found.as_deref().unwrap_or_default() != &row[1] {
                faults.push(format!("{} is {found:?}, not {}", &row[0], &row[1]));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn a_country_in_the_place_of_a_code_counts() {
        let code = |raw| Location {
            code: Some(Value::read(raw, Span::None, UnLocode::parse)),
            ..Location::default()
        };
        let of = |raw| Tables::built_in().cities.country(&code(raw)).map(|c| c.to_string());
        assert_eq!(of("AF").as_deref(), Some("AF"));
        assert_eq!(of("TRMER").as_deref(), Some("TR"));
        assert_eq!(of("Q9"), None);
    }

    #[test]
    fn many_places_are_known() {
        assert!(Tables::built_in().cities.names() > 2000);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in ".{0,300}") {
            let cities = super::Cities::default();
            let _ = cities.find(&text);
        }

        #[test]
        fn case_and_hyphens_do_not_matter(at in 0usize..2000) {
            let cities = Tables::built_in().cities;
            let mut names: Vec<_> = cities.0.iter().filter(|(name, _)| name.len() > 3).collect();
            names.sort_unstable_by(|a, b| a.0.cmp(b.0));
            let (name, (country, _)) = names[at % names.len()];
            proptest::prop_assert_eq!(cities.find(&name.to_uppercase()), Some(*country), "{}", name);
            let hyphened = name.replace(' ', "-");
            proptest::prop_assert_eq!(cities.find(&hyphened), Some(*country), "{}", hyphened);
        }
    }
}
