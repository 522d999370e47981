//! What the runs of `eval plan` over several worlds come to: means with their 95 % intervals.

use std::collections::BTreeMap;

use serde::Serialize;
use statrs::distribution::{ContinuousCDF, StudentsT};

use super::plan::{DELAY_HOURS, Method, SeedRun, TOP_SHARE, Tally};

/// A mean over the worlds with the 95 % interval of the mean; of one world there is none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// Lower end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// Upper end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
}

impl Mean {
    /// Student's interval; none of no values.
    pub fn of(values: &[f64]) -> Option<Self> {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        match values {
            [] => None,
            [_] => Some(Self { mean, low: None, high: None }),
            _ => {
                let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0);
                let student = StudentsT::new(0.0, 1.0, n - 1.0).expect("two values or more");
                let half = student.inverse_cdf(0.975) * (variance / n).sqrt();
                Some(Self { mean, low: Some(mean - half), high: Some(mean + half) })
            }
        }
    }
}

/// What one way of choosing came to in a world.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figures {
    /// Units opened.
    pub opened: Option<Mean>,
    /// Of those, where something was found.
    pub found: Option<Mean>,
    /// Of those, where a case was planted.
    pub planted_found: Option<Mean>,
    /// Planted cases that passed.
    pub planted_missed: Option<Mean>,
    /// Opened, and nothing found.
    pub clean_opened: Option<Mean>,
    /// Hours that this cost honest trade, by [`DELAY_HOURS`].
    pub delay_hours: Option<Mean>,
}

/// Planted units near the top of their day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct InTop {
    /// How near.
    pub share: f64,
    /// Share of the planted units.
    pub recall: Option<f64>,
}

/// One world.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Run {
    /// Its seed.
    pub seed: u64,
    /// What came of it.
    pub run: SeedRun,
}

/// All worlds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// Seeds.
    pub seeds: Vec<u64>,
    /// Units.
    pub units: usize,
    /// Units with a planted case.
    pub planted: usize,
    /// Units in which an inspection finds something.
    pub positive: usize,
    /// By the way of choosing, its key with underlines.
    pub methods: BTreeMap<String, Figures>,
    /// The simple rule that found most.
    #[serde(serialize_with = "as_key")]
    pub best_simple: Method,
    /// What the plan found by what that rule found.
    pub plan_over_best_simple: Option<Mean>,
    /// What the plan found by what rules without history found.
    pub plan_over_rules_only: Option<Mean>,
    /// Share of the worlds in which what passed lies in the interval of its estimate.
    pub missed_inside_interval: Option<f64>,
    /// Planted units near the top.
    pub planted_in_top: InTop,
    /// Share of the planted units with a planted reason among the findings.
    pub planted_reason_shown: Option<f64>,
    /// Each world.
    pub runs: Vec<Run>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
fn as_key<S: serde::Serializer>(method: &Method, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(method.key())
}

impl Summary {
    /// Of some worlds.
    pub fn of(runs: Vec<Run>) -> Self {
        let total = |of: fn(&SeedRun) -> usize| runs.iter().map(|one| of(&one.run)).sum::<usize>();
        let planted = total(|run| run.planted);
        let best = best_simple(&runs);
        let methods = Method::ALL.into_iter();
        let methods = methods.map(|one| (one.key().replace('-', "_"), figures(&runs, one)));
        Self {
            seeds: runs.iter().map(|one| one.seed).collect(),
            units: total(|run| run.units),
            planted,
            positive: total(|run| run.positive),
            methods: methods.collect(),
            best_simple: best,
            plan_over_best_simple: ratio(&runs, best),
            plan_over_rules_only: ratio(&runs, Method::RulesOnly),
            missed_inside_interval: share(total(|run| usize::from(run.is_inside())), runs.len()),
            planted_in_top: InTop {
                share: TOP_SHARE,
                recall: share(total(|run| run.in_top), planted),
            },
            planted_reason_shown: share(total(|run| run.reason_shown), planted),
            runs,
        }
    }

    /// The figures of a way of choosing.
    pub fn figures(&self, method: Method) -> Figures {
        self.methods[&method.key().replace('-', "_")]
    }

    /// Worlds in which what passed lies in the interval of its estimate.
    pub fn inside(&self) -> usize {
        self.runs.iter().filter(|one| one.run.is_inside()).count()
    }
}

fn each(runs: &[Run], of: impl Fn(&SeedRun) -> f64) -> Option<Mean> {
    Mean::of(&runs.iter().map(|one| of(&one.run)).collect::<Vec<f64>>())
}

fn figures(runs: &[Run], method: Method) -> Figures {
    let tally = |run: &SeedRun| run.by_method[method.key()];
    Figures {
        opened: each(runs, |run| tally(run).opened as f64),
        found: each(runs, |run| tally(run).found as f64),
        planted_found: each(runs, |run| tally(run).planted as f64),
        planted_missed: each(runs, |run| (run.planted - tally(run).planted) as f64),
        clean_opened: each(runs, |run| tally(run).clean as f64),
        delay_hours: each(runs, |run| tally(run).clean as f64 * DELAY_HOURS),
    }
}

/// The simple rule that found most over all worlds; of equal ones the first.
fn best_simple(runs: &[Run]) -> Method {
    let found = |method: Method| -> usize {
        let of = |one: &Run| one.run.by_method.get(method.key()).map_or(0, |one: &Tally| one.found);
        runs.iter().map(of).sum()
    };
    // `max_by_key` takes the last of equals.
    Method::SIMPLE.into_iter().rev().max_by_key(|one| found(*one)).unwrap_or(Method::HsOnly)
}

/// What the plan found by what another way found, in each world.
fn ratio(runs: &[Run], against: Method) -> Option<Mean> {
    let found = |run: &SeedRun, method: Method| run.by_method[method.key()].found as f64;
    each(runs, |run| found(run, Method::Plan) / found(run, against).max(1.0))
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_a_mean_is_student_s() {
        let mean = Mean::of(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]).unwrap();
        assert!((mean.mean - 3.5).abs() < 1e-12, "{mean:?}");
        // 2.571 of five degrees of freedom, by printed tables.
        assert!((mean.high.unwrap() - 5.4634).abs() < 1e-3, "{mean:?}");
        assert_eq!(Mean::of(&[1.0]), Some(Mean { mean: 1.0, low: None, high: None }));
        assert_eq!(Mean::of(&[]), None);
    }
}
