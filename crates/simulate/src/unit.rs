//! The truth about every targeting unit of a day: what it is worth, what is planted in it, and
//! what an inspection would find.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::cargo::Row;
use crate::post::Post;
use crate::random::Random;
use crate::truth::UnitKind;

/// Honest units in which an inspection finds some fault all the same (weight, code, origin), for
/// a thousand, of usual traders and of careless ones.
const FAULTS: u32 = 12;
const FAULTS_OF_CARELESS: u32 = 110;

/// Planted cases whose inspection finds nothing that can be proved, for a thousand.
const UNPROVED: u32 = 60;

/// Longest time from the arrival of a unit to the finding of its inspection, days.
const LONGEST_INSPECTION: u32 = 4;

/// What an inspection finds (`docs/history.md`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// Nothing.
    Clean,
    /// A fault in papers or goods.
    Irregular,
    /// Goods that were seized.
    Seizure,
    /// Nothing by itself, but worth telling others.
    ValuableAlert,
}

impl Found {
    /// Its key in the file of outcomes.
    pub fn key(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Irregular => "irregular",
            Self::Seizure => "seizure",
            Self::ValuableAlert => "valuable_alert",
        }
    }

    /// By its key.
    pub fn parse(text: &str) -> Option<Self> {
        let all = [Self::Clean, Self::Irregular, Self::Seizure, Self::ValuableAlert];
        all.into_iter().find(|one| one.key() == text)
    }

    /// Anything but clean.
    pub fn is_positive(self) -> bool {
        self != Self::Clean
    }
}

/// Something planted in a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlantedTruth {
    /// Pattern of a case, or kind of an innocent that looks bad.
    pub pattern: String,
    /// True for a case.
    pub bad: bool,
    /// Bill that it stands on.
    pub bill: String,
    /// Indicators of which at least one should be among the findings.
    pub expect: Vec<String>,
    /// Steps of one case have the same number; 0 for a case of one line.
    pub chain: u32,
    /// Why it is bad, or why not.
    pub why: String,
}

/// The truth about one unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UnitTruth {
    /// Number of the container or wagon, or the bill where there is no equipment.
    pub unit: String,
    /// What `unit` is.
    pub unit_kind: UnitKind,
    /// Bills in it.
    pub bills: Vec<String>,
    /// Key of the post.
    pub post: String,
    /// Day of its papers.
    pub day: NaiveDate,
    /// Declared value of what is in it, USD; goods in several containers count in each by its
    /// share.
    pub value_usd: f64,
    /// What is planted; empty for everyday trade.
    pub planted: Vec<PlantedTruth>,
    /// What an inspection would find.
    pub found: Found,
    /// Day on which the finding of an inspection becomes known.
    pub known_on: NaiveDate,
}

impl UnitTruth {
    /// Whether a case is planted in it.
    pub fn is_bad(&self) -> bool {
        self.planted.iter().any(|planted| planted.bad)
    }

    /// Whether a name (unit or bill, blanks and hyphens left aside) means this unit.
    pub fn is_named(&self, name: &str) -> bool {
        let name = plain(name);
        plain(&self.unit) == name || self.bills.iter().any(|bill| plain(bill) == name)
    }
}

/// Letters and digits only, large: papers and readers differ in blanks and hyphens.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// What the rows of a unit add up to.
struct Gathered {
    unit: String,
    kind: UnitKind,
    bills: Vec<String>,
    value_usd: f64,
    careless: bool,
    planted: Vec<PlantedTruth>,
    /// What the planted cases are worth to an inspection, the worst of them.
    worst: Found,
}

/// The units of a day of a post, in the order of the papers.
pub(crate) fn units<'r>(
    post: Post,
    day: NaiveDate,
    rows: impl Iterator<Item = &'r Row>,
    seed: u64,
) -> Vec<UnitTruth> {
    let mut places = BTreeMap::<String, usize>::new();
    let mut all: Vec<Gathered> = Vec::new();
    for row in rows {
        let share = 1.0 / row.containers.len().max(1) as f64;
        for (unit, kind) in units_of(row) {
            let place = *places.entry(plain(&unit)).or_insert_with(|| {
                all.push(Gathered {
                    unit,
                    kind,
                    bills: Vec::new(),
                    value_usd: 0.0,
                    careless: false,
                    planted: Vec::new(),
                    worst: Found::Clean,
                });
                all.len() - 1
            });
            gather(&mut all[place], row, share);
        }
    }
    all.into_iter().map(|one| judged(one, post, day, seed)).collect()
}

/// The units that a row is in: its containers, else its wagon, else its bill.
pub(crate) fn units_of(row: &Row) -> Vec<(String, UnitKind)> {
    if !row.containers.is_empty() {
        let containers = row.containers.iter();
        return containers.map(|one| (one.number.clone(), UnitKind::Equipment)).collect();
    }
    match &row.wagon {
        Some(wagon) => vec![(wagon.clone(), UnitKind::Equipment)],
        None => vec![(row.bill.clone(), UnitKind::Consignment)],
    }
}

fn gather(unit: &mut Gathered, row: &Row, share: f64) {
    if !unit.bills.contains(&row.bill) {
        unit.bills.push(row.bill.clone());
    }
    unit.value_usd += row.goods.value_usd * share;
    unit.careless |= row.careless;
    if let Some(planted) = &row.planted {
        if planted.bad {
            unit.worst = unit.worst.max(planted.found);
        }
        unit.planted.push(PlantedTruth {
            pattern: planted.kind.clone(),
            bad: planted.bad,
            bill: row.bill.clone(),
            expect: planted.expect.clone(),
            chain: planted.chain,
            why: planted.why.clone(),
        });
    }
}

fn judged(unit: Gathered, post: Post, day: NaiveDate, seed: u64) -> UnitTruth {
    let mut random = Random::new(seed, &format!("inspection {day} {}", unit.unit));
    let faults = if unit.careless { FAULTS_OF_CARELESS } else { FAULTS };
    let fault = random.chance(faults);
    let found = if unit.worst.is_positive() && !random.chance(UNPROVED) {
        unit.worst
    } else if fault {
        Found::Irregular
    } else {
        Found::Clean
    };
    let days = chrono::Days::new(u64::from(random.between(1, LONGEST_INSPECTION)));
    UnitTruth {
        unit: unit.unit,
        unit_kind: unit.kind,
        bills: unit.bills,
        post: post.code().to_owned(),
        day,
        value_usd: crate::goods::rounded(unit.value_usd, 100.0),
        planted: unit.planted,
        found,
        known_on: day.checked_add_days(days).unwrap_or(day),
    }
}
