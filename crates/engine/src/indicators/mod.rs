//! The indicators: one file each, with what it looks at, why, and what it cannot see in its
//! documentation, which officers read.
//!
//! To add one: a file beside this one with a `mod` line, a line in [`ALL`], a row in `data/indicators.csv`, a file
//! of cases in `tests/indicators/`, and messages in every language. A test holds them together.

mod answered;
mod ca01;
mod ca03;
mod ca04;
mod ca05;
mod ca06;
mod ca07;
mod ca08;
mod candidate;
mod compared;
mod context;
mod dc01;
mod dc02;
mod dc03;
mod dc04;
mod dc05;
mod dc06;
mod dc07;
mod dc08;
mod dc09;
mod dc10;
mod dc11;
mod dc12;
mod decided;
mod embargoed;
mod findings;
mod gd01;
mod gd02;
mod gd03;
mod gd04;
mod gd05;
mod gd06;
mod gd07;
mod gd08;
mod gd09;
mod gd10;
mod gd11;
mod gd12;
mod gd13;
mod gd14;
mod gd15;
mod gd16;
mod gd17;
mod gd18;
mod gd19;
mod gd20;
mod gd21;
mod listed;
mod mt01;
mod mt02;
mod mt03;
mod mt04;
mod nw01;
mod nw02;
mod nw03;
mod nw04;
mod nw05;
mod nw06;
mod nw07;
mod nw09;
mod nw10;
mod observed;
mod parameters;
mod parts;
mod pb01;
mod pb02;
mod pb03;
mod pb04;
mod pb05;
mod permit;
mod ph03;
mod ph04;
mod ph05;
mod ph07;
mod ph08;
mod priced;
mod pt01;
mod pt02;
mod pt03;
mod pt04;
mod pt05;
mod pt06;
mod pt07;
mod pt08;
mod pt09;
mod pt10;
mod pt11;
mod pt12;
mod pt13;
mod pt14;
mod pt15;
mod pt16;
mod pt17;
mod pt18;
mod pt19;
mod pt20;
mod receivers;
mod recorded;
mod registered;
mod returned;
pub(crate) mod route;
mod rt01;
mod rt02;
mod rt03;
mod rt04;
mod rt05;
mod rt06;
mod rt07;
mod rt08;
mod rt09;
mod rt10;
mod rt12;
mod rt13;
mod rt14;
mod rt15;
mod same_bill;
mod same_party;
mod successor;
mod vw01;
mod vw02;
mod vw03;
mod vw04;
mod vw05;
mod vw06;
mod vw07;
mod vw08;
mod vw09;

pub use answered::{MAX_OFFICER_QUESTIONS, OFFICER_QUESTION};
pub(crate) use context::is_control_candidate;
pub use context::{GoodsLine, NamedParty, NamedShip, UnitContext};
pub use decided::change as change_in_words;
pub use findings::Findings;
pub use parameters::TERMS as PARAMETER_TERMS;
pub(crate) use receivers::subject as party_subject;

/// Terms that indicators put into their messages, besides roles of parties and names of
/// parameters: each has a message `term-<key>`.
pub const TERMS: &[&str] = &[
    "ask-at-certificate",
    "ask-at-data-sheet",
    "ask-at-maker",
    "ask-at-measure",
    "ask-at-nameplate",
    "changed-director",
    "changed-name",
    "changed-owner",
    "comparator-ge",
    "comparator-gt",
    "comparator-le",
    "comparator-lt",
    "compared-consignee",
    "compared-currency",
    "compared-destination",
    "compared-heading",
    "compared-mass",
    "compared-packages",
    "compared-value",
    "contact",
    "container-check-digit",
    "container-form",
    "direction-brokering",
    "direction-export",
    "direction-import",
    "direction-re_export",
    "direction-transit",
    "element-consignee",
    "element-consignor",
    "element-description",
    "element-destination",
    "element-gross-mass",
    "kit-biological",
    "kit-chemical",
    "kit-missile",
    "kit-nuclear",
    "kit-unmanned",
    "link-address",
    "link-email",
    "link-number",
    "link-phone",
    "list-binds",
    "list-informs",
    "mass-negative",
    "master",
    "match-by-name",
    "match-by-number",
    "net-above-gross",
    "net-zero",
    "new-trader",
    "outcome-irregular",
    "outcome-seizure",
    "outcome-valuable_alert",
    "package-too-heavy",
    "package-too-light",
    "paper-advance",
    "paper-cargo-report",
    "paper-export",
    "paper-import",
    "paper-transit",
    "programme-biological",
    "programme-chemical",
    "programme-missile",
    "programme-nuclear",
    "programme-other",
    "shared-address",
    "shared-director",
    "un-class-differs",
    "un-number-differs",
    "un-number-unknown",
    "vessel",
];

