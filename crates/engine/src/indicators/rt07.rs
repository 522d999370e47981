//! Sensitive goods on a ship that was renamed or changed its flag.
//!
//! Looks at the IMO number of the ship, which stays with the hull: within the window it called under
//! another name, or another flag, before it was first seen under this one. Only for goods that may be
//! strategic or are of high priority: the name of a ferry says nothing of the flour on it. Listed
//! ships, masters and owners are told by PT01, PT02 and PT03.
//!
//! Limits: only calls that are in the history, and papers that state the IMO number; ships are sold
//! honestly too. A name that is only spelt otherwise is no other name, a name that it had before
//! is no new one, and a name of one day may be the IMO number of another ship, mistyped.
//! Source: UN Panel of Experts on the DPRK; joint US maritime advisory, May 2020.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sarhad_model::{EntryKind, MeansIdentityKind, Param, Params, Span, Subject};

use super::{Findings, Indicator, UnitContext, recorded};
use crate::history::{self, MovedShip};
use crate::parties;
use crate::tables::plain_words;
use crate::units::Part;

pub(super) const INDICATOR: Indicator = Indicator { id: "RT07", evaluate };

/// From this probability on two names of ships are one in two spellings.
const SAME_NAME: f64 = 0.7;

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    let mut told: Vec<String> = Vec::new();
    for part in &context.unit.parts {
        if !recorded::lines_of(context, part).any(super::GoodsLine::is_sensitive) {
            continue;
        }
        let Some(ship) = history::ship(part.declaration).filter(|one| !told.contains(&one.imo))
        else {
            continue;
        };
        let calls = known.calls(&ship.imo, row.number("days") as u64);
        let least = row.number("min_calls");
        let what = renamed(&ship, &calls, least).or_else(|| reflagged(&ship, &calls, least));
        let Some(what) = what else { continue };
        let mut finding = recorded::finding(context, &INDICATOR, &known, subject(part));
        let name = if ship.name.is_empty() { "–" } else { &ship.name };
        finding.params.insert("name", Param::Text(name.to_owned()));
        finding.params.insert("imo", Param::Text(ship.imo.clone()));
        finding.params.insert("what", what);
        out.add(finding);
        told.push(ship.imo);
    }
}

/// The last call under something else, before the ship was first seen as it is now; nothing when
/// there were fewer than `least` days of such calls.
fn before(
    calls: &[(NaiveDate, MovedShip)],
    least: f64,
    is_same: impl Fn(&MovedShip) -> Option<bool>,
) -> Option<&(NaiveDate, MovedShip)> {
    let first = calls.iter().position(|(_, then)| is_same(then) == Some(true));
    let earlier = &calls[..first.unwrap_or(calls.len())];
    let others = earlier.iter().filter(|(_, then)| is_same(then) == Some(false));
    let days: BTreeSet<NaiveDate> = others.clone().map(|(day, _)| *day).collect();
    others.last().filter(|_| days.len() as f64 >= least)
}

fn renamed(ship: &MovedShip, calls: &[(NaiveDate, MovedShip)], least: f64) -> Option<Param> {
    let stated = |name: &str| !name.is_empty();
    let is_same = |then: &MovedShip| {
        (stated(&ship.name) && stated(&then.name)).then(|| same_name(&ship.name, &then.name))
    };
    let (date, then) = before(calls, least, is_same)?;
    let params =
        Params::from([("old", Param::Text(then.name.clone())), ("date", Param::Date(*date))]);
    Some(Param::Message { message: "ship-renamed", params })
}

fn reflagged(ship: &MovedShip, calls: &[(NaiveDate, MovedShip)], least: f64) -> Option<Param> {
    let flag = ship.flag?;
    let (date, then) = before(calls, least, |then| then.flag.map(|old| old == flag))?;
    let params = Params::from([
        ("old", Param::Country(then.flag?)),
        ("new", Param::Country(flag)),
        ("date", Param::Date(*date)),
    ]);
    Some(Param::Message { message: "ship-reflagged", params })
}

fn same_name(one: &str, other: &str) -> bool {
    plain_words(one) == plain_words(other)
        || parties::compare(one, other, Some(EntryKind::Vessel)).probability >= SAME_NAME
}

fn subject(part: &Part<'_>) -> Subject {
    let means = &part.declaration.border_transport_means;
    let wanted = [MeansIdentityKind::VesselName, MeansIdentityKind::Imo];
    let identity = wanted
        .into_iter()
        .find_map(|kind| means.identities.iter().find(|(of, _)| *of == kind).map(|(_, text)| text));
    Subject {
        file: part.file,
        bill: part.consignment.reference().map(str::to_owned),
        item: None,
        field: "means.identity",
        span: identity.map_or(Span::None, |text| text.span),
        text: identity.map_or_else(String::new, |text| text.value().to_owned()),
    }
}
