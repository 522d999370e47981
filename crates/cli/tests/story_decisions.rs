//! A match is settled, stays silent, and comes back when a side changes; lists move on and the
//! decision stays what it was.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read and write files, and say what they skip"
)]

mod harness;

use harness::{Answer, Desk};
use serde_json::Value;

const HEAD: &str = "# list: id=zz-test; title=Invented list; authority=national; published=2026-11-01\n\
    id,kind,name,aliases,weak_aliases,birth_date,countries,identifiers,addresses,programs,listed_on,expires_on,remarks\n";
const ENTRY: &str = "T1,organisation,Zarnigor Vakuum Impex FZE,,ZVI,2014,AE,,,TEST,2024-03-01,,\n";
const OTHERS: &str = "T2,person,Invented Person Nomer,,,1970-01-05,KZ,,,TEST,2026-01-01,,\n\
    T3,organisation,Old Lighthouse Foundry,,,,TR,,,TEST,2020-01-01,2021-01-01,\n";
const PAPER: &str = "Коносамент,Контейнер,Грузоотправитель,Страна отправителя,Грузополучатель,Описание товара\n\
    B1,MSKU7979262,Zarnigor Vakuum Impex LLC,AE,Yulduz Tekstil MChJ,Pumps for water\n";
const PARTY: &str = "Zarnigor Vakuum Impex LLC";

/// A desk with the list imported and a paper.
fn desk(rows: &[&str]) -> Desk {
    let desk = Desk::new();
    import(&desk, "first.csv", rows);
    desk.file("paper.csv", PAPER);
    desk
}

