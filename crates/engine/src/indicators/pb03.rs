//! Freight that is paid in cash.
//!
//! Looks at the words for how freight is paid (`data/cash-words.csv`): a carrier with regular customers
//! is paid on account, and cash leaves no trace of who paid.
//!
//! Limits: papers mostly say prepaid or collect only, which says nothing; codes of forms that are not
//! read as words are left alone. Who pays the freight is not stated by the papers that are read.
//! Source: EU guide on sea containers, 2002; UNODC Container Control Programme.

use sarhad_model::{Param, Subject};

use super::{Findings, Indicator, UnitContext};
use crate::tables::plain_words;

pub(super) const INDICATOR: Indicator = Indicator { id: "PB03", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let mut told: Vec<String> = Vec::new();
    for part in &context.unit.parts {
        let Some(paid) = part.consignment.freight_payment.as_deref() else { continue };
        let plain = plain_words(paid.value());
        let Some(word) = tables.cash.find(&plain).filter(|_| !told.contains(&plain)) else {
            continue;
        };
        let subject = Subject {
            file: part.file,
            bill: part.consignment.reference().map(str::to_owned),
            item: None,
            field: "freight_payment",
            span: paid.span,
            text: paid.value().to_owned(),
        };
        let mut finding = context.finding(&INDICATOR, subject);
        finding.params.insert("text", Param::Text(paid.value().to_owned()));
        finding.matched = vec![word.to_owned()];
        out.add(finding);
        told.push(plain);
    }
}
