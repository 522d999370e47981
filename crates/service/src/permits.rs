//! The register of permits of a run: the named file, or the one in the data folder.

use std::path::Path;

use sarhad_lists::ListError;
pub use sarhad_lists::PermitReading;

use crate::input::{self, InputError};

/// Name of the file in the data folder.
pub const FILE_NAME: &str = "permits.csv";

/// Why a register cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PermitFileError {
    /// The file could not be opened.
    #[error(transparent)]
    Input(#[from] InputError),
    /// It is no register.
    #[error(transparent)]
    Content(#[from] ListError),
}

/// The register; nothing when none is named and none is in the data folder, so that nothing is
/// known of permits.
///
/// # Errors
/// The file cannot be opened, or is no register.
pub fn load(
    named: Option<&Path>,
    data: Option<&Path>,
) -> Result<Option<PermitReading>, PermitFileError> {
    let remembered = data.map(|data| data.join(FILE_NAME)).filter(|path| path.is_file());
    let Some(path) = named.map(Path::to_path_buf).or(remembered) else { return Ok(None) };
    let file = input::read(&path)?;
    let name =
        path.file_name().map_or_else(|| file.name.clone(), |name| name.to_string_lossy().into());
    Ok(Some(sarhad_lists::read_permits(&name, &file.bytes)?))
}

/// Reads the content of a register; none where no permit stands in it yet.
///
/// # Errors
/// It is no register.
pub fn parse(name: &str, bytes: &[u8]) -> Result<Option<PermitReading>, PermitFileError> {
    match sarhad_lists::read_permits(name, bytes) {
        Ok(reading) => Ok(Some(reading)),
        Err(ListError::NoEntries { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_named_register_wins_over_the_remembered_one() {
        let folder = tempfile::tempdir().unwrap();
        assert!(load(None, Some(folder.path())).unwrap().is_none());
        let write = |name: &str, number: &str| {
            let path = folder.path().join(name);
            let text = format!("number,holder,entries,valid_to\n{number},H,2B350,2026-12-31\n");
            std::fs::write(&path, text).unwrap();
            path
        };
        write(FILE_NAME, "A-1");
        let named = write("other.csv", "B-1");
        let number = |named: Option<&Path>| {
            let reading = load(named, Some(folder.path())).unwrap().unwrap();
            reading.register.permits[0].number.clone()
        };
        assert_eq!((number(None), number(Some(&named))), ("A-1".into(), "B-1".into()));
        let missing = folder.path().join("none.csv");
        assert!(matches!(load(Some(&missing), None), Err(PermitFileError::Input(_))));
    }
}
