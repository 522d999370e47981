//! A company that is new and trades in sensitive goods.
//!
//! Looks at the day of registration of each trader in the register of companies against the day of
//! the papers, where the goods may be strategic or are of high priority.
//!
//! Limits: honest firms begin too; a company that the register does not hold is unknown. A firm
//! founded after a sanctions date is not called new for ever: only the months count.
//! Source: FinCEN and BIS supplemental alert of May 2023; EU guidance on enhanced due diligence.

use chrono::Months;
use sarhad_model::Param;

use super::{Findings, Indicator, UnitContext, registered};

pub(super) const INDICATOR: Indicator = Indicator { id: "PT07", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let limit = context.knowledge.tables.indicator(INDICATOR.id).number("months") as u32;
    let day = registered::day(context);
    for one in registered::in_sensitive_trade(context) {
        let Some(since) = one.company.registered_on.filter(|since| *since <= day) else { continue };
        let months = (1..=limit).find(|months| {
            since.checked_add_months(Months::new(*months)).is_none_or(|then| then > day)
        });
        if let Some(months) = months {
            let mut finding = registered::finding(context, &INDICATOR, &one);
            finding.params.insert("date", Param::Date(since));
            // Whole months that have passed.
            finding.params.insert("months", Param::Number(f64::from(months - 1)));
            out.add(finding);
        }
    }
}
