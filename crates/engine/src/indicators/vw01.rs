//! A price that is far from what such goods cost.
//!
//! Looks at the declared value of a kilogram against earlier lines of the same subheading in the
//! same currency, of the same origin when there are enough of them: by how many robust deviations
//! (median and median distance of the logarithm) it is away.
//!
//! Limits: lines without value, currency or mass, and subheadings with few prices, say nothing;
//! currencies are not converted; goods of one subheading may differ much, which widens the usual
//! range.
//! Source: FATF on trade-based money laundering, 2021; WCO guide on strategic trade.

use sarhad_model::Param;

use super::priced::{Priced, priced, subject};
use super::{Findings, Indicator, UnitContext, recorded};

pub(super) const INDICATOR: Indicator = Indicator { id: "VW01", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    let (far, least) = (row.number("z"), row.number("least_spread"));
    for line in &context.lines {
        let Some(Priced { price, currency, level }) = priced(line, &known, row) else { continue };
        if level.distance(price, least).abs() <= far {
            continue;
        }
        let (low, high) = level.range(far, least);
        let mut finding = recorded::finding(context, &INDICATOR, &known, subject(line));
        finding.params.insert("line", Param::Number(f64::from(line.number)));
        finding.params.insert("price", Param::Number(recorded::rounded(price)));
        finding.params.insert("currency", Param::Text(currency));
        finding.params.insert("low", Param::Number(recorded::rounded(low)));
        finding.params.insert("high", Param::Number(recorded::rounded(high)));
        finding.params.insert("count", Param::Number(level.count as f64));
        out.add(finding);
    }
}
