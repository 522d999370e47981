//! A military, space or nuclear end user of sensitive goods.
//!
//! Looks at the names of end user, consignee and buyer of goods that may be strategic or are of high
//! priority, for words such as ministry of defence, missile or nuclear research in the languages of the
//! region (`data/defence-words.csv`). Such a user needs a look at the permit and its conditions, and
//! is no offence: the army of one's own state imports too.
//!
//! Limits: only what a name says; institutes with civil names are on watch lists or nowhere. Where the
//! goods go on to is not known.
//! Source: FATF guidance on proliferation financing, 2021; Commission guidance of September 2023.

use std::collections::BTreeSet;

use sarhad_model::{Param, PartyRole};

use super::receivers::subject;
use super::{Findings, GoodsLine, Indicator, UnitContext, recorded};
use crate::tables::plain_words;

pub(super) const INDICATOR: Indicator = Indicator { id: "PT12", evaluate };

const ROLES: &[PartyRole] = &[PartyRole::EndUser, PartyRole::Consignee, PartyRole::Buyer];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let mut told: BTreeSet<String> = BTreeSet::new();
    for part in &context.unit.parts {
        if !recorded::lines_of(context, part).any(GoodsLine::is_sensitive) {
            continue;
        }
        for party in part.consignment.parties.iter().filter(|one| ROLES.contains(&one.role)) {
            let plain = plain_words(party.name());
            let Some(word) = tables.defence.find(&plain) else { continue };
            if !told.insert(plain.clone()) {
                continue;
            }
            let mut finding = context.finding(&INDICATOR, subject(part, party));
            finding.params.insert("party", Param::Text(party.name().to_owned()));
            finding.params.insert("word", Param::Text(word.to_owned()));
            finding.matched = vec![word.to_owned()];
            out.add(finding);
        }
    }
}
