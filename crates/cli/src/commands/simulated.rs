//! `sarhad eval simulated`: are the planted cases of a simulated folder at the top of the
//! ranking, and is what shows them among the findings? Two simple rankings of the same units stand beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use sarhad_i18n::{Words, thousands};
use sarhad_model::Ranking;
use sarhad_service::decisions::Decisions;
use sarhad_service::eval::controls::{self, Named};
use sarhad_service::eval::days;
use sarhad_service::history;
use sarhad_service::knowledge::{ControlLists, Knowledge};
use sarhad_service::oneshot::{self, Beside, Day, ReadOptions};
use sarhad_service::permits::{self, PermitReading};
use sarhad_service::{Progress, input};
use sarhad_simulate::{
    Evaluation, FiringCount, KindEvaluation, KnownSoFar, OUTCOMES_FILE, PERMITS_FILE, RankedUnit,
    ReasonCount, SHARES, ShownUnit, TRUTH_FILE, TruthLine, count_firings, count_reasons, evaluate,
    parse_truth,
};

use super::simulate::REGISTERS;
use crate::args::{AnswerFormat, KnowledgeSource, PolicySource};
use crate::failure::failed;
use crate::output::{Look, print, print_json};
use crate::progress::Bar;
use crate::session::{Session, shown};
use crate::table::{Align, Cell, Column, Paint, render};

/// Days after its arrival until which the finding of an inspection is taken to be of a unit: its
/// container comes back.
const LATEST: i64 = 7;

/// What was counted over all days.
struct Measured {
    product: Evaluation,
    hs_only: Evaluation,
    exact_list_only: Evaluation,
    reasons: BTreeMap<String, ReasonCount>,
    firings: BTreeMap<String, FiringCount>,
    days: usize,
}

/// Screens the folder day by day, each day with what was known before it, and counts.
pub fn run(
    folder: &Path,
    source: &KnowledgeSource,
    policy: &PolicySource,
    format: AnswerFormat,
    session: &Session,
) -> Result<()> {
    let truth_path = folder.join(TRUTH_FILE);
    if !truth_path.is_file() {
        let args = [("path", shown(folder).into())];
        return Err(failed(session.words.say("error-no-truth", &args)));
    }
    let truth = String::from_utf8(input::read(&truth_path)?.bytes)?;
    let truth = parse_truth(&truth).map_err(|error| failed(error.clone()))?;
    let bar = Bar::new(session.words);
    let loaded = session.knowledge(source, ControlLists::None, &bar)?;
    let knowledge = loaded.knowledge.with_policy(session.policy(policy)?);
    let measured = measure(folder, &truth, &knowledge, &bar)?;
    bar.finish();
    let Measured { product, hs_only, exact_list_only, reasons, firings, days } = measured;
    if format == AnswerFormat::Table {
        let rankings = [
            ("Sarhad".to_owned(), &product),
            (session.words.get("eval-hs-only"), &hs_only),
            (session.words.get("eval-exact-list-only"), &exact_list_only),
        ];
        let look = Look::of_stdout();
        let shown = shown_to_people(&rankings, session.words, look);
        return print(&(shown + &reasons_told(&reasons, session.words)));
    }
    print_json(&serde_json::json!({
        "days": days,
        "units": product.units,
        "planted": product.planted,
        "lookalikes": product.lookalikes,
        "not_found": product.missing,
        "share_in_top": {
            "sarhad": shares(&product),
            "hs_only": shares(&hs_only),
            "exact_list_only": shares(&exact_list_only),
        },
        "reasons": reason_sums(&reasons),
        "by_kind": product.by_kind,
        "reasons_by_kind": reasons,
        "findings_by_code": firings,
        "lookalikes_by_kind": product.lookalikes_by_kind,
    }))
}

