//! Control lists on disk: every version that was imported is kept with its days in force.
//!
//! ```text
//! <data>/control/<list id>/active              the newest version that may be used
//! <data>/control/<list id>/<version>/meta.json   days in force, when it came, how much it holds
//! <data>/control/<list id>/<version>/list.json   its entries
//! <data>/control/<list id>/<version>/source/     the official file, byte for byte
//! ```
//!
//! A watch list has one version in use; of a control list the version counts that was in force on
//! the day of the declaration. A step back takes the versions imported after it out of use.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use sarhad_lists::{ControlDiff, ControlField, control_version, detect_control, diff_control};
pub use sarhad_model::InForce;
use sarhad_model::{ControlEntry, ControlList, ControlListKind, CountryCode, Issue};
use serde::{Deserialize, Serialize};

use crate::atomic;
use crate::input::InputFile;
use crate::list_store::{
    ListStoreError, MAX_SILENT_SHRINK, SourceFile, check_id, io_error, read_json, source_file,
    unknown, write_json,
};
use crate::version_folder;

type Result<T> = std::result::Result<T, ListStoreError>;

/// A folder of control lists.
#[derive(Debug, Clone)]
pub struct ControlStore {
    root: PathBuf,
}

/// First and last day in force, as a person states them; they win over those in the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Validity {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// What is known of one stored version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ControlMeta {
    /// List id.
    pub list: String,
    /// Title.
    pub title: String,
    /// What it is made of.
    pub kind: ControlListKind,
    /// State that issues it.
    pub issuer: Option<CountryCode>,
    /// Language of its texts.
    pub language: String,
    /// File format.
    pub format: String,
    /// Version.
    pub version: String,
    /// Date of publication, when the file states one.
    pub published: Option<NaiveDate>,
    /// First day in force.
    pub valid_from: Option<NaiveDate>,
    /// Last day in force.
    pub valid_to: Option<NaiveDate>,
    /// When it was imported, UTC.
    pub imported_at: NaiveDateTime,
    /// Entries.
    pub entries: usize,
    /// Paragraphs of all entries.
    pub paragraphs: usize,
    /// Links to codes of goods.
    pub codes: usize,
    /// Remarks of the reader.
    pub issues: usize,
    /// The official file.
    pub source: SourceFile,
}

/// What an import did.
#[derive(Debug)]
pub struct ControlImported {
    /// The version.
    pub meta: ControlMeta,
    /// Against the version that was active before, if there was one.
    pub changes: Option<ControlChanges>,
    /// Whether it was there already.
    pub unchanged: bool,
    /// Remarks of the reader.
    pub issues: Vec<Issue>,
}

/// What changed between two versions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ControlChanges {
    /// Entries only the newer version has.
    pub added: Vec<ControlLine>,
    /// Entries only the older version has.
    pub removed: Vec<ControlLine>,
    /// Entries that differ, with what differs.
    pub changed: Vec<(ControlLine, Vec<ControlField>)>,
}

/// An entry in one line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ControlLine {
    /// Number.
    pub number: String,
    /// Heading.
    pub heading: String,
}

/// A list and all its versions.
#[derive(Debug, Clone)]
pub struct ControlStatus {
    /// The newest version in use.
    pub active: ControlMeta,
    /// All versions, newest import first.
    pub versions: Vec<ControlMeta>,
}

/// Of the versions in use, newest import first, the one in force on a day.
pub fn in_force(versions: &[ControlMeta], day: NaiveDate) -> InForce<&ControlMeta> {
    sarhad_model::in_force(versions, |meta| (meta.valid_from, meta.valid_to), day)
}

/// Whether a file is a control list.
pub fn is_control_list(file: &InputFile) -> bool {
    detect_control(&file.name, &file.bytes).is_some()
}

impl From<&ControlDiff<'_>> for ControlChanges {
    fn from(diff: &ControlDiff<'_>) -> Self {
        let line = |entry: &ControlEntry| ControlLine {
            number: entry.number.clone(),
            heading: entry.heading.clone(),
        };
        Self {
            added: diff.added.iter().map(|entry| line(entry)).collect(),
            removed: diff.removed.iter().map(|entry| line(entry)).collect(),
            changed: diff
                .changed
                .iter()
                .map(|(entry, fields)| (line(entry), fields.clone()))
                .collect(),
        }
    }
}

impl ControlStore {
    /// The store under a data folder. Nothing is created before the first import.
    pub fn new(data: &Path) -> Self {
        Self { root: data.join("control") }
    }

