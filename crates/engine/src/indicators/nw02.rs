//! Goods that were brought in and leave in the same quantity for a destination of concern.
//!
//! Looks at lines that go to a state in the table of embargoes: the sender, or a party that shares a
//! number, telephone, e-mail or address with it, received goods of the same subheading and about the
//! same mass in the country of departure within the window.
//!
//! Limits: what was mixed, repacked or divided is missed; masses that are not stated are not
//! guessed. Measures of other states make a destination of concern too.
//! Source: FinCEN and BIS alert of May 2023; Commission guidance of September 2023; published cases.

use sarhad_model::{HsCode, Param};

use super::{Findings, Indicator, UnitContext, recorded, returned};

pub(super) const INDICATOR: Indicator = Indicator { id: "NW02", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    for trader in returned::senders(context) {
        for found in returned::returns(context, &known, row, &trader) {
            if !tables.embargoes.iter().any(|embargo| embargo.country == found.destination) {
                continue;
            }
            let Some(hs6) = found.line.hs.and_then(HsCode::hs6) else { continue };
            let subject = found.line.subject("goods.description");
            let mut finding = recorded::finding(context, &INDICATOR, &known, subject);
            finding.params.insert("line", Param::Number(f64::from(found.line.number)));
            finding.params.insert("hs6", Param::Text(hs6.to_owned()));
            finding.params.insert("mass", Param::Number(found.mass_kg));
            finding.params.insert("date", Param::Date(found.came.date));
            finding.params.insert("country", Param::Country(found.destination));
            finding.params.insert("party", Param::Text(trader.party.name().to_owned()));
            out.add(finding);
        }
    }
}
