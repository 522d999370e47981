//! All versions of all imported control lists, and which of them counts on a day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sarhad_model::{ControlList, ControlListSummary, InForce, in_force};

use super::version::ControlVersion;

/// The lists, by id; the versions of one list newest first.
#[derive(Debug, Default)]
pub struct ControlBook {
    lists: BTreeMap<String, Vec<ControlVersion>>,
}

/// A version that counts on a day.
#[derive(Debug, Clone, Copy)]
pub struct OnDay<'b> {
    /// The version.
    pub version: &'b ControlVersion,
    /// Whether its days in force say so; else it is the newest one of a list without days, and a
    /// person should know.
    pub is_dated: bool,
}

impl ControlBook {
    /// Compiles lists; the versions of one list come newest import first. The same version given
    /// twice is used once.
    pub fn build(lists: Vec<ControlList>) -> Self {
        let mut book = Self::default();
        for list in lists {
            let versions = book.lists.entry(list.id.clone()).or_default();
            if versions.iter().all(|known| known.list().version != list.version) {
                versions.push(ControlVersion::build(list));
            }
        }
        book
    }

    /// Whether there is no list.
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// All versions: lists by id, versions newest first.
    pub fn versions(&self) -> impl Iterator<Item = &ControlVersion> {
        self.lists.values().flatten()
    }

    /// The version of every list that counts on a day. A list of which no version is in force on
    /// the day is left out.
    pub fn on(&self, day: NaiveDate) -> impl Iterator<Item = OnDay<'_>> {
        self.lists.values().filter_map(move |versions| {
            let days = |one: &ControlVersion| (one.list().valid_from, one.list().valid_to);
            match in_force(versions, days, day) {
                InForce::Dated(version) => Some(OnDay { version, is_dated: true }),
                InForce::Undated(version) => Some(OnDay { version, is_dated: false }),
                InForce::None => None,
            }
        })
    }

    /// The lists without their texts, for an account of what was used.
    pub fn summaries(&self) -> Vec<ControlListSummary> {
        self.versions().map(|version| ControlListSummary::of(version.list())).collect()
    }

    /// Everything that tells this book from another, one line a version.
    pub(crate) fn canonical(&self) -> impl Iterator<Item = String> {
        self.versions().map(|version| {
            let list = version.list();
            format!(
                "{} {} {:?} {:?} {:?} {:?} {}",
                list.id,
                list.version,
                list.issuer,
                list.published,
                list.valid_from,
                list.valid_to,
                list.title
            )
        })
    }

    /// The lists as they were given, versions newest first.
    pub(crate) fn lists(&self) -> Vec<ControlList> {
        self.versions().map(|version| version.list().clone()).collect()
    }
}
