//! Walks the shared trade records: every file is read, and not one byte of it is lost.

#![allow(clippy::disallowed_methods, clippy::print_stderr, reason = "tests read the sample files")]

use std::io::Read as _;
use std::path::PathBuf;

use sarhad_formats::{Format, Options, detect, read};
use sarhad_model::SubmissionStatus;

fn shared() -> PathBuf {
    std::env::var_os("SARHAD_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    )
}

/// The files with their bytes, unpacked; empty when they are not there.
fn files() -> Vec<(String, Vec<u8>)> {
    let folder = shared().join("data/manifests/trade-records");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: {} not there", folder.display());
        return Vec::new();
    };
    let mut files: Vec<(String, Vec<u8>)> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let bytes = std::fs::read(entry.path()).ok()?;
            if entry.path().extension().is_none_or(|extension| extension != "gz") {
                return Some((name, bytes));
            }
            let mut unpacked = Vec::new();
            flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut unpacked).ok()?;
            Some((name, unpacked))
        })
        .collect();
    files.sort();
    files
}

#[test]
fn nothing_of_the_trade_records_is_lost() {
    let mut consignments = 0;
    let mut failures = Vec::new();
    for (name, bytes) in files() {
        if detect(&bytes) != Format::Csv {
            failures.push(format!("{name}: detected as {:?}", detect(&bytes)));
            continue;
        }
        let submission = read(&name, &bytes, &Options::default());
        let lines = String::from_utf8_lossy(&bytes).lines().count();
        let found = submission.consignments().count();
        consignments += found;
        if submission.coverage.uncovered() > 0 {
            failures.push(format!("{name}: {} bytes uncovered", submission.coverage.uncovered()));
        }
        if submission.status == SubmissionStatus::Rejected || (found == 0 && lines > 1) {
            failures.push(format!("{name}: {:?}, {found} consignments", submission.status));
        }
        let unnamed = submission.consignments().filter(|c| c.parties.is_empty()).count();
        let bare = submission.consignments().filter(|c| c.items.is_empty()).count();
        // One file really names nobody: a code, its words, months and sums.
        let nobody = name == "bangladesh_import_s.csv";
        if (unnamed * 2 > found && !nobody) || bare * 2 > found {
            let keys: Vec<&str> = submission.columns.iter().filter_map(|c| c.field).collect();
            failures
                .push(format!("{name}: {unnamed} without party, {bare} without goods: {keys:?}"));
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
    assert!(consignments == 0 || consignments > 25_000, "{consignments}");
}
