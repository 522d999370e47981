//! From rows to a model: which families, the regression, the trees, what their log-odds mean.

use chrono::NaiveDate;
use sarhad_engine::learned::import::Imported;
use sarhad_engine::learned::{
    Calibrated, Calibration, Ensemble, Family, Logistic, MIN_OUTCOMES, Model, Ranker, Schema,
    Source, Status, Training, Window,
};

use super::ladder::Rung;
use super::measure::measure;
#[cfg(feature = "trees")]
use super::trees::Effort;
use super::{Measures, TrainError};

/// Effort of the trees. Chosen on the last quarter of a training year, held back: 1.0 and 1.2 gave
/// less, 2.0 took twice the time and gave no more.
pub const DEFAULT_BUDGET: f64 = 1.5;
/// By how much the area under the curve must be larger with families for them to stay: what does not
/// clearly help only makes the model harder to read, and to keep true.
const CLEARLY: f64 = 0.01;
/// The trainer of a model without trees.
const LOGISTIC: &str = "logistic";
/// Latest rows that families are chosen by.
const CHOICE_ROWS: usize = 20_000;
/// Least rows for a choice; with fewer all families stay.
const LEAST_CHOICE_ROWS: usize = 2_000;
/// Share of the rows of a choice that are held back, the latest.
const CHOICE_HELD: f64 = 0.25;
/// What may be left out by choice: where parties are strangers, their past only disturbs.
const MAY_BE_LEFT_OUT: &[Family] = &[Family::Novelty, Family::Rates, Family::Calendar];

/// Rows with their outcomes, in the order of their days.
#[derive(Debug, Clone)]
pub struct Rows {
    /// Where they come from.
    pub source: Source,
    /// All features of the source, one row after the other.
    pub values: Vec<f64>,
    /// Whether something was found.
    pub labels: Vec<bool>,
    /// Their days.
    pub days: Vec<NaiveDate>,
    /// Which of them were inspected at random; a table of declarations does not say.
    pub random: Vec<bool>,
}

impl Rows {
    /// No rows.
    pub fn none(source: Source) -> Self {
        Self {
            source,
            values: Vec::new(),
            labels: Vec::new(),
            days: Vec::new(),
            random: Vec::new(),
        }
    }

    /// Rows.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// Rows in which something was found.
    pub fn positives(&self) -> usize {
        self.labels.iter().filter(|label| **label).count()
    }

    /// Rows that were inspected at random.
    pub fn drawn(&self) -> usize {
        self.random.iter().filter(|random| **random).count()
    }

    /// The rows of a model's features.
    pub fn of(&self, schema: &Schema) -> Vec<f64> {
        let all = self.values.chunks_exact(self.source.features().len());
        all.flat_map(|row| schema.row(row)).collect()
    }

    /// Some of them, by their places.
    #[must_use]
    pub fn part(&self, places: std::ops::Range<usize>) -> Self {
        let width = self.source.features().len();
        Self {
            source: self.source,
            values: self.values[places.start * width..places.end * width].to_vec(),
            labels: self.labels[places.clone()].to_vec(),
            days: self.days[places.clone()].to_vec(),
            random: self.random[places].to_vec(),
        }
    }

    /// Days, rows, finds.
    pub fn window(&self) -> Option<Window> {
        let (first, last) = (*self.days.first()?, *self.days.last()?);
        Some(Window { first, last, rows: self.len(), positives: self.positives() })
    }
}

/// How to train.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Families to leave out; none: those are left out that do not clearly help on the latest rows of
    /// the training.
    pub without: Vec<Family>,
    /// Effort of the trees.
    pub budget: f64,
    /// Seed.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { without: Vec::new(), budget: DEFAULT_BUDGET, seed: 0 }
    }
}

/// What was trained.
#[derive(Debug, Clone)]
pub struct Fitted {
    /// Features.
    pub schema: Schema,
    /// Families that were left out by choice.
    pub left_out: Vec<Family>,
    /// The regression.
    pub logistic: Logistic,
    /// The trees, where they may be trained and can be.
    pub trees: Option<Ensemble>,
    /// Who trained what ranks.
    pub trainer: String,
}

impl Fitted {
    /// What ranks: the trees, or else the regression.
    pub fn ranker(&self) -> &dyn Ranker {
        match &self.trees {
            Some(trees) => trees,
            None => &self.logistic,
        }
    }
}

