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

use sarhad_model::{Issue, IssueCode, Severity, Span, Submission, SubmissionStatus};

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
    let mut submission = read_as(name, bytes, format, options);
    if let Some(extension) = mismatched_extension(name, format) {
        // A file that is not what it is called waits for a person; it is read all the same.
        let mut issue = Issue::new(IssueCode::ExtensionMismatch, Span::None, name)
            .with("expected", extension)
            .with("found", format.id());
        issue.severity = Severity::Quarantine;
        submission.issues.push(issue);
        if submission.status == SubmissionStatus::Complete {
            submission.status = SubmissionStatus::Partial;
        }
    }
    submission
}

fn read_as(name: &str, bytes: &[u8], format: Format, options: &Options) -> Submission {
    let size = bytes.len() as u64;
    match format {
        Format::Xlsx | Format::Xls | Format::Ods | Format::Csv => {
            tabular::read(name, bytes, format, options)
        }
        Format::Awmds => asycuda::awmds::read(name, bytes, options),
        Format::AsycudaSad => asycuda::sad::read(name, bytes, options),
        Format::Cuscar => edifact::cuscar::read(name, bytes, options),
        Format::OtherEdifact
        | Format::OtherXml
        | Format::Json
        | Format::X12
        | Format::Pdf
        | Format::Image
        | Format::Archive => {
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

/// The extension of the name, when it promises another format than the content has. Names
/// without an extension, and extensions nobody knows, promise nothing.
fn mismatched_extension(name: &str, format: Format) -> Option<String> {
    let (_, extension) = name.rsplit_once('.')?;
    let extension = extension.to_lowercase();
    let fits = match extension.as_str() {
        "xlsx" | "xlsm" | "xlsb" => format == Format::Xlsx,
        "xls" => format == Format::Xls,
        "ods" => format == Format::Ods,
        "csv" | "tsv" => format == Format::Csv,
        "xml" => matches!(format, Format::Awmds | Format::AsycudaSad | Format::OtherXml),
        "edi" | "edifact" => matches!(format, Format::Cuscar | Format::OtherEdifact),
        "txt" => !matches!(
            format,
            Format::Xlsx
                | Format::Xls
                | Format::Ods
                | Format::Pdf
                | Format::Image
                | Format::Archive
        ),
        "pdf" => format == Format::Pdf,
        "png" | "jpg" | "jpeg" | "gif" | "bmp" | "tif" | "tiff" => format == Format::Image,
        "zip" | "gz" | "rar" | "7z" => format == Format::Archive,
        _ => true,
    };
    (!fits).then_some(extension)
}
