//! The papers of `examples/` are what `make_examples` writes, and the README names every unit
//! that should come out on top.

#![allow(missing_docs, reason = "a test binary has no public items")]
#![allow(clippy::disallowed_methods, reason = "tests read the sample files")]

use std::path::{Path, PathBuf};

use sarhad_simulate::{example_notes, examples};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

#[test]
fn the_committed_papers_equal_the_made_ones() {
    let files = examples();
    assert_eq!(files.len(), 6);
    for file in files {
        let committed = std::fs::read(folder().join(&file.name)).unwrap();
        assert!(committed == file.bytes, "{}: run the example make_examples", file.name);
    }
}

#[test]
fn the_readme_names_what_should_come_out_on_top() {
    let readme = std::fs::read_to_string(folder().join("README.md")).unwrap();
    for [file, unit, _, note] in example_notes() {
        assert!(readme.contains(&file), "{file}");
        let row = readme.lines().find(|line| line.contains(&unit) && line.contains(&note));
        assert!(row.is_some(), "{file}: | {unit} | {note} |");
    }
}
