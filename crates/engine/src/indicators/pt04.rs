//! A company that listed parties own or direct.
//!
//! Looks at the owners of each party in the register of companies, step by step upwards, and at its
//! directors: each name is searched in the watch lists like that of a party. Shares of listed owners
//! are added up along all paths; a company that they own by the threshold counts as theirs. A
//! listed person among the directors is enough. Where a share is not stated, or a name only comes
//! near to a listed one, a person is asked.
//!
//! Limits: only what the register says, which may be late; namesakes are as likely as for PT02.
//! Nominees are not seen. Where somebody was born plays no part.
//! Source: EU guidance on enhanced due diligence; the rule of 50 per cent.

use sarhad_model::{Finding, Param, Params, PartyRole, Question};

use super::registered::{self, Registered};
use super::{Findings, Indicator, UnitContext};
use crate::companies::{ListedOwner, Ownership, director_key, owner_key};
use crate::parties::decision::PartyIdentity;
use crate::parties::{Band, PartyMatch};
use crate::screened::{NameKey, has_ended};

pub(super) const INDICATOR: Indicator = Indicator { id: "PT04", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let threshold = context.knowledge.tables.indicator(INDICATOR.id).number("percent");
    for one in registered::companies(context, PartyRole::ALL) {
        let listed = |key: &NameKey<'_>, found| strongest(context, key, found, Band::Alert);
        let owned = Ownership::of(one.book, one.company, threshold, &listed);
        let directors: Vec<(&str, &PartyMatch)> = one
            .company
            .directors
            .iter()
            .filter_map(|director| {
                let key = director_key(director);
                Some((director.name.as_str(), listed(&key, one.book.matches(&key))?))
            })
            .collect();
        let mut what: Vec<Param> = Vec::new();
        if owned.percent >= threshold {
            what.push(owned_in_words(context, &owned));
        }
        what.extend(directors.iter().map(|(name, found)| director_in_words(context, name, found)));
        if what.is_empty() {
            ask(context, &one, &owned, out);
        } else {
            let mut finding: Finding = registered::finding(context, &INDICATOR, &one);
            finding.params.insert("what", Param::Items(what));
            out.add(finding);
        }
    }
}

/// The most probable match of a name in a band that no decision silences and whose listing stands.
fn strongest<'b>(
    context: &UnitContext<'_>,
    key: &NameKey<'_>,
    found: &'b [PartyMatch],
    wanted: Band,
) -> Option<&'b PartyMatch> {
    let party = PartyIdentity::of_key(key);
    let raised = |one: &&PartyMatch| {
        let list = &context.knowledge.lists[one.list];
        let entry = &list.entries[one.entry];
        let day = context.day;
        let standing = day.decisions.standing(&party, &list.id, entry, day.date);
        let probability = if standing.is_certain() { 1.0 } else { one.comparison.probability };
        let band = context.knowledge.thresholds.of(&list.id).band(probability);
        band == wanted && !standing.is_silent() && !has_ended(entry, day.date)
    };
    let by_probability = |a: &&PartyMatch, b: &&PartyMatch| {
        a.comparison.probability.total_cmp(&b.comparison.probability)
    };
    // Of equals the first: lists stand in the order of their ids.
    found.iter().filter(raised).rev().max_by(by_probability)
}

/// Entry, list and likeness of a match.
fn entry_params(context: &UnitContext<'_>, found: &PartyMatch) -> Params {
    let list = &context.knowledge.lists[found.list];
    let entry = &list.entries[found.entry];
    let listed = entry.names.get(found.name).map_or(entry.name(), |name| name.text.as_str());
    Params::from([
        ("entry", Param::Text(listed.to_owned())),
        ("entry_id", Param::Text(entry.id.clone())),
        ("list", Param::Text(list.title.clone())),
        ("match", Param::Number((found.comparison.probability * 100.0).floor())),
    ])
}

fn owned_in_words(context: &UnitContext<'_>, owned: &Ownership<'_>) -> Param {
    let in_words = |one: &ListedOwner<'_>| {
        let mut params = entry_params(context, one.found);
        params.insert("owner", Param::Text(one.owner.name.clone()));
        Param::Message { message: "control-owner", params }
    };
    let params = Params::from([
        ("percent", Param::Number(owned.percent.floor())),
        ("owners", Param::Items(owned.owners.iter().map(in_words).collect())),
    ]);
    Param::Message { message: "control-owned", params }
}

fn director_in_words(context: &UnitContext<'_>, name: &str, found: &PartyMatch) -> Param {
    let mut params = entry_params(context, found);
    params.insert("director", Param::Text(name.to_owned()));
    Param::Message { message: "control-director", params }
}

/// What the register or the lists leave open.
fn ask(context: &UnitContext<'_>, one: &Registered<'_>, owned: &Ownership<'_>, out: &mut Findings) {
    let mut question = |code, name: &str, found: &PartyMatch| {
        let mut params = entry_params(context, found);
        params.insert("party", Param::Text(registered::name(one)));
        params.insert("owner", Param::Text(name.to_owned()));
        out.ask(Question { code, params, subject: one.subject.clone() });
    };
    if owned.is_open {
        for listed in &owned.owners {
            question("question-owner-share", &listed.owner.name, listed.found);
        }
    }
    let owners = one.company.owners.iter().map(|owner| (&owner.name, owner_key(owner)));
    let directors = one.company.directors.iter().map(|who| (&who.name, director_key(who)));
    for (name, key) in owners.chain(directors) {
        if let Some(found) = strongest(context, &key, one.book.matches(&key), Band::Review) {
            question("question-owner-near", name, found);
        }
    }
}
