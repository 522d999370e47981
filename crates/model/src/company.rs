//! Companies as a national register lists them: since when, what they do, who owns and directs
//! them. Words of the register stay as written; the engine says what they mean for a consignment.
//!
//! It keeps no citizenship and no birthplace of owners and directors: who somebody is by birth is
//! no sign of anything (`docs/decisions/016-registers-and-observations.md`).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::codes::CountryCode;

/// Whether a company still trades.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompanyStatus {
    /// It is registered and works.
    #[default]
    Active,
    /// It stands still.
    Suspended,
    /// It is being wound up.
    Liquidation,
    /// It was struck off.
    Closed,
}

/// What of a company changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompanyChangeKind {
    /// Its owners.
    Owner,
    /// Its director.
    Director,
    /// Its name.
    Name,
    /// Its address.
    Address,
    /// What it does.
    Activity,
}

impl CompanyChangeKind {
    /// Every kind.
    pub const ALL: &'static [Self] =
        &[Self::Owner, Self::Director, Self::Name, Self::Address, Self::Activity];

    /// Stable key, as in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Director => "director",
            Self::Name => "name",
            Self::Address => "address",
            Self::Activity => "activity",
        }
    }

    /// By its key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.key() == key)
    }
}

/// A change that the register tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CompanyChange {
    /// Day.
    pub on: NaiveDate,
    /// What.
    pub kind: CompanyChangeKind,
}

/// Who directs a company.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Director {
    /// Name as written.
    pub name: String,
    /// Number that identifies the person, as written; empty when the register does not give it.
    pub number: String,
}

/// Who owns a part of a company.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Owner {
    /// Name as written.
    pub name: String,
    /// Number that identifies the owner, as written; empty when the register does not give it.
    pub number: String,
    /// Share, percent; none when the register does not say.
    pub percent: Option<f64>,
}

/// One company.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Company {
    /// Number as written (BIN, INN, STIR, VOEN, TIN).
    pub number: String,
    /// Name as written.
    pub name: String,
    /// State whose register it is in.
    pub country: Option<CountryCode>,
    /// Day of registration.
    pub registered_on: Option<NaiveDate>,
    /// Code of its main activity, digits and dots as written.
    pub activity_code: String,
    /// Its main activity in words.
    pub activity: String,
    /// Address as written.
    pub address: String,
    /// Who directs it.
    pub directors: Vec<Director>,
    /// Who owns it.
    pub owners: Vec<Owner>,
    /// Whether it trades.
    pub status: CompanyStatus,
    /// Day on which it was struck off.
    pub closed_on: Option<NaiveDate>,
    /// What changed, oldest first.
    pub changes: Vec<CompanyChange>,
}

impl Company {
    /// Whether it was struck off by a day.
    pub fn is_closed_by(&self, day: NaiveDate) -> bool {
        match self.closed_on {
            Some(closed) => closed <= day,
            None => self.status == CompanyStatus::Closed,
        }
    }
}

/// A register in one version.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CompanyRegister {
    /// Name for people: the file.
    pub name: String,
    /// First twelve hexadecimal digits of the BLAKE3 hash of the companies.
    pub version: String,
    /// Day up to which it is complete, when it says so.
    pub as_of: Option<NaiveDate>,
    /// Companies in the order of the file.
    pub companies: Vec<Company>,
}
