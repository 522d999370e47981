//! Qualities: conditions that words decide, not numbers (`wetted material`, `sterilisable`),
//! from `data/catalogue/qualities.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::judgement::Truth;
use super::normal::NormalText;
use super::parameters::AskAt;
use super::terms::TermIndex;

/// Words between the words of a phrase.
const GAP: usize = 0;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    yes: Vec<String>,
    no: Vec<String>,
    #[serde(default)]
    at: AskAt,
}

/// What a text says, and the words that say it, as first and last token.
pub(super) type Said = (Truth, Option<(usize, usize)>);

/// The qualities with the words that decide them.
#[derive(Debug, Default)]
pub(super) struct Qualities {
    names: Vec<String>,
    /// Where each is found out.
    places: Vec<AskAt>,
    words: TermIndex,
    /// For each phrase its quality and what it says.
    says: Vec<(usize, Truth)>,
}

impl Qualities {
    /// Reads the table.
    pub fn read(toml: &str) -> Result<Self, toml::de::Error> {
        let records: BTreeMap<String, Record> = toml::from_str(toml)?;
        let mut qualities = Self::default();
        let mut phrases = Vec::new();
        for (name, record) in records {
            let number = qualities.names.len();
            qualities.names.push(name);
            qualities.places.push(record.at);
            for (phrase, truth) in record
                .yes
                .into_iter()
                .map(|phrase| (phrase, Truth::True))
                .chain(record.no.into_iter().map(|phrase| (phrase, Truth::False)))
            {
                phrases.push(phrase);
                qualities.says.push((number, truth));
            }
        }
        qualities.words = TermIndex::build(phrases.iter().map(|phrase| (phrase.as_str(), GAP)));
        Ok(qualities)
    }

    /// The number of a quality.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// Where a quality is found out.
    pub fn place(&self, quality: usize) -> AskAt {
        self.places[quality]
    }

    /// What a text says about each quality; words for yes prevail over words for no.
    pub fn judge(&self, text: &NormalText) -> Vec<Said> {
        let mut said: Vec<Said> = vec![(Truth::Unknown, None); self.names.len()];
        for hit in self.words.find(text) {
            let (quality, truth) = self.says[hit.term as usize];
            let before = said[quality];
            if before.1.is_none() || (before.0, truth) == (Truth::False, Truth::True) {
                said[quality] = (truth, Some(hit.tokens));
            }
        }
        said
    }
}
