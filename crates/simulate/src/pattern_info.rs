//! The table of patterns and innocents, for measurements and documents.

use crate::tables::Tables;
use crate::unit::Found;

/// What is planted under a name, and what must show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternInfo {
    /// Key, as in the truth.
    pub key: String,
    /// `goods`, `parties`, `routes`, `papers` or `behaviour`.
    pub group: String,
    /// True for a case, false for an innocent that looks like one.
    pub bad: bool,
    /// Days of history that its findings need; with less they cannot be there.
    pub history_days: u32,
    /// Its findings need the outcome of an inspection of an earlier step.
    pub needs_outcome: bool,
    /// What an inspection finds, as a rule.
    pub found: Found,
    /// Indicators of which at least one must be among the findings.
    pub expect: Vec<String>,
    /// The innocent that looks like it; empty where none is planted beside those of
    /// `innocents.csv`.
    pub like: String,
    /// What it is, in English.
    pub what: String,
    /// It takes several consignments, or more than one line can hold.
    pub is_made: bool,
}

/// All patterns and made innocents, in the order of `data/simulate/patterns.csv`.
pub fn pattern_table() -> Vec<PatternInfo> {
    let rows = Tables::built_in().patterns.iter().map(|pattern| PatternInfo {
        key: pattern.key.clone(),
        group: pattern.group.clone(),
        bad: pattern.bad,
        history_days: pattern.history_days,
        needs_outcome: pattern.needs_outcome,
        found: pattern.found,
        expect: pattern.expect.clone(),
        like: pattern.like.clone(),
        what: pattern.what.clone(),
        is_made: pattern.make.is_some(),
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::patterns::MAKERS;

    #[test]
    fn the_table_and_the_makers_are_of_the_same_patterns() {
        let table = pattern_table();
        let keys: BTreeSet<&str> = table.iter().map(|row| row.key.as_str()).collect();
        assert_eq!(keys.len(), table.len(), "a key is there twice");
        for (key, _) in MAKERS {
            assert!(keys.contains(key), "{key} is made and not in the table");
        }
        let lines: BTreeSet<&str> =
            Tables::built_in().cases.iter().map(|case| case.kind.as_str()).collect();
        for row in &table {
            assert_eq!(row.is_made, !lines.contains(row.key.as_str()), "{}", row.key);
            assert_eq!(row.bad, row.found.is_positive(), "{}", row.key);
            assert_eq!(row.bad, !row.expect.is_empty(), "{}", row.key);
            assert!(!row.what.is_empty());
            assert!(row.like.is_empty() || keys.contains(row.like.as_str()), "{}", row.like);
            let groups = ["goods", "parties", "routes", "papers", "behaviour"];
            assert!(groups.contains(&row.group.as_str()), "{}", row.group);
        }
        assert!(table.iter().filter(|row| row.bad).count() >= 40);
        assert!(table.iter().filter(|row| !row.bad).count() >= 15);
    }

    #[test]
    fn expected_findings_are_indicators() {
        let table = include_str!("../../../data/indicators.csv");
        let known: BTreeSet<&str> =
            table.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
        let cases = Tables::built_in().cases.iter();
        let of_lines = cases.flat_map(|case| case.expect.iter().cloned());
        let of_patterns = pattern_table().into_iter().flat_map(|row| row.expect);
        for code in of_lines.chain(of_patterns).collect::<BTreeSet<String>>() {
            assert!(known.contains(&*code), "{code}");
        }
    }

    #[test]
    fn lines_and_patterns_agree_on_what_must_show_a_case() {
        let table = pattern_table();
        for case in &Tables::built_in().cases {
            let pattern = table.iter().find(|row| row.key == case.kind).expect("in the table");
            let shared = case.expect.iter().any(|code| pattern.expect.contains(code));
            assert!(shared, "{}: {:?}", case.kind, case.expect);
        }
    }
}
