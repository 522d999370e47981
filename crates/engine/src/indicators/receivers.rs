//! Who receives the goods in the end: what PT05 and PT06 have in common.

use sarhad_model::{Consignment, Party, PartyRole, Subject};

use super::listed::name_field;
use crate::tables::{Tables, plain_words};
use crate::units::Part;

/// Whether the papers name an end user or buyer who is somebody else than a forwarder, a bank
/// or the consignee under another role.
pub(super) fn names_end_user(consignment: &Consignment, tables: &Tables) -> bool {
    let consignees: Vec<String> = consignment
        .parties_of(PartyRole::Consignee)
        .map(|party| plain_words(party.name()))
        .collect();
    consignment
        .parties
        .iter()
        .filter(|party| matches!(party.role, PartyRole::EndUser | PartyRole::Buyer))
        .map(Party::name)
        .filter(|name| !tables.is_placeholder(name))
        .map(plain_words)
        .any(|plain| {
            tables.forwarders.find(&plain).is_none()
                && tables.banks.find(&plain).is_none()
                && tables.orders.find(&plain).is_none()
                && !consignees.contains(&plain)
        })
}

/// The name of a party as the subject of a finding.
pub(crate) fn subject(part: &Part<'_>, party: &Party) -> Subject {
    Subject {
        file: part.file,
        bill: part.consignment.reference().map(str::to_owned),
        item: None,
        field: name_field(party.role),
        span: party.name.as_ref().map_or(party.source, |name| name.span),
        text: party.name().to_owned(),
    }
}
