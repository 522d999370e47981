//! What became of units: `truth.jsonl` of the simulator (`unit`, `bad`, `file`), or a CSV with
//! the columns `unit` or `subject` (container number or bill) and `outcome` (`clean`, `irregular`,
//! `seizure`, `valuable_alert`): the file of outcomes that `screen` and `learn` read serves here too.

use std::path::Path;

use sarhad_engine::history::OutcomeKind;
use sarhad_engine::profiles::Outcome;
use serde::Deserialize;

use super::{ProfileError, text};

/// A line of the truth; its other members are not needed here.
#[derive(Deserialize)]
struct TruthLine {
    unit: String,
    bad: bool,
    #[serde(default)]
    file: Option<String>,
}

#[derive(Deserialize)]
struct OutcomeRow {
    #[serde(alias = "subject")]
    unit: String,
    outcome: String,
    #[serde(default)]
    file: Option<String>,
}

/// Reads outcomes; a file whose name ends in `.csv` is a table, any other JSON lines.
///
/// # Errors
/// The first line that is none.
pub fn read_outcomes(path: &Path) -> Result<Vec<Outcome>, ProfileError> {
    let text = text(path)?;
    let text = text.trim_start_matches('\u{feff}');
    let is_table = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let read = if is_table { of_table(text) } else { of_lines(text) };
    let form = |why: String| ProfileError::Form { path: path.to_path_buf(), why };
    let outcomes = read.map_err(form)?;
    if outcomes.is_empty() {
        return Err(form("there is no outcome in the file".to_owned()));
    }
    Ok(outcomes)
}

fn of_lines(text: &str) -> Result<Vec<Outcome>, String> {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let line: TruthLine =
                serde_json::from_str(line).map_err(|error| format!("line {number}: {error}"))?;
            Ok(Outcome { unit: line.unit, file: line.file, positive: line.bad })
        })
        .collect()
}

fn of_table(text: &str) -> Result<Vec<Outcome>, String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = (2..).zip(reader.deserialize::<OutcomeRow>());
    rows.map(|(number, row)| {
        let row = row.map_err(|error| format!("line {number}: {error}"))?;
        let kind = OutcomeKind::parse(&row.outcome).ok_or_else(|| {
            let known = OutcomeKind::ALL.map(OutcomeKind::key).join(", ");
            format!("line {number}: {:?} is none of {known}", row.outcome)
        })?;
        let file = row.file.filter(|file| !file.trim().is_empty());
        Ok(Outcome { unit: row.unit, file, positive: kind.is_positive() })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_say_what_was_found() {
        let table = of_table("unit,outcome\nCSQU3054383,clean\nB-1,seizure\n").unwrap();
        let of_inspections = "subject,date,outcome,inspected\nCSQU3054383,2026-03-02,clean,random\nB-1,2026-03-02,seizure,profile\n";
        assert_eq!(of_table(of_inspections).unwrap(), table);
        let lines = "{\"unit\":\"CSQU3054383\",\"bad\":false,\"why\":\"\"}\n\n{\"unit\":\"B-1\",\"bad\":true}";
        assert_eq!(of_lines(lines).unwrap(), table);
        assert_eq!(table.iter().map(|one| one.positive).collect::<Vec<_>>(), [false, true]);
        assert!(of_table("unit,outcome\nA-1,maybe\n").unwrap_err().starts_with("line 2"));
        assert!(of_lines("{}").unwrap_err().starts_with("line 1"));
    }
}
