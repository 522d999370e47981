//! Many terms at once in a text: every term whose words all stand near each other, whatever
//! their order, endings and typing errors. It does not weigh them.

use std::collections::HashMap;

use super::normal::{NormalText, Token, term_stems};
use super::stem::stem;
use super::typos::Neighbourhood;

/// An abbreviation has at least so many letters before its full stop.
const SHORTEST_ABBREVIATION: usize = 4;
/// An abbreviation stands for at most so many words; a less definite one is left alone.
const MAX_EXPANSIONS: usize = 12;

/// Words written in parts (`dimethyl methyl phosphonate`) are read together up to this many.
const MOST_PARTS: usize = 4;
/// The whole of such parts has so many letters at least.
const SHORTEST_WHOLE: usize = 9;

/// A term found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TermHit {
    /// Number of the term, in the order of insertion.
    pub term: u32,
    /// First and last token.
    pub tokens: (usize, usize),
    /// Whether a word of it was read through another form or a typing error.
    pub guessed: bool,
}

/// A word of the index in a text.
#[derive(Debug, Clone, Copy)]
struct Present {
    word: u32,
    tokens: (usize, usize),
    guessed: bool,
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
    /// For each word its place among the sorted ones.
    places: Vec<u32>,
    terms: Vec<Term>,
    /// For each word the terms whose rarest word it is.
    anchored: Vec<Vec<u32>>,
    /// Words near others; empty when typing errors are not looked for.
    typos: Neighbourhood,
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
        index.places = vec![0; index.sorted.len()];
        for (place, (_, id)) in index.sorted.iter().enumerate() {
            index.places[*id as usize] = place as u32;
        }
        index
    }

    fn word(&mut self, word: String) -> u32 {
        let next = self.words.len() as u32;
        *self.words.entry(word).or_insert(next)
    }

    /// The same, seeing through typing errors too.
    #[must_use]
    pub fn with_typos(mut self) -> Self {
        self.typos = Neighbourhood::build(self.sorted.iter().map(|(w, id)| (w.as_str(), *id)));
        self
    }

    /// Whether a text has a word of the index, as a whole term.
    pub fn knows(&self, stem: &str) -> bool {
        self.words.contains_key(stem)
    }

    /// Terms of the text, each once and at its tightest place, in the order of terms.
    pub fn find(&self, text: &NormalText) -> Vec<TermHit> {
        self.find_known(text, |_| false)
    }

    /// The same; words that `ordinary` knows are not taken for typing errors of others.
    pub fn find_known(&self, text: &NormalText, ordinary: impl Fn(&Token) -> bool) -> Vec<TermHit> {
        let present = self.present(text, ordinary);
        let mut hits: Vec<TermHit> = Vec::new();
        for one in &present {
            for &term in &self.anchored[one.word as usize] {
                if let Some((tokens, guessed)) = self.terms[term as usize].stands(&present, one) {
                    hits.push(TermHit { term, tokens, guessed });
                }
            }
        }
        hits.sort_by_key(|hit| (hit.term, hit.guessed, hit.tokens.1 - hit.tokens.0, hit.tokens.0));
        hits.dedup_by_key(|hit| hit.term);
        hits
    }

    fn present(&self, text: &NormalText, ordinary: impl Fn(&Token) -> bool) -> Vec<Present> {
        let mut present = Vec::with_capacity(text.tokens.len());
        for (place, token) in text.tokens.iter().enumerate() {
            let tokens = (place, place);
            if let Some(&word) = self.words.get(&token.stem) {
                present.push(Present { word, tokens, guessed: false });
                continue;
            }
            if token.dotted && token.stem.chars().count() >= SHORTEST_ABBREVIATION {
                let words = self.expansions(&token.stem);
                present.extend(words.map(|word| Present { word, tokens, guessed: false }));
            }
            let guessed = true;
            if let Some(&word) = token.forms().iter().find_map(|form| self.words.get(form)) {
                present.push(Present { word, tokens, guessed });
            } else if !token.number && !self.typos.is_empty() && !ordinary(token) {
                let near = self.typos.near(&token.stem, |id| self.word_of(id));
                present.extend(near.into_iter().map(|word| Present { word, tokens, guessed }));
            }
        }
        for glued in &text.glued {
            if let Some(&word) = self.words.get(&glued.stem) {
                present.push(Present { word, tokens: glued.tokens, guessed: false });
            }
        }
        if !self.typos.is_empty() {
            self.wholes(text, &mut present);
        }
        present
    }

    /// Words of the index that the text writes in parts.
    fn wholes(&self, text: &NormalText, present: &mut Vec<Present>) {
        for first in 0..text.tokens.len() {
            let mut whole = text.word(first).to_owned();
            let parts = text.tokens.len().min(first + MOST_PARTS);
            for last in first + 1..parts {
                let (before, this) = (&text.tokens[last - 1], &text.tokens[last]);
                let between = &text.text[before.span.end..this.span.start];
                if !matches!(between, " " | "-") || before.number || this.number {
                    break;
                }
                whole.push_str(text.word(last));
                if whole.chars().count() >= SHORTEST_WHOLE
                    && let Some(&word) = self.words.get(&stem(&whole))
                {
                    present.push(Present { word, tokens: (first, last), guessed: false });
                }
            }
        }
    }

    fn word_of(&self, id: u32) -> &str {
        &self.sorted[self.places[id as usize] as usize].0
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
    /// Whether all words stand near a place of one of them: from where to where, and whether one
    /// of them was guessed.
    fn stands(&self, present: &[Present], anchor: &Present) -> Option<((usize, usize), bool)> {
        let place = anchor.tokens;
        let mut span = place;
        let mut length = place.1 - place.0 + 1;
        let mut guessed = anchor.guessed;
        for &word in self.words.iter().filter(|word| **word != anchor.word) {
            let nearest = present
                .iter()
                .filter(|other| {
                    other.word == word && (other.tokens.1 < place.0 || other.tokens.0 > place.1)
                })
                .min_by_key(|other| (other.tokens.0.abs_diff(place.0), other.guessed))?;
            span = (span.0.min(nearest.tokens.0), span.1.max(nearest.tokens.1));
            length += nearest.tokens.1 - nearest.tokens.0 + 1;
            guessed |= nearest.guessed;
        }
        (span.1 - span.0 < length + self.gap).then_some((span, guessed))
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
