//! Papers of many days, taken one day after the other: what was known before each of them is the
//! history of those before it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sarhad_engine::history::{MemoryHistory, day_of, movements};
use sarhad_engine::tables::Tables;
use sarhad_model::Submission;

use crate::Progress;
use crate::history::HistoryError;
use crate::input;
use crate::oneshot::{ReadOptions, read_all};

/// Files that are read at a time: a year of papers does not fit into memory at once.
const FILES_AT_A_TIME: usize = 64;

/// Papers by day, and all of them as a history.
#[derive(Debug)]
pub struct Days {
    /// Files of each day; those without a date stand at the first.
    pub files: BTreeMap<NaiveDate, Vec<PathBuf>>,
    /// What passed on all days; a judgement sees only what was before its day.
    pub history: MemoryHistory,
}

/// Sorts files by the day that they state, and makes a history of them and of a file of outcomes.
///
/// # Errors
/// A file that cannot be opened, outcomes that are none, or the person's wish to stop.
pub fn arrange(
    files: &[PathBuf],
    outcomes: Option<&Path>,
    options: &ReadOptions,
    progress: &dyn Progress,
) -> Result<Days, HistoryError> {
    let tables = Tables::built_in();
    let mut by_day = BTreeMap::<NaiveDate, Vec<PathBuf>>::new();
    let mut undated: Vec<PathBuf> = Vec::new();
    let mut all = Vec::new();
    for some in files.chunks(FILES_AT_A_TIME) {
        let opened = some.iter().map(|path| input::read(path)).collect::<Result<Vec<_>, _>>()?;
        let submissions = read_all(opened, options, progress)?;
        for (path, submission) in some.iter().zip(&submissions) {
            match day(submission) {
                Some(day) => by_day.entry(day).or_default().push(path.clone()),
                None => undated.push(path.clone()),
            }
        }
        all.extend(movements(&submissions, &tables).movements);
    }
    if let Some(mut first) = by_day.first_entry() {
        first.get_mut().append(&mut undated);
    } else if !undated.is_empty() {
        by_day.insert(NaiveDate::MIN, undated);
    }
    let reading = outcomes.map(crate::history::outcomes).transpose()?.unwrap_or_default();
    Ok(Days { files: by_day, history: MemoryHistory::new(all, reading.rows) })
}

/// The first day that a paper states.
fn day(submission: &Submission) -> Option<NaiveDate> {
    submission.declarations.iter().find_map(|declaration| {
        declaration.consignments.iter().find_map(|one| day_of(declaration, one))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Silent;

    #[test]
    fn files_are_sorted_by_the_day_that_they_state() {
        let folder = tempfile::tempdir().unwrap();
        let head = "Declaration number,Declaration date,Consignee,Goods description,HS code\n";
        let write = |name: &str, text: String| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let late = write("a.csv", format!("{head}50/000001,2026-03-09,Demo LLP,tiles,690721\n"));
        let early = write("b.csv", format!("{head}50/000002,2026-03-02,Demo LLP,tiles,690721\n"));
        let none = write("c.csv", "Bill,Description,HS code\nB-100001,tiles,690721\n".to_owned());
        let files = [late.clone(), early.clone(), none.clone()];
        let days = arrange(&files, None, &ReadOptions::default(), &Silent).unwrap();
        let sorted: Vec<Vec<PathBuf>> = days.files.into_values().collect();
        assert_eq!(sorted, [vec![early, none], vec![late]]);
        assert_eq!(days.history.len(), 2);
    }
}
