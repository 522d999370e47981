//! Where the knowledge of a run comes from: a compiled file, named lists, the imported lists, or
//! (when there is nothing else) the built-in demonstration list.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
pub use sarhad_engine::Knowledge;
use sarhad_engine::KnowledgeError;
use sarhad_lists::{ListError, ListFile};
use sarhad_model::{Authority, ControlList, Issue, IssueCode, Span, WatchList};

use crate::control_store::ControlStore;
use crate::input::{self, InputError};
use crate::list_store::{ListStore, ListStoreError};
use crate::thresholds::{self, ThresholdFileError};
use crate::{Progress, Stage, atomic};

/// What a person asked for.
#[derive(Debug, Clone, Default)]
pub struct KnowledgeRequest {
    /// List files and folders; they replace the imported lists.
    pub lists: Vec<PathBuf>,
    /// Control lists.
    pub controls: ControlLists,
    /// Compiled knowledge: read if there, else built and written.
    pub file: Option<PathBuf>,
    /// The data folder with imported lists.
    pub data: Option<PathBuf>,
    /// File of thresholds; it replaces the one in the data folder.
    pub thresholds: Option<PathBuf>,
}

/// Which control lists go into the knowledge.
#[derive(Debug, Clone, Default)]
pub enum ControlLists {
    /// None: for questions about names.
    #[default]
    None,
    /// Those imported into the data folder, every version in use.
    Imported,
    /// These files instead.
    Files(Vec<PathBuf>),
}

impl ControlLists {
    /// The files, or what was imported when there are none.
    pub fn of(files: &[PathBuf]) -> Self {
        if files.is_empty() { Self::Imported } else { Self::Files(files.to_vec()) }
    }
}

/// The knowledge and how it came about.
#[derive(Debug)]
pub struct Loaded {
    /// The knowledge.
    pub knowledge: Knowledge,
    /// Remarks of the list readers, with the list they are about.
    pub remarks: Vec<(String, Issue)>,
    /// Whether a compiled file was written.
    pub written: bool,
}

