//! Decisions about matches: silent until either side changes, and then it is said which change.

#[path = "indicators/paper.rs"]
#[allow(
    clippy::wildcard_imports,
    clippy::disallowed_methods,
    dead_code,
    reason = "one set of papers for several tests"
)]
mod paper;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use paper::{Paper, PaperParty};
use sarhad_engine::parties::decision::{
    Change, DecidedEntry, DecidedField, Decision, DecisionFault, Decisions, ListUpdate, MAX_REASON,
    OpenMatch, PartyField, PartyIdentity, Standing, Verdict, mark_removed, match_with, recall,
    rounded,
};
use sarhad_engine::parties::{PartyQuery, Thresholds, rules_version};
use sarhad_engine::{Day, Knowledge, assess, group, screen};
use sarhad_model::{
    Assessment, CountryCode, ListEntry, ListName, NameQuality, Param, PartialDate, WatchList,
};

const NAME: &str = "Brindalex Precision Instruments LLC";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn party() -> PartyIdentity {
    PartyIdentity {
        name: NAME.to_owned(),
        identifiers: vec!["000140000011".to_owned()],
        born: None,
        country: CountryCode::parse("AE").ok(),
    }
}

fn decision(verdict: Verdict, party: PartyIdentity, knowledge: &Knowledge) -> Decision {
    let query = PartyQuery {
        name: &party.name,
        kind: None,
        born: party.born,
        country: party.country,
        identifiers: &party.identifiers,
    };
    let found = match_with(&query, "other-test", "O1", knowledge).unwrap();
    let list = &knowledge.lists[found.list];
    Decision {
        verdict,
        kind: None,
        entry: DecidedEntry::new(&list.id, &list.entries[found.entry]),
        reason: "another company: other licence number".to_owned(),
        author: "A. Zarnigor".to_owned(),
        decided_on: day("2026-11-20"),
        until: None,
        probability: rounded(found.comparison.probability),
        knowledge: knowledge.id.clone(),
        lists: knowledge.lists.iter().map(|l| (l.id.clone(), l.version.clone())).collect(),
        rules: rules_version().to_owned(),
        party,
    }
}

fn paper(name: &str, number: &str, country: &str) -> Paper {
    Paper {
        bill: "TST0001".to_owned(),
        parties: vec![PaperParty {
            role: "consignee".to_owned(),
            name: name.to_owned(),
            number: number.to_owned(),
            country: country.to_owned(),
            ..PaperParty::default()
        }],
        ..Paper::default()
    }
}

fn judge(paper: &Paper, knowledge: &Knowledge, decisions: &Decisions, date: &str) -> Assessment {
    let submissions = [paper::submission("case", vec![paper.declaration()])];
    let units = group(&submissions);
    let screened = screen(&units, knowledge, Day { date: day(date), decisions });
    assess(&units[0], knowledge, &screened)
}

/// Codes of findings about listed parties.
fn raised(judged: &Assessment) -> Vec<&'static str> {
    let codes = judged.score.reasons().iter().map(|one| one.finding.code);
    codes.filter(|code| ["PT01", "PT02", "PT03"].contains(code)).collect()
}

/// Ids of all messages inside a parameter.
fn said(param: &Param, out: &mut Vec<&'static str>) {
    match param {
        Param::Items(items) => items.iter().for_each(|item| said(item, out)),
        Param::Message { message, params } => {
            out.push(message);
            params.iter().for_each(|(_, param)| said(param, out));
        }
        _ => {}
    }
}

fn decision_said(judged: &Assessment) -> Vec<&'static str> {
    let mut out = Vec::new();
    for reason in judged.score.reasons() {
        if let Some(param) = reason.finding.params.get("decision") {
            said(param, &mut out);
        }
    }
    out
}

fn changed(change: impl Fn(&mut ListEntry)) -> Knowledge {
    let mut lists = paper::lists();
    let other = lists.iter_mut().find(|list| list.id == "other-test").unwrap();
    change(&mut other.entries[0]);
    "other-test-2".clone_into(&mut other.version);
    Knowledge::build(lists)
}

