//! The loop of plan, inspection and history on a world whose truth is known: what the plan finds
//! with so many hands a day, what simple rules find with the same, what passes, and whether the
//! estimate of what passes is right.
//!
//! An outcome is revealed only for a unit that the plan opened, and only from the day on which it
//! became known. The controls open other units and learn nothing. It judges no truth: the world
//! tells it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sarhad_engine::feedback::missed;
use sarhad_engine::history::{
    InspectedBy, MemoryHistory, Movement, OutcomeKind, OutcomeRow, movements,
};
use sarhad_engine::tables::Tables;
use sarhad_model::{Missed, PermitRegister, RankedUnit, Ranking, SelectedBy, Submission, Task};
use serde::Serialize;

use super::controls;
use crate::Silent;
use crate::decisions::Decisions;
use crate::feedback::{plain_number, record};
use crate::knowledge::Knowledge;
use crate::oneshot::{Beside, Cancelled, Day, screen_with};
use crate::plan::{Capacity, CapacityFault, DayPlan, Secret, make};

/// The share of a day's ranking in which planted units are looked for.
pub const TOP_SHARE: f64 = 0.05;
/// Hours that opening a clean unit costs honest trade: a guess, for comparison only.
pub const DELAY_HOURS: f64 = 4.0;
/// Days after which the history takes in what became known.
const WEEK: usize = 7;

/// The truth about one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct TrueUnit {
    /// Number of the container or wagon, or the bill.
    pub unit: String,
    /// Bills in it.
    pub bills: Vec<String>,
    /// Declared value.
    pub value_usd: f64,
    /// For each planted case the indicators of which one should be among the findings; empty where
    /// nothing is planted.
    pub planted: Vec<Vec<String>>,
    /// What an inspection finds.
    pub found: OutcomeKind,
    /// Day on which that becomes known.
    pub known_on: NaiveDate,
}

/// One day of the world.
#[derive(Debug)]
pub struct TrueDay {
    /// The day.
    pub date: NaiveDate,
    /// Its papers.
    pub submissions: Vec<Submission>,
    /// The register of permits before it.
    pub register: Option<PermitRegister>,
    /// The truth.
    pub units: Vec<TrueUnit>,
}

/// How the loop runs.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// What there is each day.
    pub capacity: Capacity,
    /// Days that are history before the first plan.
    pub days_before: usize,
}

/// A way to choose what is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The plan, with history and outcomes.
    Plan,
    /// The plan by rules alone, without history and outcomes.
    RulesOnly,
    /// Goods codes linked with control lists first.
    HsOnly,
    /// Names equal to listed ones first.
    ListOnly,
    /// The dearest first.
    Dearest,
    /// By lot.
    Random,
}

impl Method {
    /// All.
    pub const ALL: [Self; 6] =
        [Self::Plan, Self::RulesOnly, Self::HsOnly, Self::ListOnly, Self::Dearest, Self::Random];
    /// Simple rules that anybody could use without the product.
    pub const SIMPLE: [Self; 4] = [Self::HsOnly, Self::ListOnly, Self::Dearest, Self::Random];

    /// Stable key, as in JSON and locales (`method-…`).
    pub fn key(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::RulesOnly => "rules-only",
            Self::HsOnly => "hs-only",
            Self::ListOnly => "list-only",
            Self::Dearest => "dearest",
            Self::Random => "random",
        }
    }
}

/// What one way of choosing came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Units opened.
    pub opened: usize,
    /// Of those, where something was found.
    pub found: usize,
    /// Of those, where a case was planted.
    pub planted: usize,
    /// Of those, where nothing was found: delay of honest trade.
    pub clean: usize,
}

/// One run of the loop.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SeedRun {
    /// Days with a plan.
    pub days: usize,
    /// Units on them.
    pub units: usize,
    /// Units in which an inspection finds something.
    pub positive: usize,
    /// Units with a planted case.
    pub planted: usize,
    /// Of those, in the first [`TOP_SHARE`] of their day.
    pub in_top: usize,
    /// Of those, with a planted reason among the findings.
    pub reason_shown: usize,
    /// What each way came to.
    pub by_method: BTreeMap<&'static str, Tally>,
    /// What passed the plan, estimated by its random share.
    pub missed: Missed,
    /// What passed it in truth.
    pub truly_missed: usize,
}

impl SeedRun {
    /// Whether the truth lies in the interval of the estimate.
    pub fn is_inside(&self) -> bool {
        (self.missed.low..=self.missed.high).contains(&(self.truly_missed as f64))
    }
}

