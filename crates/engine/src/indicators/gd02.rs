//! Goods of the Common High Priority List.
//!
//! Looks at the six-digit code against the fifty codes that the EU, Japan, the United Kingdom
//! and the United States published as most sought for weapons; the tier sets the weight.
//!
//! Limits: a code, not an article: most goods under it are civil. The list is a measure of other
//! states and only informs here.
//! Source: Common High Priority List of 23 February 2024.

use sarhad_model::{Decibans, Param};

use super::{Findings, Indicator, UnitContext};

pub(super) const INDICATOR: Indicator = Indicator { id: "GD02", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    for line in &context.lines {
        let Some(tier) = line.judged.high_priority_tier else { continue };
        let Some(hs6) = line.hs.and_then(|hs| hs.hs6()) else { continue };
        let code = line.item.classifications.iter().find(|c| c.code.get() == line.hs);
        let span = code.map_or(line.item.source, |c| c.code.span);
        let mut finding = context.finding(&INDICATOR, line.subject_at("goods.hs", span, hs6));
        // Tiers are written 3A in one edition of the list and 3.A in another.
        let plain: String = tier.chars().filter(char::is_ascii_alphanumeric).collect();
        if let Some(weight) = row.maybe_number(&format!("tier_{plain}")) {
            finding.weight = Decibans::whole(weight as i32);
        }
        finding.params.insert("line", Param::Number(f64::from(line.number)));
        finding.params.insert("hs6", Param::Text(hs6.to_owned()));
        finding.params.insert("tier", Param::Text(tier.to_owned()));
        finding.matched = vec![hs6.to_owned()];
        out.add(finding);
    }
}
