//! A trained model with all that must be known of it, and its file: JSON with a checksum over the
//! content and the hash of the features it was trained on.
//!
//! It opens no file; bytes are arguments.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::calibration::Calibration;
use super::ensemble::Ensemble;
use super::features::{Family, Schema, Source};
use super::logistic::Logistic;
use super::ranker::Ranker;
use crate::feedback::interval::interval;

/// Version of the form of the file.
pub const FORMAT: u32 = 1;
/// Largest file: trees at the limit of nodes are far below it.
pub const MAX_BYTES: usize = 512 << 20;

/// Whether a model may count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It is shown, and counts nothing.
    Shadow,
    /// It was promoted: it counts.
    Active,
}

impl Status {
    /// Stable key; the name is `learn-status-<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Shadow => "shadow",
            Self::Active => "active",
        }
    }
}

/// Rows that a model was trained on, or measured on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Window {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// Rows with an outcome.
    pub rows: usize,
    /// Rows in which something was found.
    pub positives: usize,
}

impl Window {
    /// Share of rows in which something was found.
    pub fn base_rate(&self) -> f64 {
        if self.rows == 0 { 0.0 } else { self.positives as f64 / self.rows as f64 }
    }
}

/// How good an order of rows is. Shares of rows are keys, `0.01` to `0.10`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Measures {
    /// Rows.
    pub rows: usize,
    /// Share of them in which something was found.
    pub base_rate: f64,
    /// Area under the curve; none when all rows are alike.
    pub auc: Option<f64>,
    /// Of the rows at the top, the share in which something was found.
    pub precision_at: BTreeMap<String, f64>,
    /// Of what was found, the share that is at the top.
    pub recall_at: BTreeMap<String, f64>,
}

/// What the promotion of a model rests on, on the weeks that it did not see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Promotion {
    /// Share of units that can be opened.
    pub budget: f64,
    /// Units at the top.
    pub opened: usize,
    /// Of them, found by the order of the model.
    pub found: usize,
    /// Lower 95 % bound of the precision of the model: that of the reports on outcomes
    /// ([`crate::feedback::interval`]), so that both say the same of the same counts.
    pub lower: f64,
    /// Of as many units, found by the order of the rules.
    pub found_by_rules: usize,
    /// Precision of the rules.
    pub rules: f64,
}

impl Promotion {
    /// Compares two orders of the same units.
    pub fn new(budget: f64, opened: usize, found: usize, found_by_rules: usize) -> Self {
        let rules = if opened == 0 { 0.0 } else { found_by_rules as f64 / opened as f64 };
        let (lower, _) = interval(found as f64, opened as f64);
        Self { budget, opened, found, lower, found_by_rules, rules }
    }

    /// Whether the model may count.
    pub fn passes(&self) -> bool {
        self.opened > 0 && self.lower > self.rules
    }
}

/// What the trees were trained by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Training {
    /// Trainer of the trees, with its version; `logistic` when there are none.
    pub trainer: String,
    /// Version of the program.
    pub program: String,
    /// Seed.
    pub seed: u64,
    /// How much effort the trees take.
    pub budget: f64,
    /// Families that were left out because the order of the rows held back is better without them.
    pub left_out: Vec<Family>,
}

/// The outcomes that the meaning of log-odds was learned from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Calibrated {
    /// How many.
    pub rows: usize,
    /// Whether they are only those that were drawn at random; else all that were held back, which
    /// were mostly chosen for a reason.
    pub on_random: bool,
    /// Share of finds among them.
    pub usual: f64,
}

/// A trained model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Name: source, last day, beginning of the hash of what was learned.
    pub id: String,
    /// Whether it counts.
    pub status: Status,
    /// Where rows come from.
    pub source: Source,
    /// Features, in the order of a row.
    pub features: Vec<String>,
    /// Hash of the features.
    pub schema: String,
    /// What it was trained on.
    pub trained_on: Window,
    /// What it was measured and calibrated on: later days.
    pub held_back: Window,
    /// How it was trained.
    pub training: Training,
    /// How good its order of the held-back rows is.
    pub measures: Measures,
    /// How good that of the regression is.
    pub control: Measures,
    /// What its log-odds mean.
    pub calibration: Calibration,
    /// What that was learned from.
    pub calibrated_on: Calibrated,
    /// What its promotion rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promotion: Option<Promotion>,
    /// The regression.
    pub logistic: Logistic,
    /// The trees, when there were enough outcomes for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trees: Option<Ensemble>,
}

/// The file.
#[derive(Serialize, Deserialize)]
struct File {
    sarhad_model: u32,
    checksum: String,
    content: Value,
}

