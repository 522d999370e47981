//! Everything that profiles say has words in every language and nothing else has; the published
//! schema names the fields and operators that there are; the examples can be used.

#![allow(clippy::disallowed_methods, reason = "tests read message files, schema, examples")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sarhad_engine::profiles::{
    self, Lane, NamedLists, Operator, ProblemKind, Profile, ProfileFile, ProfileSet, ProfileState,
    check, criteria::RemarkKind, describe, expression, fields,
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn needed() -> BTreeSet<String> {
    let mut needed: BTreeSet<String> =
        profiles::MESSAGES.iter().chain(describe::MESSAGES).map(|id| (*id).to_owned()).collect();
    needed.extend(fields::labels().map(str::to_owned));
    let problems = ProblemKind::ALL.iter().map(|kind| format!("profile-problem-{}", kind.key()));
    needed.extend(problems);
    let remarks = RemarkKind::ALL.iter().map(|kind| format!("profile-import-{}", kind.key()));
    needed.extend(remarks);
    needed.extend(["true", "false", "unknown"].map(|key| format!("profile-truth-{key}")));
    needed.extend(ProfileState::ALL.iter().map(|state| format!("profile-state-{}", state.key())));
    needed
}

#[test]
fn every_language_says_everything_of_profiles_and_nothing_else() {
    let mut languages = 0;
    for folder in std::fs::read_dir(root().join("locales")).unwrap() {
        let path = folder.unwrap().path().join("profiles.ftl");
        let text = std::fs::read_to_string(&path).unwrap();
        let ids = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let ids: BTreeSet<String> =
            ids.map(|line| line.split_once(" = ").unwrap().0.to_owned()).collect();
        let needed = needed();
        let missing: Vec<_> = needed.difference(&ids).collect();
        let unused: Vec<_> = ids.difference(&needed).collect();
        assert!(missing.is_empty() && unused.is_empty(), "{path:?}: {missing:?} {unused:?}");
        languages += 1;
    }
    assert!(languages >= 2);
}

#[test]
fn the_published_schema_names_what_there_is() {
    let text = std::fs::read_to_string(root().join("docs/profile.schema.json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
    let strings = |value: &serde_json::Value| -> BTreeSet<String> {
        let all = value["enum"].as_array().unwrap();
        all.iter().map(|one| one.as_str().unwrap().to_owned()).collect()
    };
    let members = &schema["$defs"]["test"]["properties"];
    let fields: BTreeSet<String> = fields::all().iter().map(|one| one.name.clone()).collect();
    assert_eq!(strings(&members["field"]), fields);
    let operators = Operator::ALL.iter().map(|op| op.key().to_owned()).collect();
    assert_eq!(strings(&members["op"]), operators);
    let states = ProfileState::ALL.iter().map(|state| state.key().to_owned()).collect();
    assert_eq!(strings(&schema["properties"]["state"]), states);
    let lanes = Lane::ALL.iter().map(|lane| lane.advice().key().to_owned()).collect();
    assert_eq!(strings(&schema["properties"]["lane"]), lanes);
    let limits = &schema["properties"]["score_db"];
    assert_eq!(limits["minimum"].as_f64(), Some(profiles::limits::MIN_SCORE_DB));
    assert_eq!(limits["maximum"].as_f64(), Some(profiles::limits::MAX_SCORE_DB));
    let text = schema["properties"]["expression"]["maxLength"].as_u64();
    assert_eq!(text, Some(profiles::limits::MAX_EXPRESSION as u64));
    let many = members["value"]["oneOf"][1]["maxItems"].as_u64();
    assert_eq!(many, Some(profiles::limits::MAX_LITERALS as u64));
}

#[test]
fn the_examples_can_be_used_and_come_back_as_they_are() {
    let folder = root().join("examples/profiles");
    let mut lists = NamedLists::default();
    for entry in std::fs::read_dir(folder.join("lists")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        lists.add(&name, &std::fs::read_to_string(&path).unwrap()).unwrap();
    }
    let mut all = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let file: ProfileFile = serde_json::from_str(&text).unwrap();
        let profile = check::profile(file, &lists).unwrap_or_else(|all| panic!("{path:?} {all:?}"));
        assert_eq!(check::profile(profile.to_file(), &lists).unwrap(), profile);
        let text = expression::print(&profile.when);
        assert_eq!(expression::parse(&text).unwrap().condition, profile.when, "{text}");
        all.push(profile);
    }
    assert!(all.len() >= 2);
    let set_of = |all: &[Profile], lists: &NamedLists, tested: bool| {
        ProfileSet::new(all.to_vec(), lists, &|_| tested).unwrap()
    };
    let version = set_of(&all, &lists, true).version().to_owned();
    all.reverse();
    assert_eq!(set_of(&all, &lists, true).version(), version);
    assert_ne!(set_of(&all, &lists, false).version(), version, "who acts is part of the version");
    lists.add("hubs", "AE").unwrap();
    assert_ne!(set_of(&all, &lists, true).version(), version, "so are the lists");
}
