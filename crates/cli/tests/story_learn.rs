//! A post learns from what its inspections found: trains, reads the card, ranks with the model in
//! shadow and in use, and without it when the file is gone or was changed.
#![allow(
    clippy::disallowed_methods,
    clippy::format_push_string,
    reason = "tests read and write files; their texts are short"
)]

mod harness;

use std::path::{Path, PathBuf};

use harness::{Answer, Desk};
use serde_json::Value;

const HEAD: &str = "Declaration number,Declaration date,Consignee,Consignee country,Container,Goods description,HS code,Net weight (kg),Value,Currency\n";

const FIRMS: [&str; 6] = [
    "Steppe Wind LLP",
    "Blue Lake Ltd",
    "Altyn Too LLP",
    "Sary Arka JSC",
    "North Gate LLP",
    "Zher LLP",
];

/// Whether an inspection of the consignment finds something: mostly of two firms.
fn found(number: u32) -> bool {
    match number % 6 {
        0 | 1 => !number.is_multiple_of(9),
        _ => number.is_multiple_of(13),
    }
}

fn paper(number: u32, day: &str) -> String {
    let firm = FIRMS[(number % 6) as usize];
    let value = 1000 + number * 37 % 500;
    format!("50/{number:06},{day},{firm},KZ,,water pumps for wells,841370,100,{value},USD\n")
}

/// A thousand consignments of seven months, with what was found in them.
fn archive(desk: &Desk) -> (PathBuf, PathBuf) {
    let mut papers = HEAD.to_owned();
    let mut outcomes = "subject,date,outcome,inspected\n".to_owned();
    for number in 0..1_000u32 {
        // Twenty-seven days a month, so that the day after is one too.
        let (month, day) = (number / 162 + 1, number % 162 / 6 + 1);
        papers += &paper(number, &format!("2026-{month:02}-{day:02}"));
        let outcome = if found(number) { "irregular" } else { "clean" };
        let inspected = if number.is_multiple_of(3) { "random" } else { "profile" };
        outcomes +=
            &format!("50/{number:06},2026-{month:02}-{:02},{outcome},{inspected}\n", day + 1);
    }
    (desk.file("past.csv", papers), desk.file("outcomes.csv", outcomes))
}

fn train(desk: &Desk, past: &Path, outcomes: &Path, model: &Path, more: &[&str]) -> Answer {
    let paths = [past, Path::new("--outcomes"), outcomes, Path::new("--out"), model];
    let args = ["learn", "train"].iter().map(Path::new).chain(paths);
    desk.run(args.chain(more.iter().map(Path::new)).map(Path::as_os_str).collect::<Vec<_>>())
}

fn screen(desk: &Desk, model: Option<&Path>, more: &[&str]) -> Answer {
    let today = desk.file(
        "today.csv",
        HEAD.to_owned() + &paper(100_000, "2026-08-01") + &paper(100_003, "2026-08-01"),
    );
    let (past, outcomes) = (desk.path("past.csv"), desk.path("outcomes.csv"));
    let mut args = vec!["screen".into(), today, "--as-of".into(), "2026-08-02".into()];
    args.extend(["--history".into(), past, "--outcomes".into(), outcomes]);
    if let Some(model) = model {
        args.extend(["--model".into(), model.to_path_buf()]);
    }
    args.extend(more.iter().map(PathBuf::from));
    desk.run(args)
}

