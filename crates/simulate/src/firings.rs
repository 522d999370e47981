//! How often each finding is made, on units with a planted case, on those with an innocent that looks
//! bad, and on everyday ones: what an indicator costs an officer. It knows nothing of ranks.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::reasons::ShownUnit;
use crate::truth::TruthLine;
use crate::unit::plain;

/// Units with a finding of one code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FiringCount {
    /// Units with a planted case.
    pub bad: usize,
    /// Units with an innocent that looks bad, and no case.
    pub lookalikes: usize,
    /// All others.
    pub everyday: usize,
    /// Units by the planted case or innocent in them; a unit with two counts for both.
    pub by_case: BTreeMap<String, usize>,
}

/// Counts the findings of one day.
pub fn count_firings(
    truth: &[TruthLine],
    units: &[ShownUnit],
    counts: &mut BTreeMap<String, FiringCount>,
) {
    let mut planted = BTreeMap::<String, BTreeSet<(bool, &str)>>::new();
    for line in truth {
        for name in [&line.unit, &line.bill] {
            planted.entry(plain(name)).or_default().insert((line.bad, line.case.as_str()));
        }
    }
    for unit in units {
        let names = std::iter::once(&unit.unit).chain(&unit.bills);
        let cases: BTreeSet<(bool, &str)> =
            names.filter_map(|name| planted.get(&plain(name))).flatten().copied().collect();
        let codes: BTreeSet<&str> = unit.codes.iter().map(String::as_str).collect();
        for code in codes {
            let count = counts.entry(code.to_owned()).or_default();
            let is_bad = cases.iter().any(|(bad, _)| *bad);
            count.bad += usize::from(is_bad);
            count.lookalikes += usize::from(!is_bad && !cases.is_empty());
            count.everyday += usize::from(cases.is_empty());
            for (_, case) in &cases {
                *count.by_case.entry((*case).to_owned()).or_default() += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::truth::UnitKind;

    #[test]
    fn a_unit_counts_once_and_as_what_is_in_it() {
        let line = |case: &str, bad: bool, unit: &str| TruthLine {
            case: case.to_owned(),
            bad,
            file: String::new(),
            unit: unit.to_owned(),
            bill: format!("bill of {unit}"),
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
        };
        let truth = [
            line("listed_party", true, "U-1"),
            line("dairy_separator", false, "U-1"),
            line("dairy_separator", false, "U-2"),
        ];
        let unit = |name: &str, codes: &[&str]| ShownUnit {
            unit: name.to_owned(),
            bills: Vec::new(),
            codes: codes.iter().map(|&code| code.to_owned()).collect(),
        };
        let units =
            [unit("U1", &["GD01", "GD01"]), unit("U2", &["GD01", "GD05"]), unit("U3", &["GD05"])];
        let mut counts = BTreeMap::new();
        count_firings(&truth, &units, &mut counts);
        let of = |code: &str| (counts[code].bad, counts[code].lookalikes, counts[code].everyday);
        assert_eq!((of("GD01"), of("GD05")), ((1, 1, 0), (0, 1, 1)));
        assert_eq!(counts["GD01"].by_case["dairy_separator"], 2);
        assert_eq!(counts["GD01"].by_case["listed_party"], 1);
    }
}
