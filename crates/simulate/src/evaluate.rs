//! How well a ranking found what was planted: the share of planted cases in the first hundredths
//! of the units, by kind, and how many innocents stand there with them. Pure counting; it knows
//! nothing of how the ranking was made.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::truth::TruthLine;

/// The shares of the ranking that are looked at.
pub const SHARES: [f64; 4] = [0.01, 0.02, 0.05, 0.10];

/// One unit of a ranking, best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankedUnit {
    /// Container number, or bill.
    pub unit: String,
    /// Bills in it.
    pub bills: Vec<String>,
}

/// Found at one share of the ranking.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShareEvaluation {
    /// The share, `0.05` for the first five hundredths.
    pub share: f64,
    /// Units inside it: the share of all, rounded up.
    pub units: usize,
    /// Planted cases among them.
    pub found: usize,
    /// Found by planted; none when nothing is planted.
    pub recall: Option<f64>,
    /// Innocent look-alikes among them.
    pub lookalikes: usize,
}

/// One kind of case.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KindEvaluation {
    /// Planted cases of the kind (for look-alikes: placed).
    pub planted: usize,
    /// How many of them stand inside each of [`SHARES`].
    pub found: [usize; SHARES.len()],
    /// How many are in no ranked unit at all.
    pub missing: usize,
}

/// The whole count.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluation {
    /// Ranked units.
    pub units: usize,
    /// Planted cases.
    pub planted: usize,
    /// Planted cases that stand in no ranked unit: a paper was not read.
    pub missing: usize,
    /// Innocent look-alikes.
    pub lookalikes: usize,
    /// Found at each of [`SHARES`].
    pub at: Vec<ShareEvaluation>,
    /// Planted cases by kind.
    pub by_kind: BTreeMap<String, KindEvaluation>,
    /// Look-alikes by kind: low numbers are good.
    pub lookalikes_by_kind: BTreeMap<String, KindEvaluation>,
}

impl Evaluation {
    /// The counts of two rankings together, as of two days.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.units += other.units;
        self.planted += other.planted;
        self.missing += other.missing;
        self.lookalikes += other.lookalikes;
        for (at, more) in self.at.iter_mut().zip(other.at) {
            at.units += more.units;
            at.found += more.found;
            at.lookalikes += more.lookalikes;
            at.recall = (self.planted > 0).then(|| at.found as f64 / self.planted as f64);
        }
        let kinds = [
            (&mut self.by_kind, other.by_kind),
            (&mut self.lookalikes_by_kind, other.lookalikes_by_kind),
        ];
        for (mine, theirs) in kinds {
            for (key, more) in theirs {
                let none = KindEvaluation { planted: 0, found: [0; SHARES.len()], missing: 0 };
                let kind = mine.entry(key).or_insert(none);
                kind.planted += more.planted;
                kind.missing += more.missing;
                for (found, more) in kind.found.iter_mut().zip(more.found) {
                    *found += more;
                }
            }
        }
        self
    }
}

