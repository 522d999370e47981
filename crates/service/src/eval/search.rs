//! `eval search`: names searched in watch lists, one after the other on one core, then all of
//! them on all cores.

use std::time::{Duration, Instant};

use rayon::prelude::*;
use sarhad_engine::parties::{ALERT, PartyIndex, PartyQuery};
use sarhad_model::{CountryCode, EntryKind, PartialDate, WatchList};
use serde::Serialize;

use super::{CasesError, memory, share};

/// Results looked at for recall.
const DEPTH: usize = 5;

/// One query.
#[derive(Debug, Clone)]
pub struct Query {
    name: String,
    kind: Option<EntryKind>,
    born: Option<PartialDate>,
    country: Option<CountryCode>,
    expected: Option<String>,
}

impl Query {
    fn asked(&self) -> PartyQuery<'_> {
        PartyQuery {
            name: &self.name,
            kind: self.kind,
            born: self.born,
            country: self.country,
            identifiers: &[],
        }
    }
}

/// The report; fields as DESIGN § 6 names them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    entries: usize,
    names: usize,
    queries: usize,
    expect: &'static str,
    recall_at_1: f64,
    recall_at_5: f64,
    alarm_rate: f64,
    mean_us: f64,
    p50_us: u128,
    p95_us: u128,
    p99_us: u128,
    /// Of all threads together.
    parties_per_second: f64,
    threads: usize,
    build_seconds: f64,
    index_bytes: usize,
    peak_rss_mib: Option<f64>,
}

/// Reads queries: `full_name`, and where known `date_of_birth`, `nationality`, `expected_id`,
/// `schema`.
///
/// The nationality column is the country of the *record*; it is used as the query's country,
/// which speaks for or against a match of records, never as a risk (law 13).
pub fn read(bytes: &[u8]) -> Result<Vec<Query>, CasesError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let failed = |line: u64, error: &csv::Error| CasesError::Row { line, why: error.to_string() };
    let headers = reader.headers().map_err(|error| failed(1, &error))?.clone();
    let position = |name: &str| headers.iter().position(|header| header.trim() == name);
    let name = position("full_name").ok_or(CasesError::Column { column: "full_name" })?;
    let (born, country) = (position("date_of_birth"), position("nationality"));
    let (expected, schema) = (position("expected_id"), position("schema"));
    let mut queries = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| failed(queries.len() as u64 + 2, &error))?;
        let cell = |index: Option<usize>| index.and_then(|i| record.get(i)).unwrap_or_default();
        queries.push(Query {
            name: cell(Some(name)).to_owned(),
            kind: match cell(schema) {
                "Person" => Some(EntryKind::Person),
                "Company" | "Organization" => Some(EntryKind::Organisation),
                "Vessel" => Some(EntryKind::Vessel),
                _ => None,
            },
            born: PartialDate::parse_iso(cell(born)),
            country: CountryCode::parse(cell(country)).ok(),
            expected: Some(cell(expected).to_owned()).filter(|id| !id.is_empty()),
        });
    }
    Ok(queries)
}

/// Builds the index, runs every query alone, measures.
pub fn run(lists: &[WatchList], queries: &[Query], expect: &'static str) -> Report {
    let started = Instant::now();
    let index = PartyIndex::build(lists);
    let build_seconds = started.elapsed().as_secs_f64();
    let mut times = Vec::with_capacity(queries.len());
    let (mut first, mut five, mut alarms) = (0, 0, 0);
    for query in queries {
        let started = Instant::now();
        let found = index.search(lists, &query.asked(), DEPTH);
        times.push(started.elapsed());
        let is_found = |found: &sarhad_engine::parties::PartyMatch| match &query.expected {
            Some(id) => lists[found.list].entries[found.entry].id == *id,
            None => found.comparison.probability >= ALERT,
        };
        first += usize::from(found.first().is_some_and(is_found));
        five += usize::from(found.iter().any(is_found));
        alarms += usize::from(found.iter().any(|found| found.comparison.probability >= ALERT));
    }
    let started = Instant::now();
    let again: usize =
        queries.par_iter().map(|query| index.search(lists, &query.asked(), DEPTH).len()).sum();
    // The sum keeps the work from being left out.
    std::hint::black_box(again);
    let parties_per_second = queries.len() as f64 / started.elapsed().as_secs_f64().max(1e-9);
    let mean = times.iter().sum::<Duration>().as_secs_f64() / times.len().max(1) as f64;
    times.sort_unstable();
    let at = |share: f64| {
        let place = ((times.len() as f64 * share).ceil() as usize).saturating_sub(1);
        times.get(place).map_or(0, Duration::as_micros)
    };
    let entries = lists.iter().map(|list| list.entries.len()).sum();
    let names = lists.iter().flat_map(|list| &list.entries).map(|entry| entry.names.len()).sum();
    Report {
        entries,
        names,
        queries: queries.len(),
        expect,
        recall_at_1: share(first, queries.len()),
        recall_at_5: share(five, queries.len()),
        alarm_rate: share(alarms, queries.len()),
        mean_us: (mean * 1e7).round() / 10.0,
        p50_us: at(0.50),
        p95_us: at(0.95),
        p99_us: at(0.99),
        parties_per_second: parties_per_second.round(),
        threads: rayon::current_num_threads(),
        build_seconds: (build_seconds * 1000.0).round() / 1000.0,
        index_bytes: index.size_bytes(),
        peak_rss_mib: memory::peak_rss_mib(),
    }
}
