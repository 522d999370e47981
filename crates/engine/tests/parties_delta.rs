//! A new version of a list concerns some of the names that were screened: all whose answer is
//! another one, and few besides.
#![allow(clippy::print_stderr, reason = "a test says what it measured")]

mod made_names;

use std::collections::{BTreeMap, BTreeSet};

use made_names::{Dice, Pools, changed};
use sarhad_engine::parties::{
    EntryChange, ListState, PartyIndex, PartyQuery, REVIEW, ScreenedNames,
};
use sarhad_model::{CountryCode, EntryKind, WatchList};

/// Names, kinds and countries as papers give them: some of them like listed ones.
fn screened(list: &WatchList, count: usize) -> Vec<(String, Option<EntryKind>, Vec<String>)> {
    let (pools, mut dice) = (Pools::built_in(), Dice::new(11));
    (0..count)
        .map(|n| {
            let entry = &list.entries[dice.below(list.entries.len())];
            let name = if n % 3 == 0 {
                changed(entry.name(), &mut dice)
            } else {
                pools.name(&mut dice, entry.kind)
            };
            let number = (n % 50 == 0).then(|| format!("77070{n:05}"));
            (name, dice.chance(50).then_some(entry.kind), number.into_iter().collect())
        })
        .collect()
}

fn queries<'a>(screened: &'a [(String, Option<EntryKind>, Vec<String>)]) -> Vec<PartyQuery<'a>> {
    let query = |(n, (name, kind, identifiers)): (usize, &'a (String, _, Vec<String>))| {
        let country = CountryCode::parse("KZ").ok().filter(|_| n % 2 == 0);
        PartyQuery { name, kind: *kind, born: None, country, identifiers }
    };
    screened.iter().enumerate().map(query).collect()
}

/// The next version: some entries gone, some with another name or country, some new.
fn next_version(old: &WatchList, dice: &mut Dice) -> WatchList {
    let mut new = old.clone();
    for _ in 0..15 {
        let gone = dice.below(new.entries.len());
        new.entries.remove(gone);
        let at = dice.below(new.entries.len());
        let entry = &mut new.entries[at];
        entry.names[0].text = changed(&entry.names[0].text, dice);
        let at = dice.below(new.entries.len());
        new.entries[at].countries = vec![CountryCode::parse("RU").unwrap()];
        let number = new.entries.len() * 1_000 + at;
        let mut added = new.entries[dice.below(new.entries.len())].clone();
        added.id = format!("new{number}");
        added.names[0].text = changed(&added.names[0].text, dice);
        added.identifiers = vec![("INN".to_owned(), format!("77070{:05}", 50 * dice.below(40)))];
        new.entries.insert(at, added);
    }
    new
}

/// What is different, by entry id.
fn changes(old: &WatchList, new: &WatchList) -> Vec<EntryChange> {
    let places = |list: &WatchList| -> BTreeMap<String, usize> {
        list.entries.iter().enumerate().map(|(at, entry)| (entry.id.clone(), at)).collect()
    };
    let (before, after) = (places(old), places(new));
    let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let place = |at: Option<&usize>| at.map(|at| (0, *at));
    ids.into_iter()
        .map(|id| EntryChange { old: place(before.get(id)), new: place(after.get(id)) })
        .filter(|change| {
            let entry = |list: &WatchList, at: Option<(usize, usize)>| {
                at.map(|(_, at)| list.entries[at].clone())
            };
            entry(old, change.old) != entry(new, change.new)
        })
        .collect()
}

/// The answer for a query, entries by their id.
fn answer(state: ListState<'_>, query: &PartyQuery<'_>) -> Vec<(String, f64)> {
    let found = state.index.search_from(state.lists, query, REVIEW, usize::MAX);
    let mut answer: Vec<(String, f64)> = found
        .iter()
        .map(|m| (state.lists[m.list].entries[m.entry].id.clone(), m.comparison.probability))
        .collect();
    answer.sort_by(|a, b| a.0.cmp(&b.0));
    answer
}

#[test]
fn all_names_with_another_answer_are_found_and_few_besides() {
    let mut dice = Dice::new(5);
    let mut old = vec![Pools::built_in().list(4_000, 21)];
    let names = screened(&old[0], 2_000);
    let queries = queries(&names);
    let screened = ScreenedNames::build(&queries);
    let (mut all_other, mut all_told) = (0, 0);
    for _ in 0..2 {
        let new = vec![next_version(&old[0], &mut dice)];
        let indexes = (PartyIndex::build(&old), PartyIndex::build(&new));
        let before = ListState { lists: &old, index: &indexes.0 };
        let after = ListState { lists: &new, index: &indexes.1 };
        let changes = changes(&old[0], &new[0]);
        assert!(changes.len() > 40, "{}", changes.len());
        let told = screened.affected(before, after, &changes, REVIEW);
        let other: Vec<usize> = (0..queries.len())
            .filter(|n| answer(before, &queries[*n]) != answer(after, &queries[*n]))
            .collect();
        let missed: Vec<&str> = other
            .iter()
            .filter(|n| told.binary_search(n).is_err())
            .map(|n| names[*n].0.as_str())
            .collect();
        assert!(missed.is_empty(), "{missed:?}");
        all_other += other.len();
        all_told += told.len();
        old = new;
    }
    eprintln!("{all_other} answers changed, {all_told} told, of {}", 2 * queries.len());
    assert!(all_other > 40, "the changes should matter: {all_other}");
    assert!(all_told * 2 < queries.len(), "a quarter of all at most: {all_told}");
}

#[test]
fn no_change_concerns_nobody() {
    let lists = vec![Pools::built_in().list(2_000, 22)];
    let index = PartyIndex::build(&lists);
    let state = ListState { lists: &lists, index: &index };
    let names = screened(&lists[0], 200);
    let screened = ScreenedNames::build(&queries(&names));
    assert_eq!((screened.len(), screened.is_empty()), (200, false));
    assert!(screened.affected(state, state, &[], REVIEW).is_empty());
    assert!(ScreenedNames::build(&[]).is_empty());
}
