//! Inputs for the measurements: simulated papers of one seed and the lists that are at hand. The
//! measurements themselves are in `benches/`: `cargo bench -p sarhad-benches`.
//!
//! It asserts nothing: machines differ. Each measurement has a naive control in the same run,
//! and the ratio is what counts.
#![allow(clippy::disallowed_methods, reason = "a tool for developers: it reads sample lists")]

#[allow(missing_docs, reason = "a module of tests, used here as it is")]
#[path = "../crates/engine/tests/made_names/mod.rs"]
pub mod made_names;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sarhad_lists::ListFile;
use sarhad_model::WatchList;
use sarhad_simulate::{OutputFile, PaperFormat, Plan, Post, TRUTH_FILE, simulate};

/// Papers of one day at Aktau in one format.
pub fn papers(lines: u32, format: PaperFormat) -> Vec<OutputFile> {
    let start = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day of the calendar");
    let mut plan = Plan::new(4711, Post::Aktau, 1, start);
    plan.lines_per_day = Some(lines);
    plan.formats = vec![format];
    simulate(&plan).into_iter().filter(|file| file.name != TRUTH_FILE).collect()
}

/// The official sample lists when they are at hand, else the demonstration list.
pub fn lists() -> Vec<WatchList> {
    const FILES: [&str; 7] = [
        "un/consolidated_20260227.xml",
        "us_ofac/sdn_20240501.csv",
        "us_ofac/alt_2024.csv",
        "us_csl/csl_2023.csv",
        "uk_ofsi/conlist_20180413.csv",
        "eu_fsf/eu_fsf_short.csv",
        "ca_sema/sema_2025.xml",
    ];
    let Some(folder) = shared() else { return vec![sarhad_lists::demo()] };
    let files: Vec<(String, Vec<u8>)> = FILES
        .iter()
        .filter_map(|name| {
            let path = folder.join("lists").join(name);
            Some((path.display().to_string(), std::fs::read(path).ok()?))
        })
        .collect();
    let set: Vec<ListFile<'_>> =
        files.iter().map(|(name, bytes)| ListFile { name, bytes }).collect();
    sarhad_lists::read_set(&set).readings.into_iter().map(|reading| reading.list).collect()
}

/// Full names of a file of the shared queries; none when it is not there.
pub fn queries(file: &str) -> Vec<String> {
    let Some(folder) = shared() else { return Vec::new() };
    let Ok(text) = std::fs::read_to_string(folder.join("matching").join(file)) else {
        return Vec::new();
    };
    // The name is the first column and holds no comma.
    let name = |line: &str| line.split(',').next().unwrap_or_default().to_owned();
    text.lines().skip(1).map(name).filter(|name| !name.is_empty()).collect()
}

fn shared() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = std::env::var_os("SARHAD_SHARED").map_or_else(beside, PathBuf::from);
    let folder = if folder.join("data").is_dir() { folder.join("data") } else { folder };
    folder.join("lists").is_dir().then_some(folder)
}
