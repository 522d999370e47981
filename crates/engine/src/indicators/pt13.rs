//! A new firm that follows one that stopped when it was caught or listed.
//!
//! Looks at a trader whose first papers are younger than a positive inspection of another party that
//! shares a number, telephone, e-mail or address with it: that party brought its last goods within the
//! window around the inspection and nothing since, and the new one appeared within the window behind
//! those. Looks also at companies of a register that share a director or the address with a party and were
//! struck off within the window around a positive inspection or their listing, when the party was
//! registered within the window around that.
//!
//! Limits: needs a history with outcomes, or a register with lists that tell the day of listing; a firm that
//! trades at another post seems to have stopped; what very many share links nobody; a family that begins
//! anew looks the same. A listed party that goes on under another name is PT03.
//! Source: Commission guidance of September 2023; FATF guidance, 2021.

use chrono::NaiveDate;
use sarhad_model::{Param, Params};

use super::{Findings, Indicator, UnitContext, recorded, successor};
use crate::history::{Key, KnownBefore, Link};
use crate::tables::IndicatorRow;

pub(super) const INDICATOR: Indicator = Indicator { id: "PT13", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    by_history(context, out);
    successor::by_register(context, &INDICATOR, out);
}

/// What the papers of the past say.
fn by_history(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    if known.inspections().positive == 0 {
        return;
    }
    let mut told = Vec::new();
    for trader in recorded::traders(context) {
        if told.contains(&trader.keys) {
            continue;
        }
        let appeared =
            known.seen_party(&trader.keys, Key::Party).map_or(known.day(), |seen| seen.first);
        for link in known.links(trader.party, &trader.keys) {
            let Some((stopped, caught)) = gave_up(&known, row, &link) else { continue };
            let days = (appeared - stopped).num_days();
            let follows = appeared > caught && (1..=row.number("days") as i64).contains(&days);
            if !follows {
                continue;
            }
            told.push(trader.keys.clone());
            let mut finding =
                recorded::finding(context, &INDICATOR, &known, trader.subject.clone());
            finding.params.insert("party", Param::Text(trader.party.name().to_owned()));
            let params = Params::from([
                ("other", Param::Text(link.name.clone())),
                ("shared", Param::Term(recorded::link_term(link.kind))),
                ("days", Param::Number(days as f64)),
                ("stopped", Param::Date(stopped)),
                ("date", Param::Date(caught)),
            ]);
            let what = Param::Message { message: "successor-by-history", params };
            finding.params.insert("what", what);
            out.add(finding);
            break;
        }
    }
}

/// The day of the last trade of a party and that of the inspection, when it stopped about then.
fn gave_up(
    known: &KnownBefore<'_>,
    row: &IndicatorRow,
    link: &Link,
) -> Option<(NaiveDate, NaiveDate)> {
    let last = known.seen_party(&link.party, Key::Party)?.last;
    if ((known.day() - last).num_days() as f64) < row.number("quiet_days") {
        return None;
    }
    let outcomes = known.outcomes_of(&link.party);
    let near = outcomes.iter().rev().find(|one| {
        one.kind.is_positive()
            && (last - one.known_on).num_days().abs() as f64 <= row.number("days")
            && one.movements.iter().any(|movement| recorded::traded(movement, &link.party))
    })?;
    Some((last, near.known_on))
}
