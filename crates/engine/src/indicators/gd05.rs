//! Words and code do not fit.
//!
//! Looks at goods lines whose declared code stands in another part of the nomenclature than the
//! goods that the text names: control entries that it surely names (`uranium hexafluoride` under a
//! code of cotton fabric), and common goods by a table of words with their headings.
//!
//! Limits: it compares parts of the nomenclature, not headings, and stays silent when a material
//! or a use in the text explains the code (`plastic toys` under plastics); a false code within
//! the same part is not seen. Lines without a code are under GD04.
//! Source: WCO guide; FATF on trade-based money laundering; own words.

use sarhad_model::Param;

use super::{Findings, Indicator, UnitContext};

pub(super) const INDICATOR: Indicator = Indicator { id: "GD05", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    for line in &context.lines {
        let Some(found) = &line.judged.judgement.disagreement else { continue };
        let mut finding = context.finding(&INDICATOR, line.subject("goods.hs"));
        finding.params.insert("line", Param::Number(f64::from(line.number)));
        finding.params.insert("text", Param::Text(found.matched.clone()));
        finding.params.insert("suggested", Param::Text(found.suggested.clone()));
        finding.params.insert("declared", Param::Text(found.declared.clone()));
        finding.matched = vec![found.matched.clone()];
        out.add(finding);
    }
}
