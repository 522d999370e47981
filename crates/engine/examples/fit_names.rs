//! Fits the coefficients of the name comparison and measures it.
//!
//! `cargo run --release -p sarhad-engine --example fit_names -- CASES.csv ... [--final|--errors|--dump]`
//!
//! Labelled pairs are split by a hash of their id: 60 % to fit, 20 % to choose the operating
//! point, 20 % kept aside and measured only with `--final`; a file with a column `split` says
//! itself what is `kept`. To the labelled pairs it adds ordinary
//! ones: half of the invented, not listed persons of `query_negatives_global.csv` beside it, each
//! with the likest names of persons and of others in the OFAC and UN lists (the other half is measured). Prints the coefficients as the
//! constants of `parties/probability.rs` and the figures of the constants that are built in. It
//! changes no file.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a tool that reads and prints")]

#[path = "../tests/shared_lists/mod.rs"]
mod shared_lists;

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Instant;

use sarhad_engine::parties::{
    ALERT, Evidence, FEATURE_NAMES, FEATURES, PartRole, PartyIndex, PartyQuery, compare,
    compare_prepared, evidence_of, prepare, prepare_all,
};
use sarhad_model::EntryKind;

/// Weight of the penalty on large coefficients.
const RIDGE: f64 = 0.5;
/// Rounds of Newton's method; it settles in fewer than ten.
const ROUNDS: usize = 30;
/// Highest share of the ordinary pairs (the likest listed names of a person on no list) alarmed
/// at the operating point.
const MAX_ORDINARY: f64 = 0.004;
/// Highest share of the hard negatives alarmed at the operating point.
const MAX_ALARMS: f64 = 0.055;

struct Case {
    id: String,
    query: String,
    listed: String,
    same: bool,
    kind: String,
    scripts: String,
    entry: EntryKind,
    features: [f64; FEATURES],
    thin: bool,
    /// Whether the file itself keeps the case aside.
    kept: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Split {
    Fit,
    Choose,
    Keep,
}

impl Case {
    fn split(&self) -> Split {
        if self.kept {
            return Split::Keep;
        }
        match blake3::hash(self.id.as_bytes()).as_bytes()[0] % 10 {
            0..6 => Split::Fit,
            6..8 => Split::Choose,
            _ => Split::Keep,
        }
    }

    fn is_ordinary(&self) -> bool {
        self.kind == "ordinary"
    }

    fn is_hard(&self) -> bool {
        self.kind.starts_with("hard")
    }

    fn person(&self) -> bool {
        matches!(self.entry, EntryKind::Person | EntryKind::Unknown)
    }

