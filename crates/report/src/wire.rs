//! The JSON of a unit, field by field as the command line promises it: fields are added, never
//! renamed. Keys and codes are the same in every language, `text` and `name` are not.
//!
//! There is no `probability`: scores are not calibrated yet.

use std::collections::BTreeMap;

use sarhad_i18n::Words;
use sarhad_model::{
    Advice, Counted, Decibans, Gate, Issue, IssueCode, Note, Params, Question, RankedUnit, Ranking,
    Severity, SourceKind, Span, Subject, UnitKind,
};
use serde::{Serialize, Serializer};

/// One unit, as one line.
#[derive(Serialize)]
pub struct Line<'a> {
    rank: u32,
    unit: &'a str,
    unit_kind: UnitKind,
    /// The first file it occurs in.
    file: &'a str,
    /// All of them, when there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<&'a str>,
    bills: &'a [String],
    /// The sum of `weight_db` of all findings.
    score_db: Db,
    prior_db: Db,
    posterior_db: Db,
    advice: Advice,
    gates: &'a [Gate],
    findings: Vec<Finding<'a>>,
    questions: Vec<Asked<'a>>,
    /// What was seen and not counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Asked<'a>>,
    issues: Vec<Remark<'a>>,
    journey: &'a str,
    route: Route<'a>,
    consignors: &'a [String],
    consignees: &'a [String],
    goods: &'a [String],
    hs: &'a [String],
    items: usize,
    gross_mass_kg: Option<f64>,
    as_of: String,
    knowledge: &'a str,
    /// The learned model that was asked for, whether it could be used, and what it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<ModelOfUnit<'a>>,
}

/// A learned model, and what it says of a unit.
#[derive(Serialize)]
struct ModelOfUnit<'a> {
    #[serde(flatten)]
    model: ModelLine<'a>,
    #[serde(flatten)]
    says: Option<Says>,
}

/// What a model says of a unit: its place by the model alone, the log-odds, and a probability where
/// it is calibrated, else how high the odds are among others.
#[derive(Serialize)]
struct Says {
    rank: Option<u32>,
    odds_db: Db,
    #[serde(skip_serializing_if = "Option::is_none")]
    probability: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<&'static str>,
}

impl<'a> ModelOfUnit<'a> {
    fn of(ranking: &'a Ranking, unit: &RankedUnit, words: &Words) -> Option<Self> {
        let says = unit.assessment.model.map(|says| Says {
            rank: unit.model_rank,
            odds_db: Db(says.odds),
            probability: says.probability.map(rounded),
            band: says.band,
        });
        Some(Self { model: ModelLine::of(ranking, words)?, says })
    }
}

/// A probability to four digits: more would promise what no calibration holds.
pub fn rounded(probability: f64) -> f64 {
    (probability * 10_000.0).round() / 10_000.0
}

/// A learned model; `state` is `active`, `shadow` or `unusable`.
#[derive(Serialize)]
pub struct ModelLine<'a> {
    id: &'a str,
    version: &'a str,
    state: &'static str,
    text: String,
}

impl<'a> ModelLine<'a> {
    /// The wire form of the model of a ranking.
    pub fn of(ranking: &'a Ranking, words: &Words) -> Option<Self> {
        let model = ranking.model.as_ref()?;
        let text = words.model(model);
        Some(Self { id: &model.id, version: &model.version, state: model.state.key(), text })
    }
}

/// A weight in decibans.
#[derive(Clone, Copy)]
struct Db(Decibans);

impl Serialize for Db {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0.as_f64())
    }
}

#[derive(Serialize)]
struct Route<'a> {
    from: &'a str,
    to: &'a str,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    name: String,
    group: &'static str,
    /// What it counts in the score.
    weight_db: Db,
    /// What it weighs alone.
    full_weight_db: Db,
    gate: Gate,
    text: String,
    subject: About<'a>,
    source: Source<'a>,
    matched: &'a [String],
    params: &'a Params,
}

#[derive(Serialize)]
struct About<'a> {
    item: Option<u32>,
    field: &'static str,
    span: Span,
    file: Option<&'a str>,
    bill: Option<&'a str>,
    text: &'a str,
}

#[derive(Serialize)]
struct Source<'a> {
    kind: SourceKind,
    id: &'a str,
    version: &'a str,
    title: &'a str,
    /// The id again under the name of its kind (`list`, `entry`, `profile` …).
    #[serde(flatten)]
    named: BTreeMap<&'static str, &'a str>,
}

