//! Words found by edit distance: every word within the allowed distance, none missed.
//!
//! Deletion neighbourhood (symmetric delete) on the first letters of a word, each find verified
//! by the true distance. If two words are within `k` edits, both can be brought to one common
//! text by at most `k` deletions each; cut to the first [`PREFIX`] letters, the first
//! `PREFIX - k` letters of that text are reached from both prefixes by at most `k` deletions.
//! So both words share a variant, and a table of all variants cannot miss a pair.

use serde::{Deserialize, Serialize};

use crate::text::{allowed_distance, letters_mask, within_masked};

/// Letters of a word that take part in its variants.
const PREFIX: usize = 7;
/// Bits of a variant's hash that choose its bucket.
const MAX_BUCKET_BITS: u32 = 18;

/// A set of words, numbered in the order they were given.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Words", into = "Words")]
pub(super) struct FuzzyDictionary {
    words: Words,
    masks: Vec<u32>,
    /// First index in `variants` of each bucket, and the end.
    buckets: Vec<u32>,
    /// (hash of the variant, word), by bucket.
    variants: Vec<(u32, u32)>,
    bucket_bits: u32,
}

/// The words themselves, one text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Words {
    text: String,
    /// End of each word in the text.
    ends: Vec<u32>,
}

impl Words {
    fn get(&self, word: u32) -> &str {
        let word = word as usize;
        let from = if word == 0 { 0 } else { self.ends[word - 1] as usize };
        &self.text[from..self.ends[word] as usize]
    }
}

impl From<FuzzyDictionary> for Words {
    fn from(dictionary: FuzzyDictionary) -> Self {
        dictionary.words
    }
}

impl From<Words> for FuzzyDictionary {
    fn from(words: Words) -> Self {
        let count = u32::try_from(words.ends.len()).unwrap_or(u32::MAX);
        let mut hashed = Vec::new();
        for word in 0..count {
            each_variant(words.get(word), |hash| hashed.push((hash, word)));
        }
        let bucket_bits = (hashed.len().max(2).ilog2()).min(MAX_BUCKET_BITS);
        hashed.sort_unstable();
        hashed.dedup();
        let mut buckets = vec![0_u32; (1 << bucket_bits) + 1];
        for (hash, _) in &hashed {
            buckets[(hash >> (32 - bucket_bits)) as usize + 1] += 1;
        }
        for bucket in 1..buckets.len() {
            buckets[bucket] += buckets[bucket - 1];
        }
        let masks = (0..count).map(|word| letters_mask(words.get(word))).collect();
        Self { words, masks, buckets, variants: hashed, bucket_bits }
    }
}

impl FuzzyDictionary {
    /// Builds the set. Words should be different.
    pub fn build<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut all = Words::default();
        for word in words {
            all.text.push_str(word);
            all.ends.push(u32::try_from(all.text.len()).unwrap_or(u32::MAX));
        }
        all.into()
    }

    /// The words within the distance allowed for the shorter of both, with that distance, by
    /// number.
    pub fn find(&self, word: &str) -> Vec<(u32, usize)> {
        let mut candidates = Vec::new();
        each_variant(word, |hash| {
            let bucket = (hash >> (32 - self.bucket_bits.max(1))) as usize;
            let Some(range) = self.buckets.get(bucket..bucket + 2) else { return };
            let entries = &self.variants[range[0] as usize..range[1] as usize];
            candidates.extend(entries.iter().filter(|(h, _)| *h == hash).map(|(_, word)| *word));
        });
        candidates.sort_unstable();
        candidates.dedup();
        let mask = letters_mask(word);
        candidates
            .into_iter()
            .filter_map(|id| {
                let other = self.words.get(id);
                let bound = allowed_distance(word.len().min(other.len()));
                within_masked((word, mask), (other, self.masks[id as usize]), bound)
                    .map(|distance| (id, distance))
            })
            .collect()
    }

    /// The number of a word, if it is in the set.
    pub fn exact(&self, word: &str) -> Option<u32> {
        let hash = hash_of(prefix(word.as_bytes()));
        let bucket = (hash >> (32 - self.bucket_bits.max(1))) as usize;
        let range = self.buckets.get(bucket..bucket + 2)?;
        self.variants[range[0] as usize..range[1] as usize]
            .iter()
            .find(|(h, id)| *h == hash && self.words.get(*id) == word)
            .map(|(_, id)| *id)
    }

    /// Approximate size in memory, bytes.
    pub fn size_bytes(&self) -> usize {
        self.words.text.capacity()
            + 4 * (self.words.ends.capacity() + self.masks.capacity() + self.buckets.capacity())
            + 8 * self.variants.capacity()
    }
}

fn prefix(word: &[u8]) -> &[u8] {
    &word[..word.len().min(PREFIX)]
}

/// Gives the hash of every text that is left of the word's prefix after at most as many
/// deletions as its length allows edits.
fn each_variant(word: &str, mut give: impl FnMut(u32)) {
    let head = prefix(word.as_bytes());
    let allowed = allowed_distance(word.len());
    give(hash_of(head));
    if allowed == 0 {
        return;
    }
    for first in 0..head.len() {
        let mut once = [0_u8; PREFIX];
        let once = without(head, first, &mut once);
        give(hash_of(once));
        if allowed < 2 {
            continue;
        }
        for second in first..once.len() {
            let mut twice = [0_u8; PREFIX];
            give(hash_of(without(once, second, &mut twice)));
        }
    }
}

fn without<'b>(text: &[u8], at: usize, buffer: &'b mut [u8; PREFIX]) -> &'b [u8] {
    let end = text.len() - 1;
    buffer[..at].copy_from_slice(&text[..at]);
    buffer[at..end].copy_from_slice(&text[at + 1..]);
    &buffer[..end]
}

/// FNV-1a with a last mix, so that the high bits that choose the bucket are good.
fn hash_of(text: &[u8]) -> u32 {
    let hash = text
        .iter()
        .fold(0x811C_9DC5_u32, |hash, b| (hash ^ u32::from(*b)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)).wrapping_mul(0x2C1B_3C6D)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::within;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        /// Law of this module: nothing within the distance is missed, nothing else is found.
        #[test]
        fn finds_what_a_full_scan_finds(
            mut words in proptest::collection::vec("[abc]{1,12}", 1..40),
            query in "[abc]{1,12}",
        ) {
            words.sort();
            words.dedup();
            let dictionary = FuzzyDictionary::build(words.iter().map(String::as_str));
            let scan: Vec<(u32, usize)> = words
                .iter()
                .enumerate()
                .filter_map(|(id, word)| {
                    let bound = allowed_distance(word.len().min(query.len()));
                    within(word, &query, bound).map(|d| (u32::try_from(id).unwrap(), d))
                })
                .collect();
            prop_assert_eq!(dictionary.find(&query), scan);
            let at = words.iter().position(|word| *word == query);
            prop_assert_eq!(dictionary.exact(&query).map(|id| id as usize), at);
        }
    }

    #[test]
    fn an_empty_dictionary_finds_nothing() {
        let dictionary = FuzzyDictionary::default();
        assert!(dictionary.find("anything").is_empty());
        assert_eq!(dictionary.exact("anything"), None);
    }

    #[test]
    fn survives_being_written_and_read() {
        let dictionary = FuzzyDictionary::build(["ivanov", "petrov"].into_iter());
        let bytes = postcard::to_stdvec(&dictionary).unwrap();
        assert_eq!(postcard::from_bytes::<FuzzyDictionary>(&bytes).unwrap(), dictionary);
    }
}
