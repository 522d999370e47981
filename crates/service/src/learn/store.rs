//! The file of a model: read, checked, written whole or not at all.

use std::path::{Path, PathBuf};

use sarhad_engine::learned::{Model, ModelFault, Status};
use sarhad_model::{ModelState, ModelUse};

use crate::atomic;
use crate::input::{self, InputError};

/// Why there is no model.
#[derive(Debug, thiserror::Error)]
pub enum LoadModelError {
    /// The file could not be opened.
    #[error(transparent)]
    Input(#[from] InputError),
    /// What is wrong with it.
    #[error("{path}: {fault}")]
    Fault {
        /// The file.
        path: PathBuf,
        /// The fault.
        fault: ModelFault,
    },
}

impl LoadModelError {
    /// Stable key (`model-fault-<key>`) and what more there is to say.
    fn key(&self) -> (&'static str, String) {
        match self {
            Self::Input(InputError::Missing { .. }) => ("missing", String::new()),
            Self::Input(error) => ("unreadable", error.to_string()),
            Self::Fault { fault, .. } => (fault.key(), fault.to_string()),
        }
    }

    /// What a ranking says of a model that cannot be used.
    pub fn status(&self, path: &Path) -> ModelUse {
        let (fault, detail) = self.key();
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        ModelUse { id: name, version: String::new(), state: ModelState::Unusable { fault, detail } }
    }
}

/// Reads a model.
///
/// # Errors
/// A file that cannot be opened, is none of ours, or was changed.
pub fn load_model(path: &Path) -> Result<Model, LoadModelError> {
    let bytes = input::read(path)?.bytes;
    Model::from_bytes(&bytes)
        .map_err(|fault| LoadModelError::Fault { path: path.to_path_buf(), fault })
}

/// Writes a model.
///
/// # Errors
/// What the system says.
pub fn save_model(model: &Model, path: &Path) -> std::io::Result<()> {
    atomic::write(path, &model.to_bytes())
}

/// What a ranking says of a model in use.
pub fn status_of(model: &Model, version: &str) -> ModelUse {
    let state = match model.status {
        Status::Active => ModelState::Active,
        Status::Shadow => ModelState::Shadow,
    };
    ModelUse { id: model.id.clone(), version: version.to_owned(), state }
}
