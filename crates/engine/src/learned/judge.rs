//! A model at a unit: one finding, with what raised it. An active model counts, within a limit, in a
//! group of its own; one in shadow is shown and counts nothing. It never lowers a score and knows no
//! gate, so it clears nothing; what strategic goods demand is settled by rules (law 14).

use std::sync::Arc;

use sarhad_model::{
    Decibans, Finding, FindingSource, Gate, ModelSays, Param, Params, SourceKind, Subject,
};

use super::calibration::OddsBand;
use super::features::{Family, Schema, Source};
use super::model::{Model, ModelFault, Status};
use super::units;
use crate::indicators::{Findings, UnitContext};

/// Code of the finding.
pub const CODE: &str = "MODEL";
/// Its group: nothing else is in it.
pub const GROUP: &str = "model";

/// Messages of the findings.
pub const MESSAGES: &[&str] = &[
    "finding-MODEL",
    "finding-name-MODEL",
    "group-model",
    "model-because-nothing",
    "model-part",
    "model-said-band",
    "model-said-probability",
    "model-said-usual",
];
/// Terms in them.
pub const TERMS: &[&str] =
    &["band-high", "band-low", "band-raised", "model-active", "model-shadow", "value-missing"];

/// A model weighs no more than this, decibans: ten times the odds. What rules say of lists and
/// strategic goods stays the larger part.
pub const MAX_WEIGHT: Decibans = Decibans::whole(10);
/// What the band `high` weighs while probabilities are not known: twice the odds and a half more.
const HIGH_WEIGHT: Decibans = Decibans::whole(4);
/// What the band `raised` weighs.
const RAISED_WEIGHT: Decibans = Decibans::whole(2);
/// Contributions that are told.
const TOLD: usize = 3;
/// A contribution below this many decibans is not told.
const LEAST_PART: f64 = 0.1;
/// Decibans of a unit of log-odds: 10 / ln 10.
const DECIBANS: f64 = 4.342_944_819_032_518;

/// A model that ranks units, with its features found.
#[derive(Debug, Clone)]
pub struct ModelInUse {
    model: Model,
    schema: Schema,
    source: Arc<FindingSource>,
}