/// Runs the days in their order. The top is that of each day; the counts are added up.
fn measure(
    folder: &Path,
    truth: &[TruthLine],
    knowledge: &Knowledge,
    bar: &Bar,
) -> Result<Measured> {
    let beside = [TRUTH_FILE, OUTCOMES_FILE, PERMITS_FILE].map(|name| folder.join(name));
    let registers = folder.join(REGISTERS);
    let papers: Vec<PathBuf> = input::walk(folder)?
        .into_iter()
        .filter(|path| !beside.contains(path) && !path.starts_with(&registers))
        .collect();
    let outcomes = Some(&beside[1]).filter(|path| path.is_file()).map(PathBuf::as_path);
    let options = ReadOptions::default();
    let days = days::arrange(&papers, outcomes, &options, bar)?;
    let found = found_on(outcomes)?;
    let first = days.files.keys().next().copied();
    let mut sum: Option<[Evaluation; 3]> = None;
    let mut reasons = BTreeMap::new();
    let mut firings = BTreeMap::new();
    for (&day, files) in &days.files {
        let opened = files.iter().map(|path| input::read(path)).collect::<Result<Vec<_>, _>>()?;
        let mut submissions = oneshot::read_all(opened, &options, bar)?;
        let controls = controls::rank(&submissions, knowledge);
        let register = register_of(&registers, day)?;
        let beside = Beside {
            register: register.as_ref().map(|reading| &reading.register),
            history: Some(&days.history),
            ..Beside::default()
        };
        let decisions = Decisions::default();
        let date = if day == chrono::NaiveDate::MIN { Session::today() } else { day };
        let of_day = Day { date, decisions: &decisions };
        let progress: &dyn Progress = bar;
        let ranking = oneshot::screen_with(&mut submissions, knowledge, of_day, beside, progress)?;
        let of_day: Vec<TruthLine> = {
            let names: BTreeSet<String> = files
                .iter()
                .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
                .collect();
            truth.iter().filter(|line| names.contains(&line.file)).cloned().collect()
        };
        let caught: BTreeSet<u32> = truth
            .iter()
            .filter(|line| line.chain > 0 && line.day.is_some_and(|then| then < day))
            .filter(|line| {
                let of_line = |(unit, known): &&(String, chrono::NaiveDate)| {
                    let days = line.day.map(|then| (*known - then).num_days());
                    *unit == line.unit
                        && *known < day
                        && days.is_some_and(|d| (0..=LATEST).contains(&d))
                };
                found.iter().any(|one| of_line(&one))
            })
            .map(|line| line.chain)
            .collect();
        let reach = first.map_or(0, |first| (day - first).num_days().max(0) as u32);
        let known = KnownSoFar { days: reach, caught: Some(&caught) };
        let shown = shown_units(&ranking);
        count_reasons(&of_day, &shown, known, &mut reasons);
        count_firings(&of_day, &shown, &mut firings);
        let product = ranking.units.iter().map(|unit| (unit.unit.clone(), unit.bills.clone()));
        let count = |units: Vec<Named>| {
            let units: Vec<RankedUnit> =
                units.into_iter().map(|(unit, bills)| RankedUnit { unit, bills }).collect();
            evaluate(&of_day, &units)
        };
        let today =
            [count(product.collect()), count(controls.hs_only), count(controls.exact_list_only)];
        sum = Some(match sum {
            None => today,
            Some(before) => add(before, today),
        });
    }
    let none = || evaluate(truth, &[]);
    let [product, hs_only, exact_list_only] = sum.unwrap_or_else(|| [none(), none(), none()]);
    Ok(Measured { product, hs_only, exact_list_only, reasons, firings, days: days.files.len() })
}

/// The counts of the three rankings of two spans of days together.
fn add(before: [Evaluation; 3], more: [Evaluation; 3]) -> [Evaluation; 3] {
    let mut more = more.into_iter();
    before.map(|one| match more.next() {
        Some(other) => one.with(other),
        None => one,
    })
}

/// Units in which an inspection found something, and the day on which it became known.
fn found_on(outcomes: Option<&Path>) -> Result<Vec<(String, chrono::NaiveDate)>> {
    let Some(path) = outcomes else { return Ok(Vec::new()) };
    let reading = history::outcomes(path)?;
    let positive = reading.rows.into_iter().filter(|row| row.kind.is_positive());
    Ok(positive.map(|row| (row.subject, row.known_on)).collect())
}

/// The register of permits as it stood before a day: the last one that was written by then.
fn register_of(folder: &Path, day: chrono::NaiveDate) -> Result<Option<PermitReading>> {
    if !folder.is_dir() {
        return Ok(None);
    }
    let name = format!("{day}.csv");
    let by_then = |path: &PathBuf| {
        path.file_name().is_some_and(|file| file.to_string_lossy().as_ref() <= name.as_str())
    };
    let last = input::walk(folder)?.into_iter().filter(by_then).max();
    Ok(permits::load(last.as_deref(), None)?)
}

