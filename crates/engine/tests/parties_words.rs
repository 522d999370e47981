//! What the tables of words make of names: concepts that meet, own names left alone, legal forms.
#![allow(clippy::disallowed_methods, reason = "tests read the sample files")]
#![allow(clippy::print_stderr, reason = "a test says what it skipped and measured")]

mod shared_lists;

use sarhad_engine::parties::{PartRole, legal_class, prepare};
use sarhad_model::EntryKind::{self, Organisation, Person};

/// The concept of a word that is a whole name.
fn concept(word: &str, kind: EntryKind) -> Option<String> {
    let parts = prepare(word, Some(kind)).parts;
    let proper = |role| matches!(role, PartRole::Trade | PartRole::Given | PartRole::Place);
    parts.into_iter().filter(|part| proper(part.role)).find_map(|part| part.concept)
}

#[test]
fn words_of_one_concept_meet_and_others_do_not() {
    let mut wrong = Vec::new();
    let mut pairs = 0;
    for line in include_str!("word_cases.csv").lines().skip(1) {
        let fields: Vec<&str> = line.splitn(3, ',').collect();
        let [kind, meets, words] = fields[..] else { panic!("{line}") };
        let kind = if kind == "person" { Person } else { Organisation };
        let mut words = words.split(' ');
        let first = words.next().unwrap();
        let expected = concept(first, kind);
        for word in words {
            pairs += 1;
            let found = concept(word, kind);
            let met = found.is_some() && found == expected;
            if met != (meets == "yes") {
                wrong.push(format!("{first} {expected:?}, {word} {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {pairs} pairs: {wrong:#?}", wrong.len());
    assert!(pairs > 800, "{pairs}");
}

#[test]
fn legal_forms_of_the_region_are_set_apart() {
    let mut wrong = Vec::new();
    for line in include_str!("legal_form_cases.csv").lines().skip(1) {
        let fields: Vec<&str> = line.split(';').collect();
        let [name, class, expected] = fields[..] else { panic!("{line}") };
        let parts = prepare(name, Some(Organisation)).parts;
        let rest: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        let found = legal_class(name).unwrap_or_default();
        if (rest.join(" ").as_str(), found) != (expected, class) {
            wrong.push(format!("{name}: {} {found}", rest.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Most parts of persons' names, in a thousand, that may be taken for trade words where it is
/// not known that the name is a person's: surnames such as Law and Deniz are words too.
const MOST_SWALLOWED: usize = 4;

#[test]
fn names_of_persons_are_left_alone() {
    let Some(list) = shared_lists::ofac() else {
        eprintln!("skipped: the shared OFAC list is not there");
        return;
    };
    let (mut parts, mut swallowed) = (0, Vec::new());
    for entry in list.entries.iter().filter(|entry| entry.kind == Person) {
        let name = &entry.names[0].text;
        let as_person = prepare(name, Some(Person));
        assert!(as_person.parts.iter().all(|part| part.role != PartRole::Trade), "{name}");
        for part in prepare(name, None).parts {
            parts += 1;
            if part.role == PartRole::Trade {
                swallowed.push(part.text);
            }
        }
    }
    eprintln!("{} of {parts} parts of persons' names: {swallowed:?}", swallowed.len());
    assert!(swallowed.len() * 1000 <= parts * MOST_SWALLOWED);
}
