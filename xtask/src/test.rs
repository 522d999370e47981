//! `cargo xtask test`: everything that must hold before a change lands, in the order in which it
//! fails fastest: tidy, format, lints, licences, tests, pages in a real browser.
//!
//! What the machine lacks (cargo-deny, its advisory database, a browser) is said and left out;
//! it is never counted as passed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::{repository, tidy};

/// Counts of one run.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Counts {
    passed: usize,
    failed: usize,
    skipped: usize,
}

/// Runs all; the last line counts the tests.
pub fn run() -> Result<bool> {
    let mut clean = tidy::run()?;
    clean &= step("format", cargo(&["fmt", "--all", "--check"]))?;
    clean &= step(
        "lints",
        cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]),
    )?;
    clean &= licences()?;
    let mut counts = rust_tests()?;
    let pages = page_tests()?;
    counts.passed += pages.passed;
    counts.failed += pages.failed;
    counts.skipped += pages.skipped;
    println!("{} passed, {} failed, {} skipped", counts.passed, counts.failed, counts.skipped);
    Ok(clean && counts.failed == 0 && counts.passed > 0)
}

fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(args).current_dir(repository::root());
    command
}

fn step(name: &str, mut command: Command) -> Result<bool> {
    println!("== {name}");
    let status = command.status().with_context(|| format!("starting {name}"))?;
    println!("== {name}: {}", if status.success() { "ok" } else { "failed" });
    Ok(status.success())
}

fn is_there(program: &str, args: &[&str]) -> bool {
    Command::new(program)
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Licences and sources always; advisories only where their database can be had.
fn licences() -> Result<bool> {
    if !is_there("cargo", &["deny", "--version"]) {
        println!("== licences: left out, cargo-deny is not installed (cargo install cargo-deny)");
        return Ok(true);
    }
    let checked = step("licences", cargo(&["deny", "check", "licenses", "sources", "bans"]))?;
    if !is_there("cargo", &["deny", "fetch", "db"]) {
        println!("== advisories: left out, their database cannot be had here");
        return Ok(checked);
    }
    Ok(checked & step("advisories", cargo(&["deny", "check", "advisories"]))?)
}

fn rust_tests() -> Result<Counts> {
    println!("== tests");
    let mut command = if is_there("cargo", &["nextest", "--version"]) {
        cargo(&["nextest", "run", "--workspace", "--locked", "--success-output", "final"])
    } else {
        cargo(&["test", "--workspace", "--locked", "--no-fail-fast", "--", "--nocapture"])
    };
    let output = command.output().context("starting the tests")?;
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    let mut counts = count(&text);
    for line in text.lines().filter(|line| is_worth_showing(line)) {
        println!("{}", line.trim_end());
    }
    if !output.status.success() {
        println!("{text}");
        counts.failed = counts.failed.max(1);
    }
    Ok(counts)
}

fn is_worth_showing(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("skipped:") || line.starts_with("FAIL") || line.starts_with("Summary")
}

/// Reads the closing lines of either runner, and the tests that said they were skipped. Under
/// nextest each test is a run of its own and prints a closing line too: its summary counts.
fn count(text: &str) -> Counts {
    let mut summary = None;
    let mut counts = Counts::default();
    for line in text.lines().map(str::trim_start) {
        if let Some(line) = line.strip_prefix("Summary") {
            summary = Some((
                before(line, " passed"),
                before(line, " failed") + before(line, " timed out"),
            ));
        } else if let Some(result) = line.strip_prefix("test result:") {
            counts.passed += before(result, " passed");
            counts.failed += before(result, " failed");
        } else if line.starts_with("skipped:") {
            counts.skipped += 1;
        }
    }
    if let Some((passed, failed)) = summary {
        (counts.passed, counts.failed) = (passed, failed);
    }
    counts.passed = counts.passed.saturating_sub(counts.skipped);
    counts
}

/// The number that stands before a word.
fn before(text: &str, word: &str) -> usize {
    let Some(position) = text.find(word) else { return 0 };
    let digits: String = text[..position].chars().rev().take_while(char::is_ascii_digit).collect();
    digits.chars().rev().collect::<String>().parse().unwrap_or(0)
}

/// Pages in a real browser, when there is one.
fn page_tests() -> Result<Counts> {
    let e2e = repository::root().join("e2e");
    let browser = browser();
    let ready =
        e2e.join("node_modules/playwright-core").is_dir() && is_there("node", &["--version"]);
    let (Some(browser), true) = (browser, ready) else {
        println!("skipped: pages in a browser (needs chromium, node, and “npm ci” in e2e/)");
        return Ok(Counts { skipped: 1, ..Counts::default() });
    };
    if !step("program for the pages", cargo(&["build", "--locked", "-p", "sarhad"]))? {
        return Ok(Counts { failed: 1, ..Counts::default() });
    }
    println!("== pages");
    let output = Command::new("node")
        .args(["--test", "--test-reporter=spec", "."])
        .current_dir(&e2e)
        .env("SARHAD_BROWSER", browser)
        .env("SARHAD_BIN", target_folder().join("debug/sarhad"))
        .output()
        .context("starting the browser tests")?;
    let text = String::from_utf8_lossy(&output.stdout);
    println!("{text}");
    let of = |word: &str| {
        let line = text
            .lines()
            .find_map(|line| line.trim_start_matches(['ℹ', '#', ' ']).strip_prefix(word));
        line.and_then(|rest| rest.trim().parse().ok()).unwrap_or(0)
    };
    let failed: usize = of("fail ");
    let broken = !output.status.success() && failed == 0;
    Ok(Counts {
        passed: of("pass "),
        failed: failed + usize::from(broken),
        skipped: of("skipped "),
    })
}

fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("SARHAD_BROWSER").map(PathBuf::from);
    named
        .or_else(|| Some(Path::new("/usr/bin/chromium").to_path_buf()))
        .filter(|path| path.is_file())
}

fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| repository::root().join("target"), PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_runners_are_counted() {
        let nextest = "  skipped: un.xml not there\ntest result: ok. 1 passed; 0 failed;\n     Summary [ 0.1s] 26 tests run: 25 passed, 1 failed, 0 skipped\n";
        assert_eq!(count(nextest), Counts { passed: 24, failed: 1, skipped: 1 });
        let libtest = "test result: ok. 5 passed; 0 failed; 0 ignored\ntest result: FAILED. 2 passed; 3 failed;\n";
        assert_eq!(count(libtest), Counts { passed: 7, failed: 3, skipped: 0 });
    }
}
