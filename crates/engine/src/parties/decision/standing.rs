//! Whether a decision still holds for a pair as both sides are today, and if not, why not.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sarhad_model::ListEntry;
use serde::Serialize;

use super::{DecidedField, Decision, PartyField, PartyIdentity, Verdict, normal_name};

/// Why a decision no longer holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The party is written otherwise.
    Party(PartyField),
    /// The entry says something else.
    Entry {
        /// What.
        field: DecidedField,
        /// What came.
        added: Vec<String>,
        /// What went.
        removed: Vec<String>,
    },
    /// It ran out after this day.
    Expired(NaiveDate),
}

/// What the decisions say about a pair today.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing<'d> {
    /// Nobody decided.
    Undecided,
    /// A decision holds.
    Holds(&'d Decision),
    /// A decision held until something changed.
    Woken(&'d Decision, Vec<Change>),
}

impl<'d> Standing<'d> {
    /// Whether the pair is silent.
    pub fn is_silent(&self) -> bool {
        matches!(self, Self::Holds(decision) if decision.verdict == Verdict::NotSame)
    }

    /// Whether the pair is certain.
    pub fn is_certain(&self) -> bool {
        matches!(self, Self::Holds(decision) if decision.verdict == Verdict::Same)
    }

    /// The decision, holding or not.
    pub fn decision(&self) -> Option<&'d Decision> {
        match self {
            Self::Undecided => None,
            Self::Holds(decision) | Self::Woken(decision, _) => Some(decision),
        }
    }
}

/// Decisions in the order in which they were taken, found by entry.
#[derive(Debug, Clone, Default)]
pub struct Decisions {
    all: Vec<Decision>,
    /// List id → entry id → places in `all`.
    by_entry: BTreeMap<String, BTreeMap<String, Vec<usize>>>,
    /// Normal name of the party → how many entries it was judged against.
    by_name: BTreeMap<String, usize>,
}

impl Decisions {
    /// Decisions, oldest first.
    pub fn new(all: Vec<Decision>) -> Self {
        let mut by_entry: BTreeMap<String, BTreeMap<String, Vec<usize>>> = BTreeMap::new();
        let mut pairs: BTreeSet<(String, &str, &str)> = BTreeSet::new();
        for (at, decision) in all.iter().enumerate() {
            let entry = &decision.entry;
            let entries = by_entry.entry(entry.list.clone()).or_default();
            entries.entry(entry.id.clone()).or_default().push(at);
            pairs.insert((normal_name(&decision.party.name), &entry.list, &entry.id));
        }
        let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
        for (name, ..) in pairs {
            *by_name.entry(name).or_default() += 1;
        }
        Self { all, by_entry, by_name }
    }

    /// All of them, oldest first.
    pub fn all(&self) -> &[Decision] {
        &self.all
    }

    /// Against how many entries a name was judged.
    pub fn entries_judged(&self, name: &str) -> usize {
        if self.all.is_empty() { 0 } else { self.by_name.get(&normal_name(name)).map_or(0, |n| *n) }
    }

    /// What they say about a pair on a day. The latest decision about exactly this party counts;
    /// without one, the latest about a party of the same name or with one of its numbers, which
    /// then no longer holds, since the party differs. Decisions of later days are not looked at.
    pub fn standing(
        &self,
        party: &PartyIdentity,
        list: &str,
        entry: &ListEntry,
        today: NaiveDate,
    ) -> Standing<'_> {
        let places = self.by_entry.get(list).and_then(|entries| entries.get(&entry.id));
        let known = places.into_iter().flatten().map(|at| (*at, &self.all[*at]));
        let related = known
            .filter(|(_, decision)| decision.decided_on <= today)
            .filter(|(_, decision)| decision.party.is_related(party))
            .map(|(at, decision)| (decision, decision.party.differences(party), at));
        let latest = related
            .max_by_key(|(decision, differs, at)| (differs.is_empty(), decision.decided_on, *at));
        let Some((decision, differs, _)) = latest else { return Standing::Undecided };
        let mut changes: Vec<Change> = differs.into_iter().map(Change::Party).collect();
        let entry = decision.entry.differences(entry).into_iter();
        changes.extend(entry.map(|(field, added, removed)| Change::Entry {
            field,
            added,
            removed,
        }));
        if let Some(until) = decision.until.filter(|_| decision.has_expired(today)) {
            changes.push(Change::Expired(until));
        }
        if changes.is_empty() {
            Standing::Holds(decision)
        } else {
            Standing::Woken(decision, changes)
        }
    }
}
