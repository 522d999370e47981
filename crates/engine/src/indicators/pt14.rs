//! An owner, director or name that changed around a trigger date.
//!
//! Looks at the changes that the register tells of a trader in goods that may be strategic or are
//! of high priority, within the window before and after the dates of the table (the start of a
//! sanctions regime, an export ban); or an officer has found such a change.
//!
//! Limits: firms change hands for many reasons, so it weighs little and a person confirms; a change
//! after the day of the papers is not seen. A company that the register does not hold is unknown.
//! Source: EU guidance on enhanced due diligence.

use chrono::NaiveDate;
use sarhad_model::{CompanyChangeKind, Param, Params};

use super::{Findings, Indicator, UnitContext, answered, registered};

pub(super) const INDICATOR: Indicator = Indicator { id: "PT14", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    answered::raise_as_one_of_two(context, &INDICATOR, out);
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let triggers: Vec<NaiveDate> = row.list("dates").filter_map(|day| day.parse().ok()).collect();
    let day = registered::day(context);
    for one in registered::in_sensitive_trade(context) {
        for change in one.company.changes.iter().filter(|change| change.on <= day) {
            let Some(term) = term(change.kind) else { continue };
            let near = |trigger: &&NaiveDate| {
                (change.on - **trigger).num_days().abs() as f64 <= row.number("days")
            };
            let Some(trigger) = triggers.iter().find(near) else { continue };
            let params = Params::from([
                ("change", Param::Term(term)),
                ("date", Param::Date(change.on)),
                ("trigger", Param::Date(*trigger)),
            ]);
            let mut finding = registered::finding(context, &INDICATOR, &one);
            let what = Param::Message { message: "changed-around", params };
            finding.params.insert("what", what);
            out.add(finding);
        }
    }
}

/// Moves of house and of trade are daily business.
fn term(kind: CompanyChangeKind) -> Option<&'static str> {
    match kind {
        CompanyChangeKind::Owner => Some("changed-owner"),
        CompanyChangeKind::Director => Some("changed-director"),
        CompanyChangeKind::Name => Some("changed-name"),
        CompanyChangeKind::Address | CompanyChangeKind::Activity => None,
    }
}
