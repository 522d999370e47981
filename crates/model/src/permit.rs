//! Permits (licences) for controlled goods, as a register of the authority or of a post lists
//! them. Words of the register stay as written; whether one covers a consignment the engine says.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::codes::CountryCode;

/// Which way controlled goods move, as laws on export control tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Out of the state.
    Export,
    /// Into the state.
    Import,
    /// Through the state.
    Transit,
    /// Goods of foreign origin out of the state.
    ReExport,
    /// Arranged from the state between two others.
    Brokering,
}

impl Direction {
    /// Every direction.
    pub const ALL: &'static [Self] =
        &[Self::Export, Self::Import, Self::Transit, Self::ReExport, Self::Brokering];

    /// Stable key, as in tables and in the locales (`term-direction-…`).
    pub fn key(self) -> &'static str {
        match self {
            Self::Export => "export",
            Self::Import => "import",
            Self::Transit => "transit",
            Self::ReExport => "re_export",
            Self::Brokering => "brokering",
        }
    }

    /// By its key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.key() == key)
    }
}

/// Whether the authority still stands by a permit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PermitStatus {
    /// Given.
    #[default]
    Valid,
    /// Set aside for a time.
    Suspended,
    /// Taken back.
    Revoked,
    /// Asked for and refused.
    Refused,
}

/// One permit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Permit {
    /// Number as written.
    pub number: String,
    /// State whose authority gave it.
    pub state: Option<CountryCode>,
    /// Whom it was given to.
    pub holder: String,
    /// Number that identifies the holder (BIN, INN …), as written.
    pub holder_number: String,
    /// Control numbers of the goods, as long as written (`2B350`, `2B350.i`).
    pub entries: Vec<String>,
    /// Codes of goods, digits only.
    pub codes: Vec<String>,
    /// The goods in words.
    pub goods: String,
    /// How much; none when the register does not say.
    pub quantity: Option<f64>,
    /// Unit of the quantity, as written.
    pub unit: String,
    /// How much of it was used before this register was made.
    pub used: f64,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    pub valid_to: Option<NaiveDate>,
    /// Who uses the goods in the end.
    pub end_user: String,
    /// Where they go.
    pub destination: Option<CountryCode>,
    /// Movements it allows; none when the register does not say.
    pub directions: Vec<Direction>,
    /// Whether it stands.
    pub status: PermitStatus,
}

/// A register in one version.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PermitRegister {
    /// Name for people: the file.
    pub name: String,
    /// First twelve hexadecimal digits of the BLAKE3 hash of the permits.
    pub version: String,
    /// Day up to which it is complete, when it says so.
    pub as_of: Option<NaiveDate>,
    /// Permits in the order of the file.
    pub permits: Vec<Permit>,
}
