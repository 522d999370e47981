//! What a country or a post sets otherwise than the built-in tables: weights, gates and parameters
//! of indicators, indicators that are off, embargoes by state and goods.
//!
//! A file says it for all, for countries and for posts; the narrower part counts. Every setting has
//! a reason, and everything in a file is checked, also what is for other posts: an error that waits
//! for its post would be found at the worst time.
//!
//! What no file can do: lower or switch off a gate `hold`, turn a reason for a suspicion into one
//! against it, or loosen a measure of the Security Council (law 7, resolution 1540).

mod check;
mod file;

use std::collections::{BTreeMap, BTreeSet};

use sarhad_model::{CountryCode, Decibans, Gate, PolicyChange, PolicyUse};

use crate::tables::{Embargo, Tables};
use check::Checker;
use file::{EmbargoPart, File, IndicatorPart};

/// Longest file, in bytes: some hundred posts.
pub const MAX_BYTES: usize = 256 * 1024;
/// Most that an indicator may weigh, decibans: a thousand to one. The heaviest built-in one weighs 25.
pub const MAX_WEIGHT_DB: f64 = 30.0;
/// Most values of a parameter that is a list.
pub const MAX_LIST: usize = 1000;

/// Indicators whose findings weigh by something else than the weight of their row.
const WEIGHED_ELSEWHERE: &[(&str, &str)] = &[
    ("GD02", "the parameters tier_1 to tier_4B"),
    ("GD21", "the parameters by_number, by_code and their like"),
    ("RT14", "weight_db of the embargoes"),
];

/// What an indicator weighs by, when it is not the weight of its row.
pub fn weighs_by(id: &str) -> Option<&'static str> {
    WEIGHED_ELSEWHERE.iter().find(|(known, _)| *known == id).map(|(_, by)| *by)
}

/// What is wrong with a policy file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// Too long.
    #[error("the file has {found} bytes; the limit is {MAX_BYTES}")]
    TooLong {
        /// Bytes.
        found: usize,
    },
    /// No TOML, or a word that is not known.
    #[error("{0}")]
    Form(String),
    /// Something in one part is not right.
    #[error("[{part}]: {why}")]
    Part {
        /// The part, as in the file.
        part: String,
        /// What, and what to do.
        why: String,
    },
    /// No such post.
    #[error(
        "the post {post} is not in the file and is no UN/LOCODE, so its country is not known; add [posts.{post}] with country = \"..\""
    )]
    UnknownPost {
        /// As named.
        post: String,
    },
}

/// What is set of one indicator; nothing where the built-in value stays.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RowChange {
    /// Weight.
    pub(crate) weight: Option<Decibans>,
    /// Gate.
    pub(crate) gate: Option<Gate>,
    /// Whether it is off.
    pub(crate) is_off: bool,
    /// Parameters, in the form of the table.
    pub(crate) parameters: BTreeMap<String, String>,
    reason: String,
}

/// A measure that is set otherwise or beside the built-in ones.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct EmbargoChange {
    /// The measure; of one that is off, country, goods and name count.
    pub(crate) measure: Embargo,
    /// Goods as written.
    goods: String,
    /// The measure is off here.
    pub(crate) is_off: bool,
    reason: String,
}

/// What one part of the file says.
#[derive(Debug, Clone, PartialEq, Default)]
struct Part {
    scope: String,
    rows: BTreeMap<String, RowChange>,
    embargoes: Vec<EmbargoChange>,
}

/// A checked policy file, for all posts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Policy {
    post: Option<String>,
    all: Part,
    countries: BTreeMap<CountryCode, Part>,
    posts: BTreeMap<String, (Option<CountryCode>, Part)>,
}

/// The policy of one post.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LocalPolicy {
    post: Option<String>,
    parts: Vec<Part>,
    off: BTreeSet<String>,
}

impl Policy {
    /// Reads and checks a file against the built-in tables.
    ///
    /// # Errors
    /// What is wrong, and in which part.
    pub fn read(toml: &str, tables: &Tables) -> Result<Self, PolicyError> {
        if toml.len() > MAX_BYTES {
            return Err(PolicyError::TooLong { found: toml.len() });
        }
        let file: File = toml::from_str(toml)
            .map_err(|error| PolicyError::Form(error.to_string().trim().to_owned()))?;
        let part = |name: &str, scope: String, rows, embargoes| {
            read_part(tables, name, scope, rows, embargoes)
        };
        let mut countries = BTreeMap::new();
        for (code, country) in &file.countries {
            let name = format!("countries.{code}.");
            let key = country_code(&name, code)?;
            let read =
                part(&name, format!("country {code}"), &country.indicators, &country.embargoes);
            countries.insert(key, read?);
        }
        let mut posts = BTreeMap::new();
        for (code, post) in &file.posts {
            let name = format!("posts.{code}.");
            let country = match &post.country {
                Some(country) => Some(country_code(&name, country)?),
                None => country_of(code),
            };
            if country.is_none() {
                let why = "country is missing: the code is no UN/LOCODE that would tell it";
                return Err(fault(&name, why));
            }
            let read = part(&name, format!("post {code}"), &post.indicators, &post.embargoes)?;
            posts.insert(code.clone(), (country, read));
        }
        let all = part("", "all".to_owned(), &file.indicators, &file.embargoes)?;
        Ok(Self { post: file.post, all, countries, posts })
    }