/// Questions that indicators ask: each has a message of this name.
pub const QUESTIONS: &[&str] = &[
    "question-answer",
    "question-civil",
    "question-delivery",
    "question-edition",
    "question-edition-other",
    "question-embargoed-goods",
    "question-machine",
    "question-near-limit",
    "question-onward",
    "question-origin",
    "question-owner-near",
    "question-owner-share",
    "question-parameter",
    "question-permit",
    "question-permit-holder",
    "question-permit-need",
    "question-permit-quantity",
    "question-quality",
    "question-quantity",
    "question-tare",
];

/// Notes that indicators leave: each has a message of this name.
pub const NOTES: &[&str] = &[
    "note-answer-no",
    "note-frequent",
    "note-listing-ended",
    "note-not-on-list",
    "note-on-list",
    "note-permit",
    "note-permit-uncounted",
    "note-sharing-silenced",
    "note-silenced",
];

/// Messages inside messages: what was decided, and what changed since.
pub const INNER_MESSAGES: &[&str] = &[
    "address-of-many",
    "address-mailbox",
    "answered-yes",
    "ask-DC02",
    "ask-DC06",
    "ask-GD07",
    "ask-GD14",
    "ask-PB01",
    "ask-PB02",
    "ask-PB04",
    "ask-PT09",
    "ask-PT14",
    "ask-RT08",
    "biological-by-register",
    "change-added",
    "change-entry-addresses",
    "change-entry-countries",
    "change-entry-dates",
    "change-entry-identifiers",
    "change-entry-kind",
    "change-entry-listed-on",
    "change-entry-names",
    "change-entry-programs",
    "change-entry-vessel",
    "change-expired",
    "change-party-born",
    "change-party-country",
    "change-party-identifier",
    "change-party-name",
    "change-removed",
    "changed-around",
    "changed-consignee",
    "changed-destination",
    "closed-after-listing",
    "closed-after-outcome",
    "code-declared-before",
    "code-refused-before",
    "container-elsewhere",
    "control-director",
    "control-owned",
    "control-owner",
    "decided-not-same",
    "decided-not-same-before",
    "decided-same",
    "decided-same-before",
    "density-by-history",
    "density-by-table",
    "fit-by-register",
    "link-step",
    "list-published",
    "list-since",
    "list-undated",
    "listed-by-cas",
    "listed-by-code",
    "listed-by-code-alone",
    "mass-of-others",
    "mass-of-own",
    "near-listed",
    "new-heading",
    "one-name-two-numbers",
    "one-number-two-names",
    "permit-exceeded",
    "permit-expired",
    "permit-not-yet",
    "permit-other-destination",
    "permit-other-end-user",
    "permit-other-holder",
    "permit-refused",
    "permit-revoked",
    "permit-suspended",
    "shares-with-hit",
    "shares-with-listed",
    "ship-reflagged",
    "ship-renamed",
    "successor-by-history",
    "successor-by-register",
];

