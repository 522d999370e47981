//! The form of a policy file (TOML), before anything in it is checked.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    /// The post that this installation serves.
    pub(super) post: Option<String>,
    #[serde(default)]
    pub(super) indicators: BTreeMap<String, IndicatorPart>,
    #[serde(default)]
    pub(super) embargoes: Vec<EmbargoPart>,
    #[serde(default)]
    pub(super) countries: BTreeMap<String, CountryPart>,
    #[serde(default)]
    pub(super) posts: BTreeMap<String, PostPart>,
}

/// What one country sets.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CountryPart {
    #[serde(default)]
    pub(super) indicators: BTreeMap<String, IndicatorPart>,
    #[serde(default)]
    pub(super) embargoes: Vec<EmbargoPart>,
}

/// What one post sets.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PostPart {
    /// The country of the post.
    pub(super) country: Option<String>,
    #[serde(default)]
    pub(super) indicators: BTreeMap<String, IndicatorPart>,
    #[serde(default)]
    pub(super) embargoes: Vec<EmbargoPart>,
}

/// What is set of one indicator.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndicatorPart {
    pub(super) weight_db: Option<f64>,
    pub(super) gate: Option<String>,
    #[serde(default)]
    pub(super) off: bool,
    #[serde(default)]
    pub(super) parameters: BTreeMap<String, toml::Value>,
    #[serde(default)]
    pub(super) reason: String,
}

/// A measure against goods to a state.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EmbargoPart {
    pub(super) country: String,
    pub(super) goods: String,
    pub(super) regime: String,
    pub(super) effect: String,
    pub(super) weight_db: Option<f64>,
    #[serde(default)]
    pub(super) reason: String,
}