    /// Imports one file. Days in force that a person states win over those in the file.
    ///
    /// # Errors
    /// The file is no control list, loses too many entries, or cannot be stored.
    pub fn import(
        &self,
        file: &InputFile,
        validity: Validity,
        now: NaiveDateTime,
        accept_shrink: bool,
    ) -> Result<ControlImported> {
        let reading = sarhad_lists::read_control(&file.name, &file.bytes)?;
        let (mut list, issues) = (reading.list, reading.issues);
        list.valid_from = validity.from.or(list.valid_from);
        list.valid_to = validity.to.or(list.valid_to);
        check_id(&list.id)?;
        if let (Some(from), Some(to)) = (list.valid_from, list.valid_to)
            && to < from
        {
            return Err(ListStoreError::EndsBeforeItBegins { list: list.id, from, to });
        }
        let before = self.active_version(&list.id)?;
        let before = before.map(|version| self.version(&list.id, &version)).transpose()?;
        let diff = before.as_ref().map(|old| diff_control(old, &list));
        if let (Some(old), Some(diff), false) = (&before, &diff, accept_shrink)
            && diff.shrink_ratio() > MAX_SILENT_SHRINK
        {
            return Err(ListStoreError::Shrinks {
                lost: diff.removed.len(),
                before: old.entries.len(),
                list: list.id,
            });
        }
        let changes = diff.as_ref().map(ControlChanges::from);
        let folder = self.root.join(&list.id).join(&list.version);
        let unchanged = folder.is_dir();
        let meta = if unchanged {
            extend(&folder, &list)?
        } else {
            let meta = describe(&list, file, issues.len(), now);
            write_version(&folder, &meta, &list, file)?;
            meta
        };
        let active = self.root.join(&list.id).join("active");
        atomic::write(&active, list.version.as_bytes()).map_err(io_error(&active))?;
        Ok(ControlImported { meta, changes, unchanged, issues })
    }

    /// All lists, sorted by id.
    pub fn status(&self) -> Result<Vec<ControlStatus>> {
        let mut all = Vec::new();
        for id in self.ids()? {
            let versions = self.versions(&id)?;
            let active = self.active_version(&id)?;
            let found = versions.iter().find(|meta| Some(&meta.version) == active.as_ref());
            let active = found.cloned().ok_or_else(|| unknown(&id))?;
            all.push(ControlStatus { active, versions });
        }
        Ok(all)
    }

    /// Whether the store has a list.
    pub fn has(&self, id: &str) -> bool {
        check_id(id).is_ok() && self.root.join(id).join("active").is_file()
    }

    /// Every version that was or is in force, of every list, with its days: what declarations
    /// of any day are judged by, the versions of one list newest first.
    pub fn in_use(&self) -> Result<Vec<ControlList>> {
        let mut all = Vec::new();
        for status in self.status()? {
            for meta in usable(&status) {
                all.push(self.version(&meta.list, &meta.version)?);
            }
        }
        Ok(all)
    }

    /// The difference between two versions; without names, between the active one and the one
    /// imported before it.
    pub fn diff(&self, id: &str, from: Option<&str>, to: Option<&str>) -> Result<ControlChanges> {
        let versions = self.versions(id)?;
        let active = self.active_version(id)?.ok_or_else(|| unknown(id))?;
        let to = by_start(&versions, id, to.unwrap_or(&active))?;
        let from = match from {
            Some(start) => by_start(&versions, id, start)?,
            None => before(&versions, id, &to.version)?,
        };
        let (old, new) = (self.version(id, &from.version)?, self.version(id, &to.version)?);
        Ok(ControlChanges::from(&diff_control(&old, &new)))
    }

    /// Takes the versions imported after the one before the active one (or after the named one)
    /// out of use.
    pub fn rollback(&self, id: &str, to: Option<&str>) -> Result<ControlMeta> {
        let versions = self.versions(id)?;
        let active = self.active_version(id)?.ok_or_else(|| unknown(id))?;
        let target = match to {
            Some(start) => by_start(&versions, id, start)?,
            None => before(&versions, id, &active)?,
        };
        let path = self.root.join(id).join("active");
        atomic::write(&path, target.version.as_bytes()).map_err(io_error(&path))?;
        Ok(target.clone())
    }

