//! Tables of declarations as rows: encoded in the order of their days, divided by days.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sarhad_engine::learned::Source;
use sarhad_engine::learned::declarations::{self, DeclarationRow, Encoder, TableFault};

use super::fit::Rows;
use crate::input::{self, InputError};

/// Why a table cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The file could not be opened.
    #[error(transparent)]
    Input(#[from] InputError),
    /// What is wrong with it.
    #[error("{path}: {fault}")]
    Fault {
        /// The file.
        path: PathBuf,
        /// The fault.
        fault: TableFault,
    },
    /// Days that should come later do not.
    #[error(
        "{path}: its first day is {first}, and the training ends on {last}: rows to measure come after those to train on"
    )]
    Days {
        /// The file.
        path: PathBuf,
        /// Its first day.
        first: NaiveDate,
        /// Last day of the training.
        last: NaiveDate,
    },
}

/// Reads a table.
///
/// # Errors
/// A file that cannot be opened, and the first thing that is wrong with it.
pub fn read_declarations(path: &Path) -> Result<Vec<DeclarationRow>, TableError> {
    let bytes = input::read(path)?.bytes;
    declarations::read_table(&bytes)
        .map_err(|fault| TableError::Fault { path: path.to_path_buf(), fault })
}

/// Encodes declarations; with `learns` their outcomes enter the rates of later ones.
pub fn encode(encoder: &mut Encoder, rows: &[DeclarationRow], learns: bool) -> Rows {
    Rows {
        source: Source::Declarations,
        values: encoder.rows(rows, learns),
        labels: rows.iter().map(|row| row.positive).collect(),
        days: rows.iter().map(|row| row.day).collect(),
        random: vec![false; rows.len()],
    }
}

/// The place that divides days, in order, so that about this share of the rows comes after it; a day
/// is not cut in two.
pub fn split_days(days: &[NaiveDate], held_back: f64) -> usize {
    let wanted = days.len() - (days.len() as f64 * held_back) as usize;
    match days.get(wanted) {
        Some(day) => days.partition_point(|one| one < day),
        None => days.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_not_cut() {
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
        let days = [1, 1, 2, 2, 2, 3, 3, 4, 4, 5].map(day);
        for (share, place) in [(0.2, 7), (0.3, 7), (0.4, 5), (0.0, 10), (1.0, 0)] {
            assert_eq!(split_days(&days, share), place, "{share}");
        }
    }
}
