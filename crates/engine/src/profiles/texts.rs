//! Sets of texts that a value is looked up in: is it one of them, does it begin with one, does it
//! contain one as words. All texts are in their normal form ([`super::normal`]).

use std::collections::HashSet;

/// Sets up to this size are compared one by one: that costs less than a hash, because most
/// values differ in their length or their first letters.
const SMALL: usize = 8;

/// Bytes in a head.
const HEAD: usize = 8;

/// The first bytes of a text as one number, zeros behind a shorter one: most texts differ in
/// them, and numbers are compared faster than texts.
pub(super) fn head(text: &str) -> u64 {
    let mut bytes = [0; HEAD];
    let length = text.len().min(HEAD);
    bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
    u64::from_le_bytes(bytes)
}

/// A text to compare with, its head, and the bits of the head that it fills.
pub(super) struct Compared {
    head: u64,
    filled: u64,
    text: String,
}

impl Compared {
    fn new(text: String) -> Self {
        let filled = match text.len() {
            0 => 0,
            short @ 1..HEAD => u64::MAX >> (8 * (HEAD - short)),
            _ => u64::MAX,
        };
        Self { head: head(&text), filled, text }
    }

    fn is(&self, head: u64, text: &str) -> bool {
        self.head == head && self.text == text
    }

    fn begins(&self, head: u64, text: &str) -> bool {
        let (own, stated) = (self.text.len(), text.len());
        self.head == head & self.filled
            && own <= stated
            && (own <= HEAD || text.starts_with(&self.text))
    }
}

/// Texts, one of which a value may be.
pub(super) enum Values {
    One(Compared),
    Few(Vec<Compared>),
    Many(HashSet<String>),
}

impl Values {
    pub(super) fn new(mut values: Vec<String>) -> Self {
        if values.len() == 1 {
            Self::One(Compared::new(values.remove(0)))
        } else if values.len() <= SMALL {
            Self::Few(values.into_iter().map(Compared::new).collect())
        } else {
            Self::Many(values.into_iter().collect())
        }
    }

    pub(super) fn contains(&self, head: u64, text: &str) -> bool {
        match self {
            Self::One(value) => value.is(head, text),
            Self::Few(values) => values.iter().any(|value| value.is(head, text)),
            Self::Many(values) => values.contains(text),
        }
    }
}

/// Texts, with one of which a value may begin. Of many, each length that occurs is one look into
/// a set.
pub(super) enum Starts {
    One(Compared),
    Few(Vec<Compared>),
    Many { lengths: Vec<usize>, starts: HashSet<String> },
}

impl Starts {
    pub(super) fn new(mut values: Vec<String>) -> Self {
        if values.len() == 1 {
            return Self::One(Compared::new(values.remove(0)));
        }
        if values.len() <= SMALL {
            return Self::Few(values.into_iter().map(Compared::new).collect());
        }
        let mut lengths: Vec<usize> = values.iter().map(String::len).collect();
        lengths.sort_unstable();
        lengths.dedup();
        Self::Many { lengths, starts: values.into_iter().collect() }
    }

    pub(super) fn begin(&self, head: u64, text: &str) -> bool {
        match self {
            Self::One(start) => start.begins(head, text),
            Self::Few(starts) => starts.iter().any(|start| start.begins(head, text)),
            Self::Many { lengths, starts } => lengths
                .iter()
                .filter_map(|length| text.get(..*length))
                .any(|start| starts.contains(start)),
        }
    }
}

/// Phrases to be found as whole words; a list of a hundred thousand costs as many hashes as the
/// text has words, for each number of words that occurs in the list.
pub(super) struct Phrases {
    phrases: HashSet<String>,
    lengths: Vec<usize>,
}

impl Phrases {
    pub(super) fn new(values: Vec<String>) -> Self {
        let mut lengths: Vec<usize> = values.iter().map(|value| value.split(' ').count()).collect();
        lengths.sort_unstable();
        lengths.dedup();
        Self { phrases: values.into_iter().collect(), lengths }
    }

    pub(super) fn occur_in(&self, text: &str) -> bool {
        let mut bounds: Vec<(usize, usize)> = Vec::new();
        let mut start = 0;
        for word in text.split(' ') {
            bounds.push((start, start + word.len()));
            start += word.len() + 1;
        }
        self.lengths.iter().any(|&length| {
            bounds.windows(length).any(|window| {
                let (start, end) = (window[0].0, window[length - 1].1);
                self.phrases.contains(&text[start..end])
            })
        })
    }
}
