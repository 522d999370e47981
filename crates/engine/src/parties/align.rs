//! Parts of two names laid side by side: each part once, order free, best pairs first, one part
//! against two neighbours where a name is written together.
//!
//! How alike two parts are is asked of the caller, who may know it already.

use super::AlignedPart;
use super::key::MatchedKey;
use super::prepare::{MAX_PARTS, NamePart, PartRole};
use super::similarity::{is_joined, similarity};
use super::whole;

/// One name for the comparison.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side<'a> {
    /// At most [`super::MAX_PARTS`].
    pub parts: &'a [&'a NamePart],
    /// Weight of each part.
    pub weights: &'a [f32],
}

impl Side<'_> {
    pub fn total(&self) -> f32 {
        self.weights.iter().sum()
    }
}

/// A pair of the alignment: parts of the first and of the second name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    /// First part of the query and how many.
    pub query: (usize, usize),
    /// First part of the listed name and how many.
    pub listed: (usize, usize),
    pub similarity: f32,
    pub key: MatchedKey,
}

/// Likeness of two parts written together.
pub(super) const JOINED: f32 = 0.95;

/// Aligns names; keeps its memory from one to the next.
#[derive(Debug, Default)]
pub(super) struct Aligner {
    candidates: Vec<(f32, Pair)>,
    pairs: Vec<Pair>,
}

/// The alignment of two names, in the order of the query.
pub(super) fn align(query: Side<'_>, listed: Side<'_>) -> Vec<Pair> {
    let mut aligner = Aligner::default();
    aligner.align(query, listed, |i, j| similarity(query.parts[i], listed.parts[j]));
    aligner.pairs
}

impl Aligner {
    /// The alignment of two names, in the order of the query, by the likeness of part `i` of the
    /// query and part `j` of the listed name. Exchanging the names exchanges the sides of the
    /// pairs and nothing else: equal choices are made in one fixed order of the names.
    pub fn align(
        &mut self,
        query: Side<'_>,
        listed: Side<'_>,
        likeness: impl Fn(usize, usize) -> (f32, MatchedKey),
    ) -> &[Pair] {
        let Self { candidates, pairs } = self;
        candidates.clear();
        pairs.clear();
        for i in 0..query.parts.len() {
            for j in 0..listed.parts.len() {
                let (similarity, key) = likeness(i, j);
                if similarity > 0.0 {
                    let worth = similarity * query.weights[i].min(listed.weights[j]);
                    let pair = Pair { query: (i, 1), listed: (j, 1), similarity, key };
                    candidates.push((worth, pair));
                }
            }
        }
        let mut used = Used::default();
        match candidates.as_slice() {
            [] => {}
            [(_, only)] => {
                used.take(only.query, only.listed);
                pairs.push(*only);
            }
            _ => {
                sort(candidates, || texts(query).le(texts(listed)));
                pairs.extend(
                    candidates
                        .iter()
                        .map(|(_, pair)| *pair)
                        .filter(|pair| used.take(pair.query, pair.listed)),
                );
            }
        }
        let used = join(query, listed, used, candidates, pairs);
        if used.leaves(query.parts.len(), listed.parts.len())
            && let Some(whole) = whole::pair(query, listed)
            && whole.similarity * query.total().min(listed.total()) > covered(query, listed, pairs)
        {
            pairs.clear();
            pairs.push(whole);
        }
        if pairs.len() > 1 {
            pairs.sort_unstable_by_key(|pair| (pair.query, pair.listed));
        }
        pairs
    }
}

fn texts(side: Side<'_>) -> impl Iterator<Item = &str> {
    side.parts.iter().map(|part| part.text.as_str())
}

/// Best first; among equals the nearest places, then the order of the names, that of the query
/// first if it comes first in the alphabet.
fn sort(candidates: &mut [(f32, Pair)], query_first: impl Fn() -> bool) {
    let apart = |pair: &Pair| pair.query.0.abs_diff(pair.listed.0);
    candidates.sort_unstable_by(|(worth, pair), (other_worth, other)| {
        other_worth.total_cmp(worth).then_with(|| apart(pair).cmp(&apart(other))).then_with(|| {
            let of_query = pair.query.cmp(&other.query);
            let of_listed = pair.listed.cmp(&other.listed);
            // The texts are looked at only where the order of the names decides.
            if of_query == of_listed || query_first() {
                of_query.then(of_listed)
            } else {
                of_listed.then(of_query)
            }
        })
    });
}

