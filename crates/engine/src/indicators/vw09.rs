//! Sensitive goods divided into parts below a threshold of value.
//!
//! Looks at goods that may be strategic or are of high priority: consignments of the same heading
//! to the same or linked traders within the window, each below the threshold and together above it,
//! this one among them. Parties are linked by a shared number, telephone, e-mail or address.
//!
//! Limits: values in the currency of the threshold only, none are converted; a small regular buyer
//! looks the same, which is why it is about sensitive goods alone.
//! Source: FATF on trade-based money laundering, 2021; own.

use std::collections::BTreeMap;

use sarhad_model::{HsCode, Param};

use super::recorded::{self, Trader};
use super::{Findings, GoodsLine, Indicator, UnitContext};
use crate::history::{KnownBefore, MovedLine};
use crate::tables::IndicatorRow;

pub(super) const INDICATOR: Indicator = Indicator { id: "VW09", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    let mut told: Vec<&str> = Vec::new();
    for trader in recorded::traders(context) {
        let sensitive = recorded::lines_of(context, trader.part).filter(|line| line.is_sensitive());
        for line in sensitive {
            let Some(heading) = line.hs.and_then(HsCode::heading) else { continue };
            let Some((count, sum)) = parts(context, &known, row, &trader, heading) else {
                continue;
            };
            if told.contains(&heading) {
                continue;
            }
            told.push(heading);
            out.add(finding(context, &known, row, line, (heading, count, sum)));
        }
    }
}

/// Consignments and their value together, when each is below the threshold and the sum above.
fn parts(
    context: &UnitContext<'_>,
    known: &KnownBefore<'_>,
    row: &IndicatorRow,
    trader: &Trader<'_>,
    heading: &str,
) -> Option<(usize, f64)> {
    let limit = row.number("limit");
    let counts = |line: &MovedLine| {
        line.heading.as_deref() == Some(heading) && row.lists("currency", &line.currency)
    };
    let value = |lines: &[MovedLine]| -> f64 {
        lines.iter().filter(|line| counts(line)).filter_map(|line| line.value).sum()
    };
    let ours: Vec<MovedLine> =
        recorded::lines_of(context, trader.part).map(|line| MovedLine::of(line.item)).collect();
    let mut values: BTreeMap<String, f64> = BTreeMap::new();
    for party in recorded::with_linked(known, trader) {
        for movement in known.movements_of(&party, row.number("days") as u64) {
            if recorded::is_other(&movement, trader.part) {
                let name = format!("{} {}", movement.reference, movement.date);
                // A consignment in two papers is one consignment.
                let of_this = value(&movement.lines);
                let known = values.entry(name).or_insert(of_this);
                *known = known.max(of_this);
            }
        }
    }
    values.retain(|_, value| *value > 0.0);
    let this = value(&ours);
    let all: Vec<f64> = values.into_values().chain([this]).collect();
    let sum: f64 = all.iter().sum();
    let each_below = this > 0.0 && all.iter().all(|value| *value < limit);
    (each_below && sum >= limit && all.len() as f64 >= row.number("min_parts"))
        .then_some((all.len(), sum))
}

fn finding(
    context: &UnitContext<'_>,
    known: &KnownBefore<'_>,
    row: &IndicatorRow,
    line: &GoodsLine<'_>,
    (heading, count, sum): (&str, usize, f64),
) -> sarhad_model::Finding {
    let subject = super::priced::subject(line);
    let mut finding = recorded::finding(context, &INDICATOR, known, subject);
    let currency = row.list("currency").next().unwrap_or_default();
    finding.params.insert("line", Param::Number(f64::from(line.number)));
    finding.params.insert("heading", Param::Text(heading.to_owned()));
    finding.params.insert("count", Param::Number(count as f64));
    finding.params.insert("days", Param::Number(row.number("days")));
    finding.params.insert("sum", Param::Number(sum));
    finding.params.insert("limit", Param::Number(row.number("limit")));
    finding.params.insert("currency", Param::Text(currency.to_owned()));
    finding
}
