//! Parameters: which words of a text give a number to which of them. It compares nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::measures::Measure;
use super::normal::{NormalText, term_stems};

/// Words before a number that may name it.
const WORDS_BEFORE: usize = 3;
/// Words after a number that may name it.
const WORDS_AFTER: usize = 2;
/// A word of the table stands for longer words too when it has so many letters.
const PREFIX_LETTERS: usize = 4;

#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ParameterRecord {
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
    bare: Option<bool>,
    #[serde(default)]
    exact: bool,
    #[serde(default)]
    upper: bool,
    #[serde(default)]
    at: AskAt,
}

/// Where an officer finds the value of a parameter.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskAt {
    /// In the data sheet or technical passport.
    #[default]
    DataSheet,
    /// On the nameplate.
    Nameplate,
    /// In the certificate of analysis or of the mill.
    Certificate,
    /// With a tape, calipers or a balance.
    Measure,
    /// From the maker, the consignee or an expert.
    Maker,
}

impl AskAt {
    /// All places.
    pub const ALL: [Self; 5] =
        [Self::DataSheet, Self::Nameplate, Self::Certificate, Self::Measure, Self::Maker];

    /// Key of its message (`term-ask-at-…`).
    pub fn key(self) -> &'static str {
        match self {
            Self::DataSheet => "ask-at-data-sheet",
            Self::Nameplate => "ask-at-nameplate",
            Self::Certificate => "ask-at-certificate",
            Self::Measure => "ask-at-measure",
            Self::Maker => "ask-at-maker",
        }
    }
}

/// What binds a number to a parameter.
#[derive(Debug, Default)]
pub(super) struct Parameter {
    /// Key as in the catalogue.
    pub name: String,
    words: Vec<String>,
    not: Vec<String>,
    /// Whether a unit is enough to bind; none: by its dimension.
    pub bare: Option<bool>,
    /// Whether the threshold itself clearly misses a strict limit.
    pub exact: bool,
    /// Whether of a range the upper end is the value (a full scale of 0 to 10 kPa is 10 kPa).
    pub upper: bool,
    /// Where its value stands.
    pub at: AskAt,
}

impl Parameter {
    /// A parameter without words of its own: only its unit can bind.
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }
}

/// Reads `data/catalogue/parameters.toml`.
pub(super) fn read(toml: &str) -> Result<Vec<Parameter>, toml::de::Error> {
    let records: BTreeMap<String, ParameterRecord> = toml::from_str(toml)?;
    Ok(records.into_iter().map(|(name, record)| parameter(name, &record)).collect())
}

fn parameter(name: String, record: &ParameterRecord) -> Parameter {
    let stems = |words: &[String]| words.iter().flat_map(|word| term_stems(word)).collect();
    Parameter {
        name,
        words: stems(&record.words),
        not: stems(&record.not),
        bare: record.bare,
        exact: record.exact,
        upper: record.upper,
        at: record.at,
    }
}

/// The words around a number that may name it, the side that decides first.
pub(super) struct Context<'t>([Vec<&'t str>; 2]);

impl<'t> Context<'t> {
    /// The words around a number.
    pub fn of(measure: &'t Measure, text: &'t NormalText) -> Self {
        let word = |place: usize| {
            let token = &text.tokens[place];
            let quantity = token.stem.starts_with(|c: char| c.is_ascii_digit());
            (!quantity).then_some(token.stem.as_str())
        };
        if let Some(marker) = measure.marker.as_deref() {
            return Self([vec![marker], Vec::new()]);
        }
        let before = (0..measure.tokens.0).rev().take(WORDS_BEFORE).map_while(word);
        // Words that another number follows belong to that number; a number without a unit
        // is named by the words before it only.
        let next = measure.tokens.1 + 1..text.tokens.len();
        let mut after: Vec<&str> = next.clone().take(WORDS_AFTER).map_while(word).collect();
        let number_follows = next.start + after.len() < text.tokens.len()
            && word(next.start + after.len()).is_none()
            && !after.is_empty();
        if number_follows || measure.dimension.is_none() {
            after.clear();
        }
        Self([before.collect(), after])
    }

    /// Whether the words give the number to a parameter (true), to another (false), or say
    /// nothing. Words before it go before words after it, near ones before far ones.
    pub fn says(&self, parameter: &Parameter) -> Option<bool> {
        self.0.iter().flatten().find_map(|near| {
            if among(near, &parameter.words) {
                Some(true)
            } else if among(near, &parameter.not) {
                Some(false)
            } else {
                None
            }
        })
    }
}

fn among(near: &str, words: &[String]) -> bool {
    words.iter().any(|word| {
        near == word || (word.chars().count() >= PREFIX_LETTERS && near.starts_with(word.as_str()))
    })
}
