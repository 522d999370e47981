//! What the control lists say about one goods line: entries that name its CAS number, and entries
//! that the list puts beside its code and whose words the line shares.

use std::collections::BTreeSet;

use sarhad_model::{CasNumber, ControlEntry, HsCode};

use super::book::ControlBook;
use super::version::ControlVersion;

/// An entry of a version that a line meets.
#[derive(Debug, Clone)]
pub struct ListedEntry<'b> {
    /// The version.
    pub version: &'b ControlVersion,
    /// The entry.
    pub entry: &'b ControlEntry,
    /// The mark of the paragraph, when the code stands at one.
    pub mark: &'b str,
    /// By what.
    pub by: ListedBy<'b>,
}

/// By what a line meets an entry.
#[derive(Debug, Clone, PartialEq)]
pub enum ListedBy<'b> {
    /// The CAS number of a substance.
    Cas(CasNumber),
    /// The code of goods that the list has.
    Code {
        /// The code of the list.
        code: &'b str,
        /// Words in common.
        words: SharedWords,
    },
}

/// Words that a line and an entry have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SharedWords {
    /// These.
    Some(Vec<String>),
    /// None, in the same letters: goods under a code that the entry shares with civil goods.
    None,
    /// The line is written in other letters than the list, or says nothing: not known.
    Unknown,
}

impl ControlBook {
    /// The entries of all versions that a line meets, each once, a number before a code.
    pub fn look_up(
        &self,
        text: &str,
        hs: Option<&HsCode>,
        cas_numbers: &BTreeSet<CasNumber>,
    ) -> Vec<ListedEntry<'_>> {
        let mut found: Vec<ListedEntry<'_>> = Vec::new();
        for version in self.versions().filter(|one| one.says_what_is_controlled()) {
            let before = found.len();
            for number in cas_numbers {
                for entry in version.by_cas(number) {
                    if found[before..].iter().all(|one| !std::ptr::eq(one.entry, entry)) {
                        let by = ListedBy::Cas(*number);
                        found.push(ListedEntry { version, entry, mark: "", by });
                    }
                }
            }
            let beside = hs.map(|hs| version.by_code(hs)).unwrap_or_default();
            if beside.is_empty() {
                continue;
            }
            let shared = shared_words(version, text);
            for (entry, code, mark) in beside {
                if found[before..].iter().all(|one| !std::ptr::eq(one.entry, entry)) {
                    let by = ListedBy::Code { code, words: shared(entry) };
                    found.push(ListedEntry { version, entry, mark, by });
                }
            }
        }
        found
    }
}

/// What a text shares with each entry of a version.
fn shared_words<'b>(
    version: &'b ControlVersion,
    text: &str,
) -> impl Fn(&ControlEntry) -> SharedWords + use<'b> {
    let can_compare = version.can_compare(text);
    let alike = version.like(text, usize::MAX);
    move |entry| {
        if !can_compare {
            return SharedWords::Unknown;
        }
        let same = |number: &str| {
            number == entry.number || number.strip_prefix(&*entry.number).is_some_and(is_mark)
        };
        match alike.iter().find(|one| same(&one.number)) {
            Some(one) => SharedWords::Some(one.matched.clone()),
            None => SharedWords::None,
        }
    }
}

fn is_mark(rest: &str) -> bool {
    rest.starts_with('.')
}
