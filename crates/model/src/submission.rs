//! A file as received and everything that was read from it. Nothing of it is lost: what no
//! mapping took is [`AdditionalInformation`], what could not be read is [`Quarantined`], and
//! [`Coverage`] counts that together they hold every byte.

use serde::Serialize;

use crate::declaration::Declaration;
use crate::issue::Issue;
use crate::value::Span;

/// How far a submission could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SubmissionStatus {
    /// Read to its end.
    Complete,
    /// Part of it waits for a person (truncated file, quarantined parts).
    Partial,
    /// Nothing could be read; the issues say why.
    Rejected,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Submission {
    /// Name as given by the sender; not trusted for anything but display.
    pub name: String,
    /// Stable id of the format: `xlsx`, `csv`, `awmds`, `asycuda-sad`, `cuscar` …
    pub format: &'static str,
    /// Version inside the format, as stated in the file (`D:95B`).
    pub format_version: Option<String>,
    /// Encoding that was used to decode it (`UTF-8`, `windows-1251` …); none for binary files.
    pub encoding: Option<&'static str>,
    /// How far it could be read.
    pub status: SubmissionStatus,
    /// What it declares.
    pub declarations: Vec<Declaration>,
    /// Parts of the file that no mapping took and that belong to no declaration.
    pub additional_information: Vec<AdditionalInformation>,
    /// Parts that could not be read and wait for a person.
    pub quarantined: Vec<Quarantined>,
    /// What is wrong with the submission as a whole.
    pub issues: Vec<Issue>,
    /// The meaning given to each column of a table; empty for messages.
    pub columns: Vec<ColumnMeaning>,
    /// The count of bytes read against bytes received.
    pub coverage: Coverage,
}

impl Submission {
    /// A submission that could not be read at all.
    pub fn rejected(name: &str, format: &'static str, bytes: u64, issue: Issue) -> Self {
        Self {
            name: name.to_owned(),
            format,
            format_version: None,
            encoding: None,
            status: SubmissionStatus::Rejected,
            declarations: Vec::new(),
            additional_information: Vec::new(),
            quarantined: vec![Quarantined {
                span: Span::Bytes { start: 0, end: u32::try_from(bytes).unwrap_or(u32::MAX) },
                raw: Box::default(),
                reason: issue.code,
            }],
            issues: vec![issue],
            columns: Vec::new(),
            coverage: Coverage { bytes, covered: bytes },
        }
    }

    /// All consignments, in the order of the file.
    pub fn consignments(&self) -> impl Iterator<Item = &crate::consignment::Consignment> {
        self.declarations.iter().flat_map(|declaration| &declaration.consignments)
    }
}

/// What a column was taken to mean.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ColumnMeaning {
    /// Sheet, from 0.
    pub sheet: u16,
    /// Column, from 0.
    pub column: u16,
    /// The header as written.
    pub header: String,
    /// Stable key of the field it was mapped to (`consignee.name`, `goods.hs` …); none if no
    /// meaning was recognised and the column went to additional information.
    pub field: Option<&'static str>,
    /// How it was decided: `synonym`, `content`, `mapping-file`.
    pub by: &'static str,
}

/// Something the paper says that no field of ours holds: kept word for word.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AdditionalInformation {
    /// Name of the element, segment position or column it stood in.
    pub key: crate::value::RawText,
    /// The text as received.
    pub raw: crate::value::RawText,
    /// Where it stood.
    pub span: Span,
}

/// A part of the file that waits for a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quarantined {
    /// Where it stands.
    pub span: Span,
    /// The text as received (may be empty when the whole file is meant).
    pub raw: Box<str>,
    /// Why.
    pub reason: crate::issue::IssueCode,
}

/// Bytes in against bytes accounted for. For messages the unit is the byte of the file; for
/// workbooks, whose bytes are compressed, the UTF-8 byte of cell text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Coverage {
    /// Bytes received.
    pub bytes: u64,
    /// Bytes that stand in a value, in additional information, in a quarantined part, or are
    /// syntax (separators, tags, blank space).
    pub covered: u64,
}

impl Coverage {
    /// Bytes that were lost; zero for every reader, and a test holds it there.
    pub fn uncovered(&self) -> u64 {
        self.bytes.saturating_sub(self.covered)
    }
}
