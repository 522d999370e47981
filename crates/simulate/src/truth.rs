//! What is planted where: one JSON object a line in `truth.jsonl`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::cargo::Row;
use crate::journey::Journey;
use crate::papers::Position;
use crate::unit::Found;

/// What a targeting unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// A container.
    Equipment,
    /// A consignment without a container, known by its bill.
    Consignment,
}

/// A planted case, or an innocent that looks bad.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TruthLine {
    /// Kind of case or of look-alike, snake case.
    pub case: String,
    /// True for a planted case, false for an innocent.
    pub bad: bool,
    /// File it stands in.
    pub file: String,
    /// Container number as written, or the bill where there is no container.
    pub unit: String,
    /// Bill as written; the house bill where there is one.
    pub bill: String,
    /// What `unit` is.
    pub unit_kind: UnitKind,
    /// Sheet, where a workbook has several with goods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Row of the sheet, line of the text, or number of the bill in a message; the first is 1.
    pub line: u32,
    /// Codes of indicators of which at least one should be among the findings.
    pub expect: Vec<String>,
    /// The goods or the name that shows it, as the sender means it (a code page may change letters).
    pub shows: String,
    /// Why it is bad, or why it is not, in English.
    pub why: String,
    /// Key of the post; empty in files of older versions, as are the fields below.
    #[serde(default)]
    pub post: String,
    /// Day of the paper.
    #[serde(default)]
    pub day: Option<NaiveDate>,
    /// Steps of one case have the same number; 0 for a case of one line.
    #[serde(default)]
    pub chain: u32,
    /// What an inspection of the line finds, as a rule.
    #[serde(default)]
    pub outcome: Option<Found>,
    /// Declared value, USD.
    #[serde(default)]
    pub value_usd: Option<f64>,
}

/// The truth of one file.
pub(crate) fn lines(
    file: &str,
    journey: &Journey,
    rows: &[Row],
    positions: &[Position],
) -> Vec<TruthLine> {
    let planted = rows.iter().zip(positions).filter_map(|(row, position)| {
        let planted = row.planted.as_ref()?;
        let (unit, unit_kind) = match row.containers.first() {
            Some(container) => (container.number.clone(), UnitKind::Equipment),
            None => (row.bill.clone(), UnitKind::Consignment),
        };
        Some(TruthLine {
            case: planted.kind.clone(),
            bad: planted.bad,
            file: file.to_owned(),
            unit,
            bill: row.bill.clone(),
            unit_kind,
            sheet: position.sheet.clone(),
            line: position.line,
            expect: planted.expect.clone(),
            shows: planted.shows.clone(),
            why: planted.why.clone(),
            post: journey.post.code().to_owned(),
            day: Some(journey.date),
            chain: planted.chain,
            outcome: Some(planted.found),
            value_usd: Some(row.goods.value_usd),
        })
    });
    planted.collect()
}

/// The truth as JSON lines.
pub fn truth_jsonl(lines: &[TruthLine]) -> Vec<u8> {
    let mut out = Vec::new();
    for line in lines {
        let json = serde_json::to_vec(line).expect("strings, numbers and lists always serialise");
        out.extend(json);
        out.push(b'\n');
    }
    out
}

/// Reads `truth.jsonl`; blank lines are skipped.
///
/// # Errors
/// The first line that is not a truth line, with its number and what serde says.
pub fn parse_truth(text: &str) -> Result<Vec<TruthLine>, String> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            serde_json::from_str(line).map_err(|error| format!("line {}: {error}", index + 1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_lines_come_back() {
        let line = TruthLine {
            case: "false_transit".to_owned(),
            bad: true,
            file: "a.xlsx".to_owned(),
            unit: "CSQU3054383".to_owned(),
            bill: "B1".to_owned(),
            unit_kind: UnitKind::Equipment,
            sheet: None,
            line: 7,
            expect: vec!["RT03".to_owned(), "GD02".to_owned()],
            shows: "goods".to_owned(),
            why: "because".to_owned(),
            post: "KZAAU".to_owned(),
            day: NaiveDate::from_ymd_opt(2026, 3, 2),
            chain: 0,
            outcome: Some(Found::Seizure),
            value_usd: Some(1.5),
        };
        let json = String::from_utf8(truth_jsonl(std::slice::from_ref(&line))).unwrap();
        assert!(json.contains("\"unit_kind\":\"equipment\""), "{json}");
        assert!(!json.contains("sheet"));
        assert_eq!(parse_truth(&json), Ok(vec![line]));
        assert!(parse_truth("\n{}").unwrap_err().starts_with("line 2"));
    }
}