    /// One version of a list, with the days in force that are known of it.
    pub fn version(&self, id: &str, version: &str) -> Result<ControlList> {
        check_id(id)?;
        check_id(version)?;
        let folder = self.root.join(id).join(version);
        if !folder.is_dir() {
            return Err(unknown(&format!("{id} {version}")));
        }
        let path = folder.join("list.json");
        let mut list: ControlList = read_json(&path)?;
        if control_version(&list.entries) != version {
            let why = "its content does not fit its version".to_owned();
            return Err(ListStoreError::Damaged { path, why });
        }
        let meta: ControlMeta = read_json(&folder.join("meta.json"))?;
        (list.valid_from, list.valid_to) = (meta.valid_from, meta.valid_to);
        version.clone_into(&mut list.version);
        Ok(list)
    }

    fn ids(&self) -> Result<Vec<String>> {
        version_folder::ids(&self.root)
    }

    /// Versions of a list, newest import first.
    fn versions(&self, id: &str) -> Result<Vec<ControlMeta>> {
        check_id(id)?;
        let mut versions: Vec<ControlMeta> = version_folder::metas(&self.root, id)?;
        versions.sort_by(|a, b| {
            (b.imported_at, b.valid_from, &a.version).cmp(&(
                a.imported_at,
                a.valid_from,
                &b.version,
            ))
        });
        Ok(versions)
    }

    fn active_version(&self, id: &str) -> Result<Option<String>> {
        version_folder::active_version(&self.root, id)
    }
}

/// The same entries came again: only their days in force may be new.
fn extend(folder: &Path, list: &ControlList) -> Result<ControlMeta> {
    let path = folder.join("meta.json");
    let mut meta: ControlMeta = read_json(&path)?;
    let days = (list.valid_from.or(meta.valid_from), list.valid_to.or(meta.valid_to));
    if days != (meta.valid_from, meta.valid_to) {
        (meta.valid_from, meta.valid_to) = days;
        write_json(&path, &meta)?;
    }
    Ok(meta)
}

/// The active version and those imported before it.
fn usable(status: &ControlStatus) -> &[ControlMeta] {
    let at = status.versions.iter().position(|meta| meta.version == status.active.version);
    &status.versions[at.unwrap_or(0)..]
}

fn by_start<'m>(versions: &'m [ControlMeta], id: &str, start: &str) -> Result<&'m ControlMeta> {
    if let Some(meta) = versions.iter().find(|meta| meta.version == start) {
        return Ok(meta);
    }
    let fits = |meta: &&ControlMeta| !start.is_empty() && meta.version.starts_with(start);
    let found: Vec<&ControlMeta> = versions.iter().filter(fits).collect();
    match found[..] {
        [] => Err(unknown(&format!("{id} {start}"))),
        [one] => Ok(one),
        _ => Err(ListStoreError::SeveralVersions {
            list: id.to_owned(),
            start: start.to_owned(),
            versions: found.iter().map(|meta| meta.version.clone()).collect(),
        }),
    }
}

fn before<'m>(versions: &'m [ControlMeta], id: &str, version: &str) -> Result<&'m ControlMeta> {
    let at = versions.iter().position(|meta| meta.version == version);
    let at = at.ok_or_else(|| unknown(&format!("{id} {version}")))?;
    versions.get(at + 1).ok_or_else(|| ListStoreError::NothingOlder { list: id.to_owned() })
}

fn describe(
    list: &ControlList,
    file: &InputFile,
    issues: usize,
    now: NaiveDateTime,
) -> ControlMeta {
    ControlMeta {
        list: list.id.clone(),
        title: list.title.clone(),
        kind: list.kind,
        issuer: list.issuer,
        language: list.language.clone(),
        format: list.format.clone(),
        version: list.version.clone(),
        published: list.published,
        valid_from: list.valid_from,
        valid_to: list.valid_to,
        imported_at: now,
        entries: list.entries.len(),
        paragraphs: list.paragraphs(),
        codes: list.entries.iter().map(|entry| entry.codes.len()).sum(),
        issues,
        source: source_file(file),
    }
}

