//! What indicators over a history have in common: the day of a unit, who trades, how a finding names
//! the history it rests on, and how much of it there must be.

use std::sync::Arc;

use sarhad_model::{Finding, FindingSource, Party, PartyRole, SourceKind, Subject};

use super::receivers::subject;
use super::{GoodsLine, Indicator, UnitContext};
use crate::history::{self, KnownBefore, LinkKind, MovedLine, Movement, PartyKeys, Way};
use crate::screened::Screened;
use crate::tables::IndicatorRow;
use crate::units::{Part, Unit};

/// Roles of those who bring goods in.
const RECEIVERS: &[PartyRole] = &[PartyRole::Consignee, PartyRole::Buyer, PartyRole::EndUser];
/// Roles of those who send goods out.
const SENDERS: &[PartyRole] = &[PartyRole::Consignor, PartyRole::Seller];

/// Roles of those whose goods they are; not of those who move, declare or pay.
pub(super) const TRADING: &[PartyRole] = &[
    PartyRole::Consignor,
    PartyRole::Consignee,
    PartyRole::NotifyParty,
    PartyRole::Buyer,
    PartyRole::Seller,
    PartyRole::EndUser,
    PartyRole::Manufacturer,
];

/// Whether a party traded in a movement, and did not only move or declare its goods.
pub(super) fn traded(movement: &Movement, party: &PartyKeys) -> bool {
    movement.may_be_as(party, TRADING)
}

/// Whether the goods of a movement were for a party.
pub(super) fn received(movement: &Movement, party: &PartyKeys) -> bool {
    movement.may_be_as(party, RECEIVERS)
}

/// The term of what two parties share.
pub(super) fn link_term(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Number => "link-number",
        LinkKind::Phone => "link-phone",
        LinkKind::Email => "link-email",
        LinkKind::Address => "link-address",
    }
}

/// What was known before the earliest paper of the unit, and before the day of the judgement.
pub(super) fn known<'c>(
    unit: &Unit<'_>,
    screened: &'c Screened<'c, 'c>,
) -> Option<KnownBefore<'c>> {
    let history = screened.history()?;
    let judged_for = screened.day().date;
    let day = history::day_of_unit(unit).map_or(judged_for, |day| day.min(judged_for));
    Some(KnownBefore::new(history, day))
}

/// The history, when it reaches back `min_days` and holds `min_records`: with less nothing can be
/// called new or unusual.
pub(super) fn enough<'c>(context: &UnitContext<'c>, row: &IndicatorRow) -> Option<KnownBefore<'c>> {
    let known = context.history?;
    known.reaches(row.number("min_days"), row.number("min_records")).then_some(known)
}

/// A finding that rests on the history as well as on the table of indicators.
pub(super) fn finding(
    context: &UnitContext<'_>,
    indicator: &Indicator,
    known: &KnownBefore<'_>,
    subject: Subject,
) -> Finding {
    let mut finding = context.finding(indicator, subject);
    finding.source = Arc::new(FindingSource {
        kind: SourceKind::Indicator,
        id: indicator.id.to_owned(),
        version: format!("{}+{}", context.knowledge.tables.version(), known.version()),
        title: String::new(),
    });
    finding
}

/// A party whose trade it is.
pub(super) struct Trader<'c> {
    pub(super) part: &'c Part<'c>,
    pub(super) party: &'c Party,
    pub(super) keys: PartyKeys,
    pub(super) subject: Subject,
}

/// Who trades in the unit, each once: who receives, or at export who sends.
pub(super) fn traders<'c>(context: &UnitContext<'c>) -> Vec<Trader<'c>> {
    parties_as(context, |part| match history::way(part.declaration, part.consignment) {
        Way::Export => SENDERS,
        Way::Import | Way::Transit => RECEIVERS,
    })
}

/// The parties of some roles, each once.
pub(super) fn traders_as<'c>(
    context: &UnitContext<'c>,
    roles: &'static [PartyRole],
) -> Vec<Trader<'c>> {
    parties_as(context, |_| roles)
}

fn parties_as<'c>(
    context: &UnitContext<'c>,
    roles: impl Fn(&Part<'_>) -> &'static [PartyRole],
) -> Vec<Trader<'c>> {
    let mut all: Vec<Trader<'c>> = Vec::new();
    for part in &context.unit.parts {
        let wanted = roles(part);
        for party in part.consignment.parties.iter().filter(|one| wanted.contains(&one.role)) {
            let keys = PartyKeys::of(party, &context.knowledge.tables);
            let known = |one: &Trader<'_>| one.keys == keys && std::ptr::eq(one.part, part);
            if !keys.is_empty() && !all.iter().any(known) {
                all.push(Trader { part, party, keys, subject: subject(part, party) });
            }
        }
    }
    all
}

/// The lines of a part.
pub(super) fn lines_of<'a, 'c>(
    context: &'a UnitContext<'c>,
    part: &'c Part<'c>,
) -> impl Iterator<Item = &'a GoodsLine<'c>> {
    context.lines.iter().filter(move |line| std::ptr::eq(line.part, part))
}

/// Whether a movement is of another consignment than a part: the manifest of a box comes before its
/// declaration, and both speak of the same goods.
pub(super) fn is_other(movement: &Movement, part: &Part<'_>) -> bool {
    let reference = part.consignment.reference().and_then(history::plain_number);
    let names = |number: &String| {
        movement.reference == *number || movement.documents.iter().any(|(_, one)| one == number)
    };
    !reference.is_some_and(|number| names(&number))
}

/// Whether a recorded line is the same goods in about the same quantity.
pub(super) fn is_alike(recorded: &MovedLine, line: &MovedLine, tolerance_percent: f64) -> bool {
    let (Some(was), Some(is)) = (recorded.mass_kg, line.mass_kg) else { return false };
    recorded.hs6.is_some()
        && recorded.hs6 == line.hs6
        && (was - is).abs() * 100.0 <= tolerance_percent * was.max(is)
}

/// A trader and the parties linked with it.
pub(super) fn with_linked(known: &KnownBefore<'_>, trader: &Trader<'_>) -> Vec<PartyKeys> {
    let mut all = vec![trader.keys.clone()];
    all.extend(known.links(trader.party, &trader.keys).into_iter().map(|link| link.party));
    all.dedup();
    all
}

/// Number for a message, rounded to three digits that matter.
pub(super) fn rounded(number: f64) -> f64 {
    rounded_to(number, 3)
}

/// Number for a message, rounded to so many digits that matter.
pub(super) fn rounded_to(number: f64, digits: i32) -> f64 {
    if number == 0.0 || !number.is_finite() {
        return number;
    }
    let scale = 10_f64.powi(digits - 1 - number.abs().log10().floor() as i32);
    (number * scale).round() / scale
}