/// One indicator. Its group, weight, gate and parameters are data: `data/indicators.csv`.
#[derive(Debug, Clone, Copy)]
pub struct Indicator {
    /// Stable id, and the code of its findings (`GD01`).
    pub id: &'static str,
    /// Looks at a unit and adds what it finds.
    pub evaluate: fn(&UnitContext<'_>, &mut Findings),
}

/// All indicators, in the order of their ids. A test holds that none has a file and no place
/// here.
pub const ALL: &[Indicator] = &[
    ca01::INDICATOR,
    ca03::INDICATOR,
    ca04::INDICATOR,
    ca05::INDICATOR,
    ca06::INDICATOR,
    ca07::INDICATOR,
    ca08::INDICATOR,
    dc01::INDICATOR,
    dc02::INDICATOR,
    dc03::INDICATOR,
    dc04::INDICATOR,
    dc05::INDICATOR,
    dc06::INDICATOR,
    dc07::INDICATOR,
    dc08::INDICATOR,
    dc09::INDICATOR,
    dc10::INDICATOR,
    dc11::INDICATOR,
    dc12::INDICATOR,
    gd01::INDICATOR,
    gd02::INDICATOR,
    gd03::INDICATOR,
    gd04::INDICATOR,
    gd05::INDICATOR,
    gd06::INDICATOR,
    gd07::INDICATOR,
    gd08::INDICATOR,
    gd09::INDICATOR,
    gd10::INDICATOR,
    gd11::INDICATOR,
    gd12::INDICATOR,
    gd13::INDICATOR,
    gd14::INDICATOR,
    gd15::INDICATOR,
    gd16::INDICATOR,
    gd17::INDICATOR,
    gd18::INDICATOR,
    gd19::INDICATOR,
    gd20::INDICATOR,
    gd21::INDICATOR,
    mt01::INDICATOR,
    mt02::INDICATOR,
    mt03::INDICATOR,
    mt04::INDICATOR,
    nw01::INDICATOR,
    nw02::INDICATOR,
    nw03::INDICATOR,
    nw04::INDICATOR,
    nw05::INDICATOR,
    nw06::INDICATOR,
    nw07::INDICATOR,
    nw09::INDICATOR,
    nw10::INDICATOR,
    pb01::INDICATOR,
    pb02::INDICATOR,
    pb03::INDICATOR,
    pb04::INDICATOR,
    pb05::INDICATOR,
    ph03::INDICATOR,
    ph04::INDICATOR,
    ph05::INDICATOR,
    ph07::INDICATOR,
    ph08::INDICATOR,
    pt01::INDICATOR,
    pt02::INDICATOR,
    pt03::INDICATOR,
    pt04::INDICATOR,
    pt05::INDICATOR,
    pt06::INDICATOR,
    pt07::INDICATOR,
    pt08::INDICATOR,
    pt09::INDICATOR,
    pt10::INDICATOR,
    pt11::INDICATOR,
    pt12::INDICATOR,
    pt13::INDICATOR,
    pt14::INDICATOR,
    pt15::INDICATOR,
    pt16::INDICATOR,
    pt17::INDICATOR,
    pt18::INDICATOR,
    pt19::INDICATOR,
    pt20::INDICATOR,
    rt01::INDICATOR,
    rt02::INDICATOR,
    rt03::INDICATOR,
    rt04::INDICATOR,
    rt05::INDICATOR,
    rt06::INDICATOR,
    rt07::INDICATOR,
    rt08::INDICATOR,
    rt09::INDICATOR,
    rt10::INDICATOR,
    rt12::INDICATOR,
    rt13::INDICATOR,
    rt14::INDICATOR,
    rt15::INDICATOR,
    vw01::INDICATOR,
    vw02::INDICATOR,
    vw03::INDICATOR,
    vw04::INDICATOR,
    vw05::INDICATOR,
    vw06::INDICATOR,
    vw07::INDICATOR,
    vw08::INDICATOR,
    vw09::INDICATOR,
];

/// Lets every indicator in use look at a unit.
pub fn evaluate(context: &UnitContext<'_>) -> Findings {
    let mut findings = Findings::default();
    for indicator in ALL.iter().filter(|indicator| context.knowledge.uses(indicator.id)) {
        let before = findings.len();
        (indicator.evaluate)(context, &mut findings);
        findings.close_turn(before);
    }
    answered::ask(context, &mut findings);
    findings
}
