//! What registers of companies and observations may do to a judgement, and what they may not.

#[path = "indicators/paper.rs"]
#[allow(clippy::wildcard_imports, dead_code, reason = "one set of papers for several tests")]
mod paper;

use std::sync::OnceLock;

use chrono::NaiveDate;
use paper::{Line, Paper, PaperParty};
use proptest::prelude::*;
use sarhad_engine::companies::{self, CompanyBook, CompanyIndex};
use sarhad_engine::indicators::{MAX_OFFICER_QUESTIONS, OFFICER_QUESTION};
use sarhad_engine::observations::ObservationBook;
use sarhad_engine::parties::decision::Decisions;
use sarhad_engine::{Day, Knowledge, assess, group, screen, screen_name};
use sarhad_model::{
    ANSWERABLE, Advice, Assessment, CompanyRegister, Gate, Observation, ObservationKind,
    Observations, ObservedSubject, ObservedValue, Param, Reply,
};

/// Knowledge without lists, built once.
fn unlisted() -> &'static Knowledge {
    static BUILT: OnceLock<Knowledge> = OnceLock::new();
    BUILT.get_or_init(|| Knowledge::build(Vec::new()))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn paper(text: &str, hs: &str, consignee: &str) -> Paper {
    Paper {
        bill: "TST0001".into(),
        date: Some(day("2026-11-20")),
        containers: vec!["CSQU3054383".into()],
        vessel: "INVENTED STAR".into(),
        documents: vec!["INV-777".into()],
        parties: vec![PaperParty {
            role: "consignee".into(),
            name: consignee.into(),
            country: "KZ".into(),
            number: "000140000011".into(),
            ..PaperParty::default()
        }],
        lines: vec![Line { text: text.into(), hs: hs.into(), ..Line::default() }],
        ..Paper::default()
    }
}

fn fact(
    kind: ObservationKind,
    (subject_kind, subject): (ObservedSubject, &str),
    known_on: &str,
    value: ObservedValue,
) -> Observation {
    Observation {
        kind,
        subject_kind,
        subject: subject.into(),
        known_on: day(known_on),
        value,
        by: String::new(),
        note: String::new(),
    }
}

fn words() -> ObservedValue {
    ObservedValue::Words(String::new())
}

const BOX: (ObservedSubject, &str) = (ObservedSubject::Container, "CSQU3054383");

fn judge(
    paper: &Paper,
    companies: Option<&CompanyRegister>,
    facts: Option<Vec<Observation>>,
    knowledge: &Knowledge,
) -> Assessment {
    let submissions = [paper::submission("case", vec![paper.declaration()])];
    let units = group(&submissions);
    let decisions = Decisions::default();
    let today = Day { date: day("2026-11-24"), decisions: &decisions };
    let book = companies.map(|register| {
        let index = CompanyIndex::new(register);
        let names = companies::distinct_names(&units, &index, &knowledge.tables);
        let found = names.into_iter().map(|key| {
            let found = screen_name(&key, knowledge, today);
            (key, found)
        });
        CompanyBook::new(index, found.collect::<Vec<_>>())
    });
    let facts = facts.map(|all| Observations { name: String::new(), version: String::new(), all });
    let observed = facts.as_ref().map(|facts| ObservationBook::new(facts, today.date));
    let screened = screen(&units, knowledge, today)
        .with_companies(book.as_ref())
        .with_observations(observed.as_ref());
    assess(&units[0], knowledge, &screened)
}

fn codes(assessment: &Assessment) -> Vec<&str> {
    assessment.score.reasons().iter().map(|one| one.finding.code).collect()
}

