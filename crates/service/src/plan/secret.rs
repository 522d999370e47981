//! The secret of the draw: a file that only the supervisor reads.

use std::io::Write;
use std::path::{Path, PathBuf};

use sarhad_engine::plan::{Secret, ShortSecret};

use crate::input::{self, InputError};

/// Name of the secret in the data folder.
pub const SECRET_FILE: &str = "plan.secret";
/// Longest file that is taken for a secret; a longer one is something else, given by mistake.
pub const MAX_SECRET_BYTES: usize = 4_096;
/// Bytes of a secret that the program makes: 256 bits.
pub const MADE_BYTES: usize = 32;

/// Why there is no secret.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file cannot be opened.
    #[error(transparent)]
    Input(#[from] InputError),
    /// It is too short.
    #[error("{path}: {fault}")]
    Short {
        /// The file.
        path: PathBuf,
        /// How short.
        fault: ShortSecret,
    },
    /// It is no secret.
    #[error("{path}: {bytes} bytes are no secret; at most {MAX_SECRET_BYTES} are")]
    Long {
        /// The file.
        path: PathBuf,
        /// How long.
        bytes: usize,
    },
    /// It cannot be written.
    #[error("{path}: {source}")]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

/// Reads a secret.
///
/// # Errors
/// The file is not there, or is no secret.
pub fn read(path: &Path) -> Result<Secret, SecretError> {
    let bytes = input::read(path)?.bytes;
    if bytes.len() > MAX_SECRET_BYTES {
        return Err(SecretError::Long { path: path.to_path_buf(), bytes: bytes.len() });
    }
    Secret::new(&bytes).map_err(|fault| SecretError::Short { path: path.to_path_buf(), fault })
}

/// Writes a secret made of random bytes, as hexadecimal digits, for its owner only. Two programs
/// that start at once get one secret: the file is made once and never replaced.
///
/// # Errors
/// The folder cannot be written.
pub fn create(path: &Path, random: [u8; MADE_BYTES]) -> Result<(), SecretError> {
    let fail = |source| SecretError::Write { path: path.to_path_buf(), source };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(fail)?;
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    // A temporary file is for its owner only from the start.
    let mut file = tempfile::Builder::new().prefix(".sarhad-").tempfile_in(folder).map_err(fail)?;
    let digits = blake3::Hash::from_bytes(random).to_hex();
    file.write_all(digits.as_bytes()).and_then(|()| file.write_all(b"\n")).map_err(fail)?;
    file.as_file().sync_all().map_err(fail)?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(fail(error.error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_made_once_and_for_its_owner() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/plan.secret");
        create(&path, [7; MADE_BYTES]).unwrap();
        let first = std::fs::read(&path).unwrap();
        create(&path, [8; MADE_BYTES]).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), first);
        assert_eq!(first.len(), 2 * MADE_BYTES + 1);
        read(&path).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{mode:o}");
        }
    }

    #[test]
    fn what_is_no_secret_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s");
        assert!(matches!(read(&path).unwrap_err(), SecretError::Input(_)));
        std::fs::write(&path, "short").unwrap();
        assert!(matches!(read(&path).unwrap_err(), SecretError::Short { .. }));
        std::fs::write(&path, vec![b'a'; MAX_SECRET_BYTES + 1]).unwrap();
        assert!(matches!(read(&path).unwrap_err(), SecretError::Long { .. }));
    }
}
