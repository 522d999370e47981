//! `sarhad eval plan`: the loop of plan, inspection and history on simulated worlds.

use anyhow::Result;
use chrono::NaiveDate;
use sarhad_i18n::{Words, number, thousands};
use sarhad_service::eval::plan::{
    self, DELAY_HOURS, Method, RunError, SeedRun, Setting, TOP_SHARE, TrueDay, TrueUnit,
};
use sarhad_service::history::OutcomeKind;
use sarhad_service::knowledge::Controls;
use sarhad_service::permits;
use sarhad_service::plan::{Capacity, Secret};
use sarhad_simulate::{Found, Plan, Population, Post, PostDay, UnitTruth, World};
use serde_json::{Value, json};

use crate::args::{AnswerFormat, EvalPlan};
use crate::failure::{failed, wrong_usage};
use crate::output::{Look, print, print_json, tell};
use crate::progress::{Bar, cancelled};
use crate::session::Session;
use crate::table::{Align, Cell, Column, Paint, render};

/// First day of the worlds: a Monday.
const START: (i32, u32, u32) = (2026, 3, 2);
/// Days of a week.
const WEEK: u32 = 7;

/// Runs all seeds and prints.
pub fn run(args: &EvalPlan, session: &Session) -> Result<()> {
    let words = session.words;
    let bar = Bar::new(words);
    let loaded = session.knowledge(&args.source, Controls::None, &bar)?;
    bar.finish();
    let mut runs: Vec<(u64, SeedRun)> = Vec::new();
    for seed in (args.seed..).take(args.seeds as usize) {
        let world = TrueWorld { world: world(args, seed)?, trouble: None };
        let setting = Setting {
            capacity: Capacity {
                hands: args.hands as usize,
                scanner: 0,
                random_share: args.random,
            },
            days_before: (args.before * WEEK) as usize,
        };
        let secret = Secret::new(format!("sarhad eval plan, seed {seed}").as_bytes())?;
        let mut world = world;
        let ran = plan::run(world.by_ref(), &loaded.knowledge, &setting, &secret, &cancelled);
        if let Some(why) = world.trouble {
            return Err(failed(why));
        }
        let run = match ran {
            Ok(run) => run,
            Err(RunError::Cancelled(_)) => return Err(failed(words.get("error-cancelled"))),
            Err(RunError::Capacity(fault)) => return Err(wrong_usage(fault.to_string())),
        };
        tell(&seed_told(seed, &run, words));
        runs.push((seed, run));
    }
    match args.format {
        AnswerFormat::Json => print_json(&document(args, &runs)),
        AnswerFormat::Table => print(&shown(args, &runs, words, Look::of_stdout())),
    }
}

fn world(args: &EvalPlan, seed: u64) -> Result<World> {
    let posts = args.post.iter().map(|code| Post::parse(code)).collect::<Result<Vec<_>, _>>();
    let posts = posts.map_err(|error| wrong_usage(error.to_string()))?;
    let start = NaiveDate::from_ymd_opt(START.0, START.1, START.2).expect("a day of the calendar");
    let mut plan = Plan::of_posts(seed, &posts, (args.before + args.weeks) * WEEK, start);
    plan.lines_per_day = args.lines;
    plan.population = if args.drift { Population::Drifting } else { Population::Stable };
    World::new(&plan).map_err(|error| wrong_usage(error.to_string()))
}

/// A simulated world as the measurement takes it.
struct TrueWorld {
    world: World,
    trouble: Option<String>,
}

impl Iterator for TrueWorld {
    type Item = TrueDay;

    fn next(&mut self) -> Option<TrueDay> {
        // Before the day: what passes on it is drawn from the register only then.
        let register = match permits::parse("permits.csv", &self.world.permits()) {
            Ok(reading) => reading.map(|reading| reading.register),
            Err(error) => {
                self.trouble = Some(error.to_string());
                return None;
            }
        };
        let day = self.world.next()?;
        Some(TrueDay {
            date: day.date,
            submissions: day.posts.iter().flat_map(PostDay::submissions).collect(),
            register,
            units: day.posts.iter().flat_map(PostDay::units).map(true_unit).collect(),
        })
    }
}

fn true_unit(unit: UnitTruth) -> TrueUnit {
    let planted = unit.planted.into_iter().filter(|one| one.bad).map(|one| one.expect).collect();
    TrueUnit {
        unit: unit.unit,
        bills: unit.bills,
        value_usd: unit.value_usd,
        planted,
        found: match unit.found {
            Found::Clean => OutcomeKind::Clean,
            Found::Irregular => OutcomeKind::Irregular,
            Found::Seizure => OutcomeKind::Seizure,
            Found::ValuableAlert => OutcomeKind::ValuableAlert,
        },
        known_on: unit.known_on,
    }
}

