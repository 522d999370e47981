//! The record of back-tests: `backtests.jsonl` beside the profiles. A profile whose content has no
//! entry does not act ([`sarhad_engine::profiles::Ready`]).
//!
//! Lines are only added, and each carries the hash of the one before, so that a line that is
//! changed or taken out is seen; one that is cut off at the end is not. Who ran the test, and the
//! consent of a second person, need the store of users and are not here.

use std::collections::BTreeSet;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use sarhad_engine::profiles::BackTest;
use serde::{Deserialize, Serialize};

use super::{Loaded, ProfileError, limits};

/// Name of the record. It does not end as profiles do.
pub const FILE: &str = "backtests.jsonl";

/// One back-test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When it was run, UTC.
    pub at: NaiveDateTime,
    /// Id of the profile.
    pub profile: String,
    /// Its version.
    pub version: u32,
    /// Hash of what it did then.
    pub content: String,
    /// Papers that were read.
    pub papers: usize,
    /// First ISO week of the papers (`2026-W10`); none where no paper has a date.
    pub from: Option<String>,
    /// Last ISO week.
    pub to: Option<String>,
    /// Goods lines.
    pub lines: usize,
    /// Lines hit.
    pub hit_lines: usize,
    /// Lines that could not be evaluated.
    pub unknown_lines: usize,
    /// Containers and consignments.
    pub units: usize,
    /// Of them, hit.
    pub hit_units: usize,
    /// Units in which something was found, as far as outcomes were given.
    pub known_finds: Option<usize>,
    /// Of them, hit.
    pub hit_finds: Option<usize>,
    /// Hash of the line before; of nothing on the first line.
    pub before: String,
}

impl Entry {
    /// What a back-test came to; none when it looked at no goods line, because then it says
    /// nothing about the profile.
    pub fn new(
        at: NaiveDateTime,
        profile: &Loaded,
        papers: usize,
        result: &BackTest,
    ) -> Option<Self> {
        let mut weeks = result.weeks.iter().filter_map(|week| week.week.clone());
        let from = weeks.next();
        let to = weeks.next_back().or_else(|| from.clone());
        (result.lines > 0).then(|| Self {
            at,
            profile: profile.profile.id.clone(),
            version: profile.profile.version,
            content: profile.content.clone(),
            papers,
            from,
            to,
            lines: result.lines,
            hit_lines: result.hit_lines,
            unknown_lines: result.unknown_lines,
            units: result.units,
            hit_units: result.hit_units,
            known_finds: result.positives.as_ref().map(|positives| positives.known),
            hit_finds: result.positives.as_ref().map(|positives| positives.hit),
            before: String::new(),
        })
    }
}

/// What was tested.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    contents: BTreeSet<String>,
    /// Hash of the last line.
    last: String,
}

/// The folder whose record speaks of a profile, or of the profiles of a folder.
pub fn folder_of(path: &Path) -> PathBuf {
    if path.is_dir() {
        path.to_path_buf()
    } else {
        path.parent().unwrap_or_else(|| Path::new("")).to_path_buf()
    }
}

impl Record {
    /// Reads the record of a folder; without a file nothing was tested.
    ///
    /// # Errors
    /// A file that cannot be read, or in which a line does not follow from the one before.
    pub fn read(folder: &Path) -> Result<Self, ProfileError> {
        let path = folder.join(FILE);
        if !path.exists() {
            return Self::parse("", &path);
        }
        let failed = |error: std::io::Error| ProfileError::Form {
            path: path.clone(),
            why: error.to_string(),
        };
        // A line that is being added is waited for.
        let file = std::fs::File::open(&path).map_err(failed)?;
        file.lock_shared().map_err(failed)?;
        Self::parse(&super::text(&path)?, &path)
    }

    fn parse(text: &str, path: &Path) -> Result<Self, ProfileError> {
        let mut record = Self { contents: BTreeSet::new(), last: hash("") };
        let damaged = |line| ProfileError::Record { path: path.to_path_buf(), line };
        for (number, line) in (1..).zip(text.split_inclusive('\n')) {
            let whole = line.strip_suffix('\n').ok_or_else(|| damaged(number))?;
            let entry: Entry = serde_json::from_str(whole).map_err(|_| damaged(number))?;
            if entry.before != record.last {
                return Err(damaged(number));
            }
            record.contents.insert(entry.content);
            record.last = hash(whole);
        }
        Ok(record)
    }

    /// Whether there is a back-test of a content.
    pub fn has(&self, content: &str) -> bool {
        self.contents.contains(content)
    }
}

fn hash(line: &str) -> String {
    blake3::hash(line.as_bytes()).to_hex().to_string()
}

/// Adds a back-test to the record of a folder. Two programs that do so at once come one after the
/// other.
///
/// # Errors
/// A record that is damaged or full, or a file that cannot be written.
pub fn append(folder: &Path, mut entry: Entry) -> Result<PathBuf, ProfileError> {
    let path = folder.join(FILE);
    let failed = |source| ProfileError::Write { path: path.clone(), source };
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.read(true).append(true).create(true).open(&path).map_err(failed)?;
    file.lock().map_err(failed)?;
    let mut text = String::new();
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    file.read_to_string(&mut text).map_err(failed)?;
    entry.before = Record::parse(&text, &path)?.last;
    let mut line = serde_json::to_string(&entry).expect("texts and numbers become JSON");
    line.push('\n');
    if text.len() + line.len() > limits::MAX_FILE {
        let why = format!("the record is full ({} bytes); put it away", limits::MAX_FILE);
        return Err(ProfileError::Form { path, why });
    }
    file.write_all(line.as_bytes()).map_err(failed)?;
    file.sync_data().map_err(failed)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(content: &str) -> Entry {
        Entry {
            at: chrono::NaiveDate::from_ymd_opt(2026, 3, 1).unwrap().and_hms_opt(8, 0, 0).unwrap(),
            profile: "pumps".to_owned(),
            version: 1,
            content: content.to_owned(),
            papers: 1,
            from: Some("2026-W09".to_owned()),
            to: None,
            lines: 10,
            hit_lines: 1,
            unknown_lines: 0,
            units: 4,
            hit_units: 1,
            known_finds: None,
            hit_finds: None,
            before: String::new(),
        }
    }

    #[test]
    fn what_is_added_is_there_and_what_is_changed_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!Record::read(folder.path()).unwrap().has("a"));
        for content in ["a", "b", "c"] {
            append(folder.path(), entry(content)).unwrap();
        }
        let record = Record::read(folder.path()).unwrap();
        assert!(record.has("a") && record.has("c") && !record.has("d"));
        let path = folder.path().join(FILE);
        let whole = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = whole.split_inclusive('\n').collect();
        let changed = [
            (whole.replacen("\"hit_lines\":1", "\"hit_lines\":0", 1), 2),
            (lines[1..].concat(), 1),
            ([lines[0], lines[2]].concat(), 2),
            (whole.trim_end().to_owned(), 3),
            (format!("{whole}{}", lines[0]), 4),
        ];
        for (text, bad) in changed {
            std::fs::write(&path, &text).unwrap();
            let told = Record::read(folder.path()).unwrap_err();
            assert!(matches!(told, ProfileError::Record { line, .. } if line == bad), "{told}");
            // Nothing is added to a damaged record.
            assert!(append(folder.path(), entry("e")).is_err());
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
    }
}
