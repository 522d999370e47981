//! Measures the search of names on real lists: size, speed, false alarms, found names.
//!
//! `cargo run --release -p sarhad-engine --example measure_search`
//!
//! Reads the OFAC and UN lists and the query files of the shared data. Of the invented persons
//! only the half that the fit does not see is asked. It changes no file and judges nothing.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a tool that reads and prints")]

#[path = "../tests/shared_lists/mod.rs"]
mod shared_lists;

use std::time::{Duration, Instant};

use sarhad_engine::parties::{ALERT, PartyIndex, PartyQuery, REVIEW};
use sarhad_model::{EntryKind, WatchList};

fn main() {
    let lists: Vec<WatchList> =
        [shared_lists::ofac(), shared_lists::un("lists/un/consolidated_20260227.xml")]
            .into_iter()
            .flatten()
            .collect();
    let names: usize = lists.iter().flat_map(|l| &l.entries).map(|e| e.names.len()).sum();
    let begin = Instant::now();
    let index = PartyIndex::build(&lists);
    println!("{names} names: built in {:?}, {} MiB", begin.elapsed(), index.size_bytes() >> 20);
    let begin = Instant::now();
    let bytes = postcard::to_stdvec(&index).expect("an index can be written");
    let written = begin.elapsed();
    let begin = Instant::now();
    let again: PartyIndex = postcard::from_bytes(&bytes).expect("what was written can be read");
    println!(
        "{} MiB written in {written:?}, read in {:?}, equal {}",
        bytes.len() >> 20,
        begin.elapsed(),
        again == index
    );

    let persons: Vec<String> = shared_lists::rows("matching/query_negatives_global.csv")
        .unwrap_or_default()
        .into_iter()
        .map(|row| row["full_name"].clone())
        .filter(|name| blake3::hash(name.as_bytes()).as_bytes()[0] % 2 == 1)
        .collect();
    ask("invented persons, kind known", &index, &lists, &persons, Some(EntryKind::Person));
    ask("invented persons, kind unknown", &index, &lists, &persons, None);
    let treated: Vec<String> = shared_lists::rows("matching/query_positives_un_treated.csv")
        .unwrap_or_default()
        .into_iter()
        .map(|row| row["full_name"].clone())
        .collect();
    ask("treated UN persons", &index, &lists, &treated, Some(EntryKind::Person));
    if std::env::args().any(|argument| argument == "--missed") {
        let query = |name| PartyQuery { name, kind: Some(EntryKind::Person), ..Default::default() };
        for name in &treated {
            let found = index.search(&lists, &query(name), 1);
            let best = found.first().map_or(0.0, |m| m.comparison.probability);
            if best < ALERT {
                let entry = found.first().map_or("", |m| lists[m.list].entries[m.entry].name());
                println!("{best:.3} {name} | {entry}");
            }
        }
    }
    let companies: Vec<String> = lists
        .iter()
        .flat_map(|list| &list.entries)
        .filter(|entry| entry.kind == EntryKind::Organisation)
        .step_by(7)
        .map(|entry| entry.name().to_owned())
        .collect();
    ask("listed companies themselves", &index, &lists, &companies, None);
}

fn ask(
    title: &str,
    index: &PartyIndex,
    lists: &[WatchList],
    names: &[String],
    kind: Option<EntryKind>,
) {
    let mut times: Vec<Duration> = Vec::with_capacity(names.len());
    let (mut alerts, mut reviews) = (0_usize, 0_usize);
    for name in names {
        let begin = Instant::now();
        let found = index.search(lists, &PartyQuery { name, kind, ..PartyQuery::default() }, 5);
        times.push(begin.elapsed());
        let best = found.first().map_or(0.0, |found| found.comparison.probability);
        alerts += usize::from(best >= ALERT);
        reviews += usize::from(best >= REVIEW);
    }
    times.sort();
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).copied();
    let total: Duration = times.iter().sum();
    println!(
        "{title}: {} queries, {:.0} a second, p50 {:?}, p95 {:?}, p99 {:?}; alert {:.2} %, review {:.2} %",
        names.len(),
        names.len() as f64 / total.as_secs_f64().max(1e-9),
        at(0.5).unwrap_or_default(),
        at(0.95).unwrap_or_default(),
        at(0.99).unwrap_or_default(),
        100.0 * alerts as f64 / names.len().max(1) as f64,
        100.0 * reviews as f64 / names.len().max(1) as f64,
    );
}
