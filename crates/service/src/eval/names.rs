//! `eval names`: labelled pairs of names through the comparison.

use std::collections::BTreeMap;
use std::time::Instant;

use sarhad_engine::parties;
use sarhad_model::EntryKind;
use serde::Serialize;

use super::{CasesError, memory, share};

/// One labelled pair.
#[derive(Debug, Clone)]
pub struct Pair {
    query: String,
    listed: String,
    kind: Option<EntryKind>,
    label: bool,
    case_kind: String,
    scripts: String,
}

/// Precision and recall of a part of the pairs.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Part {
    n: usize,
    precision: f64,
    recall: f64,
}

/// The report; fields as DESIGN § 6 names them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    pairs: usize,
    threshold: f64,
    precision: f64,
    recall: f64,
    f1: f64,
    hard_negative_alarm_rate: f64,
    by_kind: BTreeMap<String, Part>,
    by_script_pair: BTreeMap<String, Part>,
    pairs_per_second: f64,
    peak_rss_mib: Option<f64>,
}

/// Reads `cases.csv` (columns schema, query_name, list_name, match, kind, query_script,
/// list_script).
pub fn read(bytes: &[u8]) -> Result<Vec<Pair>, CasesError> {
    let mut reader = csv::Reader::from_reader(bytes);
    let headers = reader.headers().map_err(|error| row_error(1, &error))?.clone();
    let column = |name: &'static str| {
        let position = headers.iter().position(|header| header.trim() == name);
        position.ok_or(CasesError::Column { column: name })
    };
    let optional = |name: &str| headers.iter().position(|header| header.trim() == name);
    let (query, listed, label) = (column("query_name")?, column("list_name")?, column("match")?);
    let (schema, kind) = (optional("schema"), optional("kind"));
    let (query_script, list_script) = (optional("query_script"), optional("list_script"));
    let mut pairs = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| row_error(pairs.len() as u64 + 2, &error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |index: usize| record.get(index).unwrap_or_default();
        let of = |index: Option<usize>| index.map_or("", cell);
        pairs.push(Pair {
            query: cell(query).to_owned(),
            listed: cell(listed).to_owned(),
            kind: kind_of(of(schema)),
            label: read_bool(cell(label)).ok_or_else(|| CasesError::Row {
                line,
                why: format!("match is {:?}, not true or false", cell(label)),
            })?,
            case_kind: of(kind).to_owned(),
            scripts: format!("{}-{}", of(query_script), of(list_script)),
        });
    }
    Ok(pairs)
}

fn row_error(line: u64, error: &csv::Error) -> CasesError {
    let line = error.position().map_or(line, csv::Position::line);
    CasesError::Row { line, why: error.to_string() }
}

fn read_bool(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" => Some(true),
        "false" | "0" | "no" => Some(false),
        _ => None,
    }
}

fn kind_of(schema: &str) -> Option<EntryKind> {
    match schema.trim() {
        "Person" => Some(EntryKind::Person),
        "Company" | "Organization" => Some(EntryKind::Organisation),
        "Vessel" => Some(EntryKind::Vessel),
        _ => None,
    }
}

/// Compares every pair; a pair is a match when its probability reaches the threshold.
pub fn run(pairs: &[Pair], threshold: Option<f64>) -> Report {
    let threshold = threshold.unwrap_or(parties::ALERT);
    let started = Instant::now();
    let said: Vec<bool> = pairs
        .iter()
        .map(|pair| parties::compare(&pair.query, &pair.listed, pair.kind).probability >= threshold)
        .collect();
    let seconds = started.elapsed().as_secs_f64();
    let all: Vec<(&Pair, bool)> = pairs.iter().zip(said).collect();
    let whole = part(&all);
    let hard: Vec<&(&Pair, bool)> =
        all.iter().filter(|(pair, _)| pair.case_kind.starts_with("hard_negative")).collect();
    Report {
        pairs: pairs.len(),
        threshold,
        precision: whole.precision,
        recall: whole.recall,
        f1: harmonic(whole.precision, whole.recall),
        hard_negative_alarm_rate: share(hard.iter().filter(|(_, said)| *said).count(), hard.len()),
        by_kind: parts(&all, |pair| &pair.case_kind),
        by_script_pair: parts(&all, |pair| &pair.scripts),
        pairs_per_second: (pairs.len() as f64 / seconds.max(1e-9)).round(),
        peak_rss_mib: memory::peak_rss_mib(),
    }
}

fn parts<'a>(
    all: &[(&'a Pair, bool)],
    of: impl Fn(&'a Pair) -> &'a String,
) -> BTreeMap<String, Part> {
    let mut groups: BTreeMap<&String, Vec<(&Pair, bool)>> = BTreeMap::new();
    for (pair, said) in all {
        groups.entry(of(pair)).or_default().push((pair, *said));
    }
    groups.into_iter().map(|(name, group)| (name.clone(), part(&group))).collect()
}

fn part(pairs: &[(&Pair, bool)]) -> Part {
    let right = pairs.iter().filter(|(pair, said)| pair.label && *said).count();
    let said = pairs.iter().filter(|(_, said)| *said).count();
    let labelled = pairs.iter().filter(|(pair, _)| pair.label).count();
    Part { n: pairs.len(), precision: share(right, said), recall: share(right, labelled) }
}

fn harmonic(a: f64, b: f64) -> f64 {
    if a + b == 0.0 { 0.0 } else { 2.0 * a * b / (a + b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_column_and_a_bad_label_are_told() {
        assert_eq!(
            read(b"query_name,list_name\na,b\n").unwrap_err(),
            CasesError::Column { column: "match" }
        );
        let error = read(b"query_name,list_name,match\na,b,true\nc,d,perhaps\n").unwrap_err();
        assert!(matches!(error, CasesError::Row { line: 3, .. }), "{error:?}");
    }

    #[test]
    fn equal_names_match_and_different_ones_do_not() {
        let cases = "schema,query_name,list_name,match,kind,query_script,list_script\n\
            Person,Zarina Bobokhonova,Zarina Bobokhonova,true,published,Latin,Latin\n\
            Person,Zarina Bobokhonova,Gerhard Ostermann,false,hard_negative,Latin,Latin\n";
        let report = run(&read(cases.as_bytes()).unwrap(), None);
        assert_eq!((report.pairs, report.precision, report.recall), (2, 1.0, 1.0));
        assert_eq!(report.by_kind["hard_negative"].n, 1);
    }
}
