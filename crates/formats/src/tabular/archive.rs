//! The limits of an archive, kept before anything of it is unpacked: entries, names, sizes
//! and ratio from its directory; then the real sizes, counted while unpacking into nothing,
//! because a directory can lie.

use std::io::{Cursor, Read};

use sarhad_model::{Issue, IssueCode, Span};
use zip::ZipArchive;

use crate::Limits;

/// Opens an archive that keeps the limits.
///
/// # Errors
/// `archive-bomb` or `damaged-archive`, to be put on the submission.
pub fn open<'b>(
    name: &str,
    bytes: &'b [u8],
    limits: &Limits,
) -> Result<ZipArchive<Cursor<&'b [u8]>>, Issue> {
    let damaged = |why: &dyn std::fmt::Display| {
        Issue::new(IssueCode::DamagedArchive, Span::None, name).with("reason", why)
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > limits.archive_entries {
        return Err(bomb(name, "entries", limits.archive_entries, archive.len()));
    }
    let allowed = (bytes.len() as u64).saturating_mul(limits.archive_ratio);
    let allowed = allowed.min(limits.archive_bytes);
    let mut declared = 0u64;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| damaged(&error))?;
        declared = declared.saturating_add(entry.size());
        if declared > allowed {
            return Err(bomb(name, "bytes", allowed, declared));
        }
        let inside = entry.enclosed_name().is_some();
        if !inside || entry.is_symlink() {
            return Err(damaged(&"path"));
        }
    }
    let mut unpacked = 0u64;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| damaged(&error))?;
        let left = allowed - unpacked;
        let size = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink())
            .map_err(|error| damaged(&error))?;
        unpacked += size;
        if unpacked > allowed {
            return Err(bomb(name, "bytes", allowed, unpacked));
        }
    }
    Ok(archive)
}

fn bomb(
    name: &str,
    what: &str,
    limit: impl std::fmt::Display,
    found: impl std::fmt::Display,
) -> Issue {
    Issue::new(IssueCode::ArchiveBomb, Span::None, name)
        .with("what", what)
        .with("limit", limit)
        .with("found", found)
}
