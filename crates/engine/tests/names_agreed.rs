//! The agreed recall and false-alarm limits on known pairs: those of the shared cases, when they
//! are there, and our own of the region and of East Asia.
#![allow(clippy::disallowed_methods, reason = "tests read the sample files")]
#![allow(clippy::print_stderr, reason = "a test says what it skipped and which pairs failed")]

use std::collections::BTreeMap;

use sarhad_engine::parties::{ALERT, compare};
use sarhad_model::EntryKind;

mod shared_lists;

/// A group of pairs, what belongs to it, and the least share of its true pairs raised.
const AGREED: [(&str, Belongs, f64); 6] = [
    ("Cyrillic and Latin", |case| case.scripts == ["Cyrillic", "Latin"], 0.93),
    ("Central Asia", |case| case.kind == "central_asia", 0.92),
    ("Arabic and Latin", |case| case.scripts == ["Arabic", "Latin"], 0.60),
    ("Chinese and Latin, persons", |case| case.scripts == ["Han", "Latin"] && case.person, 0.50),
    ("Korean and Latin", |case| case.scripts == ["Hangul", "Latin"], 0.60),
    ("Japanese and Latin", |case| case.scripts == ["Japanese", "Latin"], 0.75),
];
/// Highest share of the hard negatives that may be raised.
const HARD_ALARMS: f64 = 0.06;
/// So many failing pairs of a group are printed.
const PRINTED: usize = 20;

type Belongs = fn(&Case) -> bool;

struct Case {
    query: String,
    listed: String,
    same: bool,
    kind: String,
    scripts: [String; 2],
    person: bool,
    raised: bool,
}

fn case(row: &BTreeMap<String, String>) -> Case {
    let get = |name: &str| row.get(name).cloned().unwrap_or_default();
    let kind = match get("schema").as_str() {
        "Person" => EntryKind::Person,
        "Vessel" => EntryKind::Vessel,
        "Company" | "Organization" => EntryKind::Organisation,
        _ => EntryKind::Unknown,
    };
    let (query, listed) = (get("query_name"), get("list_name"));
    let mut scripts = [get("query_script"), get("list_script")];
    scripts.sort_unstable();
    Case {
        raised: compare(&query, &listed, Some(kind)).probability >= ALERT,
        query,
        listed,
        same: get("match") == "true",
        kind: get("kind"),
        scripts,
        person: kind == EntryKind::Person,
    }
}

fn share(some: usize, all: usize) -> f64 {
    some as f64 / all.max(1) as f64
}

#[test]
fn a17_names_reach_agreed_recall() {
    let Some(rows) = shared_lists::rows("matching/cases.csv") else {
        eprintln!("skipped: matching/cases.csv is not there");
        return;
    };
    let cases: Vec<Case> = rows.iter().map(case).collect();
    let mut short = Vec::new();
    for (title, belongs, least) in AGREED {
        let group: Vec<&Case> = cases.iter().filter(|c| c.same && belongs(c)).collect();
        assert!(!group.is_empty(), "{title}");
        let missed: Vec<&&Case> = group.iter().filter(|case| !case.raised).collect();
        let recall = 1.0 - share(missed.len(), group.len());
        eprintln!("{title}: {} pairs, recall {recall:.3}, agreed {least}", group.len());
        for case in missed.iter().take(PRINTED) {
            eprintln!("    not raised: {} | {}", case.query, case.listed);
        }
        if recall < least {
            short.push(title);
        }
    }
    let hard: Vec<&Case> = cases.iter().filter(|c| c.kind.starts_with("hard")).collect();
    let alarms = share(hard.iter().filter(|case| case.raised).count(), hard.len());
    eprintln!("hard negatives: {} pairs, {alarms:.3} raised, at most {HARD_ALARMS}", hard.len());
    assert!(short.is_empty(), "{short:?}");
    assert!(alarms <= HARD_ALARMS);
}

/// The pairs of the region that no table was made from: they need no shared data.
#[test]
fn a17_names_of_the_region_reach_agreed_recall() {
    let mut reader =
        csv::Reader::from_reader(include_bytes!("../../../data/cases/names_region.csv").as_slice());
    let kept: Vec<Case> = reader
        .deserialize::<BTreeMap<String, String>>()
        .map(Result::unwrap)
        .filter(|row| row["split"] == "kept")
        .map(|row| case(&row))
        .collect();
    assert!(kept.len() > 600);
    let of = |same: bool| kept.iter().filter(|case| case.same == same).collect::<Vec<_>>();
    let raised = |cases: &[&Case]| cases.iter().filter(|case| case.raised).count();
    let (same, other) = (of(true), of(false));
    for case in kept.iter().filter(|case| case.raised != case.same).take(PRINTED) {
        eprintln!("wrong: {} | {} ({})", case.query, case.listed, case.kind);
    }
    let (recall, alarms) = (share(raised(&same), same.len()), share(raised(&other), other.len()));
    eprintln!("recall {recall:.3} of {}, alarms {alarms:.3} of {}", same.len(), other.len());
    assert!(recall >= 0.90 && alarms <= HARD_ALARMS, "{recall} {alarms}");
}
