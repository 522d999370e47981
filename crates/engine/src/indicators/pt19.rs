//! A party that the papers about one bill write in two ways that do not go together.
//!
//! Looks at sender, receiver, notify party, buyer, seller and end user of two papers of one run about
//! the same bill: a number is equal and the names are those of strangers, or the names are one name
//! and the numbers of one kind differ.
//!
//! Limits: another script, spelling or legal form is the same name; numbers of different kinds (tax
//! and registration) are not compared; a branch may have a number of its own.
//! Source: own.

use std::collections::BTreeSet;

use sarhad_model::{Param, Params, Party, PartyRole};

use super::receivers::subject;
use super::same_party::Named;
use super::{Findings, Indicator, UnitContext, compared, same_bill};
use crate::parties::normal_identifier;

pub(super) const INDICATOR: Indicator = Indicator { id: "PT19", evaluate };

const ROLES: &[PartyRole] = &[
    PartyRole::Consignor,
    PartyRole::Consignee,
    PartyRole::NotifyParty,
    PartyRole::Buyer,
    PartyRole::Seller,
    PartyRole::EndUser,
];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    for pair in same_bill::pairs(context) {
        for role in ROLES {
            let first = pair.first.consignment.parties_of(*role).next();
            let second = pair.second.consignment.parties_of(*role).next();
            let (Some(one), Some(other)) = (first, second) else { continue };
            let (named, renamed) = (Named::of(one, tables), Named::of(other, tables));
            let what = if named.shares_number(&renamed) {
                named.is_called_otherwise(&renamed).then(|| names(one, other))
            } else if named.is_called_alike(&renamed) {
                numbers(one, other)
            } else {
                None
            };
            let Some(what) = what.filter(|_| told.insert((one.name(), other.name()))) else {
                continue;
            };
            let mut finding = context.finding(&INDICATOR, subject(pair.second, other));
            finding.params.insert("role", Param::Term(role.key()));
            finding.params.insert("what", what);
            finding.params.insert("first_paper", Param::Term(compared::paper(pair.first)));
            finding.params.insert("second_paper", Param::Term(compared::paper(pair.second)));
            out.add(finding);
        }
    }
}

fn names(one: &Party, other: &Party) -> Param {
    let text = |party: &Party| Param::Text(party.name().to_owned());
    let params = Params::from([("first", text(one)), ("second", text(other))]);
    Param::Message { message: "one-number-two-names", params }
}

/// The numbers of one kind, when they differ.
fn numbers(one: &Party, other: &Party) -> Option<Param> {
    let (first, second) = one.identifiers.iter().find_map(|mine| {
        let theirs = other.identifiers.iter().find(|theirs| {
            let (one, other) = (&mine.number.raw, &theirs.number.raw);
            let differ = normal_identifier(one).zip(normal_identifier(other));
            mine.scheme == theirs.scheme && differ.is_some_and(|(one, other)| one != other)
        })?;
        Some((mine.number.raw.trim(), theirs.number.raw.trim()))
    })?;
    let params = Params::from([
        ("name", Param::Text(one.name().to_owned())),
        ("first", Param::Text(first.to_owned())),
        ("second", Param::Text(second.to_owned())),
    ]);
    Some(Param::Message { message: "one-name-two-numbers", params })
}