/// A mean over the seeds with the 95 % interval of the mean.
#[derive(Clone, Copy)]
struct Mean {
    centre: f64,
    low: f64,
    high: f64,
}

impl Mean {
    /// Student's interval; of one seed there is none.
    fn of(values: &[f64]) -> Option<Self> {
        let n = values.len() as f64;
        if values.len() < 2 {
            return None;
        }
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0);
        let half = student(n - 1.0) * (variance / n).sqrt();
        Some(Self { centre: mean, low: mean - half, high: mean + half })
    }

    fn json(values: &[f64]) -> Value {
        match (Self::of(values), values) {
            (Some(one), _) => json!({"mean": one.centre, "low": one.low, "high": one.high}),
            (None, [one]) => json!({"mean": one}),
            (None, _) => Value::Null,
        }
    }

    fn said(values: &[f64], digits: i32, words: &Words) -> String {
        let round = |value: f64| {
            let factor = 10f64.powi(digits);
            number((value * factor).round() / factor, words.lang())
        };
        match (Self::of(values), values) {
            (Some(one), _) => {
                format!("{} ({} – {})", round(one.centre), round(one.low), round(one.high))
            }
            (None, [one]) => round(*one),
            (None, _) => "–".to_owned(),
        }
    }
}

/// The 97.5 % point of Student's distribution, by the expansion of Cornish and Fisher; within a
/// hundredth from five degrees of freedom on.
fn student(degrees: f64) -> f64 {
    const Z: f64 = 1.959_964;
    let (z3, z5) = (Z.powi(3), Z.powi(5));
    let z7 = Z.powi(7);
    Z + (z3 + Z) / (4.0 * degrees)
        + (5.0 * z5 + 16.0 * z3 + 3.0 * Z) / (96.0 * degrees.powi(2))
        + (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * Z) / (384.0 * degrees.powi(3))
}

/// A figure of each run.
fn each(runs: &[(u64, SeedRun)], of: impl Fn(&SeedRun) -> f64) -> Vec<f64> {
    runs.iter().map(|(_, run)| of(run)).collect()
}

fn total(runs: &[(u64, SeedRun)], of: impl Fn(&SeedRun) -> usize) -> usize {
    runs.iter().map(|(_, run)| of(run)).sum()
}

/// The simple rule that found most over all seeds.
fn best_simple(runs: &[(u64, SeedRun)], of: impl Fn(&plan::Tally) -> usize) -> Method {
    let mut best = Method::SIMPLE[0];
    for method in Method::SIMPLE {
        let sum = |one: Method| total(runs, |run| of(&run.by_method[one.key()]));
        if sum(method) > sum(best) {
            best = method;
        }
    }
    best
}

