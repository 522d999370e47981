//! Chinese and Korean surnames: how they are read, and their usual spellings in Latin letters,
//! which follow no one system (Lee, Park, Chan).
//!
//! The table is `data/names/east/surnames.csv`, our own work.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::text::{Script, readings, simplified};

static TABLE: LazyLock<Surnames> = LazyLock::new(Surnames::built_in);

#[derive(Default)]
struct Surnames {
    /// Mandarin and Korean readings by the characters.
    characters: HashMap<String, BTreeSet<String>>,
    /// The same by a spelling in Latin letters.
    spellings: HashMap<String, BTreeSet<String>>,
    /// Surnames in Hangul.
    hangul: BTreeSet<String>,
    /// All readings.
    readings: BTreeSet<String>,
}

impl Surnames {
    fn built_in() -> Self {
        let mut table = Self::default();
        let text = include_str!("../../../../data/names/east/surnames.csv");
        for line in text.lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            let [forms, mandarin, korean, spellings] = fields[..] else { continue };
            let mut read: BTreeSet<String> =
                mandarin.split(' ').flat_map(|m| readings(m, m, Script::Latin)).collect();
            read.retain(|reading| reading.starts_with('m'));
            if !korean.is_empty() {
                read.extend(readings(korean, "", Script::Hangul));
                table.hangul.insert(korean.to_owned());
            }
            for form in forms.split(' ') {
                let known = table.characters.entry(simplified(form)).or_default();
                known.extend(read.iter().cloned());
            }
            for spelling in spellings.split(' ').filter(|s| !s.is_empty()) {
                let known = table.spellings.entry(spelling.replace('\'', "")).or_default();
                known.extend(read.iter().cloned());
            }
            table.readings.extend(read);
        }
        table
    }
}

/// Readings of a surname in characters; `None` for what is no known surname.
pub(super) fn readings_of_characters(surname: &str) -> Option<&'static BTreeSet<String>> {
    TABLE.characters.get(&simplified(surname))
}

/// Readings of a usual Latin spelling.
pub(super) fn readings_of_spelling(latin: &str) -> Option<&'static BTreeSet<String>> {
    TABLE.spellings.get(latin)
}

/// Whether a word in Hangul is a surname.
pub(super) fn is_hangul_surname(word: &str) -> bool {
    // 리, 류, 림 as in the North.
    TABLE.hangul.contains(word)
        || readings(word, "", Script::Hangul).iter().any(|reading| TABLE.readings.contains(reading))
}

/// Whether one of the readings is that of a surname.
pub(super) fn has_surname(readings: &[String]) -> bool {
    readings.iter().any(|reading| TABLE.readings.contains(reading))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_are_known_by_characters_and_spelling() {
        let read = |set: &BTreeSet<String>, reading: &str| set.contains(reading);
        assert!(read(readings_of_characters("單").unwrap(), "mshan"));
        assert!(!read(readings_of_characters("单").unwrap(), "mdan"));
        assert!(read(readings_of_spelling("park").unwrap(), "k박"));
        assert!(read(readings_of_spelling("wong").unwrap(), "mhuang"));
        assert!(is_hangul_surname("리") && is_hangul_surname("남궁") && !is_hangul_surname("정은"));
        assert!(readings_of_characters("鑫").is_none());
    }
}
