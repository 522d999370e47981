//! Names: pairs a second and time of a query, against plain edit distance, Jaro-Winkler and
//! full scans; a change of a list, against screening all again.
//! `cargo bench -p sarhad-benches --bench names`

use std::sync::LazyLock;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use sarhad_benches::lists;
use sarhad_benches::made_names::{Dice, Pools};
use sarhad_engine::parties::{
    EntryChange, ListState, PartyIndex, PartyQuery, REVIEW, ScreenedNames, compare, prepare,
    probability_prepared,
};
use sarhad_model::{EntryKind, WatchList};

static LISTS: LazyLock<Vec<WatchList>> = LazyLock::new(lists);
static INDEX: LazyLock<PartyIndex> = LazyLock::new(|| PartyIndex::build(&LISTS));

/// Names of the lists, spread over all of them.
fn sample(count: usize) -> Vec<&'static str> {
    let all: Vec<&str> = LISTS
        .iter()
        .flat_map(|list| &list.entries)
        .flat_map(|entry| &entry.names)
        .map(|name| name.text.as_str())
        .collect();
    let step = (all.len() / count).max(1);
    all.into_iter().step_by(step).take(count).collect()
}

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 5)]
fn pairs_compared(bencher: Bencher<'_, '_>) {
    let names = sample(60);
    bencher.counter(ItemsCount::new(names.len() * names.len())).bench(|| {
        let mut sum = 0.0;
        for a in &names {
            for b in &names {
                sum += compare(black_box(a), black_box(b), None).probability;
            }
        }
        sum
    });
}

#[divan::bench(sample_count = 5)]
fn pairs_control_edit_distance(bencher: Bencher<'_, '_>) {
    let names = sample(60);
    bencher.counter(ItemsCount::new(names.len() * names.len())).bench(|| {
        let mut sum = 0.0;
        for a in &names {
            for b in &names {
                let (a, b) = (black_box(a).to_lowercase(), black_box(b).to_lowercase());
                sum += strsim::normalized_damerau_levenshtein(&a, &b);
            }
        }
        sum
    });
}

/// Names of the lists that were prepared before, all with all.
#[divan::bench(sample_count = 5)]
fn prepared_pairs_compared(bencher: Bencher<'_, '_>) {
    let names: Vec<_> = sample(400).into_iter().map(|name| prepare(name, None)).collect();
    bencher.counter(ItemsCount::new(names.len() * names.len())).bench(|| {
        let pairs = names.iter().flat_map(|a| names.iter().map(move |b| (a, b)));
        pairs.map(|(a, b)| probability_prepared(black_box(a), black_box(b), None)).sum::<f64>()
    });
}

#[divan::bench(sample_count = 5)]
fn prepared_pairs_control_jaro_winkler(bencher: Bencher<'_, '_>) {
    let names = sample(400);
    bencher.counter(ItemsCount::new(names.len() * names.len())).bench(|| {
        let pairs = names.iter().flat_map(|a| names.iter().map(move |b| (a, b)));
        pairs.map(|(a, b)| strsim::jaro_winkler(black_box(a), black_box(b))).sum::<f64>()
    });
}

#[divan::bench(sample_count = 20)]
fn query_in_index(bencher: Bencher<'_, '_>) {
    let names = sample(50);
    let mut at = 0;
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| {
        at = (at + 1) % names.len();
        let query = PartyQuery { name: names[at], ..PartyQuery::default() };
        INDEX.search(&LISTS, black_box(&query), 5)
    });
}

#[divan::bench(sample_count = 20)]
fn query_control_full_scan_for_equal_names(bencher: Bencher<'_, '_>) {
    let names = sample(50);
    let mut at = 0;
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| {
        at = (at + 1) % names.len();
        let wanted = names[at].to_lowercase();
        let all = LISTS.iter().flat_map(|list| &list.entries).flat_map(|entry| &entry.names);
        all.filter(|name| name.text.to_lowercase() == wanted).count()
    });
}

/// The same answer by comparing with every name.
#[divan::bench(sample_count = 5)]
fn query_control_all_names_compared(bencher: Bencher<'_, '_>) {
    let names = sample(50);
    let mut at = 0;
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| {
        at = (at + 1) % names.len();
        let query = PartyQuery { name: names[at], ..PartyQuery::default() };
        INDEX.full_scan(&LISTS, black_box(&query)).len()
    });
}

#[divan::bench(sample_count = 5)]
fn query_control_jaro_winkler_with_all_names(bencher: Bencher<'_, '_>) {
    let names = sample(50);
    let mut at = 0;
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| {
        at = (at + 1) % names.len();
        let wanted = black_box(names[at]);
        let all = LISTS.iter().flat_map(|list| &list.entries).flat_map(|entry| &entry.names);
        all.map(|name| strsim::jaro_winkler(wanted, &name.text)).fold(0.0, f64::max)
    });
}

/// Invented names that were screened, some of them like listed ones.
fn screened() -> Vec<String> {
    let (pools, mut dice) = (Pools::built_in(), Dice::new(9));
    let listed = sample(SCREENED / 10);
    let other = (0..SCREENED).map(|_| pools.name(&mut dice, EntryKind::Organisation));
    other.chain(listed.into_iter().map(str::to_owned)).collect()
}

/// Names screened before a list changes.
const SCREENED: usize = 10_000;

fn queries(names: &[String]) -> Vec<PartyQuery<'_>> {
    names.iter().map(|name| PartyQuery { name, ..PartyQuery::default() }).collect()
}

/// Thirty entries changed: the screened names that they concern.
#[divan::bench(sample_count = 5)]
fn list_change_told(bencher: Bencher<'_, '_>) {
    let names = screened();
    let screened = ScreenedNames::build(&queries(&names));
    let state = ListState { lists: &LISTS, index: &INDEX };
    let step = (LISTS[0].entries.len() / 30).max(1);
    let changes: Vec<EntryChange> = (0..LISTS[0].entries.len())
        .step_by(step)
        .map(|entry| EntryChange { old: Some((0, entry)), new: Some((0, entry)) })
        .collect();
    bencher.bench(|| screened.affected(state, state, black_box(&changes), REVIEW));
}

#[divan::bench(sample_count = 3)]
fn list_change_control_all_screened_again(bencher: Bencher<'_, '_>) {
    let names = screened();
    let queries = queries(&names);
    bencher.bench(|| {
        let search = |query| INDEX.search_from(&LISTS, black_box(query), REVIEW, 10).len();
        queries.iter().map(search).sum::<usize>()
    });
}

#[divan::bench(sample_count = 3)]
fn index_built() -> PartyIndex {
    PartyIndex::build(black_box(&LISTS))
}
