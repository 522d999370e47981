//! An address that very many companies share, or where mail waits and nobody works.
//!
//! Looks at the address of consignee, buyer and end user of goods that may be strategic or are of high
//! priority, for words such as post box, virtual office or hotel (`data/mailbox-words.csv`); at how many
//! companies of a register that still trade stand at the address of a trader in such goods; and at what an
//! officer has found about it.
//!
//! Limits: countries that deliver mail to post boxes only (the Gulf and others) are left out; addresses
//! of a register are compared as they are written, and a business centre looks the same, so it weighs
//! little. A company that the register does not hold is unknown.
//! Source: FinCEN and BIS alert of June 2022 and notice of November 2023.

use std::collections::BTreeSet;

use sarhad_model::{Param, Params, PartyRole, Subject, Text};

use super::{Findings, GoodsLine, Indicator, UnitContext, answered, recorded, registered};
use crate::tables::plain_words;

pub(super) const INDICATOR: Indicator = Indicator { id: "PT09", evaluate };

const ROLES: &[PartyRole] = &[PartyRole::Consignee, PartyRole::Buyer, PartyRole::EndUser];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise_as_one_of_two(context, &INDICATOR, out);
    by_papers(context, out);
    by_register(context, out);
}

/// What the papers say.
fn by_papers(context: &UnitContext<'_>, out: &mut Findings) {
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
            let params = Params::from([
                ("word", Param::Text(word.to_owned())),
                ("address", Param::Text(address)),
            ]);
            let what = Param::Message { message: "address-mailbox", params };
            finding.params.insert("what", what);
            finding.matched = vec![word.to_owned()];
            out.add(finding);
        }
    }
}

/// What the register says.
fn by_register(context: &UnitContext<'_>, out: &mut Findings) {
    let most = context.knowledge.tables.indicator(INDICATOR.id).number("max_firms");
    let day = registered::day(context);
    for one in registered::in_sensitive_trade(context) {
        let neighbours = one.book.index.at_address_of(one.company);
        let count = neighbours.filter(|company| !company.is_closed_by(day)).count();
        if count as f64 > most {
            let params = Params::from([
                ("count", Param::Number(count as f64)),
                ("address", Param::Text(one.company.address.clone())),
            ]);
            let mut finding = registered::finding(context, &INDICATOR, &one);
            let what = Param::Message { message: "address-of-many", params };
            finding.params.insert("what", what);
            out.add(finding);
        }
    }
}
