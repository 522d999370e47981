//! Indicators that fire on so much of a run that they tell nothing apart: they are shown and count
//! nothing.
//!
//! It is a rule of the run and not of a unit, so it is decided here, once for all units, and handed
//! to [`crate::assess`] by name; the id of each assessment names it. See
//! `docs/decisions/008-history-and-frequent-indicators.md`.

use std::collections::BTreeMap;

use sarhad_model::{Assessment, Finding, Gate};

use crate::units::{Part, Unit};

/// An indicator is frequent above this share of the lines and of the units of a run, in percent
/// (the scoring rule of the indicators, point 6).
pub const FREQUENT_PERCENT: usize = 30;
/// In a run of fewer lines nothing is called frequent: three bad lines of ten are three bad lines.
pub const LEAST_LINES: usize = 500;
/// Groups that stay whatever their share: they rest on lists and laws, not on what is usual; and
/// the model, which speaks of every unit and tells them apart by what it weighs.
const KEPT: &[&str] = &["strategic", "sanctions", "licence", "radiation", crate::learned::GROUP];

/// How frequent indicators are, in percent of lines, by code.
pub type Frequent = BTreeMap<&'static str, usize>;

/// Whether an indicator may be switched to display only: not one with a gate, which acts whatever
/// the score, nor one of a list or law.
fn may_be_quiet(finding: &Finding) -> bool {
    finding.gate == Gate::None && !KEPT.contains(&finding.group)
}

/// The frequent indicators of a run. Both lines and units count, so that nobody silences an
/// indicator for all by one paper of many lines.
pub fn frequent(units: &[Unit<'_>], assessments: &[Assessment]) -> Frequent {
    let mut fired: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    let mut gated: Vec<&'static str> = Vec::new();
    let mut lines = 0;
    for (unit, assessment) in units.iter().zip(assessments) {
        let of_unit: usize = unit.parts.iter().map(|part| part.items.len()).sum();
        lines += of_unit;
        let mut codes: BTreeMap<&'static str, Vec<&Finding>> = BTreeMap::new();
        for one in assessment.score.reasons() {
            codes.entry(one.finding.code).or_default().push(&one.finding);
        }
        for (code, findings) in codes {
            if !findings.iter().all(|finding| may_be_quiet(finding)) {
                gated.push(code);
            }
            let count = fired.entry(code).or_default();
            count.0 += lines_of(&unit.parts, &findings).min(of_unit);
            count.1 += 1;
        }
    }
    if lines < LEAST_LINES {
        return Frequent::new();
    }
    let above = |part: usize, all: usize| part * 100 > all * FREQUENT_PERCENT;
    fired
        .into_iter()
        .filter(|(code, _)| !gated.contains(code))
        .filter(|(_, (of_lines, of_units))| {
            above(*of_lines, lines) && above(*of_units, units.len())
        })
        .map(|(code, (of_lines, _))| (code, of_lines * 100 / lines))
        .collect()
}

/// The lines that findings of one code are about: their own, or all of the consignment.
fn lines_of(parts: &[Part<'_>], findings: &[&Finding]) -> usize {
    let mut items: Vec<_> = findings
        .iter()
        .filter(|finding| finding.subject.item.is_some())
        .map(|finding| (&finding.subject.bill, finding.subject.item))
        .collect();
    items.sort_unstable();
    items.dedup();
    let whole = findings.iter().filter(|finding| finding.subject.item.is_none());
    let mut bills: Vec<Option<&str>> = whole.map(|one| one.subject.bill.as_deref()).collect();
    bills.sort_unstable();
    bills.dedup();
    let of_bill = |bill: Option<&str>| -> usize {
        let meant = |part: &&Part<'_>| bill.is_none() || part.consignment.reference() == bill;
        parts.iter().filter(meant).map(|part| part.items.len()).sum()
    };
    items.len() + bills.into_iter().map(of_bill).sum::<usize>()
}
