//! Training days: the same seed gives the same bytes, and what is planted comes out on top.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read and write files, and say what they skip"
)]

mod harness;

use std::collections::BTreeMap;
use std::path::Path;

use harness::Desk;

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap())
        })
        .collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let desk = Desk::new();
    let make = |seed: &str, out: &str| {
        let answer = desk.run([
            "simulate", "--seed", seed, "--post", "KZAAU", "--days", "1", "--lines", "120",
            "--out", out,
        ]);
        assert_eq!(answer.code, 0, "{}", answer.err);
        contents(&desk.path(out))
    };
    let first = make("7", "a");
    assert!(first.contains_key("truth.jsonl") && first.len() >= 3, "{:?}", first.keys());
    assert!(first == make("7", "b"));
    assert!(first != make("8", "c"));
}

#[test]
fn a_world_of_posts_has_registers_and_outcomes_of_what_was_drawn() {
    let desk = Desk::new();
    let make = |out: &str, more: &[&str]| {
        let mut args = vec!["simulate", "--seed", "11", "--post", "YALLAMA,KZALA", "--days", "14"];
        args.extend(["--start", "2026-05-04", "--lines", "60", "--out", out]);
        args.extend(more);
        let answer = desk.run(args);
        assert_eq!(answer.code, 0, "{}", answer.err);
        contents(&desk.path(out))
    };
    let (quiet, drifting) = (make("a", &[]), make("b", &["--drift", "--inspect", "random:10%"]));
    let papers = |all: &BTreeMap<String, Vec<u8>>| {
        all.keys().filter(|name| name.contains("2026-05-")).cloned().collect::<Vec<String>>()
    };
    assert_eq!(papers(&quiet).len(), 28, "{:?}", quiet.keys());
    assert_eq!(papers(&quiet), papers(&drifting));
    assert!(!quiet.contains_key("outcomes.csv") && quiet.contains_key("permits.csv"));
    let outcomes = String::from_utf8(drifting["outcomes.csv"].clone()).unwrap();
    let rows = outcomes.lines().count() - 1;
    assert!((60..260).contains(&rows), "{rows} of about 1,600 units");
    assert!(outcomes.lines().skip(1).all(|line| line.ends_with(",random")));
    let report = desk.run(["eval", "simulated", "b", "--format", "json"]);
    assert_eq!(report.code, 0, "{}", report.err);
    let report: serde_json::Value = serde_json::from_str(&report.out).unwrap();
    assert_eq!((&report["days"], &report["not_found"]), (&14.into(), &0.into()), "{report}");
    let reasons = &report["reasons"];
    assert!(reasons["shown"].as_u64() <= reasons["could_be_shown"].as_u64(), "{reasons}");
    assert!(reasons["share"].as_f64().unwrap() > 0.5, "{report}");
}

#[test]
fn wrong_posts_and_draws_are_told() {
    let desk = Desk::new();
    for (option, value, told) in [
        ("--post", "KZAAU,NOWHERE", "NOWHERE"),
        ("--post", "KZAAU,KZAAU", "each once"),
        ("--inspect", "all", "random:5%"),
        ("--inspect", "random:0%", "random:5%"),
    ] {
        let mut args = vec!["simulate", "--seed", "1", "--out", "x", option, value];
        if option != "--post" {
            args.extend(["--post", "KZALA"]);
        }
        let answer = desk.run(args);
        assert_eq!(answer.code, 2, "{value}: {}", answer.err);
        assert!(answer.err.contains(told), "{value}: {}", answer.err);
    }
}

#[test]
fn a_full_folder_is_not_written_into() {
    let desk = Desk::new();
    desk.file("mine.txt", "mine");
    let answer = desk.run(["simulate", "--seed", "1", "--post", "KZALA", "--out", "."]);
    assert_eq!(answer.code, 2, "{}", answer.err);
    assert_eq!(contents(&desk.path("")).len(), 1);
}

#[test]
fn the_measurement_of_a_simulated_day_has_its_controls() {
    let desk = Desk::new();
    for post in ["KZAAU", "ALTYNKOL", "PANJIPOYON", "YALLAMA", "KZALA"] {
        let out = format!("day-{post}");
        let made =
            desk.run(["simulate", "--seed", "3", "--post", post, "--lines", "400", "--out", &out]);
        assert_eq!(made.code, 0, "{post}: {}", made.err);
        let report = desk.run(["eval", "simulated", &out, "--format", "json"]);
        assert_eq!(report.code, 0, "{post}: {}", report.err);
        let report: serde_json::Value = serde_json::from_str(&report.out).unwrap();
        for ranking in ["sarhad", "hs_only", "exact_list_only"] {
            assert!(report["share_in_top"][ranking]["0.05"].is_number(), "{post}: {report}");
        }
        assert!(report["planted"].as_u64().unwrap() > 0, "{post}: {report}");
        assert_eq!(report["not_found"], 0, "every planted case is a ranked unit: {post}: {report}");
    }
    let told = desk.run(["eval", "simulated", "day-KZAAU"]);
    assert_eq!(told.code, 0, "{}", told.err);
    for words in ["planted cases", "5 %", "goods codes alone", "Kind of planted case"] {
        assert!(told.out.contains(words), "{words}: {}", told.out);
    }
}
