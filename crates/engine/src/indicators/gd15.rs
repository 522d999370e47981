//! Words for goods that few make and that weapons programmes need.
//!
//! Looks for choke-point goods (maraging steel, filament winding, frequency changers, ring
//! magnets and the like) by their names in several languages, whether or not an entry of a
//! control list fits with its parameters.
//!
//! Limits: most of these goods have civil uses; without parameters a name alone says little
//! more than that somebody who knows should look.
//! Source: WCO guide; NSG; MTCR; published cases.

use sarhad_model::Param;

use super::{Findings, Indicator, UnitContext};

pub(super) const INDICATOR: Indicator = Indicator { id: "GD15", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    for line in &context.lines {
        for point in &line.judged.choke_points {
            let mut finding = context.finding(&INDICATOR, line.subject("goods.description"));
            finding.params.insert("line", Param::Number(f64::from(line.number)));
            finding.params.insert("term", Param::Text(point.matched.clone()));
            finding.params.insert("programme", Param::Term(programme(point.programme)));
            finding.matched = vec![point.matched.clone()];
            out.add(finding);
        }
    }
}

fn programme(key: &str) -> &'static str {
    match key {
        "nuclear" => "programme-nuclear",
        "missile" => "programme-missile",
        "chemical" => "programme-chemical",
        "biological" => "programme-biological",
        _ => "programme-other",
    }
}
