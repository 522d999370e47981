//! How fast a paper is read, from bytes to the canonical model: `throughput FILE [MIB]`.
//!
//! The middle of the file (its bills) is repeated until the input has so many MiB; the best of
//! five readings counts. Speed on one sample says nothing about the others.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "an example measures and prints at the edge"
)]

use std::time::{Duration, Instant};

use sarhad_formats::{Options, asycuda, edifact};
use sarhad_model::Submission;

/// Readings of which the best counts.
const READINGS: usize = 5;
/// Size of the input when none is given, MiB.
const DEFAULT_MIB: usize = 20;

type Reader = fn(&str, &[u8], &Options) -> Submission;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        println!("throughput FILE [MIB]");
        return;
    };
    let mib = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(DEFAULT_MIB);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            println!("{path}: {error}");
            return;
        }
    };
    let (read, opens, closes): (Reader, &str, &str) = if text.contains("<Awmds") {
        (asycuda::awmds::read, "<Bol_segment>", "</Bol_segment>")
    } else if text.contains("<ASYCUDA") {
        (asycuda::sad::read, "<Item>", "</Item>")
    } else {
        (edifact::cuscar::read, "CNI+", "UNT+")
    };
    let input = repeated(&text, opens, closes, mib << 20);
    let mut best = Duration::MAX;
    let mut last = None;
    for _ in 0..READINGS {
        let start = Instant::now();
        let submission = read(&path, input.as_bytes(), &Options::default());
        best = best.min(start.elapsed());
        last = Some(submission);
    }
    let size = input.len() as f64 / f64::from(1 << 20);
    let submission = last.expect("at least one reading");
    println!(
        "{size:.1} MiB in {best:.3?}: {:.1} MiB/s, {} consignments, {} bytes lost",
        size / best.as_secs_f64(),
        submission.consignments().count(),
        submission.coverage.uncovered(),
    );
}

/// The text with everything from the first `opens` to the last `closes` repeated.
fn repeated(text: &str, opens: &str, closes: &str, size: usize) -> String {
    let (Some(start), Some(end)) = (text.find(opens), text.rfind(closes)) else {
        return text.to_owned();
    };
    let end = if closes.starts_with('<') { end + closes.len() } else { end };
    let middle = &text[start..end];
    let times = (size / middle.len()).max(1);
    format!("{}{}{}", &text[..start], middle.repeat(times), &text[end..])
}