/// Why bytes are no usable model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelFault {
    /// Some other file.
    #[error("this is no model file of Sarhad")]
    Foreign,
    /// Made by a program with another format.
    #[error("the model file has format {found}; this program reads {FORMAT}: train again")]
    Format {
        /// The format of the file.
        found: u32,
    },
    /// Cut or changed.
    #[error("the model file is damaged or was changed: its checksum does not fit")]
    Checksum,
    /// Features that the program computes otherwise, or not at all.
    #[error("the model was trained on other features ({found}, not {expected}): train again")]
    Schema {
        /// Hash in the file.
        found: String,
        /// Hash of the same features in this program.
        expected: String,
    },
    /// Rows of another kind are asked about.
    #[error("the model ranks {found}; {expected} are to be ranked")]
    Source {
        /// What it ranks.
        found: &'static str,
        /// What is to be ranked.
        expected: &'static str,
    },
    /// The checksum fits and the content still cannot be used.
    #[error("the model file cannot be used: {0}")]
    Content(String),
}

impl ModelFault {
    /// All keys.
    pub const KEYS: [&str; 6] = ["foreign", "format", "checksum", "schema", "source", "content"];

    /// Stable key; the sentence is `model-fault-<key>`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Foreign => "foreign",
            Self::Format { .. } => "format",
            Self::Checksum => "checksum",
            Self::Schema { .. } => "schema",
            Self::Source { .. } => "source",
            Self::Content(_) => "content",
        }
    }
}

fn checksum(content: &Value) -> String {
    blake3::hash(content.to_string().as_bytes()).to_hex().to_string()
}

impl Model {
    /// The model that ranks: the trees, or else the regression.
    pub fn ranker(&self) -> &dyn Ranker {
        match &self.trees {
            Some(trees) => trees,
            None => &self.logistic,
        }
    }

    /// The features of a row.
    ///
    /// # Errors
    /// `Schema`, when this program computes them otherwise.
    pub fn schema(&self) -> Result<Schema, ModelFault> {
        let schema = Schema::of_ids(self.source, self.features.iter().map(String::as_str));
        let expected = schema.as_ref().map_or_else(|| "unknown".to_owned(), Schema::hash);
        match schema {
            Some(schema) if expected == self.schema => Ok(schema),
            _ => Err(ModelFault::Schema { found: self.schema.clone(), expected }),
        }
    }

    /// Hash of all that the model says and is: its version.
    pub fn version(&self) -> String {
        checksum(&self.content())[..12].to_owned()
    }

    fn content(&self) -> Value {
        serde_json::to_value(self).expect("a model is plain data with finite numbers")
    }

    /// The bytes of its file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let content = self.content();
        let file = File { sarhad_model: FORMAT, checksum: checksum(&content), content };
        let mut bytes = serde_json::to_vec(&file).expect("plain data");
        bytes.push(b'\n');
        bytes
    }

    /// Reads what [`Model::to_bytes`] wrote.
    ///
    /// # Errors
    /// What is wrong with the bytes; never half a model.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelFault> {
        if bytes.len() > MAX_BYTES {
            return Err(ModelFault::Content(format!("{} bytes; at most {MAX_BYTES}", bytes.len())));
        }
        let file: Value = serde_json::from_slice(bytes).map_err(|_| ModelFault::Foreign)?;
        let format = file.get("sarhad_model").and_then(Value::as_u64).ok_or(ModelFault::Foreign)?;
        let found = u32::try_from(format).unwrap_or(u32::MAX);
        if found != FORMAT {
            return Err(ModelFault::Format { found });
        }
        let file: File =
            serde_json::from_value(file).map_err(|error| ModelFault::Content(error.to_string()))?;
        if checksum(&file.content) != file.checksum {
            return Err(ModelFault::Checksum);
        }
        let model: Self = serde_json::from_value(file.content)
            .map_err(|error| ModelFault::Content(error.to_string()))?;
        let width = model.schema()?.width();
        if model.ranker().width() != width || model.logistic.width() != width {
            return Err(ModelFault::Content(format!("rows of {width} numbers were expected")));
        }
        Ok(model)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bounds of Clopper and Pearson from printed tables; where all were found the five percent
    /// are all below (`0.05^(1/n)`).
    #[test]
    fn the_bound_is_as_in_the_tables() {
        for (found, of, bound) in
            [(0, 0, 0.0), (0, 10, 0.0), (5, 10, 0.1871), (10, 10, 0.7411), (90, 100, 0.8238)]
        {
            let lower = Promotion::new(0.1, of, found, 0).lower;
            assert!((lower - bound).abs() < 1e-3, "{found} of {of}: {lower}");
        }
        assert!(Promotion::new(0.1, 100, 90, 80).passes());
        assert!(!Promotion::new(0.1, 10, 9, 8).passes(), "too few to be sure");
        assert!(!Promotion::new(0.1, 0, 0, 0).passes());
    }
}
