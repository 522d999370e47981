//! Watch lists on disk: every version that was imported is kept, one of them is active.
//!
//! ```text
//! <data>/lists/<list id>/active             the version in use
//! <data>/lists/<list id>/<version>/meta.json  when it came, from which files, how much it holds
//! <data>/lists/<list id>/<version>/list.json  its entries
//! <data>/lists/<list id>/<version>/source/    the official files, byte for byte
//! ```
//!
//! A version is the hash of the entries, so importing the same list twice changes nothing. A
//! version folder is made under another name and renamed: it is there whole or not at all.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use sarhad_lists::{EntryField, ListDiff, ListFile, ListReading};
use sarhad_model::{Authority, EntryKind, Issue, ListEntry, WatchList};
use serde::{Deserialize, Serialize};

use crate::atomic;
use crate::input::InputFile;
use crate::version_folder;

/// An import that would lose more than this share of the active version's entries needs an
/// explicit consent: a cut file looks exactly like mass delisting.
pub const MAX_SILENT_SHRINK: f64 = 0.05;

/// A folder of lists.
#[derive(Debug, Clone)]
pub struct ListStore {
    root: PathBuf,
}

/// What is known of one stored version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VersionMeta {
    /// List id.
    pub list: String,
    /// Title.
    pub title: String,
    /// Whose list it is.
    pub authority: Authority,
    /// Version.
    pub version: String,
    /// Date of publication, when the file states one.
    pub published: Option<NaiveDate>,
    /// When it was imported, UTC.
    pub imported_at: NaiveDateTime,
    /// Entries.
    pub entries: usize,
    /// Names and aliases.
    pub names: usize,
    /// Rows that could not be read, orphans and other remarks.
    pub issues: usize,
    /// The official files.
    pub sources: Vec<SourceFile>,
}

/// One official file as it was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// File name.
    pub name: String,
    /// BLAKE3 hash, hexadecimal.
    pub blake3: String,
    /// Bytes.
    pub bytes: u64,
}

/// What changed between two versions, owned: the versions themselves need not be kept.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changes {
    /// Entries only the newer version has.
    pub added: Vec<EntryLine>,
    /// Entries only the older version has.
    pub removed: Vec<EntryLine>,
    /// Entries that differ.
    pub changed: Vec<ChangedLine>,
}

/// An entry in one line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EntryLine {
    /// Id in the list.
    pub id: String,
    /// What it is.
    pub kind: EntryKind,
    /// Primary name.
    pub name: String,
}

/// A changed entry in one line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedLine {
    /// The entry as it is now.
    #[serde(flatten)]
    pub entry: EntryLine,
    /// What differs.
    pub fields: Vec<EntryField>,
}

impl From<&ListDiff<'_>> for Changes {
    fn from(diff: &ListDiff<'_>) -> Self {
        let line = |entry: &ListEntry| EntryLine {
            id: entry.id.clone(),
            kind: entry.kind,
            name: entry.name().to_owned(),
        };
        let changed = |one: &sarhad_lists::ListChange<'_>| ChangedLine {
            entry: line(one.new),
            fields: one.fields.clone(),
        };
        Self {
            added: diff.added.iter().map(|entry| line(entry)).collect(),
            removed: diff.removed.iter().map(|entry| line(entry)).collect(),
            changed: diff.changed.iter().map(changed).collect(),
        }
    }
}

/// What an import did.
#[derive(Debug)]
pub struct Imported {
    /// The version that is active now.
    pub meta: VersionMeta,
    /// Against the version that was active before, if there was one.
    pub diff: Option<Changes>,
    /// Whether it was there already.
    pub unchanged: bool,
    /// Remarks of the reader.
    pub issues: Vec<Issue>,
}

/// A list and all its versions.
#[derive(Debug, Clone)]
pub struct ListStatus {
    /// The version in use.
    pub active: VersionMeta,
    /// All versions, newest import first.
    pub versions: Vec<VersionMeta>,
}

