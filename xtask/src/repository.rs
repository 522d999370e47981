//! The files of the repository, as git knows them, and the folder of shared test data.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The root of the checkout.
///
/// `cargo run` says at run time where the package is; the path compiled in is that of whichever
/// checkout last built into a shared target directory, and may be gone.
pub fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map(Path::to_path_buf).unwrap_or_default()
}

/// All files that git tracks or would track, relative to the root, sorted.
pub fn files() -> Result<Vec<PathBuf>> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .context("git is needed to list the files of the repository")?;
    ensure!(output.status.success(), "git ls-files failed");
    let listing = String::from_utf8(output.stdout).context("file names are UTF-8")?;
    let mut files: Vec<PathBuf> =
        listing.lines().map(PathBuf::from).filter(|path| root().join(path).is_file()).collect();
    files.sort();
    files.dedup();
    Ok(files)
}

/// The Rust files among them, with their text.
pub fn rust_files() -> Result<Vec<(PathBuf, String)>> {
    files()?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let text = std::fs::read_to_string(root().join(&path))
                .with_context(|| format!("reading {}", path.display()))?;
            Ok((path, text))
        })
        .collect()
}

/// The folder of shared test material, if it is there: `SARHAD_SHARED` (the folder itself or
/// the `data` inside it), or `shared` beside the checkout.
pub fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("SARHAD_SHARED").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| root().join("../shared"));
    let folder = if folder.join("data").is_dir() { folder } else { folder.parent()?.to_path_buf() };
    folder.join("data").is_dir().then_some(folder)
}
