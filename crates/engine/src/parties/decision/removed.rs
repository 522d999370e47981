//! Entries that leave a list: open matches with them are marked, decisions stay as they are.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::PartyIdentity;

/// A match that waits for a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenMatch {
    /// The party.
    pub party: PartyIdentity,
    /// List id.
    pub list: String,
    /// Id of the entry.
    pub entry: String,
    /// Version of the list in which it was found.
    pub list_version: String,
    /// Probability when it was found.
    pub probability: f64,
    /// Version of the list since which the entry is no longer listed.
    pub not_listed_since: Option<String>,
}

/// A new version of a list: what came and what went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListUpdate<'a> {
    /// List id.
    pub list: &'a str,
    /// The new version.
    pub version: &'a str,
    /// Ids of entries that came.
    pub added: BTreeSet<&'a str>,
    /// Ids of entries that went.
    pub removed: BTreeSet<&'a str>,
}

/// Marks open matches with entries that are no longer listed, takes the mark from those that are
/// listed again, and gives the places of the matches it touched. Nothing is closed by it: whether
/// a delisted party still matters is for a person to say.
pub fn mark_removed(open: &mut [OpenMatch], update: &ListUpdate<'_>) -> Vec<usize> {
    let mut touched = Vec::new();
    for (at, one) in open.iter_mut().enumerate().filter(|(_, one)| one.list == update.list) {
        let marked = one.not_listed_since.is_some();
        if update.removed.contains(one.entry.as_str()) && !marked {
            one.not_listed_since = Some(update.version.to_owned());
            touched.push(at);
        } else if update.added.contains(one.entry.as_str()) && marked {
            one.not_listed_since = None;
            touched.push(at);
        }
    }
    touched
}
