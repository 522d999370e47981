//! A description that does not say what the goods are.
//!
//! Looks for at least one word that tells one kind of goods from another: "spare parts", "pcs",
//! "industrial equipment" do not. Only where it matters: chemicals, metals, machines,
//! electronics, vehicles, instruments, or no code at all.
//!
//! Limits: it knows the empty words of the languages in `data/generic-goods-words.csv`; a wrong
//! but specific word satisfies it. Texts without any words are left to DC11.
//! Source: WCO Strategic Trade Control Enforcement guide; EU guide on sea containers, 2002.

use sarhad_model::Param;

use super::{Findings, Indicator, UnitContext};

pub(super) const INDICATOR: Indicator = Indicator { id: "GD04", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    for line in context.lines.iter().filter(|line| line.judged.vague && !line.is_strategic()) {
        let text = line.title();
        let matters = line.hs.is_none_or(|hs| row.lists_chapter("chapters", hs.chapter()));
        if matters && !tables.is_placeholder(text) {
            let mut finding = context.finding(&INDICATOR, line.subject("goods.description"));
            finding.params.insert("line", Param::Number(f64::from(line.number)));
            finding.params.insert("text", Param::Text(text.to_owned()));
            out.add(finding);
        }
    }
}
