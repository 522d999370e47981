//! The indicators: one file each, with what it looks at, why, and what it cannot see in its
//! documentation, which officers read.
//!
//! To add one: a file beside this one, a line in [`ALL`], a row in `data/indicators.csv`, a file
//! of cases in `tests/indicators/`, and messages in every language. A test holds them together.

mod context;
mod findings;
mod route;

pub use context::{GoodsLine, NamedParty, NamedShip, UnitContext};
pub use findings::Findings;

/// One indicator. Its group, weight, gate and parameters are data: `data/indicators.csv`.
#[derive(Debug, Clone, Copy)]
pub struct Indicator {
    /// Stable id, and the code of its findings (`GD01`).
    pub id: &'static str,
    /// Looks at a unit and adds what it finds.
    pub evaluate: fn(&UnitContext<'_>, &mut Findings),
}

macro_rules! indicators {
    ($($module:ident)*) => {
        $(mod $module;)*

        /// All indicators, in the order of their ids.
        pub const ALL: &[Indicator] = &[$($module::INDICATOR,)*];
    };
}

indicators! {}

/// Lets every indicator in use look at a unit.
pub fn evaluate(context: &UnitContext<'_>) -> Findings {
    let mut findings = Findings::default();
    for indicator in ALL.iter().filter(|indicator| context.knowledge.uses(indicator.id)) {
        let before = findings.len();
        (indicator.evaluate)(context, &mut findings);
        findings.close_turn(before);
    }
    findings
}
