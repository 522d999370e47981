//! Names: pairs a second and time of a query, against plain edit distance and a full scan.
//! `cargo bench -p sarhad-benches --bench names`

use std::sync::LazyLock;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use sarhad_benches::lists;
use sarhad_engine::parties::{PartyIndex, PartyQuery, compare};
use sarhad_model::WatchList;

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

#[divan::bench(sample_count = 3)]
fn index_built() -> PartyIndex {
    PartyIndex::build(black_box(&LISTS))
}
