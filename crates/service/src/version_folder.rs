//! Lists on disk, as watch lists and control lists have them alike: a folder a list, in it a
//! folder a version with `meta.json`, and the file `active` with the version in use.

use std::io::ErrorKind;
use std::path::Path;

use serde::Deserialize;

use crate::list_store::{ListStoreError, io_error, read_json, unknown};

type Result<T> = std::result::Result<T, ListStoreError>;

/// Ids of the lists that have a version in use, sorted; none where nothing was imported yet.
pub(crate) fn ids(root: &Path) -> Result<Vec<String>> {
    let entries = match std::fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(io_error(root)(error)),
    };
    let mut ids = Vec::new();
    for entry in entries {
        let entry = entry.map_err(io_error(root))?;
        if entry.path().join("active").is_file() {
            ids.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    ids.sort();
    Ok(ids)
}

/// What is noted of each version of a list, in no order. Hidden folders are unfinished imports.
pub(crate) fn metas<T: for<'de> Deserialize<'de>>(root: &Path, id: &str) -> Result<Vec<T>> {
    let folder = root.join(id);
    let mut metas = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(|_| unknown(id))? {
        let path = entry.map_err(io_error(&folder))?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !hidden {
            metas.push(read_json(&path.join("meta.json"))?);
        }
    }
    Ok(metas)
}

/// The version in use.
pub(crate) fn active_version(root: &Path, id: &str) -> Result<Option<String>> {
    let path = root.join(id).join("active");
    match std::fs::read_to_string(&path) {
        Ok(version) => Ok(Some(version.trim().to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(io_error(&path)(error)),
    }
}
