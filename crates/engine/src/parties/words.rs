//! Words that say little about who a party is: trade words, titles, particles, common given
//! names.
//!
//! The tables are our own work: `trade_words.csv` (a concept a row, in the languages of the
//! trade: trading = торговый = ticaret = 贸易, so that it matches across languages at its low
//! weight), `given_names.csv` (a name a row, with its forms and its short forms), `words.csv`
//! (titles, particles, stop words, numbers in words).

use std::collections::HashMap;
use std::sync::LazyLock;

use sarhad_model::EntryKind;

use crate::text::{Script, fold, latin, script_of_word, skeleton};

use super::dictionary::FuzzyDictionary;
use super::patronymic::stem_of;
use super::plain::plain;

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
/// Fewest letters of a word whose skeleton may be so long (я is two letters in it).
const MIN_LONG_LETTERS: usize = 6;
/// Weight of a frequent given name.
const GIVEN_WEIGHT: f32 = 0.8;
/// Letters by which beginnings are indexed; none is shorter.
const HEAD_LETTERS: usize = 4;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    table
        .read_words(include_str!("../../../../data/names/words.csv"))
        .and_then(|()| table.read_trade(include_str!("../../../../data/names/trade_words.csv")))
        .and_then(|()| table.read_given(include_str!("../../../../data/names/given_names.csv")))
        .expect("the built-in tables are well formed: a test reads them");
    table.index_misspelled();
    table
});

/// A father's name.
#[derive(Debug, Clone, Copy)]
struct Father {
    /// `None` for what two names share.
    name: Option<&'static str>,
    /// Whether the name has no last vowel to lose: Aleksandr goes before Aleksandra.
    whole: bool,
}

#[derive(Default)]
struct Table {
    /// Titles, particles, stop words, given names in one spelling each.
    exact: HashMap<String, CommonWord>,
    /// Short forms of given names: of persons only, in this very spelling only.
    short: HashMap<String, CommonWord>,
    /// Trade words.
    trade: HashMap<String, CommonWord>,
    /// The words that stand for the concepts of trade words.
    concepts: HashMap<&'static str, CommonWord>,
    /// Beginnings of trade words (`торгов*`) by their first letters, longest first.
    beginnings: HashMap<String, Vec<(String, CommonWord)>>,
    /// Skeletons of given names: they are spelled in many ways. One that two names share
    /// (Alla, Aliya) stands for neither.
    skeletons: HashMap<String, CommonWord>,
    /// The same names without their last vowel, as they stand in patronymics.
    fathers: HashMap<String, Father>,
    /// Numbers in words with their digits.
    numbers: HashMap<String, &'static str>,
    /// Long trade words by their skeleton, for misspelled ones.
    long: Vec<(String, CommonWord)>,
    misspelled: FuzzyDictionary,
    misspelled_words: Vec<CommonWord>,
}

impl Table {
    fn read_words(&mut self, text: &'static str) -> Option<()> {
        for line in text.lines().skip(1) {
            let [form, class, concept, weight] = fields(line)?;
            let class = match class {
                "stop" => WordClass::Stop,
                "title" => WordClass::Title,
                "particle" => WordClass::Particle,
                "number" => {
                    self.numbers.insert(fold(form), concept);
                    continue;
                }
                _ => return None,
            };
            let word = CommonWord { class, concept: None, weight: weight.parse().ok()? };
            self.exact.entry(key(form)).or_insert(word);
        }
        Some(())
    }

    fn read_trade(&mut self, text: &'static str) -> Option<()> {
        for line in text.lines().skip(1) {
            let [concept, weight, forms] = fields(line)?;
            let weight = weight.parse().ok()?;
            let word = CommonWord { class: WordClass::Trade, concept: Some(concept), weight };
            self.concepts.insert(concept, word);
            for form in forms.split('|') {
                let whole = form.trim_end_matches('*');
                self.add_long(whole, word);
                if whole.len() == form.len() {
                    self.trade.entry(key(form)).or_insert(word);
                } else {
                    let beginning = key(whole);
                    let head = head(&beginning)?.to_owned();
                    self.beginnings.entry(head).or_default().push((beginning, word));
                }
            }
        }
        for beginnings in self.beginnings.values_mut() {
            beginnings.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        }
        Some(())
    }

    /// Adds a long word by its sound, for misspelled ones. Arabic and Han letters make no sound
    /// that could be misspelled in Latin.
    fn add_long(&mut self, form: &str, word: CommonWord) {
        let alphabetic = matches!(script_of_word(form), Some(Script::Latin | Script::Cyrillic));
        if alphabetic && form.chars().nth(MIN_LONG_LETTERS - 1).is_some() {
            let sound = skeleton(&latin(&fold(form)));
            if sound.len() >= MIN_FUZZY_LEN {
                self.long.push((sound, word));
            }
        }
    }

