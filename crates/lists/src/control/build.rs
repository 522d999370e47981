//! Entries and issues while a control list is read; limits are kept and the version is computed
//! here, the one place for each.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sarhad_model::{
    CasNumber, CodeLink, ControlEntry, ControlKind, ControlList, ControlListKind, CountryCode,
    HsCode, Issue, IssueCode, Span, UnNumber,
};
use serde::Serialize;

use super::format::ControlFormat;
use crate::error::ListError;
use crate::free_id::FreeIds;
use crate::limits::Limits;

/// Most bytes of text that one list may hold: the largest known (the EU annex) has 3 MB.
const MAX_TEXT_BYTES: usize = 64 << 20;

/// A control list that was read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ControlReading {
    /// The list.
    pub list: ControlList,
    /// Its format.
    pub format: ControlFormat,
    /// What was wrong, in the order of the file.
    pub issues: Vec<Issue>,
}

/// What a list says of itself.
#[derive(Debug)]
pub(super) struct Identity {
    pub id: String,
    pub title: String,
    pub kind: ControlListKind,
    pub issuer: Option<CountryCode>,
    pub language: &'static str,
    pub format: ControlFormat,
    pub published: Option<NaiveDate>,
    pub valid_from: Option<NaiveDate>,
    pub valid_to: Option<NaiveDate>,
}

impl Identity {
    pub fn new(id: &str, title: &str, kind: ControlListKind, format: ControlFormat) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            kind,
            issuer: None,
            language: "en",
            format,
            published: None,
            valid_from: None,
            valid_to: None,
        }
    }
}

/// An entry without content yet.
pub(super) fn entry(number: &str, kind: ControlKind, heading: &str) -> ControlEntry {
    ControlEntry {
        number: number.to_owned(),
        parent: String::new(),
        level: 0,
        kind,
        heading: heading.to_owned(),
        paragraphs: Vec::new(),
        codes: Vec::new(),
        cas: Vec::new(),
        un_numbers: Vec::new(),
        attributes: Vec::new(),
    }
}

/// The entries and issues collected so far.
#[derive(Debug)]
pub(super) struct Register<'l> {
    limits: &'l Limits,
    entries: Vec<ControlEntry>,
    keys: FreeIds,
    text_bytes: usize,
    left_out: usize,
    issues: Vec<Issue>,
    counts: BTreeMap<IssueCode, usize>,
}

impl<'l> Register<'l> {
    pub fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            entries: Vec::new(),
            keys: FreeIds::default(),
            text_bytes: 0,
            left_out: 0,
            issues: Vec::new(),
            counts: BTreeMap::new(),
        }
    }

    pub fn bad_bytes(&mut self, count: usize) {
        if count > 0 {
            let issue = Issue::new(IssueCode::BadEncoding, Span::None, "");
            self.issue(issue.with("encoding", "UTF-8").with("count", count));
        }
    }

    pub fn issue(&mut self, issue: Issue) {
        let count = self.counts.entry(issue.code).or_default();
        *count += 1;
        if *count <= self.limits.issues_per_code {
            self.issues.push(issue);
        }
    }

    /// Adds an entry. A number that is taken gets the next free `~2`: a table of dangerous goods
    /// has several rows for one number, and each must stay.
    pub fn push(&mut self, mut entry: ControlEntry, span: Span) {
        let texts = entry.paragraphs.iter().map(|one| one.text.len()).sum::<usize>();
        self.text_bytes += entry.heading.len() + texts;
        if self.entries.len() >= self.limits.entries || self.text_bytes > MAX_TEXT_BYTES {
            if self.left_out == 0 {
                let limit = self.limits.entries;
                let issue = Issue::new(IssueCode::TooMany, span, &entry.number);
                self.issue(issue.with("what", "entries").with("limit", limit));
            }
            self.left_out += 1;
            return;
        }
        entry.number = self.keys.take(entry.number);
        self.entries.push(entry);
    }

    /// Reads a goods code for an entry; anything else is said.
    pub fn code(&mut self, text: &str, mark: &str, span: Span) -> Option<CodeLink> {
        let Ok(code) = HsCode::parse(text) else {
            self.issue(Issue::new(IssueCode::HsForm, span, text));
            return None;
        };
        Some(CodeLink { code: code.as_str().to_owned(), mark: mark.to_owned() })
    }

    /// Reads a CAS number; one whose check digit fails is said and left out.
    pub fn cas(&mut self, text: &str, span: Span) -> Option<String> {
        match CasNumber::parse(text) {
            Ok(cas) => Some(cas.to_string()),
            Err(error) => {
                self.issue(Issue::new(error.issue, span, text));
                None
            }
        }
    }

    /// Reads a UN number.
    pub fn un_number(&mut self, text: &str, span: Span) -> Option<u16> {
        match UnNumber::parse(text) {
            Ok(number) => Some(number.number()),
            Err(error) => {
                self.issue(Issue::new(error.issue, span, text));
                None
            }
        }
    }

    /// Ends the reading.
    pub fn finish(mut self, file: &str, identity: Identity) -> Result<ControlReading, ListError> {
        if self.entries.is_empty() {
            let format = identity.format.id();
            return Err(ListError::NoEntries { file: file.to_owned(), format });
        }
        for (code, count) in std::mem::take(&mut self.counts) {
            let more = count.saturating_sub(self.limits.issues_per_code);
            if more > 0 {
                self.issues.push(Issue::new(code, Span::None, "").with("more", more));
            }
        }
        let list = ControlList {
            version: control_version(&self.entries),
            id: identity.id,
            title: identity.title,
            kind: identity.kind,
            issuer: identity.issuer,
            language: identity.language.to_owned(),
            format: identity.format.id().to_owned(),
            published: identity.published,
            valid_from: identity.valid_from,
            valid_to: identity.valid_to,
            entries: self.entries,
        };
        Ok(ControlReading { list, format: identity.format, issues: self.issues })
    }
}

/// The version of a control list: the first twelve hexadecimal digits of the BLAKE3 hash of its
/// entries, each as a line of JSON, in the order of the list. Dates play no part: the same text
/// that stays in force longer is the same version.
pub fn control_version(entries: &[ControlEntry]) -> String {
    let mut hasher = blake3::Hasher::new();
    for entry in entries {
        let line = serde_json::to_vec(entry).expect("an entry is plain data that JSON can hold");
        hasher.update(&line);
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex()[..12].to_owned()
}
