//! Whether two papers name the same party: what RT04, PT19, DC03 and DC10 have in common.
//!
//! A number that is equal settles it; else names are compared across scripts and spellings, as they
//! are against lists. It asks no country: a firm moves.

use sarhad_model::Party;

use crate::history::PartyKeys;
use crate::parties;
use crate::tables::{Tables, plain_words};

/// Below this probability two names are of two parties: a corrected spelling, another script or
/// another legal form stays far above it, the names of strangers far below.
const STRANGERS: f64 = 0.3;
/// From this probability on they are one name in two spellings.
const ALIKE: f64 = 0.85;

/// A party by what tells it from others.
#[derive(Debug, Clone)]
pub(super) struct Named<'n> {
    pub(super) keys: PartyKeys,
    pub(super) name: &'n str,
}

impl<'n> Named<'n> {
    /// A party of a paper.
    pub(super) fn of(party: &'n Party, tables: &Tables) -> Self {
        Self { keys: PartyKeys::of(party, tables), name: party.name() }
    }

    /// Whether both are surely two parties: no number is equal, and the names are far apart. What is
    /// not named is nobody else.
    pub(super) fn is_another(&self, other: &Named<'_>) -> bool {
        let named = !self.keys.is_empty() && !other.keys.is_empty();
        named && !self.shares_number(other) && self.is_called_otherwise(other)
    }

    /// Whether both names are those of strangers.
    pub(super) fn is_called_otherwise(&self, other: &Named<'_>) -> bool {
        likeness(self.name, other.name).is_some_and(|likeness| likeness < STRANGERS)
    }

    /// Whether a number of both is equal.
    pub(super) fn shares_number(&self, other: &Named<'_>) -> bool {
        self.keys.numbers.iter().any(|number| other.keys.numbers.contains(number))
    }

    /// Whether both names are one name in two spellings.
    pub(super) fn is_called_alike(&self, other: &Named<'_>) -> bool {
        likeness(self.name, other.name).is_some_and(|likeness| likeness >= ALIKE)
    }
}

/// How probable it is that two names are of one party; none when one of them is not given. Only the
/// first line counts: others are addresses.
fn likeness(one: &str, other: &str) -> Option<f64> {
    let first = |name: &str| name.lines().next().unwrap_or_default().trim().to_owned();
    let (one, other) = (first(one), first(other));
    if one.is_empty() || other.is_empty() {
        return None;
    }
    if plain_words(&one) == plain_words(&other) {
        return Some(1.0);
    }
    Some(parties::compare(&one, &other, None).probability)
}

/// Whether a name stands for somebody who is not meant to have the goods: an order, a bank, a
/// forwarder. Whoever comes after it has not taken anybody's place.
pub(super) fn stands_for_others(name: &str, tables: &Tables) -> bool {
    let plain = plain_words(name);
    tables.forwarders.find(&plain).is_some()
        || tables.banks.find(&plain).is_some()
        || tables.orders.find(&plain).is_some()
        || tables.is_placeholder(name)
}
