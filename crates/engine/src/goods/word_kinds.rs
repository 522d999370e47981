//! A table of terms with what kind of word each is. It finds them in a text and leaves what they
//! mean together to its users.

use super::catalogue::CatalogueError;
use super::normal::NormalText;
use super::terms::{TermHit, TermIndex};

/// Other words between those of a term.
const GAP: usize = 1;

/// Terms of several kinds.
#[derive(Debug)]
pub(super) struct WordKinds<K> {
    kinds: Vec<K>,
    terms: TermIndex,
}

impl<K> Default for WordKinds<K> {
    fn default() -> Self {
        Self { kinds: Vec::new(), terms: TermIndex::default() }
    }
}

impl<K: Copy + PartialEq> WordKinds<K> {
    /// Reads `term,lang,kind`.
    pub fn read(csv: &str, kind_of: impl Fn(&str) -> Option<K>) -> Result<Self, CatalogueError> {
        let mut kinds = Vec::new();
        let mut terms = Vec::new();
        for row in csv::Reader::from_reader(csv.as_bytes()).into_deserialize() {
            let (term, _language, kind): (String, String, String) = row?;
            kinds.push(kind_of(&kind).ok_or(CatalogueError::Value(kind))?);
            terms.push(term);
        }
        let terms = TermIndex::build(terms.iter().map(|term| (term.as_str(), GAP)));
        Ok(Self { kinds, terms })
    }

    /// What stands in a text.
    pub fn find(&self, text: &NormalText) -> KindHits<K> {
        let kind = |hit: TermHit| (self.kinds[hit.term as usize], hit.tokens);
        KindHits(self.terms.find(text).into_iter().map(kind).collect())
    }
}

/// The terms of a text: kind, first and last token.
#[derive(Debug)]
pub(super) struct KindHits<K>(Vec<(K, (usize, usize))>);

impl<K: Copy + PartialEq> KindHits<K> {
    /// Whether there is a term of a kind.
    pub fn has(&self, kind: K) -> bool {
        self.all(kind).next().is_some()
    }

    /// The terms of a kind.
    pub fn all(&self, kind: K) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.0.iter().filter(move |(one, _)| *one == kind).map(|(_, tokens)| *tokens)
    }

    /// The first of the terms of a kind in the text that share no word with a term of `not`; of
    /// those at one place the longest.
    pub fn first(&self, kind: K, not: &[K]) -> Option<(usize, usize)> {
        let apart = |tokens: &(usize, usize)| {
            !self.0.iter().any(|(other, place)| {
                not.contains(other) && place.0 <= tokens.1 && tokens.0 <= place.1
            })
        };
        self.all(kind).filter(apart).min_by_key(|tokens| (tokens.0, usize::MAX - tokens.1))
    }
}