/// Why a run ends early.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// No plan can be made.
    #[error(transparent)]
    Capacity(#[from] CapacityFault),
    /// The person wants to stop.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// Runs the loop over the days of a world.
///
/// # Errors
/// No plan can be made of the capacity, or the person wants to stop.
pub fn run(
    world: impl Iterator<Item = TrueDay>,
    knowledge: &Knowledge,
    setting: &Setting,
    secret: &Secret,
    is_cancelled: &dyn Fn() -> bool,
) -> Result<SeedRun, RunError> {
    let tables = Tables::built_in();
    let mut world = world.peekable();
    let mut known = Known::default();
    let mut sum = Sum::default();
    let mut number = 0;
    while world.peek().is_some() {
        let mut week: Vec<TrueDay> = world.by_ref().take(WEEK).collect();
        for day in &week {
            known.movements.extend(movements(&day.submissions, &tables).movements);
        }
        // Of the days of this week only what was before each of them is seen.
        let history = MemoryHistory::new(known.movements.clone(), known.outcomes.clone());
        for day in &mut week {
            if is_cancelled() {
                return Err(Cancelled.into());
            }
            if number >= setting.days_before {
                let revealed = sum.day(day, knowledge, &history, setting, secret)?;
                known.outcomes.extend(revealed);
            }
            number += 1;
        }
    }
    Ok(sum.finish())
}

/// What is known so far.
#[derive(Default)]
struct Known {
    movements: Vec<Movement>,
    outcomes: Vec<OutcomeRow>,
}

#[derive(Default)]
struct Sum {
    days: usize,
    units: usize,
    positive: usize,
    planted: usize,
    in_top: usize,
    reason_shown: usize,
    truly_missed: usize,
    by_method: BTreeMap<&'static str, Tally>,
    records: Vec<sarhad_engine::feedback::Record>,
}

impl Sum {
    /// Plans one day, counts, and gives the outcomes of what the plan opened.
    fn day(
        &mut self,
        day: &mut TrueDay,
        knowledge: &Knowledge,
        history: &MemoryHistory,
        setting: &Setting,
        secret: &Secret,
    ) -> Result<Vec<OutcomeRow>, RunError> {
        let decisions = Decisions::default();
        let of_day = Day { date: day.date, decisions: &decisions };
        let controls = controls::rank(&day.submissions, knowledge);
        let register = day.register.as_ref();
        let mut judge = |history| {
            let beside = Beside { register, history, ..Beside::default() };
            screen_with(&mut day.submissions, knowledge, of_day, beside, &Silent)
        };
        let by_rules = judge(None)?;
        let ranking = judge(Some(history as _))?;
        let truth = Truth::new(&day.units);
        let plan = make(&ranking, &setting.capacity, secret)?;
        let without = make(&by_rules, &setting.capacity, secret)?;

        self.days += 1;
        self.units += ranking.units.len();
        self.positive += day.units.iter().filter(|unit| unit.found.is_positive()).count();
        self.planted += day.units.iter().filter(|unit| !unit.planted.is_empty()).count();
        let top = (TOP_SHARE * ranking.units.len() as f64).ceil() as usize;
        let in_top = truth.places(ranking.units.iter().take(top).map(named));
        self.in_top += in_top.iter().filter(|at| !day.units[**at].planted.is_empty()).count();
        self.reason_shown += shown(&ranking, &truth, &day.units);

        let opened = truth.places(opened(&ranking, &plan));
        let hands = setting.capacity.hands;
        let first = |names: Vec<controls::Named>| truth.first(names, hands);
        let chosen = [
            (Method::Plan, opened.clone()),
            (Method::RulesOnly, truth.places(self::opened(&by_rules, &without))),
            (Method::HsOnly, first(controls.hs_only)),
            (Method::ListOnly, first(controls.exact_list_only)),
            (Method::Dearest, dearest(&day.units, hands)),
            (Method::Random, by_lot(day, hands, secret)),
        ];
        for (method, places) in chosen {
            let tally = self.by_method.entry(method.key()).or_default();
            for place in places {
                let unit = &day.units[place];
                tally.opened += 1;
                tally.found += usize::from(unit.found.is_positive());
                tally.planted += usize::from(!unit.planted.is_empty());
                tally.clean += usize::from(!unit.found.is_positive());
            }
        }
        let passed = (0..day.units.len()).filter(|at| !opened.contains(at));
        self.truly_missed += passed.filter(|at| day.units[*at].found.is_positive()).count();

        let mut revealed = Vec::new();
        for (unit, line) in ranking.units.iter().zip(&plan.lines) {
            let mut record = record(day.date, line);
            if let (Task::Open, Some(at)) = (line.task, truth.place(&named(unit))) {
                let one = &day.units[at];
                record.found = Some(one.found.is_positive());
                revealed.push(OutcomeRow {
                    known_on: one.known_on,
                    subject: one.unit.clone(),
                    kind: one.found,
                    inspected: match line.selected_by {
                        Some(SelectedBy::Random) => InspectedBy::Random,
                        _ => InspectedBy::Profile,
                    },
                });
            }
            self.records.push(record);
        }
        Ok(revealed)
    }

    fn finish(self) -> SeedRun {
        SeedRun {
            days: self.days,
            units: self.units,
            positive: self.positive,
            planted: self.planted,
            in_top: self.in_top,
            reason_shown: self.reason_shown,
            by_method: self.by_method,
            missed: missed(&self.records),
            truly_missed: self.truly_missed,
        }
    }
}

/// The units of the truth by their names.
struct Truth {
    places: BTreeMap<String, usize>,
}

impl Truth {
    fn new(units: &[TrueUnit]) -> Self {
        let mut places = BTreeMap::new();
        // Numbers of units first: a bill may stand for several.
        for (at, unit) in units.iter().enumerate() {
            places.entry(plain_number(&unit.unit)).or_insert(at);
        }
        for (at, unit) in units.iter().enumerate() {
            for bill in &unit.bills {
                places.entry(plain_number(bill)).or_insert(at);
            }
        }
        Self { places }
    }

    fn place(&self, (unit, bills): &controls::Named) -> Option<usize> {
        let names = std::iter::once(unit).chain(bills);
        names.into_iter().find_map(|name| self.places.get(&plain_number(name)).copied())
    }

    /// Where some units stand, each once.
    fn places(&self, units: impl Iterator<Item = controls::Named>) -> BTreeSet<usize> {
        units.filter_map(|unit| self.place(&unit)).collect()
    }

    /// Where the first so many different units stand.
    fn first(&self, units: Vec<controls::Named>, count: usize) -> BTreeSet<usize> {
        let mut places = BTreeSet::new();
        for unit in units {
            if places.len() >= count {
                break;
            }
            places.extend(self.place(&unit));
        }
        places
    }
}

fn named(unit: &RankedUnit) -> controls::Named {
    (unit.unit.clone(), unit.bills.clone())
}

fn opened<'a>(
    ranking: &'a Ranking,
    plan: &'a DayPlan,
) -> impl Iterator<Item = controls::Named> + 'a {
    let lines = ranking.units.iter().zip(&plan.lines);
    lines.filter(|(_, line)| line.task == Task::Open).map(|(unit, _)| named(unit))
}

