//! The catalogue of controlled goods as it stands in `data/catalogue/*.toml`: reading and
//! checking it. It holds our own short names and published numbers, never the text of a list.

use std::borrow::Cow;
use std::collections::BTreeMap;

use sarhad_model::CasNumber;
use serde::{Deserialize, Serialize};

/// An entry of the catalogue of controlled goods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CatalogueEntry {
    /// Our id (`C0123`).
    pub id: Cow<'static, str>,
    /// `nuclear`, `chemical`, `biological`, `missile`, `cbrn` (protection), `dual-use`.
    pub family: Cow<'static, str>,
    /// Regime (`NSG-2`, `AG`, `MTCR`, `CWC` …).
    pub regime: Cow<'static, str>,
    /// Control number in EU Annex I style (`2B230`); `CWC-1A.1` for the first schedule.
    pub control_number: Cow<'static, str>,
    /// What it is, in English.
    pub short_name: Cow<'static, str>,
    /// What it is, in Russian; falls back to the first Russian term.
    pub short_name_ru: Cow<'static, str>,
    /// Numbers of the same goods in other lists (`CWC-3`, `US 1C355`).
    #[serde(default)]
    pub other_numbers: Vec<Cow<'static, str>>,
    /// Civil goods that look like it, in words of the catalogue.
    #[serde(default)]
    pub look_alikes: Vec<Cow<'static, str>>,
}

/// Regimes of radioactive sources: dangerous goods and the safety code, no list of strategic
/// goods.
const SOURCE_REGIMES: [&str; 2] = ["IAEA", "UN-DG"];

impl CatalogueEntry {
    /// Whether it is a radioactive source or material that no list of strategic goods names.
    pub fn is_source(&self) -> bool {
        SOURCE_REGIMES.contains(&self.regime.as_ref())
    }
}

/// What may be wrong with the tables.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// Not TOML, or fields missing or unknown.
    #[error("not a catalogue file: {0}")]
    Toml(#[from] toml::de::Error),
    /// Not the expected CSV.
    #[error("not a table: {0}")]
    Csv(#[from] csv::Error),
    /// A comparator other than `gt`, `ge`, `lt`, `le`, `is`.
    #[error("unknown comparator {0}")]
    Comparator(String),
    /// A unit that is not in the table of units.
    #[error("unknown unit {0}")]
    Unit(String),
    /// A threshold that is no number.
    #[error("not a number: {0}")]
    Value(String),
    /// A standard without body, number and edition.
    #[error("no standard with an edition: {0}")]
    Standard(String),
    /// A quality that is not in the table of qualities.
    #[error("unknown quality {0}")]
    Quality(String),
    /// A paper of the guidance that has no message.
    #[error("unknown paper {0}")]
    Paper(String),
    /// Guidance on an entry that the catalogue does not have.
    #[error("guidance on an entry that is not there: {0}")]
    NoEntry(String),
    /// A code that is not six digits.
    #[error("not six digits of the Harmonized System: {0}")]
    Hs(String),
    /// A CAS number whose check digit does not fit.
    #[error("not a CAS number: {0}")]
    Cas(String),
    /// Two entries with one id.
    #[error("id occurs twice: {0}")]
    DuplicateId(String),
    /// An entry that no text can lead to.
    #[error("nothing to find the entry by: {0}")]
    Unfindable(String),
}

/// How well an HS code tells that goods are of the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum HsLink {
    /// Hundreds of civil goods share the code.
    Weak,
    /// The code is about this kind of goods, most of them civil.
    Medium,
    /// The code names the goods.
    Strong,
    /// The list itself is made of codes.
    Exact,
}

impl HsLink {
    /// As in the files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Medium => "medium",
            Self::Strong => "strong",
            Self::Exact => "exact",
        }
    }
}

/// A condition as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConditionRecord {
    pub parameter: String,
    pub comparator: String,
    pub value: String,
    #[serde(default)]
    pub unit: String,
    /// The standard, with its edition, by which the value is measured (`ISO 230-2:2006`).
    #[serde(default)]
    pub standard: String,
}

