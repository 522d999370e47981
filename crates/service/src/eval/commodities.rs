//! `eval commodities`: goods with the number of the US list that a person gave them, against the
//! catalogue and an imported list together. Graded as CommodityBench does: the whole number 1.0,
//! its first five characters 0.7, the group (`3A`) 0.4, the category (`3`) 0.2; goods in no
//! entry (`EAR99`) against a number, either way, 0.

use std::time::Instant;

use sarhad_engine::goods::{ControlIndex, GoodsIndex, NOT_LISTED, classify};
use sarhad_lists::{ListError, read_control};
use serde::{Deserialize, Serialize};

use super::CasesError;

/// One item.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CommodityCase {
    /// Id.
    pub id: String,
    /// What it is called.
    pub item_name: String,
    /// What is said of it.
    pub description: String,
    /// The number a person gave it.
    pub gold_eccn: String,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CommodityRow {
    /// Id of the item.
    pub id: String,
    /// The number a person gave it.
    pub expected: String,
    /// Ours.
    pub answer: String,
    /// Likeness of ours.
    pub likeness: f64,
    /// The next ones.
    pub others: Vec<String>,
    /// Grade of ours.
    pub grade: f64,
}

/// The report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CommodityReport {
    /// List and version that was searched.
    pub list: String,
    /// Its version.
    pub version: String,
    /// Version of the catalogue.
    pub catalogue: String,
    /// Items.
    pub items: usize,
    /// Mean grade.
    pub grade: f64,
    /// Share with the whole number.
    pub exact: f64,
    /// Share with at least the first five characters.
    pub entry: f64,
    /// Share with at least the group.
    pub group: f64,
    /// Items a second on one core.
    pub items_per_second: f64,
    /// Answers, when they are asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<CommodityRow>,
}

/// Reads items: one JSON object a line; lines that begin with `#` are comments.
///
/// # Errors
/// The first line that cannot be read.
pub fn read(bytes: &[u8]) -> Result<Vec<CommodityCase>, CasesError> {
    let text = String::from_utf8_lossy(bytes);
    let mut cases = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let case = serde_json::from_str(line)
            .map_err(|error| CasesError::Row { line: number as u64 + 1, why: error.to_string() })?;
        cases.push(case);
    }
    if cases.is_empty() {
        return Err(CasesError::Row { line: 1, why: "no items".to_owned() });
    }
    Ok(cases)
}

/// Reads the list to search.
///
/// # Errors
/// It is no control list.
pub fn read_list(name: &str, bytes: &[u8]) -> Result<ControlIndex, ListError> {
    let list = read_control(name, bytes)?.list;
    ControlIndex::build(&list)
        .map_err(|error| ListError::UnknownFormat { file: format!("{name}: {error}") })
}

/// Answers every item.
pub fn run(cases: &[CommodityCase], list: &ControlIndex, with_rows: bool) -> CommodityReport {
    let catalogue = GoodsIndex::built_in();
    let started = Instant::now();
    let rows: Vec<CommodityRow> = cases
        .iter()
        .map(|case| {
            let text = format!("{}\n{}", case.item_name, case.description);
            let answer = classify(&catalogue, list, &text);
            let grade = grade(&answer.number, &case.gold_eccn);
            let others = answer.others.into_iter().take(4).map(|(number, _)| number).collect();
            let (id, expected) = (case.id.clone(), case.gold_eccn.clone());
            let likeness = (answer.likeness * 1000.0).round() / 1000.0;
            CommodityRow { id, expected, answer: answer.number, likeness, others, grade }
        })
        .collect();
    let seconds = started.elapsed().as_secs_f64();
    let share = |least: f64| {
        rows.iter().filter(|row| row.grade >= least).count() as f64 / rows.len().max(1) as f64
    };
    let (source, version) = list.source();
    CommodityReport {
        list: source.to_owned(),
        version: version.to_owned(),
        catalogue: catalogue.version().to_owned(),
        items: rows.len(),
        grade: rows.iter().map(|row| row.grade).sum::<f64>() / rows.len().max(1) as f64,
        exact: share(EXACT),
        entry: share(ENTRY),
        group: share(GROUP),
        items_per_second: (rows.len() as f64 / seconds.max(1e-9)).round(),
        rows: if with_rows { rows } else { Vec::new() },
    }
}

const EXACT: f64 = 1.0;
const ENTRY: f64 = 0.7;
const GROUP: f64 = 0.4;
const CATEGORY: f64 = 0.2;

fn grade(answer: &str, expected: &str) -> f64 {
    let (answer, expected) = (answer.trim(), expected.trim());
    if answer.eq_ignore_ascii_case(expected) {
        return EXACT;
    }
    if answer == NOT_LISTED || expected == NOT_LISTED {
        return 0.0;
    }
    let same = |count: usize| {
        answer.get(..count).is_some_and(|start| expected.get(..count) == Some(start))
    };
    match () {
        () if same(5) => ENTRY,
        () if same(2) => GROUP,
        () if same(1) => CATEGORY,
        () => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_those_of_the_paper() {
        for (answer, expected, points) in [
            ("3A001.a.5", "3A001.a.5", 1.0),
            ("3A001.a.5", "3A001.b", 0.7),
            ("3A001", "3A991.d", 0.4),
            ("3A001", "3B001", 0.2),
            ("3A001", "5A992.c", 0.0),
            ("EAR99", "EAR99", 1.0),
            ("EAR99", "3A991", 0.0),
            ("3A991", "EAR99", 0.0),
        ] {
            assert!((grade(answer, expected) - points).abs() < 1e-9, "{answer} {expected}");
        }
    }

    #[test]
    fn items_with_comments_and_a_broken_line() {
        let good = "# x\n{\"id\":\"a\",\"item_name\":\"n\",\"description\":\"d\",\"gold_eccn\":\"EAR99\",\"more\":1}\n";
        assert_eq!(read(good.as_bytes()).unwrap().len(), 1);
        let broken = format!("{good}{{}}\n");
        assert!(matches!(read(broken.as_bytes()), Err(CasesError::Row { line: 3, .. })));
        assert!(read(b"# nothing\n").is_err());
    }
}
