//! The index of listed names: complete, small, quick, the same after writing and reading.
#![allow(clippy::disallowed_methods, reason = "tests read the sample files")]
#![allow(clippy::print_stderr, reason = "a test says what it skipped and measured")]

mod shared_lists;

use sarhad_engine::parties::{ALERT, PartyIndex, PartyQuery, REVIEW};
use sarhad_model::EntryKind::{Organisation, Person, Vessel};
use sarhad_model::NameQuality::{Former, Primary, Strong, Weak};
use sarhad_model::{CountryCode, PartialDate, VesselFacts, WatchList};
use shared_lists::{entry, list};

/// A small list of invented names.
fn invented() -> WatchList {
    let text = |name: &str| name.to_owned();
    let mut zarubin = entry(
        "p1",
        Person,
        vec![
            (text("Oleg Petrovich ZARUBIN"), Primary),
            (text("Олег Петрович Зарубин"), Strong),
            (text("Kedr Kedrovich"), Weak),
        ],
    );
    zarubin.dates = PartialDate::parse_iso("1971-05-02").into_iter().collect();
    zarubin.countries = vec![CountryCode::parse("RU").unwrap()];
    zarubin.identifiers = vec![(text("INN"), text("7707 083 893"))];
    let company = entry(
        "c1",
        Organisation,
        vec![(text("Tengiz Sauda LLP"), Primary), (text("Kaspi Sauda LLP"), Former)],
    );
    let mut ship = entry("v1", Vessel, vec![(text("STAR WAVE 625"), Primary)]);
    ship.vessel = Some(VesselFacts { imo: Some(text("9187629")), ..VesselFacts::default() });
    let double =
        entry("p2", Person, vec![(text("Karim Anvar oglu RAHIMLI / Керим Рагимли"), Primary)]);
    list("invented", vec![zarubin, company, ship, double])
}

fn best(query: &PartyQuery<'_>) -> Option<(usize, usize, f64, bool)> {
    let lists = [invented()];
    let index = PartyIndex::build(&lists);
    let found = index.search(&lists, query, 5);
    found.first().map(|m| (m.entry, m.name, m.comparison.probability, m.by_identifier))
}

fn named(name: &str) -> PartyQuery<'_> {
    PartyQuery { name, ..PartyQuery::default() }
}

#[test]
fn the_best_name_of_the_party_is_given() {
    let (entry, name, probability, _) = best(&named("Зарубин Олег")).unwrap();
    assert_eq!((entry, name), (0, 0), "of equals the first");
    assert!(probability >= ALERT, "{probability}");
    let (entry, ..) = best(&named("Рагимли Керим")).unwrap();
    assert_eq!(entry, 3);
    assert_eq!(best(&named("Somebody Else")), None);
    assert_eq!(best(&named("")), None);
}

#[test]
fn weak_names_stay_below_the_alert_and_former_ones_above() {
    let (_, _, weak, _) = best(&named("Kedr Kedrovich")).unwrap();
    assert!((REVIEW..ALERT).contains(&weak), "{weak}");
    let (_, _, former, _) = best(&named("ТОО Каспи Сауда")).unwrap();
    let (_, _, primary, _) = best(&named("ТОО Тенгиз Сауда")).unwrap();
    assert!(primary > former && former >= ALERT, "{primary} {former}");
}

#[test]
fn birth_year_and_country_count() {
    let with = |born: Option<&str>, country: Option<&str>| {
        let query = PartyQuery {
            name: "Zarubin Oleg Petrovich",
            born: born.and_then(PartialDate::parse_iso),
            country: country.map(|code| CountryCode::parse(code).unwrap()),
            ..PartyQuery::default()
        };
        best(&query).unwrap().2
    };
    let plain = with(None, None);
    assert!(with(Some("1971-05-02"), None) > plain);
    assert!(with(Some("1971"), Some("RU")) > plain);
    assert!(with(None, Some("DE")) < plain);
    assert!(with(Some("1990"), None) < ALERT);
}

#[test]
fn identifiers_find_whatever_the_name() {
    for (number, entry) in [("7707083893", 0), ("ИНН 7707-083-893", 0), ("IMO 9187629", 2)] {
        let identifiers = [number.to_owned()];
        let query =
            PartyQuery { name: "Quite Another", identifiers: &identifiers, ..Default::default() };
        let (found, _, probability, by_identifier) = best(&query).unwrap();
        assert_eq!(found, entry, "{number}");
        assert!(by_identifier && probability >= 0.99);
    }
}

#[test]
fn the_index_is_the_same_after_writing_and_reading() {
    let lists = [invented()];
    let index = PartyIndex::build(&lists);
    let bytes = postcard::to_stdvec(&index).unwrap();
    let again: PartyIndex = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(again, index);
    assert_eq!(PartyIndex::build(&lists), index);
    let empty = PartyIndex::build(&[]);
    assert!(empty.search(&[], &named("Ivanov"), 5).is_empty());
}

/// Law: the search misses nothing that a full scan puts at or above [`REVIEW`].
#[test]
fn the_search_misses_nothing_that_a_full_scan_finds() {
    let Some(rows) = shared_lists::rows("matching/cases.csv") else {
        eprintln!("skipped: matching/cases.csv not there");
        return;
    };
    let kind = |schema: &str| match schema {
        "Person" => Person,
        "Vessel" => Vessel,
        _ => Organisation,
    };
    let entries = rows
        .iter()
        .map(|row| {
            let names = vec![(row["list_name"].clone(), Primary)];
            entry(&row["case_id"], kind(&row["schema"]), names)
        })
        .collect();
    let lists = [list("cases", entries)];
    let index = PartyIndex::build(&lists);
    let (mut queries, mut pairs, mut missed) = (0, 0, Vec::new());
    for (n, row) in rows.iter().enumerate().step_by(23) {
        let known = if n % 2 == 0 { Some(kind(&row["schema"])) } else { None };
        let query = PartyQuery { name: &row["query_name"], kind: known, ..Default::default() };
        let found: std::collections::BTreeSet<usize> =
            index.search(&lists, &query, usize::MAX).into_iter().map(|m| m.entry).collect();
        queries += 1;
        for (_, at, probability) in index.full_scan(&lists, &query) {
            if probability >= REVIEW {
                pairs += 1;
                if !found.contains(&at) {
                    missed.push(format!(
                        "{} | {}: {probability:.3}",
                        row["query_name"], rows[at]["list_name"]
                    ));
                }
            }
        }
    }
    eprintln!("{queries} queries, {pairs} pairs at or above REVIEW");
    assert!(pairs > queries / 3, "the sample should hold matches");
    assert!(missed.is_empty(), "{missed:#?}");
}
