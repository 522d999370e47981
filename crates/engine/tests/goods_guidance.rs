//! Every line of `data/catalogue/guidance` against the engine: a `match` line must lead to its
//! entry, a `no_match` line must not. The lines are ours, written for the entries and not from the
//! engine. They are split by their hash: two thirds were looked at while the engine was made, one
//! third only counted.
#![allow(clippy::print_stdout, reason = "it prints its figures and the lines that fail")]

use std::collections::BTreeMap;

use sarhad_engine::goods::{GoodsIndex, GoodsQuery};
use serde::Deserialize;

const FILES: [&str; 5] = [
    include_str!("../../../data/catalogue/guidance/nuclear.toml"),
    include_str!("../../../data/catalogue/guidance/missile.toml"),
    include_str!("../../../data/catalogue/guidance/chemical.toml"),
    include_str!("../../../data/catalogue/guidance/biological.toml"),
    include_str!("../../../data/catalogue/guidance/dual-use.toml"),
];
/// Share of the lines that must be right: all were, when this was written; an entry may be in the
/// making.
const LEAST_RIGHT: f64 = 0.98;
/// One line in so many is kept.
const KEPT_OF: u32 = 3;

#[derive(Deserialize)]
struct Lines {
    r#match: Vec<String>,
    no_match: Vec<String>,
}

/// Lines counted and those that failed.
#[derive(Default)]
struct Tally {
    lines: usize,
    failed: Vec<String>,
}

impl Tally {
    fn add(&mut self, line: &str, id: &str, right: bool) {
        self.lines += 1;
        if !right {
            self.failed.push(format!("{id} {line}"));
        }
    }

    fn share(&self) -> f64 {
        1.0 - self.failed.len() as f64 / self.lines.max(1) as f64
    }
}

/// FNV-1a.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[test]
fn lines_of_the_guidance_lead_to_their_entries_and_civil_ones_do_not() {
    let index = GoodsIndex::built_in();
    // match seen, match kept, civil seen, civil kept
    let mut tallies: [Tally; 4] = Default::default();
    for file in FILES {
        let tables: BTreeMap<String, Lines> = toml::from_str(file).unwrap();
        for (id, lines) in &tables {
            let leads = |text: &str| {
                let judgement = index.judge(&GoodsQuery { text, ..GoodsQuery::default() });
                let mut all = judgement.candidates.iter().chain(&judgement.sources);
                all.any(|candidate| candidate.entry.id == *id)
            };
            for (first, texts, wanted) in [(0, &lines.r#match, true), (2, &lines.no_match, false)] {
                for text in texts {
                    let kept = usize::from(hash(text).is_multiple_of(KEPT_OF));
                    tallies[first + kept].add(text, id, leads(text) == wanted);
                }
            }
        }
    }
    let names = ["match, seen", "match, kept", "civil, seen", "civil, kept"];
    for (name, tally) in names.iter().zip(&tallies) {
        println!("{name}: {} of {} right", tally.lines - tally.failed.len(), tally.lines);
    }
    for tally in [&tallies[0], &tallies[2]] {
        println!("{}", tally.failed.join("\n"));
    }
    for tally in &tallies {
        assert!(tally.share() >= LEAST_RIGHT, "{}", tally.failed.join("\n"));
    }
}
