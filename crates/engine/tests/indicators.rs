//! Each indicator against its cases: small papers in `tests/indicators/<ID>.toml`, with what
//! must be found in them and what must not.

#![allow(clippy::disallowed_methods, reason = "tests read the case files")]

#[path = "indicators/controls.rs"]
mod controls;
#[path = "indicators/paper.rs"]
#[allow(clippy::wildcard_imports, dead_code, reason = "one set of papers for several tests")]
mod paper;
#[path = "indicators/past.rs"]
mod past;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use paper::Paper;
use sarhad_engine::companies::{self, CompanyBook, CompanyIndex};
use sarhad_engine::history::History;
use sarhad_engine::observations::ObservationBook;
use sarhad_engine::parties::decision::Decisions;
use sarhad_engine::parties::{Comparison, PartyMatch};
use sarhad_engine::{
    Day, Knowledge, NameKey, Screened, assess, distinct_goods, distinct_names, group, indicators,
    judge_goods, permits, screen_name,
};
use sarhad_model::{Assessment, Finding, Param};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    case: Vec<Case>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    paper: Paper,
    /// Further papers about the same unit, read after it.
    #[serde(default)]
    also: Vec<Paper>,
    /// Matches of names to take instead of those that the search finds: indicators are tested
    /// here, not how probable a likeness is.
    #[serde(default)]
    matches: Vec<Match>,
    /// The register of permits, when one is loaded.
    permits: Option<Vec<paper::PermitRow>>,
    /// Imported control lists, the versions of one list newest first.
    #[serde(default)]
    controls: Vec<controls::ListRows>,
    /// The register of companies, when one is loaded.
    companies: Option<Vec<paper::CompanyRow>>,
    /// What other systems and officers know.
    observations: Option<Vec<paper::ObservationRow>>,
    /// What passed before, when a history is loaded.
    past: Option<past::Past>,
    /// What the indicator of the file must find, strongest first; nothing when empty.
    #[serde(default)]
    expect: Vec<Expected>,
    /// Codes of questions that must be asked.
    #[serde(default)]
    ask: Vec<String>,
    /// Codes of notes that must be left.
    #[serde(default)]
    note: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Match {
    name: String,
    list: String,
    entry: String,
    probability: f64,
}

impl Match {
    fn found(&self, knowledge: &Knowledge) -> PartyMatch {
        let list = knowledge.lists.iter().position(|list| list.id == self.list).unwrap();
        let mut entries = knowledge.lists[list].entries.iter();
        PartyMatch {
            list,
            entry: entries.position(|entry| entry.id == self.entry).unwrap(),
            name: 0,
            comparison: Comparison { probability: self.probability, parts: Vec::new() },
            by_identifier: false,
        }
    }
}

/// A finding: those of its facts that the case is about.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Expected {
    weight_db: Option<f64>,
    gate: Option<String>,
    field: Option<String>,
    params: BTreeMap<String, String>,
}

fn case_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/indicators")
}

fn cases(id: &str) -> Vec<Case> {
    let path = case_dir().join(format!("{id}.toml"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    toml::from_str::<CaseFile>(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display())).case
}

fn judge(case: &Case, knowledge: &Knowledge) -> Assessment {
    let papers = std::iter::once(&case.paper).chain(&case.also);
    let submissions: Vec<_> =
        papers.map(|paper| paper::submission("case", vec![paper.declaration()])).collect();
    let units = group(&submissions);
    assert_eq!(units.len(), 1, "a case is about one unit");
    let decisions = Decisions::default();
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let day = Day { date, decisions: &decisions };
    let look_up = |key: &NameKey<'_>| {
        let given = case.matches.iter().filter(|one| one.name == key.name);
        let mut found: Vec<_> = given.map(|one| one.found(knowledge)).collect();
        if found.is_empty() {
            found = screen_name(key, knowledge, day);
        }
        found
    };
    let names = distinct_names(&units, knowledge).into_iter().map(|key| {
        let found = look_up(&key);
        (key, found)
    });
    let goods = distinct_goods(&units).into_iter().map(|key| {
        let judged = judge_goods(&key, knowledge);
        (key, judged)
    });
    let screened = Screened::new(names, goods, day);
    let register = case.permits.as_ref().map(|rows| paper::register(rows));
    let book = permits::draw(&units, knowledge, &screened, register.as_ref());
    let history = case.past.as_ref().map(past::Past::history);
    let known = history.as_ref().map(|history| history as &dyn History);
    let register = case.companies.as_ref().map(|rows| paper::companies(rows));
    let companies = register.as_ref().map(|register| {
        let index = CompanyIndex::new(register);
        let names = companies::distinct_names(&units, &index, &knowledge.tables);
        let found = names.into_iter().map(|key| {
            let found = look_up(&key);
            (key, found)
        });
        CompanyBook::new(index, found.collect::<Vec<_>>())
    });
    let facts = case.observations.as_ref().map(|rows| paper::observations(rows));
    let observed = facts.as_ref().map(|facts| ObservationBook::new(facts, date));
    let screened = screened
        .clone()
        .with_permits(book)
        .with_history(known)
        .with_companies(companies.as_ref())
        .with_observations(observed.as_ref());
    assess(&units[0], knowledge, &screened)
}

