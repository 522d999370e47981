//! Words found by edit distance: every word within the allowed distance, none missed.
//!
//! Deletion neighbourhood (symmetric delete) on the first letters of a word, each find verified
//! by the true distance. If two words are within `k` edits, both can be brought to one common
//! text by at most `k` deletions each; cut to the first [`PREFIX`] letters, the first
//! `PREFIX - k` letters of that text are reached from both prefixes by at most `k` deletions.
//! So both words share a variant, and a table of all variants cannot miss a pair.

use serde::{Deserialize, Serialize};

use crate::text::{allowed_distance, letters_mask, masks_fit, within};

/// Letters of a word that take part in its variants.
const PREFIX: usize = 7;
/// Most bits of a variant's hash that choose its bucket: 16 MiB of buckets for millions of words.
const MAX_BUCKET_BITS: u32 = 22;
/// Bits fewer than the count of variants has: two to four variants share a bucket, and their tags
/// tell them apart.
const SHARED_BITS: u32 = 1;

/// A set of words, numbered in the order they were given.
///
/// Written as the words alone; the tables are made again when it is read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Words", into = "Words")]
pub(super) struct FuzzyDictionary {
    text: String,
    /// Where each word ends in the text and which letters it has; first a word that is none, so
    /// that each word begins where the one before it ends.
    heads: Vec<Head>,
    /// First index in `tags` and `words` of each bucket, and the end.
    buckets: Vec<u32>,
    /// Of each variant, by bucket: low bits of its hash, and its word.
    tags: Vec<u8>,
    words: Vec<u32>,
    bucket_bits: u32,
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Head {
    end: u32,
    mask: u32,
}

/// The words as written.
#[derive(Serialize, Deserialize)]
struct Words {
    text: String,
    /// End of each word in the text.
    ends: Vec<u32>,
}

impl From<FuzzyDictionary> for Words {
    fn from(dictionary: FuzzyDictionary) -> Self {
        let ends = dictionary.heads.iter().skip(1).map(|head| head.end).collect();
        Self { text: dictionary.text, ends }
    }
}

impl From<Words> for FuzzyDictionary {
    fn from(words: Words) -> Self {
        let mut dictionary = Self { text: words.text, ..Self::default() };
        let mut begin = 0;
        dictionary.heads.reserve_exact(words.ends.len() + 1);
        dictionary.heads.push(Head::default());
        for end in words.ends {
            // Damaged ends give empty words, no panic.
            let word = dictionary.text.get(begin as usize..end as usize).unwrap_or_default();
            dictionary.heads.push(Head { end, mask: letters_mask(word) });
            begin = end;
        }
        dictionary.make_tables();
        dictionary
    }
}

impl FuzzyDictionary {
    /// Builds the set. Words should be different.
    pub fn build<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut all = Words { text: String::new(), ends: Vec::new() };
        for word in words {
            all.text.push_str(word);
            all.ends.push(u32::try_from(all.text.len()).unwrap_or(u32::MAX));
        }
        all.text.shrink_to_fit();
        all.into()
    }

    fn make_tables(&mut self) {
        let mut variants = 0_usize;
        for word in 0..self.len() {
            each_variant(self.get(word), |_| variants += 1);
        }
        let bits = variants.max(2).ilog2().saturating_sub(SHARED_BITS);
        self.bucket_bits = bits.clamp(1, MAX_BUCKET_BITS);
        let mut buckets = vec![0_u32; (1 << self.bucket_bits) + 1];
        for word in 0..self.len() {
            each_variant(self.get(word), |hash| buckets[self.bucket(hash)] += 1);
        }
        let mut total = 0;
        for bucket in &mut buckets {
            total += std::mem::replace(bucket, total);
        }
        // Filling moves each beginning to the end, which is the beginning of the next.
        let mut tags = vec![0_u8; variants];
        let mut words = vec![0_u32; variants];
        for word in 0..self.len() {
            each_variant(self.get(word), |hash| {
                let place = &mut buckets[self.bucket(hash)];
                tags[*place as usize] = tag(hash);
                words[*place as usize] = word;
                *place += 1;
            });
        }
        buckets.rotate_right(1);
        buckets[0] = 0;
        (self.buckets, self.tags, self.words) = (buckets, tags, words);
    }

    /// How many words.
    pub fn len(&self) -> u32 {
        u32::try_from(self.heads.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    fn get(&self, word: u32) -> &str {
        let (before, head) = (self.heads[word as usize], self.heads[word as usize + 1]);
        self.text.get(before.end as usize..head.end as usize).unwrap_or_default()
    }

    fn bucket(&self, hash: u32) -> usize {
        (hash >> (32 - self.bucket_bits)) as usize
    }

    /// The words that may have a variant with this hash.
    fn with_variant(&self, hash: u32) -> impl Iterator<Item = u32> {
        let range = match self.buckets.as_slice() {
            [] => 0..0,
            buckets => {
                let bucket = self.bucket(hash);
                buckets[bucket] as usize..buckets[bucket + 1] as usize
            }
        };
        let tags = self.tags[range.clone()].iter().zip(&self.words[range]);
        tags.filter(move |(found, _)| **found == tag(hash)).map(|(_, word)| *word)
    }

    /// The words within the distance allowed for the shorter of both, with that distance, by
    /// number.
    pub fn find(&self, word: &str) -> Vec<(u32, usize)> {
        let mut found = Vec::new();
        self.each_near(word, &mut Vec::new(), |id, distance| found.push((id, distance)));
        found
    }

    /// Gives what [`FuzzyDictionary::find`] finds. `room` is memory to be used again.
    pub fn each_near(&self, word: &str, room: &mut Vec<u32>, mut give: impl FnMut(u32, usize)) {
        room.clear();
        let mask = letters_mask(word);
        each_variant(word, |hash| {
            room.extend(self.with_variant(hash).filter(|id| {
                let (before, head) = (self.heads[*id as usize], self.heads[*id as usize + 1]);
                let length = (head.end - before.end) as usize;
                let bound = allowed_distance(length.min(word.len()));
                length.abs_diff(word.len()) <= bound && masks_fit(mask, head.mask, bound)
            }));
        });
        room.sort_unstable();
        room.dedup();
        for &id in room.iter() {
            let other = self.get(id);
            let bound = allowed_distance(word.len().min(other.len()));
            if let Some(distance) = within(word, other, bound) {
                give(id, distance);
            }
        }
    }

    /// The number of a word, if it is in the set.
    pub fn exact(&self, word: &str) -> Option<u32> {
        self.with_variant(hash_of(prefix(word.as_bytes()))).find(|id| self.get(*id) == word)
    }

    /// Memory, bytes.
    pub fn size_bytes(&self) -> usize {
        self.text.capacity()
            + 8 * self.heads.capacity()
            + 4 * (self.buckets.capacity() + self.words.capacity())
            + self.tags.capacity()
    }
}

/// What tells the variants of one bucket apart: bits that choose no bucket.
fn tag(hash: u32) -> u8 {
    hash as u8
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
