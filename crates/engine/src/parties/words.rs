//! Words that say little about who a party is: trade words, titles, particles, common given
//! names.
//!
//! The table is `data/names/words.csv`, our own work. A trade word stands for its concept
//! (trading = торговый = ticaret = 贸易), so that it matches across languages at its low weight.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::{fold, latin, skeleton};

use super::dictionary::FuzzyDictionary;
use super::patronymic::stem_of;

/// What a common word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordClass {
    /// Trading, plant, international.
    Trade,
    /// And, of, named after.
    Stop,
    /// Mr, sheikh, general.
    Title,
    /// Al, bin, de.
    Particle,
    /// A frequent given name.
    Given,
}

/// A common word.
#[derive(Debug, Clone, Copy)]
pub(super) struct CommonWord {
    pub class: WordClass,
    /// Concept of a trade word; the name that a given name is a form of (Serhiy, Sergey).
    pub concept: Option<&'static str>,
    /// Share of the weight of an ordinary word, 0 to 1.
    pub weight: f32,
}

/// Shortest trade word that is recognised with one letter wrong.
const MIN_FUZZY_LEN: usize = 8;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    Table::read(include_str!("../../../../data/names/words.csv"))
        .expect("the built-in table is well formed: a test reads it")
});

struct Table {
    exact: HashMap<String, CommonWord>,
    /// Beginnings (`торгов*`), longest first.
    beginnings: Vec<(String, CommonWord)>,
    /// Skeletons of given names and particles: they are spelled in many ways.
    skeletons: HashMap<String, CommonWord>,
    /// The same names without their last vowel, as they stand in patronymics.
    fathers: HashMap<String, &'static str>,
    /// Numbers in words with their digits.
    numbers: HashMap<String, &'static str>,
    /// Long trade words by their skeleton, for misspelled ones.
    misspelled: FuzzyDictionary,
    misspelled_words: Vec<CommonWord>,
}

impl Table {
    fn read(text: &'static str) -> Option<Self> {
        let mut table = Self {
            exact: HashMap::new(),
            beginnings: Vec::new(),
            skeletons: HashMap::new(),
            fathers: HashMap::new(),
            numbers: HashMap::new(),
            misspelled: FuzzyDictionary::default(),
            misspelled_words: Vec::new(),
        };
        let mut long = Vec::new();
        for line in text.lines().skip(1) {
            let mut fields = line.split(',');
            let (form, class, concept, weight) =
                (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
            let class = match class {
                "trade" => WordClass::Trade,
                "stop" => WordClass::Stop,
                "title" => WordClass::Title,
                "particle" => WordClass::Particle,
                "given" => WordClass::Given,
                "number" => {
                    table.numbers.insert(fold(form), concept);
                    continue;
                }
                _ => return None,
            };
            let word = CommonWord {
                class,
                concept: (!concept.is_empty()).then_some(concept),
                weight: weight.parse().ok()?,
            };
            let folded = fold(form.trim_end_matches('*'));
            let key = skeleton(&latin(&folded));
            if class == WordClass::Trade && key.len() >= MIN_FUZZY_LEN {
                long.push((key.clone(), word));
            }
            if class == WordClass::Given {
                if let Some(concept) = word.concept {
                    let stem = skeleton(stem_of(&latin(&folded)));
                    table.fathers.entry(stem).or_insert(concept);
                }
                table.skeletons.entry(key).or_insert(word);
            }
            if form.ends_with('*') {
                table.beginnings.push((folded, word));
            } else {
                table.exact.entry(folded).or_insert(word);
            }
        }
        table.beginnings.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        long.sort_by(|a, b| a.0.cmp(&b.0));
        long.dedup_by(|a, b| a.0 == b.0);
        table.misspelled = FuzzyDictionary::build(long.iter().map(|(key, _)| key.as_str()));
        table.misspelled_words = long.into_iter().map(|(_, word)| word).collect();
        Some(table)
    }
}

/// Looks a word up by its folded form and skeleton.
pub(super) fn common_word(folded: &str, skeleton: &str) -> Option<CommonWord> {
    let table = &*TABLE;
    if let Some(word) = table.exact.get(folded) {
        return Some(*word);
    }
    if let Some((_, word)) =
        table.beginnings.iter().find(|(beginning, _)| folded.starts_with(beginning.as_str()))
    {
        return Some(*word);
    }
    if let Some(word) = table.skeletons.get(skeleton) {
        return Some(*word);
    }
    if skeleton.len() < MIN_FUZZY_LEN {
        return None;
    }
    let found = table.misspelled.find(skeleton).into_iter().find(|(_, distance)| *distance <= 1)?;
    table.misspelled_words.get(found.0 as usize).copied()
}

/// The digits of a number in words: fourteenth, первый.
pub(super) fn number_word(folded: &str) -> Option<&'static str> {
    TABLE.numbers.get(folded).copied()
}

/// The given name that a father's name, as it stands in a patronymic, is a form of.
pub(super) fn father(stem_skeleton: &str) -> Option<&'static str> {
    TABLE.fathers.get(stem_skeleton).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look_up(word: &str) -> Option<CommonWord> {
        let folded = fold(word);
        common_word(&folded, &skeleton(&latin(&folded)))
    }

    #[test]
    fn trade_words_of_many_languages_share_a_concept() {
        for word in ["Trading", "ТОРГОВЫЙ", "торговая", "savdo", "贸易", "Ticaret"]
        {
            assert_eq!(look_up(word).and_then(|w| w.concept), Some("trade"), "{word}");
        }
        let misspelled = look_up("Internatonal").and_then(|w| w.concept);
        assert_eq!(misspelled, Some("international"));
    }

    #[test]
    fn forms_of_one_given_name_share_it() {
        for word in ["Sergei", "Сергій", "Serhiy", "Siarhei"] {
            assert_eq!(look_up(word).and_then(|w| w.concept), Some("sergey"), "{word}");
        }
        assert_eq!(father("oleksandr"), father("aleksandr"));
        assert!(father("aleksandr").is_some());
    }

    #[test]
    fn given_names_are_known_in_any_spelling() {
        for word in ["Mohammad", "Sergei", "Сергей", "Yusuf"] {
            assert_eq!(look_up(word).map(|w| w.class), Some(WordClass::Given), "{word}");
        }
        assert!(look_up("Barlybayev").is_none());
    }
}
