//! The learned ranking: rows a second through a hundred trees in blocks, against row by row and
//! against trees in maps; and what an explanation costs.
//! `cargo bench -p sarhad-benches --bench learned`

use std::collections::HashMap;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use sarhad_engine::learned::{Ask, Ensemble, Node, Parts, Ranker};

/// Features.
const WIDTH: usize = 20;
/// Trees.
const TREES: usize = 100;
/// Inner nodes of a tree.
const INNER: usize = 200;
/// Rows.
const ROWS: usize = 20_000;

fn main() {
    divan::main();
}

/// Numbers that look random and are the same in each run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn unit(&mut self) -> f64 {
        (self.next() % 1_000_000) as f64 / 1e6
    }
}

/// Trees that grow at a random leaf, as boosted trees do: neither lists nor full trees.
fn parts() -> Parts {
    let mut numbers = Numbers(7);
    let mut parts = Parts { width: WIDTH, base: -1.0, ..Parts::default() };
    for _ in 0..TREES {
        let root = parts.nodes.len();
        parts.roots.push(root as u32);
        let leaf = |numbers: &mut Numbers| Node {
            ask: Ask::Leaf,
            missing_left: false,
            feature: 0,
            value: numbers.unit() - 0.5,
            left: 0,
            right: 0,
            cover: 1.0,
        };
        parts.nodes.push(leaf(&mut numbers));
        let mut leaves = vec![root];
        for _ in 0..INNER {
            let at = leaves.swap_remove(numbers.next() as usize % leaves.len());
            let left = parts.nodes.len() as u32;
            parts.nodes.push(leaf(&mut numbers));
            parts.nodes.push(leaf(&mut numbers));
            leaves.extend([left as usize, left as usize + 1]);
            parts.nodes[at] = Node {
                ask: Ask::Less,
                missing_left: numbers.next().is_multiple_of(2),
                feature: (numbers.next() % WIDTH as u64) as u16,
                value: numbers.unit(),
                left,
                right: left + 1,
                cover: 1.0,
            };
        }
    }
    parts
}

fn rows(count: usize) -> Vec<f64> {
    let mut numbers = Numbers(11);
    (0..count * WIDTH)
        .map(|_| if numbers.next().is_multiple_of(20) { f64::NAN } else { numbers.unit() })
        .collect()
}

fn ensemble() -> Ensemble {
    Ensemble::try_from(parts()).expect("trees as above hang together")
}

#[divan::bench]
fn rows_in_blocks(bencher: Bencher<'_, '_>) {
    let (ensemble, rows) = (ensemble(), rows(ROWS));
    bencher.counter(ItemsCount::new(ROWS)).bench(|| ensemble.margins(black_box(&rows)));
}

#[divan::bench]
fn rows_one_by_one(bencher: Bencher<'_, '_>) {
    let (ensemble, rows) = (ensemble(), rows(ROWS));
    bencher.counter(ItemsCount::new(ROWS)).bench(|| {
        black_box(&rows).chunks_exact(WIDTH).map(|row| ensemble.margin(row)).sum::<f64>()
    });
}

/// The naive control: each tree a map of nodes.
#[divan::bench]
fn rows_through_maps(bencher: Bencher<'_, '_>) {
    let (parts, rows) = (parts(), rows(ROWS));
    let ends = parts.roots.iter().skip(1).copied().chain([parts.nodes.len() as u32]);
    let trees: Vec<(u32, HashMap<u32, Node>)> = parts
        .roots
        .iter()
        .zip(ends)
        .map(|(&root, end)| (root, (root..end).map(|at| (at, parts.nodes[at as usize])).collect()))
        .collect();
    let walk = |(root, tree): &(u32, HashMap<u32, Node>), row: &[f64]| {
        let mut node = tree[root];
        while node.ask != Ask::Leaf {
            let value = row[usize::from(node.feature)];
            let left = if value.is_nan() { node.missing_left } else { value < node.value };
            node = tree[if left { &node.left } else { &node.right }];
        }
        node.value
    };
    bencher.counter(ItemsCount::new(ROWS)).bench(|| {
        let rows = black_box(&rows).chunks_exact(WIDTH);
        rows.map(|row| trees.iter().map(|tree| walk(tree, row)).sum::<f64>()).sum::<f64>()
    });
}

#[divan::bench]
fn rows_explained(bencher: Bencher<'_, '_>) {
    const EXPLAINED: usize = 100;
    let (ensemble, rows) = (ensemble(), rows(EXPLAINED));
    bencher.counter(ItemsCount::new(EXPLAINED)).bench(|| {
        let rows = black_box(&rows).chunks_exact(WIDTH);
        rows.map(|row| ensemble.explain(row).margin()).sum::<f64>()
    });
}