/// What the plan found by what another way found, over each seed.
fn ratio(runs: &[(u64, SeedRun)], against: Method, of: impl Fn(&plan::Tally) -> usize) -> Vec<f64> {
    let sum = |run: &SeedRun, method: Method| of(&run.by_method[method.key()]) as f64;
    each(runs, |run| sum(run, Method::Plan) / sum(run, against).max(1.0))
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn document(args: &EvalPlan, runs: &[(u64, SeedRun)]) -> Value {
    let methods: serde_json::Map<String, Value> = Method::ALL
        .into_iter()
        .map(|method| {
            let of = |of: fn(&plan::Tally) -> usize| {
                Mean::json(&each(runs, |run| of(&run.by_method[method.key()]) as f64))
            };
            let missed =
                each(runs, |run| (run.planted - run.by_method[method.key()].planted) as f64);
            let delay = each(runs, |run| run.by_method[method.key()].clean as f64 * DELAY_HOURS);
            let figures = json!({
                "opened": of(|tally| tally.opened),
                "found": of(|tally| tally.found),
                "planted_found": of(|tally| tally.planted),
                "planted_missed": Mean::json(&missed),
                "clean_opened": of(|tally| tally.clean),
                "delay_hours": Mean::json(&delay),
            });
            (method.key().replace('-', "_"), figures)
        })
        .collect();
    let best = best_simple(runs, |tally| tally.found);
    let planted = total(runs, |run| run.planted);
    json!({
        "seeds": runs.iter().map(|(seed, _)| seed).collect::<Vec<_>>(),
        "weeks": args.weeks,
        "hands": args.hands,
        "random_share": args.random,
        "units": total(runs, |run| run.units),
        "planted": planted,
        "positive": total(runs, |run| run.positive),
        "methods": methods,
        "best_simple": best.key(),
        "plan_over_best_simple": Mean::json(&ratio(runs, best, |tally| tally.found)),
        "plan_over_rules_only": Mean::json(&ratio(runs, Method::RulesOnly, |tally| tally.found)),
        "missed_inside_interval": share(total(runs, |run| usize::from(run.is_inside())), runs.len()),
        "planted_in_top": {"share": TOP_SHARE, "recall": share(total(runs, |run| run.in_top), planted)},
        "planted_reason_shown": share(total(runs, |run| run.reason_shown), planted),
        "runs": runs.iter().map(|(seed, run)| json!({"seed": seed, "run": run})).collect::<Vec<_>>(),
    })
}

/// One seed in a line, as it is done.
fn seed_told(seed: u64, run: &SeedRun, words: &Words) -> String {
    let lang = words.lang();
    let tally = &run.by_method[Method::Plan.key()];
    words.say(
        "eval-plan-seed",
        &[
            ("seed", seed.to_string().into()),
            ("units", thousands(run.units, lang).into()),
            ("found", thousands(tally.found, lang).into()),
            ("opened", thousands(tally.opened, lang).into()),
            ("missed", thousands(run.truly_missed, lang).into()),
            ("low", number(run.missed.low.floor(), lang).into()),
            ("high", number(run.missed.high.ceil(), lang).into()),
        ],
    )
}

fn shown(args: &EvalPlan, runs: &[(u64, SeedRun)], words: &Words, look: Look) -> String {
    let lang = words.lang();
    let percent = |part: usize, whole: usize| {
        share(part, whole).map_or_else(|| "–".to_owned(), |share| format!("{:.0} %", share * 100.0))
    };
    let planted = total(runs, |run| run.planted);
    let mut out = words.say(
        "eval-plan-head",
        &[
            ("seeds", runs.len().into()),
            ("weeks", args.weeks.to_string().into()),
            ("hands", args.hands.to_string().into()),
            ("units", thousands(total(runs, |run| run.units), lang).into()),
            ("planted", thousands(planted, lang).into()),
        ],
    );
    out.push_str("\n\n");
    let column = |key: &str, align| Column { heading: words.get(key), align, wraps: false };
    let columns = [
        column("eval-plan-method", Align::Left),
        column("eval-plan-found", Align::Right),
        column("eval-plan-planted", Align::Right),
        column("eval-plan-missed", Align::Right),
        column("eval-plan-clean", Align::Right),
        column("eval-plan-delay", Align::Right),
    ];
    let row = |method: Method| {
        let of = |of: &dyn Fn(&SeedRun, &plan::Tally) -> f64| {
            let values = each(runs, |run| of(run, &run.by_method[method.key()]));
            Cell::plain(Mean::said(&values, 1, words))
        };
        vec![
            Cell::painted(words.get(&format!("method-{}", method.key())), Paint::Bold),
            of(&|_, tally| tally.found as f64),
            of(&|_, tally| tally.planted as f64),
            of(&|run, tally| (run.planted - tally.planted) as f64),
            of(&|_, tally| tally.clean as f64),
            of(&|_, tally| tally.clean as f64 * DELAY_HOURS),
        ]
    };
    let rows: Vec<Vec<Cell>> = Method::ALL.into_iter().map(row).collect();
    out.push_str(&render(&columns, &rows, look.width, look.colour));
    let best = best_simple(runs, |tally| tally.found);
    let said = |values: &[f64]| Mean::said(values, 2, words);
    let lines = [
        words.say(
            "eval-plan-ratio",
            &[
                ("method", words.get(&format!("method-{}", best.key())).into()),
                ("ratio", said(&ratio(runs, best, |tally| tally.found)).into()),
                ("rules", said(&ratio(runs, Method::RulesOnly, |tally| tally.found)).into()),
            ],
        ),
        words.say(
            "eval-plan-inside",
            &[
                ("inside", total(runs, |run| usize::from(run.is_inside())).to_string().into()),
                ("seeds", runs.len().into()),
            ],
        ),
        words.say(
            "eval-plan-top",
            &[
                ("top", percent(total(runs, |run| run.in_top), planted).into()),
                ("share", format!("{:.0} %", TOP_SHARE * 100.0).into()),
                ("shown", percent(total(runs, |run| run.reason_shown), planted).into()),
            ],
        ),
    ];
    out.push('\n');
    out.push_str(&lines.join("\n"));
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_a_mean_is_student_s() {
        for (degrees, point) in [(5.0, 2.571), (9.0, 2.262), (19.0, 2.093), (99.0, 1.984)] {
            assert!((student(degrees) - point).abs() < 0.01, "{degrees}");
        }
        let mean = Mean::of(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]).unwrap();
        assert!((mean.centre - 3.5).abs() < 1e-12 && (mean.high - 5.463).abs() < 0.02);
        assert!(Mean::of(&[1.0]).is_none());
    }
}
