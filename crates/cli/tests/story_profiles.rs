//! An officer writes a profile, checks it, tries it on papers of the past, and screens with it.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read and write files, and say what they skip"
)]

mod harness;

use harness::{Desk, example};
use serde_json::{Value, json};

/// A profile about every paper that names goods of chapter 84 or 85.
fn profile(desk: &Desk, id: &str, change: impl FnOnce(&mut Value)) -> std::path::PathBuf {
    let mut file = json!({
        "schema": 1, "id": id, "version": 3, "state": "active", "owner": "Aktau post",
        "valid_from": "2026-01-01", "valid_to": "2026-12-31", "score_db": 6, "lane": "scan",
        "reason": {"en": "machines are looked at this month", "ru": "машины: месячник контроля"},
        "expression": "item.hs.startsWith(\"84\") || item.hs.startsWith(\"85\")",
    });
    change(&mut file);
    std::fs::create_dir_all(desk.path("profiles")).unwrap();
    desk.file(&format!("profiles/{id}.json"), file.to_string())
}

/// A back-test of every profile in the folder, without which none acts.
fn back_tested(desk: &Desk) {
    let paper = example("aktau-ferry.xlsx");
    for entry in std::fs::read_dir(desk.path("profiles")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let (path, paper) = (path.to_str().unwrap(), paper.to_str().unwrap());
            let answer = desk.run(["profile", "backtest", path, paper]);
            assert_eq!(answer.code, 0, "{}", answer.err);
            assert!(answer.err.contains("backtests.jsonl"), "{}", answer.err);
        }
    }
}

fn screened(desk: &Desk, args: &[&str]) -> (Vec<Value>, String) {
    let paper = example("aktau-ferry.xlsx");
    let folder = desk.path("profiles");
    let all = ["screen", paper.to_str().unwrap(), "--format", "jsonl", "--as-of", "2026-03-10"];
    let profiles = ["--profiles", folder.to_str().unwrap()];
    let answer = desk.run(all.iter().chain(&profiles).chain(args));
    assert_eq!(answer.code, 0, "{}", answer.err);
    (answer.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), answer.err)
}

fn profile_findings(units: &[Value]) -> Vec<&Value> {
    let findings = units.iter().flat_map(|unit| unit["findings"].as_array().unwrap());
    findings.filter(|finding| finding["code"] == "PROFILE").collect()
}

#[test]
fn a_profile_is_checked_and_said_in_both_forms_and_in_words() {
    let desk = Desk::new();
    let path = example("profiles/microelectronics-via-hubs.json");
    let answer = desk.run(["profile", "check", path.to_str().unwrap()]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    for part in [
        "item.hs.matchesList(lists.microelectronics) && (itinerary.loading_country in lists.hubs",
        "goods code matches the list microelectronics",
        "consignee: tax or registration number is not stated",
        "\"op\": \"is_missing\"",
        "+7 dB; at least:",
    ] {
        assert!(answer.out.contains(part), "{part}\n{}", answer.out);
    }
    let answer = desk.run(["profile", "check", path.to_str().unwrap(), "--lang", "ru"]);
    assert!(
        answer.out.contains("налоговый или регистрационный номер: не указано"),
        "{}",
        answer.out
    );
}

#[test]
fn errors_name_the_place_and_what_to_do() {
    let desk = Desk::new();
    let path = profile(&desk, "wrong", |file| {
        file["expression"] = json!("item.hs == \"84\" &&\n item.hss > 3");
        file["valid_to"] = json!("2025-01-01");
    });
    let answer = desk.run(["profile", "check", path.to_str().unwrap()]);
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("line 2, character 2"), "{}", answer.err);
    assert!(answer.err.contains("item.hs,"), "near names are told: {}", answer.err);
    assert!(answer.err.contains("valid_to: "), "{}", answer.err);
    let path = desk.file("profiles/broken.json", "{\"schema\": 1,\n \"colour\": 2}");
    let answer = desk.run(["profile", "check", path.to_str().unwrap(), "--format", "json"]);
    assert_eq!(answer.code, 1);
    assert!(answer.out.contains("unknown field `colour`") && answer.out.contains("line 2"));
    let screen = desk.run([
        "screen",
        example("aktau-ferry.xlsx").to_str().unwrap(),
        "--profiles",
        desk.path("profiles").to_str().unwrap(),
    ]);
    assert_eq!(screen.code, 1, "a broken watch is not half on: {}", screen.err);
}

