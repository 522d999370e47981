//! A world over days: the same seed gives the same bytes, every pattern occurs, everything planted
//! has its reasons, outcomes are of inspected units only, and files and direct form agree.

#![allow(missing_docs, reason = "a test binary has no public items")]

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sarhad_model::{Consignment, PartyRole, Submission, TransportEquipment};
use sarhad_simulate::{
    Found, InspectedBy, PaperFormat, Plan, PlanError, Population, Post, PostDay, UnitTruth, World,
    WorldDay, drawn_at_random, outcomes, pattern_table,
};

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

fn plan(seed: u64, posts: &[Post], days: u32) -> Plan {
    Plan::of_posts(seed, posts, days, start())
}

fn units(day: &WorldDay) -> Vec<UnitTruth> {
    day.posts.iter().flat_map(PostDay::units).collect()
}

fn all_units(plan: &Plan) -> Vec<UnitTruth> {
    World::new(plan).unwrap().flat_map(|day| units(&day)).collect()
}

#[test]
fn the_same_seed_gives_the_same_world() {
    for population in [Population::Stable, Population::Drifting] {
        let of = |seed| {
            let plan = Plan { population, ..plan(seed, &[Post::Yallama, Post::Almaty], 12) };
            let mut world = World::new(&plan).unwrap();
            let files: Vec<_> =
                world.by_ref().flat_map(|day| day.posts).map(|post| post.files()).collect();
            (files, world.permits())
        };
        assert!(of(11) == of(11));
        assert!(of(11) != of(12));
    }
}

#[test]
fn a_plan_without_a_post_is_refused() {
    let broken = plan(1, &[], 3);
    assert_eq!(World::new(&broken).map(|_| ()), Err(PlanError::Posts));
    let broken = plan(1, &[Post::Aktau, Post::Aktau], 3);
    assert_eq!(World::new(&broken).map(|_| ()), Err(PlanError::Posts));
}

#[test]
fn every_pattern_occurs_in_a_month_of_five_posts() {
    for population in [Population::Stable, Population::Drifting] {
        let plan = Plan { population, ..plan(21, &Post::ALL, 30) };
        let units = all_units(&plan);
        let mut seen = BTreeMap::<&str, u32>::new();
        for planted in units.iter().flat_map(|unit| &unit.planted) {
            *seen.entry(planted.pattern.as_str()).or_default() += 1;
        }
        let table = pattern_table();
        let missing: Vec<&str> = table
            .iter()
            .map(|row| row.key.as_str())
            .filter(|key| !seen.contains_key(key))
            .collect();
        assert!(missing.is_empty(), "{population:?}: {missing:?} of {seen:?}");
        let bad = units.iter().filter(|unit| unit.is_bad()).count();
        let share = bad as f64 / units.len() as f64;
        assert!((0.004..0.02).contains(&share), "{share} of {}", units.len());
    }
}

#[test]
fn everything_planted_has_reasons_and_an_outcome() {
    let units = all_units(&plan(22, &Post::ALL, 21));
    let mut proved = (0, 0);
    for unit in &units {
        for planted in &unit.planted {
            assert_eq!(planted.bad, !planted.expect.is_empty(), "{planted:?}");
            assert!(!planted.why.is_empty() && unit.bills.contains(&planted.bill), "{unit:?}");
        }
        assert!(unit.known_on > unit.day && unit.value_usd > 0.0, "{unit:?}");
        if unit.is_bad() {
            proved.0 += usize::from(unit.found.is_positive());
            proved.1 += 1;
        }
    }
    assert!(proved.0 * 100 >= proved.1 * 85 && proved.0 < proved.1, "{proved:?}");
    let honest: Vec<&UnitTruth> = units.iter().filter(|unit| !unit.is_bad()).collect();
    let faults = honest.iter().filter(|unit| unit.found == Found::Irregular).count();
    let share = faults as f64 / honest.len() as f64;
    assert!((0.01..0.05).contains(&share), "{share}");
    assert!(honest.iter().all(|unit| unit.found != Found::Seizure));
}

#[test]
fn outcomes_are_revealed_only_for_what_was_inspected() {
    let units = all_units(&plan(23, &[Post::Yallama], 10));
    let by = |unit: &UnitTruth| drawn_at_random(unit, 100, 23).then_some(InspectedBy::Random);
    let until = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap();
    let rows = outcomes(&units, by, until);
    let inspected: BTreeSet<&str> =
        units.iter().filter(|unit| by(unit).is_some()).map(|unit| unit.unit.as_str()).collect();
    assert!(!rows.is_empty() && rows.len() < inspected.len());
    for row in &rows {
        assert!(inspected.contains(row.subject.as_str()) && row.date <= until);
    }
}

#[test]
fn traders_come_back_and_new_ones_appear() {
    let consignees = |days: std::ops::Range<u32>| {
        let plan = plan(24, &[Post::Yallama], 90);
        let days = World::new(&plan).unwrap().filter(move |day| days.contains(&day.number));
        let submissions = days.flat_map(|day| day.posts).flat_map(|post| post.submissions());
        let names = submissions.flat_map(|submission| {
            let of: Vec<String> = submission
                .consignments()
                .flat_map(|one| one.parties_of(PartyRole::Consignee))
                .flat_map(|party| party.identifiers.iter().map(|id| id.number.raw.to_string()))
                .collect();
            of
        });
        names.collect::<Vec<String>>()
    };
    let before: BTreeSet<String> = consignees(0..60).into_iter().collect();
    let after = consignees(60..90);
    let known = after.iter().filter(|name| before.contains(*name)).count();
    let share = known as f64 / after.len() as f64;
    assert!((0.6..0.98).contains(&share), "{share}");
}