    fn read_given(&mut self, text: &'static str) -> Option<()> {
        for line in text.lines().skip(1) {
            let [name, forms, short] = fields(line)?;
            let several = !(forms.is_empty() && short.is_empty());
            let word = CommonWord {
                class: WordClass::Given,
                concept: several.then_some(name),
                weight: GIVEN_WEIGHT,
            };
            for form in std::iter::once(name).chain(forms.split('|')).filter(|f| !f.is_empty()) {
                self.exact.entry(key(form)).or_insert(word);
                self.add_sound(name, form, word);
            }
            for form in short.split('|').filter(|form| !form.is_empty()) {
                self.short.entry(key(form)).or_insert(word);
            }
        }
        Some(())
    }

    /// Adds a form of a given name by its sound. Two kinds of forms are known in their own
    /// spelling only: Arabic letters leave vowels out, and a first c for the j of a name is
    /// Azerbaijani or Turkish.
    fn add_sound(&mut self, name: &'static str, form: &str, word: CommonWord) {
        let folded = fold(form);
        let turkic_c = folded.starts_with('c') && !name.starts_with(['c', 'k']);
        if turkic_c || script_of_word(&folded) == Some(Script::Arabic) {
            return;
        }
        let sound = latin(&folded);
        let same = |other: &CommonWord| other.concept == word.concept;
        let known = self.skeletons.entry(skeleton(&sound)).or_insert(word);
        if !same(known) {
            known.concept = None;
        }
        if word.concept.is_some() {
            let stem = stem_of(&sound);
            let father = Father { name: Some(name), whole: stem.len() == sound.len() };
            let known = self.fathers.entry(skeleton(stem)).or_insert(father);
            if father.whole && !known.whole {
                *known = father;
            } else if father.whole == known.whole && known.name != father.name {
                known.name = None;
            }
        }
    }

    fn index_misspelled(&mut self) {
        let mut long = std::mem::take(&mut self.long);
        long.sort_by(|a, b| a.0.cmp(&b.0));
        long.dedup_by(|a, b| a.0 == b.0);
        self.misspelled = FuzzyDictionary::build(long.iter().map(|(sound, _)| sound.as_str()));
        self.misspelled_words = long.into_iter().map(|(_, word)| word).collect();
    }

    fn trade(&self, key: &str) -> Option<CommonWord> {
        let begun = || {
            let beginnings = self.beginnings.get(head(key)?)?;
            beginnings.iter().find(|(beginning, _)| key.starts_with(beginning))
        };
        // The feminine of an Arabic adjective: شمالية of شمالي.
        let masculine = || self.trade.get(key.strip_suffix('ه').filter(|m| m.ends_with('ی'))?);
        self.trade.get(key).or_else(|| begun().map(|(_, word)| word)).or_else(masculine).copied()
    }

    /// A long trade word with one letter wrong.
    fn misspelled(&self, skeleton: &str) -> Option<CommonWord> {
        if skeleton.len() < MIN_FUZZY_LEN {
            return None;
        }
        let found = self.misspelled.find(skeleton);
        let (id, _) = found.into_iter().find(|(_, distance)| *distance <= 1)?;
        self.misspelled_words.get(id as usize).copied()
    }
}

/// The fields of a row.
fn fields<const N: usize>(line: &'static str) -> Option<[&'static str; N]> {
    line.split(',').collect::<Vec<_>>().try_into().ok()
}

/// The key of a word of a table.
fn key(form: &str) -> String {
    plain(&fold(form)).into_owned()
}

/// The letters of a key by which beginnings are indexed.
fn head(key: &str) -> Option<&str> {
    let (last, c) = key.char_indices().nth(HEAD_LETTERS - 1)?;
    Some(&key[..last + c.len_utf8()])
}

/// Prefixes that Arabic writes together with the next word: for the, and the, by the, the.
const ARABIC_PREFIXES: [&str; 4] = ["لل", "وال", "بال", "ال"];
/// Letters that must be left after a prefix.
const MIN_AFTER_PREFIX: usize = 3;

/// An Arabic word without the prefix that is written together with it.
fn after_prefix(key: &str) -> Option<&str> {
    let rest = ARABIC_PREFIXES.iter().find_map(|prefix| key.strip_prefix(prefix))?;
    (rest.chars().count() >= MIN_AFTER_PREFIX).then_some(rest)
}

