//! `eval formats`: every file of some folders through the readers: nothing lost, no panic, how
//! fast.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Instant;

use sarhad_model::SubmissionStatus;
use serde::Serialize;

use crate::input;
use crate::oneshot::{ReadOptions, summary};

/// One file; fields as DESIGN § 6 names them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FileReport {
    path: String,
    format: String,
    status: String,
    consignments: usize,
    items: usize,
    equipment: usize,
    parties: usize,
    issues: usize,
    bytes: u64,
    covered_bytes: u64,
}

/// All files together.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Summary {
    files: usize,
    /// Files of a format that has no reader yet.
    unsupported: usize,
    panics: usize,
    uncovered_bytes: u64,
    mib_per_second: f64,
}

impl Summary {
    /// Whether nothing was lost and nothing panicked.
    pub fn is_clean(&self) -> bool {
        self.panics == 0 && self.uncovered_bytes == 0
    }
}

/// Reads every file, telling each as soon as it is read.
pub fn run(paths: &[PathBuf], tell: &mut dyn FnMut(FileReport)) -> Summary {
    let options = ReadOptions::default();
    let (mut total, mut bytes_read, mut seconds) = (Summary::default(), 0u64, 0.0f64);
    for path in paths {
        total.files += 1;
        let shown = path.display().to_string();
        let file = match input::read(path) {
            Ok(file) => file,
            Err(error) => {
                tell(FileReport { status: error.to_string(), ..empty(shown) });
                continue;
            }
        };
        if let Some(format) = sarhad_lists::detect(&file.name, &file.bytes) {
            total.unsupported += 1;
            let size = file.bytes.len() as u64;
            tell(FileReport {
                format: format!("watch-list {}", format.id()),
                status: "list".to_owned(),
                bytes: size,
                covered_bytes: size,
                ..empty(shown)
            });
            continue;
        }
        let started = Instant::now();
        let read = catch_unwind(AssertUnwindSafe(|| {
            sarhad_formats::read(&file.name, &file.bytes, &options)
        }));
        seconds += started.elapsed().as_secs_f64();
        bytes_read += file.bytes.len() as u64;
        let Ok(submission) = read else {
            total.panics += 1;
            let report = empty(shown);
            tell(FileReport { status: "panic".into(), bytes: file.bytes.len() as u64, ..report });
            continue;
        };
        let facts = summary(&submission);
        total.unsupported += usize::from(facts.status == SubmissionStatus::Rejected);
        total.uncovered_bytes += facts.uncovered_bytes;
        tell(FileReport {
            path: shown,
            format: facts.format.to_owned(),
            status: match facts.status {
                SubmissionStatus::Complete => "complete",
                SubmissionStatus::Partial => "partial",
                SubmissionStatus::Rejected => "rejected",
            }
            .to_owned(),
            consignments: facts.consignments,
            items: facts.items,
            equipment: facts.equipment,
            parties: facts.parties,
            issues: facts.issues.len(),
            bytes: facts.bytes,
            covered_bytes: facts.bytes - facts.uncovered_bytes,
        });
    }
    let rate = bytes_read as f64 / (1024.0 * 1024.0) / seconds.max(1e-9);
    total.mib_per_second = (rate * 10.0).round() / 10.0;
    total
}

fn empty(path: String) -> FileReport {
    FileReport {
        path,
        format: String::new(),
        status: String::new(),
        consignments: 0,
        items: 0,
        equipment: 0,
        parties: 0,
        issues: 0,
        bytes: 0,
        covered_bytes: 0,
    }
}