fn alias(entry: &mut ListEntry) {
    let text = "Brindalex Tools Trading".to_owned();
    entry.names.push(ListName { text, quality: NameQuality::Strong });
}

/// A change of an entry.
type Edit = fn(&mut ListEntry);

#[test]
fn a_silent_near_match_beside_a_hit_is_told() {
    let mut lists = paper::lists();
    let other = lists.iter_mut().find(|list| list.id == "other-test").unwrap();
    let mut near = other.entries[0].clone();
    "O-near".clone_into(&mut near.id);
    near.names.truncate(1);
    "Brindalex".clone_into(&mut near.names[0].text);
    near.identifiers.clear();
    other.entries.push(near.clone());
    let knowledge = Knowledge::build(lists);
    let written = paper(NAME, "000140000011", "AE");

    let mut decided = decision(Verdict::NotSame, party(), &knowledge);
    decided.entry = DecidedEntry::new("other-test", &near);
    let judged = judge(&written, &knowledge, &Decisions::new(vec![decided]), "2026-11-24");
    assert_eq!(raised(&judged), ["PT02"]);
    let codes: Vec<&str> = judged.notes.iter().map(|note| note.code).collect();
    assert_eq!(codes, ["note-silenced"]);
}

#[test]
fn a20_a_pair_judged_not_the_same_is_silent_until_a_side_changes() {
    let knowledge = Knowledge::build(paper::lists());
    let written = paper(NAME, "000140000011", "AE");
    let nobody = Decisions::default();
    let before = judge(&written, &knowledge, &nobody, "2026-11-24");
    assert_eq!(raised(&before), ["PT02"]);
    assert!(before.notes.is_empty());

    let mut decided = decision(Verdict::NotSame, party(), &knowledge);
    decided.until = Some(day("2027-11-20"));
    let decisions = Decisions::new(vec![decided]);
    let silent = judge(&written, &knowledge, &decisions, "2026-11-24");
    assert!(raised(&silent).is_empty(), "{:?}", silent.score.reasons());
    assert!(silent.score.evidence() < before.score.evidence());
    let [note] = &silent.notes[..] else { panic!("{:?}", silent.notes) };
    assert_eq!(note.code, "note-silenced");
    let mut inside = Vec::new();
    said(note.params.get("decision").unwrap(), &mut inside);
    assert_eq!(inside, ["decided-not-same"]);

    // Writing it with other signs and capitals is no change; neither is another version of the
    // list, its date, or another entry.
    let mut lists = paper::lists();
    for list in &mut lists {
        list.version = format!("{}-newer", list.version);
        list.published = Some(day("2026-11-23"));
        list.entries[1].programs.push("OTHER".to_owned());
        list.entries[0].remarks = "rewritten".to_owned();
    }
    let newer = Knowledge::build(lists);
    assert_ne!(newer.id, knowledge.id);
    let same = paper("«BRINDALEX» precision-instruments, LLC", "0001 4000 0011", "AE");
    for (paper, knowledge) in [(&written, &newer), (&same, &knowledge)] {
        let judged = judge(paper, knowledge, &decisions, "2026-11-24");
        assert!(raised(&judged).is_empty(), "{:?}", judged.score.reasons());
        assert_eq!(judged.notes.len(), 1);
    }

    // Whatever changes on the side of the party is named.
    for (paper, change) in [
        (paper("Brindalex Precision Instruments Co", "000140000011", "AE"), "change-party-name"),
        (paper(NAME, "990240000022", "AE"), "change-party-identifier"),
        (paper(NAME, "", "AE"), "change-party-identifier"),
        (paper(NAME, "000140000011", "TR"), "change-party-country"),
    ] {
        let judged = judge(&paper, &knowledge, &decisions, "2026-11-24");
        assert_eq!(raised(&judged).len(), 1, "{change}");
        assert_eq!(decision_said(&judged), ["decided-not-same-before", change]);
        assert!(judged.notes.is_empty());
    }

    // And on the side of the entry.
    for (edit, message) in [
        (alias as Edit, "change-entry-names"),
        (|entry| entry.programs.push("NEW".into()), "change-entry-programs"),
        (|entry| entry.dates.extend(PartialDate::year(2011)), "change-entry-dates"),
        (|entry| entry.countries.extend(CountryCode::parse("IR")), "change-entry-countries"),
        (|entry| entry.identifiers.push(("tax".into(), "77".into())), "change-entry-identifiers"),
        (|entry| entry.addresses.push("Harbour 1".into()), "change-entry-addresses"),
        (|entry| entry.listed_on = Some(day("2026-11-22")), "change-entry-listed-on"),
    ] {
        let judged = judge(&written, &changed(edit), &decisions, "2026-11-24");
        assert_eq!(raised(&judged), ["PT02"], "{message}");
        assert_eq!(decision_said(&judged), ["decided-not-same-before", message, "change-added"]);
    }

    // It runs out by itself, and does not act before it was taken.
    assert!(raised(&judge(&written, &knowledge, &decisions, "2027-11-20")).is_empty());
    let expired = judge(&written, &knowledge, &decisions, "2027-11-21");
    assert_eq!(decision_said(&expired), ["decided-not-same-before", "change-expired"]);
    let earlier = judge(&written, &knowledge, &decisions, "2026-11-19");
    assert_eq!((raised(&earlier), decision_said(&earlier)), (vec!["PT02"], vec![]));
}

