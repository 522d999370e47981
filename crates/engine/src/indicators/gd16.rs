//! Goods that may be strategic, declared used, scrap or samples, at a fraction of the usual price.
//!
//! Looks at words for the condition of goods (`data/condition-words.csv`) in lines that may be
//! strategic or are of high priority, with a value of a kilogram far below the usual one.
//!
//! Limits: without a history of prices it says nothing; a machine that is truly old is cheap.
//! Source: own.

use sarhad_model::Param;

use super::priced::{Priced, priced};
use super::{Findings, Indicator, UnitContext, recorded};
use crate::tables::plain_words;

pub(super) const INDICATOR: Indicator = Indicator { id: "GD16", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    for line in context.lines.iter().filter(|line| line.is_sensitive()) {
        let Some(Priced { price, level, .. }) = priced(line, &known, row) else { continue };
        let percent = price / level.usual() * 100.0;
        if percent > row.number("max_percent") {
            continue;
        }
        let plain = plain_words(&line.item.description());
        let Some(word) = tables.conditions.find(&plain) else { continue };
        let subject = line.subject("goods.description");
        let mut finding = recorded::finding(context, &INDICATOR, &known, subject);
        finding.params.insert("line", Param::Number(f64::from(line.number)));
        finding.params.insert("word", Param::Text(word.to_owned()));
        finding.params.insert("item", Param::Text(line.title().to_owned()));
        finding.params.insert("percent", Param::Number(recorded::rounded(percent)));
        finding.matched = vec![word.to_owned()];
        out.add(finding);
    }
}
