//! An officer brings the selectivity criteria of another system, and sees what of them came along.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read and write files, and say what they skip"
)]

mod harness;

use harness::{Desk, example};
use serde_json::Value;

/// Imports the example into `drafts` of the desk.
fn imported(desk: &Desk, args: &[&str]) -> harness::Answer {
    let file = example("profiles/criteria/aktau.txt");
    let given = [
        "profile",
        "import",
        file.to_str().unwrap(),
        "--out",
        "drafts",
        "--owner",
        "Aktau post, risk analysis",
        "--from",
        "2026-11-01",
    ];
    desk.run(given.iter().chain(args))
}

#[test]
fn criteria_become_drafts_and_what_does_not_is_told_line_by_line() {
    let desk = Desk::new();
    let answer = imported(&desk, &[]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    insta::assert_snapshot!("criteria_en", format!("{}---\n{}", answer.out, answer.err));
    let again = imported(&desk, &[]);
    assert_eq!(again.code, 1, "nothing is written over: {}", again.out);
    assert!(again.out.contains("pumps.json is there already"), "{}", again.out);

    let folder = desk.path("drafts");
    let mut files: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(
        files,
        ["light-goods-documents.json", "light-goods-inspect.json", "lists", "pumps.json"]
    );
    let pumps = std::fs::read_to_string(folder.join("pumps.json")).unwrap();
    insta::assert_snapshot!("criteria_pumps", pumps);

    // The drafts pass the check, and watch nothing until an officer makes more of them.
    let paths: Vec<_> =
        files.iter().filter(|file| *file != "lists").map(|file| folder.join(file)).collect();
    let check = ["profile", "check"].iter().map(std::path::PathBuf::from).chain(paths);
    let checked = desk.run(check);
    assert_eq!(checked.code, 0, "{}", checked.err);
    assert!(checked.out.contains("item.hs.matchesList(lists.micro_tar)"), "{}", checked.out);
    let paper = example("aktau-ferry.xlsx");
    let args = ["screen", paper.to_str().unwrap(), "--profiles", "drafts", "--as-of", "2026-11-24"];
    let screened = desk.run(args);
    assert_eq!(screened.code, 0, "{}", screened.err);
    assert!(!screened.out.contains("PROFILE"));
}

#[test]
fn the_answer_is_in_the_language_of_the_officer_and_in_json() {
    let desk = Desk::new();
    let answer = imported(&desk, &["--lang", "ru"]);
    insta::assert_snapshot!("criteria_ru", format!("{}---\n{}", answer.out, answer.err));
    let desk = Desk::new();
    let answer = imported(&desk, &["--format", "json"]);
    let answer: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!((&answer["carried"], &answer["count"]), (&2.into(), &4.into()));
    let criteria = answer["criteria"].as_array().unwrap();
    for criterion in criteria {
        // What is empty is not printed.
        let (carried, refused) = (criterion.get("profiles"), criterion.get("refused"));
        assert!(carried.is_some() != refused.is_some(), "{criterion}");
    }
    assert_eq!(criteria[2]["refused"][0]["code"], "variable");
}

#[test]
fn a_text_without_any_criterion_that_fits_is_a_failure() {
    let desk = Desk::new();
    let text = desk.file("none.txt", "Criteria \"A\"; If X = 1 Then RedLane IS 100; Endif;");
    let import = |text: &str, args: &[&str]| {
        let given = ["profile", "import", text, "--out", "out", "--owner", "the post"];
        desk.run(given.iter().chain(args))
    };
    let answer = import(text.to_str().unwrap(), &[]);
    assert_eq!(answer.code, 1, "{}", answer.out);
    assert!(
        answer.err.contains("None of 1 criteria") && answer.out.contains("line 1"),
        "{}",
        answer.err
    );
    assert!(!desk.path("out").exists(), "nothing is written");
    // A file of names makes it fit; a bad one says where.
    let names = desk.file("names.txt", "X = item.net_mass\n");
    let answer = import(text.to_str().unwrap(), &["--variables", names.to_str().unwrap()]);
    assert_eq!(answer.code, 0, "{}{}", answer.out, answer.err);
    let names = desk.file("names.txt", "\nX = item.nett\n");
    let answer = import(text.to_str().unwrap(), &["--variables", names.to_str().unwrap()]);
    assert_eq!(answer.code, 1);
    assert!(
        answer.err.contains("line 2") && answer.err.contains("item.net_mass"),
        "{}",
        answer.err
    );
    let latin = desk.file("latin.txt", b"Criteria \"\xcf\";");
    assert!(import(latin.to_str().unwrap(), &[]).err.contains("not UTF-8 at byte 10"));
}
