//! Why a file could not be taken as a list: what, where, and what to do. Defects inside a list
//! are issues of the reading, not errors.

use sarhad_model::IssueCode;

/// A file that gave no list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ListError {
    /// The file has no bytes.
    #[error("{file}: the file is empty; fetch the list again")]
    Empty {
        /// Name of the file.
        file: String,
    },
    /// Larger than [`crate::Limits::file_bytes`].
    #[error("{file}: {found} bytes, more than the limit of {limit}; give the list in parts")]
    TooLarge {
        /// Name of the file.
        file: String,
        /// Its size, bytes.
        found: usize,
        /// The limit, bytes.
        limit: usize,
    },
    /// No reader knows the content; it may be a cargo paper.
    #[error(
        "{file}: not a watch list or control list in a known format; cargo papers are read with \
         `screen`, a list of your own needs the form of docs/national-list.md or \
         docs/national-control-list.md"
    )]
    UnknownFormat {
        /// Name of the file.
        file: String,
    },
    /// XML with a document type definition or entities, which are never followed.
    #[error("{file}: the XML declares a DTD or entities, which official lists never do; refused")]
    Dtd {
        /// Name of the file.
        file: String,
    },
    /// XML nested deeper than [`crate::Limits::xml_depth`].
    #[error("{file}: XML elements are nested deeper than {limit}; this is not an official list")]
    TooDeep {
        /// Name of the file.
        file: String,
        /// The limit, levels.
        limit: usize,
    },
    /// A file of a set (aliases, addresses, comments) without the file it belongs to.
    #[error(
        "{file}: only a part of a list ({part}); give it together with {missing}, \
         which holds the entries"
    )]
    MissingMain {
        /// Name of the file.
        file: String,
        /// What the file is, as its publisher names it (`ALT.CSV` …).
        part: &'static str,
        /// The file that is missing.
        missing: &'static str,
    },
    /// A table without a column that it must have.
    #[error(
        "{file}: there is no column {column}; the columns of a register are in docs/permits.md"
    )]
    MissingColumn {
        /// Name of the file.
        file: String,
        /// The column.
        column: &'static str,
    },
    /// A register without a column that it must have.
    #[error("{file}: there is no column {column}; the columns are in {document}")]
    MissingRegisterColumn {
        /// Name of the file.
        file: String,
        /// The column.
        column: &'static str,
        /// Where the columns are told.
        document: &'static str,
    },
    /// A workbook that cannot be opened, or would unpack to more than it may.
    #[error("{file}: the workbook cannot be opened ({why}); fetch it again")]
    DamagedWorkbook {
        /// Name of the file.
        file: String,
        /// What is wrong with it.
        why: String,
    },
    /// The format is known but no entry could be read.
    #[error("{file}: the format is {format}, but it holds no entry; fetch the list again")]
    NoEntries {
        /// Name of the file.
        file: String,
        /// Id of the format.
        format: &'static str,
    },
}

impl ListError {
    /// Stable key for messages in the languages of the user.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty { .. } => IssueCode::EmptyFile.key(),
            Self::TooLarge { .. } => IssueCode::TooLarge.key(),
            Self::UnknownFormat { .. } => IssueCode::UnknownFormat.key(),
            Self::Dtd { .. } => IssueCode::XmlDtd.key(),
            Self::TooDeep { .. } => IssueCode::TooDeep.key(),
            Self::MissingMain { .. } => "list-missing-main",
            Self::MissingColumn { .. } | Self::MissingRegisterColumn { .. } => {
                IssueCode::NoHeader.key()
            }
            Self::DamagedWorkbook { .. } => IssueCode::DamagedArchive.key(),
            Self::NoEntries { .. } => "list-no-entries",
        }
    }

    /// The file it is about.
    pub fn file(&self) -> &str {
        match self {
            Self::Empty { file }
            | Self::TooLarge { file, .. }
            | Self::UnknownFormat { file }
            | Self::Dtd { file }
            | Self::TooDeep { file, .. }
            | Self::MissingMain { file, .. }
            | Self::MissingColumn { file, .. }
            | Self::MissingRegisterColumn { file, .. }
            | Self::DamagedWorkbook { file, .. }
            | Self::NoEntries { file, .. } => file,
        }
    }
}
