//! Names by their East Asian readings and coarse keys, so that the search finds every name that
//! `similarity` can pair by them.
//!
//! Readings are looked up whole, by hash: a collision adds a candidate and no more. Coarse keys
//! are looked up by edit distance, like the other keys.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::cut_reading;

use super::east::{joined_coarse, joined_readings};
use super::index::Keys;
use super::prepare::NamePart;

/// Names by reading and coarse key.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct EastIndex {
    /// All readings, for queries in East Asian scripts and names that look East Asian.
    readings: Readings,
    /// Readings of listed parts in East Asian scripts, for all other queries.
    east_readings: Readings,
    /// Coarse keys of listed parts in alphabets, for queries in East Asian scripts.
    coarse: Keys,
    /// Coarse keys of listed parts in East Asian scripts, for queries in alphabets.
    east_coarse: Keys,
}

/// Names by the hash of a reading.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Readings {
    /// Sorted.
    hash: Vec<u64>,
    end: Vec<u32>,
    name: Vec<u32>,
}

impl Readings {
    fn build(names_by_hash: BTreeMap<u64, Vec<u32>>) -> Self {
        let mut readings = Self::default();
        for (hash, names) in names_by_hash {
            readings.hash.push(hash);
            readings.name.extend(names);
            readings.end.push(u32::try_from(readings.name.len()).unwrap_or(u32::MAX));
        }
        readings
    }

    fn names(&self, reading: &str) -> &[u32] {
        let Ok(at) = self.hash.binary_search(&hash_of(reading)) else { return &[] };
        let from = if at == 0 { 0 } else { self.end[at - 1] as usize };
        &self.name[from..self.end[at] as usize]
    }

    fn size_bytes(&self) -> usize {
        8 * self.hash.capacity() + 4 * (self.end.capacity() + self.name.capacity())
    }
}

/// FNV-1a, 64 bits.
fn hash_of(text: &str) -> u64 {
    text.bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3))
}

/// Collects what an [`EastIndex`] is built from.
#[derive(Default)]
pub(super) struct EastBuilder {
    readings: BTreeMap<u64, Vec<u32>>,
    east_readings: BTreeMap<u64, Vec<u32>>,
    coarse: BTreeMap<String, Vec<u32>>,
    east_coarse: BTreeMap<String, Vec<u32>>,
}

impl EastBuilder {
    /// Adds a part of a name; names come in order.
    pub fn add(&mut self, part: &NamePart, name: u32) {
        let push = |names: &mut Vec<u32>| {
            if names.last() != Some(&name) {
                names.push(name);
            }
        };
        for reading in &part.east {
            push(self.readings.entry(hash_of(reading)).or_default());
            if part.is_east() {
                push(self.east_readings.entry(hash_of(reading)).or_default());
            }
        }
        let coarse = if part.is_east() { &mut self.east_coarse } else { &mut self.coarse };
        for key in &part.coarse {
            push(coarse.entry(key.clone()).or_default());
        }
    }

    pub fn finish(self) -> EastIndex {
        EastIndex {
            readings: Readings::build(self.readings),
            east_readings: Readings::build(self.east_readings),
            coarse: Keys::build(self.coarse),
            east_coarse: Keys::build(self.east_coarse),
        }
    }
}

impl EastIndex {
    fn readings_for(&self, part: &NamePart) -> &Readings {
        if part.is_east() || part.east_name { &self.readings } else { &self.east_readings }
    }

    /// Gives the names with a part that may be paired with this one by a reading or a coarse
    /// key, or two parts that it may be the joint form of.
    pub fn look_up(&self, part: &NamePart, mut give: impl FnMut(&[u32])) {
        let readings = self.readings_for(part);
        for reading in &part.east {
            give(readings.names(reading));
            for (head, tail) in cut_reading(reading) {
                let (first, second) = (readings.names(&head), readings.names(&tail));
                give(if first.len() < second.len() { first } else { second });
            }
        }
        let coarse = if part.is_east() { &self.coarse } else { &self.east_coarse };
        for key in &part.coarse {
            for (key, _) in coarse.words.find(key) {
                give(coarse.names(key));
            }
            if !part.is_east() {
                self.look_up_coarse_halves(key, &mut give);
            }
        }
    }

    /// Gives the names in East Asian scripts with two parts that are this coarse key together.
    fn look_up_coarse_halves(&self, key: &str, give: &mut impl FnMut(&[u32])) {
        let names = |half: &str| {
            let found = self.east_coarse.words.exact(half);
            found.map_or(&[][..], |key| self.east_coarse.names(key))
        };
        for at in 1..key.len() {
            let (first, tail) = (names(&key[..at]), &key[at..]);
            for second in [names(tail), names(&format!("A{tail}"))] {
                give(if first.len() < second.len() { first } else { second });
            }
        }
    }

    /// Gives the names with one part that these two may be, written together.
    pub fn look_up_joined(
        &self,
        first: &NamePart,
        second: &NamePart,
        mut give: impl FnMut(&[u32]),
    ) {
        if first.is_east() && second.is_east() {
            for key in joined_coarse(first, second) {
                if let Some(key) = self.coarse.words.exact(&key) {
                    give(self.coarse.names(key));
                }
            }
        }
        let readings = self.readings_for(first);
        for reading in joined_readings(first, second) {
            give(readings.names(&reading));
        }
    }

    /// Approximate size in memory, bytes.
    pub fn size_bytes(&self) -> usize {
        self.readings.size_bytes()
            + self.east_readings.size_bytes()
            + self.coarse.size_bytes()
            + self.east_coarse.size_bytes()
    }
}
