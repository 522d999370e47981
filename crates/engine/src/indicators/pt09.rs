//! An address that very many companies share.
//!
//! Looks at how many companies of the register that still trade stand at the address of a trader in
//! goods that may be strategic or are of high priority; or an officer has found that the address is a
//! flat, a mailbox or a virtual office.
//!
//! Limits: addresses are compared as they are written; a business centre looks the same, so it weighs
//! little. A company that the register does not hold is unknown.
//! Source: FinCEN and BIS alert of June 2022 and notice of November 2023.

use sarhad_model::{Param, Params};

use super::{Findings, Indicator, UnitContext, answered, registered};

pub(super) const INDICATOR: Indicator = Indicator { id: "PT09", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise_as_one_of_two(context, &INDICATOR, out);
    by_register(context, out);
}

/// What the register says.
fn by_register(context: &UnitContext<'_>, out: &mut Findings) {
    let most = context.knowledge.tables.indicator(INDICATOR.id).number("max_firms");
    let day = registered::day(context);
    for one in registered::in_sensitive_trade(context) {
        let neighbours = one.book.index.at_address_of(one.company);
        let count = neighbours.filter(|company| !company.is_closed_by(day)).count();
        if count as f64 > most {
            let params = Params::from([
                ("count", Param::Number(count as f64)),
                ("address", Param::Text(one.company.address.clone())),
            ]);
            let mut finding = registered::finding(context, &INDICATOR, &one);
            let what = Param::Message { message: "address-of-many", params };
            finding.params.insert("what", what);
            out.add(finding);
        }
    }
}
