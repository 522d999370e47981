//! A party whose name comes near to a listed one.
//!
//! Looks at likenesses that are too weak for PT01 or PT02 and too strong to be passed over: a
//! person compares. Left out for a party that already has a hit: the weaker likenesses of the
//! same name say nothing more.
//!
//! Limits: shared addresses and telephones with listed parties are not looked at yet.
//! Source: BIS and FinCEN guidance.

use super::{Findings, Indicator, UnitContext, listed};

pub(super) const INDICATOR: Indicator = Indicator { id: "PT03", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let review = tables.indicator(INDICATOR.id).number("review");
    let alert = tables.indicator("PT02").number("alert");
    for hits in listed::hits(context) {
        if hits.iter().any(|hit| hit.probability() >= alert) {
            continue;
        }
        for hit in hits.iter().filter(|hit| hit.probability() >= review) {
            out.add(listed::finding(context, &INDICATOR, hit));
        }
    }
}
