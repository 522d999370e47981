//! All names of some lists, ready to be searched: where each stands and what its parts weigh.
//!
//! Building and storing; how it is searched is in `search`. It keeps places (list, entry, name)
//! and prepared parts, not the lists themselves.

use std::collections::BTreeMap;

use sarhad_model::{EntryKind, ListEntry, NameQuality, WatchList};
use serde::{Deserialize, Serialize};

use super::identifier::normal_identifier;
use super::lookup::Weights;
use super::name_set::{NameSet, NameSetBuilder};
use super::prepare::prepare_all;
use super::rows::{Rows, count};

/// All names of some lists, ready to be searched. Shared read-only between threads.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored")]
pub struct PartyIndex {
    /// The distinct names: many stand in several lists.
    pub(super) set: NameSet,
    pub(super) names: Names,
    /// Entries by normal identifier.
    pub(super) identifiers: BTreeMap<String, Vec<Place>>,
    /// Weight of each distinct part and of each distinct name.
    #[serde(skip)]
    weights: PartWeights,
    /// Where each distinct name stands, as rows of `names`.
    #[serde(skip)]
    pub(super) bearers: Rows,
}

/// What is written of an index, in this order.
#[derive(Deserialize)]
struct Stored {
    set: NameSet,
    names: Names,
    identifiers: BTreeMap<String, Vec<Place>>,
}

impl From<Stored> for PartyIndex {
    fn from(stored: Stored) -> Self {
        Self::new(stored.set, stored.names, stored.identifiers)
    }
}

/// Where an entry is: list and entry.
pub(super) type Place = (u32, u32);

/// The names as listed, one array a column.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Names {
    pub place: Vec<Place>,
    /// Index of the name in its entry.
    pub name: Vec<u32>,
    pub quality: Vec<NameQuality>,
    pub kind: Vec<EntryKind>,
    /// The distinct name.
    distinct: Vec<u32>,
}

impl Names {
    /// The distinct name of a row.
    pub fn distinct(&self, row: u32) -> u32 {
        self.distinct[row as usize]
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
struct PartWeights {
    parts: Vec<f32>,
    names: Vec<f32>,
}

impl Weights for PartWeights {
    fn part(&self, part: u32) -> f32 {
        self.parts[part as usize]
    }

    fn name(&self, name: u32) -> f32 {
        self.names[name as usize]
    }
}

impl PartyIndex {
    /// Builds the index.
    pub fn build(lists: &[WatchList]) -> Self {
        let mut builder = Builder::default();
        for (list, watch_list) in lists.iter().enumerate() {
            for (entry, listed) in watch_list.entries.iter().enumerate() {
                builder.add_entry((count(list), count(entry)), listed);
            }
        }
        Self::new(builder.set.finish(), builder.names, builder.identifiers)
    }

    fn new(set: NameSet, names: Names, identifiers: BTreeMap<String, Vec<Place>>) -> Self {
        let mut of_distinct = Rows::default();
        names.distinct.iter().for_each(|distinct| of_distinct.push([*distinct]));
        let bearers = of_distinct.turned(set.names.len());
        let mut index = Self { set, names, identifiers, bearers, ..Self::default() };
        let parts: Vec<f32> = index.set.parts.iter().map(|part| part.weight).collect();
        let total = |name: &[u32]| name.iter().map(|part| parts[*part as usize]).sum();
        let names = index.set.names.iter().map(total).collect();
        index.weights = PartWeights { parts, names };
        index
    }

    /// How many names it holds.
    pub fn name_count(&self) -> usize {
        self.names.place.len()
    }

    /// Approximate size in memory, bytes.
    pub fn size_bytes(&self) -> usize {
        let names = self.names.place.len() * (8 + 4 + 1 + 1 + 4);
        let identifiers: usize =
            self.identifiers.iter().map(|(key, places)| key.len() + 48 + 8 * places.len()).sum();
        let derived = self.weights.parts.len() + self.weights.names.len();
        self.set.size_bytes() + names + identifiers + 4 * derived + self.bearers.size_bytes()
    }

    /// Weights of the listed parts.
    pub(super) fn weights(&self) -> &impl Weights {
        &self.weights
    }

    /// The rows of the names of an entry.
    pub(super) fn rows_of(&self, place: Place) -> impl Iterator<Item = u32> + Clone + use<> {
        let places = &self.names.place;
        let from = places.partition_point(|other| *other < place);
        count(from)..count(places.partition_point(|other| *other <= place))
    }
}

#[derive(Default)]
struct Builder {
    set: NameSetBuilder,
    names: Names,
    identifiers: BTreeMap<String, Vec<Place>>,
}

impl Builder {
    fn add_entry(&mut self, place: Place, listed: &ListEntry) {
        let known = (listed.kind != EntryKind::Unknown).then_some(listed.kind);
        for (name, written) in listed.names.iter().enumerate() {
            for prepared in prepare_all(&written.text, known) {
                if prepared.parts.is_empty() {
                    continue;
                }
                let names = &mut self.names;
                names.place.push(place);
                names.name.push(count(name));
                names.quality.push(written.quality);
                names.kind.push(listed.kind);
                names.distinct.push(self.set.add(prepared));
            }
        }
        for key in identifiers_of(listed) {
            let places = self.identifiers.entry(key).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
    }
}

/// Normal identifiers of an entry, that of a ship included.
pub(super) fn identifiers_of(listed: &ListEntry) -> impl Iterator<Item = String> {
    let numbers = listed.identifiers.iter().map(|(_, number)| number);
    let imo = listed.vessel.iter().filter_map(|vessel| vessel.imo.as_ref());
    numbers.chain(imo).filter_map(|number| normal_identifier(number))
}
