//! Goods that leave again a few days after they came.
//!
//! Looks at lines whose sender, or a party linked with it, received goods of the same subheading and
//! about the same mass in the country of departure within a few days.
//!
//! Limits: fairs, repairs and refused deliveries return too; whether they were opened in between the
//! papers do not say.
//! Source: FATF on trade-based money laundering, 2021; own.

use sarhad_model::Param;

use super::{Findings, Indicator, UnitContext, recorded, returned};

pub(super) const INDICATOR: Indicator = Indicator { id: "RT15", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    for trader in returned::senders(context) {
        for found in returned::returns(context, &known, row, &trader) {
            let subject = found.line.subject("goods.description");
            let mut finding = recorded::finding(context, &INDICATOR, &known, subject);
            finding.params.insert("line", Param::Number(f64::from(found.line.number)));
            finding.params.insert("item", Param::Text(found.line.title().to_owned()));
            finding.params.insert("date", Param::Date(found.came.date));
            finding.params.insert("country", Param::Country(found.destination));
            out.add(finding);
        }
    }
}
