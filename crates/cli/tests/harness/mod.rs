//! Runs the built binary in an empty data folder, as a person at a post would.
#![allow(
    dead_code,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "each story uses what it needs; tests read and write files, and say what they skip"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What came back.
pub struct Answer {
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    /// Exit code.
    pub code: i32,
}

/// A person's folder.
pub struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    /// An empty one.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into it.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// `sarhad` with English words, ready to run.
    pub fn command<I, S>(&self, args: I) -> Command
    where
        I: IntoIterator<Item = S>,
        S: AsRef<std::ffi::OsStr>,
    {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sarhad"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env("SARHAD_DATA", self.path("data"))
            .env("LANG", "C")
            .env("LC_ALL", "C")
            .env("COLUMNS", "110")
            .env_remove("LC_MESSAGES");
        command
    }

    /// Runs `sarhad` with English words.
    pub fn run<I, S>(&self, args: I) -> Answer
    where
        I: IntoIterator<Item = S>,
        S: AsRef<std::ffi::OsStr>,
    {
        let output: Output = self.command(args).output().unwrap();
        Answer {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap_or(-1),
        }
    }
}

/// A file of `examples/`.
pub fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

/// All papers of `examples/`.
pub fn examples() -> Vec<PathBuf> {
    let mut papers: Vec<PathBuf> = std::fs::read_dir(example(""))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension != "md"))
        .collect();
    papers.sort();
    papers
}

/// A file of the shared test data, or nothing (and a word about it) when it is not there.
pub fn shared(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("SARHAD_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let folder = if folder.join("data").is_dir() { folder.join("data") } else { folder };
    let path = folder.join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {name} is not there");
    None
}
