//! What changed between two versions of a list, entry by entry, by id.

use std::collections::BTreeMap;

use sarhad_model::{ListEntry, WatchList};
use serde::Serialize;

/// A part of an entry that can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryField {
    /// What it is.
    Kind,
    /// Names or their quality.
    Names,
    /// Birth, founding or build dates.
    Dates,
    /// Countries.
    Countries,
    /// Identifiers.
    Identifiers,
    /// Addresses.
    Addresses,
    /// Programmes.
    Programs,
    /// Day of listing.
    ListedOn,
    /// Day the listing ends.
    ExpiresOn,
    /// Remarks.
    Remarks,
    /// Facts of a ship.
    Vessel,
}

impl EntryField {
    /// Every field, for tests that each has a name in every language.
    pub const ALL: &'static [Self] = &[
        Self::Kind,
        Self::Names,
        Self::Dates,
        Self::Countries,
        Self::Identifiers,
        Self::Addresses,
        Self::Programs,
        Self::ListedOn,
        Self::ExpiresOn,
        Self::Remarks,
        Self::Vessel,
    ];

    /// Stable key, as in JSON and in the locales (`entry-field-…`).
    pub fn key(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Names => "names",
            Self::Dates => "dates",
            Self::Countries => "countries",
            Self::Identifiers => "identifiers",
            Self::Addresses => "addresses",
            Self::Programs => "programs",
            Self::ListedOn => "listed_on",
            Self::ExpiresOn => "expires_on",
            Self::Remarks => "remarks",
            Self::Vessel => "vessel",
        }
    }
}

/// An entry that is in both versions, with a difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListChange<'a> {
    /// As it was.
    pub old: &'a ListEntry,
    /// As it is.
    pub new: &'a ListEntry,
    /// What differs.
    pub fields: Vec<EntryField>,
}

/// The difference of two versions of a list; every part is sorted by entry id.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListDiff<'a> {
    /// Entries only the new version has.
    pub added: Vec<&'a ListEntry>,
    /// Entries only the old version has.
    pub removed: Vec<&'a ListEntry>,
    /// Entries that differ.
    pub changed: Vec<ListChange<'a>>,
    /// Entries of the old version.
    pub old_entries: usize,
}

impl ListDiff<'_> {
    /// Share of the old entries that are gone, 0 to 1; 0 when there were none. More than 0.05 is
    /// held for two persons before the list is used (acceptance check 14).
    pub fn shrink_ratio(&self) -> f64 {
        if self.old_entries == 0 {
            return 0.0;
        }
        self.removed.len() as f64 / self.old_entries as f64
    }

    /// Whether both versions say the same.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

/// Compares two versions of one list. The order of entries and of the values inside an entry
/// (except which name is the primary) makes no difference.
pub fn diff<'a>(old: &'a WatchList, new: &'a WatchList) -> ListDiff<'a> {
    let before = by_id(old);
    let after = by_id(new);
    let removed = before.iter().filter(|(id, _)| !after.contains_key(*id)).map(|(_, e)| *e);
    let added = after.iter().filter(|(id, _)| !before.contains_key(*id)).map(|(_, e)| *e);
    let changed = before.iter().filter_map(|(id, &old)| {
        let new = *after.get(id)?;
        let fields = fields(old, new);
        (!fields.is_empty()).then_some(ListChange { old, new, fields })
    });
    ListDiff {
        added: added.collect(),
        removed: removed.collect(),
        changed: changed.collect(),
        old_entries: old.entries.len(),
    }
}

fn by_id(list: &WatchList) -> BTreeMap<&str, &ListEntry> {
    list.entries.iter().map(|entry| (entry.id.as_str(), entry)).collect()
}

fn fields(old: &ListEntry, new: &ListEntry) -> Vec<EntryField> {
    let names = |entry: &ListEntry| {
        let rest = entry.names.iter().skip(1).map(|name| (name.quality, name.text.clone()));
        (entry.name().to_owned(), sorted(rest))
    };
    let differences = [
        (EntryField::Kind, old.kind != new.kind),
        (EntryField::Names, names(old) != names(new)),
        (EntryField::Dates, sorted(old.dates.iter()) != sorted(new.dates.iter())),
        (EntryField::Countries, sorted(old.countries.iter()) != sorted(new.countries.iter())),
        (EntryField::Identifiers, sorted(old.identifiers.iter()) != sorted(new.identifiers.iter())),
        (EntryField::Addresses, sorted(old.addresses.iter()) != sorted(new.addresses.iter())),
        (EntryField::Programs, sorted(old.programs.iter()) != sorted(new.programs.iter())),
        (EntryField::ListedOn, old.listed_on != new.listed_on),
        (EntryField::ExpiresOn, old.expires_on != new.expires_on),
        (EntryField::Remarks, old.remarks != new.remarks),
        (EntryField::Vessel, old.vessel != new.vessel),
    ];
    differences.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
}

fn sorted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort();
    values
}
