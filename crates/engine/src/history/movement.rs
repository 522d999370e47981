//! One consignment that passed: when, who, what, in which equipment, by which documents.

use std::cmp::Ordering;

use chrono::NaiveDate;
use sarhad_model::{CountryCode, DocumentKind, PartyRole};
use serde::Serialize;

use super::identity::PartyKeys;
use super::link::LinkKind;

/// Longest description that is kept of a line, bytes. What goods are stands at its beginning, and a
/// history of years must fit into memory.
pub const MAX_WORDS: usize = 160;

/// Which way goods crossed a border.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Into the state of the post, for all that the paper says.
    Import,
    /// Out of it.
    Export,
    /// Through it.
    Transit,
}

/// A consignment that passed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Movement {
    /// Day of its paper.
    pub date: NaiveDate,
    /// Way.
    pub way: Way,
    /// Letters and digits of its bill or declaration number; empty without one.
    pub reference: String,
    /// Country of departure.
    pub from: Option<CountryCode>,
    /// Country of destination.
    pub to: Option<CountryCode>,
    /// Countries on the way between them, sorted.
    pub via: Vec<CountryCode>,
    /// The ship, when the paper gives its IMO number.
    pub ship: Option<MovedShip>,
    /// Parties that can be told apart.
    pub parties: Vec<MovedParty>,
    /// Containers, wagons, trailers.
    pub equipment: Vec<String>,
    /// Plates of trucks.
    pub vehicles: Vec<String>,
    /// Documents: kind, and letters and digits of the number.
    pub documents: Vec<(DocumentKind, String)>,
    /// Goods lines.
    pub lines: Vec<MovedLine>,
}

/// A party of a movement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MovedParty {
    /// Role.
    pub role: PartyRole,
    /// Name as written.
    pub name: String,
    /// Who it is.
    pub keys: PartyKeys,
    /// Telephones, e-mails, addresses.
    pub contacts: Vec<(LinkKind, String)>,
}

/// A ship on one journey, as its paper has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MovedShip {
    /// IMO number, seven digits: it stays with the hull under every name and flag.
    pub imo: String,
    /// Name as written; empty when not stated.
    pub name: String,
    /// Flag, if stated.
    pub flag: Option<CountryCode>,
}

/// A goods line of a movement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MovedLine {
    /// First six digits of the code, if it has so many.
    pub hs6: Option<String>,
    /// First four digits of the code.
    pub heading: Option<String>,
    /// Its description in plain words, at most [`MAX_WORDS`] bytes of it.
    pub words: String,
    /// Country of origin.
    pub origin: Option<CountryCode>,
    /// Net mass, or else gross mass, kilograms.
    pub mass_kg: Option<f64>,
    /// Gross mass, or else net mass, of a cubic metre, kilograms; none without a volume.
    pub density: Option<f64>,
    /// Value.
    pub value: Option<f64>,
    /// Currency as written, capitals; empty when not stated.
    pub currency: String,
}

impl Movement {
    /// Whether the party may be among its parties.
    pub fn may_be(&self, party: &PartyKeys) -> bool {
        self.parties.iter().any(|moved| moved.keys.is_same(party))
    }

    /// Whether the party may be among its parties in one of some roles.
    pub fn may_be_as(&self, party: &PartyKeys, roles: &[PartyRole]) -> bool {
        let fits = |moved: &&MovedParty| roles.contains(&moved.role);
        self.parties.iter().filter(fits).any(|moved| moved.keys.is_same(party))
    }

    /// The first party of a role.
    pub fn party(&self, role: PartyRole) -> Option<&MovedParty> {
        self.parties.iter().find(|party| party.role == role)
    }

    /// What a hash is taken of, and what orders movements of one day.
    pub(super) fn content(&self) -> Vec<u8> {
        postcard::to_stdvec(self).expect("a movement is plain data")
    }

    /// An order that depends on content alone.
    pub(super) fn cmp_content(&self, other: &Self) -> Ordering {
        (self.date, &self.reference)
            .cmp(&(other.date, &other.reference))
            .then_with(|| self.content().cmp(&other.content()))
    }
}
