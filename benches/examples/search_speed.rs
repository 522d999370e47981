//! Speed of the search of names: times of single queries and parties a second.
//!
//! `cargo run --release -p sarhad-benches --example search_speed [-- --made 1000000]`
//!
//! Without an argument the lists at hand are searched, with one a list of so many invented
//! entries. Each query is asked three times and the quickest counts: what else the machine does
//! is no part of the measure. The rate on all threads is that of one run. Beside it, in the same
//! run, a control: a plain loop of Jaro-Winkler over all listed names.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a tool that measures and prints"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use sarhad_benches::made_names::{Dice, Pools, changed};
use sarhad_benches::{lists, queries};
use sarhad_engine::Knowledge;
use sarhad_engine::parties::{PartyIndex, PartyQuery, REVIEW, prepare, probability_prepared};
use sarhad_model::{EntryKind, WatchList};

/// How often a query is asked.
const TIMES: usize = 3;
/// Queries of each kind.
const QUERIES: usize = 4_000;
/// Queries of the control, which is slow.
const CONTROL: usize = 20;

fn main() {
    let made = std::env::args().skip_while(|arg| arg != "--made").nth(1);
    let real = lists();
    let searched = match made.and_then(|count| count.parse().ok()) {
        Some(count) => vec![Pools::with_lists(&real).list(count, 42)],
        None => real,
    };
    let names: Vec<&str> = searched
        .iter()
        .flat_map(|list| &list.entries)
        .flat_map(|entry| &entry.names)
        .map(|name| name.text.as_str())
        .collect();
    println!(
        "{} entries, {} names",
        searched.iter().map(|l| l.entries.len()).sum::<usize>(),
        names.len()
    );
    let begin = Instant::now();
    let index = PartyIndex::build(&searched);
    println!("index built in {:.2?}, {} MiB", begin.elapsed(), index.size_bytes() >> 20);
    let begin = Instant::now();
    let bytes = postcard::to_stdvec(&index).expect("an index can be written");
    let written = begin.elapsed();
    let begin = Instant::now();
    let again: PartyIndex = postcard::from_bytes(&bytes).expect("what was written can be read");
    println!("{} MiB written in {written:.2?}, read in {:.2?}", bytes.len() >> 20, begin.elapsed());
    drop((again, bytes));
    println!("resident {:?} MiB", resident_mib());

    let mut dice = Dice::new(3);
    let some = |count: usize| names.iter().step_by((names.len() / count).max(1)).take(count);
    let listed: Vec<String> = some(QUERIES).map(|name| changed(name, &mut dice)).collect();
    let pools = Pools::built_in();
    let ordinary: Vec<String> = (0..QUERIES)
        .map(|n| {
            let kind = if n % 4 == 0 { EntryKind::Person } else { EntryKind::Organisation };
            pools.name(&mut dice, kind)
        })
        .collect();
    let persons: Vec<String> =
        queries("query_negatives_global.csv").into_iter().take(QUERIES).collect();
    for (title, names) in [
        ("invented parties of papers", &ordinary),
        ("persons, not listed", &persons),
        ("listed names, changed", &listed),
    ] {
        ask(title, &index, &searched, names);
    }
    control(&names, &ordinary);
    pairs(&names);
    let knowledge = searched.len() > 1;
    if knowledge {
        let begin = Instant::now();
        let bytes = Knowledge::build(searched).to_bytes().expect("knowledge can be written");
        println!(
            "knowledge of {} MiB built and written in {:.2?}",
            bytes.len() >> 20,
            begin.elapsed()
        );
        let begin = Instant::now();
        let knowledge = Knowledge::from_bytes(&bytes).expect("what was written can be read");
        println!("read in {:.2?}", begin.elapsed());
        drop(knowledge);
    }
    println!("peak {:?} MiB", sarhad_service::eval::memory::peak_rss_mib());
}

fn ask(title: &str, index: &PartyIndex, lists: &[WatchList], names: &[String]) {
    if names.is_empty() {
        return;
    }
    for (what, least) in [("all that is like it", None), ("at and above review", Some(REVIEW))] {
        let search = |name: &String| {
            let query = PartyQuery { name, ..PartyQuery::default() };
            match least {
                None => index.search(lists, black_box(&query), 5),
                Some(least) => index.search_from(lists, black_box(&query), least, 24),
            }
        };
        let mut times: Vec<Duration> = names
            .iter()
            .map(|name| {
                let time = |_| {
                    let begin = Instant::now();
                    black_box(search(name));
                    begin.elapsed()
                };
                (0..TIMES).map(time).min().unwrap_or_default()
            })
            .collect();
        times.sort_unstable();
        let at = |share: f64| times[((times.len() as f64 * share) as usize).min(times.len() - 1)];
        let mean = times.iter().sum::<Duration>() / times.len() as u32;
        println!(
            "{title}, {what}: mean {mean:.1?}, p50 {:.1?}, p95 {:.1?}, p99 {:.1?}, most {:.1?}",
            at(0.5),
            at(0.95),
            at(0.99),
            at(1.0)
        );
    }
}

/// The same question by a loop over all names.
fn control(names: &[&str], asked: &[String]) {
    let lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    let begin = Instant::now();
    for name in asked.iter().take(CONTROL) {
        let name = name.to_lowercase();
        let best = lower.iter().map(|other| strsim::jaro_winkler(&name, other)).fold(0.0, f64::max);
        black_box(best);
    }
    println!("control, Jaro-Winkler over all names: mean {:.1?}", begin.elapsed() / CONTROL as u32);
}

/// Pairs of prepared names a second, beside bare Jaro-Winkler.
fn pairs(names: &[&str]) {
    let some: Vec<&str> = names.iter().step_by((names.len() / 1_500).max(1)).copied().collect();
    let prepared: Vec<_> = some.iter().map(|name| prepare(name, None)).collect();
    let rate = |time: Duration| (some.len() * some.len()) as f64 / time.as_secs_f64() / 1e6;
    let begin = Instant::now();
    let mut sum = 0.0;
    for a in &prepared {
        for b in &prepared {
            sum += probability_prepared(black_box(a), black_box(b), None);
        }
    }
    let ours = begin.elapsed();
    let begin = Instant::now();
    for a in &some {
        for b in &some {
            sum += strsim::jaro_winkler(black_box(a), black_box(b));
        }
    }
    black_box(sum);
    println!("{:.2} million pairs a second, Jaro-Winkler {:.2}", rate(ours), rate(begin.elapsed()));
}

/// Resident memory now, where the system tells.
fn resident_mib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches("kB").trim().parse::<u64>().ok().map(|kib| kib >> 10)
}
