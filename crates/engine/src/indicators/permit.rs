//! What DC01 and DC12 have in common: the movements of a goods line in words.

use std::sync::Arc;

use sarhad_model::{
    Direction, Finding, FindingSource, Note, Param, Params, Permit, PermitStatus, Question,
    SourceKind,
};

use super::{GoodsLine, Indicator, UnitContext};
use crate::permits::{Fault, LineMovement};

/// The term of a direction.
fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Export => "direction-export",
        Direction::Import => "direction-import",
        Direction::Transit => "direction-transit",
        Direction::ReExport => "direction-re_export",
        Direction::Brokering => "direction-brokering",
    }
}

/// Line, entry, way, state, authority, law.
pub(super) fn params(line: &GoodsLine<'_>, movement: &LineMovement<'_>) -> Params {
    let requirement = movement.requirement;
    Params::from([
        ("line", Param::Number(f64::from(line.number))),
        ("entry", Param::Text(movement.number.clone())),
        ("way", Param::Term(direction(requirement.direction))),
        ("state", Param::Country(requirement.state)),
        ("authority", Param::Term(requirement.authority)),
        ("law", Param::Term(requirement.law)),
    ])
}

/// A finding about a permit: it rests on the register.
pub(super) fn finding(
    context: &UnitContext<'_>,
    indicator: &Indicator,
    line: &GoodsLine<'_>,
    params: Params,
) -> Finding {
    let mut finding = context.finding(indicator, line.subject("goods.description"));
    finding.params = params;
    finding.source = Arc::new(FindingSource {
        kind: SourceKind::Indicator,
        id: indicator.id.to_owned(),
        version: format!("{}+{}", context.knowledge.permits.version(), context.permits.version),
        title: String::new(),
    });
    finding
}

pub(super) fn question(line: &GoodsLine<'_>, code: &'static str, params: Params) -> Question {
    Question { code, params, subject: line.subject("goods.description") }
}

/// That a permit holds, with what is left of it.
pub(super) fn note(
    line: &GoodsLine<'_>,
    movement: &LineMovement<'_>,
    permit: &Permit,
    left: Option<f64>,
) -> Note {
    let mut params = params(line, movement);
    name(&mut params, permit);
    let code = match (left, permit.quantity) {
        (Some(left), Some(whole)) => {
            params.insert("left", Param::Number(rounded(left)));
            params.insert("whole", Param::Number(whole));
            params.insert("unit", Param::Text(permit.unit.clone()));
            "note-permit"
        }
        _ => "note-permit-uncounted",
    };
    Note { code, params, subject: line.subject("goods.description") }
}

/// Number, holder and last day of a permit.
pub(super) fn name(params: &mut Params, permit: &Permit) {
    params.insert("permit", Param::Text(permit.number.clone()));
    params.insert("holder", Param::Text(permit.holder.clone()));
    let until = permit.valid_to.map_or_else(|| Param::Text("?".to_owned()), Param::Date);
    params.insert("until", until);
}

/// Why a permit does not hold, each reason in its own words.
pub(super) fn faults(faults: &[Fault], permit: &Permit) -> Param {
    let said = |fault: &Fault| {
        let (message, params) = match *fault {
            Fault::NotYetValid(day) => ("permit-not-yet", vec![("day", Param::Date(day))]),
            Fault::Expired(day) => ("permit-expired", vec![("day", Param::Date(day))]),
            Fault::Withdrawn(PermitStatus::Refused) => ("permit-refused", Vec::new()),
            Fault::Withdrawn(PermitStatus::Revoked) => ("permit-revoked", Vec::new()),
            Fault::Withdrawn(_) => ("permit-suspended", Vec::new()),
            Fault::OtherHolder => {
                ("permit-other-holder", vec![("holder", Param::Text(permit.holder.clone()))])
            }
            Fault::OtherDestination(country) => {
                ("permit-other-destination", vec![("country", Param::Country(country))])
            }
            Fault::OtherEndUser => {
                ("permit-other-end-user", vec![("user", Param::Text(permit.end_user.clone()))])
            }
            Fault::Exceeded(left, asked) => (
                "permit-exceeded",
                vec![
                    ("left", Param::Number(rounded(left))),
                    ("asked", Param::Number(rounded(asked))),
                    ("unit", Param::Text(permit.unit.clone())),
                ],
            ),
        };
        Param::Message { message, params: params.into_iter().collect() }
    };
    Param::Items(faults.iter().map(said).collect())
}

/// Three decimals: a gram of a kilogram.
fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}