    fn probability(&self) -> f64 {
        compare(&self.query, &self.listed, Some(self.entry)).probability
    }
}

fn read(path: &str) -> Result<Vec<Case>, Box<dyn Error>> {
    let mut cases = Vec::new();
    let mut reader = csv::Reader::from_path(path)?;
    let headers = reader.headers()?.clone();
    for row in reader.records() {
        let row = row?;
        let get = |name: &str| {
            headers.iter().position(|h| h == name).and_then(|at| row.get(at)).unwrap_or_default()
        };
        let entry = match get("schema") {
            "Person" => EntryKind::Person,
            "Vessel" => EntryKind::Vessel,
            "Company" | "Organization" => EntryKind::Organisation,
            _ => EntryKind::Unknown,
        };
        let (query, listed) = (get("query_name"), get("list_name"));
        let evidence = best_evidence(query, listed, entry);
        let mut scripts = [get("query_script"), get("list_script")];
        scripts.sort_unstable();
        let id = match get("case_id") {
            "" => format!("{query}|{listed}"),
            id => id.to_owned(),
        };
        cases.push(Case {
            id,
            query: query.to_owned(),
            listed: listed.to_owned(),
            same: get("match") == "true",
            kind: get("kind").to_owned(),
            scripts: scripts.join("-"),
            entry,
            features: evidence.features,
            thin: evidence.is_thin(),
            kept: get("split") == "kept",
        });
    }
    Ok(cases)
}

/// Evidence of the best pair of the names in both fields.
fn best_evidence(query: &str, listed: &str, entry: EntryKind) -> Evidence {
    let listed = prepare_all(listed, Some(entry));
    prepare_all(query, Some(entry))
        .iter()
        .flat_map(|q| listed.iter().map(move |l| evidence_of(q, l)))
        .max_by(|a, b| a.features[1].total_cmp(&b.features[1]))
        .expect("a field holds at least one name")
}

/// Invented persons of the half to fit, with the three likest listed names of each.
fn ordinary() -> Vec<Case> {
    let (Some(ofac), Some(un), Some(rows)) = (
        shared_lists::ofac(),
        shared_lists::un("lists/un/consolidated_20260227.xml"),
        shared_lists::rows("matching/query_negatives_global.csv"),
    ) else {
        return Vec::new();
    };
    let lists = [ofac, un];
    let index = PartyIndex::build(&lists);
    let mut cases = Vec::new();
    for row in rows {
        let name = &row["full_name"];
        if blake3::hash(name.as_bytes()).as_bytes()[0] % 2 == 1 {
            continue;
        }
        for kind in [Some(EntryKind::Person), None] {
            let query = PartyQuery { name, kind, ..PartyQuery::default() };
            let mut likest: Vec<(Evidence, &str, EntryKind)> = index
                .candidate_names(&query)
                .into_iter()
                .map(|(list, entry, name)| (&lists[list].entries[entry], name))
                .filter(|(entry, _)| (entry.kind == EntryKind::Person) == kind.is_some())
                .map(|(entry, name)| (entry.names[name].text.as_str(), entry.kind))
                .map(|(listed, kind)| (best_evidence(name, listed, kind), listed, kind))
                .collect();
            likest.sort_by(|a, b| b.0.features[1].total_cmp(&a.0.features[1]));
            for (evidence, listed, entry) in likest.into_iter().take(3) {
                cases.push(Case {
                    id: name.clone(),
                    query: name.clone(),
                    listed: listed.to_owned(),
                    same: false,
                    kind: "ordinary".to_owned(),
                    scripts: String::new(),
                    entry,
                    features: evidence.features,
                    thin: evidence.is_thin(),
                    kept: false,
                });
            }
        }
    }
    cases
}

/// The sign that reason gives each coefficient: what covers speaks for, what is left over or
/// unlike against. A fit to hard pairs alone would learn their make instead.
const SIGNS: [f64; FEATURES] = [
    0.0, 1.0, 1.0, -1.0, -1.0, -1.0, -1.0, 1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0,
    -1.0, -1.0, -1.0,
];

/// Coefficient of two patronymics that are no pair: set, not fitted. The labelled pairs hold too
/// few namesakes with other fathers, and in the region these are the commonest namesakes.
const PATRONYMIC_CONFLICT: (usize, f64) = (9, -3.0);

/// Fits; a coefficient of the wrong sign is left out and the rest fitted again.
///
/// The ordinary pairs together weigh `ordinary_share` times the labelled ones, at most one each.
fn fit(cases: &[&Case], ordinary_share: f64) -> [f64; FEATURES] {
    let ordinary = cases.iter().filter(|case| case.is_ordinary()).count().max(1);
    let labelled = (cases.len() - ordinary) as f64;
    let share = (ordinary_share * labelled / ordinary as f64).min(1.0);
    let weight = |case: &Case| if case.is_ordinary() { share } else { 1.0 };

    let mut out = [false; FEATURES];
    out[PATRONYMIC_CONFLICT.0] = true;
    loop {
        let w = fit_with(cases, &out, &weight);
        let worst = (0..FEATURES)
            .filter(|i| w[*i] * SIGNS[*i] < 0.0)
            .max_by(|a, b| w[*a].abs().total_cmp(&w[*b].abs()));
        match worst {
            Some(i) => out[i] = true,
            None => return w,
        }
    }
}

/// Logistic regression by Newton's method with a ridge (not on the bias).
#[expect(clippy::needless_range_loop, reason = "matrices read best with indices")]
fn fit_with(
    cases: &[&Case],
    out: &[bool; FEATURES],
    weight: &dyn Fn(&Case) -> f64,
) -> [f64; FEATURES] {
    let mut w = [0.0; FEATURES];
    w[PATRONYMIC_CONFLICT.0] = PATRONYMIC_CONFLICT.1;
    for _ in 0..ROUNDS {
        let mut gradient = [0.0; FEATURES];
        let mut hessian = [[0.0; FEATURES]; FEATURES];
        for case in cases {
            let odds: f64 = w.iter().zip(&case.features).map(|(w, x)| w * x).sum();
            let p = 1.0 / (1.0 + (-odds).exp());
            let y = f64::from(u8::from(case.same));
            let share = weight(case);
            for i in 0..FEATURES {
                gradient[i] += share * (y - p) * case.features[i];
                for j in 0..FEATURES {
                    hessian[i][j] += share * p * (1.0 - p) * case.features[i] * case.features[j];
                }
            }
        }
        for i in 0..FEATURES {
            let ridge = if i == 0 { 1e-6 } else { RIDGE };
            gradient[i] -= ridge * w[i];
            hessian[i][i] += if out[i] { 1e12 } else { ridge };
        }
        let step = solve(hessian, gradient);
        for i in (0..FEATURES).filter(|i| !out[*i]) {
            w[i] += step[i];
        }
    }
    w
}

/// Gaussian elimination with pivots.
#[expect(clippy::needless_range_loop, reason = "matrices read best with indices")]
fn solve(mut a: [[f64; FEATURES]; FEATURES], mut b: [f64; FEATURES]) -> [f64; FEATURES] {
    for i in 0..FEATURES {
        let pivot = (i..FEATURES).max_by(|x, y| a[*x][i].abs().total_cmp(&a[*y][i].abs()));
        let pivot = pivot.unwrap_or(i);
        a.swap(i, pivot);
        b.swap(i, pivot);
        for k in i + 1..FEATURES {
            let factor = a[k][i] / a[i][i];
            for j in i..FEATURES {
                a[k][j] -= factor * a[i][j];
            }
            b[k] -= factor * b[i];
        }
    }
    for i in (0..FEATURES).rev() {
        for j in i + 1..FEATURES {
            b[i] -= a[i][j] * b[j];
        }
        b[i] /= a[i][i];
    }
    b
}

fn odds(w: &[f64; FEATURES], case: &Case) -> f64 {
    let odds: f64 = w.iter().zip(&case.features).map(|(w, x)| w * x).sum();
    if case.thin { odds.min(-9.0) } else { odds }
}

/// The odds at which F1 is best with at most [`MAX_ALARMS`] of the hard negatives and
/// [`MAX_ORDINARY`] of the ordinary pairs alarmed.
fn operating_point(w: &[f64; FEATURES], cases: &[&Case]) -> f64 {
    let mut scored: Vec<(f64, &Case)> = cases.iter().map(|case| (odds(w, case), *case)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let count = |what: fn(&Case) -> bool| cases.iter().filter(|case| what(case)).count() as f64;
    let positives = count(|case| case.same);
    let (hard, ordinary) = (count(Case::is_hard).max(1.0), count(Case::is_ordinary).max(1.0));
    let (mut hits, mut labelled, mut hard_alarms, mut ordinary_alarms) = (0.0, 0.0, 0.0, 0.0);
    let (mut best, mut at) = (0.0, 0.0);
    for (odds, case) in scored {
        let one = |what: bool| f64::from(u8::from(what));
        hits += one(case.same);
        labelled += one(!case.is_ordinary());
        hard_alarms += one(case.is_hard());
        ordinary_alarms += one(case.is_ordinary());
        let f1 = 2.0 * hits / (positives + labelled);
        let tolerable =
            hard_alarms / hard <= MAX_ALARMS && ordinary_alarms / ordinary <= MAX_ORDINARY;
        if f1 > best && tolerable {
            (best, at) = (f1, odds);
        }
    }
    at
}

#[derive(Default)]
struct Table {
    hits: usize,
    misses: usize,
    alarms: usize,
    clear: usize,
}

impl Table {
    fn add(&mut self, same: bool, raised: bool) {
        match (same, raised) {
            (true, true) => self.hits += 1,
            (true, false) => self.misses += 1,
            (false, true) => self.alarms += 1,
            (false, false) => self.clear += 1,
        }
    }

    fn line(&self) -> String {
        let share = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
        let precision = share(self.hits, self.hits + self.alarms);
        let recall = share(self.hits, self.hits + self.misses);
        let f1 = share(2 * self.hits, 2 * self.hits + self.misses + self.alarms);
        let alarm = share(self.alarms, self.alarms + self.clear);
        let n = self.hits + self.misses + self.alarms + self.clear;
        format!("n {n:5}  P {precision:.3}  R {recall:.3}  F1 {f1:.3}  alarms {alarm:.3}")
    }
}

fn measure(title: &str, cases: &[&Case], score: impl Fn(&Case) -> bool) {
    let mut all = Table::default();
    let mut by: BTreeMap<String, Table> = BTreeMap::new();
    for case in cases {
        let raised = score(case);
        all.add(case.same, raised);
        for key in [format!("kind {}", case.kind), format!("script {}", case.scripts)] {
            by.entry(key).or_default().add(case.same, raised);
        }
    }
    println!("== {title}\n{:28} {}", "all", all.line());
    for (key, table) in by {
        println!("{key:28} {}", table.line());
    }
}

fn print_constants(name: &str, w: &[f64; FEATURES]) {
    let values: Vec<String> = w.iter().map(|w| format!("{w:.3}")).collect();
    println!("pub const {name}: [f64; FEATURES] = [{}];", values.join(", "));
    for (name, w) in FEATURE_NAMES.iter().zip(w) {
        println!("    {name:24} {w:8.3}");
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, paths): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    if paths.is_empty() {
        return Err("usage: fit_names CASES.csv ... [--final|--errors|--dump]".into());
    }
    let flag = flags.first().cloned().unwrap_or_default();
    let mut cases = Vec::new();
    for path in &paths {
        cases.extend(read(path)?);
    }
    let of = |split: Split| -> Vec<&Case> { cases.iter().filter(|c| c.split() == split).collect() };
    let ordinary = ordinary();
    println!("{} ordinary pairs", ordinary.len());
    let mut fitted = Vec::new();
    // Ordinary traffic is full of namesakes of persons; its companies are not in the file, so
    // the pairs of persons with listed companies count less.
    for (name, person, share) in [("PERSON", true, 5.0), ("ORGANISATION", false, 1.0)] {
        let part =
            |split| of(split).into_iter().filter(|c| c.person() == person).collect::<Vec<_>>();
        let mut fitting = part(Split::Fit);
        fitting.extend(ordinary.iter().filter(|c| c.person() == person));
        let mut w = fit(&fitting, share);
        let mut choosing = part(Split::Fit);
        choosing.extend(part(Split::Choose));
        choosing.extend(ordinary.iter().filter(|c| c.person() == person));
        let point = operating_point(&w, &choosing);
        w[0] += (ALERT / (1.0 - ALERT)).ln() - point + 1e-3;
        print_constants(name, &w);
        fitted.push(w);
    }
    let raised = |case: &Case| {
        odds(&fitted[usize::from(!case.person())], case) >= (ALERT / (1.0 - ALERT)).ln()
    };
    measure("fit, coefficients just fitted", &of(Split::Fit), raised);
    measure("choose, coefficients just fitted", &of(Split::Choose), raised);
    measure("ordinary, coefficients just fitted", &ordinary.iter().collect::<Vec<_>>(), raised);
    if flag == "--dump" {
        dump(cases.iter().filter(|c| c.split() != Split::Keep).chain(&ordinary));
    }
    if flag == "--errors" {
        for case in ordinary.iter().filter(|c| raised(c)) {
            println!("ordinary {} | {}", case.query, case.listed);
        }
        for case in of(Split::Fit).iter().filter(|c| c.same != raised(c)) {
            let p = odds(&fitted[usize::from(!case.person())], case);
            println!("{} {p:6.2} {} | {}", case.same, case.query, case.listed);
        }
    }
    if flag == "--final" {
        measure("kept aside, built-in coefficients", &of(Split::Keep), |case| {
            case.probability() >= ALERT
        });
        speed(&cases);
    }
    Ok(())
}

/// The features of cases as CSV, for looking at them with other tools; never the part kept
/// aside.
fn dump<'c>(cases: impl Iterator<Item = &'c Case>) {
    println!("#split,same,kind,scripts,person,thin,{},query,listed", FEATURE_NAMES.join(","));
    for case in cases {
        let features: Vec<String> = case.features.iter().map(|x| format!("{x:.4}")).collect();
        let split = if case.split() == Split::Fit { "fit" } else { "choose" };
        println!(
            "#{split},{},{},{},{},{},{},\"{}\",\"{}\"",
            case.same,
            case.kind,
            case.scripts,
            case.person(),
            case.thin,
            features.join(","),
            case.query.replace('"', "'"),
            case.listed.replace('"', "'"),
        );
    }
}

/// Pairs a second, names prepared once, and names prepared a second.
fn speed(cases: &[Case]) {
    let begin = Instant::now();
    let names: Vec<_> = cases.iter().map(|c| prepare(&c.listed, Some(c.entry))).collect();
    let parts: usize =
        names.iter().flat_map(|n| &n.parts).filter(|p| p.role != PartRole::Stop).count();
    println!("prepared {} names ({parts} parts): {:?}", names.len(), begin.elapsed());
    let begin = Instant::now();
    let mut sum = 0.0;
    let mut pairs = 0_u32;
    for a in names.iter().take(1000) {
        for b in names.iter().take(300) {
            sum += compare_prepared(a, b, None).probability;
            pairs += 1;
        }
    }
    let seconds = begin.elapsed().as_secs_f64();
    println!(
        "{pairs} pairs, {:.0} a second (mean probability {:.4})",
        f64::from(pairs) / seconds,
        sum / f64::from(pairs)
    );
}
