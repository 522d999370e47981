//! (in work)

use sarhad_model::{Issue, IssueCode, Span, Submission};

use crate::Options;

/// Reads one file.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Submission {
    let _ = options;
    let issue = Issue::new(IssueCode::UnknownFormat, Span::None, name);
    Submission::rejected(name, "cuscar", bytes.len() as u64, issue)
}
