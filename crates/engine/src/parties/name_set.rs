//! Distinct names made of distinct parts, and the parts by their keys.
//!
//! It knows nothing of lists: an index of listed parties is one use, an index of names that were
//! screened before another. Only names, parts and key words are written; what can be derived
//! quickly is made again when it is read.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::by_hash::{ByHash, hash_of};
use super::dictionary::FuzzyDictionary;
use super::east_index::EastIndex;
use super::prepare::{NamePart, PreparedName};
use super::rows::{Rows, count};
use super::whole::Whole;

/// Distinct names of distinct parts, ready to be looked up.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored")]
pub(super) struct NameSet {
    /// Distinct parts, in the order they came.
    pub parts: Vec<NamePart>,
    /// The parts of each distinct name, in the order the names came.
    pub names: Rows,
    /// Skeletons, fathers' names and concepts.
    pub keys: Keys,
    /// Consonants of all parts, for queries in scripts without vowels.
    pub bones: Keys,
    /// Consonants of the parts in such scripts, for all other queries.
    pub bare_bones: Keys,
    /// East Asian readings and coarse keys of parts.
    pub east: EastIndex,
    /// Names written together, with the names (not the parts) that are so.
    pub wholes: ByHash,
    /// The names that have each part.
    #[serde(skip)]
    pub having: Rows,
}

/// What is written of a set, in this order.
#[derive(Deserialize)]
struct Stored {
    parts: Vec<NamePart>,
    names: Rows,
    keys: Keys,
    bones: Keys,
    bare_bones: Keys,
    east: EastIndex,
    wholes: ByHash,
}

impl From<Stored> for NameSet {
    fn from(stored: Stored) -> Self {
        let Stored { parts, names, keys, bones, bare_bones, east, wholes } = stored;
        let having = names.turned(parts.len());
        Self { parts, names, keys, bones, bare_bones, east, wholes, having }
    }
}

/// Keys of parts, found by edit distance.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Keys {
    pub words: FuzzyDictionary,
    /// The parts that have each key.
    pub parts: Rows,
}

impl Keys {
    /// Keys with the parts that have them, in any order.
    pub fn build(mut pairs: Vec<(&str, u32)>) -> Self {
        pairs.retain(|(key, _)| !key.is_empty());
        pairs.sort_unstable();
        pairs.dedup();
        let mut parts = Rows::default();
        let groups = || pairs.chunk_by(|a, b| a.0 == b.0);
        for group in groups() {
            parts.push(group.iter().map(|(_, part)| *part));
        }
        parts.shrink();
        Self { words: FuzzyDictionary::build(groups().map(|group| group[0].0)), parts }
    }

    pub fn size_bytes(&self) -> usize {
        self.words.size_bytes() + self.parts.size_bytes()
    }
}

impl NameSet {
    /// Memory, bytes.
    pub fn size_bytes(&self) -> usize {
        let text = |part: &NamePart| {
            part.text.capacity()
                + part.latin.capacity()
                + part.skeleton.capacity()
                + part
                    .other
                    .iter()
                    .chain(&part.east)
                    .chain(&part.coarse)
                    .map(|key| size_of::<String>() + key.capacity())
                    .sum::<usize>()
                + part.bones.capacity()
                + part.stem.as_ref().map_or(0, String::capacity)
                + part.concept.as_ref().map_or(0, String::capacity)
        };
        let parts: usize = self.parts.iter().map(|part| size_of::<NamePart>() + text(part)).sum();
        let keys = [&self.keys, &self.bones, &self.bare_bones];
        let keys: usize = keys.iter().map(|keys| keys.size_bytes()).sum();
        parts
            + self.names.size_bytes()
            + self.east.size_bytes()
            + self.wholes.size_bytes()
            + keys
            + self.having.size_bytes()
    }
}

/// Collects names.
#[derive(Default)]
pub(super) struct NameSetBuilder {
    set: NameSet,
    parts_by_text: HashMap<String, Vec<u32>>,
    names_by_parts: HashMap<Box<[u32]>, u32>,
}

impl NameSetBuilder {
    /// Adds a name; gives its number, that of the same name if it came before.
    pub fn add(&mut self, name: PreparedName) -> u32 {
        let ids: Box<[u32]> = name.parts.into_iter().map(|part| self.part(part)).collect();
        if let Some(known) = self.names_by_parts.get(&ids) {
            return *known;
        }
        let id = count(self.set.names.len());
        self.set.names.push(ids.iter().copied());
        self.names_by_parts.insert(ids, id);
        id
    }

    fn part(&mut self, part: NamePart) -> u32 {
        let parts = &mut self.set.parts;
        // Of one text there are few: a given name, a surname, a patronymic.
        let same_text = self.parts_by_text.entry(part.text.clone()).or_default();
        if let Some(known) = same_text.iter().find(|id| parts[**id as usize] == part) {
            return *known;
        }
        let id = count(parts.len());
        same_text.push(id);
        parts.push(part);
        id
    }

    /// The set of what was added.
    pub fn finish(self) -> NameSet {
        let mut set = self.set;
        set.parts.shrink_to_fit();
        set.names.shrink();
        let parts = || (0..).zip(&set.parts);
        let bones = || parts().map(|(id, part)| (part.bones.as_str(), id));
        let bare = |id: &u32| set.parts[*id as usize].script.compares_by_bones();
        set.keys = Keys::build(
            parts().flat_map(|(id, part)| part.keys().map(move |key| (key, id))).collect(),
        );
        set.bare_bones = Keys::build(bones().filter(|(_, id)| bare(id)).collect());
        set.bones = Keys::build(bones().collect());
        set.east = EastIndex::build(&set.parts);
        let wholes = (0..).zip(set.names.iter()).filter_map(|(name, ids)| {
            let whole = Whole::of(ids.iter().map(|id| &set.parts[*id as usize]))?;
            Some((hash_of(whole.as_str()), name))
        });
        set.wholes = ByHash::build(wholes.collect());
        set.having = set.names.turned(set.parts.len());
        set
    }
}
