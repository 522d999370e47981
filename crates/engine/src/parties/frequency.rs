//! How common a part of a name is: a fixed background, so that what a pair of names is worth
//! does not depend on which lists are loaded.
//!
//! The table is `data/names/frequency.csv`, counted from a public list by the example
//! `count_name_parts`; a part that is not in it is rare.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Persons and others that the table was counted from (OFAC list of May 2024), rounded.
const PERSONS: f32 = 7_000.0;
const OTHERS: f32 = 7_000.0;
/// Rarity of the commonest parts.
const LEAST_RARITY: f32 = 0.15;

static TABLE: LazyLock<HashMap<&'static str, Counts>> = LazyLock::new(|| {
    read(include_str!("../../../../data/names/frequency.csv"))
        .expect("the built-in table is well formed: a test reads it")
});

/// How many parties of each kind have a part.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    surnames: u16,
    names: u16,
    others: u16,
}

fn read(text: &'static str) -> Option<HashMap<&'static str, Counts>> {
    let mut table = HashMap::new();
    for line in text.lines().skip(1) {
        let mut fields = line.split(',');
        let key = fields.next()?;
        let mut count = || fields.next()?.parse().ok();
        table.insert(key, Counts { surnames: count()?, names: count()?, others: count()? });
    }
    Some(table)
}

/// How rare a part is, by its skeleton: 1 for what the table does not have, less by the
/// logarithm of its count. `person` is whose name it is a part of; of two unknowns the commoner
/// use counts.
pub(super) fn rarity(skeleton: &str, person: Option<bool>) -> f32 {
    let Some(counts) = TABLE.get(skeleton) else { return 1.0 };
    let of = |count: u16, all: f32| 1.0 - f32::from(count.max(1)).ln() / all.ln();
    let persons = of(counts.surnames + counts.names, PERSONS);
    let others = of(counts.others, OTHERS);
    let rarity = match person {
        Some(true) => persons,
        Some(false) => others,
        None => persons.min(others),
    };
    rarity.max(LEAST_RARITY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_well_formed_and_ordered_by_sense() {
        assert!(TABLE.len() > 2_000);
        assert!(rarity("muhamad", Some(true)) < rarity("tikriti", Some(true)));
        assert!(rarity("tikriti", Some(true)) < rarity("barlibaev", Some(true)));
        assert!(rarity("bank", Some(false)) < 0.5);
        assert!((rarity("barlibaev", None) - 1.0).abs() < f32::EPSILON);
    }
}
