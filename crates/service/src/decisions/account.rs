//! What became of each decision: it holds, ran out, or the entry changed or left its list.

use std::path::Path;

use chrono::NaiveDate;
use sarhad_engine::Knowledge;
use sarhad_engine::parties::decision::{Change, Decision, Decisions, Standing};
use sarhad_engine::parties::threshold::Thresholds;
use sarhad_model::WatchList;
use serde::Serialize;

use crate::list_store::{ListStore, ListStoreError};

/// What became of a decision.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// It holds.
    Holds,
    /// A later decision about the same party and entry took its place.
    Replaced,
    /// It no longer holds.
    Woken {
        /// Why.
        changes: Vec<Change>,
    },
    /// The entry is no longer listed.
    NotListed {
        /// Version since which it is not, when the versions are kept.
        since: Option<String>,
    },
    /// The list is not in use.
    ListNotInUse,
}

/// A decision and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Account<'d> {
    /// Its number: its place in the file, from 1.
    pub number: usize,
    /// The decision.
    #[serde(flatten)]
    pub decision: &'d Decision,
    /// What became of it.
    #[serde(flatten)]
    pub state: State,
}

/// What became of all decisions by the lists in use. With a store, the version since which an
/// entry is gone is looked up in the versions kept.
pub fn account<'d>(
    decisions: &'d Decisions,
    lists: &[WatchList],
    store: Option<&ListStore>,
    today: NaiveDate,
) -> Result<Vec<Account<'d>>, ListStoreError> {
    let mut all = Vec::new();
    for (number, decision) in (1..).zip(decisions.all()) {
        let state = state(decisions, decision, lists, store, today)?;
        all.push(Account { number, decision, state });
    }
    Ok(all)
}

fn state(
    decisions: &Decisions,
    decision: &Decision,
    lists: &[WatchList],
    store: Option<&ListStore>,
    today: NaiveDate,
) -> Result<State, ListStoreError> {
    let id = &decision.entry.list;
    let Some(list) = lists.iter().find(|list| list.id == *id) else {
        return Ok(State::ListNotInUse);
    };
    let Some(entry) = list.entries.iter().find(|entry| entry.id == decision.entry.id) else {
        let since = match store {
            Some(store) => store.gone_since(id, &decision.entry.id)?,
            None => None,
        };
        return Ok(State::NotListed { since });
    };
    Ok(match decisions.standing(&decision.party, id, entry, today) {
        Standing::Holds(other) | Standing::Woken(other, _) if !std::ptr::eq(other, decision) => {
            State::Replaced
        }
        Standing::Woken(_, changes) => State::Woken { changes },
        // Undecided on that day: it was taken on a later one.
        Standing::Holds(_) | Standing::Undecided => State::Holds,
    })
}

/// The knowledge of the day of a decision, from the versions of lists that are kept.
///
/// # Errors
/// A version that is not kept.
pub fn knowledge_of_that_time(
    decision: &Decision,
    data: Option<&Path>,
    thresholds: Thresholds,
) -> Result<Knowledge, ListStoreError> {
    let demo = sarhad_lists::demo();
    let mut lists = Vec::new();
    for (id, version) in &decision.lists {
        if *id == demo.id && *version == demo.version {
            lists.push(demo.clone());
            continue;
        }
        let unknown = || ListStoreError::Unknown { what: format!("{id} {version}") };
        let data = data.ok_or_else(unknown)?;
        lists.push(ListStore::new(data).version(id, version)?);
    }
    Ok(Knowledge::build(lists).with_thresholds(thresholds))
}
