//! A decision about a pair in words: who decided what, when and why, and what changed since.

use sarhad_model::{Param, Params};

use crate::parties::decision::{Change, DecidedField, Decision, PartyField, Standing, Verdict};

/// At most so many values of a change are named; an entry with sixty new aliases is told by the
/// first ones.
const MAX_NAMED: usize = 3;

/// What was decided, for the end of a message; empty when nobody decided.
pub(super) fn words(standing: &Standing<'_>) -> Param {
    match standing {
        Standing::Undecided => Param::Text(String::new()),
        Standing::Holds(decision) => message(
            match decision.verdict {
                Verdict::Same => "decided-same",
                Verdict::NotSame => "decided-not-same",
            },
            by(decision),
        ),
        Standing::Woken(decision, changes) => {
            let mut params = by(decision);
            let said = changes.iter().map(change).collect();
            params.insert("changes", Param::Items(said));
            message(
                match decision.verdict {
                    Verdict::Same => "decided-same-before",
                    Verdict::NotSame => "decided-not-same-before",
                },
                params,
            )
        }
    }
}

fn message(message: &'static str, params: Params) -> Param {
    Param::Message { message, params }
}

fn by(decision: &Decision) -> Params {
    Params::from([
        ("author", Param::Text(decision.author.clone())),
        ("date", Param::Date(decision.decided_on)),
        ("reason", Param::Text(decision.reason.clone())),
    ])
}

/// One change in words.
pub fn change(change: &Change) -> Param {
    match change {
        Change::Party(field) => message(
            match field {
                PartyField::Name => "change-party-name",
                PartyField::Identifier => "change-party-identifier",
                PartyField::Born => "change-party-born",
                PartyField::Country => "change-party-country",
            },
            Params::default(),
        ),
        Change::Entry { field, added, removed } => {
            let sides = [("change-added", added), ("change-removed", removed)];
            let said =
                sides.into_iter().filter(|(_, values)| !values.is_empty()).map(|(key, values)| {
                    message(key, Params::from([("values", Param::Text(some(values)))]))
                });
            let what = Param::Items(said.collect());
            message(entry_message(*field), Params::from([("what", what)]))
        }
        Change::Expired(day) => {
            message("change-expired", Params::from([("date", Param::Date(*day))]))
        }
    }
}

fn entry_message(field: DecidedField) -> &'static str {
    match field {
        DecidedField::Kind => "change-entry-kind",
        DecidedField::Names => "change-entry-names",
        DecidedField::Dates => "change-entry-dates",
        DecidedField::Countries => "change-entry-countries",
        DecidedField::Identifiers => "change-entry-identifiers",
        DecidedField::Addresses => "change-entry-addresses",
        DecidedField::Programs => "change-entry-programs",
        DecidedField::Vessel => "change-entry-vessel",
        DecidedField::ListedOn => "change-entry-listed-on",
    }
}

/// The first values, and dots when there are more.
fn some(values: &[String]) -> String {
    let mut named = values.iter().take(MAX_NAMED).cloned().collect::<Vec<_>>().join(", ");
    if values.len() > MAX_NAMED {
        named.push_str(", …");
    }
    named
}
