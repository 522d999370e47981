//! Indicators that a person must judge: what an officer answered, and what is still to be asked.
//!
//! A yes is a finding with the weight of its row, a no is told and counts nothing, and what nobody
//! knows stays a question. Few questions are asked, those first whose yes would weigh most, and only
//! where the goods may be strategic or are of high priority: a list of twenty would be read by
//! nobody.

use sarhad_model::{
    DocumentKind, Finding, MeansIdentityKind, Note, ObservationKind, ObservedValue, Param, Params,
    Question, Reply, Subject,
};

use super::{Findings, GoodsLine, Indicator, UnitContext, observed, registered};
use crate::observations::Observed;

/// Most questions of this kind for one unit.
pub const MAX_OFFICER_QUESTIONS: usize = 3;
/// Code of such a question. It moves no advice.
pub const OFFICER_QUESTION: &str = "question-answer";

/// An indicator that is asked about, the message that asks, and where asking makes sense.
struct Asked {
    id: &'static str,
    message: &'static str,
    applies: fn(&UnitContext<'_>) -> bool,
}

/// Those that can be found out before the goods are opened. What a scan or an inspection shows is
/// entered after it and needs no question.
const ASKED: &[Asked] = &[
    Asked { id: "DC02", message: "ask-DC02", applies: is_strategic },
    Asked { id: "DC06", message: "ask-DC06", applies: |_| true },
    Asked { id: "GD07", message: "ask-GD07", applies: has_unknown_business },
    Asked {
        id: "GD14",
        message: "ask-GD14",
        applies: |c| is_biological(c) && has_unknown_business(c),
    },
    Asked { id: "PB01", message: "ask-PB01", applies: |_| true },
    Asked { id: "PB02", message: "ask-PB02", applies: |_| true },
    Asked { id: "PB04", message: "ask-PB04", applies: |_| true },
    Asked { id: "PT09", message: "ask-PT09", applies: has_unknown_business },
    Asked { id: "PT14", message: "ask-PT14", applies: has_unknown_business },
    Asked { id: "RT08", message: "ask-RT08", applies: has_vessel },
];

/// Names of the indicators that a note about a no says.
const NAMES: &[(&str, &str)] = &[
    ("DC02", "finding-name-DC02"),
    ("DC06", "finding-name-DC06"),
    ("DC09", "finding-name-DC09"),
    ("GD07", "finding-name-GD07"),
    ("GD14", "finding-name-GD14"),
    ("GD17", "finding-name-GD17"),
    ("GD19", "finding-name-GD19"),
    ("PB01", "finding-name-PB01"),
    ("PB02", "finding-name-PB02"),
    ("PB04", "finding-name-PB04"),
    ("PB05", "finding-name-PB05"),
    ("PH03", "finding-name-PH03"),
    ("PH05", "finding-name-PH05"),
    ("PH07", "finding-name-PH07"),
    ("PH08", "finding-name-PH08"),
    ("PT09", "finding-name-PT09"),
    ("PT14", "finding-name-PT14"),
    ("PT17", "finding-name-PT17"),
    ("PT20", "finding-name-PT20"),
    ("RT08", "finding-name-RT08"),
    ("VW07", "finding-name-VW07"),
];

/// What officers answered about an indicator; of one subject the last word counts.
fn answers<'a, 'c>(context: &'a UnitContext<'c>, id: &str) -> Vec<(&'a Observed<'c>, Reply)> {
    let row = context.knowledge.tables.indicator(id);
    let mut last: Vec<(&Observed<'c>, Reply)> = Vec::new();
    for one in &context.observed {
        let ObservedValue::Answer(about, reply) = &one.fact.value else { continue };
        let is_answer = one.fact.kind == ObservationKind::Answer;
        if !is_answer || about != id || !observed::counts(context, row, one) {
            continue;
        }
        match last.iter_mut().find(|(known, _)| observed::about_same(known, one)) {
            Some(known) if one.fact.known_on >= known.0.fact.known_on => *known = (one, *reply),
            Some(_) => {}
            None => last.push((one, *reply)),
        }
    }
    last
}

/// Raises what an officer answered with yes, tells of a no. Whether there was a yes or no.
pub(super) fn raise(context: &UnitContext<'_>, indicator: &Indicator, out: &mut Findings) -> bool {
    raise_with(context, indicator, out, |finding, _| finding)
}

/// The same for an indicator that papers or registers can show too: the message says what it
/// rests on.
pub(super) fn raise_as_one_of_two(
    context: &UnitContext<'_>,
    indicator: &Indicator,
    out: &mut Findings,
) -> bool {
    raise_with(context, indicator, out, |mut finding, one| {
        let params = std::mem::take(&mut finding.params);
        finding.params.insert("party", Param::Text(one.fact.subject.clone()));
        finding.params.insert("what", Param::Message { message: "answered-yes", params });
        finding
    })
}

fn raise_with(
    context: &UnitContext<'_>,
    indicator: &Indicator,
    out: &mut Findings,
    finish: impl Fn(Finding, &Observed<'_>) -> Finding,
) -> bool {
    let mut answered = false;
    for (one, reply) in answers(context, indicator.id) {
        match reply {
            Reply::Yes => out.add(finish(observed::finding(context, indicator, one), one)),
            Reply::No => out.note(note(indicator.id, one)),
            Reply::Unknown => continue,
        }
        answered = true;
    }
    answered
}

fn note(id: &str, one: &Observed<'_>) -> Note {
    let mut params = observed::params(one);
    let (_, message) = NAMES.iter().find(|(known, _)| *known == id).expect("a test names them all");
    let name = Param::Message { message, params: Params::default() };
    params.insert("name", name);
    Note { code: "note-answer-no", params, subject: one.subject.clone() }
}

/// Asks what would weigh most and nobody has answered.
pub(super) fn ask(context: &UnitContext<'_>, out: &mut Findings) {
    let Some(line) = context.lines.iter().find(|line| line.is_sensitive()) else { return };
    let row = |asked: &Asked| context.knowledge.tables.indicator(asked.id);
    let is_known = |asked: &Asked| {
        let decided = |(_, reply): &(_, Reply)| *reply != Reply::Unknown;
        out.has(asked.id) || answers(context, asked.id).iter().any(decided)
    };
    let mut open: Vec<&Asked> = ASKED
        .iter()
        .filter(|asked| context.knowledge.uses(asked.id))
        .filter(|asked| (asked.applies)(context) && !is_known(asked))
        .collect();
    open.sort_by_key(|asked| (std::cmp::Reverse(row(asked).weight), asked.id));
    for asked in open.into_iter().take(MAX_OFFICER_QUESTIONS) {
        let message = Param::Message { message: asked.message, params: Params::default() };
        let params = Params::from([
            ("asked", message),
            ("indicator", Param::Text(asked.id.to_owned())),
            ("db", Param::Number(row(asked).weight.as_f64())),
        ]);
        out.ask(Question { code: OFFICER_QUESTION, params, subject: subject(line) });
    }
}

/// The consignment; the line is where its text stands.
fn subject(line: &GoodsLine<'_>) -> Subject {
    Subject { item: None, text: String::new(), ..line.subject("consignment") }
}

/// Goods that may be on a control list, and no end-user certificate among the papers.
fn is_strategic(context: &UnitContext<'_>) -> bool {
    let without = |line: &&GoodsLine<'_>| {
        let documents = &line.part.consignment.additional_documents;
        !documents.iter().any(|one| one.kind == DocumentKind::EndUserCertificate)
    };
    context.lines.iter().filter(|line| line.is_strategic()).any(|line| without(&line))
}

/// Goods of the biological lists.
pub(super) fn is_biological_line(line: &GoodsLine<'_>) -> bool {
    line.candidates().any(|candidate| candidate.entry.family == "biological")
}

fn is_biological(context: &UnitContext<'_>) -> bool {
    context.lines.iter().any(is_biological_line)
}

/// Whether no trader of the unit stands in a register.
fn has_unknown_business(context: &UnitContext<'_>) -> bool {
    registered::companies(context, registered::TRADERS).is_empty()
}

fn has_vessel(context: &UnitContext<'_>) -> bool {
    context.unit.parts.iter().any(|part| {
        let means = &part.declaration.border_transport_means;
        let kinds = [MeansIdentityKind::VesselName, MeansIdentityKind::Imo];
        kinds.into_iter().any(|kind| means.identity(kind).is_some_and(|name| !name.is_empty()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_can_be_answered_has_a_name_and_all_that_is_asked_can_be_answered() {
        let names: Vec<&str> = NAMES.iter().map(|(id, _)| *id).collect();
        assert_eq!(names, sarhad_model::ANSWERABLE);
        assert!(NAMES.iter().all(|(id, name)| *name == format!("finding-name-{id}")));
        for asked in ASKED {
            assert!(names.contains(&asked.id), "{}", asked.id);
            assert_eq!(asked.message, format!("ask-{}", asked.id));
            assert!(super::super::INNER_MESSAGES.contains(&asked.message), "{}", asked.id);
        }
    }
}
