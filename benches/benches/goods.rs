//! Goods: lines a second, against a plain search for all terms of the catalogue.
//! `cargo bench -p sarhad-benches --bench goods`

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use sarhad_benches::papers;
use sarhad_engine::goods::{GoodsIndex, GoodsQuery};
use sarhad_formats::{Options, read};
use sarhad_model::HsCode;
use sarhad_simulate::PaperFormat;

static INDEX: LazyLock<GoodsIndex> = LazyLock::new(GoodsIndex::built_in);

/// Descriptions and codes of simulated papers.
fn lines() -> Vec<(String, Option<HsCode>)> {
    papers(2_000, PaperFormat::Awmds)
        .iter()
        .flat_map(|paper| {
            let read = read(&paper.name, &paper.bytes, &Options::default());
            let items = read.consignments().flat_map(|consignment| &consignment.items);
            items.map(|item| (item.description(), item.hs().copied())).collect::<Vec<_>>()
        })
        .collect()
}

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 10)]
fn lines_judged(bencher: Bencher<'_, '_>) {
    let lines = lines();
    bencher.counter(ItemsCount::new(lines.len())).bench(|| {
        let judge = |(text, hs): &(String, Option<HsCode>)| {
            let query = GoodsQuery { text, hs: hs.as_ref(), ..GoodsQuery::default() };
            INDEX.judge(black_box(&query)).candidates.len()
        };
        lines.iter().map(judge).sum::<usize>()
    });
}

#[divan::bench(sample_count = 10)]
fn lines_control_names_searched_as_words(bencher: Bencher<'_, '_>) {
    let lines = lines();
    let names: Vec<String> = INDEX.entries().map(|entry| entry.short_name.to_lowercase()).collect();
    let automaton = AhoCorasick::new(names).expect("a few hundred short patterns");
    bencher.counter(ItemsCount::new(lines.len())).bench(|| {
        let find = |(text, _): &(String, Option<HsCode>)| {
            automaton.find_iter(&black_box(text).to_lowercase()).count()
        };
        lines.iter().map(find).sum::<usize>()
    });
}
