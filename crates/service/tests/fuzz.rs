//! Acceptance 4: damaged files never make a reader of papers or lists panic, hang or fill the
//! memory. A seeded generator damages the examples, the fixtures and (where they are) the shared
//! samples; the same seed makes the same files.
//!
//! The suite runs it for a fixed number of files. The long run is a command (docs/fuzzing.md):
//! `SARHAD_FUZZ_FILE=n` reads one file again and keeps it;
//! `SARHAD_FUZZ_SECONDS=600 cargo nextest run -p sarhad-service --test fuzz --no-capture`.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test reads the sample files, measures the long run and says what it did"
)]

mod damage;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use damage::Random;
use sarhad_formats::{Options, read};
use sarhad_lists::{ListFile, detect, read_one, read_set};

/// Files of the short run: some seconds in an optimised test build.
const SHORT: u32 = 600;
/// Larger samples are left out: what breaks a reader stands in the first megabyte or nowhere.
const LARGEST_SAMPLE: u64 = 1 << 20;
/// Larger damaged files are cut: repeats of repeats grow fast.
const LARGEST_FILE: usize = 4 << 20;
/// Most samples of one folder, so that one publisher does not take all the turns.
const OF_ONE_FOLDER: usize = 40;
/// What one file may take (acceptance 4), held in the long run.
const MOST_TIME: Duration = Duration::from_secs(10);
/// What the process may hold at its peak (acceptance 4), in KiB.
const MOST_MEMORY_KIB: u64 = 512 << 10;

struct Sample {
    name: String,
    bytes: Vec<u8>,
}

fn samples() -> Vec<Sample> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let shared = std::env::var("SARHAD_SHARED")
        .map_or_else(|_| crates.join("../../shared"), PathBuf::from)
        .join("data");
    if !shared.is_dir() {
        eprintln!("skipped: shared samples ({} not there)", shared.display());
    }
    let mut samples = Vec::new();
    for folder in [
        crates.join("../examples"),
        crates.join("lists/tests/fixtures"),
        crates.join("formats/tests/messages/papers"),
        shared.join("messages"),
        shared.join("manifests"),
        shared.join("declarations"),
        shared.join("lists"),
    ] {
        collect(&folder, &mut samples);
    }
    assert!(samples.len() > 20, "only {} samples", samples.len());
    samples
}

/// The files below a folder, in the order of their names.
fn collect(folder: &Path, samples: &mut Vec<Sample>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let mut taken = 0;
    for path in paths {
        if path.is_dir() {
            collect(&path, samples);
            continue;
        }
        let small = path.metadata().is_ok_and(|meta| meta.len() <= LARGEST_SAMPLE);
        if !small || taken == OF_ONE_FOLDER || path.extension().is_some_and(|end| end == "md") {
            continue;
        }
        if let (Ok(bytes), Some(name)) = (std::fs::read(&path), path.file_name()) {
            samples.push(Sample { name: name.to_string_lossy().into_owned(), bytes });
            taken += 1;
        }
    }
}

/// Gives a file to every reader that would take it, and to those that should refuse it.
fn read_everywhere(name: &str, bytes: &[u8]) {
    let submission = read(name, bytes, &Options::default());
    assert!(submission.coverage.covered <= submission.coverage.bytes, "coverage above the whole");
    let rejected = submission.issues.iter().any(|i| i.severity == sarhad_model::Severity::Reject);
    if !rejected {
        assert_eq!(submission.coverage.uncovered(), 0, "something was lost");
    }
    let _ = serde_json::to_vec(&submission).map(|json| json.len());
    let _ = detect(name, bytes);
    let _ = read_one(name, bytes).map(|reading| reading.list.entries.len());
    let _ = read_set(&[ListFile { name, bytes }]).readings.len();
}

/// The peak of the process, in KiB; none where the system does not tell.
fn peak_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

#[test]
fn a04_damaged_files_never_break_a_reader() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seconds = number("SARHAD_FUZZ_SECONDS").map(Duration::from_secs);
    let seed = number("SARHAD_FUZZ_SEED").unwrap_or(4);
    let samples = samples();
    let started = Instant::now();
    let (mut slowest, mut slowest_file) = (Duration::ZERO, String::new());
    let only = number("SARHAD_FUZZ_FILE").map(|file| u32::try_from(file).unwrap());
    let mut count = only.unwrap_or(0);
    let last = only.map_or(SHORT, |file| file + 1);
    while seconds.map_or(count < last, |seconds| started.elapsed() < seconds) {
        // Each file has its own generator: a failure is run again alone by its number.
        let mut random = Random::new(seed, count);
        let sample = &samples[random.below(samples.len())];
        let other = &samples[random.below(samples.len())];
        let mut bytes = damage::damaged(&sample.bytes, &other.bytes, &mut random);
        bytes.truncate(LARGEST_FILE);
        let begun = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| read_everywhere(&sample.name, &bytes)));
        if outcome.is_err() || only.is_some() {
            let kept = std::env::temp_dir().join(format!("sarhad-fuzz-{seed}-{count}"));
            std::fs::write(&kept, &bytes).unwrap();
            let file = format!("{} damaged, seed {seed}, file {count}", sample.name);
            eprintln!("{file}: kept as {}", kept.display());
            assert!(outcome.is_ok(), "{file}");
        }
        let taken = begun.elapsed();
        if taken > slowest {
            slowest = taken;
            slowest_file = format!("{} (file {count}, {} bytes)", sample.name, bytes.len());
            if seconds.is_some() {
                assert!(taken <= MOST_TIME, "{slowest_file} took {taken:?}");
            }
        }
        count += 1;
    }
    let peak = peak_kib();
    eprintln!(
        "{count} files from {} samples, seed {seed}, {:?}; slowest {slowest:?}: {slowest_file}; \
         peak {peak:?} KiB",
        samples.len(),
        started.elapsed()
    );
    assert!(peak.is_none_or(|peak| peak <= MOST_MEMORY_KIB), "peak of {peak:?} KiB");
}