/// Looks a word up by its folded form and skeleton. `kind` is whose name it stands in, if known:
/// a person's has no trade words (Mr Banks), others have no short forms of given names (Bill).
pub(super) fn common_word(
    folded: &str,
    skeleton: &str,
    kind: Option<EntryKind>,
) -> Option<CommonWord> {
    let table = &*TABLE;
    let key = plain(folded);
    let (trade, short) = match kind {
        None | Some(EntryKind::Unknown) => (true, true),
        Some(EntryKind::Person) => (false, true),
        Some(_) => (true, false),
    };
    if trade
        && let Some(word) =
            table.trade(&key).or_else(|| after_prefix(&key).and_then(|rest| table.trade(rest)))
    {
        return Some(word);
    }
    if let Some(word) = table.exact.get(&*key) {
        return Some(*word);
    }
    if short && let Some(word) = table.short.get(&*key) {
        return Some(*word);
    }
    table
        .skeletons
        .get(skeleton)
        .copied()
        .or_else(|| if trade { table.misspelled(skeleton) } else { None })
}

/// Whether a word stands in the tables as it is, so that it is not to be taken apart.
pub(super) fn is_listed(folded: &str) -> bool {
    let (table, key) = (&*TABLE, plain(folded));
    table.exact.contains_key(&*key) || table.trade.contains_key(&*key)
}

/// The trade word of a concept, as all words of that concept count.
pub(super) fn trade_concept(concept: &str) -> Option<CommonWord> {
    TABLE.concepts.get(concept).copied()
}

/// The digits of a number in words: fourteenth, первый.
pub(super) fn number_word(folded: &str) -> Option<&'static str> {
    TABLE.numbers.get(folded).copied()
}

/// The given name that a father's name, as it stands in a patronymic, is a form of.
pub(super) fn father(stem_skeleton: &str) -> Option<&'static str> {
    TABLE.fathers.get(stem_skeleton).and_then(|father| father.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look_up(word: &str) -> Option<CommonWord> {
        let folded = fold(word);
        common_word(&folded, &skeleton(&latin(&folded)), None)
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

    fn given_forms() -> Vec<(&'static str, &'static str)> {
        let text = include_str!("../../../../data/names/given_names.csv");
        let mut out = Vec::new();
        for line in text.lines().skip(1) {
            let [name, forms, _] = fields(line).unwrap();
            out.push((name, name));
            out.extend(forms.split('|').filter(|f| !f.is_empty()).map(|form| (form, name)));
        }
        out
    }

    #[test]
    fn names_that_sound_the_same_stay_apart() {
        for (a, b) in [
            ("Alla", "Aliya"),
            ("Anna", "Yana"),
            ("Cəmal", "Kamal"),
            ("Karim", "Kamil"),
            ("Ali", "Aliya"),
        ] {
            let concept = |word| look_up(word).and_then(|found| found.concept);
            assert!(concept(a) != concept(b) || concept(a).is_none(), "{a} {b}");
        }
        let mut shared: Vec<&str> = Vec::new();
        for (form, name) in given_forms() {
            let folded = fold(form);
            let found = TABLE.skeletons.get(&skeleton(&latin(&folded)));
            if found.is_some_and(|found| found.concept.is_some_and(|concept| concept != name))
                && !folded.starts_with('c')
                && script_of_word(&folded) != Some(Script::Arabic)
            {
                shared.push(form);
            }
        }
        assert!(shared.is_empty(), "by its sound another name: {shared:?}");
    }

    #[test]
    fn trade_words_leave_given_names_and_surnames_alone() {
        // Words that are both; which one is meant the kind of the party says.
        const BOTH: [&str; 6] = ["davlat", "dowlat", "دولت", "عمران", "مدینه", "petro"];
        let mut wrong = Vec::new();
        for (form, name) in given_forms() {
            if BOTH.contains(&form) {
                continue;
            }
            let endings: &[&str] = match script_of_word(&fold(form)) {
                Some(Script::Latin) => &[
                    "", "ov", "ova", "ev", "eva", "in", "yev", "zoda", "zade", "uly", "bekov",
                    "jon", "khan", "ovich", "enko",
                ],
                Some(Script::Cyrillic) => &[
                    "", "ов", "ова", "ев", "ева", "ин", "баев", "зода", "ұлы", "жан", "хон", "ович",
                ],
                _ => &[""],
            };
            for ending in endings {
                let word = format!("{form}{ending}");
                if let Some(found) = look_up(&word).filter(|word| word.class == WordClass::Trade) {
                    wrong.push(format!("{word} of {name}: {:?}", found.concept));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
