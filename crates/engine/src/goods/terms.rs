//! Many terms at once in a text: every term whose words all stand near each other, whatever
//! their order and endings. It does not weigh them and knows no typing errors yet.

use std::collections::HashMap;

use super::normal::{NormalText, term_stems};

/// An abbreviation has at least so many letters before its full stop.
const SHORTEST_ABBREVIATION: usize = 4;
/// An abbreviation stands for at most so many words; a less definite one is left alone.
const MAX_EXPANSIONS: usize = 12;

/// A term found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TermHit {
    /// Number of the term, in the order of insertion.
    pub term: u32,
    /// First and last token.
    pub tokens: (usize, usize),
}

#[derive(Debug, Default)]
struct Term {
    words: Box<[u32]>,
    gap: usize,
}

/// The terms, ready to be looked for.
#[derive(Debug, Default)]
pub(super) struct TermIndex {
    words: HashMap<String, u32>,
    sorted: Vec<(String, u32)>,
    terms: Vec<Term>,
    /// For each word the terms whose rarest word it is.
    anchored: Vec<Vec<u32>>,
}

impl TermIndex {
    /// Builds the index; `gap` is how many other words may stand between those of the term.
    /// A term without a word is kept (so that numbers stay in step) but never found.
    pub fn build<'t>(terms: impl IntoIterator<Item = (&'t str, usize)>) -> Self {
        let mut index = Self::default();
        for (term, gap) in terms {
            let mut words: Vec<u32> =
                term_stems(term).into_iter().map(|word| index.word(word)).collect();
            words.sort_unstable();
            words.dedup();
            index.terms.push(Term { words: words.into(), gap });
        }
        let mut frequency = vec![0u32; index.words.len()];
        for word in index.terms.iter().flat_map(|term| term.words.iter()) {
            frequency[*word as usize] += 1;
        }
        index.anchored = vec![Vec::new(); index.words.len()];
        for (number, term) in index.terms.iter().enumerate() {
            if let Some(anchor) = term.words.iter().min_by_key(|word| frequency[**word as usize]) {
                index.anchored[*anchor as usize].push(number as u32);
            }
        }
        index.sorted = index.words.iter().map(|(word, id)| (word.clone(), *id)).collect();
        index.sorted.sort_unstable();
        index
    }

    fn word(&mut self, word: String) -> u32 {
        let next = self.words.len() as u32;
        *self.words.entry(word).or_insert(next)
    }

    /// Terms of the text, each once and at its tightest place, in the order of terms.
    pub fn find(&self, text: &NormalText) -> Vec<TermHit> {
        let present = self.present(text);
        let mut hits: Vec<TermHit> = Vec::new();
        for &(word, tokens) in &present {
            for &term in &self.anchored[word as usize] {
                if let Some(tokens) = self.terms[term as usize].stands(&present, word, tokens) {
                    hits.push(TermHit { term, tokens });
                }
            }
        }
        hits.sort_by_key(|hit| (hit.term, hit.tokens.1 - hit.tokens.0, hit.tokens.0));
        hits.dedup_by_key(|hit| hit.term);
        hits
    }

    fn present(&self, text: &NormalText) -> Vec<(u32, (usize, usize))> {
        let mut present = Vec::with_capacity(text.tokens.len());
        for (place, token) in text.tokens.iter().enumerate() {
            if let Some(&word) = self.words.get(&token.stem) {
                present.push((word, (place, place)));
            } else if token.dotted && token.stem.chars().count() >= SHORTEST_ABBREVIATION {
                let words = self.expansions(&token.stem);
                present.extend(words.map(|word| (word, (place, place))));
            }
        }
        for glued in &text.glued {
            if let Some(&word) = self.words.get(&glued.stem) {
                present.push((word, glued.tokens));
            }
        }
        present
    }

    fn expansions(&self, beginning: &str) -> impl Iterator<Item = u32> {
        let from = self.sorted.partition_point(|(word, _)| word.as_str() < beginning);
        let rest = &self.sorted[from..];
        let count = rest.iter().take_while(|(word, _)| word.starts_with(beginning)).count();
        let taken = if count <= MAX_EXPANSIONS { count } else { 0 };
        rest[..taken].iter().map(|(_, id)| *id)
    }
}

impl Term {
    /// Whether all words stand near a place of one of them, and from where to where.
    fn stands(
        &self,
        present: &[(u32, (usize, usize))],
        anchor: u32,
        place: (usize, usize),
    ) -> Option<(usize, usize)> {
        let mut span = place;
        let mut length = place.1 - place.0 + 1;
        for &word in self.words.iter().filter(|word| **word != anchor) {
            let nearest = present
                .iter()
                .filter(|(other, at)| *other == word && (at.1 < place.0 || at.0 > place.1))
                .map(|(_, at)| *at)
                .min_by_key(|at| at.0.abs_diff(place.0))?;
            span = (span.0.min(nearest.0), span.1.max(nearest.1));
            length += nearest.1 - nearest.0 + 1;
        }
        (span.1 - span.0 < length + self.gap).then_some(span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(terms: &[&str], text: &str) -> Vec<u32> {
        let index = TermIndex::build(terms.iter().map(|term| (*term, 2)));
        index.find(&NormalText::read(text)).into_iter().map(|hit| hit.term).collect()
    }

    #[test]
    fn order_and_endings_do_not_matter() {
        assert_eq!(found(&["glass lined reactor"], "REACTORS, GLASS-LINED 3 M3"), [0]);
        assert_eq!(found(&["преобразователь частоты"], "преобр.частоты 11 кВт"), [0]);
        assert_eq!(found(&["сталь мартенситно-стареющая"], "из мартенситно-стареющей стали"), [0]);
    }

    #[test]
    fn words_far_apart_are_no_term() {
        assert!(found(&["heavy water"], "heavy duty pump for drinking water").is_empty());
        assert!(found(&["heavy water"], "heavy").is_empty());
    }
}
