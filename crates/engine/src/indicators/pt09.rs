//! An address where mail waits and nobody works.
//!
//! Looks at the address of consignee, buyer and end user of goods that may be strategic or are of high
//! priority, for words such as post box, virtual office or hotel (`data/mailbox-words.csv`).
//!
//! Limits: countries that deliver mail to post boxes only (the Gulf and others) are left out; how many
//! firms share an address, and whether it is a flat, is not known from papers.
//! Source: FinCEN and BIS alert of June 2022 and notice of November 2023.

use std::collections::BTreeSet;

use sarhad_model::{Param, PartyRole, Subject, Text};

use super::{Findings, GoodsLine, Indicator, UnitContext, recorded};
use crate::tables::plain_words;

pub(super) const INDICATOR: Indicator = Indicator { id: "PT09", evaluate };

const ROLES: &[PartyRole] = &[PartyRole::Consignee, PartyRole::Buyer, PartyRole::EndUser];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    let mut told: BTreeSet<String> = BTreeSet::new();
    for part in &context.unit.parts {
        if !recorded::lines_of(context, part).any(GoodsLine::is_sensitive) {
            continue;
        }
        for party in part.consignment.parties.iter().filter(|one| ROLES.contains(&one.role)) {
            let home = party.country.as_ref().and_then(|country| country.value);
            // Without a country nobody knows how mail comes there.
            if home.is_none_or(|home| row.lists("box_countries", home.as_str())) {
                continue;
            }
            let lines: Vec<&str> = party.address.iter().map(Text::value).collect();
            let address = lines.join(", ");
            let plain = plain_words(&address);
            let Some(word) = tables.mailboxes.find(&plain).filter(|_| told.insert(plain.clone()))
            else {
                continue;
            };
            let subject = Subject {
                file: part.file,
                bill: part.consignment.reference().map(str::to_owned),
                item: None,
                field: "party.address",
                span: party.address.first().map_or(party.source, |line| line.span),
                text: address.clone(),
            };
            let mut finding = context.finding(&INDICATOR, subject);
            finding.params.insert("party", Param::Text(party.name().to_owned()));
            finding.params.insert("word", Param::Text(word.to_owned()));
            finding.params.insert("address", Param::Text(address));
            finding.matched = vec![word.to_owned()];
            out.add(finding);
        }
    }
}
