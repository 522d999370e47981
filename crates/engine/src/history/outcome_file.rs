//! The file of outcomes: CSV with a header line and the columns `subject` (number of the container
//! or other unit, or of the bill), `date` (day on which the outcome became known, YYYY-MM-DD),
//! `outcome` (clean, irregular, seizure, valuable_alert) and `inspected` (random, profile). Other
//! columns are left alone. The format is ours: `docs/history.md`.

use chrono::NaiveDate;

use super::outcome::{InspectedBy, OutcomeKind, OutcomeRow};

/// Most rows that are read: a centre inspects some hundred units a day.
pub const MAX_ROWS: usize = 1_000_000;

const COLUMNS: [&str; 4] = ["subject", "date", "outcome", "inspected"];

/// Why outcomes, or one of them, cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OutcomeFault {
    /// No such column.
    #[error(
        "the file of outcomes has no column {0:?}: its header must name subject, date, outcome, inspected"
    )]
    Column(&'static str),
    /// More rows than the limit.
    #[error("the file of outcomes has more than {MAX_ROWS} rows: divide it by years")]
    TooMany,
    /// A cell that says nothing that is known.
    #[error("outcomes, line {line}: {column} is {text:?}; expected {expected}")]
    Cell {
        /// Line of the file.
        line: u64,
        /// Column.
        column: &'static str,
        /// What stands there.
        text: String,
        /// What could.
        expected: &'static str,
    },
    /// A line that is not CSV.
    #[error("outcomes: {0}")]
    Csv(String),
}

/// What was read of a file of outcomes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OutcomeReading {
    /// Rows that are complete.
    pub rows: Vec<OutcomeRow>,
    /// Rows that are not, and why.
    pub faults: Vec<OutcomeFault>,
}

/// Reads outcomes; a row that cannot be read is told, and the others are used.
///
/// # Errors
/// A column is missing, or there are too many rows.
pub fn read_outcomes(bytes: &[u8]) -> Result<OutcomeReading, OutcomeFault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let header = reader.headers().map_err(|error| OutcomeFault::Csv(error.to_string()))?.clone();
    let place = |column: &'static str| {
        let named = |name: &str| name.trim().eq_ignore_ascii_case(column);
        header.iter().position(named).ok_or(OutcomeFault::Column(column))
    };
    let mut places = [0; COLUMNS.len()];
    for (at, column) in places.iter_mut().zip(COLUMNS) {
        *at = place(column)?;
    }
    let mut reading = OutcomeReading::default();
    for record in reader.records() {
        if reading.rows.len() >= MAX_ROWS {
            return Err(OutcomeFault::TooMany);
        }
        match record.map_err(|error| OutcomeFault::Csv(error.to_string())) {
            Ok(record) => match row(&record, places) {
                Ok(row) => reading.rows.push(row),
                Err(fault) => reading.faults.push(fault),
            },
            Err(fault) => reading.faults.push(fault),
        }
    }
    Ok(reading)
}

fn row(record: &csv::StringRecord, places: [usize; 4]) -> Result<OutcomeRow, OutcomeFault> {
    let cell = |column: usize| record.get(places[column]).unwrap_or_default().trim();
    let fault = |column: usize, expected: &'static str| OutcomeFault::Cell {
        line: record.position().map_or(0, csv::Position::line),
        column: COLUMNS[column],
        text: cell(column).to_owned(),
        expected,
    };
    if cell(0).is_empty() {
        return Err(fault(0, "the number of a container or bill"));
    }
    Ok(OutcomeRow {
        subject: cell(0).to_owned(),
        known_on: NaiveDate::parse_from_str(cell(1), "%Y-%m-%d")
            .map_err(|_| fault(1, "a date YYYY-MM-DD"))?,
        kind: OutcomeKind::parse(cell(2))
            .ok_or_else(|| fault(2, "clean, irregular, seizure or valuable_alert"))?,
        inspected: InspectedBy::parse(cell(3)).ok_or_else(|| fault(3, "random or profile"))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_rows_are_read_and_bad_ones_told() {
        let text = "\u{feff}Date,subject,note,outcome,inspected\n\
            2026-03-01,CSQU3054383,x,clean,random\n\
            01.03.2026,B-1,,clean,random\n\
            2026-03-01,B-1,,good,random\n\
            2026-03-01,B-1,,seizure\n\
            2026-03-01,B-1,,seizure,Profile\n";
        let reading = read_outcomes(text.as_bytes()).unwrap();
        assert_eq!(reading.rows.len(), 2);
        assert_eq!(reading.rows[1].kind, OutcomeKind::Seizure);
        let told: Vec<String> = reading.faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "outcomes, line 3: date is \"01.03.2026\"; expected a date YYYY-MM-DD",
                "outcomes, line 4: outcome is \"good\"; expected clean, irregular, seizure or valuable_alert",
                "outcomes, line 5: inspected is \"\"; expected random or profile",
            ]
        );
        let fault = read_outcomes(b"subject,date,outcome\n").unwrap_err();
        assert_eq!(fault, OutcomeFault::Column("inspected"));
    }
}
