//! Every reason, question and term of the engine has its words in every language, with the same
//! variables.

#![allow(clippy::disallowed_methods, reason = "tests read the message files")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sarhad_engine::{indicators, permits, tables, units};
use sarhad_model::PartyRole;

/// Messages of one language: id → variables. Only what these files use: one line a message.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales").join(language);
    let mut found = BTreeMap::new();
    for file in ["findings.ftl", "terms.ftl"] {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (id, words) = line.split_once(" = ").unwrap_or_else(|| panic!("{file}: {line}"));
            let variables = words.split("{ $").skip(1).map(|rest| {
                let (name, _) = rest.split_once(" }").unwrap_or_else(|| panic!("{file}: {line}"));
                name.to_owned()
            });
            assert!(!words.trim().is_empty(), "{file}: {line}");
            assert!(found.insert(id.to_owned(), variables.collect()).is_none(), "twice: {id}");
        }
    }
    found
}

fn languages() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn needed() -> BTreeSet<String> {
    let mut needed: BTreeSet<String> = BTreeSet::new();
    for indicator in indicators::ALL {
        needed.insert(format!("finding-{}", indicator.id));
        needed.insert(format!("finding-name-{}", indicator.id));
    }
    needed.extend(tables::GROUPS.iter().map(|group| format!("group-{group}")));
    needed.extend(PartyRole::ALL.iter().map(|role| format!("term-{}", role.key())));
    needed.extend(indicators::PARAMETER_TERMS.iter().map(|(_, term)| format!("term-{term}")));
    let permit_terms = permits::AUTHORITIES.iter().chain(permits::LAWS);
    needed.extend(permit_terms.map(|(_, term)| format!("term-{term}")));
    needed.extend(indicators::TERMS.iter().map(|term| format!("term-{term}")));
    needed.extend(indicators::QUESTIONS.iter().map(|code| (*code).to_owned()));
    needed.extend(indicators::NOTES.iter().map(|code| (*code).to_owned()));
    needed.extend(indicators::INNER_MESSAGES.iter().map(|id| (*id).to_owned()));
    needed.extend(units::field_names().map(|name| format!("field-{name}")));
    needed
}

#[test]
fn every_language_says_everything() {
    let languages = languages();
    assert!(languages.contains(&"en".to_owned()) && languages.contains(&"ru".to_owned()));
    let needed = needed();
    for language in &languages {
        let ids: BTreeSet<String> = messages(language).into_keys().collect();
        let missing: Vec<_> = needed.difference(&ids).collect();
        let unused: Vec<_> = ids.difference(&needed).collect();
        assert!(missing.is_empty() && unused.is_empty(), "{language}: {missing:?} {unused:?}");
    }
}

#[test]
fn every_language_uses_the_same_variables() {
    let english = messages("en");
    for language in languages() {
        assert_eq!(messages(&language), english, "{language}");
    }
}

#[test]
fn every_parameter_of_the_catalogue_has_a_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/catalogue");
    let known: BTreeSet<&str> = indicators::PARAMETER_TERMS.iter().map(|(key, _)| *key).collect();
    let mut used = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let name = line.split_once("parameter = \"").and_then(|(_, rest)| rest.split_once('"'));
            used.extend(name.map(|(name, _)| name.to_owned()));
        }
    }
    let unnamed: Vec<_> = used.iter().filter(|name| !known.contains(name.as_str())).collect();
    assert!(!used.is_empty() && unnamed.is_empty(), "{unnamed:?}");
}