impl ModelInUse {
    /// Makes a model ready for units.
    ///
    /// # Errors
    /// `Source` or `Schema`, when it was trained on other rows or features.
    pub fn new(model: Model) -> Result<Self, ModelFault> {
        if model.source != Source::Papers {
            let (found, expected) = (model.source.key(), Source::Papers.key());
            return Err(ModelFault::Source { found, expected });
        }
        let schema = model.schema()?;
        let source = Arc::new(FindingSource {
            kind: SourceKind::Model,
            id: model.id.clone(),
            version: model.version(),
            title: String::new(),
        });
        Ok(Self { model, schema, source })
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Hash of its content.
    pub fn version(&self) -> &str {
        &self.source.version
    }

    /// Whether some of its features rest on a history.
    pub fn wants_history(&self) -> bool {
        let families = self.schema.families();
        families.contains(&Family::Novelty) || families.contains(&Family::Rates)
    }

    /// What some log-odds weigh: the calibrated odds against the base rate, within the limit, never
    /// below zero.
    pub fn weight(&self, margin: f64) -> Decibans {
        let calibration = &self.model.calibration;
        let weight = match (calibration.probability(margin), calibration.band(margin)) {
            (Some(p), _) => {
                let usual = super::log_odds(self.model.calibrated_on.usual);
                let thousandths = (super::log_odds(p) - usual) * DECIBANS * 1000.0;
                Decibans::from_thousandths(thousandths.round() as i32)
            }
            (None, Some(OddsBand::High)) => HIGH_WEIGHT,
            (None, Some(OddsBand::Raised)) => RAISED_WEIGHT,
            (None, _) => Decibans::ZERO,
        };
        weight.clamp(Decibans::ZERO, MAX_WEIGHT)
    }
}

/// Lets the model in use look at a unit, and gives what it says of it.
pub fn evaluate(context: &UnitContext<'_>, findings: &mut Findings) -> Option<ModelSays> {
    let ready = context.knowledge.model.as_ref()?;
    let row = ready.schema.row(&units::row(context));
    let margin = ready.model.ranker().margin(&row);
    findings.add(finding(ready, context, &row, margin));
    let calibration = &ready.model.calibration;
    Some(ModelSays {
        odds: Decibans::from_thousandths((margin * DECIBANS * 1000.0).round() as i32),
        probability: calibration.probability(margin),
        band: calibration.band(margin).map(OddsBand::key),
    })
}

fn finding(ready: &ModelInUse, context: &UnitContext<'_>, row: &[f64], margin: f64) -> Finding {
    let model = &ready.model;
    let weight = ready.weight(margin);
    // What raises is worth its time only where something is raised.
    let because = if weight.is_positive() { because(ready, row) } else { Vec::new() };
    let because = if because.is_empty() {
        Param::Message { message: "model-because-nothing", params: Params::default() }
    } else {
        Param::Items(because)
    };
    let acts = model.status == Status::Active;
    let params = Params::from([
        ("model", Param::Text(model.id.clone())),
        ("status", Param::Term(if acts { "model-active" } else { "model-shadow" })),
        ("said", said(ready, margin, weight)),
        ("because", because),
    ]);
    Finding {
        code: CODE,
        group: GROUP,
        weight: if acts { weight } else { Decibans::ZERO },
        gate: Gate::None,
        params,
        subject: subject(context),
        source: Arc::clone(&ready.source),
        matched: Vec::new(),
    }
}

/// The whole unit, by its first paper.
fn subject(context: &UnitContext<'_>) -> Subject {
    let first = context.unit.parts.first();
    Subject {
        file: first.map_or_else(
            || context.unit.files.first().copied().unwrap_or_default(),
            |part| part.file,
        ),
        bill: first.and_then(|part| part.consignment.reference()).map(str::to_owned),
        ..Subject::default()
    }
}

fn said(ready: &ModelInUse, margin: f64, weight: Decibans) -> Param {
    let calibration = &ready.model.calibration;
    match (calibration.probability(margin), calibration.band(margin)) {
        (_, Some(band)) => Param::Message {
            message: "model-said-band",
            params: Params::from([("band", Param::Term(band.term()))]),
        },
        (Some(p), None) if weight.is_positive() => Param::Message {
            message: "model-said-probability",
            params: Params::from([
                ("percent", Param::Number((p * 1000.0).round() / 10.0)),
                ("usual", Param::Number((ready.model.calibrated_on.usual * 1000.0).round() / 10.0)),
            ]),
        },
        _ => Param::Message { message: "model-said-usual", params: Params::default() },
    }
}

/// The features that raise most, strongest first, each with its value and what it adds.
fn because(ready: &ModelInUse, row: &[f64]) -> Vec<Param> {
    let explained = ready.model.ranker().explain(row);
    let mut parts: Vec<(usize, f64)> = explained
        .parts
        .iter()
        .map(|part| part * DECIBANS)
        .enumerate()
        .filter(|(_, part)| *part >= LEAST_PART)
        .collect();
    parts.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let features: Vec<_> = ready.schema.features().collect();
    parts.truncate(TOLD);
    parts
        .into_iter()
        .map(|(at, part)| {
            let (feature, value) = (features[at], row[at]);
            let value = if value.is_finite() {
                Param::Number(feature.form.shown(value))
            } else {
                Param::Term("value-missing")
            };
            let params = Params::from([("value", value)]);
            let sentence = Param::Message { message: feature.sentence, params };
            Param::Message {
                message: "model-part",
                params: Params::from([
                    ("feature", sentence),
                    ("db", Param::Number((part * 10.0).round() / 10.0)),
                ]),
            }
        })
        .collect()
}