/// Why the store could not do it.
#[derive(Debug, thiserror::Error)]
pub enum ListStoreError {
    /// The file is no list, or cannot be read as one.
    #[error(transparent)]
    Unreadable(#[from] sarhad_lists::ListError),
    /// The new version would lose too many entries.
    #[error("{list}: {lost} of {before} entries would be gone")]
    Shrinks {
        /// List id.
        list: String,
        /// Entries that would be gone.
        lost: usize,
        /// Entries before.
        before: usize,
    },
    /// No such list, or no such version.
    #[error("{what}: not in the store")]
    Unknown {
        /// List id, with the version if one was asked for.
        what: String,
    },
    /// The id of a list is not 1 to 64 lower-case letters, digits and hyphens.
    #[error("{id:?}: not a list id (lower-case letters, digits and hyphens, at most 64)")]
    BadId {
        /// The id as written in the file.
        id: String,
    },
    /// The start of a version's name fits several.
    #[error("{list} {start}: fits several versions: {}", versions.join(", "))]
    SeveralVersions {
        /// List id.
        list: String,
        /// The start that was given.
        start: String,
        /// The versions that it fits.
        versions: Vec<String>,
    },
    /// There is no older version to go back to.
    #[error("{list}: no older version")]
    NothingOlder {
        /// List id.
        list: String,
    },
    /// The last day in force lies before the first.
    #[error("{list}: the last day in force ({to}) lies before the first ({from})")]
    EndsBeforeItBegins {
        /// List id.
        list: String,
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
    /// A stored file is damaged.
    #[error("{path}: damaged: {why}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The disk.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

type Result<T> = std::result::Result<T, ListStoreError>;

impl ListStore {
    /// The store under a data folder. Nothing is created before the first import.
    pub fn new(data: &Path) -> Self {
        Self { root: data.join("lists") }
    }

    /// Imports official files, each group that belongs together as one list, and makes the new
    /// versions active. With `accept_shrink` a list may lose more than [`MAX_SILENT_SHRINK`].
    /// All files are read and checked before the first one is stored.
    pub fn import(
        &self,
        files: &[InputFile],
        now: NaiveDateTime,
        accept_shrink: bool,
    ) -> Result<Vec<Imported>> {
        let set: Vec<ListFile<'_>> =
            files.iter().map(|file| ListFile { name: &file.name, bytes: &file.bytes }).collect();
        let set = sarhad_lists::read_set(&set);
        if let Some(error) = set.errors.into_iter().next() {
            return Err(error.into());
        }
        let mut readings = set.readings;
        // Several versions of one list are imported in the order of their publication.
        readings
            .sort_by(|a, b| (&a.list.id, a.list.published).cmp(&(&b.list.id, b.list.published)));
        let mut prepared: Vec<(ListReading, Option<Changes>)> = Vec::new();
        for reading in readings {
            check_id(&reading.list.id)?;
            let stored = match prepared.last() {
                Some((last, _)) if last.list.id == reading.list.id => None,
                _ => self.active(&reading.list.id)?,
            };
            let before = stored.as_ref().or_else(|| {
                let last = prepared.last().map(|(last, _)| &last.list);
                last.filter(|list| list.id == reading.list.id)
            });
            let diff = before.map(|old| sarhad_lists::diff(old, &reading.list));
            let shrink = diff.as_ref().map_or(0.0, ListDiff::shrink_ratio);
            let changes = diff.as_ref().map(Changes::from);
            if let (Some(old), Some(changes), false) = (before, &changes, accept_shrink)
                && shrink > MAX_SILENT_SHRINK
            {
                return Err(ListStoreError::Shrinks {
                    list: reading.list.id,
                    lost: changes.removed.len(),
                    before: old.entries.len(),
                });
            }
            prepared.push((reading, changes));
        }
        prepared.into_iter().map(|(reading, diff)| self.store(reading, diff, files, now)).collect()
    }

    fn store(
        &self,
        reading: ListReading,
        diff: Option<Changes>,
        files: &[InputFile],
        now: NaiveDateTime,
    ) -> Result<Imported> {
        let ListReading { list, issues, files: used, .. } = reading;
        let folder = self.root.join(&list.id).join(&list.version);
        let unchanged = folder.is_dir();
        let meta = if unchanged {
            read_json(&folder.join("meta.json"))?
        } else {
            let used: Vec<&InputFile> =
                files.iter().filter(|file| used.contains(&file.name)).collect();
            let meta = describe(&list, &used, issues.len(), now);
            write_version(&folder, &meta, &list, &used)?;
            meta
        };
        let active = self.root.join(&list.id).join("active");
        atomic::write(&active, list.version.as_bytes()).map_err(io_error(&active))?;
        Ok(Imported { meta, diff, unchanged, issues })
    }

    /// All lists, sorted by id.
    pub fn status(&self) -> Result<Vec<ListStatus>> {
        let mut all = Vec::new();
        for id in self.ids()? {
            let versions = self.versions(&id)?;
            let active = self.active_version(&id)?;
            let active = versions
                .iter()
                .find(|meta| Some(&meta.version) == active.as_ref())
                .cloned()
                .ok_or_else(|| ListStoreError::Unknown { what: id.clone() })?;
            all.push(ListStatus { active, versions });
        }
        Ok(all)
    }

    /// The active version of every list, sorted by id.
    pub fn active_lists(&self) -> Result<Vec<WatchList>> {
        let ids = self.ids()?;
        ids.iter().filter_map(|id| self.active(id).transpose()).collect()
    }

    /// The difference between two versions of a list; without names, between the active one and
    /// the one imported before it.
    pub fn diff(&self, id: &str, from: Option<&str>, to: Option<&str>) -> Result<Changes> {
        let to = match to {
            Some(version) => self.version_by_start(id, version)?.version,
            None => self.active_version(id)?.ok_or_else(|| unknown(id))?,
        };
        let from = match from {
            Some(version) => self.version_by_start(id, version)?.version,
            None => self.before(id, &to)?.version,
        };
        let (old, new) = (self.load(id, &from)?, self.load(id, &to)?);
        Ok(Changes::from(&sarhad_lists::diff(&old, &new)))
    }

    /// One version of a list.
    pub fn version(&self, id: &str, version: &str) -> Result<WatchList> {
        check_id(id)?;
        check_id(version)?;
        self.load(id, version)
    }

    /// The version since which an entry is no longer listed: the first of the unbroken run of
    /// versions without it that ends with the one in use. None when it is listed, or was never.
    pub fn gone_since(&self, id: &str, entry: &str) -> Result<Option<String>> {
        let Some(active) = self.active_version(id)? else { return Ok(None) };
        let versions = self.versions(id)?;
        let mut since = None;
        for meta in versions.into_iter().skip_while(|meta| meta.version != active) {
            if self.load(id, &meta.version)?.entries.iter().any(|one| one.id == entry) {
                return Ok(since);
            }
            since = Some(meta.version);
        }
        Ok(None)
    }

    /// Makes the version imported before the active one (or the named one) active again.
    pub fn rollback(&self, id: &str, to: Option<&str>) -> Result<VersionMeta> {
        let active = self.active_version(id)?.ok_or_else(|| unknown(id))?;
        let target = match to {
            Some(version) => self.version_by_start(id, version)?,
            None => self.before(id, &active)?,
        };
        let path = self.root.join(id).join("active");
        atomic::write(&path, target.version.as_bytes()).map_err(io_error(&path))?;
        Ok(target)
    }

    /// The version with this name, or the only one whose name starts so.
    fn version_by_start(&self, id: &str, start: &str) -> Result<VersionMeta> {
        let mut found = self.versions(id)?;
        if let Some(at) = found.iter().position(|meta| meta.version == start) {
            return Ok(found.swap_remove(at));
        }
        found.retain(|meta| !start.is_empty() && meta.version.starts_with(start));
        match found.len() {
            0 => Err(unknown(&format!("{id} {start}"))),
            1 => Ok(found.swap_remove(0)),
            _ => Err(ListStoreError::SeveralVersions {
                list: id.to_owned(),
                start: start.to_owned(),
                versions: found.into_iter().map(|meta| meta.version).collect(),
            }),
        }
    }

    fn before(&self, id: &str, version: &str) -> Result<VersionMeta> {
        let versions = self.versions(id)?;
        let position = versions
            .iter()
            .position(|meta| meta.version == version)
            .ok_or_else(|| unknown(&format!("{id} {version}")))?;
        versions
            .into_iter()
            .nth(position + 1)
            .ok_or_else(|| ListStoreError::NothingOlder { list: id.to_owned() })
    }

    fn ids(&self) -> Result<Vec<String>> {
        version_folder::ids(&self.root)
    }

    /// Versions of a list, newest import first.
    fn versions(&self, id: &str) -> Result<Vec<VersionMeta>> {
        let mut versions: Vec<VersionMeta> = version_folder::metas(&self.root, id)?;
        versions.sort_by(|a, b| {
            (b.imported_at, b.published, &a.version).cmp(&(a.imported_at, a.published, &b.version))
        });
        Ok(versions)
    }

    fn active_version(&self, id: &str) -> Result<Option<String>> {
        version_folder::active_version(&self.root, id)
    }

    fn active(&self, id: &str) -> Result<Option<WatchList>> {
        self.active_version(id)?.map(|version| self.load(id, &version)).transpose()
    }

    fn load(&self, id: &str, version: &str) -> Result<WatchList> {
        let folder = self.root.join(id).join(version);
        if !folder.is_dir() {
            return Err(unknown(&format!("{id} {version}")));
        }
        let path = folder.join("list.json");
        let list: WatchList = read_json(&path)?;
        if sarhad_lists::version(&list.entries) != version {
            let why = "its content does not fit its version".to_owned();
            return Err(ListStoreError::Damaged { path, why });
        }
        Ok(list)
    }
}

/// A list id becomes a folder name, and may come from a file that somebody else wrote.
pub(crate) fn check_id(id: &str) -> Result<()> {
    let fine = (1..=64).contains(&id.len())
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !id.starts_with('-');
    if fine { Ok(()) } else { Err(ListStoreError::BadId { id: id.to_owned() }) }
}

pub(crate) fn unknown(what: &str) -> ListStoreError {
    ListStoreError::Unknown { what: what.to_owned() }
}

fn describe(
    list: &WatchList,
    files: &[&InputFile],
    issues: usize,
    now: NaiveDateTime,
) -> VersionMeta {
    let sources = files.iter().map(|file| source_file(file));
    VersionMeta {
        list: list.id.clone(),
        title: list.title.clone(),
        authority: list.authority,
        version: list.version.clone(),
        published: list.published,
        imported_at: now,
        entries: list.entries.len(),
        names: list.entries.iter().map(|entry| entry.names.len()).sum(),
        issues,
        sources: sources.collect(),
    }
}

/// A file as it was received.
pub(crate) fn source_file(file: &InputFile) -> SourceFile {
    SourceFile {
        name: file_name(&file.name),
        blake3: blake3::hash(&file.bytes).to_hex().to_string(),
        bytes: file.bytes.len() as u64,
    }
}

/// The last part of a path, whatever the sender's machine used to separate parts.
fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

fn write_version(
    folder: &Path,
    meta: &VersionMeta,
    list: &WatchList,
    files: &[&InputFile],
) -> Result<()> {
    let parent = folder.parent().unwrap_or(folder);
    std::fs::create_dir_all(parent).map_err(io_error(parent))?;
    let staging = tempfile::Builder::new()
        .prefix(".incoming-")
        .tempdir_in(parent)
        .map_err(io_error(parent))?;
    let source = staging.path().join("source");
    std::fs::create_dir(&source).map_err(io_error(&source))?;
    for file in files {
        let path = source.join(file_name(&file.name));
        atomic::write(&path, &file.bytes).map_err(io_error(&path))?;
    }
    write_json(&staging.path().join("meta.json"), meta)?;
    write_json(&staging.path().join("list.json"), list)?;
    std::fs::rename(staging.path(), folder).map_err(io_error(folder))
}

pub(crate) fn write_json<T: Serialize>(path: &Path, value: &T) -> Result<()> {
    let bytes = serde_json::to_vec(value).map_err(|error| ListStoreError::Damaged {
        path: path.to_path_buf(),
        why: error.to_string(),
    })?;
    atomic::write(path, &bytes).map_err(io_error(path))
}

pub(crate) fn read_json<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T> {
    let bytes = std::fs::read(path).map_err(io_error(path))?;
    serde_json::from_slice(&bytes).map_err(|error| ListStoreError::Damaged {
        path: path.to_path_buf(),
        why: error.to_string(),
    })
}

pub(crate) fn io_error(path: &Path) -> impl FnOnce(std::io::Error) -> ListStoreError {
    let path = path.to_path_buf();
    move |source| ListStoreError::Io { path, source }
}