#[test]
fn cases_come_out_as_expected_or_the_command_fails() {
    let desk = Desk::new();
    let path = example("profiles/microelectronics-via-hubs.json");
    let cases = example("profiles/cases/microelectronics-via-hubs.jsonl");
    let args = ["profile", "test", path.to_str().unwrap(), cases.to_str().unwrap()];
    let answer = desk.run(args);
    assert_eq!(answer.code, 0, "{}{}", answer.out, answer.err);
    assert!(answer.out.contains("5 of 5 cases as expected"), "{}", answer.out);
    let wrong = desk
        .file("wrong.jsonl", "{\"name\":\"n\",\"facts\":{\"item.hs\":\"1\"},\"expect\":\"true\"}");
    let answer = desk.run(["profile", "test", path.to_str().unwrap(), wrong.to_str().unwrap()]);
    assert_eq!(answer.code, 1);
    assert!(answer.out.contains("expected true"), "{}", answer.out);
}

#[test]
fn a_back_test_counts_lines_units_outcomes_overlap_and_weeks() {
    let desk = Desk::new();
    let one = profile(&desk, "machines", |_| {});
    let other = profile(&desk, "all", |file| file["expression"] = json!("consignment.lines >= 0"));
    back_tested(&desk);
    let (units, _) = screened(&desk, &[]);
    let found = profile_findings(&units);
    let hit = found.iter().find(|finding| finding["source"]["id"] == "machines").unwrap();
    let unit =
        units.iter().find(|unit| unit["findings"].as_array().unwrap().contains(hit)).unwrap();
    let name = unit["unit"].as_str().unwrap();
    let truth =
        desk.file("outcomes.csv", format!("unit,outcome\n{name},seizure\nXXXX9999999,clean\n"));
    let paper = example("aktau-ferry.xlsx");
    let args = [
        "profile",
        "backtest",
        one.to_str().unwrap(),
        paper.to_str().unwrap(),
        "--truth",
        truth.to_str().unwrap(),
        "--with",
        other.to_str().unwrap(),
    ];
    let answer = desk.run(args.iter().chain(&["--format", "json"]));
    assert_eq!(answer.code, 0, "{}", answer.err);
    let answer: Value = serde_json::from_str(&answer.out).unwrap();
    let result = &answer["result"];
    let count = |key: &str| result[key].as_u64().unwrap();
    assert!(count("hit_lines") > 0 && count("hit_lines") < count("lines"), "{result}");
    assert_eq!(result["overlap"]["other"], result["lines"]);
    assert_eq!(result["overlap"]["both"], result["hit_lines"]);
    assert_eq!(
        (&result["positives"]["known"], &result["positives"]["hit"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(result["positives"]["unmatched"], json!(1));
    let by_week = result["weeks"].as_array().unwrap().iter();
    assert_eq!(
        by_week.map(|week| week["hit_lines"].as_u64().unwrap()).sum::<u64>(),
        count("hit_lines")
    );
    let said = desk.run(args);
    assert!(
        said.out.contains("would have hit") && said.out.contains("overlap with all"),
        "{}",
        said.out
    );
}

#[test]
fn active_profiles_act_shadow_ones_are_shown_and_those_that_are_over_are_told() {
    let desk = Desk::new();
    profile(&desk, "machines", |_| {});
    back_tested(&desk);
    let (active, _) = screened(&desk, &[]);
    let found = profile_findings(&active);
    assert!(!found.is_empty());
    assert_eq!(found[0]["weight_db"], json!(6.0));
    let source = &found[0]["source"];
    assert_eq!((&source["profile"], &source["version"]), (&json!("machines"), &json!("3")));
    let (russian, _) = screened(&desk, &["--lang", "ru"]);
    let said = profile_findings(&russian)[0]["text"].as_str().unwrap().to_owned();
    assert!(said.contains("машины: месячник контроля"), "{said}");

    // State, dates and words do not change what a profile hits: no other back-test is needed.
    profile(&desk, "machines", |file| {
        file["version"] = json!(4);
        file["owner"] = json!("Kuryk post");
        file["valid_to"] = json!("2026-11-30");
    });
    assert_eq!(profile_findings(&screened(&desk, &[]).0).len(), found.len());

    profile(&desk, "machines", |file| file["state"] = json!("shadow"));
    let (shadow, told) = screened(&desk, &[]);
    assert!(profile_findings(&shadow).is_empty());
    assert!(told.contains("0 active, 1 in shadow"), "{told}");
    let paper = example("aktau-ferry.xlsx");
    let folder = desk.path("profiles");
    let explained = desk.run([
        "screen",
        paper.to_str().unwrap(),
        "--explain",
        "--as-of",
        "2026-03-10",
        "--profiles",
        folder.to_str().unwrap(),
    ]);
    assert!(explained.out.contains("would have hit (+6 dB)"), "{}", explained.out);

    profile(&desk, "machines", |file| file["valid_to"] = json!("2026-03-09"));
    let (over, told) = screened(&desk, &[]);
    assert!(profile_findings(&over).is_empty());
    assert!(told.contains("Profile machines is over"), "{told}");
}

/// Acceptance 25, the part of the back-test; the second person needs the store of users.
#[test]
fn a25_a_profile_that_was_edited_does_not_act_before_a_back_test() {
    let desk = Desk::new();
    let list = |values: &str| {
        std::fs::create_dir_all(desk.path("profiles/lists")).unwrap();
        desk.file("profiles/lists/machines.txt", values);
    };
    list("84\n85\n");
    let write = |change: &dyn Fn(&mut Value)| {
        profile(&desk, "machines", |file| {
            file["expression"] = json!("item.hs.matchesList(lists.machines)");
            file["lane"] = json!("hold");
            change(file);
        });
    };
    let acts = |what: &str| {
        let (units, told) = screened(&desk, &[]);
        assert!(!profile_findings(&units).is_empty(), "{what}: {told}");
        assert!(told.contains("1 active, 0 in shadow") && !told.contains("back-test"), "{told}");
        units
    };
    let watches = |what: &str| {
        let (units, told) = screened(&desk, &[]);
        assert!(profile_findings(&units).is_empty(), "{what}: {told}");
        assert!(told.contains("Profile machines") && told.contains("back-test"), "{told}");
        assert!(told.contains("0 active, 1 in shadow"), "{told}");
        let notes = units.iter().flat_map(|unit| unit["notes"].as_array().into_iter().flatten());
        let shown = notes.filter(|note| note["code"] == "note-profile-untested").count();
        assert!(shown > 0, "{what}: what it would have hit is shown");
        let held = |unit: &&Value| unit["advice"] == "hold" || unit["gates"] == json!(["hold"]);
        assert_eq!(units.iter().filter(held).count(), 0, "{what}: neither score nor lane");
        units
    };

    let checked = || {
        let path = desk.path("profiles/machines.json");
        desk.run(["profile", "check", path.to_str().unwrap()]).out
    };
    write(&|_| {});
    let before = watches("never tested");
    assert!(checked().contains("it cannot act"), "{}", checked());
    back_tested(&desk);
    assert!(checked().contains("there is one of what it says now"), "{}", checked());
    let after = acts("tested");
    assert_ne!(before[0]["knowledge"], after[0]["knowledge"], "who acts is part of the knowledge");

    // Each edit of what it does puts it back, and only a back-test of the edit helps.
    write(&|file| file["score_db"] = json!(7));
    watches("another score");
    write(&|file| file["lane"] = json!("scan"));
    watches("another lane");
    write(&|file| {
        file["expression"] = json!("item.hs.matchesList(lists.machines) && item.hs != \"1\"");
    });
    watches("another condition");
    write(&|_| {});
    acts("as it was tested");
    list("84\n85\n73\n");
    watches("another list");
    back_tested(&desk);
    acts("tested with the list");

    // The record is added to, and a change of it is seen.
    let path = desk.path("profiles/backtests.jsonl");
    let record = std::fs::read_to_string(&path).unwrap();
    assert_eq!(record.lines().count(), 2, "{record}");
    let first: Value = serde_json::from_str(record.lines().next().unwrap()).unwrap();
    assert_eq!((&first["profile"], &first["version"]), (&json!("machines"), &json!(3)));
    assert!(first["lines"].as_u64() >= first["hit_lines"].as_u64());
    assert!(first["hit_lines"].as_u64() > Some(0));
    std::fs::write(&path, record.replacen("\"hit_lines\":", "\"hit_lines\":1", 1)).unwrap();
    let paper = example("aktau-ferry.xlsx");
    let folder = desk.path("profiles");
    let args = ["screen", paper.to_str().unwrap(), "--profiles", folder.to_str().unwrap()];
    let answer = desk.run(args);
    assert_eq!(answer.code, 1, "{}", answer.out);
    assert!(answer.err.contains("damaged at line 2"), "{}", answer.err);
}
