//! Goods that do not fit the business of the buyer.
//!
//! Looks at the activity of consignee, buyer and end user in the register of companies against the
//! goods that such a business needs (`data/activity-goods.csv`), for goods that may be strategic or are
//! of high priority and that the party never traded before; or an officer has found that they do not fit.
//!
//! Limits: the table is short and our own, and a first activity is not all that a firm does, so what it
//! says weighs half; traders and all activities that the table does not name are unknown.
//! Source: BIS red flags; FinCEN and BIS notice of November 2023; Wassenaar advisory questions.

use std::collections::BTreeSet;

use sarhad_model::{Decibans, HsCode, Param, Params, PartyRole};

use super::{Findings, Indicator, UnitContext, answered, registered};

pub(super) const INDICATOR: Indicator = Indicator { id: "GD07", evaluate };

const BUYERS: &[PartyRole] = &[PartyRole::Consignee, PartyRole::Buyer, PartyRole::EndUser];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise_as_one_of_two(context, &INDICATOR, out);
    let tables = &context.knowledge.tables;
    let weight = Decibans::whole(tables.indicator(INDICATOR.id).number("register_db") as i32);
    let mut told: BTreeSet<(String, String)> = BTreeSet::new();
    for one in registered::companies(context, BUYERS) {
        let Some(business) = tables.business(&one.company.activity_code) else { continue };
        for line in registered::sensitive_lines(context, one.part) {
            let Some(heading) = line.hs.and_then(HsCode::heading) else { continue };
            if business.needs(heading)
                || registered::traded_before(context, &one, heading)
                || !told.insert((one.company.number.clone(), heading.to_owned()))
            {
                continue;
            }
            let params = Params::from([
                ("line", Param::Number(f64::from(line.number))),
                ("heading", Param::Text(heading.to_owned())),
                ("code", Param::Text(one.company.activity_code.clone())),
                ("activity", Param::Text(one.company.activity.clone())),
            ]);
            let mut finding = registered::finding(context, &INDICATOR, &one);
            finding.weight = weight;
            let what = Param::Message { message: "fit-by-register", params };
            finding.params.insert("what", what);
            out.add(finding);
        }
    }
}
