//! The mapping file: meanings of columns that a person has fixed, remembered by the signature of
//! the columns.

use std::path::{Path, PathBuf};

use sarhad_formats::{Mapping, tabular};
use sarhad_model::Submission;

use crate::input::{self, InputError};

/// Name of the file in the data folder.
pub const FILE_NAME: &str = "mapping.toml";

/// Why the mapping could not be used.
#[derive(Debug, thiserror::Error)]
pub enum MappingFileError {
    /// The file could not be opened.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The file does not say what it should.
    #[error("{path}: {why}")]
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong, where, and what to do.
        why: String,
    },
}

/// Reads the named mapping file, or the one in the data folder if there is one.
pub fn load(named: Option<&Path>, data: Option<&Path>) -> Result<Mapping, MappingFileError> {
    let remembered = data.map(|data| data.join(FILE_NAME)).filter(|path| path.is_file());
    let Some(path) = named.map(Path::to_path_buf).or(remembered) else {
        return Ok(Mapping::default());
    };
    let file = input::read(&path)?;
    let fail = |why: String| MappingFileError::Content { path: path.clone(), why };
    let text = std::str::from_utf8(&file.bytes).map_err(|error| fail(error.to_string()))?;
    Mapping::parse(text).map_err(|error| fail(error.to_string()))
}

/// The signature of the columns of each sheet, as a mapping file names it.
pub fn signatures(submission: &Submission) -> Vec<String> {
    let mut sheets: Vec<u16> = submission.columns.iter().map(|column| column.sheet).collect();
    sheets.dedup();
    sheets
        .into_iter()
        .map(|sheet| {
            let columns = submission.columns.iter().filter(|column| column.sheet == sheet);
            let headers: Vec<&str> = columns.map(|column| column.header.as_str()).collect();
            tabular::signature(&headers)
        })
        .collect()
}
