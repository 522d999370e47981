//! Weights, gates and parameters of the indicators: `data/indicators.csv`.

use std::collections::BTreeMap;
use std::sync::Arc;

use sarhad_model::{Decibans, FindingSource, Gate, SourceKind};

use crate::policy::RowChange;

/// The groups of correlated indicators; each has a message `group-<name>`.
pub const GROUPS: &[&str] = &[
    "strategic",
    "sanctions",
    "enduser",
    "fit",
    "shell",
    "diversion",
    "container",
    "description",
    "weight",
    "licence",
    "value",
    "documents",
    "record",
    "pattern",
    "route",
    "vessel",
    "payment",
    "radiation",
    "alert",
    "behaviour",
    "payment",
    "physical",
    "vessel",
    "mitigating",
];

/// The row of one indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorRow {
    /// Id (`GD01`).
    pub id: String,
    /// Group of correlated indicators.
    pub group: &'static str,
    /// Weight of evidence.
    pub weight: Decibans,
    /// What it demands.
    pub gate: Gate,
    /// The row as the source of a finding.
    pub source: Arc<FindingSource>,
    /// Parameters by name.
    params: BTreeMap<String, String>,
}

impl IndicatorRow {
    /// From a row of the table; `version` is that of all tables.
    pub(super) fn read(row: &[String], version: &str) -> Self {
        let [id, group, weight, gate, params, _source] = row else {
            panic!("data/indicators.csv has six columns: {row:?}");
        };
        Self {
            id: id.clone(),
            group: GROUPS
                .iter()
                .find(|known| *known == group)
                .unwrap_or_else(|| panic!("data/indicators.csv: unknown group {group}")),
            weight: Decibans::whole(weight.parse().expect("weights are whole decibans")),
            gate: match gate.as_str() {
                "none" => Gate::None,
                "review" => Gate::Review,
                "hold" => Gate::Hold,
                other => panic!("data/indicators.csv: unknown gate {other}"),
            },
            source: Arc::new(FindingSource {
                kind: SourceKind::Indicator,
                id: id.clone(),
                version: version.to_owned(),
                title: String::new(),
            }),
            params: params
                .split(';')
                .filter_map(|pair| pair.split_once('='))
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        }
    }

    /// The same as a country or a post sets it; `policy` is the version of what is set.
    pub(super) fn set(&mut self, change: RowChange, policy: &str) {
        self.weight = change.weight.unwrap_or(self.weight);
        self.gate = change.gate.unwrap_or(self.gate);
        self.params.extend(change.parameters);
        let mut source = FindingSource::clone(&self.source);
        source.version = format!("{}+{policy}", source.version);
        self.source = Arc::new(source);
    }

    /// A parameter as the table has it.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.params.get(name).map(String::as_str)
    }

    /// Names of the parameters.
    pub fn parameter_names(&self) -> impl Iterator<Item = &str> {
        self.params.keys().map(String::as_str)
    }

    /// A parameter that is a number.
    ///
    /// # Panics
    /// If the row has no such number: a mistake in our own table.
    pub fn number(&self, name: &str) -> f64 {
        self.maybe_number(name)
            .unwrap_or_else(|| panic!("data/indicators.csv: {} has no number {name}", self.id))
    }

    /// A parameter that is a weight.
    ///
    /// # Panics
    /// If the row has no such number: a mistake in our own table.
    pub fn decibans(&self, name: &str) -> Decibans {
        Decibans::from_thousandths((self.number(name) * 1000.0).round() as i32)
    }

    /// A parameter that is a number, when there is one.
    pub fn maybe_number(&self, name: &str) -> Option<f64> {
        self.params.get(name)?.parse().ok()
    }

    /// Whether a list parameter holds a value.
    pub fn lists(&self, name: &str, value: &str) -> bool {
        self.list(name).any(|one| one == value)
    }

    /// A parameter that is a list of values.
    pub fn list(&self, name: &str) -> impl Iterator<Item = &str> {
        self.params.get(name).into_iter().flat_map(|list| list.split('|'))
    }

    /// Whether a parameter that is a list of HS chapters and ranges of chapters holds a chapter.
    pub fn lists_chapter(&self, name: &str, chapter: &str) -> bool {
        self.list(name).any(|range| in_chapters(range, chapter))
    }
}

/// Whether `28-30` or `38` holds a chapter of two digits.
pub(super) fn in_chapters(range: &str, chapter: &str) -> bool {
    let (first, last) = range.split_once('-').unwrap_or((range, range));
    (first..=last).contains(&chapter)
}
