//! From which probability on a match is raised: one threshold for all lists, stated as a
//! false-alarm rate, and where a list needs its own, an override.
//!
//! [`ALERT`] and [`REVIEW`] come with the fit of the probability. How many names that nobody
//! listed they raise is measured: `data/names/false-alarms.csv`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ALERT, REVIEW, rules_version};

const BUILT_IN: &str = include_str!("../../../../data/thresholds.toml");
const FALSE_ALARMS: &str = include_str!("../../../../data/names/false-alarms.csv");
/// No threshold is lower: the search gives nothing below (`parties::search`).
pub const LEAST: f64 = 0.35;
/// Longest file of thresholds, in bytes: some hundred lists.
pub const MAX_BYTES: usize = 64 * 1024;

/// The two limits of a list.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Threshold {
    /// At and above it a person should look.
    pub review: f64,
    /// At and above it a match is a hit.
    pub alert: f64,
}

impl Threshold {
    /// The limits that came with the fit.
    pub const FITTED: Self = Self { review: REVIEW, alert: ALERT };

    /// In which band a probability lies.
    pub fn band(&self, probability: f64) -> Band {
        if probability >= self.alert {
            Band::Alert
        } else if probability >= self.review {
            Band::Review
        } else {
            Band::Below
        }
    }
}

/// How a probability is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// At or above the alert threshold: a hit.
    Alert,
    /// A person should look.
    Review,
    /// Below both.
    Below,
}

/// A list that has limits of its own, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Override {
    /// Its limits.
    pub threshold: Threshold,
    /// Why.
    pub reason: String,
}

/// The limits of all lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Thresholds {
    usual: Threshold,
    lists: BTreeMap<String, Override>,
}

/// What is wrong with a file of thresholds.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ThresholdError {
    /// Too long.
    #[error("the file has {found} bytes; the limit is {MAX_BYTES}")]
    TooLong {
        /// Bytes.
        found: usize,
    },
    /// No TOML, or a word that is not known.
    #[error("{0}")]
    Form(String),
    /// Something in one part is not right.
    #[error("[{part}]: {why}")]
    Part {
        /// `default` or `lists.<id>`.
        part: String,
        /// What, and what to do.
        why: String,
    },
}

/// A part of the file, as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    alert: Option<f64>,
    review: Option<f64>,
    alert_false_alarms: Option<f64>,
    review_false_alarms: Option<f64>,
    #[serde(default)]
    reason: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    default: Option<Part>,
    #[serde(default)]
    lists: BTreeMap<String, Part>,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self::built_in()
    }
}

impl Thresholds {
    /// The fitted limits with the overrides of `data/thresholds.toml`.
    pub fn built_in() -> Self {
        Self { usual: Threshold::FITTED, lists: BTreeMap::new() }
            .with(BUILT_IN)
            .unwrap_or_else(|error| panic!("data/thresholds.toml: {error}"))
    }

    /// The same with what a file says beside or instead.
    ///
    /// # Errors
    /// What is wrong with the file, and where.
    pub fn with(&self, toml: &str) -> Result<Self, ThresholdError> {
        if toml.len() > MAX_BYTES {
            return Err(ThresholdError::TooLong { found: toml.len() });
        }
        let file: File = toml::from_str(toml)
            .map_err(|error| ThresholdError::Form(error.to_string().trim().to_owned()))?;
        let mut all = self.clone();
        if let Some(part) = &file.default {
            all.usual = part.read("default", self.usual)?;
        }
        for (list, part) in file.lists {
            let name = format!("lists.{list}");
            let threshold = part.read(&name, all.usual)?;
            if part.reason.trim().is_empty() {
                return Err(fault(&name, "reason is missing: say why this list differs"));
            }
            all.lists.insert(list, Override { threshold, reason: part.reason });
        }
        Ok(all)
    }

    /// The limits of a list.
    pub fn of(&self, list: &str) -> Threshold {
        self.lists.get(list).map_or(self.usual, |one| one.threshold)
    }

    /// The limits of all lists that have none of their own.
    pub fn usual(&self) -> Threshold {
        self.usual
    }

    /// The lowest limit of all: what is less probable is raised nowhere.
    pub fn least_review(&self) -> f64 {
        self.lists.values().fold(self.usual.review, |least, one| least.min(one.threshold.review))
    }

    /// The lists with limits of their own.
    pub fn overrides(&self) -> &BTreeMap<String, Override> {
        &self.lists
    }

    /// All of it in one text, for the id of the knowledge.
    pub(crate) fn canonical(&self) -> String {
        format!("{:?}", (self.usual, &self.lists))
    }
}