#[test]
fn a20_the_change_is_told_with_its_values() {
    let knowledge = Knowledge::build(paper::lists());
    let decisions = Decisions::new(vec![decision(Verdict::NotSame, party(), &knowledge)]);
    let newer = changed(alias);
    let entry = &newer.lists.iter().find(|list| list.id == "other-test").unwrap().entries[0];
    let standing = decisions.standing(&party(), "other-test", entry, day("2026-11-24"));
    let Standing::Woken(_, changes) = standing else { panic!("{standing:?}") };
    let expected = Change::Entry {
        field: DecidedField::Names,
        added: vec!["Brindalex Tools Trading [strong]".to_owned()],
        removed: Vec::new(),
    };
    assert_eq!(changes, [expected]);
}

#[test]
fn a_pair_judged_the_same_stays_raised_with_certainty() {
    // Limits that no likeness of names reaches: only the decision raises the match.
    let strict = "[default]\nalert = 1.0\nreview = 0.9999\n";
    let strict = Thresholds::built_in().with(strict).unwrap();
    let knowledge = Knowledge::build(paper::lists()).with_thresholds(strict);
    let near = PartyIdentity { name: "Brindalex Instruments Trading".to_owned(), ..party() };
    let written = paper(&near.name, "000140000011", "AE");
    let alone = judge(&written, &knowledge, &Decisions::default(), "2026-11-24");
    assert!(raised(&alone).is_empty(), "{:?}", alone.score.reasons());
    let decisions = Decisions::new(vec![decision(Verdict::Same, near, &knowledge)]);
    let judged = judge(&written, &knowledge, &decisions, "2026-11-24");
    assert_eq!(raised(&judged), ["PT02"]);
    let finding = &judged.score.reasons()[0].finding;
    assert_eq!(*finding.params.get("percent").unwrap(), Param::Number(100.0));
    assert_eq!(decision_said(&judged), ["decided-same"]);
}

#[test]
fn the_latest_decision_about_exactly_this_party_counts() {
    let knowledge = Knowledge::build(paper::lists());
    let entry = &knowledge.lists[0].entries[0];
    assert_eq!(knowledge.lists[0].id, "other-test");
    let first = decision(Verdict::Same, party(), &knowledge);
    let second = Decision { decided_on: day("2026-11-21"), ..first.clone() };
    let second = Decision { verdict: Verdict::NotSame, ..second };
    let elsewhere = PartyIdentity { country: CountryCode::parse("TR").ok(), ..party() };
    let third = Decision { party: elsewhere, decided_on: day("2026-11-22"), ..first.clone() };
    let decisions = Decisions::new(vec![second.clone(), first, third]);
    let standing = decisions.standing(&party(), "other-test", entry, day("2026-11-24"));
    assert_eq!(standing, Standing::Holds(&second));
    assert!(standing.is_silent());
    let stranger = PartyIdentity { name: "Yulduz Tekstil".into(), ..PartyIdentity::default() };
    let standing = decisions.standing(&stranger, "other-test", entry, day("2026-11-24"));
    assert_eq!(standing, Standing::Undecided);
    let unnamed = PartyIdentity { identifiers: Vec::new(), country: None, ..party() };
    let standing = decisions.standing(&unnamed, "other-test", entry, day("2026-11-24"));
    let expected = [PartyField::Identifier, PartyField::Country].map(Change::Party);
    assert!(matches!(standing, Standing::Woken(_, changes) if changes == expected));
}

