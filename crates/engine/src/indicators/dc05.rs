//! A document that was already used.
//!
//! Looks at numbers of invoices, contracts and end-user certificates against those of earlier
//! consignments: the same number of the same sender for another receiver or for other goods, or a
//! long number that parties with nothing in common both use.
//!
//! Limits: numbers only, not the layout of the paper. Short numbers of different senders are no sign
//! (everybody has an invoice 12). Goods of one invoice that come in parts are left alone.
//! Source: FATF on trade-based money laundering, 2021; own.

use sarhad_model::{DocumentKind, HsCode, Param, PartyRole, Subject};

use super::{Findings, Indicator, UnitContext, recorded};
use crate::history::{Key, Movement, PartyKeys, plain_number};
use crate::units::Part;

pub(super) const INDICATOR: Indicator = Indicator { id: "DC05", evaluate };

const KINDS: &[DocumentKind] =
    &[DocumentKind::Invoice, DocumentKind::Contract, DocumentKind::EndUserCertificate];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    let mut told: Vec<String> = Vec::new();
    for part in &context.unit.parts {
        let documents = part.consignment.additional_documents.iter();
        for document in documents.filter(|one| KINDS.contains(&one.kind)) {
            let Some(number) = plain_number(document.number.value()) else { continue };
            let earlier =
                known.movements(&Key::Document(number.clone()), row.number("days") as u64);
            let long = number.chars().count() as f64 >= row.number("min_length");
            let reused = earlier.iter().rev().find(|movement| {
                movement.documents.contains(&(document.kind, number.clone()))
                    && recorded::is_other(movement, part)
                    && is_reuse(context, part, movement, document.kind, long)
            });
            let Some(movement) = reused.filter(|_| !told.contains(&number)) else { continue };
            let subject = Subject {
                file: part.file,
                bill: part.consignment.reference().map(str::to_owned),
                item: None,
                field: "document.number",
                span: document.number.span,
                text: document.number.value().to_owned(),
            };
            let user = movement.party(PartyRole::Consignee).or(movement.parties.first());
            let mut finding = recorded::finding(context, &INDICATOR, &known, subject);
            finding.params.insert("number", Param::Text(document.number.value().to_owned()));
            finding.params.insert("date", Param::Date(movement.date));
            let user = user.map_or("–", |party| &party.name).to_owned();
            finding.params.insert("party", Param::Text(user));
            out.add(finding);
            told.push(number);
        }
    }
}

/// Whether an earlier use of a document does not go with this one.
fn is_reuse(
    context: &UnitContext<'_>,
    part: &Part<'_>,
    movement: &Movement,
    kind: DocumentKind,
    long: bool,
) -> bool {
    let same = |role: PartyRole| -> Option<bool> {
        let mut ours = part.consignment.parties_of(role).peekable();
        let theirs = movement.parties.iter().any(|party| party.role == role);
        (theirs && ours.peek().is_some()).then(|| {
            ours.any(|party| {
                movement.may_be_as(&PartyKeys::of(party, &context.knowledge.tables), &[role])
            })
        })
    };
    match (same(PartyRole::Consignor), same(PartyRole::Consignee)) {
        (Some(true), Some(false)) => kind != DocumentKind::Contract,
        // A contract covers many deliveries; an invoice or certificate is for some goods.
        (Some(true), _) => {
            kind == DocumentKind::Invoice && !shares_heading(context, part, movement)
        }
        (Some(false), Some(false)) => long,
        _ => false,
    }
}

/// Whether some goods are of one heading, or either side states none.
fn shares_heading(context: &UnitContext<'_>, part: &Part<'_>, movement: &Movement) -> bool {
    let ours: Vec<&str> = context
        .lines
        .iter()
        .filter(|line| std::ptr::eq(line.part, part))
        .filter_map(|line| line.hs.and_then(HsCode::heading))
        .collect();
    let theirs: Vec<&str> =
        movement.lines.iter().filter_map(|line| line.heading.as_deref()).collect();
    ours.is_empty() || theirs.is_empty() || ours.iter().any(|heading| theirs.contains(heading))
}
