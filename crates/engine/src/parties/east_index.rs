//! Parts of names by their East Asian readings and coarse keys, so that the search finds every
//! part that `similarity` can pair by them.
//!
//! Readings are looked up whole, by hash: a collision adds a candidate and no more. Coarse keys
//! are looked up by edit distance, like the other keys.

use serde::{Deserialize, Serialize};

use crate::text::cut_reading;

use super::by_hash::{ByHash, hash_of};
use super::east::{joined_coarse, joined_readings};
use super::name_set::Keys;
use super::prepare::NamePart;

/// Parts by reading and coarse key.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct EastIndex {
    /// All readings, for queries in East Asian scripts and names that look East Asian.
    readings: ByHash,
    /// Readings of listed parts in East Asian scripts, for all other queries.
    east_readings: ByHash,
    /// Coarse keys of listed parts in alphabets, for queries in East Asian scripts.
    coarse: Keys,
    /// Coarse keys of listed parts in East Asian scripts, for queries in alphabets.
    east_coarse: Keys,
}

impl EastIndex {
    /// Parts by their number.
    pub fn build(parts: &[NamePart]) -> Self {
        let parts = || (0..).zip(parts);
        let readings = |east: bool| -> Vec<(u64, u32)> {
            let which = parts().filter(|(_, part)| !east || part.is_east());
            which
                .flat_map(|(id, part)| part.east.iter().map(move |key| (hash_of(key), id)))
                .collect()
        };
        let coarse = |east: bool| -> Vec<(&str, u32)> {
            let which = parts().filter(|(_, part)| part.is_east() == east);
            which
                .flat_map(|(id, part)| part.coarse.iter().map(move |key| (key.as_str(), id)))
                .collect()
        };
        Self {
            readings: ByHash::build(readings(false)),
            east_readings: ByHash::build(readings(true)),
            coarse: Keys::build(coarse(false)),
            east_coarse: Keys::build(coarse(true)),
        }
    }

    fn readings_for(&self, part: &NamePart) -> &ByHash {
        if part.is_east() || part.east_name { &self.readings } else { &self.east_readings }
    }

    /// Gives the parts that may be paired with this one by a reading or a coarse key.
    pub fn look_up(&self, part: &NamePart, mut give: impl FnMut(u32)) {
        let readings = self.readings_for(part);
        for reading in &part.east {
            readings.get(reading).iter().for_each(|id| give(*id));
        }
        let coarse = if part.is_east() { &self.coarse } else { &self.east_coarse };
        let mut room = Vec::new();
        for key in &part.coarse {
            coarse.words.each_near(key, &mut room, |key, _| {
                coarse.parts.get(key).iter().for_each(|id| give(*id));
            });
        }
    }

    /// Gives the parts by twos, of which this one may be both written together.
    pub fn look_up_halves(&self, part: &NamePart, mut give: impl FnMut(&[u32], &[u32])) {
        let readings = self.readings_for(part);
        for reading in &part.east {
            for (head, tail) in cut_reading(reading) {
                give(readings.get(&head), readings.get(&tail));
            }
        }
        if part.is_east() {
            return;
        }
        let parts = |half: &str| {
            let found = self.east_coarse.words.exact(half);
            found.map_or(&[][..], |key| self.east_coarse.parts.get(key))
        };
        for key in &part.coarse {
            for at in 1..key.len() {
                let (first, tail) = (parts(&key[..at]), &key[at..]);
                for second in [parts(tail), parts(&format!("A{tail}"))] {
                    give(first, second);
                }
            }
        }
    }

    /// Gives the parts that these two may be, written together.
    pub fn look_up_joined(&self, first: &NamePart, second: &NamePart, mut give: impl FnMut(u32)) {
        if first.is_east() && second.is_east() {
            for key in joined_coarse(first, second) {
                if let Some(key) = self.coarse.words.exact(&key) {
                    self.coarse.parts.get(key).iter().for_each(|id| give(*id));
                }
            }
        }
        let readings = self.readings_for(first);
        for reading in joined_readings(first, second) {
            readings.get(&reading).iter().for_each(|id| give(*id));
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
