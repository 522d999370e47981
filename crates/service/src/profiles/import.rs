//! Selectivity criteria in the text form of ASYCUDA, carried over into files of profiles. What is
//! carried over, and what is not, the engine says ([`sarhad_engine::profiles::criteria`]); here
//! files are read and written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use sarhad_engine::profiles::criteria::{self, Carried, Variables};
use sarhad_engine::profiles::{NamedLists, ProfileFile, ProfileState, SCHEMA, check};

use super::{
    LIST_ENDING, LISTS_FOLDER, PROFILE_ENDING, ProfileError, lists_beside, lists_in, text,
};
use crate::atomic;

pub use sarhad_engine::profiles::criteria::{Criterion, Remark, RemarkKind};

/// How long an imported profile is valid, days: a year. Criteria have no last day in their text, and
/// what nobody has looked at for longer must not steer officers.
pub const VALID_DAYS: u64 = 365;

/// What to import, and what the profiles are to say.
pub struct Request<'r> {
    /// The text of the criteria; tables of its lists stand in the folder `lists` beside it.
    pub file: &'r Path,
    /// Names of data elements in addition to the built-in ones.
    pub variables: Option<&'r Path>,
    /// Folder for the profiles.
    pub out: &'r Path,
    /// The office or post that answers for them.
    pub owner: &'r str,
    /// First day of validity.
    pub from: NaiveDate,
    /// The reason by language, for a criterion by its name and a line of the text.
    pub reason: &'r dyn Fn(&str, usize) -> BTreeMap<String, String>,
}

/// What became of a text.
#[derive(Debug)]
pub struct Imported {
    /// Its criteria.
    pub criteria: Vec<Criterion>,
    /// Files that were written, profiles and tables of lists.
    pub written: Vec<PathBuf>,
}

impl Imported {
    /// How many criteria were carried over.
    pub fn carried(&self) -> usize {
        self.criteria.iter().filter(|one| !one.carried.is_empty()).count()
    }
}

/// The file of a profile in a folder.
pub fn path_of(out: &Path, carried: &Carried) -> PathBuf {
    out.join(format!("{}.{PROFILE_ENDING}", carried.id))
}

/// Carries criteria over. Profiles are drafts: nobody has looked at them yet. A profile that is
/// there already is not written over.
///
/// # Errors
/// A file that cannot be read or written. A criterion that cannot be carried over is no error.
pub fn import(request: &Request<'_>) -> Result<Imported, ProfileError> {
    let written_text = text(request.file)?;
    let lists = lists_beside(request.file)?;
    let variables = variables(request.variables)?;
    let mut criteria = criteria::read(&written_text, &variables, &lists);
    let mut files = Vec::new();
    for criterion in &mut criteria {
        let made = made(criterion, request, &lists);
        if criterion.refused.is_empty() && criterion.problems.is_empty() {
            files.extend(made);
        } else {
            criterion.carried.clear();
        }
    }
    let mut written = Vec::new();
    if !files.is_empty() {
        std::fs::create_dir_all(request.out).map_err(|source| write_error(request.out, source))?;
        written.extend(copy_lists(&files, request.out, &lists)?);
    }
    for (path, file) in files {
        let mut json = serde_json::to_string_pretty(&file).expect("a profile becomes JSON");
        json.push('\n');
        atomic::write(&path, json.as_bytes()).map_err(|source| write_error(&path, source))?;
        written.push(path);
    }
    Ok(Imported { criteria, written })
}

fn write_error(path: &Path, source: std::io::Error) -> ProfileError {
    ProfileError::Write { path: path.to_path_buf(), source }
}

fn variables(path: Option<&Path>) -> Result<Variables, ProfileError> {
    let mut variables = Variables::default();
    if let Some(path) = path {
        variables.add(&text(path)?).map_err(|problem| ProfileError::Problems {
            path: path.to_path_buf(),
            problems: vec![problem],
        })?;
    }
    Ok(variables)
}

/// The profiles of a criterion, checked as any other profile; what is wrong is added to it.
fn made(
    criterion: &mut Criterion,
    request: &Request<'_>,
    lists: &NamedLists,
) -> Vec<(PathBuf, ProfileFile)> {
    let mut files = Vec::new();
    for carried in &criterion.carried {
        let path = path_of(request.out, carried);
        if path.exists() {
            let shown = path.display().to_string();
            criterion.refused.push(Remark::new(criterion.line, RemarkKind::Exists, shown));
            continue;
        }
        let file = ProfileFile {
            schema: SCHEMA,
            id: carried.id.clone(),
            version: 1,
            state: ProfileState::Draft,
            owner: request.owner.to_owned(),
            valid_from: request.from,
            valid_to: request.from + Days::new(VALID_DAYS),
            score_db: None,
            lane: Some(carried.lane),
            reason: (request.reason)(&criterion.name, carried.line),
            when: Some(carried.when.clone()),
            expression: None,
        };
        match check::profile(file.clone(), lists) {
            Ok(_) => files.push((path, file)),
            Err(problems) => criterion.problems.extend(problems),
        }
    }
    files
}

/// Copies the tables that the profiles name, unless the folder has them.
fn copy_lists(
    files: &[(PathBuf, ProfileFile)],
    out: &Path,
    lists: &NamedLists,
) -> Result<Vec<PathBuf>, ProfileError> {
    let folder = out.join(LISTS_FOLDER);
    let there = lists_in(&folder)?;
    let conditions = files.iter().filter_map(|(_, file)| file.when.as_ref());
    let mut named: Vec<&str> = conditions.flat_map(super::named_lists).collect();
    named.sort_unstable();
    named.dedup();
    let mut written = Vec::new();
    for name in named {
        let values = lists.get(name).expect("the check has found the list");
        if there.get(name) == Some(values) {
            continue;
        }
        let path = folder.join(format!("{name}.{LIST_ENDING}"));
        if there.get(name).is_some() {
            let why =
                "there is another list of this name; compare the two, and rename or remove one";
            return Err(ProfileError::Form { path, why: why.to_owned() });
        }
        std::fs::create_dir_all(&folder).map_err(|source| write_error(&folder, source))?;
        atomic::write(&path, (values.join("\n") + "\n").as_bytes())
            .map_err(|source| write_error(&path, source))?;
        written.push(path);
    }
    Ok(written)
}
