//! `eval search`: names searched in watch lists, one after the other on one core, then all of
//! them on all cores.

use std::time::{Duration, Instant};

use rayon::prelude::*;
use sarhad_engine::parties::threshold::FalseAlarms;
use sarhad_engine::parties::{ALERT, PartyIndex, PartyMatch, PartyQuery, REVIEW, rules_version};
use sarhad_model::{CountryCode, EntryKind, PartialDate, WatchList};
use serde::Serialize;

use super::{CasesError, memory, share};

/// Results looked at for recall.
const DEPTH: usize = 5;

/// Limits at which the raised share is told, in hundredths.
const LIMITS: [u8; 15] = [35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 97, 99];

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

/// A query that did not do as expected.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Wrong {
    /// The name looked for.
    pub query: String,
    /// Entry that should be found, if one was named.
    pub expected: Option<String>,
    /// List and id of the best one found.
    pub best: Option<String>,
    /// Its name that matched.
    pub best_name: Option<String>,
    /// Its probability.
    pub probability: f64,
}

/// The report; fields as DESIGN § 6 names them, and more.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Entries of the lists.
    pub entries: usize,
    /// Their names.
    pub names: usize,
    /// Queries.
    pub queries: usize,
    /// What they were expected to do.
    pub expect: &'static str,
    /// Share found at the first place.
    pub recall_at_1: f64,
    /// Share found among the first five.
    pub recall_at_5: f64,
    /// Share with any entry at alert.
    pub alarm_rate: f64,
    /// Share with any entry at review or above.
    pub review_rate: f64,
    /// Share with any entry at and above each limit.
    pub raised: Vec<FalseAlarms>,
    /// Version of the rules of comparison.
    pub rules: &'static str,
    /// Mean time of a query on one core, microseconds.
    pub mean_us: f64,
    /// Median time of a query, microseconds.
    pub p50_us: u128,
    /// 95 of 100 queries take less.
    pub p95_us: u128,
    /// 99 of 100 queries take less.
    pub p99_us: u128,
    /// Of all threads together.
    pub parties_per_second: f64,
    /// Threads.
    pub threads: usize,
    /// Time to build the index.
    pub build_seconds: f64,
    /// Size of the index.
    pub index_bytes: usize,
    /// Peak memory.
    pub peak_rss_mib: Option<f64>,
    /// Queries that did not do as expected; only when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<Wrong>>,
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

/// Builds the index, runs every query alone, measures. Queries that did not do as expected are
/// named when `errors` asks for it.
pub fn run(lists: &[WatchList], queries: &[Query], expect: &'static str, errors: bool) -> Report {
    let started = Instant::now();
    let index = PartyIndex::build(lists);
    let build_seconds = started.elapsed().as_secs_f64();
    let mut times = Vec::with_capacity(queries.len());
    let (mut first, mut five) = (0, 0);
    let mut best: Vec<f64> = Vec::with_capacity(queries.len());
    let mut wrong: Vec<Wrong> = Vec::new();
    for query in queries {
        let started = Instant::now();
        let found = index.search(lists, &query.asked(), DEPTH);
        times.push(started.elapsed());
        let is_found = |found: &PartyMatch| match &query.expected {
            Some(id) => lists[found.list].entries[found.entry].id == *id,
            None => found.comparison.probability >= ALERT,
        };
        first += usize::from(found.first().is_some_and(is_found));
        let is_among = found.iter().any(is_found);
        five += usize::from(is_among);
        let highest = found.first().map_or(0.0, |found| found.comparison.probability);
        best.push(highest);
        let as_expected = if expect == "hit" { is_among } else { highest < ALERT };
        if errors && !as_expected {
            wrong.push(named(lists, query, found.first()));
        }
    }
    let started = Instant::now();
    let again: usize =
        queries.par_iter().map(|query| index.search(lists, &query.asked(), DEPTH).len()).sum();
    // The sum keeps the work from being left out.
    std::hint::black_box(again);
    let parties_per_second = queries.len() as f64 / started.elapsed().as_secs_f64().max(1e-9);
    let mean = times.iter().sum::<Duration>().as_secs_f64() / times.len().max(1) as f64;
    let raised =
        |limit: f64| share(best.iter().filter(|highest| **highest >= limit).count(), queries.len());
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
        alarm_rate: raised(ALERT),
        review_rate: raised(REVIEW),
        raised: LIMITS
            .iter()
            .map(|limit| f64::from(*limit) / 100.0)
            .map(|probability| FalseAlarms { probability, share: raised(probability) })
            .collect(),
        rules: rules_version(),
        mean_us: (mean * 1e7).round() / 10.0,
        p50_us: at(0.50),
        p95_us: at(0.95),
        p99_us: at(0.99),
        parties_per_second: parties_per_second.round(),
        threads: rayon::current_num_threads(),
        build_seconds: (build_seconds * 1000.0).round() / 1000.0,
        index_bytes: index.size_bytes(),
        peak_rss_mib: memory::peak_rss_mib(),
        errors: errors.then_some(wrong),
    }
}

fn named(lists: &[WatchList], query: &Query, best: Option<&PartyMatch>) -> Wrong {
    let place = best.map(|best| (&lists[best.list], &lists[best.list].entries[best.entry]));
    Wrong {
        query: query.name.clone(),
        expected: query.expected.clone(),
        best: place.map(|(list, entry)| format!("{}:{}", list.id, entry.id)),
        best_name: best
            .zip(place)
            .and_then(|(best, (_, entry))| entry.names.get(best.name))
            .map(|name| name.text.clone()),
        probability: best.map_or(0.0, |best| best.comparison.probability),
    }
}

/// The raised shares as the table `data/names/false-alarms.csv`: of queries that are on no list,
/// each is a false alarm.
pub fn false_alarms_csv(report: &Report) -> String {
    let rows = report.raised.iter().map(|p| format!("{:.2},{:.4}\n", p.probability, p.share));
    let rows: String = rows.collect();
    format!("# measured with rules: {}\nprobability,share\n{rows}", report.rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_did_not_do_as_expected_is_named() {
        let lists = [sarhad_lists::demo()];
        let queries = "full_name,expected_id\nZarnigor Impex FZE,DEMO-001\nNobody Of That Name,\n";
        let report = run(&lists, &read(queries.as_bytes()).unwrap(), "hit", true);
        assert_eq!((report.recall_at_1, report.recall_at_5, report.alarm_rate), (0.5, 0.5, 0.5));
        assert_eq!(report.errors.as_ref().unwrap().len(), 1);
        assert_eq!(report.errors.as_ref().unwrap()[0].query, "Nobody Of That Name");
        assert!(report.raised.is_sorted_by(|a, b| a.share >= b.share));
        let none = run(&lists, &read(queries.as_bytes()).unwrap(), "none", true);
        assert_eq!(none.errors.unwrap()[0].best.as_deref(), Some("demo:DEMO-001"));
        let csv = false_alarms_csv(&report);
        assert_eq!(csv.lines().count(), LIMITS.len() + 2);
        assert!(csv.starts_with(&format!("# measured with rules: {}\n", rules_version())));
    }
}
