//! Spreadsheets and text tables.

use sarhad_model::{Issue, IssueCode, Span, Submission};

use crate::{Format, Options};

/// Meanings of columns that a person has fixed.
#[derive(Debug, Clone, Default)]
pub struct Mapping {}

/// Reads a workbook or a text table.
pub fn read(name: &str, bytes: &[u8], format: Format, options: &Options) -> Submission {
    let _ = options;
    let issue = Issue::new(IssueCode::UnknownFormat, Span::None, name);
    Submission::rejected(name, format.id(), bytes.len() as u64, issue)
}
