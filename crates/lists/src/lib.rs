//! Official watch lists: bytes in, a [`WatchList`] with a version out, and what changed between
//! two versions. Formats: UN consolidated XML; OFAC legacy CSV sets, standard and advanced XML;
//! US Consolidated Screening List CSV; BIS Denied Persons List; EU FSF CSV 1.0; UK OFSI ConList;
//! Canada SEMA XML; OpenSanctions simple CSV and FollowTheMoney JSON; a state's own CSV
//! (`docs/national-list.md`).
//!
//! Control lists and tables of codes are read by [`read_control`], registers of permits by
//! [`read_permits`], companies and observations by [`read_companies`] and [`read_observations`].
//!
//! It does no IO and keeps no versions (that is the service), compares no names (that is the
//! engine), and reads no cargo papers: [`detect`] tells lists from them by content, so that the
//! caller can refuse the one in place of the other.

mod control;
mod countries;
mod dates;
mod decode;
mod demo;
mod detect;
mod diff;
mod draft;
mod error;
mod format;
mod free_id;
mod identifiers;
mod limits;
mod low_bytes;
mod permits;
mod readers;
mod reading;
mod register;
mod set;
mod table;
mod tidy;
mod xml;

pub use control::{
    ControlDiff, ControlField, ControlFormat, ControlReading, control_version, detect_control,
    diff_control, read_control, read_control_within,
};
pub use demo::demo;
pub use detect::detect;
pub use diff::{EntryField, ListChange, ListDiff, diff};
pub use error::ListError;
pub use format::ListFormat;
pub use limits::Limits;
pub use permits::{PermitReading, read_permits};
pub use reading::{ListReading, version};
pub use register::{
    CompanyReading, MAX_COMPANIES, MAX_OBSERVATIONS, MAX_OWNERS, ObservationReading, RowFault,
    RowFaultKind, read_companies, read_observations,
};
pub use sarhad_model::WatchList;
pub use set::{ListSet, read_one, read_set, read_set_within};

/// A file to read: its name, as the user knows it, and its content.
#[derive(Debug, Clone, Copy)]
pub struct ListFile<'a> {
    /// Name or path; files of one set are looked for in the same folder first.
    pub name: &'a str,
    /// Content.
    pub bytes: &'a [u8],
}

impl<'a> From<(&'a str, &'a [u8])> for ListFile<'a> {
    fn from((name, bytes): (&'a str, &'a [u8])) -> Self {
        Self { name, bytes }
    }
}
