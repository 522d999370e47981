//! Taking a decision: both sides as they are now, the number, and the knowledge it rests on.

use chrono::NaiveDate;
use sarhad_engine::Knowledge;
use sarhad_engine::parties::decision::{
    DecidedEntry, Decision, DecisionFault, PartyIdentity, Verdict, match_with, rounded,
};
use sarhad_engine::parties::{PartyQuery, rules_version};
use sarhad_model::EntryKind;

/// What a person decides.
#[derive(Debug, Clone)]
pub struct Request {
    /// Verdict.
    pub verdict: Verdict,
    /// The party.
    pub party: PartyIdentity,
    /// What the party is, if known.
    pub kind: Option<EntryKind>,
    /// List id.
    pub list: String,
    /// Id of the entry.
    pub entry: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub author: String,
    /// Today.
    pub decided_on: NaiveDate,
    /// Last day on which it holds.
    pub until: Option<NaiveDate>,
}

/// Why nothing was decided.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DecideError {
    /// No such list in use.
    #[error("{list}: no such list in use; there are {known}")]
    NoList {
        /// List id as given.
        list: String,
        /// Ids of the lists in use.
        known: String,
    },
    /// No such entry on the list.
    #[error("{list}: no entry {entry}")]
    NoEntry {
        /// List id.
        list: String,
        /// Entry id as given.
        entry: String,
    },
    /// The entry is no match of the party: there is nothing to decide.
    #[error("{name:?} does not match {list} {entry}")]
    NoMatch {
        /// Name of the party.
        name: String,
        /// List id.
        list: String,
        /// Entry id.
        entry: String,
    },
    /// Something is missing or wrong.
    #[error(transparent)]
    Fault(#[from] DecisionFault),
}

/// Makes the decision; it is not written yet.
pub fn decide(knowledge: &Knowledge, request: Request) -> Result<Decision, DecideError> {
    let Request { verdict, party, kind, list, entry, reason, author, decided_on, until } = request;
    if party.is_empty() {
        return Err(DecisionFault::NoParty.into());
    }
    let known = knowledge.lists.iter().find(|one| one.id == list);
    let Some(watch_list) = known else {
        let ids: Vec<&str> = knowledge.lists.iter().map(|one| one.id.as_str()).collect();
        return Err(DecideError::NoList { list, known: ids.join(", ") });
    };
    let Some(listed) = watch_list.entries.iter().find(|one| one.id == entry) else {
        return Err(DecideError::NoEntry { list, entry });
    };
    let query = PartyQuery {
        name: &party.name,
        kind,
        born: party.born,
        country: party.country,
        identifiers: &party.identifiers,
    };
    let Some(found) = match_with(&query, &list, &entry, knowledge) else {
        return Err(DecideError::NoMatch { name: party.name, list, entry });
    };
    let decision = Decision {
        verdict,
        kind,
        entry: DecidedEntry::new(&list, listed),
        reason: reason.trim().to_owned(),
        author: author.trim().to_owned(),
        decided_on,
        until,
        probability: rounded(found.comparison.probability),
        knowledge: knowledge.id.clone(),
        lists: knowledge.lists.iter().map(|l| (l.id.clone(), l.version.clone())).collect(),
        rules: rules_version().to_owned(),
        party,
    };
    decision.check()?;
    Ok(decision)
}
