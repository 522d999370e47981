//! Knowledge as a file: what is written is read back, and nothing else is.

#[path = "indicators/paper.rs"]
#[allow(clippy::wildcard_imports, dead_code, reason = "one set of papers for several tests")]
mod paper;

use sarhad_engine::knowledge::FORMAT_VERSION;
use sarhad_engine::{Knowledge, KnowledgeError};

fn shared_between_threads<T: Send + Sync>(_: &T) {}

#[test]
fn what_is_written_is_read_back() {
    let knowledge = Knowledge::build(paper::lists()).without(&["GD04"]);
    shared_between_threads(&knowledge);
    let bytes = knowledge.to_bytes().unwrap();
    let again = Knowledge::from_bytes(&bytes).unwrap();
    assert_eq!(again.id, knowledge.id);
    assert_eq!(again.lists, knowledge.lists);
    assert_eq!(again.list_summaries(), knowledge.list_summaries());
    assert!(!again.uses("GD04") && again.uses("GD01"));
    assert_eq!(again.to_bytes().unwrap(), bytes);
}

#[test]
fn the_order_of_lists_does_not_matter() {
    let turned: Vec<_> = paper::lists().into_iter().rev().collect();
    let doubled = [paper::lists(), paper::lists()].concat();
    let knowledge = Knowledge::build(paper::lists());
    assert_eq!(Knowledge::build(turned).id, knowledge.id);
    assert_eq!(Knowledge::build(doubled).lists, knowledge.lists);
}

#[test]
fn everything_it_judges_by_is_in_its_id() {
    let id = Knowledge::build(paper::lists()).id;
    assert_eq!(id.0.len(), 64);
    assert_ne!(Knowledge::build(Vec::new()).id, id);
    assert_ne!(Knowledge::build(paper::lists()).without(&["GD04"]).id, id);
    let mut other = paper::lists();
    other[0].version = "another".to_owned();
    assert_ne!(Knowledge::build(other).id, id);
    let mut binding = paper::lists();
    binding[1].authority = sarhad_model::Authority::National;
    assert_ne!(Knowledge::build(binding).id, id);
}

#[test]
fn other_bytes_are_refused_and_say_why() {
    let bytes = Knowledge::build(paper::lists()).to_bytes().unwrap();
    let read = |bytes: &[u8]| Knowledge::from_bytes(bytes).map(|_| ()).unwrap_err();
    assert_eq!(read(b""), KnowledgeError::Foreign);
    assert_eq!(read(b"PK\x03\x04 some workbook"), KnowledgeError::Foreign);
    let mut newer = bytes.clone();
    newer[8] += 1;
    assert_eq!(read(&newer), KnowledgeError::OtherVersion { found: FORMAT_VERSION + 1 });
    for cut in [9, 20, 43, 44, bytes.len() / 2, bytes.len() - 1] {
        assert_eq!(read(&bytes[..cut]), KnowledgeError::Damaged, "cut at {cut}");
    }
    for place in [12, 44, bytes.len() / 2, bytes.len() - 1] {
        let mut flipped = bytes.clone();
        flipped[place] ^= 0x10;
        assert_eq!(read(&flipped), KnowledgeError::Damaged, "flipped at {place}");
    }
}

/// A table that the version of the rules does not know could change numbers behind its back.
#[test]
#[allow(clippy::disallowed_methods, reason = "tests read the tables' names")]
fn the_version_of_the_rules_rests_on_every_table_of_names() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(root.join("src/parties/rules.rs")).unwrap();
    let mut folders = vec![root.join("../../data/names")];
    let mut tables = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "csv") {
                let name = path.to_string_lossy().replace('\\', "/");
                let name = name.split_once("/data/").unwrap().1;
                let measured = name == "names/false-alarms.csv";
                assert!(measured || source.contains(&format!("data/{name}\"")), "{name}");
                tables += 1;
            }
        }
    }
    assert!(tables > 5, "{tables}");
}
