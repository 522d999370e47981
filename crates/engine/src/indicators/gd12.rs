//! A chemical behind a trade name.
//!
//! Looks at goods of the chemical chapters 28, 29 and 38 whose text holds neither a CAS number
//! nor a chemical name, a formula or a concentration: what it is cannot be known from the paper.
//!
//! Limits: chemical names are known by their roots; whether a safety data sheet is attached is
//! not seen. A code of another chapter escapes it; a text that names other goods than chemicals
//! is under GD05.
//! Source: JRC Export Control Handbook for Chemicals; own.

use sarhad_model::Param;

use super::{Findings, Indicator, UnitContext};

pub(super) const INDICATOR: Indicator = Indicator { id: "GD12", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    for line in &context.lines {
        let chemical = line.hs.is_some_and(|hs| row.lists_chapter("chapters", hs.chapter()));
        let text = line.title();
        if chemical
            && !line.judged.names_chemical
            && line.judged.judgement.candidates.is_empty()
            && line.judged.judgement.disagreement.is_none()
            && !tables.is_placeholder(text)
        {
            let mut finding = context.finding(&INDICATOR, line.subject("goods.description"));
            finding.params.insert("line", Param::Number(f64::from(line.number)));
            finding.params.insert("text", Param::Text(text.to_owned()));
            out.add(finding);
        }
    }
}
