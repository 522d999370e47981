//! The history of a run: papers of the days before, and what inspections found.

use std::path::{Path, PathBuf};

pub use sarhad_engine::history::OutcomeKind;
use sarhad_engine::history::{
    KnownBefore, MemoryHistory, OutcomeFault, OutcomeReading, Seen, movements, read_outcomes,
};
use sarhad_engine::tables::Tables;
use sarhad_model::SubmissionStatus;

use crate::Progress;
use crate::input::{self, InputError};
use crate::oneshot::{Cancelled, ReadOptions, read_all};

/// Why a file of outcomes cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OutcomesError {
    /// It could not be opened.
    #[error(transparent)]
    Input(#[from] InputError),
    /// It is none.
    #[error("{path}: {fault}")]
    Content {
        /// The file.
        path: PathBuf,
        /// Why.
        fault: OutcomeFault,
    },
}

/// Reads a file of outcomes; rows that cannot be read are told in the reading.
///
/// # Errors
/// It cannot be opened, or is no file of outcomes.
pub fn outcomes(path: &Path) -> Result<OutcomeReading, OutcomesError> {
    read_outcomes(&input::read(path)?.bytes)
        .map_err(|fault| OutcomesError::Content { path: path.to_path_buf(), fault })
}

/// Why a history cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// A file or folder could not be opened. A history with a hole would call known parties new.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The outcomes cannot be used.
    #[error(transparent)]
    Outcomes(#[from] OutcomesError),
    /// The person wants to stop.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// Nothing in the papers can be used.
    #[error(
        "the history has no consignment with a date: papers need a date of issue, arrival or departure"
    )]
    Empty,
}

/// A history with an account of what it was made from.
#[derive(Debug)]
pub struct LoadedHistory {
    /// The history.
    pub history: MemoryHistory,
    /// Consignments without a date, which are not in it.
    pub undated: usize,
    /// Files that could not be read at all.
    pub unread: Vec<String>,
    /// Rows of outcomes that could not be read.
    pub faults: Vec<OutcomeFault>,
}

impl LoadedHistory {
    /// What of it is known before a day, and the hash of that.
    pub fn known_before(&self, day: chrono::NaiveDate) -> (Option<Seen>, String) {
        let known = KnownBefore::new(&self.history, day);
        (known.extent(), known.version())
    }
}

/// Reads papers and folders of papers, and a file of outcomes (`docs/history.md`).
///
/// # Errors
/// A file that cannot be opened, outcomes that are none, or nothing with a date.
pub fn load(
    papers: &[PathBuf],
    outcomes: Option<&Path>,
    options: &ReadOptions,
    progress: &dyn Progress,
) -> Result<LoadedHistory, HistoryError> {
    let files = input::read_all(papers)?;
    let reading = outcomes.map_or_else(|| Ok(OutcomeReading::default()), self::outcomes)?;
    let submissions = read_all(files, options, progress)?;
    let rejected = submissions.iter().filter(|one| one.status == SubmissionStatus::Rejected);
    let unread = rejected.map(|one| one.name.clone()).collect();
    let read = movements(&submissions, &Tables::built_in());
    drop(submissions);
    if read.movements.is_empty() {
        return Err(HistoryError::Empty);
    }
    Ok(LoadedHistory {
        history: MemoryHistory::new(read.movements, reading.rows),
        undated: read.undated,
        unread,
        faults: reading.faults,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Silent;

    #[test]
    fn a_hole_in_the_history_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let options = ReadOptions::default();
        let missing = vec![folder.path().join("none.csv")];
        let error = load(&missing, None, &options, &Silent).unwrap_err();
        assert!(matches!(error, HistoryError::Input(_)), "{error}");
        let undated = write("undated.csv", "Bill,Description,HS code\nB-100001,tiles,690721\n");
        let error = load(&[undated], None, &options, &Silent).unwrap_err();
        assert!(matches!(error, HistoryError::Empty), "{error}");
        let outcomes = write("outcomes.csv", "subject,date\n");
        let error = load(&[], Some(&outcomes), &options, &Silent).unwrap_err();
        assert!(error.to_string().contains("no column \"outcome\""), "{error}");
    }
}