fn lines(answer: &Answer) -> Vec<Value> {
    answer.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The finding of the model in a line.
fn of_model(line: &Value) -> Option<&Value> {
    line["findings"].as_array()?.iter().find(|finding| finding["code"] == "MODEL")
}

#[test]
fn a_post_learns_and_the_model_raises_only_when_it_counts() {
    let desk = Desk::new();
    let (past, outcomes) = archive(&desk);
    let (shadow, active) = (desk.path("shadow.model"), desk.path("active.model"));
    let answer = train(&desk, &past, &outcomes, &shadow, &[]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    for words in ["in shadow", "Order of the regression", "The officer decides", "logistic"] {
        assert!(answer.out.contains(words), "{words}: {}", answer.out);
    }
    let bytes = std::fs::read(&shadow).unwrap();
    train(&desk, &past, &outcomes, &shadow, &[]);
    assert_eq!(std::fs::read(&shadow).unwrap(), bytes, "the same rows give the same bytes");
    let card = desk.run(["learn".as_ref(), "card".as_ref(), shadow.as_os_str()]);
    assert_eq!(card.out, answer.out);
    let card = desk.run(
        ["learn", "card", "--format", "json", "--lang", "ru", "shadow.model"].map(String::from),
    );
    let card: Value = serde_json::from_str(&card.out).unwrap();
    assert_eq!((&card["status"], &card["source"]), (&"shadow".into(), &"papers".into()));

    let answer = train(&desk, &past, &outcomes, &active, &["--promote", "--open-share", "0.2"]);
    assert_eq!(answer.code, 0, "{} {}", answer.out, answer.err);
    assert!(answer.out.contains("active: counts"), "{}", answer.out);

    let rules = lines(&screen(&desk, None, &["--format", "jsonl"]));
    let with_shadow = lines(&screen(&desk, Some(&shadow), &["--format", "jsonl"]));
    let with_active = lines(&screen(&desk, Some(&active), &["--format", "jsonl"]));
    let name = |line: &Value| line["unit"].as_str().unwrap().to_owned();
    for (before, after) in rules.iter().zip(&with_shadow) {
        assert_eq!(before["score_db"], after["score_db"], "a shadow counts nothing");
        assert_eq!(of_model(after).unwrap()["weight_db"], 0.0);
        assert_eq!(after["model"]["state"], "shadow");
        assert_ne!(before["knowledge"], after["knowledge"], "the model is part of the knowledge");
        assert!(of_model(before).is_none() && before["model"].is_null());
    }
    // A firm of which most inspections found something.
    assert_eq!(name(&with_active[0]), "50/100003");
    let finding = of_model(&with_active[0]).unwrap();
    assert!(finding["weight_db"].as_f64() > Some(0.0), "{finding}");
    assert!(finding["weight_db"].as_f64() <= Some(10.0), "{finding}");
    assert_eq!(finding["source"]["kind"], "model");
    assert_eq!(finding["gate"], "none");
    let text = finding["text"].as_str().unwrap();
    assert!(text.contains("Finds in inspections of the receiver"), "{text}");
    for (before, after) in rules.iter().zip(&with_active) {
        let same = rules.iter().find(|line| name(line) == name(after)).unwrap();
        assert!(after["score_db"].as_f64() >= same["score_db"].as_f64(), "never lower: {before}");
        assert_eq!(after["gates"], same["gates"]);
    }
    let in_russian = screen(&desk, Some(&active), &["--lang", "ru", "--explain"]);
    assert!(in_russian.out.contains("Выявлено при досмотрах получателя"), "{}", in_russian.out);
}

#[test]
fn a28_without_a_usable_model_the_rules_rank_and_it_is_said() {
    let desk = Desk::new();
    let (past, outcomes) = archive(&desk);
    let model = desk.path("post.model");
    assert_eq!(train(&desk, &past, &outcomes, &model, &[]).code, 0);
    let good = std::fs::read_to_string(&model).unwrap();
    let changed = good.replacen("\"positives\":", "\"positives\":1", 1);
    let other = good.replacen("\"sarhad_model\":1", "\"sarhad_model\":9", 1);
    assert!(changed != good && other != good);
    let rules = lines(&screen(&desk, None, &["--format", "jsonl"]));
    for (name, content, said) in [
        ("gone.model", None, "the file is not there"),
        ("changed.model", Some(changed), "its checksum does not fit"),
        ("cut.model", Some(good[..good.len() / 2].to_owned()), "no model file"),
        ("other.model", Some(other), "another format"),
        ("paper.model", Some(HEAD.to_owned()), "no model file"),
    ] {
        let path = desk.path(name);
        if let Some(content) = content {
            desk.file(name, content);
        }
        let table = screen(&desk, Some(&path), &[]);
        assert_eq!(table.code, 0, "{name}: {}", table.err);
        let words = table.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(said) && words.contains(name), "{name}: {}", table.out);
        assert!(words.contains("The rules ranked without it") && table.out.contains("50/100000"));
        assert!(table.err.contains(said), "{name}: {}", table.err);
        let json = lines(&screen(&desk, Some(&path), &["--format", "jsonl"]));
        for (line, before) in json.iter().zip(&rules) {
            assert_eq!(line["model"]["state"], "unusable", "{name}");
            assert!(line["model"]["text"].as_str().unwrap().contains(said), "{name}: {line}");
            let mut without = line.clone();
            without.as_object_mut().unwrap().remove("model");
            assert_eq!(&without, before, "{name}: the rules rank as without a model");
        }
        assert_eq!(json.len(), rules.len());
        let page = screen(&desk, Some(&path), &["--format", "html"]);
        assert!(page.out.contains(said) && page.out.contains("50/100000"), "{name}");
    }
    // A model of a table of declarations knows nothing of papers.
    let answer = desk.run(["learn", "card", "gone.model"]);
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("gone.model"), "{}", answer.err);
}

