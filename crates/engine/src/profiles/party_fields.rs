//! What a profile may ask about a party, whatever its role.

use sarhad_model::{Party, PartyRole};

use super::field_values::{country, text};
use super::fields::{CodeForm, Datum, FieldKind, ReadParty};

/// The roles that have fields of their own: all but the one that says nothing.
pub(super) const ROLES: &[PartyRole] = &[
    PartyRole::Consignor,
    PartyRole::Consignee,
    PartyRole::NotifyParty,
    PartyRole::FreightForwarder,
    PartyRole::Buyer,
    PartyRole::Seller,
    PartyRole::Consolidator,
    PartyRole::Carrier,
    PartyRole::Declarant,
    PartyRole::Agent,
    PartyRole::Manufacturer,
    PartyRole::EndUser,
    PartyRole::ContractHolder,
    PartyRole::Submitter,
    PartyRole::Bank,
];

/// Aspects: name, type, message, how it is read.
pub(super) const ASPECTS: &[(&str, FieldKind, &str, ReadParty)] = &[
    ("name", FieldKind::Text, "profile-aspect-name", |party, out| text(party.name.as_ref(), out)),
    ("address", FieldKind::Text, "profile-aspect-address", |party, out| {
        party.address.iter().for_each(|line| text(Some(line), out));
    }),
    ("country", FieldKind::Country, "profile-aspect-country", |party, out| {
        country(party.country.as_ref(), out);
    }),
    ("tax_id", FieldKind::Code(CodeForm::Free), "profile-aspect-tax-id", |party, out| {
        for identifier in &party.identifiers {
            match identifier.number.get() {
                Some(number) => out(Datum::Text(&number.number)),
                None if !identifier.number.raw.trim().is_empty() => out(Datum::Unreadable),
                None => {}
            }
        }
    }),
    ("phone", FieldKind::Code(CodeForm::Digits), "profile-aspect-phone", |party, out| {
        communication(
            party,
            "TE",
            |number, out| {
                // A telephone number is its digits, however it is written.
                let digits: String = number.chars().filter(char::is_ascii_digit).collect();
                out(if digits.is_empty() { Datum::Unreadable } else { Datum::Text(&digits) });
            },
            out,
        );
    }),
    ("email", FieldKind::Text, "profile-aspect-email", |party, out| {
        communication(party, "EM", |address, out| out(Datum::Text(address)), out);
    }),
    ("contact", FieldKind::Text, "profile-aspect-contact", |party, out| {
        text(party.contact.as_deref(), out);
    }),
];

fn communication(
    party: &Party,
    channel: &str,
    give: fn(&str, super::fields::Sink<'_>),
    out: super::fields::Sink<'_>,
) {
    for one in party.communications.iter().filter(|one| one.channel == channel) {
        let value = one.number.value();
        if !value.is_empty() {
            give(value, out);
        }
    }
}
