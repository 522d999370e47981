//! Profiles in the judgement: what they add, what they demand, what they ask, and that they are
//! part of the knowledge.

#[path = "indicators/paper.rs"]
#[allow(clippy::wildcard_imports, dead_code, reason = "one set of papers for several tests")]
mod paper;

use paper::{Line, Paper};
use sarhad_engine::parties::decision::Decisions;
use sarhad_engine::profiles::{NamedLists, ProfileFile, ProfileSet, check};
use sarhad_engine::{Day, Knowledge, assess, group, screen};
use sarhad_model::{Advice, Assessment, Counted, Decibans, Gate, SourceKind};
use serde_json::{Value, json};

/// A set of profiles that differ from a usual one in some members.
fn set(changes: &[Value]) -> ProfileSet {
    let lists = NamedLists::default();
    let profiles = changes.iter().map(|change| {
        let mut file = json!({
            "schema": 1, "id": "tiles", "version": 1, "state": "active", "owner": "Post",
            "valid_from": "2026-01-01", "valid_to": "2026-12-31", "score_db": 8,
            "reason": {"en": "why"}, "expression": "item.hs.startsWith(\"6907\")",
        });
        for (member, value) in change.as_object().unwrap() {
            file[member] = value.clone();
        }
        let file: ProfileFile = serde_json::from_value(file).unwrap();
        check::profile(file, &lists).unwrap()
    });
    ProfileSet::new(profiles.collect(), &lists, &|_| true).unwrap()
}

/// Two harmless lines, judged with some profiles.
fn judged(changes: &[Value]) -> Assessment {
    let line = |text: &str| Line {
        text: text.into(),
        hs: "690721".into(),
        gross: Some(900.0),
        ..Line::default()
    };
    let paper = Paper {
        bill: "TST0001".into(),
        to: "KZ".into(),
        from: "CN".into(),
        lines: vec![line("ceramic floor tiles 60x60"), line("ceramic wall tiles 20x30")],
        ..Paper::default()
    };
    let submissions = [paper::submission("file", vec![paper.declaration()])];
    let units = group(&submissions);
    let knowledge = Knowledge::build(paper::lists()).with_profiles(set(changes));
    let decisions = Decisions::default();
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let screened = screen(&units, &knowledge, Day { date, decisions: &decisions });
    assert_eq!(units.len(), 1);
    assess(&units[0], &knowledge, &screened)
}

fn of_profiles(judged: &Assessment) -> Vec<&Counted> {
    let reasons = judged.score.reasons().iter();
    reasons.filter(|one| one.finding.source.kind == SourceKind::Profile).collect()
}

#[test]
fn different_profiles_are_different_evidence_of_one_group() {
    let judged = judged(&[json!({"id": "a"}), json!({"id": "b", "score_db": 4.5})]);
    let found = of_profiles(&judged);
    let counted: Vec<_> = found.iter().map(|one| (one.finding.weight, one.counted)).collect();
    let (whole, half) = (Decibans::whole(8), Decibans::from_thousandths(4500));
    assert_eq!(counted, [(whole, whole), (half, half.quarter())]);
    assert_eq!(found[0].finding.params.get("lines"), Some(&sarhad_model::Param::Number(2.0)));
}

#[test]
fn a_lane_is_the_least_that_is_advised() {
    let plain = judged(&[]);
    let advice = |lane: &str| judged(&[json!({"score_db": 0.1, "lane": lane})]).advice;
    assert!(plain.advice < Advice::Scan);
    assert_eq!(advice("scan"), Advice::Scan);
    // What is demanded is more than missing data now: it is no longer enough to ask for them.
    assert_eq!(advice("documents"), Advice::Documents);
    // A cargo report comes ahead of the goods.
    assert_eq!(advice("do_not_load"), Advice::DoNotLoad);
    let held = judged(&[json!({"lane": "hold", "score_db": 0})]);
    assert_eq!((held.advice, held.gates.first()), (Advice::Hold, Some(&Gate::Hold)));
}

#[test]
fn what_could_not_be_evaluated_is_asked_and_counts_nothing() {
    let unknown = "item.hs.startsWith(\"6907\") && item.value > 10";
    let plain = judged(&[]);
    let asked = judged(&[json!({"expression": unknown, "lane": "hold"})]);
    assert_eq!(asked.score, plain.score);
    assert!(asked.questions.iter().any(|one| one.code == "question-profile"));
    assert!(asked.advice >= Advice::Documents && asked.advice < Advice::Hold);
    let noted = judged(&[json!({"expression": unknown, "state": "shadow"})]);
    assert!(noted.notes.iter().any(|one| one.code == "note-profile-unknown"));
    assert_eq!((noted.advice, noted.questions), (plain.advice, plain.questions.clone()));
    // False whatever is missing: nothing to ask.
    let other = "item.hs.startsWith(\"8542\") && item.value > 10";
    assert_eq!(judged(&[json!({"expression": other})]).questions, plain.questions);
}

#[test]
fn shadow_draft_and_past_profiles_change_no_score() {
    let plain = judged(&[]);
    for change in [
        json!({"state": "shadow"}),
        json!({"state": "draft"}),
        json!({"state": "expired"}),
        json!({"valid_to": "2026-11-23"}),
        json!({"valid_from": "2026-11-25"}),
    ] {
        let judged = judged(std::slice::from_ref(&change));
        assert_eq!((&judged.score, judged.advice), (&plain.score, plain.advice), "{change}");
        let shown = judged.notes.iter().any(|note| note.code == "note-profile-shadow");
        assert_eq!(shown, change.get("state") == Some(&json!("shadow")), "{change}");
    }
    // The last day still counts.
    assert_eq!(of_profiles(&judged(&[json!({"valid_to": "2026-11-24"})])).len(), 1);
}

#[test]
fn profiles_are_part_of_the_knowledge() {
    let id = |changes: &[Value]| Knowledge::build(paper::lists()).with_profiles(set(changes)).id;
    assert_eq!(id(&[]), Knowledge::build(paper::lists()).id);
    assert_eq!(id(&[json!({})]), id(&[json!({})]));
    for change in [json!({"version": 2}), json!({"score_db": 9}), json!({"lane": "scan"})] {
        assert_ne!(id(std::slice::from_ref(&change)), id(&[json!({})]), "{change}");
    }
}
