//! Cases of a profile: what a line states, and what the profile should come to. JSON lines:
//! `{"name": "...", "facts": {"item.hs": "854231", "consignee.country": ["CN", "KZ"]},
//! "expect": "true"}`. A field that is left out or null is missing; `{"unreadable": true}`
//! stands for something that could not be read.

use std::collections::BTreeMap;
use std::path::Path;

use sarhad_engine::profiles::{Explained, Facts, Literal, Place, Problem, Truth};
use serde::Deserialize;

use super::{Loaded, ProfileError, text};

/// A case as it stands in its file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What it shows.
    pub name: String,
    /// Values by field.
    pub facts: BTreeMap<String, Stated>,
    /// What the profile should come to.
    pub expect: Truth,
}

/// What is stated of a field.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Stated {
    /// Nothing (`null`).
    Nothing(()),
    /// Something that could not be read.
    Unreadable {
        /// Always true; false would say nothing.
        unreadable: bool,
    },
    /// Several values.
    Many(Vec<Literal>),
    /// One value.
    One(Literal),
}

/// How a case came out.
#[derive(Debug)]
pub struct CaseResult {
    /// Line of the file, from 1.
    pub line: usize,
    /// The case.
    pub case: Case,
    /// What the profile came to.
    pub explained: Explained,
}

impl CaseResult {
    /// Whether it came to what was expected.
    pub fn is_right(&self) -> bool {
        self.explained.truth == self.case.expect
    }
}

/// Runs the cases of a file.
///
/// # Errors
/// A line that is no case, or states what cannot be.
pub fn run_cases(profile: &Loaded, path: &Path) -> Result<Vec<CaseResult>, ProfileError> {
    let text = text(path)?;
    let mut results = Vec::new();
    for (line, json) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        if json.trim().is_empty() {
            continue;
        }
        let case: Case = serde_json::from_str(json).map_err(|error| ProfileError::Form {
            path: path.to_path_buf(),
            why: format!("line {line}: {error}"),
        })?;
        let facts = facts(&case, line).map_err(|problem| ProfileError::Problems {
            path: path.to_path_buf(),
            problems: vec![problem],
        })?;
        let explained = profile.compiled.explain_facts(&facts);
        results.push(CaseResult { line, case, explained });
    }
    if results.is_empty() {
        let why = "there is no case in the file".to_owned();
        return Err(ProfileError::Form { path: path.to_path_buf(), why });
    }
    Ok(results)
}

fn facts(case: &Case, line: usize) -> Result<Facts, Problem> {
    let place = Place::Line(line);
    let mut facts = Facts::default();
    for (field, stated) in &case.facts {
        match stated {
            Stated::Nothing(()) | Stated::Unreadable { unreadable: false } => {}
            Stated::Unreadable { unreadable: true } => facts.add_unreadable(field, &place)?,
            Stated::One(value) => facts.add(field, value, &place)?,
            Stated::Many(values) => {
                for value in values {
                    facts.add(field, value, &place)?;
                }
            }
        }
    }
    Ok(facts)
}
