//! Parties (NAD) and how they are reached (CTA, COM).

use sarhad_model::{Communication, Identifier, Issues, Party, PartyRole, TaxNumber, Value};

use super::super::segment::{Field, Segment, join};
use crate::{address, reading};

/// Length at which senders cut the parts of a name.
const NAME_PART: usize = 35;

/// The role behind a qualifier (UN/EDIFACT 3035). `None`: the qualifier stays on record.
fn role(qualifier: &str) -> Option<PartyRole> {
    Some(match qualifier {
        "CZ" | "EX" | "OS" => PartyRole::Consignor,
        "CN" | "IM" => PartyRole::Consignee,
        "NI" | "N1" | "N2" => PartyRole::NotifyParty,
        "FW" => PartyRole::FreightForwarder,
        "BY" => PartyRole::Buyer,
        "SE" => PartyRole::Seller,
        "CS" => PartyRole::Consolidator,
        "CA" => PartyRole::Carrier,
        "DT" | "CB" => PartyRole::Declarant,
        "AG" | "CG" => PartyRole::Agent,
        "MF" => PartyRole::Manufacturer,
        "UC" => PartyRole::EndUser,
        "MS" => PartyRole::Submitter,
        _ => return None,
    })
}

/// The party of a NAD; none when it says nothing.
pub fn of(segment: &Segment<'_, '_>) -> Option<Party> {
    let known = role(&segment.peek(1, 0));
    let mut party = Party::new(known.unwrap_or(PartyRole::Other));
    party.source = segment.span();
    let mut name = segment.take_all(4);
    let mut lines = segment.take_all(3);
    if name.is_empty() && !lines.is_empty() {
        // Unstructured: the first line is the name.
        name.push(lines.remove(0));
    }
    party.name = join(name, NAME_PART);
    lines.extend(segment.take_all(5));
    for element in 6..=8 {
        lines.extend(segment.take(element, 0));
    }
    party.address = lines.into_iter().map(Field::text).collect();
    party.country = segment.take(9, 0).map(|field| reading::code::country(&field.raw, field.span));
    party.identifiers.extend(identifier(segment));
    if party.address.is_empty() {
        address::in_name(&mut party);
    } else {
        address::in_last_line(&mut party);
    }
    if party.is_empty() {
        return None;
    }
    if known.is_some() {
        segment.qualifier(1, 0);
    }
    Some(party)
}

/// The coded identity. A carrier's or sender's own code is no tax number, and no fault either.
fn identifier(segment: &Segment<'_, '_>) -> Option<Identifier> {
    let field = segment.take(2, 0)?;
    segment.qualifier(2, 1);
    segment.qualifier(2, 2);
    let number = Value {
        value: TaxNumber::parse(&field.raw).ok(),
        raw: field.raw.into(),
        span: field.span,
        issues: Issues::default(),
    };
    Some(Identifier { scheme: "NAD", number })
}

/// A contact or a number of the party that was named last.
pub fn reached_by(tag: &str, segment: &Segment<'_, '_>, party: Option<&mut Party>) {
    let Some(party) = party else { return };
    if tag == "CTA" {
        segment.fill(&mut party.contact, 2, 1);
        if party.contact.is_none() {
            segment.fill(&mut party.contact, 2, 0);
        }
        if party.contact.is_some() {
            segment.qualifier(1, 0);
        }
        return;
    }
    let channel = match &*segment.peek(1, 1) {
        "TE" => "TE",
        "EM" => "EM",
        "FX" => "FX",
        "AH" | "WWW" => "WWW",
        _ => "",
    };
    if let Some(number) = segment.take(1, 0) {
        if !channel.is_empty() {
            segment.qualifier(1, 1);
        }
        party.communications.push(Communication { channel, number: number.text() });
    }
}