#[derive(Serialize)]
struct Asked<'a> {
    code: &'static str,
    text: String,
    params: &'a Params,
    subject: About<'a>,
}

#[derive(Serialize)]
struct Remark<'a> {
    code: IssueCode,
    severity: Severity,
    text: String,
    #[serde(rename = "where")]
    place: Span,
    raw: &'a str,
}

impl<'a> Line<'a> {
    /// The wire form of a unit, with sentences in the language of `words`.
    pub fn new(ranking: &'a Ranking, unit: &'a RankedUnit, words: &Words) -> Self {
        let names: Vec<&str> = unit.files.iter().filter_map(|at| file_name(ranking, *at)).collect();
        let score = &unit.assessment.score;
        Self {
            rank: unit.rank,
            unit: &unit.unit,
            unit_kind: unit.kind,
            file: names.first().copied().unwrap_or_default(),
            files: if names.len() > 1 { names } else { Vec::new() },
            bills: &unit.bills,
            score_db: Db(score.evidence()),
            prior_db: Db(score.prior()),
            posterior_db: Db(score.total()),
            advice: unit.assessment.advice,
            gates: &unit.assessment.gates,
            findings: score.reasons().iter().map(|r| finding(ranking, r, words)).collect(),
            questions: unit.assessment.questions.iter().map(|q| asked(ranking, q, words)).collect(),
            notes: unit.assessment.notes.iter().map(|n| noted(ranking, n, words)).collect(),
            issues: unit.issues.iter().map(|issue| remark(issue, words)).collect(),
            journey: &unit.journey,
            route: Route { from: &unit.route.0, to: &unit.route.1 },
            consignors: &unit.consignors,
            consignees: &unit.consignees,
            goods: &unit.goods,
            hs: &unit.hs,
            items: unit.items,
            gross_mass_kg: unit.gross_mass_kg,
            as_of: ranking.as_of.to_string(),
            knowledge: &ranking.knowledge.0,
            model: ModelOfUnit::of(ranking, unit, words),
        }
    }
}

fn file_name(ranking: &Ranking, at: u32) -> Option<&str> {
    ranking.files.get(at as usize).map(|file| file.name.as_str())
}

fn finding<'a>(ranking: &'a Ranking, reason: &'a Counted, words: &Words) -> Finding<'a> {
    let found = &reason.finding;
    let source = &found.source;
    Finding {
        code: found.code,
        name: words.finding_name(found.code),
        group: found.group,
        weight_db: Db(reason.counted),
        full_weight_db: Db(found.weight),
        gate: found.gate,
        text: words.finding(found),
        subject: about(ranking, &found.subject),
        source: Source {
            kind: source.kind,
            id: &source.id,
            version: &source.version,
            title: &source.title,
            named: BTreeMap::from([(source_key(source.kind), source.id.as_str())]),
        },
        matched: &found.matched,
        params: &found.params,
    }
}

/// The stable key of a kind of source, in JSON and in the locales (`page-source-…`).
pub fn source_key(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::List => "list",
        SourceKind::Entry => "entry",
        SourceKind::Indicator => "indicator",
        SourceKind::Profile => "profile",
        SourceKind::Model => "model",
    }
}

fn about<'a>(ranking: &'a Ranking, subject: &'a Subject) -> About<'a> {
    About {
        item: subject.item,
        field: subject.field,
        span: subject.span,
        file: file_name(ranking, subject.file),
        bill: subject.bill.as_deref(),
        text: &subject.text,
    }
}

fn asked<'a>(ranking: &'a Ranking, question: &'a Question, words: &Words) -> Asked<'a> {
    Asked {
        code: question.code,
        text: words.question(question),
        params: &question.params,
        subject: about(ranking, &question.subject),
    }
}

fn noted<'a>(ranking: &'a Ranking, note: &'a Note, words: &Words) -> Asked<'a> {
    Asked {
        code: note.code,
        text: words.note(note),
        params: &note.params,
        subject: about(ranking, &note.subject),
    }
}

fn remark<'a>(issue: &'a Issue, words: &Words) -> Remark<'a> {
    Remark {
        code: issue.code,
        severity: issue.severity,
        text: words.issue(issue),
        place: issue.span,
        raw: &issue.raw,
    }
}
