//! Radioactive goods that a text names by words: ores, sources and materials, and nuclides
//! (`Cs-137`, `цезий-137`) with a word for a source or an activity with its unit.
//!
//! A nuclide alone is no sign: article numbers look the same (`CO-60`). Codes and classes of
//! dangerous goods are not read here.

use std::collections::HashMap;

use super::catalogue::CatalogueError;
use super::normal::{NormalText, Token, term_stems};
use super::word_kinds::WordKinds;

/// Symbols that are words or abbreviations too: parted from the mass by a blank they count only
/// when written as in chemistry (`Co 60`).
const WORD_LIKE: [&str; 13] =
    ["ac", "am", "ba", "cd", "co", "fe", "mo", "na", "ni", "pm", "po", "ru", "th"];
/// Symbols that never stand for a nuclide when parted from the mass by a blank (`IN 111 BOXES`).
const NEVER_BLANK: [&str; 7] = ["f", "h", "i", "in", "k", "tm", "y"];
/// Units of activity, after a decimal prefix.
const UNITS: [&str; 8] = ["bq", "ci", "бк", "ки", "curie", "кюри", "becquerel", "беккерель"];
/// Decimal prefixes of the units, Latin and Cyrillic.
const PREFIXES: [&str; 14] = ["", "k", "m", "g", "t", "p", "u", "n", "к", "м", "г", "т", "мк", "н"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Names radioactive goods by itself.
    Goods,
    /// With a nuclide it makes a source, an ore or an isotope.
    Support,
    /// Says that the goods are not radioactive.
    Innocent,
    /// Another meaning of a word for a source (`light source`).
    Other,
}

/// The words and nuclides.
#[derive(Debug, Default)]
pub(super) struct RadioactiveTable {
    words: WordKinds<Kind>,
    /// Mass numbers by symbol or by the stem of a name; `99m` is one.
    nuclides: HashMap<String, Vec<String>>,
}

impl RadioactiveTable {
    /// Reads `term,lang,kind` and `symbol,mass,names_en,names_ru,use,half_life`.
    pub fn read(words: &str, isotopes: &str) -> Result<Self, CatalogueError> {
        type Row = (String, String, String, String, String, String);
        let words = WordKinds::read(words, |kind| match kind {
            "goods" => Some(Kind::Goods),
            "support" => Some(Kind::Support),
            "innocent" => Some(Kind::Innocent),
            "other" => Some(Kind::Other),
            _ => None,
        })?;
        let mut nuclides: HashMap<String, Vec<String>> = HashMap::new();
        for row in csv::Reader::from_reader(isotopes.as_bytes()).into_deserialize() {
            let (symbol, mass, names_en, names_ru, _use, _half_life): Row = row?;
            let names = names_en.split('|').chain(names_ru.split('|')).flat_map(term_stems);
            for key in names.chain([symbol.to_lowercase()]) {
                nuclides.entry(key).or_default().push(mass.clone());
            }
        }
        Ok(Self { words, nuclides })
    }

    /// The words of the text, as written, that make the goods radioactive.
    pub fn find(&self, text: &NormalText, written: &str) -> Option<String> {
        let hits = self.words.find(text);
        let as_written =
            |(first, last): (usize, usize)| written[text.tokens_origin(first, last)].to_owned();
        let innocent = hits.has(Kind::Innocent);
        if let Some(goods) = hits.first(Kind::Goods, &[Kind::Other]).filter(|_| !innocent) {
            return Some(as_written(goods));
        }
        let nuclide = self.nuclide(text, written)?;
        let support = hits.first(Kind::Support, &[Kind::Other]).filter(|_| !innocent);
        (support.is_some() || has_activity(text)).then(|| as_written(nuclide))
    }

    /// The first nuclide, by its tokens.
    fn nuclide(&self, text: &NormalText, written: &str) -> Option<(usize, usize)> {
        (0..text.tokens.len()).find_map(|at| {
            if self.is_nuclide_in_one(word(text, &text.tokens[at])) {
                return Some((at, at));
            }
            let next = text.tokens.get(at + 1)?;
            let between = &text.text[text.tokens[at].span.end..next.span.start];
            let joined = match between.trim() {
                "-" => true,
                "" => may_be_parted(text, written, at),
                _ => false,
            };
            (joined && self.is_nuclide(text, &text.tokens[at], word(text, next)))
                .then_some((at, at + 1))
        })
    }

    fn is_nuclide(&self, text: &NormalText, name: &Token, mass: &str) -> bool {
        let of = |key: &str| {
            self.nuclides.get(key).is_some_and(|masses| masses.iter().any(|one| one == mass))
        };
        of(word(text, name)) || of(&name.stem)
    }

    /// `cs137`, `137cs`, `цезий137`.
    fn is_nuclide_in_one(&self, word: &str) -> bool {
        let known = |name: &str, mass: &str| {
            !name.is_empty()
                && self.nuclides.get(name).is_some_and(|masses| masses.iter().any(|m| m == mass))
        };
        let digits = word.find(|c: char| c.is_ascii_digit());
        let letters = word.find(|c: char| !c.is_ascii_digit());
        match (digits, letters) {
            (Some(0), Some(at)) => {
                known(&word[at..], &word[..at])
                    || word[at..]
                        .strip_prefix('m')
                        .is_some_and(|symbol| known(symbol, &word[..=at]))
            }
            (Some(at), Some(0)) => {
                let name = &word[..at];
                let stems = term_stems(name);
                known(name, &word[at..])
                    || stems.first().is_some_and(|stem| known(stem, &word[at..]))
            }
            _ => false,
        }
    }
}

/// Whether a blank may part symbol and mass.
fn may_be_parted(text: &NormalText, written: &str, at: usize) -> bool {
    let name = word(text, &text.tokens[at]);
    if NEVER_BLANK.contains(&name) {
        return false;
    }
    let as_written = &written[text.tokens_origin(at, at)];
    !WORD_LIKE.contains(&name) || as_written.chars().nth(1).is_some_and(char::is_lowercase)
}

fn word<'t>(text: &'t NormalText, token: &Token) -> &'t str {
    &text.text[token.span.clone()]
}

/// Whether a number with a unit of activity stands in the text.
fn has_activity(text: &NormalText) -> bool {
    let is_unit = |word: &str| {
        UNITS
            .iter()
            .any(|unit| word.strip_suffix(unit).is_some_and(|prefix| PREFIXES.contains(&prefix)))
    };
    text.tokens.iter().enumerate().any(|(at, token)| {
        let own = word(text, token);
        let in_one = own.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        (in_one.len() < own.len() && is_unit(in_one))
            || (at > 0 && text.tokens[at - 1].number && is_unit(own))
    })
}

#[cfg(test)]
mod tests {
    use crate::goods::GoodsIndex;

    /// `text,sign`; no sign: not radioactive by its words.
    const CASES: &str = include_str!("../../tests/radioactive.csv");

    #[test]
    fn words_tell_radioactive_goods() {
        let index = GoodsIndex::built_in();
        let mut faults = Vec::new();
        for row in csv::Reader::from_reader(CASES.as_bytes()).into_records() {
            let row = row.unwrap();
            let found = index.radioactive(&row[0]);
            if found.as_deref().unwrap_or_default() != &row[1] {
                faults.push(format!("{}: {found:?}, not {}", &row[0], &row[1]));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
