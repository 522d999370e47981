//! A price far above the usual one for goods of high priority.
//!
//! Looks at lines of the Common High Priority List whose value of a kilogram is several times the
//! median of earlier lines of the same subheading: what cannot be bought openly is paid for.
//!
//! Limits: as those of VW01; a better grade of the same goods costs more too.
//! Source: FinCEN and BIS notice of November 2023.

use sarhad_model::{HsCode, Param};

use super::priced::{Priced, priced, subject};
use super::{Findings, Indicator, UnitContext, recorded};

pub(super) const INDICATOR: Indicator = Indicator { id: "VW08", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    for line in context.lines.iter().filter(|line| line.judged.high_priority_tier.is_some()) {
        let Some(Priced { price, level, .. }) = priced(line, &known, row) else { continue };
        let ratio = price / level.usual();
        let Some(hs6) = line.hs.and_then(HsCode::hs6).filter(|_| ratio >= row.number("ratio"))
        else {
            continue;
        };
        let mut finding = recorded::finding(context, &INDICATOR, &known, subject(line));
        finding.params.insert("line", Param::Number(f64::from(line.number)));
        finding.params.insert("ratio", Param::Number(recorded::rounded(ratio)));
        finding.params.insert("hs6", Param::Text(hs6.to_owned()));
        out.add(finding);
    }
}
