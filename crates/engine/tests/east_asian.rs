//! East Asian names in their scripts and in Latin and Cyrillic spellings: public names of
//! writers, athletes, politicians and companies, `east_asian.csv`.
//!
//! The rows of the part `kept` were not looked at while the tables were made, nor fitted to; the
//! columns are those that the example `fit_names` reads.
#![allow(
    clippy::disallowed_methods,
    reason = "the shared list files are read by a module of several tests"
)]
#![allow(clippy::print_stderr, reason = "a test says what it measured")]

use sarhad_engine::parties::{ALERT, PartyIndex, PartyQuery, REVIEW, compare};
use sarhad_model::EntryKind::{self, Organisation, Person};
use sarhad_model::{NameQuality, WatchList};

mod shared_lists;
use shared_lists::{entry, list};

struct Case {
    kept: bool,
    kind: EntryKind,
    query: String,
    listed: String,
    same: bool,
}

fn cases() -> Vec<Case> {
    csv::Reader::from_reader(include_bytes!("east_asian.csv").as_slice())
        .records()
        .map(|row| {
            let row = row.unwrap();
            Case {
                kept: &row[0] == "kept",
                kind: if &row[1] == "Person" { Person } else { Organisation },
                query: row[2].to_owned(),
                listed: row[3].to_owned(),
                same: &row[4] == "true",
            }
        })
        .collect()
}

/// Least share of the equal names raised, and largest share of the others, by part and kind.
const FLOORS: [(bool, EntryKind, f64, f64); 4] = [
    (false, Person, 0.90, 0.15),
    (true, Person, 0.80, 0.15),
    (false, Organisation, 0.80, 0.30),
    (true, Organisation, 0.75, 0.30),
];

#[test]
fn east_asian_names_are_raised_and_their_neighbours_are_not() {
    let cases = cases();
    assert!(cases.len() >= 120);
    for (kept, kind, least, most) in FLOORS {
        let mut wrong = Vec::new();
        let mut counts = [[0_u32; 2]; 2];
        for case in cases.iter().filter(|case| case.kept == kept && case.kind == kind) {
            let probability = compare(&case.query, &case.listed, Some(case.kind)).probability;
            let raised = probability >= ALERT;
            counts[usize::from(case.same)][usize::from(raised)] += 1;
            if raised != case.same {
                wrong.push(format!("{} | {}: {probability:.3}", case.query, case.listed));
            }
        }
        let share = |[no, yes]: [u32; 2]| f64::from(yes) / f64::from((no + yes).max(1));
        let (alarms, recall) = (share(counts[0]), share(counts[1]));
        eprintln!("kept {kept} {kind:?}: recall {recall:.3}, false alarms {alarms:.3}, {counts:?}");
        if !kept {
            eprintln!("{wrong:#?}");
        }
        assert!(recall >= least && alarms <= most);
    }
}

/// All names of the cases as a list.
fn watch_list(cases: &[Case]) -> WatchList {
    let entries = cases
        .iter()
        .enumerate()
        .flat_map(|(at, case)| {
            [&case.query, &case.listed].into_iter().enumerate().map(move |(side, name)| {
                let names = vec![(name.clone(), NameQuality::Primary)];
                entry(&format!("{at}-{side}"), case.kind, names)
            })
        })
        .collect();
    list("east", entries)
}

/// Law: the search misses nothing that a full scan puts at or above [`REVIEW`].
#[test]
fn the_search_finds_what_a_full_scan_finds() {
    let cases = cases();
    let lists = [watch_list(&cases)];
    let index = PartyIndex::build(&lists);
    let (mut pairs, mut missed) = (0, Vec::new());
    for (at, case) in cases.iter().enumerate() {
        for name in [&case.query, &case.listed] {
            let kind = (at % 2 == 0).then_some(case.kind);
            let query = PartyQuery { name, kind, ..PartyQuery::default() };
            let found: std::collections::BTreeSet<usize> =
                index.search(&lists, &query, usize::MAX).into_iter().map(|m| m.entry).collect();
            for (_, entry, probability) in index.full_scan(&lists, &query) {
                if probability >= REVIEW {
                    pairs += 1;
                    if !found.contains(&entry) {
                        missed.push(format!("{name} | {}", lists[0].entries[entry].names[0].text));
                    }
                }
            }
        }
    }
    assert!(pairs > 2 * cases.len(), "{pairs}");
    assert!(missed.is_empty(), "{missed:#?}");
}
