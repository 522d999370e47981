//! What a reader gives: the list and what was wrong in its files. Here ids become unique, the
//! limits of entries and issues are kept, and the version of the list is computed: the one place
//! for each.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sarhad_model::{
    Authority, EntryKind, Issue, IssueCode, ListEntry, NameQuality, Span, WatchList,
};
use serde::Serialize;

use crate::draft::Draft;
use crate::error::ListError;
use crate::format::ListFormat;
use crate::free_id::FreeIds;
use crate::limits::Limits;

/// A list that was read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListReading {
    /// The list.
    pub list: WatchList,
    /// What was wrong, in the order of the files. An issue names its file as `file`.
    pub issues: Vec<Issue>,
    /// Rows, records or elements that were read, before those of one entry were joined and
    /// without headers.
    pub records: usize,
    /// Names of the files it was read from, the one with the entries first.
    pub files: Vec<String>,
}

/// What a list says of itself.
#[derive(Debug)]
pub(crate) struct Identity {
    pub id: String,
    pub title: String,
    pub authority: Authority,
    pub format: ListFormat,
    pub published: Option<NaiveDate>,
}

impl Identity {
    pub fn of_other(id: &str, title: &str, format: ListFormat) -> Self {
        let (id, title) = (id.to_owned(), title.to_owned());
        Self { id, title, authority: Authority::Other, format, published: None }
    }
}

/// The entries and issues collected so far.
#[derive(Debug)]
pub(crate) struct Roll<'l> {
    pub limits: &'l Limits,
    pub records: usize,
    entries: Vec<ListEntry>,
    ids: FreeIds,
    issues: Vec<Issue>,
    counts: BTreeMap<IssueCode, usize>,
    file: String,
    files: Vec<String>,
}

impl<'l> Roll<'l> {
    pub fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            records: 0,
            entries: Vec::new(),
            ids: FreeIds::default(),
            issues: Vec::new(),
            counts: BTreeMap::new(),
            file: String::new(),
            files: Vec::new(),
        }
    }

    /// From here on issues belong to this file.
    pub fn open(&mut self, file: &str, bad_bytes: usize) {
        file.clone_into(&mut self.file);
        self.files.push(self.file.clone());
        if bad_bytes > 0 {
            self.issue(
                Issue::new(IssueCode::BadEncoding, Span::None, file)
                    .with("encoding", "UTF-8")
                    .with("count", bad_bytes),
            );
        }
    }

    /// From here on issues belong to the first file again.
    pub fn reopen_first(&mut self) {
        if let Some(first) = self.files.first() {
            first.clone_into(&mut self.file);
        }
    }

    pub fn file(&self) -> &str {
        &self.file
    }

    pub fn draft(&self, id: &str, kind: EntryKind, span: Span) -> Draft {
        Draft::new(id, kind, span, self.limits)
    }

    pub fn issue(&mut self, issue: Issue) {
        let count = self.counts.entry(issue.code).or_default();
        *count += 1;
        if *count <= self.limits.issues_per_code {
            self.issues.push(issue.with("file", &self.file));
        }
    }

    /// Adds an entry. One without a name and without an identifier can match nothing and is
    /// quarantined; one whose id is taken gets the next free `id~2`.
    pub fn push(&mut self, draft: Draft) {
        let Draft { mut entry, issues, span, .. } = draft;
        for issue in issues {
            self.issue(issue);
        }
        if entry.names.is_empty() && entry.identifiers.is_empty() {
            self.issue(Issue::new(IssueCode::ListRowUnreadable, span, &entry.id));
            return;
        }
        if self.entries.len() >= self.limits.entries {
            let limit = self.limits.entries;
            self.issue(
                Issue::new(IssueCode::TooMany, span, &entry.id)
                    .with("what", "entries")
                    .with("limit", limit),
            );
            return;
        }
        if let Some(first) = entry.names.first_mut() {
            first.quality = NameQuality::Primary;
        }
        entry.id = self.ids.take(entry.id);
        self.entries.push(entry);
    }

    pub fn entries(&self) -> &[ListEntry] {
        &self.entries
    }

    /// Ends the reading.
    pub fn finish(mut self, identity: Identity) -> Result<ListReading, ListError> {
        if self.entries.is_empty() {
            let format = identity.format.id();
            return Err(ListError::NoEntries { file: self.file, format });
        }
        for (code, count) in std::mem::take(&mut self.counts) {
            let more = count.saturating_sub(self.limits.issues_per_code);
            if more > 0 {
                self.issues.push(Issue::new(code, Span::None, "").with("more", more));
            }
        }
        let list = WatchList {
            version: version(&self.entries),
            id: identity.id,
            title: identity.title,
            authority: identity.authority,
            format: identity.format.id().to_owned(),
            published: identity.published,
            entries: self.entries,
        };
        Ok(ListReading { list, issues: self.issues, records: self.records, files: self.files })
    }
}

/// Bytes that are hashed at once, many BLAKE3 chunks for the vector units.
const HASHED_AT_ONCE: usize = 256 << 10;

/// The version of a list: the first twelve hexadecimal digits of the BLAKE3 hash of its entries,
/// each as a line of JSON, sorted by id. The order of the file, its name and its encoding play no
/// part.
pub fn version(entries: &[ListEntry]) -> String {
    let mut order: Vec<&ListEntry> = entries.iter().collect();
    order.sort_by(|a, b| a.id.cmp(&b.id));
    let mut hasher = blake3::Hasher::new();
    let mut lines = Vec::with_capacity(2 * HASHED_AT_ONCE);
    for entry in order {
        serde_json::to_writer(&mut lines, entry)
            .expect("an entry is plain data that JSON can hold");
        lines.push(b'\n');
        if lines.len() > HASHED_AT_ONCE {
            hasher.update(&lines);
            lines.clear();
        }
    }
    hasher.update(&lines);
    hasher.finalize().to_hex()[..12].to_owned()
}
