//! An officer's morning: the examples in, a ranking out, in every form.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read and write files, and say what they skip"
)]

mod harness;

use harness::{Desk, example, examples};
use serde_json::Value;

fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn screened(args: &[&str]) -> Vec<Value> {
    let desk = Desk::new();
    let mut all: Vec<std::ffi::OsString> = vec!["screen".into()];
    all.extend(examples().into_iter().map(Into::into));
    all.extend(args.iter().map(Into::into));
    all.extend(["--format".into(), "jsonl".into(), "--as-of".into(), "2026-03-02".into()]);
    let answer = desk.run(all);
    assert_eq!(answer.code, 0, "{}", answer.err);
    json_lines(&answer.out)
}

#[test]
fn the_examples_are_ranked_with_reasons_that_add_up() {
    let units = screened(&[]);
    assert!(units.len() >= 20, "{} units", units.len());
    let mut before = f64::INFINITY;
    for (number, unit) in (1..).zip(&units) {
        assert_eq!(unit["rank"], number);
        let score = unit["score_db"].as_f64().unwrap();
        assert!(score <= before, "rank {number} has more than the one before");
        before = score;
        let sum: f64 = unit["findings"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|finding| finding["weight_db"].as_f64().unwrap())
            .sum();
        assert!((sum - score).abs() < 1e-6, "{unit}");
        for finding in unit["findings"].as_array().into_iter().flatten() {
            let text = finding["text"].as_str().unwrap();
            assert!(!text.is_empty() && !text.contains("\u{ab}finding-"), "no words for {finding}");
        }
    }
    assert!(!units[0]["findings"].as_array().unwrap().is_empty());
    assert!(units[0].get("probability").is_none(), "nothing is calibrated yet");
}

#[test]
fn what_to_find_out_is_said_in_words() {
    for lang in ["en", "ru"] {
        let units = screened(&["--lang", lang]);
        let asked: Vec<&Value> = units
            .iter()
            .flat_map(|unit| unit["questions"].as_array().into_iter().flatten())
            .collect();
        assert!(!asked.is_empty(), "the examples leave thresholds open");
        for question in asked {
            let text = question["text"].as_str().unwrap();
            assert!(!text.contains("\u{ab}question-") && !text.contains("{$"), "{text}");
        }
    }
}

#[test]
fn a_listed_party_under_another_spelling_is_held_or_looked_at() {
    let hits: Vec<Value> = screened(&[])
        .into_iter()
        .filter(|unit| {
            let findings = unit["findings"].as_array().into_iter().flatten();
            findings.into_iter().any(|finding| finding["group"] == "sanctions")
        })
        .collect();
    assert!(!hits.is_empty(), "the examples hold a party of the demonstration list");
    assert!(hits.iter().all(|unit| unit["advice"] != "release"), "{hits:?}");
}

#[test]
fn reasons_are_said_in_russian() {
    let units = screened(&["--lang", "ru"]);
    let text = units[0]["findings"][0]["text"].as_str().unwrap();
    assert!(text.chars().any(|c| ('а'..='я').contains(&c)), "{text}");
}

#[test]
fn top_leaves_the_rest_out_and_says_so() {
    let desk = Desk::new();
    let answer =
        desk.run(["screen".into(), example("aktau-manifest.xml"), "--top".into(), "2".into()]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.err.contains("not shown"), "{}", answer.err);
    let ranks = answer.out.lines().filter(|line| {
        // The rank stands right-aligned in the first four columns; a wrapped reason does not.
        line.get(..4).is_some_and(|rank| rank.trim().parse::<u32>().is_ok())
    });
    assert_eq!(ranks.count(), 2, "{}", answer.out);
}

#[test]
fn the_closing_line_counts_and_the_demonstration_list_is_named() {
    let desk = Desk::new();
    let answer = desk.run(["screen".into(), example("aktau-manifest.xml")]);
    let last = answer.err.lines().last().unwrap();
    assert!(
        last.contains("1 file") && last.contains("quarantined") && last.ends_with(" s"),
        "{last}"
    );
    assert!(answer.err.contains("demonstration list"), "{}", answer.err);
}

#[test]
fn the_table_fits_the_terminal() {
    let desk = Desk::new();
    let mut args: Vec<std::ffi::OsString> = vec!["screen".into()];
    args.extend(examples().into_iter().map(Into::into));
    let answer = desk.run(args);
    let widest = answer.out.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(widest <= 110, "{widest} columns");
}

#[test]
fn explain_shows_all_reasons_and_their_sum() {
    let desk = Desk::new();
    let answer = desk.run([
        "screen".into(),
        example("aktau-manifest.xml"),
        "--explain".into(),
        "--top".into(),
        "3".into(),
    ]);
    assert_eq!(answer.code, 0);
    assert_eq!(answer.out.matches("Sum of the reasons").count(), 3, "{}", answer.out);
}

#[test]
fn the_page_is_whole_and_fetches_nothing() {
    let desk = Desk::new();
    let answer = desk.run([
        "screen".into(),
        example("aktau-manifest.xml"),
        "--format".into(),
        "html".into(),
    ]);
    assert!(answer.out.starts_with("<!"), "{:.80}", answer.out);
    assert!(answer.out.trim_end().ends_with("</html>"));
    for attribute in ["src=\"http", "href=\"http", "url(http", "@import"] {
        assert!(!answer.out.contains(attribute), "{attribute}");
    }
}

#[test]
fn csv_has_one_row_a_unit() {
    let desk = Desk::new();
    let answer =
        desk.run(["screen".into(), example("aktau-manifest.xml"), "--format".into(), "csv".into()]);
    let jsonl = desk.run([
        "screen".into(),
        example("aktau-manifest.xml"),
        "--format".into(),
        "jsonl".into(),
    ]);
    let mut rows = csv::Reader::from_reader(answer.out.trim_start_matches('\u{feff}').as_bytes());
    assert_eq!(rows.records().count(), jsonl.out.lines().count());
}

#[test]
fn a03_the_same_file_twice_counts_once() {
    let desk = Desk::new();
    let copy = desk.file("again.xml", std::fs::read(example("aktau-manifest.xml")).unwrap());
    let once = desk.run([
        "screen".into(),
        example("aktau-manifest.xml"),
        "--format".into(),
        "jsonl".into(),
    ]);
    let twice = desk.run([
        "screen".into(),
        example("aktau-manifest.xml"),
        copy,
        "--format".into(),
        "jsonl".into(),
    ]);
    let key = |text: &str| -> Vec<(String, Value)> {
        let line = |unit: Value| (unit["unit"].to_string(), unit["score_db"].clone());
        json_lines(text).into_iter().map(line).collect()
    };
    assert_eq!(key(&once.out), key(&twice.out));
}

#[test]
fn knowledge_is_written_once_and_read_again_with_the_same_result() {
    let desk = Desk::new();
    let run = || {
        desk.run([
            "screen".into(),
            example("aktau-manifest.xml"),
            "--knowledge".into(),
            desk.path("k.sarhad"),
            "--format".into(),
            "jsonl".into(),
            "--as-of".into(),
            "2026-03-02".into(),
        ])
    };
    let first = run();
    assert!(desk.path("k.sarhad").is_file(), "{}", first.err);
    assert_eq!(first.out, run().out);
    desk.file("k.sarhad", b"junk");
    let broken = run();
    assert_eq!(broken.code, 1);
    assert!(broken.err.contains("k.sarhad"), "{}", broken.err);
}
