//! `sarhad eval plan`: the loop of plan, inspection and history on simulated worlds.

use anyhow::Result;
use chrono::NaiveDate;
use sarhad_i18n::{Words, number, thousands};
use sarhad_service::eval::plan::{self, Method, RunError, SeedRun, Setting, TrueDay, TrueUnit};
use sarhad_service::eval::plan_summary::{Mean, Run, Summary};
use sarhad_service::history::OutcomeKind;
use sarhad_service::knowledge::ControlLists;
use sarhad_service::permits;
use sarhad_service::plan::{Capacity, Secret};
use sarhad_simulate::{Found, Plan, Population, Post, PostDay, UnitTruth, World};
use serde::Serialize;

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
    let loaded = session.knowledge(&args.source, ControlLists::None, &bar)?;
    bar.finish();
    let knowledge = loaded.knowledge.with_policy(session.policy(&args.policy)?);
    let mut runs: Vec<Run> = Vec::new();
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
        let ran = plan::run(world.by_ref(), &knowledge, &setting, &secret, &cancelled);
        if let Some(why) = world.trouble {
            return Err(failed(why));
        }
        let run = match ran {
            Ok(run) => run,
            Err(RunError::Cancelled(_)) => return Err(failed(words.get("error-cancelled"))),
            Err(RunError::Capacity(fault)) => return Err(wrong_usage(fault.to_string())),
        };
        tell(&seed_told(seed, &run, words));
        runs.push(Run { seed, run });
    }
    let summary = Summary::of(runs);
    match args.format {
        AnswerFormat::Json => print_json(&serde_json::to_value(Document {
            weeks: args.weeks,
            hands: args.hands,
            random_share: args.random,
            summary: &summary,
        })?),
        AnswerFormat::Table => print(&shown(args, &summary, words, Look::of_stdout())),
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

/// What was asked for, and what it came to.
#[derive(Serialize)]
struct Document<'a> {
    weeks: u32,
    hands: u32,
    random_share: f64,
    #[serde(flatten)]
    summary: &'a Summary,
}

/// A mean with its interval, for people.
fn said(mean: Option<Mean>, digits: i32, words: &Words) -> String {
    let round = |value: f64| {
        let factor = 10f64.powi(digits);
        number((value * factor).round() / factor, words.lang())
    };
    match mean {
        Some(Mean { mean, low: Some(low), high: Some(high) }) => {
            format!("{} ({} – {})", round(mean), round(low), round(high))
        }
        Some(Mean { mean, .. }) => round(mean),
        None => "–".to_owned(),
    }
}

fn shown(args: &EvalPlan, summary: &Summary, words: &Words, look: Look) -> String {
    let lang = words.lang();
    let mut out = words.say(
        "eval-plan-head",
        &[
            ("seeds", summary.runs.len().into()),
            ("weeks", args.weeks.to_string().into()),
            ("hands", args.hands.to_string().into()),
            ("units", thousands(summary.units, lang).into()),
            ("planted", thousands(summary.planted, lang).into()),
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
    let name = |method: Method| words.get(&format!("method-{}", method.key()));
    let row = |method: Method| {
        let figures = summary.figures(method);
        let cell = |mean| Cell::plain(said(mean, 1, words));
        vec![
            Cell::painted(name(method), Paint::Bold),
            cell(figures.found),
            cell(figures.planted_found),
            cell(figures.planted_missed),
            cell(figures.clean_opened),
            cell(figures.delay_hours),
        ]
    };
    let rows: Vec<Vec<Cell>> = Method::ALL.into_iter().map(row).collect();
    out.push_str(&render(&columns, &rows, look.width, look.colour));
    let percent = |share: Option<f64>| {
        share.map_or_else(|| "–".to_owned(), |share| format!("{:.0} %", share * 100.0))
    };
    let lines = [
        words.say(
            "eval-plan-ratio",
            &[
                ("method", name(summary.best_simple).into()),
                ("ratio", said(summary.plan_over_best_simple, 2, words).into()),
                ("rules", said(summary.plan_over_rules_only, 2, words).into()),
            ],
        ),
        words.say(
            "eval-plan-inside",
            &[
                ("inside", summary.inside().to_string().into()),
                ("seeds", summary.runs.len().into()),
            ],
        ),
        words.say(
            "eval-plan-top",
            &[
                ("top", percent(summary.planted_in_top.recall).into()),
                ("share", percent(Some(summary.planted_in_top.share)).into()),
                ("shown", percent(summary.planted_reason_shown).into()),
            ],
        ),
    ];
    out.push('\n');
    out.push_str(&lines.join("\n"));
    out.push('\n');
    out
}