#[test]
fn silent_matches_take_no_place_from_others() {
    // Thirty entries of nearly the same name, all but the last one judged not the same.
    let mut lists: Vec<WatchList> = paper::lists();
    let other = lists.iter_mut().find(|list| list.id == "other-test").unwrap();
    let base = other.entries[0].clone();
    let twins = (0..30).map(|n| ListEntry { id: format!("T{n}"), ..base.clone() });
    other.entries = twins.collect();
    let knowledge = Knowledge::build(lists);
    let list = knowledge.lists.iter().find(|list| list.id == "other-test").unwrap();
    let judged = list.entries[..29].iter().map(|entry| Decision {
        verdict: Verdict::NotSame,
        party: party(),
        kind: None,
        entry: DecidedEntry::new(&list.id, entry),
        reason: "another company".to_owned(),
        author: "A. Zarnigor".to_owned(),
        decided_on: day("2026-11-20"),
        until: None,
        probability: 0.9,
        knowledge: knowledge.id.clone(),
        lists: BTreeMap::from([(list.id.clone(), list.version.clone())]),
        rules: rules_version().to_owned(),
    });
    let decisions = Decisions::new(judged.collect());
    let written = paper(NAME, "000140000011", "AE");
    let assessed = judge(&written, &knowledge, &decisions, "2026-11-24");
    assert_eq!(raised(&assessed), ["PT02"]);
    let finding = &assessed.score.reasons()[0].finding;
    assert_eq!(*finding.params.get("entry_id").unwrap(), Param::Text("T29".to_owned()));
    assert_eq!(assessed.notes.len(), 29);
}

#[test]
fn an_entry_whose_listing_has_ended_is_told_and_not_raised() {
    let ending = changed(|entry| entry.expires_on = Some(day("2026-11-24")));
    let written = paper(NAME, "", "AE");
    let nobody = Decisions::default();
    let last_day = judge(&written, &ending, &nobody, "2026-11-24");
    assert_eq!((raised(&last_day).len(), last_day.notes.len()), (1, 0));
    let after = judge(&written, &ending, &nobody, "2026-11-25");
    assert!(raised(&after).is_empty());
    assert_eq!(after.notes[0].code, "note-listing-ended");
}

#[test]
fn a21_open_hits_on_removed_entries_are_marked_and_decisions_stay() {
    let knowledge = Knowledge::build(paper::lists());
    let decided = vec![decision(Verdict::NotSame, party(), &knowledge)];
    let before = serde_json::to_string(&decided).unwrap();
    let decisions = Decisions::new(decided);
    let open = |list: &str, entry: &str| OpenMatch {
        party: party(),
        list: list.to_owned(),
        entry: entry.to_owned(),
        list_version: "other-test-1".to_owned(),
        probability: 0.93,
        not_listed_since: None,
    };
    let mut waiting =
        vec![open("other-test", "O1"), open("other-test", "O2"), open("un-test", "O1")];
    let untouched = waiting.clone();
    let update = |version, removed: &'static [&str], added: &'static [&str]| ListUpdate {
        list: "other-test",
        version,
        added: added.iter().copied().collect(),
        removed: removed.iter().copied().collect(),
    };
    assert_eq!(mark_removed(&mut waiting, &update("other-test-2", &["O1", "O9"], &[])), [0]);
    assert_eq!(waiting[0].not_listed_since.as_deref(), Some("other-test-2"));
    assert_eq!(waiting[1..], untouched[1..]);
    // A later version without it does not move the mark; one that has it again takes it away.
    assert!(mark_removed(&mut waiting, &update("other-test-3", &[], &["O7"])).is_empty());
    assert_eq!(waiting[0].not_listed_since.as_deref(), Some("other-test-2"));
    assert_eq!(mark_removed(&mut waiting, &update("other-test-4", &[], &["O1"])), [0]);
    assert_eq!(waiting, untouched);
    assert_eq!(serde_json::to_string(decisions.all()).unwrap(), before);

    // The pair is simply no longer found; nothing is raised and nothing is told.
    let mut lists = paper::lists();
    lists.iter_mut().find(|list| list.id == "other-test").unwrap().entries.remove(0);
    let newer = Knowledge::build(lists);
    let judged = judge(&paper(NAME, "000140000011", "AE"), &newer, &decisions, "2026-11-24");
    assert!(raised(&judged).is_empty() && judged.notes.is_empty());
}