/// The rows go out as a table, trees come back: here one tree of the form that LightGBM writes.
#[test]
fn trees_that_were_trained_elsewhere_rank_with_the_regression_beside_them() {
    let desk = Desk::new();
    let (past, outcomes) = archive(&desk);
    let model = desk.path("post.model");
    let answer = train(&desk, &past, &outcomes, &model, &["--rows", "rows.csv"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let rows = std::fs::read_to_string(desk.path("rows.csv")).unwrap();
    let head: Vec<&str> = rows.lines().next().unwrap().split(',').collect();
    assert_eq!(head[..2], ["day", "found"]);
    assert!(
        rows.lines().count() > 500
            && rows.lines().all(|line| line.split(',').count() == head.len())
    );
    let names = &head[2..];
    let rate = names.iter().position(|name| *name == "receiver-rate").unwrap();
    let text = |names: &str| {
        format!(
            "tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nmax_feature_idx={}\n\
             objective=binary sigmoid:1\nfeature_names={names}\n\nTree=0\nnum_leaves=2\nnum_cat=0\n\
             split_feature={rate}\nthreshold=0.4\ndecision_type=8\nleft_child=-1\nright_child=-2\n\
             leaf_value=-2 1\nleaf_count=300 200\ninternal_count=500\nis_linear=0\n\nend of trees\n",
            head.len() - 3
        )
    };
    desk.file("trees.txt", text(&names.join(" ")));
    let answer = train(&desk, &past, &outcomes, &model, &["--trees", "trees.txt"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("LightGBM") && answer.out.contains("1 trees"), "{}", answer.out);
    let line = &lines(&screen(&desk, Some(&model), &["--format", "jsonl"]))[0];
    assert!(of_model(line).is_some());
    desk.file("other.txt", text(&names.join(" ").replace("receiver-rate", "luck")));
    let answer = train(&desk, &past, &outcomes, &model, &["--trees", "other.txt"]);
    assert!(answer.code == 1 && answer.err.contains("luck"), "{}", answer.err);
    let answer = train(&desk, &past, &outcomes, &model, &["--trees", "rows.csv"]);
    assert!(answer.code == 1 && answer.err.contains("no trees of LightGBM"), "{}", answer.err);
}

#[test]
fn training_says_why_it_cannot() {
    let desk = Desk::new();
    let (past, outcomes) = archive(&desk);
    let model = desk.path("x.model");
    let few = desk.file(
        "few.csv",
        "subject,date,outcome,inspected\n50/000001,2026-01-03,irregular,random\n\
         50/000002,2026-01-03,clean,random\n",
    );
    let none =
        desk.file("none.csv", "subject,date,outcome,inspected\n99/9,2026-01-03,clean,random\n");
    for (outcomes, more, said) in [
        (&few, &[][..], "training needs 200 finds or 2000 random"),
        (&none, &[], "None of the 1 outcomes belongs to a unit"),
        (&desk.path("no.csv"), &[], "no.csv"),
        (&outcomes, &["--promote", "--open-share", "0.01"], "Not promoted"),
    ] {
        let answer = train(&desk, &past, outcomes, &model, more);
        assert_eq!(answer.code, 1, "{said}: {}", answer.err);
        assert!(answer.err.contains(said), "{said}: {}", answer.err);
    }
    // A refused promotion leaves a model in shadow.
    let card = desk.run(["learn", "card", "x.model"]);
    assert!(card.out.contains("in shadow"), "{}", card.out);
    let without = ["--without", "codes,value,novelty,rates,manifest,strategic,calendar"];
    let answer = train(&desk, &past, &outcomes, &model, &without);
    assert!(answer.code == 1 && answer.err.contains("No feature is left"), "{}", answer.err);
    for wrong in [
        &["learn", "train", "--out", "x"][..],
        &["learn", "train", "past.csv", "--out", "x"],
        &["learn", "train", "past.csv", "--outcomes", "o", "--out", "x", "--without", "names"],
        &["learn", "train", "past.csv", "--outcomes", "o", "--out", "x", "--effort", "9"],
    ] {
        let answer = desk.run(wrong.iter().copied());
        assert_eq!(answer.code, 2, "{wrong:?} {}", answer.err);
    }
}