/// Trains on rows.
///
/// # Errors
/// Rows that cannot teach anything, or what the trainer of trees says.
pub fn fit(train: &Rows, settings: &Settings, rung: Rung) -> Result<Fitted, TrainError> {
    let positives = train.positives();
    if positives == 0 || positives == train.len() {
        return Err(TrainError::OneKind { rows: train.len() });
    }
    let left_out =
        if settings.without.is_empty() { choose(train, settings, rung)? } else { Vec::new() };
    let without: Vec<Family> = settings.without.iter().chain(&left_out).copied().collect();
    let schema = Schema::new(train.source, &without);
    if schema.width() == 0 {
        return Err(TrainError::NoFeatures);
    }
    let rows = train.of(&schema);
    let logistic = Logistic::train(&rows, &train.labels, schema.width());
    let trees = match rung {
        Rung::Trees => trees(&rows, &train.labels, schema.width(), settings.budget, settings.seed)?,
        Rung::Logistic => None,
    };
    let trainer = trainer(trees.is_some()).to_owned();
    Ok(Fitted { schema, left_out, logistic, trees, trainer })
}

#[cfg(feature = "trees")]
fn trainer(has_trees: bool) -> &'static str {
    if has_trees { super::trees::TRAINER } else { LOGISTIC }
}

#[cfg(not(feature = "trees"))]
fn trainer(_: bool) -> &'static str {
    LOGISTIC
}

/// Takes trees that were trained elsewhere on rows of a table that [`write_rows`] wrote, and trains
/// the regression beside them.
///
/// # Errors
/// Rows that teach nothing; features of the trees that rows do not have.
pub fn fit_imported(train: &Rows, imported: Imported) -> Result<Fitted, TrainError> {
    let positives = train.positives();
    if positives == 0 || positives == train.len() {
        return Err(TrainError::OneKind { rows: train.len() });
    }
    let known: Vec<&str> = train.source.features().iter().map(|feature| feature.id).collect();
    let unknown = imported.names.iter().find(|name| !known.contains(&name.as_str()));
    let schema = Schema::of_ids(train.source, imported.names.iter().map(String::as_str));
    let schema = schema.filter(|schema| schema.width() == imported.ensemble.width());
    let Some(schema) = schema else {
        let found = unknown.map_or_else(
            || format!("{} names for {} features", imported.names.len(), imported.ensemble.width()),
            |name| format!("{name:?}"),
        );
        return Err(TrainError::Features { found });
    };
    let logistic = Logistic::train(&train.of(&schema), &train.labels, schema.width());
    let trainer = imported.trainer.to_owned();
    Ok(Fitted { schema, left_out: Vec::new(), logistic, trees: Some(imported.ensemble), trainer })
}

/// Rows as a table (CSV) to train on elsewhere: day, whether something was found, all features but
/// those of the families left out; a missing value is empty.
pub fn write_rows(rows: &Rows, without: &[Family]) -> String {
    let schema = Schema::new(rows.source, without);
    let ids: Vec<&str> = schema.features().map(|feature| feature.id).collect();
    let mut text = format!("day,found,{}\n", ids.join(","));
    let values = rows.of(&schema);
    let each = values.chunks_exact(schema.width().max(1));
    for ((day, found), row) in rows.days.iter().zip(&rows.labels).zip(each) {
        text.push_str(&day.to_string());
        text.push_str(if *found { ",1" } else { ",0" });
        for value in row {
            text.push(',');
            if value.is_finite() {
                text.push_str(&value.to_string());
            }
        }
        text.push('\n');
    }
    text
}

#[cfg(feature = "trees")]
fn trees(
    rows: &[f64],
    labels: &[bool],
    width: usize,
    budget: f64,
    seed: u64,
) -> Result<Option<Ensemble>, TrainError> {
    super::trees::train(rows, labels, width, Effort::whole(budget), seed).map(Some)
}

/// A program that was built without the trainer trains the regression alone.
#[cfg(not(feature = "trees"))]
fn trees(_: &[f64], _: &[bool], _: usize, _: f64, _: u64) -> Result<Option<Ensemble>, TrainError> {
    Ok(None)
}

