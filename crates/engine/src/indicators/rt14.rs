//! A destination under an embargo for these goods.
//!
//! Looks at the country of destination, of delivery and unloading, and at the address of
//! consignee and end user, against the table of embargoes (`data/embargo.csv`), which each state
//! sets. Measures that only inform weigh less and open no gate. Where a binding measure is about
//! goods that the papers do not describe, it asks what they are.
//!
//! Limits: the table keeps to states and groups of goods; measures against single parties are
//! matched by name (PT01, PT02). Some measures are disputed between states.
//! Source: resolutions of the Security Council named in the table.

use sarhad_model::{Param, Params, Question};

use super::embargoed::is_about;
use super::{Findings, GoodsLine, Indicator, UnitContext, route};
use crate::tables::{Effect, Embargo, GoodsGroup};

pub(super) const INDICATOR: Indicator = Indicator { id: "RT14", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    for part in &context.unit.parts {
        let mut named = route::destinations(part, tables);
        named.retain(|one| Some(one.what) != route::departure(part, tables));
        let mut seen = Vec::new();
        for country in &named {
            let measures = tables.embargoes.iter().filter(|one| one.country == country.what);
            for measure in measures.filter(|_| !seen.contains(&country.what)) {
                let lines = context.lines.iter().filter(|line| std::ptr::eq(line.part, part));
                for line in lines {
                    let params = || params(line, measure);
                    if is_about(context, measure, line) {
                        let mut finding = context.finding(&INDICATOR, country.subject(part));
                        finding.subject.item = Some(line.number);
                        finding.params = params();
                        finding.weight = measure.weight;
                        if measure.effect == Effect::Informs {
                            finding.gate = sarhad_model::Gate::None;
                        }
                        out.add(finding);
                    } else if measure.effect == Effect::Binds && may_be_about(measure, line) {
                        let code = "question-embargoed-goods";
                        out.ask(Question {
                            code,
                            params: params(),
                            subject: line.subject("goods.description"),
                        });
                    }
                }
            }
            seen.push(country.what);
        }
    }
}

/// Whether the goods are so little known that the measure may be about them.
fn may_be_about(measure: &Embargo, line: &GoodsLine<'_>) -> bool {
    match &measure.goods {
        GoodsGroup::Strategic => line.judged.vague,
        GoodsGroup::HighPriority => false,
        GoodsGroup::Arms | GoodsGroup::Chapters(_) => line.hs.is_none() && line.judged.vague,
    }
}

fn params(line: &GoodsLine<'_>, measure: &Embargo) -> Params {
    Params::from([
        ("line", Param::Number(f64::from(line.number))),
        ("item", Param::Text(line.title().to_owned())),
        ("country", Param::Country(measure.country)),
        ("regime", Param::Text(measure.regime.clone())),
    ])
}