fn shown(param: &Param) -> String {
    match param {
        Param::Text(text) => text.clone(),
        Param::Number(number) => number.to_string(),
        Param::Country(country) => country.to_string(),
        Param::Term(term) => (*term).to_owned(),
        Param::Date(date) => date.to_string(),
        Param::Translated(texts) => texts.values().cloned().collect::<Vec<_>>().join("; "),
        Param::Items(items) => items.iter().map(shown).collect::<Vec<_>>().join("; "),
        Param::Message { message, .. } => (*message).to_owned(),
    }
}

fn fault(expected: &Expected, finding: &Finding) -> Option<String> {
    let gate = format!("{:?}", finding.gate).to_lowercase();
    if expected.weight_db.is_some_and(|db| (db - finding.weight.as_f64()).abs() > 1e-9) {
        return Some(format!("weight {}", finding.weight));
    }
    if expected.gate.as_ref().is_some_and(|wanted| *wanted != gate) {
        return Some(format!("gate {gate}"));
    }
    if expected.field.as_ref().is_some_and(|field| field != finding.subject.field) {
        return Some(format!("field {}", finding.subject.field));
    }
    expected.params.iter().find_map(|(name, wanted)| {
        let found = match name.split_once('.') {
            // A fact of a message inside the message.
            Some((outer, inner)) => match finding.params.get(outer) {
                Some(Param::Message { params, .. }) => params.get(inner).map(shown),
                _ => None,
            },
            None => finding.params.get(name.as_str()).map(shown),
        };
        (found.as_deref() != Some(wanted)).then(|| format!("{name} is {found:?}"))
    })
}

#[test]
fn every_case_of_every_indicator() {
    let knowledge = Knowledge::build(paper::lists());
    let mut faults = Vec::new();
    for indicator in indicators::ALL {
        for case in cases(indicator.id) {
            let judged = if case.controls.is_empty() {
                judge(&case, &knowledge)
            } else {
                let lists = case.controls.iter().map(controls::ListRows::list).collect();
                judge(&case, &Knowledge::build(paper::lists()).with_controls(lists))
            };
            let reasons = judged.score.reasons().iter().map(|one| &one.finding);
            let found: Vec<&Finding> = reasons.filter(|one| one.code == indicator.id).collect();
            let at = format!("{} {}", indicator.id, case.name);
            if found.len() != case.expect.len() {
                let facts: Vec<_> = found.iter().map(|one| &one.params).collect();
                faults.push(format!("{at}: {} findings: {facts:?}", found.len()));
            }
            for (expected, finding) in case.expect.iter().zip(&found) {
                faults.extend(fault(expected, finding).map(|fault| format!("{at}: {fault}")));
            }
            for code in &case.note {
                if !judged.notes.iter().any(|note| note.code == code) {
                    faults.push(format!("{at}: {code} is not told"));
                }
            }
            for code in &case.ask {
                if !judged.questions.iter().any(|question| question.code == code) {
                    faults.push(format!("{at}: {code} is not asked"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_indicator_has_its_cases_and_its_row() {
    let tables = sarhad_engine::tables::Tables::built_in();
    let rows: BTreeSet<&str> = tables.indicators().iter().map(|row| row.id.as_str()).collect();
    let mut files = BTreeSet::new();
    for file in std::fs::read_dir(case_dir()).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            files.insert(path.file_stem().unwrap().to_str().unwrap().to_owned());
        }
    }
    let ids: BTreeSet<&str> = indicators::ALL.iter().map(|one| one.id).collect();
    assert_eq!(ids.len(), indicators::ALL.len(), "an indicator stands twice");
    assert_eq!(rows, ids, "data/indicators.csv against the indicators");
    assert_eq!(files.iter().map(String::as_str).collect::<BTreeSet<_>>(), ids);
    for id in ids {
        let cases = cases(id);
        assert!(cases.len() >= 3, "{id} has {} cases", cases.len());
        assert!(cases.iter().any(|case| !case.expect.is_empty()), "{id} never fires");
        assert!(cases.iter().any(|case| case.expect.is_empty()), "{id} always fires");
    }
}

#[test]
fn every_indicator_is_explained_to_officers() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/indicators");
    for indicator in indicators::ALL {
        let path = source.join(format!("{}.rs", indicator.id.to_lowercase()));
        let text = std::fs::read_to_string(&path).unwrap();
        let docs: Vec<&str> = text.lines().take_while(|line| line.starts_with("//!")).collect();
        for part in ["Looks ", "Limits: ", "Source: "] {
            assert!(docs.iter().any(|line| line.contains(part)), "{}: no {part}", indicator.id);
        }
    }
}
