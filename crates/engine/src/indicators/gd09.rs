//! More of sensitive goods than almost anybody brought.
//!
//! Looks at the mass of goods that may be strategic or are of high priority against earlier lines of the
//! same HS subheading: it is a stated number of times above the mass that nearly all stay below, and
//! as far above the most that this trader ever brought. Asks for the need where goods may be strategic
//! and too few comparable lines are known, or the mass is not stated.
//!
//! Limits: masses, not pieces; a large buyer has large lines, so that a trader is compared with its own
//! lines too. It does not know what the end user makes.
//! Source: Wassenaar Arrangement, advisory questions; FATF guidance, 2021.

use sarhad_model::{HsCode, Param, Params, Question};

use super::{Findings, GoodsLine, Indicator, UnitContext, recorded};
use crate::history::{KnownBefore, MassLevel, MovedLine};
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
        let usual = level.quantile(row.number("quantile"));
        let own = largest_of_traders(context, &known, row, line, hs6).unwrap_or_default();
        let most = usual.max(own);
        if mass < most * row.number("ratio") {
            continue;
        }
        let subject = line.subject("goods.description");
        let mut finding = recorded::finding(context, &INDICATOR, &known, subject);
        finding.params.insert("line", Param::Number(f64::from(line.number)));
        finding.params.insert("mass", Param::Number(recorded::rounded(mass)));
        finding.params.insert("hs6", Param::Text(hs6.to_owned()));
        finding.params.insert("percent", Param::Number(row.number("quantile") * 100.0));
        finding.params.insert("count", Param::Number(level.count() as f64));
        finding.params.insert("usual", Param::Number(recorded::rounded(usual)));
        out.add(finding);
    }
}

/// The heaviest earlier line of the subheading that a trader of the line was in.
fn largest_of_traders(
    context: &UnitContext<'_>,
    known: &KnownBefore<'_>,
    row: &IndicatorRow,
    line: &GoodsLine<'_>,
    hs6: &str,
) -> Option<f64> {
    let traders = recorded::traders(context).into_iter();
    let own = traders.filter(|trader| std::ptr::eq(trader.part, line.part));
    let movements = own.flat_map(|trader| {
        let all = known.movements_of(&trader.keys, row.number("days") as u64);
        all.into_iter().filter(move |one| recorded::is_other(one, trader.part))
    });
    let masses = movements.flat_map(|movement| {
        let such = movement.lines.iter().filter(|one| one.hs6.as_deref() == Some(hs6));
        such.filter_map(|one| one.mass_kg).collect::<Vec<_>>()
    });
    masses.max_by(f64::total_cmp)
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