    /// What counts at a post: the one named, or else the one of the file.
    ///
    /// # Errors
    /// `UnknownPost`, when its country cannot be told.
    pub fn at(&self, named: Option<&str>) -> Result<LocalPolicy, PolicyError> {
        let mut parts = vec![self.all.clone()];
        let post = named.map(str::to_owned).or_else(|| self.post.clone());
        if let Some(code) = &post {
            let own = self.posts.get(code);
            let country = own.and_then(|(country, _)| *country).or_else(|| country_of(code));
            let Some(country) = country else {
                return Err(PolicyError::UnknownPost { post: code.clone() });
            };
            parts.extend(self.countries.get(&country).cloned());
            parts.extend(own.map(|(_, part)| part.clone()));
        }
        parts.retain(|part| !part.is_empty());
        let mut local = LocalPolicy { post, parts, off: BTreeSet::new() };
        let ids = local.parts.iter().flat_map(|part| part.rows.keys());
        let is_off = |id: &&String| local.row(id).is_some_and(|row| row.is_off);
        local.off = ids.filter(is_off).cloned().collect();
        Ok(local)
    }
}

impl Part {
    fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.embargoes.is_empty()
    }
}

impl LocalPolicy {
    /// Whether nothing is set otherwise.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// A hash of what is set.
    pub fn version(&self) -> String {
        let content = format!("{:?}", self.parts);
        blake3::hash(content.as_bytes()).to_hex()[..12].to_owned()
    }

    /// What counts of one indicator, of all parts together.
    pub(crate) fn row(&self, id: &str) -> Option<RowChange> {
        let own = self.parts.iter().filter_map(|part| part.rows.get(id));
        own.cloned().reduce(|wider, narrower| RowChange {
            weight: narrower.weight.or(wider.weight),
            gate: narrower.gate.or(wider.gate),
            // A narrower part that sets the indicator switches it on again.
            is_off: narrower.is_off,
            parameters: wider.parameters.into_iter().chain(narrower.parameters).collect(),
            reason: narrower.reason,
        })
    }

    /// Whether an indicator is off.
    pub(crate) fn switches_off(&self, id: &str) -> bool {
        self.off.contains(id)
    }

    /// The measures that are set otherwise, widest part first.
    pub(crate) fn embargoes(&self) -> impl Iterator<Item = &EmbargoChange> {
        self.parts.iter().flat_map(|part| &part.embargoes)
    }

    /// What is otherwise than in the built-in tables, for people.
    pub fn account(&self, built_in: &Tables) -> PolicyUse {
        let mut changes = Vec::new();
        for part in &self.parts {
            for (id, row) in &part.rows {
                tell_row(built_in, &part.scope, id, row, &mut changes);
            }
            for one in &part.embargoes {
                tell_embargo(built_in, &part.scope, one, &mut changes);
            }
        }
        PolicyUse { post: self.post.clone(), version: self.version(), changes }
    }
}

fn tell_row(
    built_in: &Tables,
    scope: &str,
    id: &str,
    row: &RowChange,
    changes: &mut Vec<PolicyChange>,
) {
    let before = built_in.indicator(id);
    let mut tell = |setting: &str, was: String, is: String| {
        if was != is {
            changes.push(PolicyChange {
                scope: scope.to_owned(),
                subject: id.to_owned(),
                setting: setting.to_owned(),
                was,
                is,
                reason: row.reason.clone(),
            });
        }
    };
    if row.is_off {
        tell("off", "no".to_owned(), "yes".to_owned());
    }
    if let Some(weight) = row.weight {
        tell("weight_db", before.weight.to_string(), weight.to_string());
    }
    if let Some(gate) = row.gate {
        tell("gate", before.gate.key().to_owned(), gate.key().to_owned());
    }
    for (name, value) in &row.parameters {
        let was = before.parameter(name).unwrap_or_default();
        tell(name, was.to_owned(), value.clone());
    }
}

fn tell_embargo(
    built_in: &Tables,
    scope: &str,
    one: &EmbargoChange,
    changes: &mut Vec<PolicyChange>,
) {
    let measure = &one.measure;
    let before = built_in.embargoes.iter().find(|known| known.is_same_as(measure));
    let told = |effect: &str, weight: Decibans| format!("{effect} {weight}");
    let was = before.map_or_else(String::new, |known| told(known.effect.key(), known.weight));
    let is = if one.is_off { "off".to_owned() } else { told(measure.effect.key(), measure.weight) };
    if was != is {
        changes.push(PolicyChange {
            scope: scope.to_owned(),
            subject: format!("embargo {} {} {}", measure.country, one.goods, measure.regime),
            setting: "effect".to_owned(),
            was,
            is,
            reason: one.reason.clone(),
        });
    }
}

fn read_part(
    tables: &Tables,
    name: &str,
    scope: String,
    indicators: &BTreeMap<String, IndicatorPart>,
    embargoes: &[EmbargoPart],
) -> Result<Part, PolicyError> {
    let mut part = Part { scope, ..Part::default() };
    for (id, given) in indicators {
        let checker = Checker { tables, part: format!("{name}indicators.{id}") };
        part.rows.insert(id.clone(), checker.row(id, given)?);
    }
    for (place, given) in embargoes.iter().enumerate() {
        let checker = Checker { tables, part: format!("{name}embargoes, number {}", place + 1) };
        part.embargoes.push(checker.embargo(given)?);
    }
    Ok(part)
}

fn country_code(part: &str, code: &str) -> Result<CountryCode, PolicyError> {
    CountryCode::parse(code)
        .map_err(|_| fault(part, &format!("{code:?} is no country code of two letters (ISO 3166)")))
}

/// The country of a post that is named by its UN/LOCODE.
fn country_of(post: &str) -> Option<CountryCode> {
    let is_locode = post.len() == 5 && post.chars().all(|c| c.is_ascii_uppercase());
    is_locode.then(|| CountryCode::parse(&post[..2]).ok())?
}

fn fault(part: &str, why: &str) -> PolicyError {
    PolicyError::Part { part: part.trim_end_matches('.').to_owned(), why: why.to_owned() }
}
