//! `cargo xtask region-names`: writes `data/cases/names_region.csv`, labelled pairs of names of
//! the region, from the table of parties beside it. It never asks the engine anything: cases
//! chosen by looking at a score would measure nothing.

mod different;
mod nearness;
mod party;
mod render;
mod rules;
mod same;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use anyhow::{Context, Result};

use party::{Party, Tables};

use crate::repository;

/// Of ten families, how many are kept for the end; the rest may be used to fit.
const KEPT_TENTHS: u8 = 3;

/// Columns of the written file. The first ten are those of other files of labelled pairs, so
/// that `sarhad eval names` reads all of them alike.
const COLUMNS: [&str; 16] = [
    "case_id",
    "schema",
    "query_name",
    "list_name",
    "match",
    "kind",
    "quality",
    "query_script",
    "list_script",
    "origin",
    "split",
    "language_pair",
    "confidence",
    "source",
    "query_party",
    "list_party",
];

/// One side of a pair: a spelling of a party as it is written in the case.
#[derive(Debug, Clone)]
struct Side {
    /// The written name.
    text: String,
    /// Language and script, as `kk` or `ru-Latn`.
    language: String,
    /// The rule that made the spelling; none when an official source publishes it.
    rule: Option<String>,
}

/// A labelled pair.
#[derive(Debug, Clone)]
struct Case<'a> {
    query: Side,
    listed: Side,
    query_party: &'a Party,
    list_party: &'a Party,
    kind: &'static str,
    quality: &'static str,
}

/// Writes the file of cases anew.
pub fn run() -> Result<bool> {
    let tables = Tables::read(&folder())?;
    let path = folder().join("names_region.csv");
    let text = written(&tables)?;
    std::fs::write(&path, &text).with_context(|| format!("writing {}", path.display()))?;
    println!("{}: {} cases", path.display(), text.lines().count().saturating_sub(1));
    Ok(true)
}

fn folder() -> PathBuf {
    repository::root().join("data/cases")
}

/// The whole file as text.
fn written(tables: &Tables) -> Result<String> {
    let mut cases = same::cases(tables);
    cases.extend(different::cases(tables));
    let mut rows: Vec<[String; 16]> = cases.iter().map(|case| row(case, tables)).collect();
    rows.sort();
    rows.dedup_by(|a, b| a[0] == b[0]);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for row in &rows {
        writer.write_record(row)?;
    }
    let bytes = writer.into_inner().context("the writer writes to memory")?;
    String::from_utf8(bytes).context("names are UTF-8")
}

fn row(case: &Case, tables: &Tables) -> [String; 16] {
    let same = case.query_party.id == case.list_party.id;
    let derived: Vec<&str> =
        [&case.query, &case.listed].iter().filter_map(|side| side.rule.as_deref()).collect();
    let confidence = if derived.is_empty() {
        "official".to_owned()
    } else {
        format!("derived: {}", derived.join(", "))
    };
    let mut sources = vec![tables.publisher(&case.query_party.source)];
    if case.list_party.source != case.query_party.source {
        sources.push(tables.publisher(&case.list_party.source));
    }
    [
        case_id(&case.query.text, &case.listed.text),
        case.query_party.schema.clone(),
        case.query.text.clone(),
        case.listed.text.clone(),
        same.to_string(),
        case.kind.to_owned(),
        case.quality.to_owned(),
        script(&case.query.text).to_owned(),
        script(&case.listed.text).to_owned(),
        "region_parties.csv".to_owned(),
        split(&case.query_party.family).to_owned(),
        format!("{}/{}", case.query.language, case.listed.language),
        confidence,
        sources.join("; "),
        case.query_party.id.clone(),
        case.list_party.id.clone(),
    ]
}

/// The same for both directions of a pair, so that no pair can stand twice.
fn case_id(a: &str, b: &str) -> String {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    format!("r{}", &blake3::hash(format!("{first}|{second}").as_bytes()).to_hex()[..10])
}

/// `fit` or `kept`: by family, so that a party and its namesakes stand on one side only.
fn split(family: &str) -> &'static str {
    if blake3::hash(format!("split|{family}").as_bytes()).as_bytes()[0] % 10 < KEPT_TENTHS {
        "kept"
    } else {
        "fit"
    }
}

/// The script of the first letter. A few companies write one foreign word; none begins with it.
fn script(text: &str) -> &'static str {
    let cyrillic = |letter: char| ('\u{0400}'..='\u{052f}').contains(&letter);
    match text.chars().find(|letter| letter.is_alphabetic()) {
        Some(letter) if cyrillic(letter) => "Cyrillic",
        _ => "Latin",
    }
}

/// A number that depends on the words alone: the order of choices, without a clock or a seed.
fn rank(words: &[&str]) -> u64 {
    let hash = blake3::hash(words.join("|").as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hash.as_bytes()[..8]);
    u64::from_le_bytes(first)
}
