//! Goods that may be controlled, and no permit.
//!
//! Looks at each goods line that may fall under a control entry, at the states whose law speaks
//! of its way (export, import, transit, re-export), and at the register of permits. Without a
//! register nothing is known, and it asks; with one it raises what has no permit in it. Where the
//! law of a state is not known, it asks too.
//!
//! Limits: whether the goods are controlled is likely, not certain (GD01, GD11); the table of laws
//! is not a legal text (`data/permits/README.md`); brokering stands in no cargo paper. A register
//! holds what was given up to its day.
//! Source: laws on export control of the five states; `data/permits/requirements.csv`.

use super::{Findings, Indicator, UnitContext, permit};
use crate::goods::Truth;
use crate::permits::Standing;

pub(super) const INDICATOR: Indicator = Indicator { id: "DC01", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    for line in &context.lines {
        for movement in context.permits.of(line.item) {
            let params = permit::params(line, movement);
            let is_known = movement.requirement.needed == Truth::True;
            match &movement.standing {
                Standing::NoRegister | Standing::Missing if !is_known => {
                    out.ask(permit::question(line, "question-permit-need", params));
                }
                Standing::NoRegister => {
                    out.ask(permit::question(line, "question-permit", params));
                }
                Standing::Missing => {
                    out.add(permit::finding(context, &INDICATOR, line, params));
                }
                Standing::Covered { .. } | Standing::Unsure { .. } | Standing::Failing { .. } => {}
            }
        }
    }
}
