//! Consigned to order or to a bank, and nobody named who will use the goods.
//!
//! Looks at "to order" in its many forms and at banks as consignees. Whoever presents the bill
//! receives the goods, so who that will be has to be asked.
//!
//! Limits: usual in trade under letters of credit, so it weighs little. A notify party is no end
//! user; it is screened by name all the same.
//! Source: FinCEN and BIS notice of November 2023.

use std::collections::BTreeSet;

use sarhad_model::{Param, Party, PartyRole, Span, Subject};

use super::receivers::{names_end_user, subject};
use super::{Findings, Indicator, UnitContext};
use crate::tables::plain_words;
use crate::units::Part;

pub(super) const INDICATOR: Indicator = Indicator { id: "PT06", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for part in &context.unit.parts {
        if names_end_user(part.consignment, tables) {
            continue;
        }
        let open = |party: &&Party| {
            let plain = plain_words(party.name());
            tables.orders.find(&plain).is_some() || tables.banks.find(&plain).is_some()
        };
        let consignee = part.consignment.parties_of(PartyRole::Consignee).find(open);
        if consignee.is_none() && !part.consignment.to_order {
            continue;
        }
        let (subject, text) = match consignee {
            Some(party) => (subject(part, party), party.name().to_owned()),
            None => (to_order(part), "TO ORDER".to_owned()),
        };
        if seen.insert(plain_words(&text)) {
            let mut finding = context.finding(&INDICATOR, subject);
            finding.params.insert("party", Param::Text(text));
            out.add(finding);
        }
    }
}

/// The consignment, where the reader kept no consignee.
fn to_order(part: &Part<'_>) -> Subject {
    Subject {
        file: part.file,
        bill: part.consignment.reference().map(str::to_owned),
        item: None,
        field: "consignee.name",
        span: Span::None,
        text: String::new(),
    }
}