fn import(desk: &Desk, name: &str, rows: &[&str]) -> Answer {
    desk.file(name, HEAD.to_owned() + &rows.concat());
    let answer = desk.run(["lists", "import", name, "--accept-shrink"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    answer
}

fn json(answer: &Answer) -> Value {
    assert_eq!(answer.code, 0, "{}", answer.err);
    serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{error}: {}", answer.out))
}

/// The one unit of the paper: codes of findings about listed parties, texts of notes.
fn screened(desk: &Desk) -> (Vec<String>, Vec<String>, Value) {
    let answer = desk.run(["screen", "paper.csv", "--format", "jsonl"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let unit: Value = serde_json::from_str(answer.out.lines().next().unwrap()).unwrap();
    let texts = |field: &str, name: &str| {
        let all = unit[field].as_array().cloned().unwrap_or_default();
        all.iter().map(|one| one[name].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let mut codes = texts("findings", "code");
    codes.retain(|code| code.starts_with("PT0") && code.as_str() <= "PT03");
    (codes, texts("notes", "text"), unit)
}

/// Runs the command that `--explain` prints for the match.
fn decide(desk: &Desk, more: &[&str]) -> Answer {
    let explained = desk.run(["screen", "paper.csv", "--explain"]);
    let line = explained.out.lines().find(|line| line.contains("sarhad name decide"));
    let line = line.unwrap_or_else(|| panic!("{}", explained.out)).trim();
    assert!(line.contains(&format!("'{PARTY}'")) && line.contains("--list zz-test"), "{line}");
    let country: Vec<&str> =
        if line.contains("--country AE") { vec!["--country", "AE"] } else { vec![] };
    let mut args = vec!["name", "decide", PARTY, "--list", "zz-test", "--entry", "T1"];
    args.extend(country);
    args.extend(["--reason", "other licence number", "--author", "A. Zarnigor"]);
    args.extend(more);
    desk.run(args)
}

#[test]
fn a20_a_settled_match_stays_silent_until_the_entry_changes() {
    let desk = desk(&[ENTRY, OTHERS]);
    let (before, notes, _) = screened(&desk);
    assert_eq!((before.len(), notes.len()), (1, 0), "{before:?}");
    let decided = decide(&desk, &["--not-same"]);
    assert_eq!(decided.code, 0, "{}", decided.err);
    assert!(decided.out.contains("Decision 1") && decided.out.contains("not the same"));

    let (silent, notes, _) = screened(&desk);
    assert!(silent.is_empty(), "{silent:?}");
    assert_eq!(notes.len(), 1);
    assert!(notes[0].contains("A. Zarnigor") && notes[0].contains("other licence number"));
    let told = desk.run(["screen", "paper.csv"]);
    assert!(told.err.contains("1 match is silenced"), "{}", told.err);
    let russian = desk.run(["screen", "paper.csv", "--explain", "--lang", "ru"]);
    assert!(russian.out.contains("Признано другим лицом"), "{}", russian.out);

    // A newer version in which only another entry changed does not wake it.
    import(&desk, "second.csv", &[ENTRY, &OTHERS.replace("1970-01-05", "1971-01-05")]);
    assert!(screened(&desk).0.is_empty());
    let name = desk.run(["name", PARTY, "--country", "AE"]);
    assert!(name.out.contains("silenced by a decision"), "{}", name.out);

    // One in which the entry got an alias does, and says so.
    import(&desk, "third.csv", &[&ENTRY.replace("FZE,,", "FZE,Zarnigor Trading House,"), OTHERS]);
    let (woken, notes, unit) = screened(&desk);
    assert_eq!((woken.len(), notes.len()), (1, 0));
    let text = unit["findings"].to_string();
    assert!(text.contains("names of the entry changed"), "{text}");
    assert!(text.contains("Zarnigor Trading House"), "{text}");

    // Judged the same, it is raised with certainty.
    let same = decide(&desk, &["--same"]);
    assert_eq!(same.code, 0, "{}", same.err);
    let (raised, _, unit) = screened(&desk);
    assert_eq!(raised, ["PT02"]);
    let text = unit["findings"].to_string();
    assert!(
        text.contains("100 %") && text.contains("Judged the same party by A. Zarnigor"),
        "{text}"
    );
    let all = json(&desk.run(["name", "decisions", "--json"]));
    assert_eq!(all[0]["state"], "replaced", "{all}");
    assert_eq!(all[1]["state"], "holds", "{all}");
}

#[test]
fn a21_a_removed_entry_is_marked_and_the_decision_stays() {
    let desk = desk(&[ENTRY, OTHERS]);
    assert_eq!(decide(&desk, &["--not-same"]).code, 0);
    let file = desk.path("data/decisions.jsonl");
    let before = std::fs::read(&file).unwrap();
    import(&desk, "second.csv", &[OTHERS]);
    let status = json(&desk.run(["lists", "status", "--format", "json"]));
    let second = status[0]["list"]["version"].as_str().unwrap().to_owned();
    import(&desk, "third.csv", &[&OTHERS.replace("1970-01-05", "1972-01-05")]);
    let all = json(&desk.run(["name", "decisions", "--json"]));
    assert_eq!(all[0]["state"], "not_listed", "{all}");
    assert_eq!(all[0]["since"], second.as_str(), "{all}");
    let table = desk.run(["name", "decisions"]);
    assert!(table.out.contains(&second), "{}", table.out);
    assert_eq!(std::fs::read(&file).unwrap(), before, "closed decisions are unchanged");
    let (raised, notes, _) = screened(&desk);
    assert!(raised.is_empty() && notes.is_empty());
}

#[test]
fn a22_an_old_decision_is_opened_with_its_versions_and_its_number() {
    let desk = desk(&[ENTRY, OTHERS]);
    assert_eq!(decide(&desk, &["--not-same"]).code, 0);
    let first = json(&desk.run(["lists", "status", "--format", "json"]));
    let version = first[0]["list"]["version"].as_str().unwrap().to_owned();
    // The lists move on; the number of that time still comes out of the versions that are kept.
    import(&desk, "second.csv", &[&ENTRY.replace("AE", "IR"), OTHERS]);
    let opened = json(&desk.run(["name", "decisions", "1", "--json"]));
    assert_eq!(opened["lists"]["zz-test"], version.as_str(), "{opened}");
    assert!(opened["rules"].as_str().unwrap().contains('+'), "{opened}");
    assert_eq!(opened["recomputed"]["equal"], true, "{opened}");
    assert_eq!(opened["recomputed"]["same_knowledge"], true, "{opened}");
    assert_eq!(opened["state"], "woken", "{opened}");
    let text = desk.run(["name", "decisions", "1"]);
    assert!(text.out.contains("the same number") && text.out.contains(&version), "{}", text.out);
    // With the lists of today it is said that they are others.
    let today = desk.run(["name", "decisions", "1", "--lists", "second.csv"]);
    assert!(today.out.contains("another knowledge"), "{}", today.out);
    assert_eq!(desk.run(["name", "decisions", "2"]).code, 1);
}

#[test]
fn a_decision_runs_out_and_a_broken_file_is_refused() {
    let desk = desk(&[ENTRY, OTHERS]);
    let past = decide(&desk, &["--not-same", "--until", "2020-01-01"]);
    assert_eq!(past.code, 2, "{}", past.err);
    assert!(!desk.path("data/decisions.jsonl").exists(), "nothing is written");
    let until = (chrono::Local::now().date_naive() + chrono::Days::new(10)).to_string();
    assert_eq!(decide(&desk, &["--not-same", "--until", &until]).code, 0);
    let later = (chrono::Local::now().date_naive() + chrono::Days::new(11)).to_string();
    let awake = desk.run(["screen", "paper.csv", "--explain", "--as-of", &later]);
    assert!(awake.out.contains(&format!("the decision held until {until}")), "{}", awake.out);
    let none = desk.run(["name", "decisions", "--expired"]);
    assert_eq!(none.out.trim(), "No decisions.");

    let file = desk.path("data/decisions.jsonl");
    let good = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, good.clone() + "{\"verdict\": \"perhaps\"}\n").unwrap();
    for args in [&["screen", "paper.csv"][..], &["name", "X Y"], &["name", "decisions"]] {
        let refused = desk.run(args);
        assert_eq!(refused.code, 1, "{args:?}");
        assert!(
            refused.err.contains("line 2") && refused.err.contains("perhaps"),
            "{}",
            refused.err
        );
    }
    // Another file can be named instead.
    let other = desk.file("mine.jsonl", good);
    let other = other.to_str().unwrap();
    let silent = desk.run(["screen", "paper.csv", "--decisions", other]);
    assert!(silent.err.contains("1 match is silenced"), "{}", silent.err);
}

#[test]
fn wrong_decisions_are_refused_with_what_to_do() {
    let desk = desk(&[ENTRY, OTHERS]);
    let base = ["name", "decide", PARTY, "--reason", "x", "--author", "A", "--not-same"];
    for (more, code, told) in [
        (&["--list", "un-sc", "--entry", "T1"][..], 2, "There are: zz-test"),
        (&["--list", "zz-test", "--entry", "T9"], 2, "no entry T9"),
        (&["--list", "zz-test", "--entry", "T2"], 1, "no match to decide about"),
        (&["--list", "zz-test", "--entry", "T1", "--same"], 2, "cannot be used with"),
        (&["--list", "zz-test"], 2, "--entry"),
    ] {
        let answer = desk.run(base.iter().chain(more));
        assert_eq!(answer.code, code, "{more:?}: {}", answer.err);
        assert!(answer.err.contains(told), "{more:?}: {}", answer.err);
    }
    assert!(!desk.path("data/decisions.jsonl").exists(), "nothing is written");
}

#[test]
fn a_name_is_answered_with_all_that_an_officer_compares() {
    let desk = desk(&[ENTRY, OTHERS]);
    let answer = desk.run(["name", "Invented Person Nomer", "--born", "1950", "--country", "AE"]);
    for part in [
        "T2, person",
        "zz-test",
        "days old",
        "TEST",
        "Kazakhstan",
        "1970-01-05",
        "main name",
        "nomer",
        "born in another year",
        "no country in common",
        "Alert from",
    ] {
        assert!(answer.out.contains(part), "{part}: {}", answer.out);
    }
    let by_number =
        desk.run(["name", "ZVI", "--kind", "company", "--limit", "1", "--format", "json"]);
    let found = json(&by_number);
    assert_eq!(found["candidates"][0]["name_quality"], "weak", "{found}");
    assert!(found["thresholds"]["alert_false_alarms"].is_number(), "{found}");
    let ended = desk.run(["name", "Old Lighthouse Foundry"]);
    assert!(
        ended.out.contains("listing ended") && ended.out.contains("2021-01-01"),
        "{}",
        ended.out
    );
}

#[test]
fn thresholds_of_a_list_are_the_users_to_set() {
    let desk = desk(&[ENTRY, OTHERS]);
    let usual = desk.run(["lists", "status"]);
    assert!(usual.out.contains("Alert from 85 %"), "{}", usual.out);
    let strict = "[lists.zz-test]\nalert = 1.0\nreview = 0.999\nreason = \"only exact names\"\n";
    desk.file("data/thresholds.toml", strict);
    let status = desk.run(["lists", "status"]);
    assert!(status.out.contains("zz-test: alert from 100 %"), "{}", status.out);
    assert!(status.out.contains("only exact names"), "{}", status.out);
    assert!(screened(&desk).0.is_empty(), "the likeness no longer reaches the threshold");
    let broken = desk.file("mine.toml", "[lists.zz-test]\nalert = 2\n");
    let refused = desk.run(["name", PARTY, "--thresholds", broken.to_str().unwrap()]);
    assert_eq!(refused.code, 1);
    assert!(
        refused.err.contains("mine.toml") && refused.err.contains("alert is 2"),
        "{}",
        refused.err
    );
}