/// The families that do not clearly help to rank the latest rows of the training, by the area under
/// the curve: all that may be left out, or none.
#[cfg_attr(not(feature = "trees"), expect(unused_variables, reason = "only trees have a seed"))]
fn choose(train: &Rows, settings: &Settings, rung: Rung) -> Result<Vec<Family>, TrainError> {
    if train.len() < LEAST_CHOICE_ROWS {
        return Ok(Vec::new());
    }
    let latest = train.part(train.len().saturating_sub(CHOICE_ROWS)..train.len());
    let held = latest.len() - (latest.len() as f64 * CHOICE_HELD) as usize;
    // A day is not cut in two.
    let held = latest.days.partition_point(|day| *day < latest.days[held]);
    let (early, late) = (latest.part(0..held), latest.part(held..latest.len()));
    let area = |without: &[Family]| -> Result<Option<f64>, TrainError> {
        let schema = Schema::new(train.source, without);
        let rows = early.of(&schema);
        let margins = match rung {
            #[cfg(feature = "trees")]
            Rung::Trees => {
                let (labels, effort) = (&early.labels, Effort::short());
                super::trees::train(&rows, labels, schema.width(), effort, settings.seed)?
                    .margins(&late.of(&schema))
            }
            _ => Logistic::train(&rows, &early.labels, schema.width()).margins(&late.of(&schema)),
        };
        Ok(measure(&margins, &late.labels).auc)
    };
    let (with, without) = rayon::join(|| area(&[]), || area(MAY_BE_LEFT_OUT));
    let (with, without) = (with?, without?);
    let present = Schema::new(train.source, &[]).families();
    Ok(match (with, without) {
        (Some(with), Some(without)) if with < without + CLEARLY => {
            MAY_BE_LEFT_OUT.iter().copied().filter(|family| present.contains(family)).collect()
        }
        _ => Vec::new(),
    })
}

/// Scores of rows and their measures.
pub fn rank(ranker: &dyn Ranker, schema: &Schema, rows: &Rows) -> (Vec<f64>, Measures) {
    let margins = ranker.margins(&rows.of(schema));
    let measures = measure(&margins, &rows.labels);
    (margins, measures)
}

/// The model of what was trained, measured and calibrated on later rows that were held back.
pub fn model(fitted: Fitted, train: &Rows, held: &Rows, settings: &Settings) -> Model {
    let (margins, measures) = rank(fitted.ranker(), &fitted.schema, held);
    let (_, control) = rank(&fitted.logistic, &fitted.schema, held);
    // Only what was drawn at random tells how often there is a find; where there is too little of it
    // all that is held back has to do, and the card says so.
    let on_random = held.drawn() >= MIN_OUTCOMES;
    let used = held.random.iter().map(|random| *random || !on_random);
    let cases = margins.iter().copied().zip(held.labels.iter().copied()).zip(used);
    let (said, labels): (Vec<f64>, Vec<bool>) =
        cases.filter(|(_, used)| *used).map(|(case, _)| case).unzip();
    // Without later rows bands rest on those of the training.
    let calibration = if held.is_empty() {
        Calibration::bands(&rank(fitted.ranker(), &fitted.schema, train).0)
    } else {
        Calibration::learn(&said, &labels)
    };
    let found = labels.iter().filter(|label| **label).count();
    let usual = if labels.is_empty() { 0.0 } else { found as f64 / labels.len() as f64 };
    let trained_on = train.window().expect("rows that taught something");
    let nothing = Window { first: trained_on.last, last: trained_on.last, rows: 0, positives: 0 };
    let mut model = Model {
        id: String::new(),
        status: Status::Shadow,
        source: train.source,
        features: fitted.schema.features().map(|feature| feature.id.to_owned()).collect(),
        schema: fitted.schema.hash(),
        trained_on,
        held_back: held.window().unwrap_or(nothing),
        training: Training {
            trainer: fitted.trainer,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            seed: settings.seed,
            budget: settings.budget,
            left_out: fitted.left_out,
        },
        measures,
        control,
        calibration,
        calibrated_on: Calibrated { rows: labels.len(), on_random, usual },
        promotion: None,
        logistic: fitted.logistic,
        trees: fitted.trees,
    };
    let hash = model.version();
    model.id = format!("{}-{}-{}", model.source.key(), model.trained_on.last, &hash[..6]);
    model
}