/// The units of a ranking with the codes of their findings.
fn shown_units(ranking: &Ranking) -> Vec<ShownUnit> {
    let units = ranking.units.iter().map(|unit| ShownUnit {
        unit: unit.unit.clone(),
        bills: unit.bills.clone(),
        codes: unit
            .assessment
            .score
            .reasons()
            .iter()
            .map(|reason| reason.finding.code.to_owned())
            .collect(),
    });
    units.collect()
}

/// All patterns together.
fn reason_sums(reasons: &BTreeMap<String, ReasonCount>) -> serde_json::Value {
    let sum = |of: fn(&ReasonCount) -> usize| reasons.values().map(of).sum::<usize>();
    let (could, shown) = (sum(|count| count.could_be_shown), sum(|count| count.shown));
    serde_json::json!({
        "planted": sum(|count| count.planted),
        "could_be_shown": could,
        "shown": shown,
        "share": (could > 0).then(|| shown as f64 / could as f64),
        "share_in_top_0.05": (could > 0).then(|| sum(|count| count.in_top) as f64 / could as f64),
    })
}

/// One sentence on the reasons.
fn reasons_told(reasons: &BTreeMap<String, ReasonCount>, words: &Words) -> String {
    let lang = words.lang();
    let sum = |of: fn(&ReasonCount) -> usize| reasons.values().map(of).sum::<usize>();
    let counts = [
        ("shown", thousands(sum(|count| count.shown), lang).into()),
        ("could", thousands(sum(|count| count.could_be_shown), lang).into()),
        ("planted", thousands(sum(|count| count.planted), lang).into()),
    ];
    format!("\n{}\n", words.say("eval-reasons", &counts))
}

/// Share of the ranking → share of the planted cases inside it.
fn shares(evaluation: &Evaluation) -> BTreeMap<String, Option<f64>> {
    evaluation.at.iter().map(|at| (format!("{:.2}", at.share), at.recall)).collect()
}

/// The counts as tables: the rankings side by side, then the product's own by kind of case.
fn shown_to_people(rankings: &[(String, &Evaluation); 3], words: &Words, look: Look) -> String {
    let lang = words.lang();
    let (_, product) = &rankings[0];
    let counts = [
        ("planted", product.planted),
        ("lookalikes", product.lookalikes),
        ("units", product.units),
    ];
    let counts = counts.map(|(name, count)| (name, thousands(count, lang).into()));
    let mut out = words.say("eval-planted", &counts) + "\n";
    if product.missing > 0 {
        let missing =
            words.say("eval-not-found", &[("count", thousands(product.missing, lang).into())]);
        out.push_str(&Paint::Red.on(&missing, look.colour));
        out.push('\n');
    }
    let share = |heading: String| Column { heading, align: Align::Right, wraps: false };
    let shares = || SHARES.iter().map(|of| share(format!("{:.0} %", of * 100.0)));
    let first = |key: &str| Column { heading: words.get(key), align: Align::Left, wraps: true };
    let columns: Vec<Column> = std::iter::once(first("eval-ranking")).chain(shares()).collect();
    let rows: Vec<Vec<Cell>> = rankings
        .iter()
        .map(|(name, evaluation)| {
            let cells = evaluation.at.iter().map(|at| {
                Cell::plain(
                    at.recall.map_or_else(|| "—".to_owned(), |r| format!("{:.0} %", r * 100.0)),
                )
            });
            std::iter::once(Cell::painted(name, Paint::Bold)).chain(cells).collect()
        })
        .collect();
    out.push('\n');
    out.push_str(&render(&columns, &rows, look.width, look.colour));
    for (key, kinds) in
        [("eval-kind", &product.by_kind), ("eval-lookalike-kind", &product.lookalikes_by_kind)]
    {
        if !kinds.is_empty() {
            let columns: Vec<Column> =
                [first(key), share(words.get("eval-count"))].into_iter().chain(shares()).collect();
            let rows: Vec<Vec<Cell>> = kinds.iter().map(kind_row).collect();
            out.push('\n');
            out.push_str(&render(&columns, &rows, look.width, look.colour));
        }
    }
    out
}

fn kind_row((name, kind): (&String, &KindEvaluation)) -> Vec<Cell> {
    let found = kind.found.iter().map(|count| Cell::plain(count.to_string()));
    let count = Cell::plain(kind.planted.to_string());
    [Cell::plain(name), count].into_iter().chain(found).collect()
}
