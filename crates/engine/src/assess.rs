//! From one unit to its assessment. The same unit and the same knowledge give the same bytes.
//!
//! Why the advice is as it is: `docs/decisions/001-advice.md`.

use sarhad_model::{
    Advice, Assessment, Decibans, DeclarationKind, Finding, Gate, KnowledgeId, Note, Param, Params,
    Question, Score, Subject,
};

use crate::frequent::Frequent;
use crate::history::KnownBefore;
use crate::indicators::{self, UnitContext};
use crate::knowledge::Knowledge;
use crate::learned;
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
    let model = learned::evaluate(&context, &mut found);
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
    quiet(&mut findings, &mut notes, screened.frequent());
    let score = score(findings);
    questions.sort_by_cached_key(question_order);
    notes.sort_by_cached_key(|note| {
        (note.code, format!("{:?}", note.params), note.subject.bill.clone(), note.subject.file)
    });
    questions.shrink_to_fit();
    let before_arrival = before_arrival(unit);
    // What an officer might find out beyond the papers is asked, and moves no advice by itself.
    let is_open = questions.iter().any(|one| one.code != indicators::OFFICER_QUESTION);
    let own = advise(&score, is_open, before_arrival);
    // A lane is the least that its owner demands; what weighs more stays.
    let advice = lane.map_or(own, |lane| own.max(lane.advice_when(before_arrival)));
    let gates = gates(&score);
    let registers = screened.registers();
    let knowledge =
        rests_on(&knowledge.id, context.history.as_ref(), &registers, screened.frequent());
    Assessment { knowledge, advice, gates, score, questions, notes, model }
}

/// The id of all that a judgement rests on: the knowledge, the history as it was known before the
/// day of the papers, the registers of companies and observations, and what the run shows without
/// counting. By it the same judgement recomputes.
pub fn rests_on(
    knowledge: &KnowledgeId,
    history: Option<&KnownBefore<'_>>,
    registers: &[(&str, &str)],
    frequent: &Frequent,
) -> KnowledgeId {
    if history.is_none() && registers.is_empty() && frequent.is_empty() {
        return knowledge.clone();
    }
    let mut id = knowledge.0.to_string();
    if let Some(known) = history {
        id.push_str("+history:");
        id.push_str(&known.version());
    }
    for (name, version) in registers {
        for text in ["+", name, ":", version] {
            id.push_str(text);
        }
    }
    if !frequent.is_empty() {
        id.push_str("+shown:");
        id.push_str(&frequent.keys().copied().collect::<Vec<_>>().join(","));
    }
    KnowledgeId(id.into())
}

/// Takes the weight from findings of frequent indicators, and says so once for each.
fn quiet(findings: &mut [Finding], notes: &mut Vec<Note>, frequent: &Frequent) {
    for finding in findings {
        let Some(percent) = frequent.get(finding.code) else { continue };
        finding.weight = Decibans::ZERO;
        if notes
            .iter()
            .any(|note| note.params.get("code") == Some(&Param::Text(finding.code.into())))
        {
            continue;
        }
        let params = Params::from([
            ("code", Param::Text(finding.code.to_owned())),
            ("percent", Param::Number(*percent as f64)),
        ]);
        notes.push(Note { code: "note-frequent", params, subject: Subject::default() });
    }
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
    // Missing data ask for information even where they are too frequent to count.
    let raises =
        |finding: &Finding| finding.weight.is_positive() || MISSING_DATA.contains(&finding.code);
    let mut raising = score.reasons().iter().filter(|one| raises(&one.finding)).peekable();
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
