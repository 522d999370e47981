//! Mass and volume that such goods cannot have.
//!
//! Looks at the kilograms of a cubic metre of each line: against earlier lines of the same heading
//! when there are enough of them, else against the bounds of `data/densities.csv`. Something heavy
//! under the name of something light is what is meant, and the reverse.
//!
//! Limits: lines without mass, volume or code say nothing; a volume in other units looks like wrong
//! goods; packages of very different goods under one code are told by the bounds only. Mass for each
//! package is looked at by VW05.
//! Source: EU guide on sea containers, 2002; own.

use sarhad_model::{HsCode, Param, Params};

use super::{Findings, GoodsLine, Indicator, UnitContext, recorded};
use crate::history::MovedLine;
use crate::tables::DensityBounds;

pub(super) const INDICATOR: Indicator = Indicator { id: "VW03", evaluate };

/// The usual range, and what it rests on.
struct Usual {
    low: f64,
    high: f64,
    /// Lines of the history; none when it is the table.
    count: Option<usize>,
}

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    for line in &context.lines {
        let Some(density) = MovedLine::of(line.item).density else { continue };
        let Some((hs, heading)) = line.hs.and_then(|hs| Some((hs, hs.heading()?))) else {
            continue;
        };
        let Some(usual) = usual(context, hs, heading) else { continue };
        if (usual.low..=usual.high).contains(&density) {
            continue;
        }
        let volume = line.item.volume_m3.as_deref();
        let (span, raw) = volume.map_or((line.item.source, ""), |one| (one.span, &*one.raw));
        let subject = line.subject_at("goods.volume", span, raw);
        let mut finding = match context.history.filter(|_| usual.count.is_some()) {
            Some(known) => recorded::finding(context, &INDICATOR, &known, subject),
            None => context.finding(&INDICATOR, subject),
        };
        finding.params = params(line, heading, density, &usual);
        out.add(finding);
    }
}

fn params(line: &GoodsLine<'_>, heading: &str, density: f64, usual: &Usual) -> Params {
    let basis = match usual.count {
        Some(count) => Param::Message {
            message: "density-by-history",
            params: Params::from([("count", Param::Number(count as f64))]),
        },
        None => Param::Message { message: "density-by-table", params: Params::default() },
    };
    Params::from([
        ("line", Param::Number(f64::from(line.number))),
        ("item", Param::Text(line.title().to_owned())),
        ("density", Param::Number(recorded::rounded(density))),
        ("low", Param::Number(recorded::rounded(usual.low))),
        ("high", Param::Number(recorded::rounded(usual.high))),
        ("heading", Param::Text(heading.to_owned())),
        ("basis", basis),
    ])
}

/// The range by earlier lines, at least `factor` to both sides of the usual density, or by the table.
fn usual(context: &UnitContext<'_>, hs: &HsCode, heading: &str) -> Option<Usual> {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    let level = context.history.and_then(|known| known.density(heading));
    if let Some(level) = level.filter(|level| level.count as f64 >= row.number("min_peers")) {
        let (low, high) = level.range(row.number("z"), row.number("least_spread"));
        let (middle, factor) = (level.usual(), row.number("factor"));
        return Some(Usual {
            low: low.min(middle / factor),
            high: high.max(middle * factor),
            count: Some(level.count),
        });
    }
    let bounds = DensityBounds::of(&tables.densities, hs)?;
    Some(Usual { low: bounds.low, high: bounds.high, count: None })
}
