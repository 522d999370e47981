//! A transport paper that hides what the declaration names.
//!
//! Looks at a transport paper and a declaration of one run about the same bill: the declaration names
//! goods that may be strategic or are of high priority, nothing in the transport paper does, and its
//! text has far fewer words that tell goods apart.
//!
//! Limits: transport papers are short as a rule, so a short text of everyday goods is no sign; it
//! needs both papers, and the code of the transport paper may tell what its words do not.
//! Source: UN Panel of Experts on the DPRK; own.

use std::collections::BTreeSet;

use sarhad_model::{ConsignmentItem, Param};

use super::{Findings, GoodsLine, Indicator, UnitContext, recorded, same_bill};
use crate::tables::plain_words;
use crate::units::Part;

pub(super) const INDICATOR: Indicator = Indicator { id: "DC08", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    for pair in same_bill::pairs(context) {
        let (transport, declaration) =
            match [pair.first, pair.second].map(same_bill::is_declaration) {
                [false, true] => (pair.first, pair.second),
                [true, false] => (pair.second, pair.first),
                _ => continue,
            };
        let mut of_transport = recorded::lines_of(context, transport).peekable();
        let Some(vague) = of_transport.peek().copied() else { continue };
        if of_transport.any(GoodsLine::is_sensitive) {
            continue;
        }
        let mut declared = recorded::lines_of(context, declaration);
        let Some(sensitive) = declared.find(|line| line.is_sensitive()) else { continue };
        let (few, many) = (words(transport).len() as f64, words(declaration).len() as f64);
        if few >= row.number("ratio") * many {
            continue;
        }
        let mut finding = context.finding(&INDICATOR, vague.subject("goods.description"));
        finding.params.insert("transport", Param::Text(vague.title().to_owned()));
        finding.params.insert("line", Param::Number(f64::from(sensitive.number)));
        finding.params.insert("declared", Param::Text(sensitive.title().to_owned()));
        out.add(finding);
    }
}

/// Different words of the goods texts of a paper; numbers tell no goods apart.
fn words(part: &Part<'_>) -> BTreeSet<String> {
    let texts = part.consignment.items.iter().map(ConsignmentItem::description);
    let words = texts.flat_map(|text| {
        plain_words(&text).split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    });
    words.filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2).collect()
}
