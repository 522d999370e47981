//! From one unit to its assessment. The same unit and the same knowledge give the same bytes.
//!
//! Why the advice is as it is: `docs/decisions/001-advice.md`.

use sarhad_model::{
    Advice, Assessment, Decibans, DeclarationKind, Gate, Param, Params, Question, Score, Subject,
};

use crate::indicators::{self, UnitContext};
use crate::knowledge::Knowledge;
use crate::profiles;
use crate::score::score;
use crate::screened::Screened;
use crate::units::Unit;

/// Even odds: open it.
pub const INSPECT: Decibans = Decibans::whole(0);
/// One in eleven: scan it.
pub const SCAN: Decibans = Decibans::whole(-10);
/// One in forty-one: look at its documents.
pub const DOCUMENTS: Decibans = Decibans::whole(-16);

/// Codes that speak only of data that are missing before arrival.
const MISSING_DATA: &[&str] = &["DC11", "GD04"];

/// Judges one unit.
///
/// # Panics
/// If `screened` does not hold the names and texts of the unit.
pub fn assess<'c>(
    unit: &'c Unit<'c>,
    knowledge: &'c Knowledge,
    screened: &'c Screened<'c, 'c>,
) -> Assessment {
    let context = UnitContext::new(unit, knowledge, screened);
    let mut found = indicators::evaluate(&context);
    let lane = profiles::evaluate(&context, &mut found);
    let (mut findings, mut questions, mut notes) = found.into_parts();
    if has_several_documents(unit) {
        let of_findings = findings.iter_mut().map(|one| (&mut one.params, &one.subject));
        let of_questions = questions.iter_mut().map(|one| (&mut one.params, &one.subject));
        let of_notes = notes.iter_mut().map(|one| (&mut one.params, &one.subject));
        of_findings
            .chain(of_questions)
            .chain(of_notes)
            .for_each(|(params, subject)| name_document(params, subject));
    }
    let score = score(findings);
    questions.sort_by_cached_key(question_order);
    notes.sort_by_cached_key(|note| {
        (note.code, format!("{:?}", note.params), note.subject.bill.clone(), note.subject.file)
    });
    questions.shrink_to_fit();
    let before_arrival = before_arrival(unit);
    let own = advise(&score, !questions.is_empty(), before_arrival);
    // A lane is the least that its owner demands; what weighs more stays.
    let advice = lane.map_or(own, |lane| own.max(lane.advice_when(before_arrival)));
    let gates = gates(&score);
    Assessment { knowledge: knowledge.id.clone(), advice, gates, score, questions, notes }
}

/// Whether the lines of the unit are numbered in more than one document.
fn has_several_documents(unit: &Unit<'_>) -> bool {
    let mut references = unit.parts.iter().map(|part| part.consignment.reference());
    let first = references.next();
    references.any(|other| Some(other) != first)
}

/// Says with the number of a line which document it is a line of.
fn name_document(params: &mut Params, subject: &Subject) {
    if let (Some(_), Some(bill)) = (params.get("line"), &subject.bill) {
        params.insert("document", Param::Text(bill.clone()));
    }
}

fn question_order(question: &Question) -> impl Ord + use<> {
    let subject = &question.subject;
    (
        subject.bill.clone(),
        subject.item,
        question.code,
        format!("{:?}", question.params),
        subject.file,
    )
}

/// Whether the papers come ahead of the goods: cargo reports and preliminary information do.
fn before_arrival(unit: &Unit<'_>) -> bool {
    let claimed = unit.parts.iter().map(|part| part.declaration);
    let unclaimed = unit.unclaimed.iter().map(|one| one.declaration);
    claimed.chain(unclaimed).any(|declaration| {
        matches!(
            declaration.kind,
            DeclarationKind::CargoReportImport
                | DeclarationKind::CargoReportExport
                | DeclarationKind::PreliminaryInformation
        )
    })
}

fn gates(score: &Score) -> Vec<Gate> {
    let mut gates: Vec<Gate> = score.reasons().iter().map(|one| one.finding.gate).collect();
    gates.sort_unstable_by(|a, b| b.cmp(a));
    gates.dedup();
    gates.retain(|gate| *gate != Gate::None);
    gates
}

/// What to do, by gates first and odds second. A gate never ends in release.
fn advise(score: &Score, has_questions: bool, before_arrival: bool) -> Advice {
    let gate = score.gate();
    let odds = score.total();
    let mut raising =
        score.reasons().iter().filter(|one| one.finding.weight.is_positive()).peekable();
    let only_missing_data =
        raising.peek().is_some() && raising.all(|one| MISSING_DATA.contains(&one.finding.code));
    if gate == Gate::Hold {
        Advice::Hold
    } else if odds >= INSPECT {
        Advice::Inspect
    } else if odds >= SCAN {
        Advice::Scan
    } else if gate == Gate::None && !has_questions && only_missing_data && before_arrival {
        Advice::RequestInformation
    } else if gate == Gate::Review || has_questions || odds >= DOCUMENTS {
        Advice::Documents
    } else {
        Advice::Release
    }
}
