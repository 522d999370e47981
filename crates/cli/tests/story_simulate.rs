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
        .map(|entry| {
            let path = entry.unwrap().path();
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
