//! The file of decisions: appended whole, read by people, refused where it is broken.

use std::sync::Barrier;

use sarhad_engine::Knowledge;
use sarhad_engine::parties::decision::{PartyIdentity, Verdict, recall};
use sarhad_engine::parties::threshold::Thresholds;

use super::*;
use crate::list_store::ListStoreError;

fn request(name: &str) -> Request {
    Request {
        verdict: Verdict::NotSame,
        party: PartyIdentity { name: name.to_owned(), ..PartyIdentity::default() },
        kind: None,
        list: "demo".to_owned(),
        entry: "DEMO-001".to_owned(),
        reason: "other company: licence seen".to_owned(),
        author: "A. Zarnigor".to_owned(),
        decided_on: "2026-11-20".parse().unwrap(),
        until: None,
    }
}

fn demo() -> Knowledge {
    Knowledge::build(vec![sarhad_lists::demo()])
}

#[test]
fn what_is_appended_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("not/there/yet");
    assert!(load(None, Some(&data)).unwrap().all().is_empty());
    let knowledge = demo();
    let path = path(None, Some(&data)).unwrap();
    let first = decide(&knowledge, request("Zarnigor Impex")).unwrap();
    let second = decide(&knowledge, request("Зарнигор Импекс")).unwrap();
    assert_eq!(append(&path, &first).unwrap(), 1);
    let one_line = std::fs::read(&path).unwrap();
    assert_eq!(append(&path, &second).unwrap(), 2);
    let two_lines = std::fs::read(&path).unwrap();
    assert!(two_lines.starts_with(&one_line), "old lines stay byte for byte");
    assert_eq!(load(None, Some(&data)).unwrap().all(), [first, second]);
    assert!(String::from_utf8(two_lines).unwrap().contains("Зарнигор"), "people can read it");
}

#[test]
fn a_broken_line_refuses_the_file_with_its_number() {
    let knowledge = demo();
    let good = serde_json::to_string(&decide(&knowledge, request("Zarnigor Impex")).unwrap());
    let good = good.unwrap();
    for (line, part) in [
        ("{\"verdict\":".to_owned(), "EOF"),
        (good.replace("not_same", "perhaps"), "perhaps"),
        (good.replace("\"reason\"", "\"reasons\""), "reasons"),
        (good.replace("2026-11-20", "20.11.2026"), "invalid"),
        (good.replace("Zarnigor Impex FZE", "Zarnigor Impex LLC"), "hash"),
        ("x".repeat(MAX_LINE + 1), "limit"),
    ] {
        let text = format!("{good}\n\n{line}\n{good}\n");
        let error = parse(Path::new("d.jsonl"), text.as_bytes()).unwrap_err();
        let told = error.to_string();
        assert!(matches!(error, DecisionFileError::Line { line: 3, .. }), "{told}");
        assert!(told.contains(part), "{told}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("d.jsonl");
    std::fs::write(&path, "{}\n").unwrap();
    let decision = decide(&knowledge, request("Zarnigor Impex")).unwrap();
    assert!(append(&path, &decision).is_err());
    assert_eq!(std::fs::read(&path).unwrap(), b"{}\n", "a broken file is not touched");
}

#[test]
fn a_named_file_must_be_there() {
    assert!(matches!(
        load(Some(Path::new("no/such/file.jsonl")), None),
        Err(DecisionFileError::Input(InputError::Missing { .. }))
    ));
}

#[test]
fn appending_at_once_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE_NAME);
    let decision = decide(&demo(), request("Zarnigor Impex")).unwrap();
    let start = Barrier::new(4);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                start.wait();
                for _ in 0..5 {
                    append(&path, &decision).unwrap();
                }
            });
        }
    });
    assert_eq!(load(Some(&path), None).unwrap().all().len(), 20);
}

#[test]
fn what_cannot_be_decided_is_refused() {
    let knowledge = demo();
    let mut no_list = request("Zarnigor Impex");
    no_list.list = "un-sc".to_owned();
    assert!(matches!(decide(&knowledge, no_list), Err(DecideError::NoList { .. })));
    let mut no_entry = request("Zarnigor Impex");
    no_entry.entry = "DEMO-999".to_owned();
    assert!(matches!(decide(&knowledge, no_entry), Err(DecideError::NoEntry { .. })));
    let no_match = decide(&knowledge, request("Completely Different Words"));
    assert!(matches!(no_match, Err(DecideError::NoMatch { .. })));
    let mut no_reason = request("Zarnigor Impex");
    no_reason.reason = "  ".to_owned();
    assert!(matches!(decide(&knowledge, no_reason), Err(DecideError::Fault(_))));
}

#[test]
fn a22_the_knowledge_of_an_old_decision_is_found_and_gives_the_same_number() {
    let taken = decide(&demo(), request("Zarnigor Impeks")).unwrap();
    let then = knowledge_of_that_time(&taken, None, Thresholds::built_in()).unwrap();
    let again = recall(&taken, &then);
    assert!(again.is_equal(&taken) && again.same_knowledge && again.same_rules, "{again:?}");
    let mut older = taken;
    older.lists.insert("demo".to_owned(), "000000000000".to_owned());
    let missing = knowledge_of_that_time(&older, None, Thresholds::built_in()).unwrap_err();
    assert!(matches!(missing, ListStoreError::Unknown { what } if what.contains("000000000000")));
}