/// Why there is no knowledge.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file could not be opened.
    #[error(transparent)]
    Input(#[from] InputError),
    /// A list could not be read.
    #[error(transparent)]
    List(#[from] ListError),
    /// The store of lists.
    #[error(transparent)]
    Store(#[from] ListStoreError),
    /// The compiled file.
    #[error("{path}: {source}")]
    Compiled {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: KnowledgeError,
    },
    /// The thresholds.
    #[error(transparent)]
    Thresholds(#[from] ThresholdFileError),
    /// The compiled file could not be written.
    #[error("{path}: {source}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

/// Loads or builds the knowledge.
pub fn load(request: &KnowledgeRequest, progress: &dyn Progress) -> Result<Loaded, LoadError> {
    let thresholds = thresholds::load(request.thresholds.as_deref(), request.data.as_deref())?;
    if let Some(path) = request.file.as_deref().filter(|path| path.is_file()) {
        let bytes = input::read(path)?.bytes;
        let knowledge = Knowledge::from_bytes(&bytes)
            .map_err(|source| LoadError::Compiled { path: path.to_path_buf(), source })?
            .with_thresholds(thresholds);
        return Ok(Loaded { knowledge, remarks: Vec::new(), written: false });
    }
    let (lists, remarks) = gather(request, progress)?;
    progress.stage(Stage::Index, None);
    let (controls, more) = gather_controls(request)?;
    let remarks = remarks.into_iter().chain(more).collect();
    let knowledge = Knowledge::build(lists).with_controls(controls).with_thresholds(thresholds);
    let written = request.file.is_some();
    if let Some(path) = &request.file {
        write(&knowledge, path)?;
    }
    Ok(Loaded { knowledge, remarks, written })
}

/// The lists of a request, without the index of their names; a compiled file is not looked at.
pub fn lists(
    request: &KnowledgeRequest,
    progress: &dyn Progress,
) -> Result<Vec<WatchList>, LoadError> {
    Ok(gather(request, progress)?.0)
}

fn write(knowledge: &Knowledge, path: &Path) -> Result<(), LoadError> {
    let path = path.to_path_buf();
    let bytes = knowledge
        .to_bytes()
        .map_err(|source| LoadError::Compiled { path: path.clone(), source })?;
    atomic::write(&path, &bytes).map_err(|source| LoadError::Write { path, source })
}

type Remarks = Vec<(String, Issue)>;

fn gather(
    request: &KnowledgeRequest,
    progress: &dyn Progress,
) -> Result<(Vec<WatchList>, Remarks), LoadError> {
    if !request.lists.is_empty() {
        return read_lists(&request.lists, progress);
    }
    let stored = match &request.data {
        Some(data) => ListStore::new(data).active_lists()?,
        None => Vec::new(),
    };
    let lists = if stored.is_empty() { vec![sarhad_lists::demo()] } else { stored };
    Ok((lists, Vec::new()))
}

/// The control lists of a request, the versions of one list newest first.
fn gather_controls(request: &KnowledgeRequest) -> Result<(Vec<ControlList>, Remarks), LoadError> {
    let files = match (&request.controls, &request.data) {
        (ControlLists::None, _) | (ControlLists::Imported, None) => {
            return Ok((Vec::new(), Vec::new()));
        }
        (ControlLists::Imported, Some(data)) => {
            return Ok((ControlStore::new(data).in_use()?, Vec::new()));
        }
        (ControlLists::Files(files), _) => files,
    };
    let mut lists = Vec::new();
    let mut remarks = Vec::new();
    for path in files {
        let file = input::read(path)?;
        let reading = sarhad_lists::read_control(&file.name, &file.bytes)?;
        let id = reading.list.id.clone();
        remarks.extend(reading.issues.into_iter().map(|issue| (id.clone(), issue)));
        lists.push(reading.list);
    }
    Ok((lists, remarks))
}

/// Reads list files and folders; files that belong together become one list.
pub fn read_lists(
    paths: &[PathBuf],
    progress: &dyn Progress,
) -> Result<(Vec<WatchList>, Remarks), LoadError> {
    let mut all = Vec::new();
    let mut named = std::collections::HashSet::new();
    for path in paths {
        if !path.is_dir() {
            named.insert(path.display().to_string());
        }
        all.extend(input::walk(path)?);
    }
    progress.stage(Stage::Lists, Some(all.len() as u64));
    let files = all.par_iter().map(|path| input::read(path)).collect::<Result<Vec<_>, _>>()?;
    let set: Vec<ListFile<'_>> =
        files.iter().map(|file| ListFile { name: &file.name, bytes: &file.bytes }).collect();
    let set = sarhad_lists::read_set(&set);
    progress.advance(all.len() as u64);
    // A folder may hold a README; a file that was named must be a list.
    let fatal = |error: &ListError| !matches!(error, ListError::UnknownFormat { file } if !named.contains(file));
    if let Some(error) = set.errors.into_iter().find(fatal) {
        return Err(error.into());
    }
    if set.readings.is_empty() {
        let file = paths.first().map_or_else(String::new, |path| path.display().to_string());
        return Err(ListError::UnknownFormat { file }.into());
    }
    let mut lists: Vec<WatchList> = Vec::new();
    let mut remarks = Vec::new();
    for reading in set.readings {
        let id = reading.list.id.clone();
        remarks.extend(reading.issues.into_iter().map(|issue| (id.clone(), issue)));
        match lists.iter_mut().find(|list| list.id == id) {
            None => lists.push(reading.list),
            Some(kept) => {
                // Two versions of one list: the newer one counts, and a person is told.
                let newer = reading.list.published > kept.published;
                let older =
                    if newer { std::mem::replace(kept, reading.list) } else { reading.list };
                let issue = Issue::new(IssueCode::ListOlderVersion, Span::None, &older.version)
                    .with("list", &id);
                remarks.push((id, issue));
            }
        }
    }
    Ok((lists, remarks))
}

/// Whether only the built-in demonstration list is in use.
pub fn is_demo_only(lists: &[sarhad_model::ListSummary]) -> bool {
    lists.iter().all(|list| list.authority == Authority::Demo)
}

/// Whether a file looks like a watch list: a folder may hold other files too.
pub fn is_list(file: &input::InputFile) -> bool {
    sarhad_lists::detect(&file.name, &file.bytes).is_some()
}

/// Only the built-in catalogue and tables, for questions about goods.
pub fn catalogue_only() -> Knowledge {
    Knowledge::build(Vec::new())
}
