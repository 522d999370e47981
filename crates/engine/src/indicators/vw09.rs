//! Sensitive goods divided into parts below a threshold of value.
//!
//! Looks at goods that may be strategic or are of high priority: consignments of the same heading
//! to the same or linked traders within the window, each below the threshold and together above it,
//! this one among them. Parties are linked by a shared number, telephone, e-mail or address. It is
//! silent where such small consignments are a habit: for long enough before the window they came about
//! as often, and hardly any was above the threshold.
//!
//! Limits: values in the currency of the threshold only, none are converted; before the history is long
//! enough a habit cannot be known, and a small regular buyer looks the same, which is why it is about
//! sensitive goods alone. Who divides from the first day on has the habit.
//! Source: FATF on trade-based money laundering, 2021; own.

use sarhad_model::{HsCode, Param};

use super::parts::{self, Part};
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
            let Some((count, sum)) = divided(context, &known, row, &trader, heading) else {
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
fn divided(
    context: &UnitContext<'_>,
    known: &KnownBefore<'_>,
    row: &IndicatorRow,
    trader: &Trader<'_>,
    heading: &str,
) -> Option<(usize, f64)> {
    let limit = row.number("limit");
    let value = |lines: &[MovedLine]| -> f64 {
        let counts = |line: &&MovedLine| {
            line.heading.as_deref() == Some(heading) && row.lists("currency", &line.currency)
        };
        lines.iter().filter(counts).filter_map(|line| line.value).sum()
    };
    let lines: Vec<MovedLine> =
        recorded::lines_of(context, trader.part).map(|line| MovedLine::of(line.item)).collect();
    let this = value(&lines);
    let lookback = row.number("lookback_days");
    let all = parts::earlier(known, trader, lookback, |movement, _| Some(value(&movement.lines)));
    let days = row.number("days");
    let is_recent = |part: &&Part| (known.day() - part.date).num_days() as f64 <= days;
    let recent: Vec<f64> =
        all.iter().filter(is_recent).map(|part| part.value).chain([this]).collect();
    let sum: f64 = recent.iter().sum();
    let each_below = this > 0.0 && recent.iter().all(|value| *value < limit);
    let divided = each_below && sum >= limit && recent.len() as f64 >= row.number("min_parts");
    let before: Vec<&Part> = all.iter().filter(|part| !is_recent(part)).collect();
    (divided && !is_habit(known, row, &before, recent.len())).then_some((recent.len(), sum))
}

/// Whether consignments came about as often for long before the window, and as small.
fn is_habit(known: &KnownBefore<'_>, row: &IndicatorRow, before: &[&Part], now: usize) -> bool {
    let Some(first) = before.first() else { return false };
    let days = row.number("days");
    let since = (known.day() - first.date).num_days() as f64;
    if since < row.number("habit_days") || (before.len() as f64) < row.number("min_parts") {
        return false;
    }
    let usual = before.len() as f64 * days / (since - days).max(1.0);
    let small = before.iter().filter(|part| part.value < row.number("limit")).count();
    let as_often = now as f64 <= usual * row.number("habit_factor") + 1.0;
    as_often && small as f64 >= before.len() as f64 * row.number("habit_share")
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
