//! Goods that may be on a control list.
//!
//! Looks at the goods text with its codes: words in seven languages, CAS and UN numbers, grades,
//! and numbers with units that are compared with the thresholds of the entry. A code alone never
//! raises it: most goods under any code are civil. Where the papers do not state a parameter
//! that decides, it asks for it.
//!
//! Limits: it finds what may be controlled, and does not decide that it is; a description that
//! hides the goods is not seen through (see GD04, GD12).
//! Source: WCO Strategic Trade Control Enforcement guide; control lists of the regimes.

use super::gd11::is_listed_chemical;
use super::{Findings, Indicator, UnitContext, candidate};

pub(super) const INDICATOR: Indicator = Indicator { id: "GD01", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    for line in &context.lines {
        for found in line.candidates().filter(|found| !is_listed_chemical(found)) {
            candidate::raise(context, &INDICATOR, line, found, out);
        }
    }
}
