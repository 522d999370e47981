//! All names of some lists, ready to be searched: distinct parts once, keys by edit distance,
//! and for each key the names that have it.
//!
//! Building and storing; how it is searched is in `search`. It keeps places (list, entry, name)
//! and prepared parts, not the lists themselves.

use std::collections::{BTreeMap, HashMap};

use sarhad_model::{EntryKind, ListEntry, NameQuality, WatchList};
use serde::{Deserialize, Serialize};

use super::dictionary::FuzzyDictionary;
use super::east_index::{EastBuilder, EastIndex};
use super::identifier::normal_identifier;
use super::prepare::{NamePart, PartRole, PreparedName, Slot, prepare_all};

/// Lists are taken to be at least this long when the rarity of a part is judged, so that a short
/// list does not make every name look common. In names.
const MIN_CORPUS: usize = 10_000;
/// Share of its weight that a part loses when every name has it.
const COMMON_LOSS: f32 = 0.6;

/// All names of some lists, ready to be searched. Shared read-only between threads.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PartyIndex {
    /// Distinct parts of names.
    pub(super) parts: Vec<NamePart>,
    /// Weight of each part, its rarity in the lists included.
    pub(super) weights: Vec<f32>,
    pub(super) names: Names,
    /// Skeletons, fathers' names and concepts, with the names that have them.
    pub(super) keys: Keys,
    /// Consonants of all parts, for queries in scripts without vowels.
    pub(super) bones: Keys,
    /// Consonants of the parts in such scripts, for all other queries.
    pub(super) bare_bones: Keys,
    /// East Asian readings and coarse keys.
    pub(super) east: EastIndex,
    /// Entries by normal identifier.
    pub(super) identifiers: BTreeMap<String, Vec<Place>>,
}

/// Where an entry is: list and entry.
pub(super) type Place = (u32, u32);

/// The names, one array a column.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Names {
    pub place: Vec<Place>,
    /// Index of the name in its entry.
    pub name: Vec<u32>,
    pub quality: Vec<NameQuality>,
    pub kind: Vec<EntryKind>,
    /// Sum of the weights of the parts.
    pub total: Vec<f32>,
    /// Parts of all names, and where each name's end.
    part: Vec<u32>,
    end: Vec<u32>,
}

impl Names {
    pub fn len(&self) -> usize {
        self.end.len()
    }

    pub fn parts(&self, name: usize) -> &[u32] {
        let from = if name == 0 { 0 } else { self.end[name - 1] as usize };
        &self.part[from..self.end[name] as usize]
    }
}

/// Keys by edit distance, with the names of each.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Keys {
    pub words: FuzzyDictionary,
    name: Vec<u32>,
    end: Vec<u32>,
}

impl Keys {
    pub fn build(names_by_key: BTreeMap<String, Vec<u32>>) -> Self {
        let words = FuzzyDictionary::build(names_by_key.keys().map(String::as_str));
        let mut keys = Self { words, name: Vec::new(), end: Vec::new() };
        for names in names_by_key.into_values() {
            keys.name.extend(names);
            keys.end.push(count(keys.name.len()));
        }
        keys
    }

    /// The names that have a key, in order.
    pub fn names(&self, key: u32) -> &[u32] {
        let key = key as usize;
        let from = if key == 0 { 0 } else { self.end[key - 1] as usize };
        &self.name[from..self.end[key] as usize]
    }

    pub fn size_bytes(&self) -> usize {
        self.words.size_bytes() + 4 * (self.name.capacity() + self.end.capacity())
    }
}

