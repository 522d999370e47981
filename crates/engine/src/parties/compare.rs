//! Two names compared, without any list.

use sarhad_model::EntryKind;

use super::Comparison;
use super::align::{Side, align, explain};
use super::evidence::{Evidence, weigh};
use super::prepare::{NamePart, PreparedName, prepare_all};
use super::probability::{log_odds, probability};

/// Compares two names, without any list. Symmetric.
pub fn compare(query: &str, listed: &str, kind: Option<EntryKind>) -> Comparison {
    compare_best(&prepare_all(query, kind), &prepare_all(listed, kind), kind)
}

/// Compares the names of two fields; the best pair counts, the first of equals.
pub fn compare_best(
    query: &[PreparedName],
    listed: &[PreparedName],
    kind: Option<EntryKind>,
) -> Comparison {
    let mut best = Comparison { probability: 0.0, parts: Vec::new() };
    for q in query {
        for l in listed {
            let comparison = compare_prepared(q, l, kind);
            if comparison.probability > best.probability {
                best = comparison;
            }
        }
    }
    best
}

/// Compares two prepared names, without any list. `kind` is what both are, if known.
pub fn compare_prepared(
    query: &PreparedName,
    listed: &PreparedName,
    kind: Option<EntryKind>,
) -> Comparison {
    let (q, l) = (Weighed::new(query), Weighed::new(listed));
    let pairs = align(q.side(), l.side());
    let evidence = weigh(q.side(), l.side(), &pairs);
    Comparison {
        probability: probability(log_odds(&evidence, kind), &evidence),
        parts: explain(q.side(), l.side(), &pairs),
    }
}

/// The evidence alone, for the fit.
pub fn evidence_of(query: &PreparedName, listed: &PreparedName) -> Evidence {
    let (q, l) = (Weighed::new(query), Weighed::new(listed));
    weigh(q.side(), l.side(), &align(q.side(), l.side()))
}

/// A prepared name with the built-in weights.
struct Weighed<'a> {
    parts: Vec<&'a NamePart>,
    weights: Vec<f32>,
}

impl<'a> Weighed<'a> {
    fn new(name: &'a PreparedName) -> Self {
        Self {
            parts: name.parts.iter().collect(),
            weights: name.parts.iter().map(|part| part.weight).collect(),
        }
    }

    fn side(&self) -> Side<'_> {
        Side { parts: &self.parts, weights: &self.weights }
    }
}