#[test]
fn a22_an_old_decision_shows_its_versions_and_its_number_comes_again() {
    let then = Knowledge::build(paper::lists());
    let near = PartyIdentity { name: "Brindalex Instruments Trading".to_owned(), ..party() };
    let taken = decision(Verdict::NotSame, near, &then);
    assert!((0.35..1.0).contains(&taken.probability), "{}", taken.probability);
    let long = 0.921_653_879_837_056_8;
    assert!(
        (rounded(long) - long).abs() < 1e-9
            && (rounded(rounded(long)) - rounded(long)).abs() < f64::EPSILON
    );
    // A year in a file.
    let line = serde_json::to_string(&taken).unwrap();
    let opened: Decision = serde_json::from_str(&line).unwrap();
    assert_eq!(opened, taken);
    assert_eq!(opened.check(), Ok(()));
    assert_eq!(opened.list_version(), "other-test-1");
    assert_eq!(opened.rules, rules_version());
    let bytes = then.to_bytes().unwrap();
    let again = recall(&opened, &Knowledge::from_bytes(&bytes).unwrap());
    assert!(again.is_equal(&opened) && again.same_knowledge && again.same_rules, "{again:?}");
    // Another knowledge may give another number, and says that it is another.
    let now = changed(|entry| entry.countries = vec![CountryCode::parse("IR").unwrap()]);
    let other = recall(&opened, &now);
    assert!(!other.is_equal(&opened) && !other.same_knowledge, "{other:?}");
    let gone = Knowledge::build(vec![]);
    assert_eq!(recall(&opened, &gone).probability, None);
}

#[test]
fn a_broken_decision_is_refused() {
    let knowledge = Knowledge::build(paper::lists());
    let good = decision(Verdict::NotSame, party(), &knowledge);
    let changed = |change: fn(&mut Decision)| {
        let mut one = good.clone();
        change(&mut one);
        one.check().unwrap_err()
    };
    assert_eq!(changed(|one| one.reason = " ".into()), DecisionFault::Empty { field: "reason" });
    assert_eq!(changed(|one| one.author.clear()), DecisionFault::Empty { field: "author" });
    assert!(matches!(
        changed(|one| one.reason = "x".repeat(MAX_REASON + 1)),
        DecisionFault::TooLong { field: "reason", .. }
    ));
    assert!(matches!(
        changed(|one| one.until = Some(day("2026-11-19"))),
        DecisionFault::EndsBefore { .. }
    ));
    assert!(matches!(changed(|one| one.probability = 1.5), DecisionFault::Probability { .. }));
    assert!(matches!(
        changed(|one| {
            one.entry.fields.remove(&DecidedField::Countries);
        }),
        DecisionFault::Hash { .. }
    ));
    assert!(matches!(changed(|one| one.lists.clear()), DecisionFault::NoVersion { .. }));
    assert_eq!(
        changed(|one| one.party = PartyIdentity { name: " - ".into(), ..Default::default() }),
        DecisionFault::NoParty
    );
}
