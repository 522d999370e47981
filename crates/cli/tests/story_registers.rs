//! A register of companies and observations of other systems, as a person at a post uses them.
#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

mod harness;

use std::ffi::OsStr;

use harness::Desk;
use serde_json::Value;

const PAPER: &str = "B/L No,date,shipper,consignee,consignee id,country of departure,country of destination,description,hs code,container no,gross weight kg\n\
    B-0001,2026-11-20,Maker Ltd,Steppe Wind LLP,000140000011,CN,KZ,microprocessors,854231,CSQU3054383,900\n\
    B-0002,2026-11-20,Maker Ltd,Tile House LLP,990240000022,TR,KZ,ceramic tiles,690721,MSKU3054380,900\n";

fn screen(desk: &Desk, more: &[&OsStr]) -> (Value, String) {
    let paper = desk.file("paper.csv", PAPER);
    let mut args: Vec<&OsStr> = vec!["screen".as_ref(), paper.as_ref()];
    args.extend(["--as-of", "2026-11-24", "--format", "json"].map(OsStr::new));
    args.extend(more);
    let answer = desk.run(args);
    let json = serde_json::from_str(&answer.out)
        .unwrap_or_else(|error| panic!("{error}: {}{}", answer.out, answer.err));
    (json, answer.err)
}

fn unit<'a>(answer: &'a Value, name: &str) -> &'a Value {
    let units = answer["units"].as_array().unwrap();
    units.iter().find(|unit| unit["unit"] == name).unwrap_or_else(|| panic!("{answer}"))
}

fn finding<'a>(unit: &'a Value, code: &str) -> Option<&'a Value> {
    unit["findings"].as_array().unwrap().iter().find(|one| one["code"] == code)
}

#[test]
fn a_new_company_is_told_by_its_register() {
    let desk = Desk::new();
    let register = desk.file(
        "companies.csv",
        "# companies: as_of=2026-11-01\n\
         БИН;Полное наименование;Дата регистрации;ОКЭД;Адрес;ФИО руководителя;КАТО\n\
         140000011;ТОО Степной ветер;04.06.2026;56101;г. Актау, мкр. 8, дом 12;Тестова Алия;471010000\n\
         990240000022;ТОО Дом плитки;31.02.2026;;;;\n",
    );
    let (without, _) = screen(&desk, &[]);
    assert!(finding(unit(&without, "CSQU3054383"), "PT07").is_none());
    let (with, told) = screen(&desk, &["--companies".as_ref(), register.as_ref()]);
    let new = finding(unit(&with, "CSQU3054383"), "PT07").unwrap_or_else(|| panic!("{with}"));
    assert!(new["text"].as_str().unwrap().contains("5 months"), "{new}");
    assert!(finding(unit(&with, "CSQU3054383"), "GD07").is_some(), "{with}");
    assert!(finding(unit(&with, "MSKU3054380"), "PT07").is_none());
    assert!(told.contains("Companies: companies.csv, 2"), "{told}");
    assert!(told.contains("Row 4, column registered_on") && told.contains("31.02.2026"), "{told}");
    assert!(told.contains("КАТО"), "{told}");
    let id = with["knowledge"].as_str().unwrap();
    assert!(id.contains("+companies:"), "{id}");
    assert_ne!(with["knowledge"], without["knowledge"]);

    let wrong = desk.file("wrong.csv", "name,owner\nA,B\n");
    let paper = desk.path("paper.csv");
    let args: [&OsStr; 4] =
        ["screen".as_ref(), paper.as_ref(), "--companies".as_ref(), wrong.as_ref()];
    let refused = desk.run(args);
    assert_ne!(refused.code, 0);
    assert!(
        refused.err.contains("no column number") && refused.err.contains("docs/companies.md"),
        "{}",
        refused.err
    );
}

#[test]
fn what_others_know_counts_from_its_day_on() {
    let desk = Desk::new();
    let head = "kind,subject_kind,subject,known_on,value,unit,indicator,by,note\n";
    let alert = "partner_alert,container,MSKU 305438-0,2026-11-22,hidden space,,,Invented Unit,\n";
    let yes =
        "answer,container,CSQU3054383,2026-11-23,yes,,PB01,Invented Officer,paid at the gate\n";
    let no = "ответ,документ,B 0001,23.11.2026,нет,,DC06,Invented Officer,\n";
    let late = "partner_alert,container,CSQU3054383,2026-12-01,,,,Invented Unit,\n";
    let broken = "weighbridge_mass,container,CSQU3054383,2026-11-23,heavy,,,,\n";
    let file = desk.file("observations.csv", format!("{head}{alert}{yes}{no}{late}{broken}"));
    let (before, _) = screen(&desk, &[]);
    let (answer, told) = screen(&desk, &["--observations".as_ref(), file.as_ref()]);
    let alerted = unit(&answer, "MSKU3054380");
    let found = finding(alerted, "NW10").unwrap_or_else(|| panic!("{answer}"));
    let text = found["text"].as_str().unwrap();
    assert!(text.contains("Invented Unit") && text.contains("hidden space"), "{text}");
    assert_eq!(alerted["gates"], serde_json::json!(["review"]));
    let chips = unit(&answer, "CSQU3054383");
    assert!(finding(chips, "NW10").is_none(), "known only later");
    let cash = finding(chips, "PB01").unwrap();
    assert!(cash["text"].as_str().unwrap().contains("paid at the gate"), "{cash}");
    let notes = chips["notes"].to_string();
    assert!(notes.contains("note-answer-no"), "{notes}");
    assert!(told.contains("Row 6, column value") && told.contains("heavy"), "{told}");
    assert!(told.contains("not counted: 1"), "{told}");

    // Questions tell what a yes would add, and fall silent when they are answered.
    let asked = |answer: &Value| -> Vec<String> {
        let questions = unit(answer, "CSQU3054383")["questions"].as_array().unwrap().clone();
        let of_officers = questions.iter().filter(|one| one["code"] == "question-answer");
        of_officers.map(|one| one["text"].as_str().unwrap().to_owned()).collect()
    };
    let first = asked(&before);
    assert!(!first.is_empty() && first.len() <= 3, "{first:?}");
    assert!(first.iter().all(|text| text.contains("A yes adds") && text.contains("dB")));
    assert!(first.iter().any(|text| text.contains("DC06")), "{first:?}");
    assert!(asked(&answer).iter().all(|text| !text.contains("DC06")), "{answer}");
    let paper = desk.path("paper.csv");
    let args: [&OsStr; 5] =
        ["screen".as_ref(), paper.as_ref(), "--explain".as_ref(), "--lang".as_ref(), "ru".as_ref()];
    let russian = desk.run(args);
    assert!(russian.out.contains("Ответ «да» добавит"), "{}{}", russian.out, russian.err);
}
