//! Junk, cut and damaged lists never panic and never lose what is whole; limits hold; a version
//! does not depend on the order of the file.
#![allow(clippy::disallowed_methods, reason = "tests read the fixtures beside them")]

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use sarhad_lists::{
    Limits, ListError, ListFile, demo, detect, diff, read_one, read_set, read_set_within, version,
};
use sarhad_model::{Authority, EntryKind, IssueCode, NameQuality};

/// All fixtures by name.
static FIXTURES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
});

fn read_all(name: &str, bytes: &[u8]) {
    let file = ListFile { name, bytes };
    let whole: Vec<ListFile<'_>> = FIXTURES
        .iter()
        .filter(|(other, _)| other.contains(".csv") && other.as_str() != name)
        .map(|(name, bytes)| ListFile { name, bytes })
        .chain([file])
        .collect();
    let set = read_set(&whole);
    assert!(set.readings.iter().all(|reading| !reading.list.entries.is_empty()));
    if let Ok(reading) = read_one(name, bytes) {
        let mut ids: Vec<&str> = reading.list.entries.iter().map(|e| e.id.as_str()).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "ids are unique");
        for entry in &reading.list.entries {
            assert!(entry.names.first().is_none_or(|n| n.quality == NameQuality::Primary));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn cut_files_never_panic(which in 0_usize..100, cut in 0.0_f64..1.0) {
        let (name, bytes) = &FIXTURES[which % FIXTURES.len()];
        read_all(name, &bytes[..(bytes.len() as f64 * cut) as usize]);
    }

    #[test]
    fn damaged_files_never_panic(
        which in 0_usize..100,
        damage in prop::collection::vec((0.0_f64..1.0, any::<u8>()), 1..40),
    ) {
        let (name, bytes) = &FIXTURES[which % FIXTURES.len()];
        let mut bytes = bytes.clone();
        for (at, byte) in damage {
            let at = (bytes.len() as f64 * at) as usize;
            bytes[at] = byte;
        }
        read_all(name, &bytes);
    }

    #[test]
    fn pieces_put_together_never_panic(
        a in 0_usize..100,
        b in 0_usize..100,
        at in 0.0_f64..1.0,
    ) {
        let (name, first) = &FIXTURES[a % FIXTURES.len()];
        let (_, second) = &FIXTURES[b % FIXTURES.len()];
        let mut bytes = first[..(first.len() as f64 * at) as usize].to_vec();
        bytes.extend_from_slice(&second[(second.len() as f64 * at) as usize..]);
        read_all(name, &bytes);
    }

    #[test]
    fn junk_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "\\PC{0,200}") {
        read_all("junk", &bytes);
        read_all("comments.csv", text.as_bytes());
    }

    #[test]
    fn a_version_does_not_depend_on_order(seed in any::<u64>()) {
        let list = demo();
        let mut entries = list.entries.clone();
        let shift = (seed % entries.len() as u64) as usize;
        entries.rotate_left(shift);
        entries.swap(0, (seed / 7 % list.entries.len() as u64) as usize);
        prop_assert_eq!(version(&entries), list.version.clone());
        entries[0].remarks.push('!');
        prop_assert_ne!(version(&entries), list.version);
    }

    #[test]
    fn differences_are_symmetric(keep in prop::collection::vec(any::<bool>(), 12), edit in 0_usize..12) {
        let old = demo();
        let mut new = demo();
        let mut keep = keep.iter();
        new.entries.retain(|_| *keep.next().unwrap_or(&true));
        if let Some(entry) = new.entries.get_mut(edit) {
            entry.programs.push("NEW".into());
        }
        let (there, back) = (diff(&old, &new), diff(&new, &old));
        prop_assert_eq!(&there.added, &back.removed);
        prop_assert_eq!(&there.removed, &back.added);
        prop_assert_eq!(there.changed.len(), back.changed.len());
        prop_assert_eq!(there.removed.len(), 12 - new.entries.len());
        let ratio = (12 - new.entries.len()) as f64 / 12.0;
        prop_assert!((there.shrink_ratio() - ratio).abs() < 1e-12);
    }
}

#[test]
fn a_cut_list_keeps_its_whole_entries() {
    let (name, bytes) = FIXTURES.iter().find(|(name, _)| name == "un.xml").unwrap();
    let at = bytes.windows(8).position(|w| w == b"<ENTITY>").unwrap() + 300;
    let reading = read_one(name, &bytes[..at]).unwrap();
    assert_eq!(reading.list.entries.len(), 3);
    assert!(reading.issues.iter().any(|issue| issue.code == IssueCode::Truncated));
}

#[test]
fn limits_hold() {
    let (name, bytes) = FIXTURES.iter().find(|(name, _)| name == "national.csv").unwrap();
    let files = [ListFile { name, bytes }];
    let limits = Limits { file_bytes: 10, ..Limits::default() };
    let set = read_set_within(&files, &limits);
    assert!(matches!(set.errors[..], [ListError::TooLarge { limit: 10, .. }]));
    let limits = Limits { entries: 1, names_per_entry: 2, ..Limits::default() };
    let set = read_set_within(&files, &limits);
    let reading = &set.readings[0];
    assert_eq!(reading.list.entries.len(), 1);
    assert_eq!(reading.list.entries[0].names.len(), 2);
    let count = |code| reading.issues.iter().filter(|issue| issue.code == code).count();
    assert_eq!(count(IssueCode::TooMany), 2, "entries");
    assert_eq!(count(IssueCode::ListNamesLimit), 2, "names");
    let limits = Limits { issues_per_code: 1, entries: 1, ..Limits::default() };
    let set = read_set_within(&files, &limits);
    let more = set.readings[0].issues.iter().find(|issue| issue.args.iter().any(|a| a.0 == "more"));
    assert_eq!(&*more.unwrap().args[0].1, "1");
}

#[test]
fn the_demo_list_is_invented_and_complete() {
    let list = demo();
    assert_eq!((list.id.as_str(), list.authority), ("demo", Authority::Demo));
    assert_eq!(list.entries.len(), 12);
    assert_eq!(list.version, demo().version);
    let kinds =
        [EntryKind::Person, EntryKind::Organisation, EntryKind::Vessel, EntryKind::Aircraft];
    let count = |kind| list.entries.iter().filter(|entry| entry.kind == kind).count();
    assert_eq!(kinds.map(count), [4, 6, 1, 1]);
    for script in ['\u{400}'..'\u{530}', '\u{600}'..'\u{700}', '\u{4e00}'..'\u{a000}'] {
        let mut names = list.entries.iter().flat_map(|entry| &entry.names);
        assert!(names.any(|name| name.text.chars().any(|c| script.contains(&c))), "{script:?}");
    }
    let ship = list.entries.iter().find(|entry| entry.kind == EntryKind::Vessel).unwrap();
    assert_eq!(ship.vessel.as_ref().unwrap().imo.as_deref(), Some("0000012"));
    assert!(list.entries.iter().all(|entry| entry.remarks.starts_with("Invented")));
}

#[test]
fn cargo_is_refused_with_a_word_what_to_do() {
    let error = read_one("manifest.csv", b"bill,consignee\n1,ZARNIGOR\n").unwrap_err();
    assert_eq!(error.key(), "unknown-format");
    assert_eq!(error.file(), "manifest.csv");
    assert!(error.to_string().contains("screen"));
    assert_eq!(detect("manifest.csv", b"bill,consignee\n1,ZARNIGOR\n"), None);
}
