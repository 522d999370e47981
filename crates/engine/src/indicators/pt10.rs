//! A firm in sensitive trade with a free mailbox and no domain of its own.
//!
//! Looks at e-mail and web addresses of consignee, consignor, buyer, seller and end user of goods
//! that may be strategic or are of high priority: each mailbox is at a provider where anybody gets one
//! (`data/free-mail.csv`), and no web address is given.
//!
//! Limits: most small firms of the region write from such mailboxes, so it weighs little; a provider
//! that is not in the table counts as a domain of their own. Parties without an e-mail say nothing.
//! Source: FinCEN and BIS notice of November 2023.

use std::collections::BTreeSet;

use sarhad_model::{Param, Party, PartyRole, Subject, Text};

use super::{Findings, GoodsLine, Indicator, UnitContext, recorded};
use crate::parties::legal_class;
use crate::tables::Tables;

pub(super) const INDICATOR: Indicator = Indicator { id: "PT10", evaluate };

const ROLES: &[PartyRole] = &[
    PartyRole::Consignor,
    PartyRole::Consignee,
    PartyRole::Buyer,
    PartyRole::Seller,
    PartyRole::EndUser,
];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for part in &context.unit.parts {
        if !recorded::lines_of(context, part).any(GoodsLine::is_sensitive) {
            continue;
        }
        let parties = part.consignment.parties.iter().filter(|one| ROLES.contains(&one.role));
        // Only firms: a person has a mailbox and no domain.
        for party in parties.filter(|party| legal_class(party.name()).is_some()) {
            let Some(mailbox) = free_mailbox(party, tables) else { continue };
            if !told.insert(mailbox.value()) {
                continue;
            }
            let subject = Subject {
                file: part.file,
                bill: part.consignment.reference().map(str::to_owned),
                item: None,
                field: "party.email",
                span: mailbox.span,
                text: mailbox.value().to_owned(),
            };
            let mut finding = context.finding(&INDICATOR, subject);
            finding.params.insert("party", Param::Text(party.name().to_owned()));
            finding.params.insert("email", Param::Text(mailbox.value().to_owned()));
            out.add(finding);
        }
    }
}

/// The first mailbox, when all are free and no site is named.
fn free_mailbox<'p>(party: &'p Party, tables: &Tables) -> Option<&'p Text> {
    let mut first = None;
    for one in &party.communications {
        match one.number.value().rsplit_once('@') {
            Some((_, domain)) if tables.is_free_mail(domain) => {
                first = first.or(Some(&one.number));
            }
            Some(_) => return None,
            None if one.channel == "WWW" => return None,
            None => {}
        }
    }
    first
}
