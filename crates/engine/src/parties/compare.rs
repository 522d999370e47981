//! Two names compared, without any list.

use sarhad_model::EntryKind;

use super::Comparison;
use super::align::{Side, align, explain};
use super::evidence::{Evidence, weigh};
use super::prepare::{MAX_PARTS, NamePart, PreparedName, prepare_all};
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
    let mut best: Option<(f64, &PreparedName, &PreparedName)> = None;
    for q in query {
        for l in listed {
            let probability = probability_prepared(q, l, kind);
            if probability > best.map_or(0.0, |(other, ..)| other) {
                best = Some((probability, q, l));
            }
        }
    }
    best.map_or(Comparison { probability: 0.0, parts: Vec::new() }, |(_, q, l)| {
        compare_prepared(q, l, kind)
    })
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

/// The probability alone, the same as that of [`compare_prepared`]: many times quicker where the
/// names have nothing in common.
pub fn probability_prepared(
    query: &PreparedName,
    listed: &PreparedName,
    kind: Option<EntryKind>,
) -> f64 {
    let evidence = evidence_of(query, listed);
    probability(log_odds(&evidence, kind), &evidence)
}

/// The evidence alone, for the fit.
pub fn evidence_of(query: &PreparedName, listed: &PreparedName) -> Evidence {
    let (q, l) = (Weighed::new(query), Weighed::new(listed));
    weigh(q.side(), l.side(), &align(q.side(), l.side()))
}

/// A prepared name with the built-in weights, without the heap: millions are compared.
struct Weighed<'a> {
    /// The first ones count; none of a name without parts.
    parts: Option<[&'a NamePart; MAX_PARTS]>,
    weights: [f32; MAX_PARTS],
    count: usize,
}

impl<'a> Weighed<'a> {
    fn new(name: &'a PreparedName) -> Self {
        let parts = &name.parts[..name.parts.len().min(MAX_PARTS)];
        let mut weights = [0.0; MAX_PARTS];
        for (weight, part) in weights.iter_mut().zip(parts) {
            *weight = part.weight;
        }
        let last = parts.last();
        let fill = |last| std::array::from_fn(|at| parts.get(at).unwrap_or(last));
        Self { parts: last.map(fill), weights, count: parts.len() }
    }

    fn side(&self) -> Side<'_> {
        let parts = self.parts.as_ref().map_or(&[][..], |parts| &parts[..self.count]);
        Side { parts, weights: &self.weights[..self.count] }
    }
}
