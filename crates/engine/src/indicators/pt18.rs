//! One director of many firms in the same trade.
//!
//! Looks at how many companies of the register that still trade, with an activity of the same
//! division, the director of a trader directs, where the goods may be strategic or are of high priority.
//!
//! Limits: without a number of the person a namesake is counted in, so a family name with initials
//! links nobody; the manager of a holding looks the same, so it weighs little.
//! Source: FATF on trade-based money laundering, 2021.

use sarhad_model::Param;

use super::{Findings, Indicator, UnitContext, registered};

pub(super) const INDICATOR: Indicator = Indicator { id: "PT18", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let most = context.knowledge.tables.indicator(INDICATOR.id).number("max_firms");
    let day = registered::day(context);
    for one in registered::in_sensitive_trade(context) {
        let Some(division) = registered::division(one.company) else { continue };
        for director in &one.company.directors {
            let firms = one.book.index.directed_by(director);
            let same = firms.iter().filter(|firm| {
                !firm.is_closed_by(day)
                    && registered::division(firm).as_deref() == Some(division.as_str())
            });
            let count = same.count();
            if count as f64 > most {
                let mut finding = registered::finding(context, &INDICATOR, &one);
                finding.params.insert("director", Param::Text(director.name.clone()));
                finding.params.insert("count", Param::Number(count as f64));
                out.add(finding);
            }
        }
    }
}
