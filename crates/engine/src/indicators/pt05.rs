//! A forwarder, carrier, broker or warehouse as the last consignee.
//!
//! Looks at words in the consignee's name in the languages of the region. Goods that end with
//! somebody who only moves or stores them have an end user whom the papers do not name.
//!
//! Limits: an activity code would say it better than a name; a firm that trades as well as
//! forwards is taken for a forwarder. Silent when an end user or buyer is named.
//! Source: BIS red flags; FinCEN and BIS notice of November 2023.

use std::collections::BTreeSet;

use sarhad_model::{Param, PartyRole};

use super::receivers::{names_end_user, subject};
use super::{Findings, Indicator, UnitContext};
use crate::tables::plain_words;

pub(super) const INDICATOR: Indicator = Indicator { id: "PT05", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for part in &context.unit.parts {
        for party in part.consignment.parties_of(PartyRole::Consignee) {
            let plain = plain_words(party.name());
            if tables.orders.find(&plain).is_some() || seen.contains(&plain) {
                continue;
            }
            let Some(word) = tables.forwarders.find(&plain) else { continue };
            if !names_end_user(part.consignment, tables) {
                let mut finding = context.finding(&INDICATOR, subject(part, party));
                finding.params.insert("party", Param::Text(party.name().to_owned()));
                finding.params.insert("word", Param::Text(word.to_owned()));
                finding.matched = vec![word.to_owned()];
                out.add(finding);
                seen.insert(plain);
            }
        }
    }
}
