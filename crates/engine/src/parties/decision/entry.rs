//! The listed side of a decision: the entry as it was, field by field, with a hash.
//!
//! Kept is what an officer compares: names, dates, countries, numbers, addresses, programmes, facts
//! of a ship, the day of listing. Left out are the publisher's remarks, which are rewritten without
//! the party becoming another one, and the end of the listing, which is judged by itself.

use std::collections::{BTreeMap, BTreeSet};

use sarhad_model::{EntryKind, ListEntry, NameQuality};
use serde::{Deserialize, Serialize};

/// What marks the primary name.
const PRIMARY: &str = " [primary]";

/// A part of an entry that a decision rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidedField {
    /// What it is.
    Kind,
    /// Names with their quality.
    Names,
    /// Birth, founding or build dates.
    Dates,
    /// Countries.
    Countries,
    /// Numbers.
    Identifiers,
    /// Addresses.
    Addresses,
    /// Programmes.
    Programs,
    /// Facts of a ship.
    Vessel,
    /// Day of listing: an entry that was struck off and listed again is a new listing.
    ListedOn,
}

impl DecidedField {
    /// Every field, for tests that each has a name in every language.
    pub const ALL: &'static [Self] = &[
        Self::Kind,
        Self::Names,
        Self::Dates,
        Self::Countries,
        Self::Identifiers,
        Self::Addresses,
        Self::Programs,
        Self::Vessel,
        Self::ListedOn,
    ];
}

/// An entry as it was when somebody decided about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecidedEntry {
    /// List id.
    pub list: String,
    /// Id of the entry in the list.
    pub id: String,
    /// First sixteen hexadecimal digits of the BLAKE3 hash of the fields.
    pub hash: String,
    /// What it said; empty fields are left out, values are sorted.
    pub fields: BTreeMap<DecidedField, BTreeSet<String>>,
}

impl DecidedEntry {
    /// The entry as it is.
    pub fn new(list: &str, entry: &ListEntry) -> Self {
        let fields = fields(entry);
        Self { list: list.to_owned(), id: entry.id.clone(), hash: hash(&fields), fields }
    }

    /// Its primary name at that time.
    pub fn name(&self) -> &str {
        let mut names = self.fields.get(&DecidedField::Names).into_iter().flatten();
        names.find_map(|name| name.strip_suffix(PRIMARY)).unwrap_or_default()
    }

    /// The hash that fits the fields.
    pub(super) fn expected_hash(&self) -> String {
        hash(&self.fields)
    }

    /// What differs in the entry as it is now: field, what came, what went.
    pub(super) fn differences(
        &self,
        entry: &ListEntry,
    ) -> Vec<(DecidedField, Vec<String>, Vec<String>)> {
        let now = fields(entry);
        let none = BTreeSet::new();
        DecidedField::ALL
            .iter()
            .filter_map(|field| {
                let was = self.fields.get(field).unwrap_or(&none);
                let is = now.get(field).unwrap_or(&none);
                (was != is).then(|| {
                    let added = is.difference(was).cloned().collect();
                    (*field, added, was.difference(is).cloned().collect())
                })
            })
            .collect()
    }
}

fn hash(fields: &BTreeMap<DecidedField, BTreeSet<String>>) -> String {
    let mut hasher = blake3::Hasher::new();
    for (field, values) in fields {
        hasher.update(format!("{field:?}").as_bytes());
        for value in values {
            hasher.update(&[0xff]);
            hasher.update(value.as_bytes());
        }
        hasher.update(&[0xfe]);
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

fn fields(entry: &ListEntry) -> BTreeMap<DecidedField, BTreeSet<String>> {
    // The order of aliases means nothing; which name is the first one does.
    let names = entry.names.iter().enumerate().map(|(at, name)| {
        let quality = if at == 0 { NameQuality::Primary } else { name.quality };
        format!("{} [{}]", name.text, quality_key(quality))
    });
    let vessel = entry.vessel.iter().flat_map(|ship| {
        let facts = [("imo", &ship.imo), ("call sign", &ship.call_sign), ("flag", &ship.flag)];
        facts.into_iter().filter_map(|(name, fact)| Some(format!("{name}: {}", fact.as_ref()?)))
    });
    let numbers = entry.identifiers.iter().map(|(scheme, number)| format!("{scheme}: {number}"));
    let all: [(DecidedField, BTreeSet<String>); 9] = [
        (DecidedField::Kind, BTreeSet::from([kind_key(entry.kind).to_owned()])),
        (DecidedField::Names, names.collect()),
        (DecidedField::Dates, entry.dates.iter().map(ToString::to_string).collect()),
        (DecidedField::Countries, entry.countries.iter().map(ToString::to_string).collect()),
        (DecidedField::Identifiers, numbers.collect()),
        (DecidedField::Addresses, entry.addresses.iter().cloned().collect()),
        (DecidedField::Programs, entry.programs.iter().cloned().collect()),
        (DecidedField::Vessel, vessel.collect()),
        (DecidedField::ListedOn, entry.listed_on.iter().map(ToString::to_string).collect()),
    ];
    all.into_iter().filter(|(_, values)| !values.is_empty()).collect()
}

fn quality_key(quality: NameQuality) -> &'static str {
    match quality {
        NameQuality::Primary => "primary",
        NameQuality::Strong => "strong",
        NameQuality::Former => "former",
        NameQuality::Weak => "weak",
    }
}

fn kind_key(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Person => "person",
        EntryKind::Organisation => "organisation",
        EntryKind::Vessel => "vessel",
        EntryKind::Aircraft => "aircraft",
        EntryKind::Unknown => "unknown",
    }
}
