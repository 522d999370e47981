//! Decisions about name matches in a file: one JSON object a line, oldest first, only ever
//! appended to. The schema is `engine::parties::decision::Decision`, described for people in
//! `docs/screening.md`.
//!
//! A broken line refuses the whole file, with its number: a decision that is skipped would raise
//! what somebody settled, or worse, silence by an older one what somebody reopened.

mod account;
mod decide;

use std::io::{Seek, Write};
use std::path::{Path, PathBuf};

pub use sarhad_engine::indicators::change_in_words;
pub use sarhad_engine::parties::decision::{
    Change, Decision, Decisions, PartyIdentity, Recall, Verdict, recall,
};

use crate::atomic;
use crate::input::{self, InputError};

pub use account::{Account, State, account, knowledge_of_that_time};
pub use decide::{DecideError, Request, decide};

/// Name of the file in the data folder.
pub const FILE_NAME: &str = "decisions.jsonl";
/// Longest line, in bytes: an entry with some hundred aliases stays well below.
pub const MAX_LINE: usize = 256 * 1024;

/// Why the decisions cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DecisionFileError {
    /// The file could not be opened.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The file could not be written.
    #[error("{path}: {source}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A line is no decision.
    #[error("{path}, line {line}: {why}")]
    Line {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        why: String,
    },
}

/// Where the decisions are: the named file, or the one in the data folder.
pub fn path(named: Option<&Path>, data: Option<&Path>) -> Option<PathBuf> {
    named.map(Path::to_path_buf).or_else(|| data.map(|data| data.join(FILE_NAME)))
}

/// Reads the decisions: a named file must be there, the one in the data folder may be.
pub fn load(named: Option<&Path>, data: Option<&Path>) -> Result<Decisions, DecisionFileError> {
    let Some(path) = path(named, data) else { return Ok(Decisions::default()) };
    if named.is_none() && !path.exists() {
        return Ok(Decisions::default());
    }
    let file = input::read(&path)?;
    Ok(Decisions::new(parse(&path, &file.bytes)?))
}

/// Reads the lines of a file. Empty lines are passed over.
pub fn parse(path: &Path, bytes: &[u8]) -> Result<Vec<Decision>, DecisionFileError> {
    let fail =
        |line: usize, why: String| DecisionFileError::Line { path: path.to_path_buf(), line, why };
    let mut all = Vec::new();
    for (line, text) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        let text = text.trim_ascii();
        if text.is_empty() {
            continue;
        }
        if text.len() > MAX_LINE {
            return Err(fail(line, format!("{} bytes; the limit is {MAX_LINE}", text.len())));
        }
        let decision: Decision =
            serde_json::from_slice(text).map_err(|error| fail(line, error.to_string()))?;
        decision.check().map_err(|fault| fail(line, fault.to_string()))?;
        all.push(decision);
    }
    Ok(all)
}

/// Appends a decision and gives its number, from 1. The file is checked first and replaced whole,
/// so that a reader, or a power cut, finds the old lines or the old lines and the new one. Two
/// programs that append at once wait for each other.
pub fn append(path: &Path, decision: &Decision) -> Result<usize, DecisionFileError> {
    let fail = |source| DecisionFileError::Write { path: path.to_path_buf(), source };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(fail)?;
    }
    let guard = lock(path).map_err(fail)?;
    let mut bytes = if path.exists() { input::read(path)?.bytes } else { Vec::new() };
    let number = parse(path, &bytes)?.len() + 1;
    if bytes.last().is_some_and(|last| *last != b'\n') {
        bytes.push(b'\n');
    }
    serde_json::to_writer(&mut bytes, decision).map_err(|error| fail(error.into()))?;
    bytes.push(b'\n');
    atomic::write(path, &bytes).map_err(fail)?;
    drop(guard);
    Ok(number)
}

/// Holds other programs back until it is dropped. The lock is a file beside the decisions, which
/// themselves are replaced and cannot carry one; it says what it is for whoever finds it.
fn lock(path: &Path) -> std::io::Result<std::fs::File> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".lock");
    let mut file = std::fs::OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path.with_file_name(name))?;
    file.lock()?;
    file.rewind()?;
    file.write_all(b"held while a decision is written; may be deleted when no program runs\n")?;
    Ok(file)
}

#[cfg(test)]
mod tests;