/// Letters and digits only, large: spreadsheets and readers differ in blanks and hyphens.
fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Counts where the lines of the truth stand in a ranking. A line is found at the best of the
/// units that have its container number, or its bill.
pub fn evaluate(truth: &[TruthLine], ranked: &[RankedUnit]) -> Evaluation {
    let mut places = BTreeMap::<String, usize>::new();
    for (place, unit) in ranked.iter().enumerate() {
        for name in std::iter::once(&unit.unit).chain(&unit.bills) {
            places.entry(key(name)).or_insert(place);
        }
    }
    let tops = SHARES.map(|share| (share * ranked.len() as f64).ceil() as usize);
    let mut by_kind = BTreeMap::<String, KindEvaluation>::new();
    let mut lookalikes_by_kind = BTreeMap::<String, KindEvaluation>::new();
    let mut counted = BTreeSet::new();
    for line in truth {
        if !counted.insert((&line.case, &line.file, &line.unit, &line.bill)) {
            continue;
        }
        let names = [&line.unit, &line.bill];
        let place = names.iter().filter_map(|name| places.get(&key(name))).min();
        let kinds = if line.bad { &mut by_kind } else { &mut lookalikes_by_kind };
        let kind = kinds.entry(line.case.clone()).or_insert_with(|| KindEvaluation {
            planted: 0,
            found: [0; SHARES.len()],
            missing: 0,
        });
        kind.planted += 1;
        match place {
            None => kind.missing += 1,
            Some(&place) => {
                for (found, &top) in kind.found.iter_mut().zip(&tops) {
                    *found += usize::from(place < top);
                }
            }
        }
    }
    let total = |kinds: &BTreeMap<String, KindEvaluation>| -> KindEvaluation {
        let mut sum = KindEvaluation { planted: 0, found: [0; SHARES.len()], missing: 0 };
        for kind in kinds.values() {
            sum.planted += kind.planted;
            sum.missing += kind.missing;
            for (sum, found) in sum.found.iter_mut().zip(kind.found) {
                *sum += found;
            }
        }
        sum
    };
    let (bad, innocent) = (total(&by_kind), total(&lookalikes_by_kind));
    let at = SHARES.iter().enumerate().map(|(index, &share)| ShareEvaluation {
        share,
        units: tops[index],
        found: bad.found[index],
        recall: (bad.planted > 0).then(|| bad.found[index] as f64 / bad.planted as f64),
        lookalikes: innocent.found[index],
    });
    Evaluation {
        units: ranked.len(),
        planted: bad.planted,
        missing: bad.missing,
        lookalikes: innocent.planted,
        at: at.collect(),
        by_kind,
        lookalikes_by_kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::truth::UnitKind;

    fn line(case: &str, bad: bool, unit: &str, bill: &str) -> TruthLine {
        TruthLine {
            case: case.to_owned(),
            bad,
            file: "a".to_owned(),
            unit: unit.to_owned(),
            bill: bill.to_owned(),
            unit_kind: UnitKind::Equipment,
            sheet: None,
            line: 1,
            expect: Vec::new(),
            shows: String::new(),
            why: String::new(),
            post: String::new(),
            day: None,
            chain: 0,
            outcome: None,
            value_usd: None,
        }
    }

    fn ranking() -> Vec<RankedUnit> {
        (0..200)
            .map(|n| RankedUnit { unit: format!("U{n}"), bills: vec![format!("B-{n}")] })
            .collect()
    }

    #[test]
    fn cases_are_counted_at_each_share_and_by_kind() {
        let truth = [
            line("one", true, "U0", "x"),
            line("one", true, "U5", "x"),
            line("two", true, "unknown", "B 19"),
            line("two", true, "nowhere", "nowhere"),
            line("tiles", false, "U1", "x"),
        ];
        let result = evaluate(&truth, &ranking());
        assert_eq!((result.units, result.planted, result.missing), (200, 4, 1));
        let found: Vec<usize> = result.at.iter().map(|at| at.found).collect();
        assert_eq!(found, [1, 1, 2, 3]);
        assert_eq!(result.at[0].units, 2);
        assert_eq!(result.at[3].recall, Some(0.75));
        assert_eq!(result.at[0].lookalikes, 1);
        assert_eq!(result.by_kind["two"].missing, 1);
        assert_eq!(result.by_kind["one"].found, [1, 1, 2, 2]);
        assert_eq!(result.lookalikes_by_kind["tiles"].planted, 1);
    }

    #[test]
    fn days_add_up() {
        let one = evaluate(&[line("one", true, "U0", "x")], &ranking());
        let two = [line("one", true, "U50", "x"), line("tiles", false, "U1", "x")];
        let both = one.with(evaluate(&two, &ranking()));
        assert_eq!((both.units, both.planted, both.lookalikes), (400, 2, 1));
        assert_eq!((both.at[0].units, both.at[0].found, both.at[0].recall), (4, 1, Some(0.5)));
        assert_eq!(both.by_kind["one"].found, [1, 1, 1, 1]);
        assert_eq!(both.lookalikes_by_kind["tiles"].planted, 1);
    }

    #[test]
    fn nothing_planted_has_no_recall() {
        let result = evaluate(&[], &ranking());
        assert!(result.at.iter().all(|at| at.recall.is_none() && at.found == 0));
        let result = evaluate(&[line("one", true, "U0", "x")], &[]);
        assert_eq!((result.missing, result.at[3].recall), (1, Some(0.0)));
    }
}
