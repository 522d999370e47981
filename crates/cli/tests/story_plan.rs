//! A supervisor plans a day, an officer gets the sheet.
#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

mod harness;

use harness::Desk;

const HEAD: &str = "Bill,Container,Voyage,Consignee,Consignee country,Goods description,HS code,Gross weight (kg)\n";
const SECRET: &str = "7f3a9c51e0b24d68a1c3-of-the-story\n";

/// Thirty boxes: the first with a listed party, some with goods that raise a reason.
fn papers() -> String {
    let row = |at: u32| {
        let consignee = if at == 0 { "Karakum Vakuum Nasoslary Demo" } else { "Steppe Wind LLP" };
        let (goods, code) = match at % 5 {
            0 => ("frequency converters, output 0 to 1200 Hz, 7.5 kW", "850440"),
            1 => ("integrated circuits, processors", "854231"),
            _ => ("ceramic tiles", "690721"),
        };
        let number = container(at);
        format!("B-{at:05},{number},V 12,{consignee},KZ,\"{goods}\",{code},{}\n", 900 + at)
    };
    HEAD.to_owned() + &(0..30).map(row).collect::<String>()
}

/// A container number with its check digit (ISO 6346).
fn container(at: u32) -> String {
    let start = format!("CSQU{:06}", 300_100 + at * 7);
    let value = |c: char| match c {
        '0'..='9' => c as u32 - '0' as u32,
        // The values of letters leave out multiples of eleven.
        letter => {
            let place = letter as u32 - 'A' as u32 + 10;
            place + (place - 1) / 10
        }
    };
    let sum: u32 = (0u32..).zip(start.chars()).map(|(at, c)| value(c) << at).sum();
    format!("{start}{}", sum % 11 % 10)
}

fn lines(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_sheet_says_what_to_do_and_the_plan_file_why() {
    let desk = Desk::new();
    let papers = desk.file("ferry.csv", papers());
    let secret = desk.file("secret", SECRET);
    let papers = papers.to_str().unwrap();
    let secret = secret.to_str().unwrap();
    let plan = |more: &[&str]| {
        let usual = ["plan", papers, "--as-of", "2026-11-24", "--secret", secret, "--hands", "8"];
        desk.run(usual.iter().chain(more))
    };
    let table = plan(&["--scanner", "3", "--random", "25%", "--out", "plan.jsonl"]);
    assert_eq!(table.code, 0, "{}", table.err);
    assert!(table.out.contains("open") && table.out.contains("scan"), "{}", table.out);
    assert!(table.err.contains("keep it from the officers"), "{}", table.err);

    // The plan file knows who was drawn, and how likely each unit was to be.
    let kept = lines(&std::fs::read_to_string(desk.path("plan.jsonl")).unwrap());
    assert_eq!(kept.len(), 32);
    let units = &kept[1..31];
    let drawn = units.iter().filter(|unit| unit["selected_by"] == "random").count();
    let opened = units.iter().filter(|unit| unit["task"] == "open").count();
    assert_eq!((drawn, opened), (2, 8));
    for unit in units {
        let chance = unit["random_inclusion"].as_f64().unwrap();
        assert!((chance - 2.0 / 30.0).abs() < 1e-12, "{unit}");
        assert!(!unit.to_string().contains("Steppe"), "no importer is named: {unit}");
    }
    // The sheet does not, in any form: no source, rank, score, reason, gate.
    for format in ["table", "json", "csv", "html"] {
        let sheet = plan(&["--scanner", "3", "--random", "25%", "--format", format]);
        assert_eq!(sheet.code, 0, "{}", sheet.err);
        // Of a page the words count, not the style.
        let said = sheet.out.split("</style>").last().unwrap().to_lowercase();
        for telling in
            ["ranked", "drawn", "gate", "score", "rank", "854231:", "high priority", "db"]
        {
            assert!(!said.contains(telling), "{format} tells {telling}");
        }
        assert!(sheet.err.contains("No plan file was written"), "{}", sheet.err);
    }
    let document = plan(&["--scanner", "3", "--random", "25%", "--format", "json"]).out;
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    let tasks = document["tasks"].as_array().unwrap();
    let open: Vec<_> = tasks.iter().filter(|task| task["task"] == "open").collect();
    assert_eq!(open.len(), 8);
    // Those drawn do not stand together at one end.
    let of_drawn = |task: &serde_json::Value| {
        units.iter().any(|unit| unit["unit"] == task["unit"] && unit["selected_by"] == "random")
    };
    assert_eq!(open.iter().filter(|task| of_drawn(task)).count(), 2);

    // The same secret draws the same, another one others in time.
    plan(&["--scanner", "3", "--random", "25%", "--out", "again.jsonl"]);
    let read = |name: &str| std::fs::read(desk.path(name)).unwrap();
    assert_eq!(read("plan.jsonl"), read("again.jsonl"));
}

#[test]
fn gates_that_find_no_hand_are_told_loudly_and_by_name() {
    let desk = Desk::new();
    let hold = desk.file(
        "hold.json",
        r#"{"schema": 1, "id": "pumps-held", "version": 1, "state": "active", "owner": "the post",
            "valid_from": "2026-01-01", "valid_to": "2026-12-31", "score_db": 6, "lane": "hold",
            "reason": {"en": "pumps are held this month"},
            "expression": "item.hs.startsWith(\"8414\")"}"#,
    );
    let row =
        |at: u32| format!("B-{at:05},{},V 12,Steppe Wind LLP,KZ,pumps,841410,900\n", container(at));
    let papers = desk.file("held.csv", HEAD.to_owned() + &(0..4).map(row).collect::<String>());
    let (papers, hold) = (papers.to_str().unwrap(), hold.to_str().unwrap());
    // A profile acts only after a back-test.
    let tested = desk.run(["profile", "backtest", hold, papers]);
    assert_eq!(tested.code, 0, "{}", tested.err);
    let plan = || {
        let as_of = ["--as-of", "2026-11-24", "--profiles", hold];
        desk.run(["plan", papers, "--hands", "1"].iter().chain(&as_of))
    };
    let answer = plan();
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(
        answer.err.contains("3 units with a hold gate") && answer.err.contains("STAY HELD"),
        "{}",
        answer.err
    );
    let named = (0..4).filter(|at| answer.err.contains(&container(*at))).count();
    assert_eq!(named, 3, "{}", answer.err);
    // The secret was made in the data folder, once.
    assert!(answer.err.contains("plan.secret"), "{}", answer.err);
    let again = plan();
    assert!(!again.err.contains("A secret"), "{}", again.err);
    assert_eq!(again.out, answer.out);
}