/// Pairs one free part with two free neighbours.
fn join(
    query: Side<'_>,
    listed: Side<'_>,
    mut used: Used,
    possible: &mut Vec<(f32, Pair)>,
    pairs: &mut Vec<Pair>,
) -> Used {
    possible.clear();
    let mut add = |query, listed| {
        let pair = Pair { query, listed, similarity: JOINED, key: MatchedKey::Joined };
        possible.push((JOINED, pair));
    };
    each_join(query, listed, used.query, used.listed, |one, two| add((one, 1), (two, 2)));
    each_join(listed, query, used.listed, used.query, |one, two| add((two, 2), (one, 1)));
    if possible.len() > 1 && !texts(query).le(texts(listed)) {
        // The other order of the names; a stable sort keeps that of the places.
        possible.sort_by_key(|(_, pair)| pair.query.1 == 1);
    }
    pairs.extend(
        possible.iter().map(|(_, pair)| *pair).filter(|pair| used.take(pair.query, pair.listed)),
    );
    used
}

/// Weight of both names that pairs cover, the smaller of the two.
fn covered(query: Side<'_>, listed: Side<'_>, pairs: &[Pair]) -> f32 {
    let of = |side: Side<'_>, at: fn(&Pair) -> (usize, usize)| -> f32 {
        let weight = |(from, count): (usize, usize)| side.weights[from..from + count].iter();
        pairs.iter().map(|pair| pair.similarity * weight(at(pair)).sum::<f32>()).sum()
    };
    of(query, |pair| pair.query).min(of(listed, |pair| pair.listed))
}

/// Gives each free part of one name with the first of two free neighbours of the other that it
/// is when these are written together.
fn each_join(
    one: Side<'_>,
    two: Side<'_>,
    used_one: u32,
    used_two: u32,
    mut give: impl FnMut(usize, usize),
) {
    for (i, whole) in one.parts.iter().enumerate().filter(|(i, _)| used_one & bits(*i, 1) == 0) {
        for j in 1..two.parts.len() {
            if used_two & bits(j - 1, 2) == 0 && is_joined(whole, two.parts[j - 1], two.parts[j]) {
                give(i, j - 1);
            }
        }
    }
}

/// Which parts are already paired, a bit each.
#[derive(Debug, Clone, Copy, Default)]
struct Used {
    query: u32,
    listed: u32,
}

const _: () = assert!(MAX_PARTS <= u32::BITS as usize, "a bit for each part");

fn bits(from: usize, count: usize) -> u32 {
    ((1 << count) - 1) << from
}

impl Used {
    /// Whether parts of both names are left over.
    fn leaves(self, query: usize, listed: usize) -> bool {
        self.query != bits(0, query) && self.listed != bits(0, listed)
    }

    fn take(&mut self, query: (usize, usize), listed: (usize, usize)) -> bool {
        let (q, l) = (bits(query.0, query.1), bits(listed.0, listed.1));
        if self.query & q != 0 || self.listed & l != 0 {
            return false;
        }
        self.query |= q;
        self.listed |= l;
        true
    }
}

/// The alignment as an explanation: pairs in the order of the query, then what is left of the
/// query, then what is left of the listed name (stop words left out).
pub(super) fn explain(query: Side<'_>, listed: Side<'_>, pairs: &[Pair]) -> Vec<AlignedPart> {
    let text = |side: Side<'_>, at: (usize, usize)| -> String {
        side.parts[at.0..at.0 + at.1].iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    let mut out: Vec<AlignedPart> = pairs
        .iter()
        .map(|pair| AlignedPart {
            query: text(query, pair.query),
            listed: text(listed, pair.listed),
            similarity: f64::from(pair.similarity),
            key: Some(pair.key),
        })
        .collect();
    let left = |side: Side<'_>, of: fn(&Pair) -> (usize, usize)| -> Vec<String> {
        (0..side.parts.len())
            .filter(|at| side.parts[*at].role != PartRole::Stop)
            .filter(|at| {
                !pairs.iter().map(of).any(|(from, count)| (from..from + count).contains(at))
            })
            .map(|at| side.parts[at].text.clone())
            .collect()
    };
    out.extend(left(query, |pair| pair.query).into_iter().map(|query| AlignedPart {
        query,
        listed: String::new(),
        similarity: 0.0,
        key: None,
    }));
    out.extend(left(listed, |pair| pair.listed).into_iter().map(|listed| AlignedPart {
        query: String::new(),
        listed,
        similarity: 0.0,
        key: None,
    }));
    out
}
