//! The files of the catalogue: every code, number and comparator in them is well formed, and
//! every entry can be found.
#![allow(clippy::disallowed_methods, reason = "tests read the sample files")]
#![allow(clippy::print_stdout, reason = "a skipped test says so")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use sarhad_engine::goods::{GoodsIndex, GoodsQuery, MAX_CANDIDATES};
use sarhad_model::{CasNumber, HsCode, UnNumber};
use toml::Value;

const FILES: [&str; 5] = [
    include_str!("../../../data/catalogue/nuclear.toml"),
    include_str!("../../../data/catalogue/missile.toml"),
    include_str!("../../../data/catalogue/chemical.toml"),
    include_str!("../../../data/catalogue/biological.toml"),
    include_str!("../../../data/catalogue/dual-use.toml"),
];
/// A short name of ours is a few words, never a paragraph of a list.
const LONGEST_SHORT_NAME: usize = 90;

fn entries() -> Vec<Value> {
    FILES
        .iter()
        .flat_map(|file| {
            let file: toml::Table = toml::from_str(file).unwrap();
            file["entries"].as_array().unwrap().clone()
        })
        .collect()
}

fn strings(entry: &Value, key: &str) -> Vec<String> {
    let list = entry.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    list.iter().map(|value| value.as_str().unwrap().to_owned()).collect()
}

fn terms(entry: &Value) -> Vec<String> {
    let table = entry["terms"].as_table().unwrap();
    table.values().flat_map(|list| list.as_array().unwrap()).map(text).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn codes_numbers_and_comparators_are_well_formed() {
    let mut ids = BTreeSet::new();
    for entry in entries() {
        let id = entry["id"].as_str().unwrap();
        assert!(ids.insert(id.to_owned()), "{id} occurs twice");
        assert!(entry["short_name"].as_str().unwrap().len() <= LONGEST_SHORT_NAME, "{id}");
        for code in strings(&entry, "hs6") {
            assert!(code.len() == 6 && HsCode::parse(&code).is_ok(), "{id} {code}");
        }
        for cas in strings(&entry, "cas") {
            assert!(CasNumber::parse(&cas).is_ok(), "{id} {cas}");
        }
        for alternative in entry.get("alternatives").and_then(Value::as_array).into_iter().flatten()
        {
            let conditions = alternative["conditions"].as_array().unwrap();
            assert!(!conditions.is_empty(), "{id}");
            for condition in conditions {
                let comparator = condition["comparator"].as_str().unwrap();
                assert!(["gt", "ge", "lt", "le", "is"].contains(&comparator), "{id}");
                let number = condition["value"].as_str().unwrap().parse::<f64>();
                assert_eq!(comparator == "is", number.is_err(), "{id} {condition}");
            }
        }
        let findable = !strings(&entry, "hs6").is_empty()
            || !strings(&entry, "cas").is_empty()
            || !terms(&entry).is_empty();
        assert!(findable, "{id}");
        for broad in strings(&entry, "broad") {
            assert!(terms(&entry).contains(&broad), "{id}: {broad} is not among its terms");
        }
    }
    assert!(ids.len() > 450);
}

#[test]
fn un_numbers_of_entries_are_in_the_table_of_dangerous_goods() {
    let index = GoodsIndex::built_in();
    for entry in entries() {
        for key in ["un_numbers", "un_hints"] {
            for number in entry.get(key).and_then(Value::as_array).into_iter().flatten() {
                let number = number.as_integer().unwrap();
                let un = UnNumber::parse(&format!("{number:04}")).unwrap();
                assert!(!index.dangerous_goods_classes(un).is_empty(), "{}: {number}", entry["id"]);
            }
        }
    }
}

#[test]
fn every_code_is_in_the_harmonized_system() {
    let shared = std::env::var("SARHAD_SHARED").map_or_else(
        |_| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let path = shared.join("data/control/hs-nomenclature-en.csv");
    let Ok(file) = std::fs::read_to_string(&path) else {
        println!("skipped: {} not there", path.display());
        return;
    };
    let known: BTreeSet<String> = csv::Reader::from_reader(file.as_bytes())
        .records()
        .map(|row| row.unwrap()[1].to_owned())
        .collect();
    for entry in entries() {
        for code in strings(&entry, "hs6") {
            assert!(known.contains(&code), "{}: {code}", entry["id"]);
        }
    }
}

/// Terms that many entries share, so that theirs may not be among the first three.
const AMBIGUOUS: [&str; 3] = ["CNC machine", "machining centre", "обрабатывающий центр"];

#[test]
fn every_term_leads_to_its_entry() {
    let index = GoodsIndex::built_in();
    let mut lost = Vec::new();
    for entry in entries() {
        let id = entry["id"].as_str().unwrap();
        let hs = strings(&entry, "hs6").first().and_then(|code| HsCode::parse(code).ok());
        for term in terms(&entry) {
            let query = GoodsQuery { text: &term, hs: hs.as_ref(), ..GoodsQuery::default() };
            let judgement = index.judge(&query);
            let (candidates, sources) = (judgement.candidates, judgement.sources);
            let mut all = candidates.iter().chain(&sources);
            let found = all.any(|candidate| candidate.entry.id == id);
            // More entries than places: the best ones fill them, this one may come after.
            let crowded = candidates.len() == MAX_CANDIDATES;
            if !found && !crowded && !AMBIGUOUS.contains(&term.as_str()) {
                lost.push(format!("{id}: {term}"));
            }
        }
    }
    assert!(lost.is_empty(), "{} terms lost:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn the_version_names_the_content() {
    let index = GoodsIndex::built_in();
    assert_eq!(index.version(), GoodsIndex::built_in().version());
    assert_eq!(index.version().len(), 12);
    assert!(index.entries().all(|entry| !entry.short_name.is_empty()));
}