/// A count as stored; an index of four thousand million is beyond any memory.
fn count(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
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
        builder.finish()
    }

    /// How many names it holds.
    pub fn name_count(&self) -> usize {
        self.names.len()
    }

    /// Approximate size in memory, bytes.
    pub fn size_bytes(&self) -> usize {
        let text = |part: &NamePart| {
            part.text.capacity()
                + part.latin.capacity()
                + part.skeleton.capacity()
                + part.bones.capacity()
                + part.stem.as_ref().map_or(0, String::capacity)
                + part.concept.as_ref().map_or(0, String::capacity)
                + part.east.iter().chain(&part.coarse).map(|key| 24 + key.capacity()).sum::<usize>()
        };
        let parts: usize = self.parts.iter().map(|part| size_of::<NamePart>() + text(part)).sum();
        let names = self.names.len() * (8 + 4 + 1 + 1 + 4 + 4) + 4 * self.names.part.capacity();
        let identifiers: usize =
            self.identifiers.iter().map(|(key, places)| key.len() + 48 + 8 * places.len()).sum();
        let keys = self.keys.size_bytes() + self.bones.size_bytes() + self.bare_bones.size_bytes();
        parts + self.east.size_bytes() + 4 * self.weights.capacity() + names + identifiers + keys
    }

    /// Weight of a part of a query: its own, and less the more listed names have it.
    pub(super) fn weight_of(&self, part: &NamePart) -> f32 {
        let having =
            self.keys.words.exact(&part.skeleton).map_or(0, |key| self.keys.names(key).len());
        part.weight * rarity(having, self.names.len())
    }
}

/// Share of its weight that a part keeps when `having` of `names` names have it.
fn rarity(having: usize, names: usize) -> f32 {
    let corpus = names.max(MIN_CORPUS) as f32;
    1.0 - COMMON_LOSS * (having.max(1) as f32).ln() / corpus.ln()
}

/// What a name part is told apart by.
type PartKey = (String, PartRole, [Option<String>; 2], (bool, Slot), bool);

#[derive(Default)]
struct Builder {
    index: PartyIndex,
    part_ids: HashMap<PartKey, u32>,
    keys: BTreeMap<String, Vec<u32>>,
    bones: BTreeMap<String, Vec<u32>>,
    bare_bones: BTreeMap<String, Vec<u32>>,
    east: EastBuilder,
}

impl Builder {
    fn add_entry(&mut self, place: Place, listed: &ListEntry) {
        let known = (listed.kind != EntryKind::Unknown).then_some(listed.kind);
        for (name, written) in listed.names.iter().enumerate() {
            for prepared in prepare_all(&written.text, known) {
                if prepared.parts.is_empty() {
                    continue;
                }
                let names = &mut self.index.names;
                names.place.push(place);
                names.name.push(count(name));
                names.quality.push(written.quality);
                names.kind.push(listed.kind);
                self.add_parts(prepared);
            }
        }
        let numbers = listed.identifiers.iter().map(|(_, number)| number);
        let imo = listed.vessel.iter().filter_map(|vessel| vessel.imo.as_ref());
        for key in numbers.chain(imo).filter_map(|number| normal_identifier(number)) {
            let places = self.index.identifiers.entry(key).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
    }

    fn add_parts(&mut self, prepared: PreparedName) {
        let name = count(self.index.names.end.len());
        for part in prepared.parts {
            for key in part.keys() {
                add_name(&mut self.keys, key, name);
            }
            add_name(&mut self.bones, &part.bones, name);
            if part.script.compares_by_bones() {
                add_name(&mut self.bare_bones, &part.bones, name);
            }
            self.east.add(&part, name);
            let told_apart = (
                part.text.clone(),
                part.role,
                [part.stem.clone(), part.concept.clone()],
                (part.east_name, part.slot),
                part.coarse.is_empty(),
            );
            let parts = &mut self.index.parts;
            let id = *self.part_ids.entry(told_apart).or_insert_with(|| {
                parts.push(part);
                count(parts.len() - 1)
            });
            self.index.names.part.push(id);
        }
        self.index.names.end.push(count(self.index.names.part.len()));
    }

    fn finish(self) -> PartyIndex {
        let mut index = self.index;
        index.keys = Keys::build(self.keys);
        index.bones = Keys::build(self.bones);
        index.bare_bones = Keys::build(self.bare_bones);
        index.east = self.east.finish();
        index.weights = index.parts.iter().map(|part| index.weight_of(part)).collect();
        index.names.total = (0..index.names.len())
            .map(|name| index.names.parts(name).iter().map(|p| index.weights[*p as usize]).sum())
            .collect();
        index.parts.shrink_to_fit();
        index
    }
}

fn add_name(names_by_key: &mut BTreeMap<String, Vec<u32>>, key: &str, name: u32) {
    if key.is_empty() {
        return;
    }
    if let Some(names) = names_by_key.get_mut(key) {
        if names.last() != Some(&name) {
            names.push(name);
        }
    } else {
        names_by_key.insert(key.to_owned(), vec![name]);
    }
}
