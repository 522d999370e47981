//! Profiles at a unit: what they find, what they would find in shadow, and what they could not
//! tell. The reasons come from the evaluation itself.

use sarhad_model::{Finding, Gate, Note, Param, Params, Question, Subject};

use super::compiled::Explained;
use super::describe;
use super::fields::Row;
use super::profile::{Lane, ProfileState};
use super::set::Ready;
use super::slots::RowReader;
use super::truth::Truth;
use crate::indicators::{Findings, UnitContext};
use crate::units::Part;

/// Code of the findings of all profiles; which one it was is their source.
pub const CODE: &str = "PROFILE";
/// Their group: of several that hit, the strongest counts whole.
pub const GROUP: &str = "profile";
/// Messages of findings, questions and notes.
pub const MESSAGES: &[&str] = &[
    "finding-PROFILE",
    "finding-name-PROFILE",
    "group-profile",
    "note-profile-shadow",
    "note-profile-untested",
    "note-profile-unknown",
    "question-profile",
];

/// A goods line with its place in the unit.
type Place<'p, 'a> = (&'p Part<'a>, Option<u32>, Row<'a>);

/// What one profile came to in one unit.
#[derive(Default)]
struct Seen<'p, 'a> {
    hits: usize,
    hit: Option<Place<'p, 'a>>,
    unknown: Option<Place<'p, 'a>>,
}

/// Lets every profile that is valid on the day look at a unit. The strongest lane among the
/// active ones that hit is returned.
pub fn evaluate(context: &UnitContext<'_>, findings: &mut Findings) -> Option<Lane> {
    let profiles = &context.knowledge.profiles;
    if profiles.is_empty() {
        return None;
    }
    let states = |ready: &Ready| ready.on(context.day.date);
    let looked_at =
        |ready: &&Ready| matches!(states(ready), ProfileState::Active | ProfileState::Shadow);
    let mut all: Vec<(&Ready, Seen<'_, '_>)> =
        profiles.ready().iter().filter(looked_at).map(|ready| (ready, Seen::default())).collect();
    let mut reader = RowReader::new();
    for place in Row::of_unit(context.unit) {
        reader.load(place.2);
        for (ready, seen) in &mut all {
            match ready.compiled.truth_in(&mut reader) {
                Truth::True => {
                    seen.hits += 1;
                    seen.hit.get_or_insert(place);
                }
                Truth::Unknown => {
                    seen.unknown.get_or_insert(place);
                }
                Truth::False => {}
            }
        }
    }
    let mut lane = None;
    for (ready, seen) in all {
        let state = states(ready);
        let acts = state == ProfileState::Active;
        if let Some(place) = seen.hit {
            let explained = ready.compiled.explain(&place.2);
            if acts {
                lane = lane.max(ready.profile.lane);
                findings.add(finding(ready, &place, &explained, seen.hits));
            } else {
                let held_back = ready.is_held_back(context.day.date);
                findings.note(shadow(ready, &place, &explained, held_back));
            }
        } else if let Some(place) = seen.unknown {
            let explained = ready.compiled.explain(&place.2);
            let fields = describe::fields(&ready.compiled, &explained.because);
            let mut params = Params::from([("profile", name(ready)), ("fields", fields)]);
            if acts {
                params.insert("reason", reason(ready));
                let code = "question-profile";
                findings.ask(Question { code, params, subject: subject(&place) });
            } else {
                let code = "note-profile-unknown";
                findings.note(Note { code, params, subject: subject(&place) });
            }
        }
    }
    lane
}

fn name(ready: &Ready) -> Param {
    Param::Text(ready.profile.id.clone())
}

fn reason(ready: &Ready) -> Param {
    Param::Translated(ready.profile.reason.clone())
}

fn params(ready: &Ready, explained: &Explained) -> Params {
    Params::from([
        ("profile", name(ready)),
        ("version", Param::Text(ready.profile.version.to_string())),
        ("reason", reason(ready)),
        ("because", describe::because(&ready.compiled, &explained.because)),
    ])
}

fn finding(ready: &Ready, place: &Place<'_, '_>, explained: &Explained, lines: usize) -> Finding {
    let mut params = params(ready, explained);
    params.insert("lines", Param::Number(lines as f64));
    Finding {
        code: CODE,
        group: GROUP,
        weight: ready.profile.weight,
        gate: match ready.profile.lane {
            None => Gate::None,
            Some(Lane::Hold) => Gate::Hold,
            Some(_) => Gate::Review,
        },
        params,
        subject: subject(place),
        source: std::sync::Arc::clone(&ready.source),
        matched: Vec::new(),
    }
}

fn shadow(ready: &Ready, place: &Place<'_, '_>, explained: &Explained, held_back: bool) -> Note {
    let mut params = params(ready, explained);
    params.insert("score", Param::Text(ready.profile.weight.to_string()));
    let code = if held_back { "note-profile-untested" } else { "note-profile-shadow" };
    Note { code, params, subject: subject(place) }
}

fn subject(place: &Place<'_, '_>) -> Subject {
    let (part, index, row) = place;
    let number = row.item.map(|item| match item.sequence {
        0 => index.unwrap_or_default() + 1,
        stated => stated,
    });
    let text = row
        .item
        .and_then(|item| item.cargo_description.iter().find(|text| !text.value().is_empty()));
    let source = row.item.map_or(part.consignment.source, |item| item.source);
    Subject {
        file: part.file,
        bill: part.consignment.reference().map(str::to_owned),
        item: number,
        field: "goods.description",
        span: text.map_or(source, |text| text.span),
        text: row.item.map(sarhad_model::ConsignmentItem::description).unwrap_or_default(),
    }
}
