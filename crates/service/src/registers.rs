//! The registers of a run beside that of permits: companies, and what other systems and officers know.
//! Each is the named file, or the one in the data folder.

use std::path::Path;

use sarhad_lists::ListError;
pub use sarhad_lists::{CompanyReading, ObservationReading, RowFault, RowFaultKind};

use crate::input::{self, InputError};

/// Name of the register of companies in the data folder.
pub const COMPANIES_FILE: &str = "companies.csv";
/// Name of the observations in the data folder.
pub const OBSERVATIONS_FILE: &str = "observations.csv";

/// Why a register cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RegisterFileError {
    /// The file could not be opened.
    #[error(transparent)]
    Input(#[from] InputError),
    /// It is no such register.
    #[error(transparent)]
    Content(#[from] ListError),
}

/// The register of companies; nothing when none is named and none is in the data folder.
///
/// # Errors
/// The file cannot be opened, or is no register.
pub fn load_companies(
    named: Option<&Path>,
    data: Option<&Path>,
) -> Result<Option<CompanyReading>, RegisterFileError> {
    load(named, data, COMPANIES_FILE, sarhad_lists::read_companies)
}

/// The observations; nothing when none are named and none are in the data folder.
///
/// # Errors
/// The file cannot be opened, or holds no observations.
pub fn load_observations(
    named: Option<&Path>,
    data: Option<&Path>,
) -> Result<Option<ObservationReading>, RegisterFileError> {
    load(named, data, OBSERVATIONS_FILE, sarhad_lists::read_observations)
}

fn load<R>(
    named: Option<&Path>,
    data: Option<&Path>,
    file_name: &str,
    read: impl Fn(&str, &[u8]) -> Result<R, ListError>,
) -> Result<Option<R>, RegisterFileError> {
    let remembered = data.map(|data| data.join(file_name)).filter(|path| path.is_file());
    let Some(path) = named.map(Path::to_path_buf).or(remembered) else { return Ok(None) };
    let file = input::read(&path)?;
    let name =
        path.file_name().map_or_else(|| file.name.clone(), |name| name.to_string_lossy().into());
    Ok(Some(read(&name, &file.bytes)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_named_file_wins_over_the_remembered_one() {
        let folder = tempfile::tempdir().unwrap();
        assert!(load_companies(None, Some(folder.path())).unwrap().is_none());
        assert!(load_observations(None, Some(folder.path())).unwrap().is_none());
        let write = |name: &str, number: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, format!("number,name\n{number},Invented LLP\n")).unwrap();
            path
        };
        write(COMPANIES_FILE, "100001");
        let named = write("other.csv", "200002");
        let number = |named: Option<&Path>| {
            let reading = load_companies(named, Some(folder.path())).unwrap().unwrap();
            reading.register.companies[0].number.clone()
        };
        assert_eq!((number(None), number(Some(&named))), ("100001".into(), "200002".into()));
        let missing = folder.path().join("none.csv");
        assert!(matches!(load_companies(Some(&missing), None), Err(RegisterFileError::Input(_))));
        let wrong = load_observations(Some(&named), None);
        assert!(matches!(wrong, Err(RegisterFileError::Content(_))));
    }
}
