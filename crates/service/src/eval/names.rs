//! `eval names`: labelled pairs of names through the comparison: how many are found, how many are
//! false alarms, whether the order inside the accepted ones is right, and whether a probability
//! is one.

use std::collections::BTreeMap;
use std::time::Instant;

use sarhad_engine::parties;
use sarhad_model::EntryKind;
use serde::Serialize;

use super::curves::{Bin, auc, reliability};
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
    /// `fit` (seen when the probability was fitted), `kept` (never seen), or whatever the column
    /// `split` says; empty without the column.
    split: String,
}

/// Precision and recall of a part of the pairs. Where a part holds only one label, the figure
/// that needs the other one is 0.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Part {
    /// Pairs.
    pub n: usize,
    /// Pairs labelled as a match.
    pub matches: usize,
    /// Share of the raised that are matches.
    pub precision: f64,
    /// Share of the matches that are raised.
    pub recall: f64,
    /// Harmonic mean of both.
    pub f1: f64,
    /// Share of the others that are raised.
    pub alarm_rate: f64,
}

/// A split of the pairs by itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Split {
    /// Precision, recall, F1.
    #[serde(flatten)]
    pub part: Part,
    /// Share of the hard negatives that are raised.
    pub hard_negative_alarm_rate: f64,
    /// Area under the curve over all its pairs.
    pub auc: Option<f64>,
    /// The same inside the pairs that are raised.
    pub auc_accepted: Option<f64>,
}

/// A pair that was judged wrongly.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Wrong {
    /// The one name.
    pub query: String,
    /// The other.
    pub listed: String,
    /// Whether they are labelled as a match.
    pub label: bool,
    /// What was said.
    pub probability: f64,
    /// Kind of case.
    pub kind: String,
    /// Scripts of both.
    pub scripts: String,
    /// Split.
    pub split: String,
}

/// The report; fields as DESIGN § 6 names them, and more.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Pairs.
    pub pairs: usize,
    /// A pair is a match at and above this probability.
    pub threshold: f64,
    /// Share of the raised that are matches.
    pub precision: f64,
    /// Share of the matches that are raised.
    pub recall: f64,
    /// Harmonic mean of both.
    pub f1: f64,
    /// Share of the hard negatives that are raised.
    pub hard_negative_alarm_rate: f64,
    /// Probability that a match stands above another pair; ties count half. None when only one
    /// label is there.
    pub auc: Option<f64>,
    /// The same inside the pairs that are raised: whether their order helps.
    pub auc_accepted: Option<f64>,
    /// By kind of case.
    pub by_kind: BTreeMap<String, Part>,
    /// By scripts.
    pub by_script_pair: BTreeMap<String, Part>,
    /// By the column `split`: figures on pairs that the fit has seen stand apart.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub by_split: BTreeMap<String, Split>,
    /// What was said against what is labelled, in ten bins.
    pub reliability: Vec<Bin>,
    /// Pairs judged wrongly, the most surprising first; only when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<Wrong>>,
    /// Speed on one core.
    pub pairs_per_second: f64,
    /// Peak memory.
    pub peak_rss_mib: Option<f64>,
}

/// Reads `cases.csv` (columns schema, query_name, list_name, match, kind, query_script,
/// list_script, split).
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
    let split = optional("split");
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
            split: of(split).trim().to_owned(),
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

/// A pair with what was said of it.
type Judged<'p> = (&'p Pair, f64);

/// Compares every pair; a pair is a match when its probability reaches the threshold. Pairs that
/// were judged wrongly are named when `errors` asks for it.
pub fn run(pairs: &[Pair], threshold: Option<f64>, errors: bool) -> Report {
    let threshold = threshold.unwrap_or(parties::ALERT);
    let started = Instant::now();
    let said: Vec<f64> = pairs
        .iter()
        .map(|pair| parties::compare(&pair.query, &pair.listed, pair.kind).probability)
        .collect();
    let seconds = started.elapsed().as_secs_f64();
    let all: Vec<Judged<'_>> = pairs.iter().zip(said).collect();
    let whole = split(&all, threshold);
    Report {
        pairs: pairs.len(),
        threshold,
        precision: whole.part.precision,
        recall: whole.part.recall,
        f1: whole.part.f1,
        hard_negative_alarm_rate: whole.hard_negative_alarm_rate,
        auc: whole.auc,
        auc_accepted: whole.auc_accepted,
        by_kind: groups(&all, |pair| &pair.case_kind, |group| part(group, threshold)),
        by_script_pair: groups(&all, |pair| &pair.scripts, |group| part(group, threshold)),
        by_split: groups(&all, |pair| &pair.split, |group| split(group, threshold)),
        reliability: reliability(&labelled(&all)),
        errors: errors.then(|| wrong(&all, threshold)),
        pairs_per_second: (pairs.len() as f64 / seconds.max(1e-9)).round(),
        peak_rss_mib: memory::peak_rss_mib(),
    }
}

