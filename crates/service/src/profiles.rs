//! Officers' profiles in files: one JSON file a profile, named lists beside them in the folder
//! `lists` (one value a line), the record of back-tests beside them too, cases as JSON lines,
//! outcomes as JSON lines or CSV.

mod cases;
pub mod import;
mod outcomes;
pub mod record;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
pub use sarhad_engine::profiles::{
    BackTest, Because, Compiled, Condition, Explained, Field, FieldKind, Level, NamedLists,
    Operand, Outcome, Place, Problem, ProblemKind, Profile, ProfileFile, ProfileSet, ProfileState,
    SetError, Truth, describe, expression, fields, limits,
};
use sarhad_engine::profiles::{backtest, check};
use sarhad_engine::{group, profiles};
use sarhad_model::Submission;

pub use cases::{Case, CaseResult, run_cases};
pub use outcomes::read_outcomes;
pub use record::Record;

use crate::input::{self, InputError};

/// Folder of named lists, beside the profiles.
pub const LISTS_FOLDER: &str = "lists";
/// How the file of a profile ends.
const PROFILE_ENDING: &str = "json";
/// How the file of a list ends.
const LIST_ENDING: &str = "txt";

/// Why profiles cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// A file could not be opened.
    #[error(transparent)]
    Input(#[from] InputError),
    /// A file is no JSON of a profile, case or outcome.
    #[error("{path}: {why}")]
    Form {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A profile or list that does not pass the check.
    #[error("{path}: {} problems", problems.len())]
    Problems {
        /// The file.
        path: PathBuf,
        /// All of them.
        problems: Vec<Problem>,
    },
    /// The profiles do not go together.
    #[error(transparent)]
    Set(#[from] SetError),
    /// The record of back-tests was changed, or is cut off.
    #[error("{path}: line {line} does not go with the line before it")]
    Record {
        /// The record.
        path: PathBuf,
        /// Its first bad line, from 1.
        line: usize,
    },
    /// A file could not be written.
    #[error("{path}: {source}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The folder has no profile.
    #[error("{path}: there is no profile (*.{PROFILE_ENDING}) in the folder")]
    Nothing {
        /// The folder.
        path: PathBuf,
    },
}

/// A profile that was read and checked.
#[derive(Debug)]
pub struct Loaded {
    /// The profile.
    pub profile: Profile,
    /// Its condition, compiled.
    pub compiled: Compiled,
    /// Hash of what it does, for the record of back-tests.
    pub content: String,
}

/// The lists in the folder `lists` beside a profile; none when there is no such folder.
///
/// # Errors
/// A list that cannot be read or used.
pub fn lists_beside(profile: &Path) -> Result<NamedLists, ProfileError> {
    let folder = profile.parent().unwrap_or_else(|| Path::new("")).join(LISTS_FOLDER);
    lists_in(&folder)
}

fn lists_in(folder: &Path) -> Result<NamedLists, ProfileError> {
    let mut lists = NamedLists::default();
    if !folder.is_dir() {
        return Ok(lists);
    }
    for path in input::walk(folder)? {
        if path.extension().is_none_or(|ending| ending != LIST_ENDING) {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = text(&path)?;
        lists
            .add(&name, &text)
            .map_err(|problem| ProfileError::Problems { path, problems: vec![problem] })?;
    }
    Ok(lists)
}

/// Reads a file as text.
fn text(path: &Path) -> Result<String, ProfileError> {
    let file = input::read(path)?;
    if file.bytes.len() > limits::MAX_FILE {
        let why = format!("{} bytes; at most {}", file.bytes.len(), limits::MAX_FILE);
        return Err(ProfileError::Form { path: path.to_path_buf(), why });
    }
    String::from_utf8(file.bytes).map_err(|error| ProfileError::Form {
        path: path.to_path_buf(),
        why: format!("not UTF-8 at byte {}", error.utf8_error().valid_up_to()),
    })
}

/// Reads and checks one profile.
///
/// # Errors
/// What is wrong with the file, its lists, or the profile.
pub fn load(path: &Path) -> Result<Loaded, ProfileError> {
    let lists = lists_beside(path)?;
    load_with(path, &lists)
}

fn load_with(path: &Path, lists: &NamedLists) -> Result<Loaded, ProfileError> {
    let text = text(path)?;
    let path = path.to_path_buf();
    let file: ProfileFile = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| ProfileError::Form { path: path.clone(), why: error.to_string() })?;
    let checked = check::profile(file, lists);
    let profile =
        checked.map_err(|problems| ProfileError::Problems { path: path.clone(), problems })?;
    let compiled = Compiled::new(&profile.when, lists)
        .map_err(|problems| ProfileError::Problems { path, problems })?;
    let content = profiles::content(&profile, lists);
    Ok(Loaded { profile, compiled, content })
}

/// Reads the profiles of a folder, or one file, with the lists beside them.
///
/// # Errors
/// Any that cannot be used: a watch that is half on is worse than one that is known to be off.
pub fn load_set(path: &Path) -> Result<ProfileSet, ProfileError> {
    let (paths, lists) = if path.is_dir() {
        let is_profile =
            |path: &PathBuf| path.extension().is_some_and(|ending| ending == PROFILE_ENDING);
        let mut paths: Vec<PathBuf> = input::walk(path)?.into_iter().filter(is_profile).collect();
        paths.retain(|one| one.parent() == Some(path));
        if paths.is_empty() {
            return Err(ProfileError::Nothing { path: path.to_path_buf() });
        }
        (paths, lists_in(&path.join(LISTS_FOLDER))?)
    } else {
        (vec![path.to_path_buf()], lists_beside(path)?)
    };
    let mut all = Vec::with_capacity(paths.len());
    for path in &paths {
        all.push(load_with(path, &lists)?.profile);
    }
    let record = Record::read(&record::folder_of(path))?;
    Ok(ProfileSet::new(all, &lists, &|content| record.has(content))?)
}

/// The named lists that a condition asks.
fn named_lists(condition: &Condition) -> Vec<&str> {
    let tests = condition.tests().into_iter();
    let named = tests.filter_map(|test| match &test.operand {
        Operand::List(name) => Some(name.as_str()),
        Operand::None | Operand::One(_) | Operand::Many(_) => None,
    });
    named.collect()
}

/// The profiles of a set that do not act on a day although nobody made them drafts: those that
/// are over, and those that have not begun.
pub fn idle(set: &ProfileSet, day: NaiveDate) -> Vec<&Profile> {
    let all = set.ready().iter().map(|ready| &ready.profile);
    all.filter(|profile| matches!(profile.on(day), ProfileState::Expired | ProfileState::Draft))
        .collect()
}

/// Runs a profile over papers that were read.
pub fn run_backtest(
    submissions: &[Submission],
    profile: &Loaded,
    with: Option<&Loaded>,
    outcomes: &[Outcome],
) -> BackTest {
    let units = group(submissions);
    let files: Vec<String> = submissions.iter().map(|one| one.name.clone()).collect();
    let with = with.map(|other| &other.compiled);
    backtest(&units, &files, &profile.compiled, with, outcomes)
}

/// All fields that a profile may ask about.
pub fn all_fields() -> &'static [Field] {
    profiles::fields::all()
}

/// The keys of the operators that go with a field.
pub fn operators(field: &Field) -> Vec<&'static str> {
    check::operators(field.kind).iter().map(|op| op.key()).collect()
}
