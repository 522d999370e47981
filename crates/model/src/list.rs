//! Watch lists: listed persons, organisations, vessels and aircraft.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::codes::CountryCode;
use crate::date::PartialDate;

/// Whose list it is; decides how strong a match counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Authority {
    /// United Nations Security Council: binds every state.
    Un,
    /// The state's own list.
    National,
    /// Another state's or union's list, used as information where it does not bind.
    Other,
    /// Built-in invented names for the first run and for training.
    Demo,
}

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A natural person.
    Person,
    /// A company, authority, group.
    Organisation,
    /// A ship.
    Vessel,
    /// An aircraft.
    Aircraft,
    /// Not stated.
    Unknown,
}

/// How much a name of an entry weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameQuality {
    /// The main name.
    Primary,
    /// A good alias.
    Strong,
    /// A former name.
    Former,
    /// A low-quality alias or nickname.
    Weak,
}

/// One name of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListName {
    /// The name, parts in the usual order (given name first) where the list tells them apart.
    pub text: String,
    /// Its quality.
    pub quality: NameQuality,
}

/// What is known of a listed ship.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct VesselFacts {
    /// IMO number, digits only.
    pub imo: Option<String>,
    /// Call sign.
    pub call_sign: Option<String>,
    /// Flag.
    pub flag: Option<String>,
}

/// One listed party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListEntry {
    /// Id inside the list, stable between its versions (reference number, uid).
    pub id: String,
    /// What it is.
    pub kind: EntryKind,
    /// Names; the first one is the primary.
    pub names: Vec<ListName>,
    /// Birth dates (persons), founding or build dates otherwise.
    pub dates: Vec<PartialDate>,
    /// Countries: nationality, residence, registration, flag.
    pub countries: Vec<CountryCode>,
    /// Identifiers: (scheme as written, number as written).
    pub identifiers: Vec<(String, String)>,
    /// Addresses, one line each.
    pub addresses: Vec<String>,
    /// Programmes, regimes or lists it is under.
    pub programs: Vec<String>,
    /// Day of listing.
    pub listed_on: Option<NaiveDate>,
    /// Day the listing ends, for lists that state one.
    pub expires_on: Option<NaiveDate>,
    /// Remarks of the publisher.
    pub remarks: String,
    /// Facts of a ship.
    pub vessel: Option<VesselFacts>,
}

impl ListEntry {
    /// The primary name.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", |name| name.text.as_str())
    }
}

/// One list in one version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WatchList {
    /// Stable id (`un-sc`, `us-ofac-sdn`, `eu-fsf`, `uk-ofsi`, `ca-sema`, `us-csl` …).
    pub id: String,
    /// Title for people.
    pub title: String,
    /// Whose it is.
    pub authority: Authority,
    /// Id of the file format it was read from.
    pub format: String,
    /// Date of publication, as stated in the file.
    pub published: Option<NaiveDate>,
    /// First twelve hexadecimal digits of the BLAKE3 hash of its entries: its version.
    pub version: String,
    /// Entries in the order of the file.
    pub entries: Vec<ListEntry>,
}
