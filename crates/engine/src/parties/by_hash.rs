//! Texts that are looked up whole: by hash, without the texts. A collision adds a candidate and no
//! more.

use serde::{Deserialize, Serialize};

use super::rows::count;

/// Numbers by the hash of a text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct ByHash {
    /// Sorted.
    hash: Vec<u64>,
    end: Vec<u32>,
    number: Vec<u32>,
}

impl ByHash {
    /// From pairs in any order.
    pub fn build(mut pairs: Vec<(u64, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut found = Self::default();
        for group in pairs.chunk_by(|a, b| a.0 == b.0) {
            found.hash.push(group[0].0);
            found.number.extend(group.iter().map(|(_, number)| *number));
            found.end.push(count(found.number.len()));
        }
        found
    }

    /// The numbers of a text, and those of a text with the same hash, which is rare.
    pub fn get(&self, text: &str) -> &[u32] {
        let Ok(at) = self.hash.binary_search(&hash_of(text)) else { return &[] };
        let from = if at == 0 { 0 } else { self.end[at - 1] as usize };
        &self.number[from..self.end[at] as usize]
    }

    /// Memory, bytes.
    pub fn size_bytes(&self) -> usize {
        8 * self.hash.capacity() + 4 * (self.end.capacity() + self.number.capacity())
    }
}

/// FNV-1a, 64 bits.
pub(super) fn hash_of(text: &str) -> u64 {
    text.bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3))
}
