//! Parts of two names laid side by side: each part once, order free, best pairs first, one part
//! against two neighbours where a name is written together.

use super::AlignedPart;
use super::prepare::{NamePart, PartRole};
use super::similarity::{Ground, is_joined, similarity};

/// One name for the comparison.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side<'a> {
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
    pub ground: Ground,
}

/// Likeness of two parts written together.
const JOINED: f32 = 0.95;

/// The alignment of two names, in the order of the query. Exchanging the names exchanges the
/// sides of the pairs and nothing else: equal choices are made in one fixed order of the names.
pub(super) fn align(query: Side<'_>, listed: Side<'_>) -> Vec<Pair> {
    let mut pairs = if texts(query).le(texts(listed)) {
        align_ordered(query, listed)
    } else {
        let mut pairs = align_ordered(listed, query);
        for pair in &mut pairs {
            std::mem::swap(&mut pair.query, &mut pair.listed);
        }
        pairs
    };
    pairs.sort_by_key(|pair| (pair.query, pair.listed));
    pairs
}

fn texts(side: Side<'_>) -> impl Iterator<Item = &str> {
    side.parts.iter().map(|part| part.text.as_str())
}

fn align_ordered(query: Side<'_>, listed: Side<'_>) -> Vec<Pair> {
    let mut candidates = Vec::new();
    for (i, a) in query.parts.iter().enumerate() {
        for (j, b) in listed.parts.iter().enumerate() {
            let (similarity, ground) = similarity(a, b);
            if similarity > 0.0 {
                let worth = similarity * query.weights[i].min(listed.weights[j]);
                candidates.push((worth, i, j, similarity, ground));
            }
        }
    }
    // Best first; among equals the nearest places, then the order of the names.
    candidates.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| a.1.abs_diff(a.2).cmp(&b.1.abs_diff(b.2)))
            .then_with(|| (a.1, a.2).cmp(&(b.1, b.2)))
    });
    let mut used = Used::new(query.parts.len(), listed.parts.len());
    let mut pairs = Vec::new();
    for (_, i, j, similarity, ground) in candidates {
        if used.take((i, 1), (j, 1)) {
            pairs.push(Pair { query: (i, 1), listed: (j, 1), similarity, ground });
        }
    }
    join(query, listed, &mut used, &mut pairs);
    pairs
}

/// Pairs one free part with two free neighbours.
fn join(query: Side<'_>, listed: Side<'_>, used: &mut Used, pairs: &mut Vec<Pair>) {
    for (i, one) in query.parts.iter().enumerate() {
        for j in 1..listed.parts.len() {
            if used.free((i, 1), (j - 1, 2))
                && is_joined(one, listed.parts[j - 1], listed.parts[j])
                && used.take((i, 1), (j - 1, 2))
            {
                let (query, listed) = ((i, 1), (j - 1, 2));
                pairs.push(Pair { query, listed, similarity: JOINED, ground: Ground::Joined });
            }
        }
    }
    for (j, one) in listed.parts.iter().enumerate() {
        for i in 1..query.parts.len() {
            if used.free((i - 1, 2), (j, 1))
                && is_joined(one, query.parts[i - 1], query.parts[i])
                && used.take((i - 1, 2), (j, 1))
            {
                let (query, listed) = ((i - 1, 2), (j, 1));
                pairs.push(Pair { query, listed, similarity: JOINED, ground: Ground::Joined });
            }
        }
    }
}

/// Which parts are already paired.
struct Used {
    query: Vec<bool>,
    listed: Vec<bool>,
}

impl Used {
    fn new(query: usize, listed: usize) -> Self {
        Self { query: vec![false; query], listed: vec![false; listed] }
    }

    fn free(&self, query: (usize, usize), listed: (usize, usize)) -> bool {
        !self.query[query.0..query.0 + query.1].iter().any(|used| *used)
            && !self.listed[listed.0..listed.0 + listed.1].iter().any(|used| *used)
    }

    fn take(&mut self, query: (usize, usize), listed: (usize, usize)) -> bool {
        if !self.free(query, listed) {
            return false;
        }
        self.query[query.0..query.0 + query.1].fill(true);
        self.listed[listed.0..listed.0 + listed.1].fill(true);
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
    }));
    out.extend(left(listed, |pair| pair.listed).into_iter().map(|listed| AlignedPart {
        query: String::new(),
        listed,
        similarity: 0.0,
    }));
    out
}
