//! Another consignee, or another destination, than an earlier paper about the same goods has.
//!
//! Looks at two papers about one bill of which one is later (by its date, or because it changes the
//! other), and in a history at the same bill, or at the same container on the same way with like
//! goods under another bill: the consignee was somebody else, or the declared destination another
//! country.
//!
//! Limits: a name that is only written otherwise is no change, and neither is one who was named in
//! another role before, or who follows an order, a bank or a forwarder.
//! A bill of the same number from another sender, without a container in common, is another bill. A change of the notify party
//! is usual and not looked at. Destinations are compared where both papers declare one.
//! Source: cases of false transit, 2023 to 2025; Commission guidance of 2023; FinCEN and BIS alert
//! of June 2022.

use chrono::NaiveDate;
use sarhad_model::{Param, Params, PartyRole, Subject};

use super::receivers;
use super::same_bill::{self, Pair};
use super::same_party::{Named, stands_for_others};
use super::{Findings, Indicator, UnitContext, dc10, recorded, route};
use crate::history::{self, Key, MovedLine, Movement};
use crate::tables::{IndicatorRow, Tables};
use crate::units::{Part, equipment_key};

pub(super) const INDICATOR: Indicator = Indicator { id: "RT04", evaluate };

/// Roles in which the former consignee still gets, or pays for, the goods.
const STAYS: &[PartyRole] = &[PartyRole::Buyer, PartyRole::EndUser, PartyRole::NotifyParty];

/// A party of an earlier paper.
struct Then<'e> {
    role: PartyRole,
    named: Named<'e>,
}

/// What was said before.
struct Earlier<'e> {
    date: Option<NaiveDate>,
    parties: Vec<Then<'e>>,
}

impl<'e> Earlier<'e> {
    fn of_part(part: &'e Part<'e>, tables: &Tables) -> Self {
        let parties = part.consignment.parties.iter();
        Self {
            date: history::day_of(part.declaration, part.consignment),
            parties: parties
                .map(|party| Then { role: party.role, named: Named::of(party, tables) })
                .collect(),
        }
    }

    fn of_movement(movement: &'e Movement) -> Self {
        let named = |party: &'e history::MovedParty| Then {
            role: party.role,
            named: Named { keys: party.keys.clone(), name: &party.name },
        };
        Self { date: Some(movement.date), parties: movement.parties.iter().map(named).collect() }
    }
}

/// A change, as it is told.
struct Change {
    what: Param,
    subject: Subject,
}

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    let mut told: Vec<Param> = Vec::new();
    let pairs = same_bill::pairs(context).into_iter();
    for Pair { first, second, .. } in pairs.filter(|pair| pair.in_order) {
        let bill = second.consignment.bill().unwrap_or_default();
        let earlier = Earlier::of_part(first, tables);
        let changes = consignee(&earlier, second, tables).into_iter();
        for change in changes.chain(destination(first, second)) {
            tell(context, (bill, earlier.date), change, false, &mut told, out);
        }
    }
    let Some(known) = context.history else { return };
    for part in &context.unit.parts {
        if let Some((name, movement)) = before(&known, row, part, tables) {
            let earlier = Earlier::of_movement(&movement);
            if let Some(change) = consignee(&earlier, part, tables) {
                tell(context, (&name, earlier.date), change, true, &mut told, out);
            }
        }
    }
}

/// The latest earlier movement of the same goods: under the same bill, or in the same container on
/// the same way under another.
fn before(
    known: &history::KnownBefore<'_>,
    row: &IndicatorRow,
    part: &Part<'_>,
    tables: &Tables,
) -> Option<(String, std::sync::Arc<Movement>)> {
    let bill = part.consignment.bill().unwrap_or_default();
    if let Some(reference) = history::plain_number(bill) {
        let days = row.number("bill_days") as u64;
        let mut same = known.movements(&Key::Document(reference.clone()), days);
        same.retain(|one| one.reference == reference && !are_strangers(one, part, tables));
        if let Some(last) = same.pop() {
            return Some((bill.to_owned(), last));
        }
    }
    let container = part.transport_equipment().and_then(equipment_key)?;
    let days = row.number("container_days") as u64;
    let lines: Vec<MovedLine> = part.goods().map(|(_, item)| MovedLine::of(item)).collect();
    let way = (route::departure(part, tables), route::destination(part, tables));
    let tolerance = row.number("tolerance_percent");
    let mut same = known.movements(&Key::Equipment(container.clone()), days);
    same.retain(|one| {
        let alike = |line: &MovedLine| {
            one.lines.iter().any(|then| recorded::is_alike(then, line, tolerance))
        };
        recorded::is_other(one, part)
            && way.0.is_some()
            && (one.from, one.to) == way
            && lines.iter().any(alike)
    });
    Some((container, same.pop()?))
}

