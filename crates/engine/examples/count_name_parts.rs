//! Counts how many listed parties have each part of a name: the background of rarity.
//!
//! `cargo run --release -p sarhad-engine --example count_name_parts > data/names/frequency.csv`
//!
//! Reads the OFAC list and its aliases (a work of the United States government, in the public
//! domain) from the shared data. A row is a skeleton with the number of persons that have it as a
//! surname, as another name, and the number of organisations and ships that have it, from
//! [`LEAST`] in all. Names are facts; nothing else of the list is carried over.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a tool that prints a table")]

#[path = "../tests/shared_lists/mod.rs"]
mod shared_lists;

use std::collections::{BTreeMap, BTreeSet};

use sarhad_engine::parties::{PartRole, prepare};
use sarhad_model::EntryKind;

/// Fewest parties of a row: what is rarer counts as rare in any case.
const LEAST: usize = 4;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let list = shared_lists::ofac().ok_or("the shared OFAC list is not there")?;
    let mut counts: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for entry in &list.entries {
        let mut seen: BTreeSet<(usize, String)> = BTreeSet::new();
        for name in &entry.names {
            let person = entry.kind == EntryKind::Person;
            let surname = name
                .text
                .split_once(',')
                .map_or(0, |(before, _)| prepare(before, Some(entry.kind)).parts.len());
            for (at, part) in prepare(&name.text, Some(entry.kind)).parts.into_iter().enumerate() {
                if matches!(part.role, PartRole::Number | PartRole::Initial) {
                    continue;
                }
                let column = match (person, at < surname) {
                    (true, true) => 0,
                    (true, false) => 1,
                    (false, _) => 2,
                };
                seen.insert((column, part.skeleton));
            }
        }
        for (column, skeleton) in seen {
            counts.entry(skeleton).or_default()[column] += 1;
        }
    }
    println!("skeleton,surnames,names,others");
    for (skeleton, [surnames, names, others]) in counts {
        if surnames + names + others >= LEAST {
            println!("{skeleton},{surnames},{names},{others}");
        }
    }
    Ok(())
}