impl Part {
    fn read(&self, name: &str, usual: Threshold) -> Result<Threshold, ThresholdError> {
        let limit =
            |field: &str, given: Option<f64>, rate: Option<f64>, usual: f64| match (given, rate) {
                (Some(_), Some(_)) => {
                    let why = format!("give either {field} or {field}_false_alarms, not both");
                    Err(fault(name, &why))
                }
                (None, None) => Ok(usual),
                (Some(limit), None) if (LEAST..=1.0).contains(&limit) => Ok(limit),
                (Some(limit), None) => {
                    let why = format!("{field} is {limit}; give a probability from {LEAST} to 1");
                    Err(fault(name, &why))
                }
                (None, Some(rate)) => probability_for(rate).ok_or_else(|| {
                    let why = format!(
                        "{field}_false_alarms is {rate}; the measured shares reach from {} to {}",
                        curve().last().map_or(0.0, |point| point.share),
                        curve().first().map_or(0.0, |point| point.share),
                    );
                    fault(name, &why)
                }),
            };
        let alert = limit("alert", self.alert, self.alert_false_alarms, usual.alert)?;
        let review = limit("review", self.review, self.review_false_alarms, usual.review)?;
        if review > alert {
            let why = format!("review ({review}) is above alert ({alert}); lower it");
            return Err(fault(name, &why));
        }
        Ok(Threshold { review, alert })
    }
}

fn fault(part: &str, why: &str) -> ThresholdError {
    ThresholdError::Part { part: part.to_owned(), why: why.to_owned() }
}

/// A measured point: of the names that nobody listed, this share is raised at this limit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FalseAlarms {
    /// Limit.
    pub probability: f64,
    /// Share of names with any entry at or above it, 0 to 1.
    pub share: f64,
}

/// The measured points, by rising limit.
pub fn curve() -> Vec<FalseAlarms> {
    let rows = FALSE_ALARMS.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|row| {
        let mut cells = row.split(',').map(|cell| cell.trim().parse::<f64>());
        let mut next = || cells.next().and_then(Result::ok);
        match (next(), next()) {
            (Some(probability), Some(share)) => FalseAlarms { probability, share },
            _ => panic!("data/names/false-alarms.csv: broken row {row}"),
        }
    })
    .collect()
}

/// Share of names that nobody listed that are raised at a limit: of the nearest measured limit
/// that is not higher, so that the share is never told too low. None below the first one.
pub fn false_alarm_share(probability: f64) -> Option<f64> {
    curve().iter().rev().find(|point| point.probability <= probability + 1e-9).map(|p| p.share)
}

/// The lowest measured limit at which at most this share is raised.
fn probability_for(share: f64) -> Option<f64> {
    curve().iter().find(|point| point.share <= share).map(|point| point.probability)
}

/// Whether the shares were measured with the rules in use; otherwise they tell only the order of
/// size.
pub fn is_curve_current() -> bool {
    let first = FALSE_ALARMS.lines().next().unwrap_or_default();
    first.split_whitespace().last() == Some(rules_version())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_measured_shares_fall_as_the_limit_rises() {
        let curve = curve();
        assert!(curve.len() >= 10);
        assert!(curve.is_sorted_by(|a, b| a.probability < b.probability && a.share >= b.share));
        assert!(false_alarm_share(ALERT) <= false_alarm_share(REVIEW));
        assert_eq!(false_alarm_share(0.0), None);
    }

    #[test]
    fn a_list_can_have_its_own() {
        let all = Thresholds::built_in();
        assert_eq!(all.of("any"), Threshold::FITTED);
        let mine = all
            .with("[lists.un-sc]\nreview = 0.6\nreason = \"binds\"\n[default]\nalert = 0.9\n")
            .unwrap();
        assert_eq!(mine.of("un-sc"), Threshold { review: 0.6, alert: 0.9 });
        assert_eq!(mine.of("other"), Threshold { review: REVIEW, alert: 0.9 });
        assert_ne!(all.canonical(), mine.canonical());
        let share = curve()[3].share;
        let by_rate = format!("[default]\nreview = 0.35\nalert_false_alarms = {share}\n");
        assert!(false_alarm_share(all.with(&by_rate).unwrap().usual().alert).unwrap() <= share);
    }

    #[test]
    fn a_broken_file_is_refused_with_its_place() {
        for (toml, place) in [
            ("[default]\nalert = 1.5\n", "[default]: alert is 1.5"),
            ("[default]\nreview = 0.1\n", "from 0.35"),
            ("[default]\nalert = 0.5\nreview = 0.6\n", "review (0.6) is above alert"),
            ("[default]\nalert = 0.9\nalert_false_alarms = 0.1\n", "not both"),
            ("[default]\nalert_false_alarms = -1.0\n", "measured shares"),
            ("[lists.un-sc]\nalert = 0.9\n", "[lists.un-sc]: reason is missing"),
            ("[lists.un-sc]\nalrt = 0.9\n", "alrt"),
            ("alert =", "line 1"),
        ] {
            let error = Thresholds::built_in().with(toml).unwrap_err().to_string();
            assert!(error.contains(place), "{toml}: {error}");
        }
        let long = "#".repeat(MAX_BYTES + 1);
        assert!(matches!(
            Thresholds::built_in().with(&long),
            Err(ThresholdError::TooLong { found }) if found == MAX_BYTES + 1
        ));
    }
}