/// Whether a bill of the same number is of another consignment: another sender, and no container in
/// common. Carriers number their bills alike.
fn are_strangers(movement: &Movement, part: &Part<'_>, tables: &Tables) -> bool {
    let mut boxes = part.consignment.transport_equipment.iter().filter_map(equipment_key);
    if boxes.any(|one| movement.equipment.contains(&one)) {
        return false;
    }
    let then = movement.parties.iter().filter(|party| party.role == PartyRole::Consignor);
    let then: Vec<Named<'_>> =
        then.map(|party| Named { keys: party.keys.clone(), name: &party.name }).collect();
    let mut now = part.consignment.parties_of(PartyRole::Consignor).peekable();
    !then.is_empty()
        && now.peek().is_some()
        && now.all(|party| {
            let named = Named::of(party, tables);
            then.iter().all(|one| one.is_another(&named))
        })
}

/// The consignee, when it is somebody of whom the earlier paper says nothing.
fn consignee(earlier: &Earlier<'_>, part: &Part<'_>, tables: &Tables) -> Option<Change> {
    let of = |role| earlier.parties.iter().filter(move |then| then.role == role);
    let was: Vec<&Named<'_>> = of(PartyRole::Consignee).map(|then| &then.named).collect();
    if was.is_empty() || was.iter().any(|then| stands_for_others(then.name, tables)) {
        return None;
    }
    let now = part.consignment.parties.iter().filter(|party| STAYS.contains(&party.role));
    let mut stays = now.map(|party| Named::of(party, tables));
    if stays.any(|one| was.iter().any(|then| !then.is_another(&one))) {
        return None;
    }
    let new = part.consignment.parties_of(PartyRole::Consignee).find(|party| {
        let named = Named::of(party, tables);
        earlier.parties.iter().all(|then| then.named.is_another(&named))
    })?;
    let params = Params::from([
        ("old", Param::Text(was[0].name.to_owned())),
        ("new", Param::Text(new.name().to_owned())),
    ]);
    Some(Change {
        what: Param::Message { message: "changed-consignee", params },
        subject: receivers::subject(part, new),
    })
}

/// The destination, when both papers declare one.
fn destination(first: &Part<'_>, second: &Part<'_>) -> Option<Change> {
    let (old, new) = (dc10::declared(first)?, dc10::declared(second)?);
    let params = Params::from([("old", Param::Country(old)), ("new", Param::Country(new))]);
    (old != new).then(|| Change {
        what: Param::Message { message: "changed-destination", params },
        subject: same_bill::subject(second, "destination_country", new.as_str()),
    })
}

fn tell(
    context: &UnitContext<'_>,
    (name, date): (&str, Option<NaiveDate>),
    change: Change,
    from_history: bool,
    told: &mut Vec<Param>,
    out: &mut Findings,
) {
    if told.contains(&change.what) {
        return;
    }
    told.push(change.what.clone());
    let mut finding = match context.history.filter(|_| from_history) {
        Some(known) => recorded::finding(context, &INDICATOR, &known, change.subject),
        None => context.finding(&INDICATOR, change.subject),
    };
    let date = date.map_or_else(|| Param::Text("–".to_owned()), Param::Date);
    finding.params.insert("what", Param::Text(name.to_owned()));
    finding.params.insert("date", date);
    finding.params.insert("change", change.what);
    out.add(finding);
}
