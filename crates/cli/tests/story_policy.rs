//! A country sets a weight, a post another; the ranking follows and says why.
#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

mod harness;

use harness::Desk;

const PAPER: &str = "Bill,Container,Consignee,Consignee country,Goods description,HS code,Gross weight (kg)\n\
    B-00001,CSQU3054383,Steppe Wind LLP,KZ,\"integrated circuits, processors\",854231,900\n";

const POLICY: &str = "[countries.KZ.indicators.GD02]\nparameters = { tier_1 = 4 }\n\
    reason = \"ordinary imports of the assembly works\"\n\n\
    [posts.UZTMZ.indicators.GD02]\noff = true\nreason = \"a rail bridge for grain\"\n";

fn findings(text: &str) -> Vec<(String, f64)> {
    let unit: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    let all = unit["findings"].as_array().unwrap().iter();
    all.map(|one| {
        (one["code"].as_str().unwrap().to_owned(), one["full_weight_db"].as_f64().unwrap())
    })
    .collect()
}

#[test]
fn the_policy_of_the_post_counts_and_is_told() {
    let desk = Desk::new();
    let paper = desk.file("box.csv", PAPER);
    let policy = desk.file("policy.toml", POLICY);
    let (paper, policy) = (paper.to_str().unwrap(), policy.to_str().unwrap());
    let usual = ["screen", paper, "--as-of", "2026-11-24"];
    let screen = |more: &[&str]| desk.run(usual.iter().chain(more));
    let of = |found: &[(String, f64)]| found.iter().find(|one| one.0 == "GD02").map(|one| one.1);

    let plain = screen(&["--format", "jsonl"]);
    assert_eq!(of(&findings(&plain.out)), Some(9.0), "{}", plain.out);
    let country = screen(&["--format", "jsonl", "--policy", policy, "--at-post", "KZAAU"]);
    assert_eq!(of(&findings(&country.out)), Some(4.0), "{}", country.out);
    assert!(country.err.contains("Policy of the post KZAAU"), "{}", country.err);
    let bridge = screen(&["--format", "jsonl", "--policy", policy, "--at-post", "UZTMZ"]);
    assert_eq!(of(&findings(&bridge.out)), None);

    let told = screen(&["--explain", "--lang", "ru", "--policy", policy, "--at-post", "KZAAU"]);
    assert!(told.out.contains("Настройки поста KZAAU: 1 настройка отличается"), "{}", told.out);
    assert!(told.out.contains("GD02, tier_1: 4 вместо 9 (страна KZ)"), "{}", told.out);
    assert!(told.out.contains("ordinary imports of the assembly works"), "{}", told.out);
    let off = screen(&["--explain", "--lang", "ru", "--policy", policy, "--at-post", "UZTMZ"]);
    assert!(off.out.contains("GD02: отключён (пост UZTMZ). a rail bridge"), "{}", off.out);
    let json = screen(&["--format", "json", "--policy", policy, "--at-post", "KZAAU"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["policy"]["changes"][0]["setting"], "tier_1");
    let page = screen(&["--format", "html", "--policy", policy, "--at-post", "KZAAU"]);
    assert!(page.out.contains("GD02, tier_1: 4 instead of 9"), "{}", page.out);
}

#[test]
fn faults_of_a_policy_stop_the_run_with_a_sentence() {
    let desk = Desk::new();
    let paper = desk.file("box.csv", PAPER);
    let paper = paper.to_str().unwrap();
    let wrong = desk.file("wrong.toml", "[indicators.PT01]\noff = true\nreason = \"too many\"\n");
    let run = desk.run(["screen", paper, "--policy", wrong.to_str().unwrap()]);
    assert_eq!(run.code, 1);
    assert!(run.out.is_empty(), "{}", run.out);
    assert!(run.err.contains("[indicators.PT01]: it holds goods"), "{}", run.err);
    let run = desk.run(["screen", paper, "--at-post", "KZAAU"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("there is no policy"), "{}", run.err);
    let run = desk.run(["screen", paper, "--policy", "nowhere.toml"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("nowhere.toml"), "{}", run.err);
}