fn asked(assessment: &Assessment) -> Vec<(String, f64)> {
    let questions = assessment.questions.iter().filter(|one| one.code == OFFICER_QUESTION);
    questions
        .map(|one| match (one.params.get("indicator"), one.params.get("db")) {
            (Some(Param::Text(id)), Some(Param::Number(db))) => (id.clone(), *db),
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn what_speaks_in_favour_cancels_no_gate() {
    let knowledge = Knowledge::build(paper::lists());
    let paper = paper("tiles", "690721", "Brindalex Precision Instruments LLC");
    let party = (ObservedSubject::PartyNumber, "000140000011");
    let trusted = vec![
        fact(ObservationKind::TrustedOperator, party, "2026-01-01", words()),
        fact(ObservationKind::EndUserChecked, party, "2026-01-01", words()),
        fact(
            ObservationKind::PermitConfirmed,
            (ObservedSubject::Document, "INV-777"),
            "2026-01-01",
            words(),
        ),
    ];
    let without = judge(&paper, None, None, &knowledge);
    let with = judge(&paper, None, Some(trusted), &knowledge);
    assert!(["MT01", "MT02", "MT04"].iter().all(|id| codes(&with).contains(id)));
    assert!(with.score.total() < without.score.total());
    assert_eq!(with.gates, without.gates);
    assert!(with.gates.contains(&Gate::Review));
    assert!(with.advice >= Advice::Documents);
}

#[test]
fn few_questions_are_asked_and_those_first_that_weigh_most() {
    let knowledge = unlisted();
    let sensitive = paper("microprocessors", "854231", "Steppe Wind LLP");
    let judged = judge(&sensitive, None, None, knowledge);
    let all = asked(&judged);
    assert_eq!(all.len(), MAX_OFFICER_QUESTIONS);
    // The strongest that applies: the ship of the papers.
    assert!(all.contains(&("RT08".to_owned(), 8.0)), "{all:?}");
    let weakest = all.iter().map(|(_, db)| *db).fold(f64::MAX, f64::min);
    assert!(weakest >= 6.0, "{all:?}");
    let tiles = paper("tiles", "690721", "Steppe Wind LLP");
    assert_eq!(asked(&judge(&tiles, None, None, knowledge)), []);

    // What was answered is not asked again; what could not be found out is.
    let answer = |id: &str, reply| {
        let value = ObservedValue::Answer(id.to_owned(), reply);
        fact(ObservationKind::Answer, BOX, "2026-11-21", value)
    };
    let answered: Vec<Observation> = all.iter().map(|(id, _)| answer(id, Reply::No)).collect();
    let then = judge(&sensitive, None, Some(answered), knowledge);
    assert!(asked(&then).iter().all(|one| !all.contains(one)), "{:?}", asked(&then));
    let unknown = all.iter().map(|(id, _)| answer(id, Reply::Unknown)).collect();
    assert_eq!(asked(&judge(&sensitive, None, Some(unknown), knowledge)), all);
    let every = ANSWERABLE.iter().map(|id| answer(id, Reply::No)).collect();
    assert_eq!(asked(&judge(&sensitive, None, Some(every), knowledge)), []);
}

#[test]
fn an_open_question_of_this_kind_moves_no_advice() {
    let knowledge = unlisted();
    // Tier 4 of the list alone leaves the odds below those of a look at the documents.
    let quiet = paper("bearings", "848210", "Steppe Wind LLP");
    let with_questions = judge(&quiet, None, None, knowledge);
    assert!(!asked(&with_questions).is_empty());
    let answer = |id: &&str| {
        let value = ObservedValue::Answer((*id).to_owned(), Reply::No);
        fact(ObservationKind::Answer, BOX, "2026-11-21", value)
    };
    let without = judge(&quiet, None, Some(ANSWERABLE.iter().map(answer).collect()), knowledge);
    assert_eq!(asked(&without), []);
    assert_eq!(with_questions.advice, without.advice);
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let knowledge = Knowledge::build(paper::lists());
    let paper = paper("microprocessors", "854231", "Steppe Wind LLP");
    let owner = |name: &str, percent| paper::OwnerRow {
        name: name.into(),
        percent: Some(percent),
        ..paper::OwnerRow::default()
    };
    let listed = "Brindalex Precision Instruments LLC";
    let row = |number: &str, name: &str, owners| paper::CompanyRow {
        number: number.into(),
        name: name.into(),
        registered_on: Some(day("2026-06-01")),
        directors: vec!["Aliya Testova".into()],
        activity_code: "56.10".into(),
        owners,
        ..paper::CompanyRow::default()
    };
    let mut rows = vec![
        row("140000011", "Steppe Wind LLP", vec![owner("Upper LLC", 40.0), owner(listed, 20.0)]),
        row("200002", "Upper LLC", vec![owner("Highest LLC", 60.0), owner(listed, 20.0)]),
        row("300003", "Highest LLC", vec![owner(listed, 50.0)]),
    ];
    let one = judge(&paper, Some(&paper::companies(&rows)), None, &knowledge);
    rows.reverse();
    for row in &mut rows {
        row.owners.reverse();
    }
    let two = judge(&paper, Some(&paper::companies(&rows)), None, &knowledge);
    let found = codes(&one);
    assert!(["PT04", "PT07", "GD07"].iter().all(|id| found.contains(id)), "{found:?}");
    assert_eq!(one.score.total(), two.score.total());
    assert_eq!(found, codes(&two));
}

#[test]
fn the_id_names_the_registers() {
    let knowledge = unlisted();
    let paper = paper("tiles", "690721", "Steppe Wind LLP");
    let register = paper::companies(&[]);
    let alert = fact(ObservationKind::PartnerAlert, BOX, "2026-11-21", words());
    let plain = judge(&paper, None, None, knowledge).knowledge;
    assert_eq!(plain, knowledge.id);
    let with = judge(&paper, Some(&register), Some(vec![alert]), knowledge).knowledge;
    let rest = with.0.strip_prefix(&*plain.0).unwrap();
    assert!(rest.starts_with("+companies:companies-1+observations:"), "{rest}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// An assessment sees only what was known.
    #[test]
    fn later_facts_change_nothing(days in 1u64..400, kind in 0..ObservationKind::ALL.len()) {
        let knowledge = unlisted();
        let paper = paper("microprocessors", "854231", "Steppe Wind LLP");
        let early = fact(ObservationKind::PartnerAlert, BOX, "2026-11-24", words());
        let value = ObservedValue::Answer("PH05".to_owned(), Reply::Yes);
        let mut late = fact(ObservationKind::ALL[kind], BOX, "2026-11-24", value);
        late.known_on = late.known_on + chrono::Days::new(days);
        let before = judge(&paper, None, Some(vec![early.clone()]), knowledge);
        let after = judge(&paper, None, Some(vec![early, late]), knowledge);
        prop_assert_eq!(before, after);
    }
}