fn write_version(
    folder: &Path,
    meta: &ControlMeta,
    list: &ControlList,
    file: &InputFile,
) -> Result<()> {
    let parent = folder.parent().unwrap_or(folder);
    std::fs::create_dir_all(parent).map_err(io_error(parent))?;
    let staging = tempfile::Builder::new()
        .prefix(".incoming-")
        .tempdir_in(parent)
        .map_err(io_error(parent))?;
    let source = staging.path().join("source");
    std::fs::create_dir(&source).map_err(io_error(&source))?;
    let path = source.join(&meta.source.name);
    atomic::write(&path, &file.bytes).map_err(io_error(&path))?;
    write_json(&staging.path().join("meta.json"), meta)?;
    write_json(&staging.path().join("list.json"), list)?;
    std::fs::rename(staging.path(), folder).map_err(io_error(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn file(rows: &str) -> InputFile {
        let head = "# control list: id=zz-control; issuer=KZ; language=ru\nnumber;heading;codes\n";
        InputFile { name: "zz.csv".into(), bytes: format!("{head}{rows}").into_bytes() }
    }

    fn import(
        store: &ControlStore,
        rows: &str,
        from: &str,
        to: Option<&str>,
        hour: u32,
    ) -> ControlMeta {
        let validity = Validity { from: Some(day(from)), to: to.map(day) };
        let now = day("2026-05-01").and_hms_opt(hour, 0, 0).unwrap();
        store.import(&file(rows), validity, now, true).unwrap().meta
    }

    #[test]
    fn the_version_in_force_on_a_day() {
        let folder = tempfile::tempdir().unwrap();
        let store = ControlStore::new(folder.path());
        let old = import(&store, "2B987;Mixer;84798200\n", "2025-01-01", None, 1);
        let new = import(
            &store,
            "2B987;Mixer;84798200\n2B988;Pump;8413\n",
            "2026-01-01",
            Some("2026-12-31"),
            2,
        );
        let status = store.status().unwrap();
        let on = |text: &str| match in_force(usable(&status[0]), day(text)) {
            InForce::Dated(meta) => meta.version.clone(),
            other => format!("{other:?}"),
        };
        assert_eq!(on("2024-12-31"), "None");
        assert_eq!(on("2025-12-31"), old.version);
        assert_eq!(on("2026-01-01"), new.version);
        // The newer one ended; the older one never did.
        assert_eq!(on("2027-01-01"), old.version);
        assert_eq!(store.in_use().unwrap().len(), 2);
        assert_eq!(store.diff("zz-control", None, None).unwrap().added.len(), 1);

        store.rollback("zz-control", None).unwrap();
        let status = store.status().unwrap();
        assert_eq!(status[0].active.version, old.version);
        assert_eq!(usable(&status[0]).len(), 1);
        assert_eq!(store.in_use().unwrap().len(), 1);
    }

    #[test]
    fn a_list_without_days_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let store = ControlStore::new(folder.path());
        let now = day("2026-05-01").and_hms_opt(1, 0, 0).unwrap();
        let rows = file("2B987;Mixer;84798200\n");
        store.import(&rows, Validity::default(), now, false).unwrap();
        let status = store.status().unwrap();
        assert!(matches!(in_force(&status[0].versions, day("2020-01-01")), InForce::Undated(_)));
        // Told later, without a new version.
        let validity = Validity { from: Some(day("2026-01-01")), to: None };
        let again = store.import(&rows, validity, now, false).unwrap();
        assert!(again.unchanged);
        assert_eq!(store.in_use().unwrap()[0].valid_from, validity.from);
        let reversed = Validity { from: Some(day("2026-01-02")), to: Some(day("2026-01-01")) };
        let error = store.import(&rows, reversed, now, false).unwrap_err();
        assert!(matches!(error, ListStoreError::EndsBeforeItBegins { .. }));
    }

    #[test]
    fn a_cut_list_waits_for_consent_and_a_damaged_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let store = ControlStore::new(folder.path());
        let now = day("2026-05-01").and_hms_opt(1, 0, 0).unwrap();
        let rows = "2B987;Mixer;84798200\n2B988;Pump;8413\n";
        let meta = store.import(&file(rows), Validity::default(), now, false).unwrap().meta;
        let cut = file("2B987;Mixer;84798200\n");
        let error = store.import(&cut, Validity::default(), now, false).unwrap_err();
        assert!(matches!(error, ListStoreError::Shrinks { lost: 1, before: 3, .. }), "{error:?}");
        let path = folder.path().join("control/zz-control").join(&meta.version).join("list.json");
        let text = String::from_utf8(std::fs::read(&path).unwrap()).unwrap();
        std::fs::write(&path, text.replace("Pump", "Pomp")).unwrap();
        assert!(matches!(store.in_use(), Err(ListStoreError::Damaged { .. })));
        assert!(matches!(store.version("zz-control", "../x"), Err(ListStoreError::BadId { .. })));
    }
}
