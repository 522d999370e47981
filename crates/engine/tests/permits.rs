//! A register drawn over the consignments of a run: by date, whatever the order of files, once
//! however many containers a line may be in; and an old judgement that comes again.

#[path = "indicators/paper.rs"]
#[allow(clippy::wildcard_imports, dead_code, reason = "one set of papers for several tests")]
mod paper;

use chrono::NaiveDate;
use paper::{Line, Paper, PaperParty, PermitRow};
use sarhad_engine::parties::decision::Decisions;
use sarhad_engine::{Day, Knowledge, assess, group, permits, screen};
use sarhad_model::{Assessment, Direction, Param, PermitRegister, Submission};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn export(bill: &str, date: &str, kilograms: f64, containers: &[&str]) -> Submission {
    let paper = Paper {
        bill: bill.into(),
        kind: "export".into(),
        date: Some(day(date)),
        from: "KZ".into(),
        to: "DE".into(),
        containers: containers.iter().map(|&number| number.into()).collect(),
        parties: vec![PaperParty {
            role: "consignor".into(),
            name: "Invented Chemicals LLP".into(),
            ..PaperParty::default()
        }],
        lines: vec![Line {
            number: 1,
            text: "thionyl chloride CAS 7719-09-7".into(),
            hs: "281217".into(),
            net: Some(kilograms),
            ..Line::default()
        }],
        ..Paper::default()
    };
    paper::submission(bill, vec![paper.declaration()])
}

fn register() -> PermitRegister {
    paper::register(&[PermitRow {
        number: "KZ-7".into(),
        holder: "Invented Chemicals LLP".into(),
        entries: vec!["1C350".into()],
        quantity: Some(500.0),
        unit: "kg".into(),
        to: Some(day("2026-12-31")),
        way: vec![Direction::Export],
        ..PermitRow::default()
    }])
}

/// The bill (or container) of every unit with what is said of the permit.
fn judge(files: &[Submission], register: Option<&PermitRegister>) -> Vec<(String, Assessment)> {
    let knowledge = Knowledge::build(paper::lists());
    let units = group(files);
    let decisions = Decisions::default();
    let day = Day { date: day("2026-11-24"), decisions: &decisions };
    let screened = screen(&units, &knowledge, day);
    let book = permits::draw(&units, &knowledge, &screened, register);
    let screened = screened.clone().with_permits(book);
    let mut all: Vec<(String, Assessment)> =
        units.iter().map(|unit| (unit.id.clone(), assess(unit, &knowledge, &screened))).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

fn balance(assessment: &Assessment) -> String {
    let note = assessment.notes.iter().find(|note| note.code == "note-permit");
    let left = note.and_then(|note| note.params.get("left"));
    if let Some(Param::Number(left)) = left {
        return format!("{left} left");
    }
    let reasons = assessment.score.reasons().iter().map(|one| one.finding.code);
    reasons.filter(|code| matches!(*code, "DC01" | "DC12")).collect::<Vec<_>>().join(",")
}

fn balances(files: &[Submission]) -> Vec<(String, String)> {
    let register = register();
    judge(files, Some(&register)).iter().map(|(id, one)| (id.clone(), balance(one))).collect()
}

#[test]
fn the_balance_goes_down_by_date_whatever_the_order_of_files() {
    let mut files = vec![
        export("B-3", "2026-03-03", 200.0, &[]),
        export("B-1", "2026-03-01", 200.0, &[]),
        export("B-2", "2026-03-02", 200.0, &[]),
        export("B-4", "2026-03-04", 100.0, &[]),
    ];
    let expected: Vec<(String, String)> =
        [("B-1", "300 left"), ("B-2", "100 left"), ("B-3", "DC12"), ("B-4", "0 left")]
            .map(|(bill, said)| (bill.to_owned(), said.to_owned()))
            .into();
    assert_eq!(balances(&files), expected);
    files.reverse();
    assert_eq!(balances(&files), expected);
}

#[test]
fn a_line_in_several_containers_is_drawn_once() {
    let files = [export("B-1", "2026-03-01", 300.0, &["MSCU1234566", "TGHU3456785"])];
    let said = balances(&files);
    assert_eq!(said.len(), 2);
    assert!(said.iter().all(|(_, said)| said == "200 left"), "{said:?}");
}

#[test]
fn a22_a_past_judgement_of_permits_recomputes_the_same() {
    let files = [export("B-1", "2026-03-01", 400.0, &[]), export("B-2", "2026-03-02", 200.0, &[])];
    let register = register();
    let first = judge(&files, Some(&register));
    assert_eq!(first, judge(&files, Some(&register)));
    // What it rested on is named: catalogue, tables, register.
    let reason = first[1].1.score.reasons().iter().find(|one| one.finding.code == "DC12").unwrap();
    assert!(reason.finding.source.version.ends_with("+register-1"), "{:?}", reason.finding.source);
    // A year later another register is in use; the old one still gives the old number.
    let mut later = register.clone();
    later.permits[0].quantity = Some(1000.0);
    assert_ne!(first, judge(&files, Some(&later)));
    assert_eq!(first, judge(&files, Some(&register)));
}

#[test]
fn a_register_never_lowers_and_its_absence_never_clears() {
    let files = [export("B-1", "2026-03-01", 100.0, &[])];
    let register = register();
    let (without, with) = (judge(&files, None), judge(&files, Some(&register)));
    assert!(with[0].1.score.total() >= without[0].1.score.total());
    assert!(without[0].1.questions.iter().any(|question| question.code == "question-permit"));
}