#[test]
fn what_makes_no_plan_is_refused_with_what_to_do() {
    let desk = Desk::new();
    let papers = desk.file("ferry.csv", papers());
    let short = desk.file("short", "abc");
    let (papers, short) = (papers.to_str().unwrap(), short.to_str().unwrap());
    for (args, code, words) in [
        (&["plan", papers][..], 2, "--hands"),
        (&["plan", papers, "--hands", "0"], 2, "1.."),
        (&["plan", papers, "--hands", "5", "--random", "2%"], 2, "5% to 100%"),
        (&["plan", papers, "--hands", "5", "--secret", short], 1, "at least 16"),
        (&["plan", papers, "--hands", "5", "--secret", "none"], 1, "no such file"),
        (&["plan", "none.csv", "--hands", "5"], 1, "None of the files"),
        (&["plan", papers, "--hands", "5", "--out", "no/such/plan.jsonl"], 1, "no/such/plan.jsonl"),
    ] {
        let answer = desk.run(args.iter());
        assert_eq!(answer.code, code, "{args:?}: {}", answer.err);
        assert!(answer.err.contains(words), "{args:?}: {}", answer.err);
    }
}

/// Three days are planned, and what was opened is entered by people who do not know why it was.
#[test]
fn the_report_says_what_was_found_and_what_passed_in_counts_while_results_are_few() {
    let desk = Desk::new();
    let papers = desk.file("ferry.csv", papers());
    desk.file("secret", SECRET);
    std::fs::create_dir(desk.path("plans")).unwrap();
    let mut outcomes = "subject,date,outcome,inspected\n".to_owned();
    let mut drawn = 0;
    for day in 2..5 {
        let (as_of, out) = (format!("2026-03-0{day}"), format!("plans/{day}.jsonl"));
        let answer = desk.run([
            "plan",
            papers.to_str().unwrap(),
            "--hands",
            "8",
            "--random",
            "50%",
            "--secret",
            "secret",
            "--as-of",
            &as_of,
            "--out",
            &out,
        ]);
        assert_eq!(answer.code, 0, "{}", answer.err);
        let kept = lines(&std::fs::read_to_string(desk.path(&out)).unwrap());
        for unit in kept.iter().filter(|line| line["task"] == "open") {
            drawn += usize::from(unit["selected_by"] == "random");
            let found = if unit["hs"][0] == "850440" { "irregular" } else { "clean" };
            let number = unit["unit"].as_str().unwrap();
            outcomes += &[number, &as_of, found, "profile\n"].join(",");
        }
    }
    outcomes += "ABCD0000000,2026-03-04,clean,profile\nB-00000,soon,clean,profile\n";
    desk.file("outcomes.csv", outcomes);
    let report = |more: &[&str]| {
        let usual = ["learn", "report", "--plans", "plans", "--outcomes", "outcomes.csv"];
        desk.run(usual.iter().chain(more))
    };
    let text = report(&["--secret", "secret", "--marked", "marked.csv"]);
    assert_eq!(text.code, 0, "{}", text.err);
    for words in ["3 plans", "Fewer than 200 results", "What passed", "low", "a supervisor accepts"]
    {
        assert!(text.out.contains(words), "{words}: {}", text.out);
    }
    let percentages = text.out.replace("95 %", "").replace("Of all units", "");
    let tables = percentages.split("Weights of indicators").next().unwrap();
    assert!(!tables.contains('%'), "{tables}");
    for words in ["1 outcome fits no unit", "1 row of outcomes", "another way of selection"] {
        assert!(text.err.contains(words), "{words}: {}", text.err);
    }
    let marked = std::fs::read_to_string(desk.path("marked.csv")).unwrap();
    assert_eq!(marked.matches(",random\n").count(), drawn, "{marked}");

    let json = report(&["--secret", "secret", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["reliability"].as_array().unwrap().len(), 10);
    assert_eq!((&json["has_percentages"], &json["opened"]), (&false.into(), &24.into()));
    assert!(json["base"]["rate"].is_null() && json["base"]["band"].is_string(), "{}", json["base"]);
    let page = report(&["--secret", "secret", "--format", "html", "--lang", "ru"]);
    assert!(page.out.contains("Что показали досмотры") && !page.out.contains("<script"));
    assert!(!page.out.contains('\u{ab}'.to_string().as_str()) || !page.out.contains("«feedback"));

    // Without the secret it is said that nobody checked; with another one, or a changed line, no
    // report is made.
    assert!(report(&[]).err.contains("The seals of 3 plans were not checked"));
    desk.file("other", "another secret of the same length");
    let other = report(&["--secret", "other"]);
    assert!(other.code == 1 && other.err.contains("the seal does not fit"), "{}", other.err);
    let plan = std::fs::read_to_string(desk.path("plans/2.jsonl")).unwrap();
    desk.file(
        "plans/2.jsonl",
        plan.replacen("\"selected_by\":\"random\"", "\"selected_by\":\"ranked\"", 1),
    );
    assert_eq!(report(&["--secret", "secret"]).code, 1);
    desk.file("plans/2.jsonl", &plan);
    desk.file("plans/again.jsonl", &plan);
    let twice = report(&["--secret", "secret"]);
    assert!(twice.code == 1 && twice.err.contains("given already"), "{}", twice.err);
}

/// A week of a small post: every way opens as many, nothing is opened twice, and the same seed gives
/// the same figures.
#[test]
fn the_loop_on_a_simulated_world_opens_no_more_than_there_are_hands() {
    let desk = Desk::new();
    let run = |format: &str| {
        let answer = desk.run([
            "eval", "plan", "--seed", "11", "--seeds", "2", "--weeks", "1", "--before", "1",
            "--post", "YALLAMA", "--lines", "30", "--hands", "3", "--format", format,
        ]);
        assert_eq!(answer.code, 0, "{}", answer.err);
        answer.out
    };
    let text = run("json");
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["seeds"], serde_json::json!([11, 12]));
    for run in json["runs"].as_array().unwrap() {
        let run = &run["run"];
        let count = |value: &serde_json::Value| value.as_u64().unwrap();
        assert_eq!(count(&run["days"]), 7);
        assert!(count(&run["units"]) > 100, "{run}");
        for (name, tally) in run["by_method"].as_object().unwrap() {
            let opened = count(&tally["opened"]);
            assert!(opened <= 21, "{name}: {tally}");
            assert_eq!(opened, count(&tally["found"]) + count(&tally["clean"]), "{name}");
            let simple = !["plan", "rules-only"].contains(&name.as_str());
            assert!(!simple || opened == 21, "{name} opens with all hands: {tally}");
        }
        let found = count(&run["by_method"]["plan"]["found"]);
        assert_eq!(count(&run["truly_missed"]) + found, count(&run["positive"]), "{run}");
    }
    assert_eq!(text, run("json"));
    assert!(run("table").contains("dearest first"));
}
