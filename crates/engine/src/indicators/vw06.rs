//! Freight that costs too much for what the goods are worth.
//!
//! Looks at the declared freight against the value of the goods, in the same currency, where the goods
//! may be strategic, are of high priority, or are chemicals, machines, electronics, vehicles or
//! instruments: nobody pays more for the way than for such goods, unless their value or nature is told
//! wrongly.
//!
//! Limits: few papers state freight (customs declarations, some cargo reports); currencies are not
//! converted; a bound and no usual share of the mode and goods, which would need many papers with
//! freight. Samples and spare parts by air may cost more than they are worth.
//! Source: FATF on trade-based money laundering, 2021.

use sarhad_model::{HsCode, Param, Subject};

use super::{Findings, Indicator, UnitContext, compared, recorded};

pub(super) const INDICATOR: Indicator = Indicator { id: "VW06", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    for part in &context.unit.parts {
        let Some(freight) = part.consignment.freight.as_deref() else { continue };
        let (Some(cost), Some(currency)) = (freight.amount.value, &freight.currency) else {
            continue;
        };
        let Some((value, of_value)) = compared::value(part.consignment) else { continue };
        let percent = cost / value * 100.0;
        if !currency.value().trim().eq_ignore_ascii_case(&of_value)
            || !percent.is_finite()
            || percent <= row.number("max_percent")
        {
            continue;
        }
        let matters = recorded::lines_of(context, part).any(|line| {
            let chapter = line.hs.map(HsCode::chapter);
            line.is_sensitive() || chapter.is_some_and(|one| row.lists_chapter("chapters", one))
        });
        if !matters {
            continue;
        }
        let subject = Subject {
            file: part.file,
            bill: part.consignment.reference().map(str::to_owned),
            item: None,
            field: "freight",
            span: freight.amount.span,
            text: freight.amount.raw.to_string(),
        };
        let mut finding = context.finding(&INDICATOR, subject);
        finding.params.insert("freight", Param::Number(cost));
        finding.params.insert("value", Param::Number(value));
        finding.params.insert("currency", Param::Text(of_value));
        finding.params.insert("percent", Param::Number(percent.round()));
        out.add(finding);
    }
}
