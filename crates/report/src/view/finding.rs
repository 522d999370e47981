//! One reason as shown: sentence, weight, what it counts, place, source, matched words.

use sarhad_i18n::{Words, decibans};
use sarhad_model::{Counted, Decibans, FindingSource, Gate, Ranking};

use super::{Piece, marked, place};
use crate::wire::source_key;

/// A reason as shown.
#[derive(Debug, Clone)]
pub struct FindingView {
    /// Code.
    pub code: &'static str,
    /// Short name.
    pub name: String,
    /// The sentence.
    pub text: String,
    /// What it counts in the score.
    pub counted: String,
    /// `alone …`: what it weighs alone, when that differs.
    pub alone: Option<String>,
    /// Whether it counts nothing because the same was said before.
    pub repeat: bool,
    /// Whether it lowers the score.
    pub lowers: bool,
    /// Key of its gate; `none` when it has none.
    pub gate_key: &'static str,
    /// What its gate demands.
    pub gate: Option<String>,
    /// The text it is about, cut at the matched words.
    pub quote: Vec<Piece>,
    /// Matched words that the quote does not show.
    pub matched: Vec<String>,
    /// Where it stands.
    pub place: String,
    /// What it rests on.
    pub source: SourceView,
    /// Its step in the sum.
    pub bar: Bar,
}

/// One step of the sum as a bar, in per cent of the width.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bar {
    /// Left end, with one decimal.
    pub left: String,
    /// Width, with one decimal.
    pub width: String,
}

/// A source as shown.
#[derive(Debug, Clone)]
pub struct SourceView {
    /// Kind in words.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Id.
    pub id: String,
    /// `version …`.
    pub version: String,
}

impl SourceView {
    /// A source as shown.
    pub fn new(source: &FindingSource, words: &Words) -> Self {
        Self {
            kind: words.get(&format!("page-source-{}", source_key(source.kind))),
            title: source.title.clone(),
            id: source.id.clone(),
            version: words.say("page-version", &[("version", source.version.as_str().into())]),
        }
    }

    /// In one line: kind, id, title, version.
    pub fn line(&self) -> String {
        let Self { kind, title, id, version } = self;
        format!("{kind} {id} · {title} · {version}")
    }
}

impl FindingView {
    /// All reasons of a score, with the bars of their sum.
    pub fn all(ranking: &Ranking, reasons: &[Counted], words: &Words) -> Vec<Self> {
        reasons
            .iter()
            .zip(bars(reasons))
            .map(|(reason, bar)| Self::new(ranking, reason, bar, words))
            .collect()
    }

    fn new(ranking: &Ranking, reason: &Counted, bar: Bar, words: &Words) -> Self {
        let found = &reason.finding;
        let quote = marked(&found.subject.text, &found.matched);
        let shown = |word: &String| {
            let word = word.trim().to_lowercase();
            quote.iter().any(|piece| piece.hit && piece.text.to_lowercase().contains(&word))
        };
        Self {
            code: found.code,
            name: words.finding_name(found.code),
            text: words.finding(found),
            counted: decibans(reason.counted, words.lang()),
            alone: (found.weight != reason.counted).then(|| {
                let weight = decibans(found.weight, words.lang());
                words.say("page-alone", &[("weight", weight.into())])
            }),
            repeat: reason.counted == Decibans::ZERO && found.weight != Decibans::ZERO,
            lowers: reason.counted < Decibans::ZERO,
            gate_key: found.gate.key(),
            gate: (found.gate != Gate::None).then(|| words.gate(found.gate)),
            matched: found.matched.iter().filter(|word| !shown(word)).cloned().collect(),
            quote,
            place: place::subject(ranking, &found.subject, words),
            source: SourceView::new(&found.source, words),
            bar,
        }
    }
}

/// The steps of the sum, one after the other, on a scale that holds every partial sum.
fn bars(reasons: &[Counted]) -> Vec<Bar> {
    let mut sum = 0.0;
    let steps: Vec<(f64, f64)> = reasons
        .iter()
        .map(|reason| {
            let from = sum;
            sum += reason.counted.as_f64();
            (f64::min(from, sum), f64::max(from, sum))
        })
        .collect();
    let low = steps.iter().fold(0.0, |low, step| f64::min(low, step.0));
    let high = steps.iter().fold(0.0, |high, step| f64::max(high, step.1));
    let scale = if high > low { 100.0 / (high - low) } else { 0.0 };
    steps
        .iter()
        .map(|(from, to)| Bar {
            left: format!("{:.1}", (from - low) * scale),
            width: format!("{:.1}", (to - from) * scale),
        })
        .collect()
}
