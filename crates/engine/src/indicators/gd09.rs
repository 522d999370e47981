//! More of sensitive goods than almost anybody brought, or than this trader ever did.
//!
//! Looks at the mass of goods that may be strategic or are of high priority against earlier lines of the
//! same HS subheading: it is a stated number of times above the mass that nearly all stay below, and
//! above the most that this trader brought; or, for a trader with several such lines, many times above
//! the most of them. The last weeks are no yardstick for a trader: a jump takes several consignments.
//! Asks for the need where goods may be strategic and too few comparable lines are known, or the mass
//! is not stated.
//!
//! Limits: masses, not pieces; shops that grow look the same. It does not know what the end user makes.
//! Source: Wassenaar Arrangement, advisory questions; FATF guidance, 2021.

use std::sync::Arc;

use sarhad_model::{HsCode, Param, Params, Question};

use super::{Findings, GoodsLine, Indicator, UnitContext, recorded};
use crate::history::{KnownBefore, MassLevel, MovedLine, Movement};
use crate::tables::IndicatorRow;

pub(super) const INDICATOR: Indicator = Indicator { id: "GD09", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    for line in context.lines.iter().filter(|line| line.is_sensitive()) {
        let Some(hs6) = line.hs.and_then(HsCode::hs6) else { continue };
        let mass = MovedLine::of(line.item).mass_kg;
        let enough = |level: &MassLevel| level.count() as f64 >= row.number("min_peers");
        let (Some(mass), Some(level)) = (mass, known.masses(hs6).filter(enough)) else {
            if line.is_strategic() {
                out.ask(question(line));
            }
            continue;
        };
        let own = own_masses(context, &known, row, line, hs6);
        let own_most = own.iter().copied().max_by(f64::total_cmp).unwrap_or_default();
        let usual = level.quantile(row.number("quantile"));
        let message = if mass >= usual.max(own_most) * row.number("ratio") {
            "mass-of-others"
        } else if own.len() as f64 >= row.number("min_own")
            && mass >= own_most * row.number("own_ratio")
        {
            "mass-of-own"
        } else {
            continue;
        };
        let (count, most) =
            if message == "mass-of-own" { (own.len(), own_most) } else { (level.count(), usual) };
        let what = Params::from([
            ("percent", Param::Number(row.number("quantile") * 100.0)),
            ("count", Param::Number(count as f64)),
            ("usual", Param::Number(recorded::rounded(most))),
        ]);
        let subject = line.subject("goods.description");
        let mut finding = recorded::finding(context, &INDICATOR, &known, subject);
        finding.params.insert("line", Param::Number(f64::from(line.number)));
        finding.params.insert("mass", Param::Number(recorded::rounded(mass)));
        finding.params.insert("hs6", Param::Text(hs6.to_owned()));
        finding.params.insert("what", Param::Message { message, params: what });
        out.add(finding);
    }
}

/// The masses of the subheading in each earlier consignment of the traders of a line, but for the last
/// weeks.
fn own_masses(
    context: &UnitContext<'_>,
    known: &KnownBefore<'_>,
    row: &IndicatorRow,
    line: &GoodsLine<'_>,
    hs6: &str,
) -> Vec<f64> {
    let traders = recorded::traders(context).into_iter();
    let own = traders.filter(|trader| std::ptr::eq(trader.part, line.part));
    let is_old =
        |one: &Movement| (known.day() - one.date).num_days() as f64 > row.number("recent_days");
    let mut movements: Vec<Arc<Movement>> = own
        .flat_map(|trader| known.movements_of(&trader.keys, row.number("days") as u64))
        .filter(|one| is_old(one) && recorded::is_other(one, line.part))
        .collect();
    // Consignee and buyer of one movement may both be traders of the line.
    movements.sort_by_key(|one| (one.date, one.reference.clone(), Arc::as_ptr(one)));
    movements
        .dedup_by(|later, first| (later.date, &later.reference) == (first.date, &first.reference));
    let masses = movements.iter().filter_map(|movement| {
        let such = movement.lines.iter().filter(|one| one.hs6.as_deref() == Some(hs6));
        such.filter_map(|one| one.mass_kg).max_by(f64::total_cmp)
    });
    masses.collect()
}

fn question(line: &GoodsLine<'_>) -> Question {
    Question {
        code: "question-quantity",
        params: Params::from([
            ("line", Param::Number(f64::from(line.number))),
            ("item", Param::Text(line.title().to_owned())),
        ]),
        subject: line.subject("goods.description"),
    }
}
