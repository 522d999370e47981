//! The indicators: one file each, with what it looks at, why, and what it cannot see in its
//! documentation, which officers read.
//!
//! To add one: a file beside this one, a line in [`ALL`], a row in `data/indicators.csv`, a file
//! of cases in `tests/indicators/`, and messages in every language. A test holds them together.

mod candidate;
mod context;
mod embargoed;
mod findings;
mod listed;
mod parameters;
mod receivers;
mod route;

pub use context::{GoodsLine, NamedParty, NamedShip, UnitContext};
pub use findings::Findings;
pub use parameters::TERMS as PARAMETER_TERMS;

/// Terms that indicators put into their messages, besides roles of parties and names of
/// parameters: each has a message `term-<key>`.
pub const TERMS: &[&str] = &[
    "comparator-ge",
    "comparator-gt",
    "comparator-le",
    "comparator-lt",
    "contact",
    "container-check-digit",
    "container-form",
    "element-consignee",
    "element-consignor",
    "element-description",
    "element-destination",
    "element-gross-mass",
    "mass-negative",
    "master",
    "match-by-name",
    "match-by-number",
    "net-above-gross",
    "net-zero",
    "package-too-heavy",
    "package-too-light",
    "programme-biological",
    "programme-chemical",
    "programme-missile",
    "programme-nuclear",
    "programme-other",
    "un-class-differs",
    "un-number-differs",
    "un-number-unknown",
    "vessel",
];

/// Questions that indicators ask: each has a message of this name.
pub const QUESTIONS: &[&str] =
    &["question-embargoed-goods", "question-parameter", "question-quality"];

/// One indicator. Its group, weight, gate and parameters are data: `data/indicators.csv`.
#[derive(Debug, Clone, Copy)]
pub struct Indicator {
    /// Stable id, and the code of its findings (`GD01`).
    pub id: &'static str,
    /// Looks at a unit and adds what it finds.
    pub evaluate: fn(&UnitContext<'_>, &mut Findings),
}

// The formatter does not follow modules declared in a macro: format a new file by name.
macro_rules! indicators {
    ($($module:ident)*) => {
        $(mod $module;)*

        /// All indicators, in the order of their ids.
        pub const ALL: &[Indicator] = &[$($module::INDICATOR,)*];
    };
}

indicators! {
    ca04
    ca05
    dc11
    gd01
    gd02
    gd04
    gd11
    gd12
    gd13
    gd15
    gd20
    pt01
    pt02
    pt03
    pt05
    pt06
    pt11
    rt03
    rt12
    rt14
    vw05
}

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
