//! How well goods are judged, measured on labelled rows. Pure: rows in, report out; reading
//! the file and measuring time belong to the command line.
//!
//! A row is *flagged* when a candidate reaches [`super::REVIEW`]. A row labelled `match` or
//! `check` is *found* when it is flagged and an expected entry is among its candidates, by the
//! first five characters of its number (of any list that the entry is in).

use std::collections::BTreeMap;

use sarhad_model::HsCode;
use serde::{Deserialize, Serialize};

use super::MAX_CANDIDATES;
use super::catalogue::CatalogueEntry;
use super::index::GoodsIndex;
use super::judgement::{GoodsCandidate, GoodsQuery};

/// So many characters of a control number are compared.
const COMPARED_CHARACTERS: usize = 5;
/// Where the bands of probability begin.
const BANDS: [f64; 6] = [0.0, 0.5, 0.7, 0.8, 0.9, 0.95];

/// A labelled row; other columns of the file are ignored.
#[derive(Debug, Clone, Deserialize)]
pub struct EvaluationCase {
    /// Language of the description.
    pub lang: String,
    /// Goods description.
    pub description: String,
    /// Declared code; may be empty.
    pub hs6_declared: String,
    /// `match`, `check` (a fact is missing and must be asked) or `none`.
    pub label: String,
    /// Control numbers, separated by semicolons.
    pub expected_controls: String,
    /// Family, for the breakdown.
    pub family: String,
}

/// What judges the rows: the product, or a simpler control to compare it with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// [`GoodsIndex::judge`].
    Full,
    /// Any entry that has the declared code.
    CodesOnly,
    /// Any entry that has a term in the text.
    WordsOnly,
}

/// Counts and rates of some rows.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GroupReport {
    /// Rows.
    pub rows: usize,
    /// Rows with a candidate.
    pub flagged: usize,
    /// Rows labelled `match` or `check`.
    pub controlled: usize,
    /// Of these, rows found.
    pub found: usize,
    /// Found ÷ flagged.
    pub precision: f64,
    /// Found ÷ controlled.
    pub recall: f64,
    /// Harmonic mean of both.
    pub f1: f64,
    /// Flagged rows labelled `none` ÷ rows labelled `none`.
    pub false_alarm_rate: f64,
}

/// The whole report.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EvaluationReport {
    /// All rows together.
    #[serde(flatten)]
    pub all: GroupReport,
    /// Share of controlled rows whose first candidate is expected.
    pub top1: f64,
    /// Share of controlled rows with an expected one among the first three.
    pub top3: f64,
    /// Share of `check` rows that are found and carry a question.
    pub questions_right: f64,
    /// How far the probabilities of the candidates come true.
    pub probability: Reliability,
    /// By family.
    pub by_family: BTreeMap<String, GroupReport>,
    /// By language.
    pub by_lang: BTreeMap<String, GroupReport>,
}

/// How far probabilities come true: candidates by the probability they were given.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Reliability {
    /// Candidates.
    pub candidates: usize,
    /// Mean square of the difference between probability and outcome; 0 is perfect, 0.25 is a coin.
    pub brier: f64,
    /// Mean difference between probability and share of the bands, by their candidates.
    pub error: f64,
    /// From improbable to probable; bands without candidates are left out.
    pub bands: Vec<ReliabilityBand>,
}

/// Candidates of about the same probability.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ReliabilityBand {
    /// Probability from.
    pub from: f64,
    /// Candidates.
    pub candidates: usize,
    /// Their mean probability.
    pub probability: f64,
    /// Share of them that are right.
    pub right: f64,
}

impl Reliability {
    /// Of candidates, each with its probability and whether it is right.
    pub fn of(candidates: &[(f64, bool)]) -> Self {
        let outcome = |right: bool| f64::from(u8::from(right));
        let mean = |values: &mut dyn Iterator<Item = f64>, of: usize| {
            (values.sum::<f64>() / of.max(1) as f64 * 10_000.0).round() / 10_000.0
        };
        let ends = BANDS.iter().skip(1).copied().chain([f64::INFINITY]);
        let band = |(from, to): (f64, f64)| {
            let inside: Vec<(f64, bool)> =
                candidates.iter().filter(|(p, _)| (from..to).contains(p)).copied().collect();
            ReliabilityBand {
                from,
                candidates: inside.len(),
                probability: mean(&mut inside.iter().map(|(p, _)| *p), inside.len()),
                right: mean(&mut inside.iter().map(|(_, right)| outcome(*right)), inside.len()),
            }
        };
        let mut bands: Vec<ReliabilityBand> = BANDS.iter().copied().zip(ends).map(band).collect();
        bands.retain(|band| band.candidates > 0);
        let gap =
            |band: &ReliabilityBand| (band.probability - band.right).abs() * band.candidates as f64;
        let squares = |(p, right): &(f64, bool)| (p - outcome(*right)).powi(2);
        Self {
            candidates: candidates.len(),
            brier: mean(&mut candidates.iter().map(squares), candidates.len()),
            error: mean(&mut bands.iter().map(gap), candidates.len()),
            bands,
        }
    }
}

