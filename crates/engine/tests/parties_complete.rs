//! The search loses nothing: whatever a comparison with every listed name puts at or above the
//! least probability asked for is in its answer, with the same probability.
#![allow(clippy::disallowed_methods, reason = "tests read the sample files")]
#![allow(clippy::print_stderr, reason = "a test says what it skipped and measured")]

mod made_names;
mod shared_lists;

use made_names::{Change, Dice, Pools};
use sarhad_engine::parties::{PartyIndex, PartyQuery, REVIEW};
use sarhad_model::{CountryCode, EntryKind, PartialDate, WatchList};

/// Names on the list that is always there.
const MADE: usize = 20_000;
/// Changed names asked for.
const CHANGED: usize = 10_000;
/// One in so many is compared with every listed name, the others with the one they are made of.
const SCANNED: usize = 200;

/// Names of the lists, changed in every way, with the entry each was.
fn changed(lists: &[WatchList], count: usize) -> Vec<(String, Option<EntryKind>, (usize, usize))> {
    let mut dice = Dice::new(2026);
    let all: Vec<(usize, usize)> = lists
        .iter()
        .enumerate()
        .flat_map(|(list, watch_list)| (0..watch_list.entries.len()).map(move |e| (list, e)))
        .collect();
    (0..count)
        .map(|number| {
            let place = all[dice.below(all.len())];
            let entry = &lists[place.0].entries[place.1];
            let name = &entry.names[dice.below(entry.names.len())].text;
            let mut text = Change::ALL[number % Change::ALL.len()].apply(name, &mut dice);
            if dice.chance(25) {
                text = made_names::changed(&text, &mut dice);
            }
            (text, dice.chance(50).then_some(entry.kind), place)
        })
        .collect()
}

/// Asks for changed names and compares with a scan; gives how many matches were looked at.
fn check(title: &str, lists: &[WatchList], queries: usize, scanned: usize) {
    let index = PartyIndex::build(lists);
    let (mut pairs, mut origins, mut missed) = (0, 0, Vec::new());
    for (number, (name, kind, origin)) in changed(lists, queries).iter().enumerate() {
        // Every other query knows more than the name.
        let query = PartyQuery {
            name,
            kind: *kind,
            born: PartialDate::parse_iso("1970").filter(|_| number % 4 == 1),
            country: CountryCode::parse("RU").ok().filter(|_| number % 2 == 1),
            identifiers: &[],
        };
        let found = index.search_from(lists, &query, REVIEW, usize::MAX);
        let of = |place: (usize, usize)| {
            found.iter().find(|m| (m.list, m.entry) == place).map(|m| m.comparison.probability)
        };
        let expected = if number % scanned == 0 {
            let scan = index.full_scan(lists, &query);
            assert_eq!(
                scan.iter().filter(|(.., probability)| *probability >= REVIEW).count(),
                found.len(),
                "{name}: the search gives what the scan gives"
            );
            scan
        } else {
            vec![(origin.0, origin.1, index.probability_of(lists, &query, *origin))]
        };
        for (list, entry, probability) in expected {
            if probability < REVIEW {
                continue;
            }
            pairs += 1;
            origins += usize::from((list, entry) == *origin);
            if of((list, entry)) != Some(probability) {
                let listed = lists[list].entries[entry].name();
                missed.push(format!("{name} | {listed}: {probability:.3}"));
            }
        }
    }
    eprintln!("{title}: {queries} changed names, {origins} found again, {pairs} matches checked");
    assert!(origins * 2 > queries, "most changed names are still like themselves");
    assert!(missed.is_empty(), "{} of {pairs}: {missed:#?}", missed.len());
}

#[test]
fn changed_names_of_an_invented_list_are_not_missed() {
    let lists = [Pools::built_in().list(MADE, 7)];
    check("invented", &lists, CHANGED, SCANNED);
}

#[test]
fn changed_names_of_real_lists_are_not_missed() {
    let lists: Vec<WatchList> =
        [shared_lists::ofac(), shared_lists::un("lists/un/consolidated_20260227.xml")]
            .into_iter()
            .flatten()
            .collect();
    if lists.is_empty() {
        eprintln!("skipped: the sample lists are not there");
        return;
    }
    check("OFAC and UN", &lists, CHANGED, 2 * SCANNED);
}

/// Below the cap of poorly covered names too, and with a limit.
#[test]
fn a_limit_cuts_the_end_of_the_answer_and_nothing_else() {
    let lists = [Pools::built_in().list(3_000, 8)];
    let index = PartyIndex::build(&lists);
    for (name, kind, _) in changed(&lists, 300) {
        let query = PartyQuery { name: &name, kind, ..PartyQuery::default() };
        let all = index.search(&lists, &query, usize::MAX);
        for limit in [1, 5, 24] {
            let some = index.search(&lists, &query, limit);
            assert_eq!(some[..], all[..limit.min(all.len())], "{name}, {limit}");
        }
        let likely = index.search_from(&lists, &query, REVIEW, usize::MAX);
        let reach = all.iter().take_while(|m| m.comparison.probability >= REVIEW).count();
        assert_eq!(likely[..], all[..reach], "{name}");
    }
}
