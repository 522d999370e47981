//! A permit that does not hold.
//!
//! Looks at the permit of the register that is nearest to a goods line that may be controlled:
//! the one that the papers name, else one for these goods, this way and this holder. Raises when
//! it is not valid on the day of the declaration, was withdrawn, is for another holder, country or
//! end user, or when less of it is left than the line has; the consignments of a run are drawn
//! from it by date. Tells the balance of a permit that holds, and asks where holder or quantity
//! cannot be compared.
//!
//! Limits: what was drawn at other posts it knows only from the register's column `used`; gross
//! mass stands for net mass where that is not stated. A permit that holds lowers nothing.
//! Source: law 172-VII of Kazakhstan; Cabinet decision 230 of Azerbaijan; own.

use super::{Findings, Indicator, UnitContext, permit};
use crate::permits::Standing;

pub(super) const INDICATOR: Indicator = Indicator { id: "DC12", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    for line in &context.lines {
        for movement in context.permits.of(line.item) {
            let mut params = permit::params(line, movement);
            match &movement.standing {
                Standing::Failing { permit: found, faults } => {
                    permit::name(&mut params, found);
                    params.insert("what", permit::faults(faults, found));
                    let mut finding = permit::finding(context, &INDICATOR, line, params);
                    finding.matched = vec![found.number.clone()];
                    out.add(finding);
                }
                Standing::Unsure { permit: found, holder } => {
                    permit::name(&mut params, found);
                    let code =
                        if *holder { "question-permit-holder" } else { "question-permit-quantity" };
                    out.ask(permit::question(line, code, params));
                }
                Standing::Covered { permit: found, left } => {
                    out.note(permit::note(line, movement, found, *left));
                }
                Standing::NoRegister | Standing::Missing => {}
            }
        }
    }
}
