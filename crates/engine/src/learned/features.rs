//! What models look at: features in families that can be left out, and the schema that a model was
//! trained on. Each feature has a unit and a sentence in every language (`feature-<id>`).
//!
//! No feature speaks of the nationality, language or ethnicity of a person.

use serde::{Deserialize, Serialize};

use super::{declarations, units};

/// Version of what the features mean; it grows when one is computed otherwise.
const MEANING: u32 = 1;

/// Rates are drawn to the rate of all by so many inspections: a party with two of them, one of
/// which found something, is no proof.
pub(super) const SMOOTHING: f64 = 10.0;
/// Least number of prices that a usual price rests on.
pub(super) const MIN_PEERS: usize = 5;

/// Features of one kind, which are switched and reported together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Codes of the declaration: office, procedure, goods, countries of the goods.
    Codes,
    /// Value, mass, duty, and how far a price is from the usual one.
    Value,
    /// Who and what is new.
    Novelty,
    /// How often inspections found something, of party, goods, way.
    Rates,
    /// How the papers are made.
    Manifest,
    /// Lists and strategic goods. It may raise a unit; what rules say of it stays.
    Strategic,
    /// Day of the week, month.
    Calendar,
}

impl Family {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Codes,
        Self::Value,
        Self::Novelty,
        Self::Rates,
        Self::Manifest,
        Self::Strategic,
        Self::Calendar,
    ];

    /// Stable key, of options and files; the name is `family-<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Codes => "codes",
            Self::Value => "value",
            Self::Novelty => "novelty",
            Self::Rates => "rates",
            Self::Manifest => "manifest",
            Self::Strategic => "strategic",
            Self::Calendar => "calendar",
        }
    }

    /// By its key.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.key() == text)
    }
}

/// One number of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    /// Stable id; the sentence is `feature-<id>`.
    pub id: &'static str,
    /// Family.
    pub family: Family,
    /// Unit of the number.
    pub unit: &'static str,
    /// How the number is shown.
    pub form: Form,
    /// Id of its sentence.
    pub sentence: &'static str,
}

/// How a value is shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As it is.
    Plain,
    /// The feature is a natural logarithm; its number is shown.
    Log,
    /// The feature is ln(1+count); the count is shown.
    Count,
    /// A share, shown as a percentage.
    Share,
}

impl Form {
    /// The number that is shown, rounded to three digits that matter.
    pub fn shown(self, value: f64) -> f64 {
        let number = match self {
            Self::Plain => value,
            Self::Log => value.exp(),
            Self::Count => return value.exp_m1().round(),
            Self::Share => value * 100.0,
        };
        if number == 0.0 || !number.is_finite() || self == Self::Plain && number.fract() == 0.0 {
            return number;
        }
        let scale = 10_f64.powi(2 - number.abs().log10().floor() as i32);
        (number * scale).round() / scale
    }
}

/// Where rows come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A table of declarations with outcomes.
    Declarations,
    /// Cargo papers, and a file of outcomes.
    Papers,
}

impl Source {
    /// All features of rows from here, in their order.
    pub fn features(self) -> &'static [Feature] {
        match self {
            Self::Declarations => declarations::FEATURES,
            Self::Papers => units::FEATURES,
        }
    }

    /// Stable key; the name is `learn-source-<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Declarations => "declarations",
            Self::Papers => "papers",
        }
    }
}

/// The features of a model, in the order of its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schema {
    source: Source,
    /// Indexes into the features of the source.
    chosen: Vec<usize>,
}

impl Schema {
    /// All features of a source but those of some families.
    pub fn new(source: Source, without: &[Family]) -> Self {
        let all = source.features().iter().enumerate();
        let kept = all.filter(|(_, feature)| !without.contains(&feature.family));
        Self { source, chosen: kept.map(|(at, _)| at).collect() }
    }

    /// The schema of a list of ids; none when the program knows one of them no more.
    pub fn of_ids<'i>(source: Source, ids: impl Iterator<Item = &'i str>) -> Option<Self> {
        let place = |id: &str| source.features().iter().position(|feature| feature.id == id);
        Some(Self { source, chosen: ids.map(place).collect::<Option<_>>()? })
    }

    /// Where rows come from.
    pub fn source(&self) -> Source {
        self.source
    }

    /// The features.
    pub fn features(&self) -> impl ExactSizeIterator<Item = &'static Feature> {
        self.chosen.iter().map(|&at| &self.source.features()[at])
    }

    /// Numbers in a row.
    pub fn width(&self) -> usize {
        self.chosen.len()
    }

    /// The families in it.
    pub fn families(&self) -> Vec<Family> {
        let has = |family: &Family| self.features().any(|feature| feature.family == *family);
        Family::ALL.into_iter().filter(has).collect()
    }

    /// The row of a model from a row of all features of the source.
    pub fn row(&self, all: &[f64]) -> Vec<f64> {
        self.chosen.iter().map(|&at| all[at]).collect()
    }

    /// Hash of source, ids, units and meaning: a model reads no row of another schema.
    pub fn hash(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(format!("{MEANING} {}", self.source.key()).as_bytes());
        for feature in self.features() {
            hasher.update(format!("\n{} {}", feature.id, feature.unit).as_bytes());
        }
        hasher.finalize().to_hex()[..16].to_owned()
    }
}

/// A list of features, written as rows.
macro_rules! features {
    ($($id:literal $family:ident $form:ident $unit:literal),* $(,)?) => {
        &[$($crate::learned::features::Feature {
            id: $id,
            family: $crate::learned::features::Family::$family,
            unit: $unit,
            form: $crate::learned::features::Form::$form,
            sentence: concat!("feature-", $id),
        }),*]
    };
}
pub(super) use features;
