//! Opening the files that a person names, with the trouble that comes with it.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Largest file that is read into memory, bytes. The readers' own limit is the same.
pub const MAX_FILE_BYTES: u64 = 512 << 20;
/// Most files taken from one folder.
pub const MAX_FOLDER_FILES: usize = 10_000;

/// A file in memory.
#[derive(Debug, Clone)]
pub struct InputFile {
    /// Name for people: the path as given.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// There is no such file.
    #[error("{path}: no such file")]
    Missing {
        /// Path as given.
        path: PathBuf,
    },
    /// A folder where a file is expected.
    #[error("{path}: is a folder")]
    Folder {
        /// Path as given.
        path: PathBuf,
    },
    /// The system does not allow reading it.
    #[error("{path}: may not be read")]
    Forbidden {
        /// Path as given.
        path: PathBuf,
    },
    /// Too large.
    #[error("{path}: {bytes} bytes, the limit is {limit}")]
    TooLarge {
        /// Path as given.
        path: PathBuf,
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// A folder with too many files: which of them would be left out, nobody would know.
    #[error("{path}: more than {limit} files")]
    TooMany {
        /// Path as given.
        path: PathBuf,
        /// The limit.
        limit: usize,
    },
    /// Anything else the system says.
    #[error("{path}: {source}")]
    Io {
        /// Path as given.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

impl InputError {
    /// The path it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing { path }
            | Self::Folder { path }
            | Self::TooMany { path, .. }
            | Self::Forbidden { path }
            | Self::TooLarge { path, .. }
            | Self::Io { path, .. } => path,
        }
    }

    fn from_io(path: &Path, source: std::io::Error) -> Self {
        let path = path.to_path_buf();
        match source.kind() {
            std::io::ErrorKind::NotFound => Self::Missing { path },
            std::io::ErrorKind::PermissionDenied => Self::Forbidden { path },
            std::io::ErrorKind::IsADirectory => Self::Folder { path },
            _ => Self::Io { path, source },
        }
    }
}

/// Reads one file whole, never more than [`MAX_FILE_BYTES`], even from a pipe or a device.
pub fn read(path: &Path) -> Result<InputFile, InputError> {
    let fail = |source| InputError::from_io(path, source);
    let file = File::open(path).map_err(fail)?;
    let metadata = file.metadata().map_err(fail)?;
    if metadata.is_dir() {
        return Err(InputError::Folder { path: path.to_path_buf() });
    }
    let too_large =
        |bytes| InputError::TooLarge { path: path.to_path_buf(), bytes, limit: MAX_FILE_BYTES };
    if metadata.len() > MAX_FILE_BYTES {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(fail)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(InputFile { name: path.display().to_string(), bytes })
}

/// Reads files and folders of files; one that cannot be opened is an error.
///
/// # Errors
/// A path that cannot be opened or is too large.
pub fn read_all(paths: &[PathBuf]) -> Result<Vec<InputFile>, InputError> {
    let mut files = Vec::new();
    for path in paths {
        for path in walk(path)? {
            files.push(read(&path)?);
        }
    }
    Ok(files)
}

/// The files of a folder, all levels, sorted; a file gives itself. Hidden files are left out.
///
/// # Errors
/// A folder that cannot be read, or with more than [`MAX_FOLDER_FILES`].
pub fn walk(path: &Path) -> Result<Vec<PathBuf>, InputError> {
    walk_within(path, MAX_FOLDER_FILES)
}

fn walk_within(path: &Path, limit: usize) -> Result<Vec<PathBuf>, InputError> {
    let fail = |source| InputError::from_io(path, source);
    if !path.metadata().map_err(fail)?.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut found = Vec::new();
    let mut folders = vec![path.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).map_err(fail)? {
            let entry = entry.map_err(fail)?;
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            let kind = entry.file_type().map_err(fail)?;
            if hidden || kind.is_symlink() {
                continue;
            }
            if kind.is_dir() {
                folders.push(entry.path());
            } else if found.len() == limit {
                return Err(InputError::TooMany { path: path.to_path_buf(), limit });
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trouble_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(read(folder.path()), Err(InputError::Folder { .. })));
        assert!(matches!(read(&folder.path().join("x")), Err(InputError::Missing { .. })));
        let path = folder.path().join("sparse");
        File::create(&path).unwrap().set_len(4 << 30).unwrap();
        assert!(matches!(read(&path), Err(InputError::TooLarge { bytes, .. }) if bytes == 4 << 30));
    }

    #[test]
    fn a_folder_with_too_many_files_is_refused_and_not_cut() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a", "b", "c"] {
            File::create(folder.path().join(name)).unwrap();
        }
        assert_eq!(walk_within(folder.path(), 3).unwrap().len(), 3);
        let error = walk_within(folder.path(), 2).unwrap_err();
        assert!(matches!(error, InputError::TooMany { limit: 2, .. }), "{error}");
    }

    #[test]
    fn folders_are_walked_in_order() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("b")).unwrap();
        for name in ["c.txt", "b/a.txt", ".hidden"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        let names: Vec<_> = walk(folder.path())
            .unwrap()
            .iter()
            .map(|p| p.strip_prefix(folder.path()).unwrap().display().to_string())
            .collect();
        assert_eq!(names, ["b/a.txt", "c.txt"]);
    }
}
