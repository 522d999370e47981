//! Walks every shared sample of the formats read here: no panic, nothing lost, plausible counts.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "tests read the sample files and say which are not there"
)]

use std::fs;
use std::path::{Path, PathBuf};

use sarhad_formats::{Options, asycuda, edifact};
use sarhad_model::{IssueCode, Submission, SubmissionStatus};

type Reader = fn(&str, &[u8], &Options) -> Submission;

fn shared(folder: &str) -> PathBuf {
    let root = std::env::var("SARHAD_SHARED").map_or_else(
        |_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    root.join("data/messages").join(folder)
}

/// Every file of a folder, read; an empty list, said so, when the folder is not there.
fn read_all(folder: &str, read: Reader) -> Vec<Submission> {
    let folder = shared(folder);
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: {} not there", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let bytes = fs::read(path).unwrap();
            let submission = read(&name, &bytes, &Options::default());
            assert_eq!(submission.coverage.uncovered(), 0, "{name}");
            assert_eq!(submission.coverage.bytes, bytes.len() as u64, "{name}");
            submission
        })
        .collect()
}

fn has(submission: &Submission, code: IssueCode) -> bool {
    submission.issues.iter().any(|issue| issue.code == code)
}

#[test]
fn manifests_hold_as_many_bills_as_their_names_say() {
    for submission in read_all("asycuda/awmds", asycuda::awmds::read) {
        let stated = submission.name.rsplit('_').next().unwrap();
        let stated: usize = stated.trim_end_matches("bols.xml").parse().unwrap();
        assert_eq!(submission.consignments().count(), stated, "{}", submission.name);
        assert_eq!(submission.status, SubmissionStatus::Complete, "{}", submission.name);
        assert!(!has(&submission, IssueCode::CountDiffers), "{:#?}", submission.issues);
        for consignment in submission.consignments() {
            assert!(consignment.bill().is_some());
            assert!(!consignment.items.is_empty());
            assert!(consignment.nature.is_some());
        }
    }
}

#[test]
fn declarations_hold_as_many_items_as_they_state() {
    for submission in read_all("asycuda/sad", asycuda::sad::read) {
        // One export of the set states eight items and holds none: said, not hidden.
        let is_empty = submission.consignments().all(|c| c.items.is_empty());
        assert_eq!(has(&submission, IssueCode::CountDiffers), is_empty, "{}", submission.name);
        for item in submission.consignments().flat_map(|c| &c.items) {
            // One file of the set has the middle of its only item in comments.
            let commented_out = submission.name.ends_with("single_item.xml");
            assert_eq!(item.hs().is_none(), commented_out, "{}", submission.name);
            assert_eq!(item.description().is_empty(), commented_out, "{}", submission.name);
            assert_eq!(item.gross_mass_kg.is_none(), commented_out, "{}", submission.name);
        }
    }
}

#[test]
fn cargo_reports_are_read_as_far_as_they_go() {
    for submission in read_all("edifact/cuscar", edifact::cuscar::read) {
        let bills = submission.consignments().count();
        let loose: usize =
            submission.declarations.iter().map(|d| d.transport_equipment.len()).sum();
        if submission.name.contains("truncated") {
            assert_eq!((bills, loose), (0, 2), "{}", submission.name);
            assert_eq!(submission.status, SubmissionStatus::Partial);
            assert!(has(&submission, IssueCode::Truncated));
        } else if submission.name.contains("wrong_UNT") {
            assert_eq!((bills, loose), (1, 0), "{}", submission.name);
            assert!(has(&submission, IssueCode::CountDiffers));
            assert_eq!(submission.status, SubmissionStatus::Complete);
        } else {
            assert_eq!(bills, 1, "{}", submission.name);
        }
    }
}

#[test]
fn other_messages_of_the_syntax_lose_no_byte() {
    let folders = [
        "baplie", "coarri", "coprar", "cusdec", "iftmin", "iftsai", "iftsta", "movins", "other",
        "syntax",
    ];
    for folder in folders {
        for submission in read_all(&format!("edifact/{folder}"), edifact::cuscar::read) {
            assert!(!submission.issues.is_empty(), "{}", submission.name);
        }
    }
}
