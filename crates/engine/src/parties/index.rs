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
use super::prepare::{NamePart, prepare_all};
use super::rows::{Rows, count};

/// Lists are taken to be at least this long when the rarity of a part is judged, so that a short
/// list does not make every name look common. In names.
const MIN_CORPUS: usize = 10_000;
/// Share of its weight that a part loses when every name has it.
const COMMON_LOSS: f32 = 0.6;

/// All names of some lists, ready to be searched. Shared read-only between threads.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored")]
pub struct PartyIndex {
    /// The distinct names: many stand in several lists.
    pub(super) set: NameSet,
    pub(super) names: Names,
    /// Entries by normal identifier.
    pub(super) identifiers: BTreeMap<String, Vec<Place>>,
    /// How many names have each key.
    #[serde(skip)]
    having: Vec<u32>,
    /// Weight of each distinct part, its rarity in the lists included, and of each distinct name.
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
        let having = having(&set, &bearers);
        let mut index = Self { set, names, identifiers, having, bearers, ..Self::default() };
        let parts: Vec<f32> = index.set.parts.iter().map(|part| index.weight_of(part)).collect();
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
        let derived = self.having.len() + self.weights.parts.len() + self.weights.names.len();
        self.set.size_bytes() + names + identifiers + 4 * derived + self.bearers.size_bytes()
    }

    /// Weights of the listed parts.
    pub(super) fn weights(&self) -> &impl Weights {
        &self.weights
    }

    /// Weight of a part of a query: its own, and less the more listed names have it.
    pub(super) fn weight_of(&self, part: &NamePart) -> f32 {
        part.weight * self.rarity(&part.skeleton)
    }

    /// Share of its weight that a part with a key keeps.
    fn rarity(&self, key: &str) -> f32 {
        1.0 - COMMON_LOSS * self.rarity_step(key) as f32 / self.corpus_step() as f32
    }

    /// How common a key is, in steps ([`step`]).
    pub(super) fn rarity_step(&self, key: &str) -> u32 {
        step(self.set.keys.words.exact(key).map_or(0, |key| self.having[key as usize] as usize))
    }

    /// How long the lists are, in steps ([`step`]).
    pub(super) fn corpus_step(&self) -> u32 {
        step(self.name_count().max(MIN_CORPUS))
    }

    /// The rows of the names of an entry.
    pub(super) fn rows_of(&self, place: Place) -> impl Iterator<Item = u32> + Clone + use<> {
        let places = &self.names.place;
        let from = places.partition_point(|other| *other < place);
        count(from)..count(places.partition_point(|other| *other <= place))
    }

    /// The entries with a part of a skeleton.
    pub(super) fn places_with<'s>(&'s self, skeleton: &'s str) -> impl Iterator<Item = Place> + 's {
        let names = self.set.with_skeleton(skeleton);
        names.flat_map(|name| self.bearers.get(name)).map(|row| self.names.place[*row as usize])
    }
}

/// A number of names as a whole number: the nearest power of two. A few names more or less leave
/// the weights of words, and so the probabilities of all matches, as they were.
fn step(names: usize) -> u32 {
    // Twice the square, so that the nearest is found without fractions.
    (2 * (names.max(1) as u128).pow(2)).ilog2() / 2
}

/// How many listed names have each key.
fn having(set: &NameSet, bearers: &Rows) -> Vec<u32> {
    let mut last = vec![u32::MAX; set.names.len()];
    let mut names_of = |key: u32, parts: &[u32]| {
        let mut sum = 0;
        for name in parts.iter().flat_map(|part| set.having.get(*part)) {
            if std::mem::replace(&mut last[*name as usize], key) != key {
                sum += bearers.get(*name).len();
            }
        }
        count(sum)
    };
    (0..).zip(set.keys.parts.iter()).map(|(key, parts)| names_of(key, parts)).collect()
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
