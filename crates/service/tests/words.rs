//! Whatever the readers find wrong with the papers and lists at hand can be said in every
//! shipped language, with every fact in its place.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read the sample files, and say what they skip"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sarhad_i18n::{Lang, words};
use sarhad_model::Walk;
use sarhad_model::{Issue, Submission};
use sarhad_service::input;

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared =
        std::env::var_os("SARHAD_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let shared = if shared.join("data").is_dir() { shared.join("data") } else { shared };
    let mut folders = vec![root.join("examples")];
    for name in ["messages", "manifests", "lists"] {
        if shared.join(name).is_dir() {
            folders.push(shared.join(name));
        } else {
            println!("skipped: {name} is not there");
        }
    }
    folders
}

fn of_paper(submission: &Submission, all: &mut Vec<Issue>) {
    all.extend(submission.issues.iter().cloned());
    for consignment in submission.consignments() {
        consignment.issues(&mut |issue| all.push(issue.clone()));
    }
}

#[test]
fn everything_found_wrong_can_be_said() {
    let mut issues = Vec::new();
    for path in folders().iter().flat_map(|folder| input::walk(folder).unwrap()) {
        let file = input::read(&path).unwrap();
        if sarhad_lists::detect(&file.name, &file.bytes).is_some() {
            if let Ok(reading) = sarhad_lists::read_one(&file.name, &file.bytes) {
                issues.extend(reading.issues);
            }
        } else {
            let options = sarhad_formats::Options::default();
            of_paper(&sarhad_formats::read(&file.name, &file.bytes, &options), &mut issues);
        }
    }
    let mut broken = BTreeSet::new();
    for issue in &issues {
        for lang in Lang::ALL {
            let said = words(*lang).issue(issue);
            if said.contains("{$") || said.starts_with("\u{ab}issue-") {
                broken.insert(format!("{} {}: {said}", lang.tag(), issue.code.key()));
            }
        }
    }
    assert!(issues.len() > 10, "the samples hold defects on purpose, {} found", issues.len());
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_meaning_of_a_column_has_a_name() {
    let mut missing = Vec::new();
    for lang in Lang::ALL {
        let keys = sarhad_formats::tabular::field_keys();
        let unnamed = keys.into_iter().filter(|key| !words(*lang).has_field(key));
        missing.extend(unnamed.map(|key| format!("{}: {key}", lang.tag())));
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
