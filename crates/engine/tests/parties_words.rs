//! What the tables of words make of names: concepts that meet, and own names left alone.
#![allow(clippy::disallowed_methods, reason = "tests read the sample files")]
#![allow(clippy::print_stderr, reason = "a test says what it skipped and measured")]

mod shared_lists;

use std::collections::BTreeMap;

use sarhad_engine::parties::{PartRole, prepare};
use sarhad_model::EntryKind;

#[test]
fn names_of_persons_are_left_alone() {
    let Some(list) = shared_lists::ofac() else {
        eprintln!("skipped: the shared OFAC list is not there");
        return;
    };
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    let (mut parts, mut swallowed) = (0, 0);
    for entry in list.entries.iter().filter(|entry| entry.kind == EntryKind::Person) {
        let name = &entry.names[0].text;
        let as_person = prepare(name, Some(EntryKind::Person));
        assert!(as_person.parts.iter().all(|part| part.role != PartRole::Trade), "{name}");
        for part in prepare(name, None).parts {
            parts += 1;
            if part.role == PartRole::Trade {
                swallowed += 1;
                *words
                    .entry(format!("{} {}", part.text, part.concept.unwrap_or_default()))
                    .or_default() += 1;
            }
        }
    }
    let mut words: Vec<_> = words.into_iter().collect();
    words.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    eprintln!("{swallowed} of {parts} parts of persons' names are trade words: {words:?}");
}
