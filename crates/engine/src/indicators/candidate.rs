//! A candidate control entry as a finding, with a question for each condition that is not known.

use std::borrow::Cow;
use std::sync::Arc;

use sarhad_model::{Finding, FindingSource, Param, Params, Question, SourceKind};

use super::{Findings, GoodsLine, Indicator, UnitContext};
use crate::goods::{
    CatalogueEntry, CivilGoods, ConditionResult, EditionDoubt, EvidenceKind, GoodsCandidate, Truth,
};

/// Adds the finding and its questions.
pub(super) fn raise(
    context: &UnitContext<'_>,
    indicator: &Indicator,
    line: &GoodsLine<'_>,
    candidate: &GoodsCandidate<'_>,
    out: &mut Findings,
) {
    let entry = candidate.entry;
    let mut finding = context.finding(indicator, line.subject("goods.description"));
    finding.params = params(line, entry);
    finding.params.insert("percent", Param::Number((candidate.score * 100.0).floor()));
    finding.params.insert("words", Param::Text(words(candidate)));
    finding.source = Arc::new(FindingSource {
        kind: SourceKind::Entry,
        id: entry.control_number.to_string(),
        version: context.knowledge.goods.version().to_owned(),
        // Lists are named alike in all languages; the heading stands in the message.
        title: entry.regime.to_string(),
    });
    finding.matched = matched(candidate);
    for condition in candidate.conditions.iter().filter(|one| one.truth == Truth::Unknown) {
        out.ask(question(line, entry, condition, &finding));
    }
    if let Some(civil) = candidate.civil().first().filter(|_| !candidate.is_decided()) {
        out.ask(civil_question(line, entry, civil, &finding));
    }
    out.add(finding);
}

/// Number, regime and heading of an entry, and the line.
pub(super) fn params(line: &GoodsLine<'_>, entry: &CatalogueEntry) -> Params {
    Params::from([
        ("line", Param::Number(f64::from(line.number))),
        ("entry", Param::Text(entry.control_number.to_string())),
        ("regime", Param::Text(entry.regime.to_string())),
        ("item", title(entry)),
    ])
}

/// The heading, said in the language of the reader by a message of its own.
fn title(entry: &CatalogueEntry) -> Param {
    bilingual(&entry.short_name, &entry.short_name_ru)
}

/// A text of the catalogue; what it has no Russian for is said in English.
fn bilingual(en: &str, ru: &str) -> Param {
    let text = |text: &str| Param::Text(text.to_owned());
    let ru = if ru.is_empty() { text(en) } else { text(ru) };
    Param::Message { message: "entry-title", params: Params::from([("en", text(en)), ("ru", ru)]) }
}

/// What tells the likest civil goods from the entry; of several only the first, so that the list
/// of questions stays short.
fn civil_question(
    line: &GoodsLine<'_>,
    entry: &CatalogueEntry,
    civil: &CivilGoods,
    finding: &Finding,
) -> Question {
    let mut params = params(line, entry);
    params.insert("goods", bilingual(&civil.name.en, &civil.name.ru));
    params.insert("question", bilingual(&civil.question.en, &civil.question.ru));
    Question { code: "question-civil", params, subject: finding.subject.clone() }
}

/// The words and codes that speak for the entry, each once.
fn matched(candidate: &GoodsCandidate<'_>) -> Vec<String> {
    let mut matched: Vec<String> = Vec::new();
    for evidence in &candidate.evidence {
        if !matched.contains(&evidence.matched) {
            matched.push(evidence.matched.clone());
        }
    }
    matched
}

/// The same for a message, with what kind of code each code is.
fn words(candidate: &GoodsCandidate<'_>) -> String {
    let mut words: Vec<Cow<'_, str>> = Vec::new();
    for evidence in &candidate.evidence {
        let word = match evidence.kind {
            EvidenceKind::Cas => Cow::Owned(format!("CAS {}", evidence.matched)),
            EvidenceKind::Hs => Cow::Owned(format!("HS {}", evidence.matched)),
            EvidenceKind::UnNumber | EvidenceKind::Term => Cow::Borrowed(&*evidence.matched),
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(", ")
}

/// What decides whether the entry applies, and against what.
fn question(
    line: &GoodsLine<'_>,
    entry: &CatalogueEntry,
    condition: &ConditionResult,
    finding: &Finding,
) -> Question {
    let mut params = params(line, entry);
    params.insert("parameter", parameter(&condition.parameter));
    params.insert("where", Param::Term(condition.ask_at.key()));
    let subject = finding.subject.clone();
    if let Some(doubt) = &condition.doubt {
        params.insert("standard", Param::Text(condition.standard.clone()));
        let code = match doubt {
            EditionDoubt::NotStated => "question-edition",
            EditionDoubt::Other(stated) => {
                params.insert("stated", Param::Text(stated.clone()));
                "question-edition-other"
            }
        };
        return Question { code, params, subject };
    }
    let Some(comparator) = comparator(&condition.comparator) else {
        return Question { code: "question-quality", params, subject };
    };
    params.insert("comparator", Param::Term(comparator));
    let threshold = format!("{} {}", condition.threshold, unit(&condition.unit));
    params.insert("threshold", Param::Text(threshold.trim().to_owned()));
    Question { code: "question-parameter", params, subject }
}

/// Names of parameters that have a message (`term-parameter-…`) are translated; of any other
/// the key itself is shown, in words.
pub(super) fn parameter(key: &str) -> Param {
    match super::parameters::term(key) {
        Some(term) => Param::Term(term),
        None => Param::Text(key.replace('_', " ")),
    }
}

/// The term of a comparison; none for a quality that is told by words.
pub(super) fn comparator(comparator: &str) -> Option<&'static str> {
    match comparator {
        "gt" => Some("comparator-gt"),
        "ge" => Some("comparator-ge"),
        "lt" => Some("comparator-lt"),
        "le" => Some("comparator-le"),
        _ => None,
    }
}

/// Units as people write them.
pub(super) fn unit(unit: &str) -> String {
    match unit {
        "1" | "count" => String::new(),
        "um" => "µm".to_owned(),
        "us" => "µs".to_owned(),
        "degC" => "°C".to_owned(),
        "%wt" => "% (m/m)".to_owned(),
        "%at" => "at. %".to_owned(),
        "m2" => "m²".to_owned(),
        "m3" => "m³".to_owned(),
        "cm3" => "cm³".to_owned(),
        "m3/h" => "m³/h".to_owned(),
        "g/cm3" => "g/cm³".to_owned(),
        other => other.to_owned(),
    }
}
