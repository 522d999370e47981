//! Biological goods for a buyer outside the life sciences.
//!
//! Looks at goods that may fall under a biological entry and at the activity of consignee, buyer and
//! end user in the register of companies: health, food, farming, veterinary work, research and teaching,
//! chemistry and pharmacy and the trade in them fit; or an officer has found that the buyer does not.
//!
//! Limits: a first activity is not all that a firm does; a company without an activity, or that the
//! register does not hold, is unknown.
//! Source: Australia Group; WCO guide on strategic trade.

use sarhad_model::{Company, Param, Params, PartyRole};

use super::{Findings, Indicator, UnitContext, answered, recorded, registered};

pub(super) const INDICATOR: Indicator = Indicator { id: "GD14", evaluate };

const BUYERS: &[PartyRole] = &[PartyRole::Consignee, PartyRole::Buyer, PartyRole::EndUser];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise_as_one_of_two(context, &INDICATOR, out);
    for one in registered::companies(context, BUYERS) {
        if is_in_life_sciences(context, one.company) != Some(false) {
            continue;
        }
        let mut lines = recorded::lines_of(context, one.part);
        let Some(line) = lines.find(|line| answered::is_biological_line(line)) else { continue };
        let params = Params::from([
            ("line", Param::Number(f64::from(line.number))),
            ("item", Param::Text(line.title().to_owned())),
            ("code", Param::Text(one.company.activity_code.clone())),
            ("activity", Param::Text(one.company.activity.clone())),
        ]);
        let mut finding = registered::finding(context, &INDICATOR, &one);
        let what = Param::Message { message: "biological-by-register", params };
        finding.params.insert("what", what);
        out.add(finding);
    }
}

/// By the code of its activity; none without one.
fn is_in_life_sciences(context: &UnitContext<'_>, company: &Company) -> Option<bool> {
    registered::division(company)?;
    let digits: String = company.activity_code.chars().filter(char::is_ascii_digit).collect();
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    Some(row.list("activities").any(|begins| digits.starts_with(begins)))
}
