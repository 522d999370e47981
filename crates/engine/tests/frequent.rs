//! Indicators that hold for much of a run are shown and count nothing.

#[path = "indicators/paper.rs"]
#[allow(clippy::wildcard_imports, dead_code, reason = "one set of papers for several tests")]
mod paper;

use paper::{Line, Paper};
use sarhad_engine::frequent::LEAST_LINES;
use sarhad_engine::parties::decision::Decisions;
use sarhad_engine::{Day, Frequent, Knowledge, assess, frequent, group, screen};
use sarhad_model::{Assessment, Decibans, Declaration};

/// A consignment whose one line is right, or has net mass above gross mass (VW05), or is of high
/// priority too (GD02).
fn declaration(number: usize, wrong: bool, lines: usize) -> Declaration {
    let line = Line {
        text: "microprocessors".into(),
        hs: "854231".into(),
        net: Some(if wrong { 20.0 } else { 9.0 }),
        gross: Some(10.0),
        ..Line::default()
    };
    Paper { bill: format!("TST{number:06}"), lines: vec![line; lines], ..Paper::default() }
        .declaration()
}

/// The frequent indicators of some declarations, and the judgement with them.
fn run(declarations: Vec<Declaration>) -> (Frequent, Vec<Assessment>) {
    let knowledge = Knowledge::build(paper::lists());
    let submissions = [paper::submission("case", declarations)];
    let units = group(&submissions);
    let decisions = Decisions::default();
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let screened = screen(&units, &knowledge, Day { date, decisions: &decisions });
    let all = |screened| units.iter().map(|unit| assess(unit, &knowledge, screened)).collect();
    let first: Vec<Assessment> = all(&screened);
    let found = frequent(&units, &first);
    let screened = screened.clone().with_frequent(found.clone());
    let second = all(&screened);
    (found, second)
}

fn day(units: usize, wrong_of_hundred: usize) -> Vec<Declaration> {
    (0..units).map(|number| declaration(number, number % 100 < wrong_of_hundred, 1)).collect()
}

#[test]
fn a_third_of_the_lines_is_too_much_and_says_so() {
    let (found, judged) = run(day(LEAST_LINES, 33));
    assert_eq!(found.get("VW05"), Some(&33), "{found:?}");
    assert!(!found.contains_key("GD02"), "a list stays whatever its share: {found:?}");
    let wrong = judged
        .iter()
        .find(|one| one.score.reasons().iter().any(|reason| reason.finding.code == "VW05"));
    let wrong = wrong.expect("it is still shown");
    let reason = wrong.score.reasons().iter().find(|one| one.finding.code == "VW05").unwrap();
    assert_eq!((reason.counted, reason.finding.weight), (Decibans::ZERO, Decibans::ZERO));
    assert!(wrong.notes.iter().any(|note| note.code == "note-frequent"));
    // The papers of these cases name nobody, which is frequent too.
    assert!(wrong.knowledge.0.ends_with("+shown:DC11,VW05"), "{:?}", wrong.knowledge);
}

#[test]
fn a_quarter_is_not_and_neither_is_a_small_run() {
    assert!(!run(day(LEAST_LINES, 25)).0.contains_key("VW05"));
    assert!(!run(day(LEAST_LINES - 100, 100)).0.contains_key("VW05"));
}

#[test]
fn one_long_paper_silences_nothing() {
    let mut declarations = day(LEAST_LINES, 1);
    declarations.push(declaration(999_999, true, LEAST_LINES));
    assert!(!run(declarations).0.contains_key("VW05"));
}