/// Figures of each group; pairs without a name of the group are left out.
fn groups<'p, T>(
    all: &[Judged<'p>],
    of: impl Fn(&'p Pair) -> &'p String,
    figures: impl Fn(&[Judged<'p>]) -> T,
) -> BTreeMap<String, T> {
    let mut groups: BTreeMap<&String, Vec<Judged<'p>>> = BTreeMap::new();
    for judged in all.iter().filter(|(pair, _)| !of(pair).is_empty()) {
        groups.entry(of(judged.0)).or_default().push(*judged);
    }
    groups.into_iter().map(|(name, group)| (name.clone(), figures(&group))).collect()
}

fn labelled(pairs: &[Judged<'_>]) -> Vec<(f64, bool)> {
    pairs.iter().map(|(pair, said)| (*said, pair.label)).collect()
}

fn split(pairs: &[Judged<'_>], threshold: f64) -> Split {
    let hard = pairs.iter().filter(|(pair, _)| pair.case_kind.starts_with("hard_negative"));
    let hard: Vec<f64> = hard.map(|(_, said)| *said).collect();
    let mut accepted = labelled(pairs);
    accepted.retain(|(said, _)| *said >= threshold);
    let alarms = hard.iter().filter(|said| **said >= threshold).count();
    Split {
        part: part(pairs, threshold),
        hard_negative_alarm_rate: share(alarms, hard.len()),
        auc: auc(&labelled(pairs)),
        auc_accepted: auc(&accepted),
    }
}

fn part(pairs: &[Judged<'_>], threshold: f64) -> Part {
    let count =
        |wanted: &dyn Fn(&Judged<'_>) -> bool| pairs.iter().filter(|judged| wanted(judged)).count();
    let raised = count(&|(_, said)| *said >= threshold);
    let right = count(&|(pair, said)| pair.label && *said >= threshold);
    let matches = count(&|(pair, _)| pair.label);
    let (precision, recall) = (share(right, raised), share(right, matches));
    Part {
        n: pairs.len(),
        matches,
        precision,
        recall,
        f1: harmonic(precision, recall),
        alarm_rate: share(raised - right, pairs.len() - matches),
    }
}

fn wrong(pairs: &[Judged<'_>], threshold: f64) -> Vec<Wrong> {
    let surprise = |(pair, said): &Judged<'_>| if pair.label { 1.0 - said } else { *said };
    let mut wrong: Vec<&Judged<'_>> =
        pairs.iter().filter(|(pair, said)| pair.label != (*said >= threshold)).collect();
    wrong.sort_by(|a, b| surprise(b).total_cmp(&surprise(a)));
    let named = |(pair, said): &Judged<'_>| Wrong {
        query: pair.query.clone(),
        listed: pair.listed.clone(),
        label: pair.label,
        probability: *said,
        kind: pair.case_kind.clone(),
        scripts: pair.scripts.clone(),
        split: pair.split.clone(),
    };
    wrong.into_iter().map(named).collect()
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
        let report = run(&read(cases.as_bytes()).unwrap(), None, true);
        assert_eq!((report.auc, report.auc_accepted), (Some(1.0), None));
        assert_eq!(report.errors, Some(Vec::new()));
        assert!((report.by_kind["published"].f1 - 1.0).abs() < 1e-9);
        assert!(report.by_split.is_empty());
        assert_eq!((report.pairs, report.precision, report.recall), (2, 1.0, 1.0));
        assert_eq!(report.by_kind["hard_negative"].n, 1);
    }
    #[test]
    fn splits_stand_apart_and_errors_are_named() {
        let cases = "query_name,list_name,match,kind,split\n\
            Zarina Bobokhonova,Zarina Bobokhonova,true,published,fit\n\
            Zarina Bobokhonova,Gerhard Ostermann,true,published,kept\n\
            Gerhard Ostermann,Gerhard Ostermann,false,hard_negative,kept\n";
        let report = run(&read(cases.as_bytes()).unwrap(), None, true);
        assert!((report.by_split["fit"].part.recall - 1.0).abs() < 1e-9);
        let kept = &report.by_split["kept"];
        assert_eq!((kept.part.recall, kept.hard_negative_alarm_rate), (0.0, 1.0));
        assert_eq!(kept.auc, Some(0.0));
        let wrong = report.errors.unwrap();
        assert_eq!(wrong.len(), 2);
        assert!(wrong.iter().all(|one| one.split == "kept"));
        assert_eq!(report.reliability.iter().map(|bin| bin.n).sum::<usize>(), 3);
    }
}
