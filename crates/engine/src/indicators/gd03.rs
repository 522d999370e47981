//! A stated value just outside a control entry that the goods would otherwise be asked about.
//!
//! Looks at the numbers of the goods text: one of them misses a threshold of an entry by no more than
//! the margin, no other condition of the entry is missed, and words (not the code alone) point to it.
//! Goods are declared, or built, just below a limit.
//!
//! Limits: makers build for the limit too, so it is a question and no proof; a value that is stated
//! wrongly cannot be told from one that is stated rightly. Conditions that the text does not state
//! are taken as open.
//! Source: UN Panel of Experts on the DPRK, as summarised.

use std::sync::Arc;

use sarhad_model::{FindingSource, Param, Question, SourceKind};

use super::{Findings, GoodsLine, Indicator, UnitContext, candidate, context};
use crate::goods::NearMiss;

pub(super) const INDICATOR: Indicator = Indicator { id: "GD03", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let margin = context.knowledge.tables.indicator(INDICATOR.id).number("margin_percent");
    for line in &context.lines {
        let near = line.judged.judgement.near_misses.iter();
        let nearest = near
            .filter(|one| context::is_control_entry(one.entry) && one.missed.gap * 100.0 <= margin)
            // Lists share thresholds: of one value the nearest limit tells all.
            .min_by(|a, b| a.missed.gap.total_cmp(&b.missed.gap));
        if let Some(near) = nearest {
            raise(context, line, near, out);
        }
    }
}

fn raise(context: &UnitContext<'_>, line: &GoodsLine<'_>, near: &NearMiss<'_>, out: &mut Findings) {
    let missed = &near.missed;
    let mut finding = context.finding(&INDICATOR, line.subject("goods.description"));
    finding.params = candidate::params(line, near.entry);
    finding.params.insert("parameter", candidate::parameter(&missed.parameter));
    finding.params.insert("value", Param::Text(with_unit(&shown(missed.value), &missed.unit)));
    if let Some(comparator) = candidate::comparator(&missed.comparator) {
        finding.params.insert("comparator", Param::Term(comparator));
    }
    finding.params.insert("limit", Param::Text(with_unit(&missed.threshold, &missed.unit)));
    finding.params.insert("gap", Param::Number((missed.gap * 1000.0).round() / 10.0));
    finding.source = Arc::new(FindingSource {
        kind: SourceKind::Entry,
        id: near.entry.control_number.to_string(),
        version: context.knowledge.goods.version().to_owned(),
        title: near.entry.regime.to_string(),
    });
    finding.matched = vec![line.item.description()[missed.at.clone()].to_owned()];
    // The gap is left to the finding: the officer is to find out the value.
    let asked = finding.params.iter().filter(|(name, _)| *name != "gap");
    out.ask(Question {
        code: "question-near-limit",
        params: asked.map(|(name, param)| (name, param.clone())).collect(),
        subject: finding.subject.clone(),
    });
    out.add(finding);
}

/// A value without the noise of changed units.
fn shown(value: f64) -> String {
    format!("{}", super::recorded::rounded_to(value, 6))
}

fn with_unit(number: &str, unit: &str) -> String {
    format!("{number} {}", candidate::unit(unit)).trim().to_owned()
}
