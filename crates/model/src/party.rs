//! Parties of a consignment.

use serde::Serialize;

use crate::codes::{CountryCode, TaxNumber};
use crate::value::{Span, Text, Value};

/// The role a party plays in the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyRole {
    /// Sends the goods (exporter, shipper, supplier).
    Consignor,
    /// Receives the goods (importer).
    Consignee,
    /// To be told of the arrival.
    NotifyParty,
    /// Arranges the transport.
    FreightForwarder,
    /// Buys.
    Buyer,
    /// Sells.
    Seller,
    /// Consolidates.
    Consolidator,
    /// Carries.
    Carrier,
    /// Makes the declaration.
    Declarant,
    /// Acts for the carrier.
    Agent,
    /// Made the goods.
    Manufacturer,
    /// Uses the goods in the end.
    EndUser,
    /// Holds or pays for the contract.
    ContractHolder,
    /// Sent the message.
    Submitter,
    /// A bank named in the papers ("to order of …").
    Bank,
    /// Any other.
    Other,
}

impl PartyRole {
    /// Every role, for tests that each has a name in every language.
    pub const ALL: &'static [PartyRole] = &[
        Self::Consignor,
        Self::Consignee,
        Self::NotifyParty,
        Self::FreightForwarder,
        Self::Buyer,
        Self::Seller,
        Self::Consolidator,
        Self::Carrier,
        Self::Declarant,
        Self::Agent,
        Self::Manufacturer,
        Self::EndUser,
        Self::ContractHolder,
        Self::Submitter,
        Self::Bank,
        Self::Other,
    ];

    /// Stable key (`consignee`, `notify_party`), as in JSON and in the locales (`role-…`).
    pub fn key(self) -> &'static str {
        match self {
            Self::Consignor => "consignor",
            Self::Consignee => "consignee",
            Self::NotifyParty => "notify_party",
            Self::FreightForwarder => "freight_forwarder",
            Self::Buyer => "buyer",
            Self::Seller => "seller",
            Self::Consolidator => "consolidator",
            Self::Carrier => "carrier",
            Self::Declarant => "declarant",
            Self::Agent => "agent",
            Self::Manufacturer => "manufacturer",
            Self::EndUser => "end_user",
            Self::ContractHolder => "contract_holder",
            Self::Submitter => "submitter",
            Self::Bank => "bank",
            Self::Other => "other",
        }
    }
}

/// A number that identifies a party, with the scheme it belongs to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Identifier {
    /// `BIN`, `IIN`, `INN`, `TIN`, `VOEN`, `EORI`, `USCI`, `LEI`, or the column or qualifier it
    /// came from when the scheme is not stated.
    pub scheme: &'static str,
    /// The number.
    pub number: Value<TaxNumber>,
}

/// Telephone, e-mail, fax, web address.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Communication {
    /// `TE` telephone, `EM` e-mail, `FX` fax, `WWW`, or empty when not stated (UN/EDIFACT 3155).
    pub channel: &'static str,
    /// The number or address.
    pub number: Text,
}

/// One party.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Party {
    /// Role in the paper.
    pub role: PartyRole,
    /// Name as written.
    pub name: Option<Text>,
    /// Address lines as written; a country in the last one is in `country` too.
    pub address: Vec<Text>,
    /// Country, stated or read from the address.
    pub country: Option<Value<CountryCode>>,
    /// Tax and registration numbers.
    pub identifiers: Vec<Identifier>,
    /// Telephones, e-mails.
    pub communications: Vec<Communication>,
    /// Contact person.
    pub contact: Option<Box<Text>>,
    /// Where it stands.
    pub source: Span,
}

impl Party {
    /// A party of one role with nothing known yet.
    pub fn new(role: PartyRole) -> Self {
        Self {
            role,
            name: None,
            address: Vec::new(),
            country: None,
            identifiers: Vec::new(),
            communications: Vec::new(),
            contact: None,
            source: Span::None,
        }
    }

    /// The name, trimmed; empty when there is none.
    pub fn name(&self) -> &str {
        self.name.as_ref().map_or("", Text::value)
    }

    /// Whether the paper says anything about the party.
    pub fn is_empty(&self) -> bool {
        self.name().is_empty()
            && self.address.iter().all(|line| line.value().is_empty())
            && self.country.is_none()
            && self.identifiers.is_empty()
            && self.communications.is_empty()
            && self.contact.is_none()
    }
}