fn dearest(units: &[TrueUnit], hands: usize) -> BTreeSet<usize> {
    let mut order: Vec<usize> = (0..units.len()).collect();
    order.sort_by(|&a, &b| {
        let value = |at: usize| units[at].value_usd;
        value(b).total_cmp(&value(a)).then_with(|| units[a].unit.cmp(&units[b].unit))
    });
    order.into_iter().take(hands).collect()
}

fn by_lot(day: &TrueDay, hands: usize, secret: &Secret) -> BTreeSet<usize> {
    let mut order: Vec<usize> = (0..day.units.len()).collect();
    order.sort_by_cached_key(|at| {
        secret.number("control by lot", &format!("{} {}", day.date, day.units[*at].unit))
    });
    order.into_iter().take(hands).collect()
}

/// Planted units with one of the planted reasons among the findings of a unit called so.
fn shown(ranking: &Ranking, truth: &Truth, units: &[TrueUnit]) -> usize {
    let mut shown: BTreeSet<usize> = BTreeSet::new();
    for unit in &ranking.units {
        let Some(at) = truth.place(&named(unit)) else { continue };
        let reasons = unit.assessment.score.reasons();
        let has = |code: &String| reasons.iter().any(|one| one.finding.code == code);
        if units[at].planted.iter().any(|expect| expect.iter().any(has)) {
            shown.insert(at);
        }
    }
    shown.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(name: &str, value_usd: f64) -> TrueUnit {
        TrueUnit {
            unit: name.into(),
            bills: vec![format!("B-{name}"), "B-SHARED".into()],
            value_usd,
            planted: Vec::new(),
            found: OutcomeKind::Clean,
            known_on: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
        }
    }

    #[test]
    fn units_are_found_by_number_and_then_by_bill_and_each_once() {
        let units = [unit("CSQU 305438-3", 1.0), unit("T-2", 9.0), unit("T-3", 9.0)];
        let truth = Truth::new(&units);
        let name = |unit: &str, bill: &str| (unit.to_owned(), vec![bill.to_owned()]);
        assert_eq!(truth.place(&name("csqu3054383", "B-T-2")), Some(0));
        assert_eq!(truth.place(&name("other", "BT2")), Some(1));
        assert_eq!(truth.place(&name("other", "none")), None);
        let names =
            vec![name("T2", ""), name("x", "B-T-2"), name("T3", ""), name("CSQU3054383", "")];
        assert_eq!(truth.first(names, 2), BTreeSet::from([1, 2]));
        assert_eq!(dearest(&units, 2), BTreeSet::from([1, 2]));
    }
}
