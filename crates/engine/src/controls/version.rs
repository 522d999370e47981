//! One version of one control list, ready to be asked by code of goods, CAS number and words.

use std::collections::{BTreeMap, BTreeSet};

use sarhad_model::{CasNumber, ControlEntry, ControlList, ControlListKind, HsCode};

use crate::goods::{ControlIndex, LEAST_LIKENESS, ListCandidate};

/// Digits that a declared code and a code of a list must share at least: above the six of the
/// Harmonized System a code says what goods are, with four only what they are made of.
pub const LEAST_DIGITS: usize = 6;

/// Letters in a row that make a word; units and marks have fewer.
const WORD_LETTERS: usize = 4;

/// The version.
#[derive(Debug)]
pub struct ControlVersion {
    list: ControlList,
    words: ControlIndex,
    /// Numbers of the entries without marks.
    numbers: BTreeSet<String>,
    /// (code, entry, place among the codes of the entry), sorted.
    codes: Vec<(String, u32, u32)>,
    cas: BTreeMap<String, Vec<u32>>,
}

impl ControlVersion {
    /// Compiles a list.
    ///
    /// # Panics
    /// If the built-in tables of units and words are broken; tests read them.
    pub fn build(list: ControlList) -> Self {
        let words = ControlIndex::build(&list).expect("the built-in tables can be read");
        let mut codes = Vec::new();
        let mut cas: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (entry, one) in (0u32..).zip(&list.entries) {
            for (place, link) in (0u32..).zip(&one.codes) {
                if link.code.len() >= LEAST_DIGITS {
                    codes.push((link.code.clone(), entry, place));
                }
            }
            for number in &one.cas {
                cas.entry(number.clone()).or_default().push(entry);
            }
        }
        codes.sort_unstable();
        let numbers = list.entries.iter().map(|entry| head(&entry.number).to_owned()).collect();
        Self { list, words, numbers, codes, cas }
    }

    /// The list.
    pub fn list(&self) -> &ControlList {
        &self.list
    }

    /// Whether its codes and numbers say that goods are controlled. A nomenclature names goods and
    /// does not.
    pub fn says_what_is_controlled(&self) -> bool {
        use ControlListKind::{Chemicals, Controls, Correlation};
        matches!(self.list.kind, Controls | Correlation | Chemicals)
    }

    /// Whether it has an entry of a number of the common form (`2B350`), whatever its mark.
    pub fn has(&self, number: &str) -> bool {
        self.numbers.contains(number)
    }

    /// The entries beside a code that the declared code begins with, or that begins with it, in
    /// the order of the list, each with the code and the mark of the paragraph that it stands at.
    pub fn by_code(&self, declared: &HsCode) -> Vec<(&ControlEntry, &str, &str)> {
        let declared = declared.as_str();
        let Some(start) = declared.get(..LEAST_DIGITS) else { return Vec::new() };
        let first = self.codes.partition_point(|(code, ..)| code.as_str() < start);
        let near = self.codes[first..].iter().take_while(|(code, ..)| code.starts_with(start));
        let mut found: Vec<(u32, u32)> = near
            .filter(|(code, ..)| declared.starts_with(code.as_str()) || code.starts_with(declared))
            .map(|(_, entry, place)| (*entry, *place))
            .collect();
        found.sort_unstable();
        // An entry with several fitting codes is told by its first.
        found.dedup_by_key(|(entry, _)| *entry);
        let shown = |(entry, place): (u32, u32)| {
            let entry = &self.list.entries[entry as usize];
            let link = &entry.codes[place as usize];
            (entry, link.code.as_str(), link.mark.as_str())
        };
        found.into_iter().map(shown).collect()
    }

    /// The entries that name a substance by its CAS number.
    pub fn by_cas(&self, number: &CasNumber) -> impl Iterator<Item = &ControlEntry> {
        let found = self.cas.get(&number.to_string()).into_iter().flatten();
        found.map(|entry| &self.list.entries[*entry as usize])
    }

    /// Whether a text is written with the letters of the list, so that its words can be compared
    /// with those of the list at all.
    pub fn can_compare(&self, text: &str) -> bool {
        let is_cyrillic = matches!(self.list.language.as_str(), "ru" | "kk" | "ky" | "tg");
        let of_list = |c: char| {
            if is_cyrillic { ('\u{400}'..='\u{52f}').contains(&c) } else { c.is_ascii_alphabetic() }
        };
        text.split(|c| !of_list(c)).any(|word| word.chars().count() >= WORD_LETTERS)
    }

    /// Entries whose text is like a goods text, most like first; none when the letters differ.
    pub fn like(&self, text: &str, limit: usize) -> Vec<ListCandidate<'_>> {
        if !self.can_compare(text) {
            return Vec::new();
        }
        let mut found = self.words.search(text, limit);
        found.retain(|one| one.likeness >= LEAST_LIKENESS);
        found
    }
}

/// The number of an entry without the mark of a second entry of the same number (`2B350~2`) and of
/// a paragraph (`2B350.a`).
pub(crate) fn head(number: &str) -> &str {
    number.split(['.', '~']).next().unwrap_or(number)
}
