//! What indicators over observations have in common: which facts still count, and how a finding
//! tells who said what and when.

use std::sync::Arc;

use sarhad_model::{
    Finding, FindingSource, ObservationKind, ObservedSubject, ObservedValue, Param, Params,
    SourceKind,
};

use super::{Findings, Indicator, UnitContext, registered};
use crate::observations::Observed;
use crate::tables::IndicatorRow;

/// The facts of some kinds that count for an indicator.
pub(super) fn facts<'a, 'c>(
    context: &'a UnitContext<'c>,
    indicator: &Indicator,
    kinds: &'static [ObservationKind],
) -> impl Iterator<Item = &'a Observed<'c>> {
    let row = context.knowledge.tables.indicator(indicator.id);
    context
        .observed
        .iter()
        .filter(move |one| kinds.contains(&one.fact.kind) && counts(context, row, one))
}

/// Whether a fact is near enough in time. Containers, trucks and ships go on to carry the goods of
/// others (`days`); a party may be another after years (`party_days`); a document stays what it is.
pub(super) fn counts(
    context: &UnitContext<'_>,
    row: &IndicatorRow,
    observed: &Observed<'_>,
) -> bool {
    let limit = match observed.fact.subject_kind {
        ObservedSubject::Container | ObservedSubject::Vehicle | ObservedSubject::Vessel => {
            row.maybe_number("days")
        }
        ObservedSubject::PartyNumber | ObservedSubject::PartyName => row.maybe_number("party_days"),
        ObservedSubject::Document => None,
    };
    let apart = (observed.fact.known_on - registered::day(context)).num_days().abs();
    limit.is_none_or(|limit| apart as f64 <= limit)
}

/// Whether two facts are about one thing, however its number is written.
pub(super) fn about_same(one: &Observed<'_>, other: &Observed<'_>) -> bool {
    let plain = |observed: &Observed<'_>| -> String {
        let letters = observed.fact.subject.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    one.fact.subject_kind == other.fact.subject_kind && plain(one) == plain(other)
}

/// What it is about, when, who says so, and what: the parameters of all such messages.
pub(super) fn params(observed: &Observed<'_>) -> Params {
    let fact = observed.fact;
    let words = match &fact.value {
        ObservedValue::Words(words) => words.as_str(),
        _ => "",
    };
    let said: Vec<&str> = [words, &fact.note].into_iter().filter(|one| !one.is_empty()).collect();
    let or_dash = |text: &str| Param::Text(if text.is_empty() { "–" } else { text }.to_owned());
    Params::from([
        ("what", Param::Text(fact.subject.clone())),
        ("date", Param::Date(fact.known_on)),
        ("by", or_dash(&fact.by)),
        ("said", or_dash(&said.join("; "))),
    ])
}

/// A finding that rests on a fact.
pub(super) fn finding(
    context: &UnitContext<'_>,
    indicator: &Indicator,
    observed: &Observed<'_>,
) -> Finding {
    let mut finding = context.finding(indicator, observed.subject.clone());
    let observations = context.observations.map_or("", |book| book.version());
    finding.source = Arc::new(FindingSource {
        kind: SourceKind::Indicator,
        id: indicator.id.to_owned(),
        version: format!("{}+{observations}", context.knowledge.tables.version()),
        title: String::new(),
    });
    finding.params = params(observed);
    finding
}

/// Raises every fact of some kinds, each once.
pub(super) fn raise(
    context: &UnitContext<'_>,
    indicator: &Indicator,
    kinds: &'static [ObservationKind],
    out: &mut Findings,
) {
    let mut told: Vec<*const sarhad_model::Observation> = Vec::new();
    for one in facts(context, indicator, kinds) {
        if !told.contains(&std::ptr::from_ref(one.fact)) {
            told.push(one.fact);
            out.add(finding(context, indicator, one));
        }
    }
}