/// Conditions that must all hold, as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AlternativeRecord {
    pub conditions: Vec<ConditionRecord>,
}

/// An entry as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryRecord {
    pub id: String,
    pub family: String,
    pub regime: String,
    pub control_number: String,
    #[serde(default)]
    pub other_numbers: Vec<String>,
    pub short_name: String,
    pub short_name_ru: String,
    pub hs6: Vec<String>,
    pub hs_link: HsLink,
    #[serde(default)]
    pub cas: Vec<String>,
    /// Numbers of the substance itself.
    #[serde(default)]
    pub un_numbers: Vec<u16>,
    /// Numbers that cover far more than the entry (all helium, all electric detonators).
    #[serde(default)]
    pub un_hints: Vec<u16>,
    #[serde(default)]
    pub look_alikes: Vec<String>,
    pub confidence: Confidence,
    #[serde(default)]
    pub note: String,
    /// Terms by language.
    pub terms: BTreeMap<String, Vec<String>>,
    /// Those of the terms that name a wider class of civil goods.
    #[serde(default)]
    pub broad: Vec<String>,
    /// Words for the kind of goods (`valve`): nothing by themselves, but with a condition that
    /// holds.
    #[serde(default)]
    pub kinds: Vec<String>,
    #[serde(default)]
    pub alternatives: Vec<AlternativeRecord>,
}

/// How sure the data of an entry are; see `data/catalogue/README.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Confidence {
    Verified,
    PartVerified,
    Matched,
    Transcribed,
    Recalled,
}

impl Confidence {
    /// As in the files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::PartVerified => "part-verified",
            Self::Matched => "matched",
            Self::Transcribed => "transcribed",
            Self::Recalled => "recalled",
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CatalogueFile {
    entries: Vec<EntryRecord>,
}

/// Reads and checks catalogue files.
pub(super) fn read(files: &[&str]) -> Result<Vec<EntryRecord>, CatalogueError> {
    let mut entries: Vec<EntryRecord> = Vec::new();
    for file in files {
        entries.extend(toml::from_str::<CatalogueFile>(file)?.entries);
    }
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    if let Some(pair) = entries.windows(2).find(|pair| pair[0].id == pair[1].id) {
        return Err(CatalogueError::DuplicateId(pair[0].id.clone()));
    }
    entries.iter().try_for_each(check)?;
    Ok(entries)
}

fn check(entry: &EntryRecord) -> Result<(), CatalogueError> {
    let six = |code: &&String| code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit());
    if let Some(code) = entry.hs6.iter().find(|code| !six(code)) {
        return Err(CatalogueError::Hs(code.clone()));
    }
    if let Some(cas) = entry.cas.iter().find(|cas| CasNumber::parse(cas).is_err()) {
        return Err(CatalogueError::Cas(cas.clone()));
    }
    let findable = !entry.hs6.is_empty()
        || !entry.cas.is_empty()
        || !entry.un_numbers.is_empty()
        || entry.terms.values().any(|terms| !terms.is_empty());
    if findable { Ok(()) } else { Err(CatalogueError::Unfindable(entry.id.clone())) }
}

impl From<&EntryRecord> for CatalogueEntry {
    fn from(record: &EntryRecord) -> Self {
        let owned = |text: &str| Cow::Owned(text.to_owned());
        let first_russian = record.terms.get("ru").and_then(|terms| terms.first());
        let short_name_ru = match record.short_name_ru.as_str() {
            "" => first_russian.map_or("", String::as_str),
            name => name,
        };
        Self {
            id: owned(&record.id),
            family: owned(&record.family),
            regime: owned(&record.regime),
            control_number: owned(&record.control_number),
            short_name: owned(&record.short_name),
            short_name_ru: owned(short_name_ru),
            other_numbers: record.other_numbers.iter().map(|text| owned(text)).collect(),
            look_alikes: record.look_alikes.iter().map(|text| owned(text)).collect(),
        }
    }
}
