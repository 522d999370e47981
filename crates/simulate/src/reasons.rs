//! Whether what shows a planted case is among the findings of its unit, by pattern; apart from the
//! place of the unit in the ranking.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::pattern_info::pattern_table;
use crate::truth::TruthLine;
use crate::unit::plain;

/// A unit with the codes of its findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownUnit {
    /// Container number, or bill.
    pub unit: String,
    /// Bills in it.
    pub bills: Vec<String>,
    /// Codes of its findings.
    pub codes: Vec<String>,
}

/// The first part of a ranking, in which a case should stand.
pub const TOP: f64 = 0.05;

/// How often the reason of a pattern was shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ReasonCount {
    /// Planted lines.
    pub planted: usize,
    /// Those that could be shown: the history was long enough, and the inspection of an earlier
    /// step was made where the finding rests on it.
    pub could_be_shown: usize,
    /// Those among them with one of the expected findings.
    pub shown: usize,
    /// Those that could be shown whose unit stands in the first [`TOP`] of its day.
    pub in_top: usize,
}

/// What is known on the day of a line.
#[derive(Debug, Clone, Copy, Default)]
pub struct KnownSoFar<'k> {
    /// Days of history.
    pub days: u32,
    /// Cases of several steps of which an earlier step was inspected and found.
    pub caught: Option<&'k BTreeSet<u32>>,
}

/// Counts the cases of one day among its units, best first.
pub fn count_reasons(
    truth: &[TruthLine],
    units: &[ShownUnit],
    known: KnownSoFar<'_>,
    counts: &mut BTreeMap<String, ReasonCount>,
) {
    let mut codes = BTreeMap::<String, BTreeSet<&str>>::new();
    let top = (TOP * units.len() as f64).ceil() as usize;
    let mut in_top = BTreeSet::<String>::new();
    for (place, unit) in units.iter().enumerate() {
        if place < top {
            in_top.extend(std::iter::once(&unit.unit).chain(&unit.bills).map(|name| plain(name)));
        }
        for name in std::iter::once(&unit.unit).chain(&unit.bills) {
            codes.entry(plain(name)).or_default().extend(unit.codes.iter().map(String::as_str));
        }
    }
    let table = pattern_table();
    for line in truth.iter().filter(|line| line.bad) {
        let pattern = table.iter().find(|row| row.key == line.case);
        let count = counts.entry(line.case.clone()).or_default();
        count.planted += 1;
        let long_enough = pattern.is_none_or(|row| row.history_days <= known.days);
        let was_caught = pattern.is_none_or(|row| !row.needs_outcome)
            || known.caught.is_some_and(|caught| caught.contains(&line.chain));
        if !long_enough || !was_caught {
            continue;
        }
        count.could_be_shown += 1;
        let names = [&line.unit, &line.bill].map(|name| plain(name));
        count.in_top += usize::from(names.iter().any(|name| in_top.contains(name)));
        let found = names.iter().filter_map(|name| codes.get(name));
        let shown = line.expect.iter().any(|code| found.clone().any(|all| all.contains(&**code)));
        count.shown += usize::from(shown);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::truth::UnitKind;

    fn line(case: &str, chain: u32, unit: &str, expect: &str) -> TruthLine {
        TruthLine {
            case: case.to_owned(),
            bad: true,
            file: String::new(),
            unit: unit.to_owned(),
            bill: format!("bill of {unit}"),
            unit_kind: UnitKind::Equipment,
            sheet: None,
            line: 1,
            expect: vec![expect.to_owned()],
            shows: String::new(),
            why: String::new(),
            post: String::new(),
            day: None,
            chain,
            outcome: None,
            value_usd: None,
        }
    }

    #[test]
    fn what_cannot_be_shown_yet_is_counted_apart() {
        let truth = [
            line("control_parameter", 0, "U-1", "GD01"),
            line("control_parameter", 0, "U-2", "GD01"),
            line("new_firm_sensitive", 4, "U-1", "PT08"),
            line("linked_to_seizure", 7, "U-1", "NW05"),
        ];
        let unit = |name: &str, codes: &[&str]| ShownUnit {
            unit: name.to_owned(),
            bills: Vec::new(),
            codes: codes.iter().map(|&code| code.to_owned()).collect(),
        };
        let units = [unit("U1", &["GD01", "PT08", "NW05"]), unit("U2", &["GD04"])];
        let count = |known| {
            let mut counts = BTreeMap::new();
            count_reasons(&truth, &units, known, &mut counts);
            let of = |key: &str| {
                let count: ReasonCount = counts[key];
                assert_eq!(
                    count.in_top,
                    usize::from(count.could_be_shown > 0),
                    "only U1 is in the top"
                );
                (count.planted, count.could_be_shown, count.shown)
            };
            ["control_parameter", "new_firm_sensitive", "linked_to_seizure"].map(of)
        };
        assert_eq!(count(KnownSoFar::default()), [(2, 2, 1), (1, 0, 0), (1, 0, 0)]);
        let caught = BTreeSet::from([7]);
        let known = KnownSoFar { days: 200, caught: Some(&caught) };
        assert_eq!(count(known), [(2, 2, 1), (1, 1, 1), (1, 1, 1)]);
    }
}
