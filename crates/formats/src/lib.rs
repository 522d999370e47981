//! Cargo papers: bytes in, a [`Submission`] out. A reader never fails and never panics: it
//! returns what it could read, issues with their places, and a count that nothing was lost.
//!
//! It does no IO, judges nothing, and knows nothing of watch lists or risk.

pub mod coverage;
pub mod detect;
pub mod encoding;
pub mod limits;

pub mod asycuda;
pub mod edifact;
pub mod reading;
pub mod tabular;
pub mod xml;

mod address;
mod repeats;

use sarhad_model::{Issue, IssueCode, Span, Submission};

pub use detect::{Format, detect};
pub use limits::Limits;
pub use tabular::Mapping;

/// What a reader may be told besides the bytes.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Meanings of columns that a person has fixed, remembered by column signature.
    pub mapping: Mapping,
    /// Limits of size, depth and count.
    pub limits: Limits,
}

/// Reads one file. `name` is used for display and to compare its extension with the content.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Submission {
    let size = bytes.len() as u64;
    if bytes.is_empty() {
        return Submission::rejected(
            name,
            "none",
            0,
            Issue::new(IssueCode::EmptyFile, Span::None, name),
        );
    }
    if bytes.len() > options.limits.file_bytes {
        let issue = Issue::new(IssueCode::TooLarge, Span::None, name)
            .with("limit", options.limits.file_bytes)
            .with("found", bytes.len());
        return Submission::rejected(name, "none", size, issue);
    }
    let format = detect(bytes);
    match format {
        Format::Xlsx | Format::Xls | Format::Ods | Format::Csv => {
            tabular::read(name, bytes, format, options)
        }
        Format::Awmds => asycuda::awmds::read(name, bytes, options),
        Format::AsycudaSad => asycuda::sad::read(name, bytes, options),
        Format::Cuscar => edifact::cuscar::read(name, bytes, options),
        Format::OtherEdifact | Format::OtherXml | Format::Pdf | Format::Image | Format::Archive => {
            let issue = Issue::new(IssueCode::UnsupportedFormat, Span::None, name)
                .with("format", format.id());
            Submission::rejected(name, format.id(), size, issue)
        }
        Format::Unknown => {
            let issue = Issue::new(IssueCode::UnknownFormat, Span::None, name);
            Submission::rejected(name, format.id(), size, issue)
        }
    }
}
