//! How much each finding counts: correlated reasons are not added up as if they were separate.
//!
//! In each group the largest positive weight counts whole and each other code a quarter. The
//! same code again in one unit counts nothing: it is the same evidence repeated (it is still
//! shown, and its gate still acts); each officer's profile is a code of its own. Reasons that lower the score count whole, once a code, but
//! never more than [`MITIGATION_FLOOR`] in all. All sums are whole thousandths, so their order
//! does not matter. See `docs/decisions/002-repeats.md`.
//!
//! The weights themselves are not known here.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use sarhad_model::{Counted, Decibans, Finding, Param, Score, SourceKind};

/// Log-odds of a consignment before anything is known: 0.5 %, a guess until a post has measured
/// its own base rate by a random sample.
pub const PRIOR: Decibans = Decibans::whole(-23);

/// Mitigating reasons together never count for less than this.
pub const MITIGATION_FLOOR: Decibans = Decibans::whole(-12);

/// The score of some findings.
pub fn score(findings: Vec<Finding>) -> Score {
    Score::new(PRIOR, count(findings))
}

/// What each finding counts for, in the order in which they are shown: what counts most first.
pub fn count(mut findings: Vec<Finding>) -> Vec<Counted> {
    findings.sort_by(|a, b| Reverse(a.weight).cmp(&Reverse(b.weight)).then_with(|| by_text(a, b)));
    let mut leading: BTreeSet<&'static str> = BTreeSet::new();
    let mut codes: BTreeSet<(&'static str, String)> = BTreeSet::new();
    let mut counted: Vec<Counted> = findings
        .into_iter()
        .map(|finding| {
            let counted = if !finding.weight.is_positive() || !codes.insert(evidence(&finding)) {
                Decibans::ZERO
            } else if leading.insert(finding.group) {
                finding.weight
            } else {
                finding.weight.quarter()
            };
            Counted { finding, counted }
        })
        .collect();
    count_mitigating(&mut counted);
    counted.sort_by(|a, b| {
        (Reverse(a.counted), Reverse(a.finding.weight))
            .cmp(&(Reverse(b.counted), Reverse(b.finding.weight)))
            .then_with(|| by_text(&a.finding, &b.finding))
    });
    counted
}

/// What tells one piece of evidence from another: the code, and of profiles, which share one
/// code, the profile.
fn evidence(finding: &Finding) -> (&'static str, String) {
    let profile = finding.source.kind == SourceKind::Profile;
    (finding.code, if profile { finding.source.id.clone() } else { String::new() })
}

/// The strongest mitigating finding of each code counts, down to the floor. They are sorted by
/// falling weight, so the strongest stand last.
fn count_mitigating(counted: &mut [Counted]) {
    let mut codes: BTreeSet<(&'static str, String)> = BTreeSet::new();
    let mut left = MITIGATION_FLOOR;
    for one in counted.iter_mut().rev() {
        if one.finding.weight >= Decibans::ZERO {
            break;
        }
        if codes.insert(evidence(&one.finding)) {
            one.counted = one.finding.weight.max(left);
            left = Decibans::from_thousandths(left.thousandths() - one.counted.thousandths());
        }
    }
}

/// How well a finding matches, where its message says so: of two alike the better one leads.
fn percent(finding: &Finding) -> f64 {
    match finding.params.get("percent") {
        Some(Param::Number(percent)) => *percent,
        _ => 0.0,
    }
}

/// An order of findings of one weight that depends on what they say, and on where they stand
/// only when they say the same.
fn by_text(a: &Finding, b: &Finding) -> std::cmp::Ordering {
    a.code
        .cmp(b.code)
        .then_with(|| b.gate.cmp(&a.gate))
        .then_with(|| percent(b).total_cmp(&percent(a)))
        .then_with(|| format!("{:?}", a.params).cmp(&format!("{:?}", b.params)))
        .then_with(|| {
            let (a, b) = (&a.subject, &b.subject);
            (&a.bill, a.item, a.field, &a.text, a.file, a.span)
                .cmp(&(&b.bill, b.item, b.field, &b.text, b.file, b.span))
        })
}
