//! Drift: whether this week's units look like those of the first weeks.
//!
//! The population stability index of some facts, and the share of units with codes never seen
//! before. An alarm needs two weeks in a row: one odd week is a ship of melons. Nothing follows from
//! an alarm by itself.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use sarhad_model::{Drift, DriftAlarm, Week};

use super::record::Record;

/// Weeks that later ones are compared with; of fewer weeks than this and one more, the first.
pub const REFERENCE_WEEKS: usize = 4;
/// A week of fewer units is not judged.
pub const LEAST_UNITS: usize = 100;
/// Above this a population is called shifted (the usual rule of thumb; 0.1 to 0.25 is a change to
/// watch).
pub const PSI_LIMIT: f64 = 0.25;
/// Share of units with a code that no week before had, above which one asks why.
pub const UNSEEN_LIMIT: f64 = 0.20;
/// Classes of a fact: the most frequent of the reference, and one for all others.
const CLASSES: usize = 15;
/// Inner edges of classes of the score, decibans.
const SCORE_EDGES: [f64; 8] = [0.5, 3.5, 6.5, 9.5, 13.5, 18.5, 24.5, 32.5];
/// Given to each class, so that an empty one has a share.
const SMOOTHING: f64 = 0.5;

/// A fact of a unit, as a class.
type Fact = (&'static str, fn(&Record) -> String);

const FACTS: [Fact; 3] = [
    ("score", |one| SCORE_EDGES.iter().filter(|edge| one.score_db >= **edge).count().to_string()),
    ("chapter", |one| one.hs.first().map_or_else(String::new, |hs| hs.chars().take(2).collect())),
    ("origin", |one| one.origins.first().cloned().unwrap_or_default()),
];

/// The share of unseen codes, as a fact of alarms.
const UNSEEN: &str = "unseen";

/// The drift over the weeks of some records.
pub(super) fn drift(records: &[Record]) -> Drift {
    let mut by_week: BTreeMap<NaiveDate, Vec<&Record>> = BTreeMap::new();
    for record in records {
        by_week.entry(monday(record.day)).or_default().push(record);
    }
    let reference_weeks = if by_week.len() > REFERENCE_WEEKS { REFERENCE_WEEKS } else { 1 };
    let reference: Vec<&Record> =
        by_week.values().take(reference_weeks).flatten().copied().collect();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut weeks: Vec<Week> = Vec::new();
    for (place, (monday, units)) in by_week.iter().enumerate() {
        let is_reference = place < reference_weeks;
        let is_judged =
            !is_reference && units.len() >= LEAST_UNITS && reference.len() >= LEAST_UNITS;
        let (mut psi, mut limit) = (Vec::new(), Vec::new());
        for (_, class) in FACTS {
            let (value, chance) = stability(&reference, units, class);
            psi.push(is_judged.then_some(value));
            limit.push(is_judged.then_some(PSI_LIMIT.max(chance)));
        }
        let unseen =
            units.iter().filter(|one| one.hs.iter().any(|code| !seen.contains(code.as_str())));
        let unseen = unseen.count() as f64 / units.len() as f64;
        weeks.push(Week {
            monday: *monday,
            units: units.len(),
            is_reference,
            psi,
            limit,
            unseen: is_judged.then_some(unseen),
        });
        seen.extend(units.iter().flat_map(|one| &one.hs).map(String::as_str));
    }
    let alarms = alarms(&weeks);
    Drift { facts: FACTS.iter().map(|(key, _)| *key).collect(), weeks, alarms }
}

fn monday(day: NaiveDate) -> NaiveDate {
    let since = Days::new(u64::from(day.weekday().num_days_from_monday()));
    day.checked_sub_days(since).unwrap_or(day)
}

/// The index, and what chance alone brings it to one time in a thousand or so: with `k` classes it
/// is about chi-square with `k − 1` degrees of freedom, times the sum of one over both counts.
fn stability(reference: &[&Record], week: &[&Record], class: fn(&Record) -> String) -> (f64, f64) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for one in reference {
        *counts.entry(class(one)).or_default() += 1;
    }
    let mut frequent: Vec<(String, usize)> = counts.into_iter().collect();
    frequent.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    frequent.truncate(CLASSES);
    let place: BTreeMap<&str, usize> =
        (0..).zip(&frequent).map(|(at, (key, _))| (key.as_str(), at)).collect();
    let classes = frequent.len() + 1;
    let shares = |units: &[&Record]| -> Vec<f64> {
        let mut counts = vec![SMOOTHING; classes];
        for one in units {
            counts[place.get(class(one).as_str()).copied().unwrap_or(classes - 1)] += 1.0;
        }
        let all: f64 = counts.iter().sum();
        counts.into_iter().map(|count| count / all).collect()
    };
    let (before, now) = (shares(reference), shares(week));
    let psi = before.iter().zip(&now).map(|(b, n)| (n - b) * (n / b).ln()).sum();
    let degrees = (classes - 1) as f64;
    let chance = (degrees + 3.1 * (2.0 * degrees).sqrt())
        * (1.0 / reference.len() as f64 + 1.0 / week.len() as f64);
    (psi, chance)
}

/// Facts that are above their limit two judged weeks in a row; told once for each run of weeks.
fn alarms(weeks: &[Week]) -> Vec<DriftAlarm> {
    let mut alarms = Vec::new();
    let mut watch = |fact: &'static str, is_above: &dyn Fn(&Week) -> bool| {
        let mut row = 0;
        for week in weeks {
            row = if is_above(week) { row + 1 } else { 0 };
            if row == 2 {
                alarms.push(DriftAlarm { fact, monday: week.monday });
            }
        }
    };
    for (at, (fact, _)) in FACTS.iter().enumerate() {
        watch(
            fact,
            &|week| matches!((week.psi[at], week.limit[at]), (Some(psi), Some(limit)) if psi > limit),
        );
    }
    watch(UNSEEN, &|week| week.unseen.is_some_and(|share| share > UNSEEN_LIMIT));
    alarms.sort_by_key(|alarm| alarm.monday);
    alarms
}