#[test]
fn drift_changes_who_trades_and_what() {
    let codes = |population| {
        let plan = Plan { population, ..plan(25, &[Post::Altynkol], 63) };
        let mut counts = [BTreeMap::<String, f64>::new(), BTreeMap::new()];
        for day in World::new(&plan).unwrap() {
            let late = usize::from(day.number >= 42);
            for submission in day.posts.iter().flat_map(PostDay::submissions) {
                for item in submission.consignments().flat_map(|one| &one.items) {
                    if let Some(heading) = item.hs().and_then(|hs| hs.heading()) {
                        *counts[late].entry(heading.to_owned()).or_default() += 1.0;
                    }
                }
            }
        }
        let totals = [counts[0].values().sum::<f64>(), counts[1].values().sum::<f64>()];
        let headings: BTreeSet<&String> = counts[0].keys().chain(counts[1].keys()).collect();
        let part = |late: usize, heading: &String| {
            counts[late].get(heading).copied().unwrap_or_default() / totals[late]
        };
        headings.iter().map(|one| (part(0, one) - part(1, one)).abs()).sum::<f64>() / 2.0
    };
    let (quiet, drifting) = (codes(Population::Stable), codes(Population::Drifting));
    assert!(drifting > quiet * 1.5, "{quiet} {drifting}");
}

/// How much of a row a format holds.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Holds {
    /// A manifest: value by bill, no origin.
    Masses,
    /// Cut texts, or letters of one code page.
    Values,
    Everything,
}

/// What matters of a consignment: equipment, masses, numbers of parties; values and origins; codes,
/// words and names.
fn essence(consignment: &Consignment, holds: Holds) -> Vec<String> {
    let whole = holds == Holds::Everything;
    let mut all = Vec::new();
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
    };
    // Messages name containers; wagons stand in lists.
    let counts = |id: &String| whole || id.starts_with(|c: char| c.is_ascii_alphabetic());
    let mut equipment: Vec<String> =
        consignment.transport_equipment.iter().map(TransportEquipment::id).filter(counts).collect();
    equipment.sort_unstable();
    all.push(equipment.join(" "));
    for item in &consignment.items {
        let mass = item.gross_mass_kg.as_ref().and_then(|mass| mass.value);
        all.push(format!("{:.1}", mass.unwrap_or_default()));
        if holds >= Holds::Values {
            let value = item.value.as_ref().and_then(|value| value.amount.value);
            all.push(format!("{:.2}", value.unwrap_or_default()));
            let origin = item.origin_country.as_ref().and_then(|country| country.value);
            all.push(origin.map_or_else(String::new, |country| country.as_str().to_owned()));
        }
        if whole {
            let text: String = item.description();
            all.push(letters(&text));
            // A sheet may make a number of a code, and a short one cannot be read then.
            let code = item.hs().filter(|hs| hs.to_string().len() > 6);
            all.push(code.map_or_else(String::new, ToString::to_string));
        }
    }
    for role in [PartyRole::Consignor, PartyRole::Consignee] {
        let tax: BTreeSet<String> = consignment
            .parties_of(role)
            .flat_map(|party| &party.identifiers)
            .map(|id| id.number.raw.trim_start_matches('0').to_owned())
            // A placeholder is kept by a reader and left out by the direct form.
            .filter(|number| number.chars().filter(char::is_ascii_digit).count() >= 6)
            .collect();
        all.extend(tax);
        let names: BTreeSet<String> =
            consignment.parties_of(role).map(|party| letters(party.name())).collect();
        if whole {
            all.extend(names);
        }
    }
    all
}

fn by_bill(submission: &Submission) -> BTreeMap<String, &Consignment> {
    let named = submission.consignments().filter_map(|one| {
        Some((one.bill()?.chars().filter(|c| c.is_alphanumeric()).collect::<String>(), one))
    });
    named.collect()
}

#[test]
fn files_and_the_direct_form_agree() {
    let mut compared = 0;
    for post in Post::ALL {
        for format in PaperFormat::ALL {
            let plan = Plan { formats: vec![format], ..plan(26, &[post], 8) };
            for day in World::new(&plan).unwrap() {
                let direct = day.posts[0].submissions();
                for (file, direct) in day.posts[0].papers().iter().zip(&direct) {
                    let options = sarhad_formats::Options::default();
                    let read = sarhad_formats::read(&file.name, &file.bytes, &options);
                    let read = by_bill(&read);
                    let made = by_bill(direct);
                    let bills = |all: &BTreeMap<String, &Consignment>| {
                        all.keys().cloned().collect::<BTreeSet<String>>()
                    };
                    assert_eq!(bills(&read), bills(&made), "{}", file.name);
                    let holds = match format {
                        PaperFormat::Xlsx => Holds::Everything,
                        PaperFormat::Csv | PaperFormat::Cuscar => Holds::Values,
                        PaperFormat::Awmds => Holds::Masses,
                    };
                    for (bill, one) in &made {
                        let (of_file, of_row) = (essence(read[bill], holds), essence(one, holds));
                        assert_eq!(of_file, of_row, "{} {bill}", file.name);
                    }
                    compared += made.len();
                }
            }
        }
    }
    assert!(compared > 5_000, "{compared}");
}