/// Whether an entry is one that a row expects.
pub fn right(entry: &CatalogueEntry, case: &EvaluationCase) -> bool {
    let mut expected = case.expected_controls.split(';').map(str::trim);
    case.label != "none" && expected.any(|number| is_number(entry, number))
}

/// One row judged.
#[derive(Debug, Clone)]
struct Judged {
    /// Probability of each candidate, and whether it is right.
    candidates: Vec<(f64, bool)>,
    innocent: bool,
    flagged: bool,
    /// Place of the first expected entry among the candidates.
    place: Option<usize>,
    asks: bool,
}

#[derive(Debug, Default)]
struct Counts {
    rows: usize,
    flagged: usize,
    controlled: usize,
    found: usize,
    innocent: usize,
    alarms: usize,
}

/// Measures a method on labelled rows.
pub fn evaluate(index: &GoodsIndex, cases: &[EvaluationCase], method: Method) -> EvaluationReport {
    let mut all = Counts::default();
    let mut by_family: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut by_lang: BTreeMap<&str, Counts> = BTreeMap::new();
    let (mut first, mut asked, mut checks) = (0, 0, 0);
    let mut candidates = Vec::new();
    for case in cases {
        let judged = judge(index, case, method);
        all.add(&judged);
        by_family.entry(&case.family).or_default().add(&judged);
        by_lang.entry(&case.lang).or_default().add(&judged);
        candidates.extend_from_slice(&judged.candidates);
        first += usize::from(judged.place == Some(0));
        if case.label == "check" {
            checks += 1;
            asked += usize::from(judged.place.is_some() && judged.asks);
        }
    }
    let named = |groups: BTreeMap<&str, Counts>| {
        groups.into_iter().map(|(name, counts)| (name.to_owned(), counts.report())).collect()
    };
    let report = all.report();
    EvaluationReport {
        top1: share(first, all.controlled),
        top3: report.recall,
        all: report,
        questions_right: share(asked, checks),
        probability: Reliability::of(&candidates),
        by_family: named(by_family),
        by_lang: named(by_lang),
    }
}

fn judge(index: &GoodsIndex, case: &EvaluationCase, method: Method) -> Judged {
    let hs = HsCode::parse(&case.hs6_declared).ok();
    let query = GoodsQuery { text: &case.description, hs: hs.as_ref(), ..GoodsQuery::default() };
    let mut asks = false;
    let mut candidates = Vec::new();
    let mut entries: Vec<&CatalogueEntry> = match method {
        Method::Full => {
            let judgement = index.judge(&query);
            asks = judgement.candidates.iter().any(GoodsCandidate::asks);
            let pair = |one: &GoodsCandidate<'_>| (one.probability, right(one.entry, case));
            candidates.extend(judgement.candidates.iter().map(pair));
            judgement.candidates.iter().map(|candidate| candidate.entry).collect()
        }
        Method::CodesOnly => hs
            .as_ref()
            .and_then(HsCode::hs6)
            .map(|hs6| index.entries_of_code(hs6))
            .unwrap_or_default(),
        Method::WordsOnly => index.entries_of_words(&case.description),
    };
    entries.truncate(MAX_CANDIDATES);
    let innocent = case.label == "none";
    Judged {
        candidates,
        innocent,
        flagged: !entries.is_empty(),
        place: entries.iter().position(|entry| right(entry, case)),
        asks,
    }
}

fn is_number(entry: &CatalogueEntry, number: &str) -> bool {
    let short = |text: &str| text.chars().take(COMPARED_CHARACTERS).collect::<String>();
    let numbers = std::iter::once(&entry.control_number).chain(&entry.other_numbers);
    !number.is_empty() && numbers.into_iter().any(|own| short(own) == short(number))
}

impl Counts {
    fn add(&mut self, judged: &Judged) {
        self.rows += 1;
        self.flagged += usize::from(judged.flagged);
        self.found += usize::from(judged.place.is_some());
        self.controlled += usize::from(!judged.innocent);
        self.innocent += usize::from(judged.innocent);
        self.alarms += usize::from(judged.innocent && judged.flagged);
    }

    fn report(&self) -> GroupReport {
        let precision = share(self.found, self.flagged);
        let recall = share(self.found, self.controlled);
        let sum = precision + recall;
        GroupReport {
            rows: self.rows,
            flagged: self.flagged,
            controlled: self.controlled,
            found: self.found,
            precision,
            recall,
            f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 },
            false_alarm_rate: share(self.alarms, self.innocent),
        }
    }
}

/// A share of a whole; 0 of nothing, rounded to four decimals.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    (part as f64 / whole as f64 * 10_000.0).round() / 10_000.0
}
