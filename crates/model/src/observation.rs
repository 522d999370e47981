//! What other systems and officers know of a container, vehicle, vessel, party or document: one
//! fact each, with the day on which it became known. What it means the engine says.
//!
//! Alarms of portals and field identifiers are not among them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObservedSubject {
    /// A container, wagon or trailer, by its number.
    Container,
    /// A truck, by its plate.
    Vehicle,
    /// A ship, by IMO number or name.
    Vessel,
    /// A party, by a number (BIN, INN, STIR …).
    PartyNumber,
    /// A party, by its name.
    PartyName,
    /// A bill, declaration, permit or other document, by its number.
    Document,
}

impl ObservedSubject {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Container,
        Self::Vehicle,
        Self::Vessel,
        Self::PartyNumber,
        Self::PartyName,
        Self::Document,
    ];

    /// Stable key, as in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Container => "container",
            Self::Vehicle => "vehicle",
            Self::Vessel => "vessel",
            Self::PartyNumber => "party_number",
            Self::PartyName => "party_name",
            Self::Document => "document",
        }
    }

    /// By its key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.key() == key)
    }
}

/// What is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObservationKind {
    /// Another unit or programme asks to check it (NW10).
    PartnerAlert,
    /// A permit was refused, here or by a partner (NW06).
    LicenceRefused,
    /// Mass on the weighbridge (VW04).
    WeighbridgeMass,
    /// Mass of the empty container or vehicle (VW04).
    TareMass,
    /// Day by which a transit must have left or arrived (RT09).
    TransitDue,
    /// A transit left or arrived (RT09).
    TransitExit,
    /// An electronic seal tells of an event (RT10).
    SealEvent,
    /// The track tells of an event (RT10).
    TrackEvent,
    /// Goods were reloaded or the tractor changed without notice (CA03).
    Reloading,
    /// Hours before arrival at which the cargo list of a ferry came (CA06).
    FerryList,
    /// Authorised operator or recognised compliance programme (MT01).
    TrustedOperator,
    /// The authority confirms the permit (MT02).
    PermitConfirmed,
    /// The end user was checked, with good result (MT04).
    EndUserChecked,
    /// The seal is broken, changed or not the declared one (PH04).
    SealDiffers,
    /// An officer's answer to an indicator that needs a person.
    Answer,
}

impl ObservationKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::PartnerAlert,
        Self::LicenceRefused,
        Self::WeighbridgeMass,
        Self::TareMass,
        Self::TransitDue,
        Self::TransitExit,
        Self::SealEvent,
        Self::TrackEvent,
        Self::Reloading,
        Self::FerryList,
        Self::TrustedOperator,
        Self::PermitConfirmed,
        Self::EndUserChecked,
        Self::SealDiffers,
        Self::Answer,
    ];

    /// Stable key, as in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::PartnerAlert => "partner_alert",
            Self::LicenceRefused => "licence_refused",
            Self::WeighbridgeMass => "weighbridge_mass",
            Self::TareMass => "tare_mass",
            Self::TransitDue => "transit_due",
            Self::TransitExit => "transit_exit",
            Self::SealEvent => "seal_event",
            Self::TrackEvent => "track_event",
            Self::Reloading => "reloading",
            Self::FerryList => "ferry_list",
            Self::TrustedOperator => "trusted_operator",
            Self::PermitConfirmed => "permit_confirmed",
            Self::EndUserChecked => "end_user_checked",
            Self::SealDiffers => "seal_differs",
            Self::Answer => "answer",
        }
    }

    /// By its key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.key() == key)
    }

    /// What such a fact can be about.
    pub fn subjects(self) -> &'static [ObservedSubject] {
        use ObservedSubject::{Container, Document, PartyName, PartyNumber, Vehicle, Vessel};
        match self {
            Self::PartnerAlert | Self::Answer => ObservedSubject::ALL,
            Self::LicenceRefused => &[PartyNumber, PartyName, Document],
            Self::WeighbridgeMass | Self::TareMass | Self::SealDiffers => &[Container, Vehicle],
            Self::TransitDue | Self::TransitExit | Self::Reloading => {
                &[Document, Container, Vehicle]
            }
            Self::SealEvent | Self::TrackEvent => &[Container, Vehicle, Document],
            Self::FerryList => &[Vessel],
            Self::TrustedOperator | Self::EndUserChecked => &[PartyNumber, PartyName],
            Self::PermitConfirmed => &[Document],
        }
    }
}

/// Indicators that an officer can answer with yes or no: no paper says them, or a person must
/// confirm what the papers say.
pub const ANSWERABLE: &[&str] = &[
    "DC02", "DC06", "DC09", "GD07", "GD14", "GD17", "GD19", "PB01", "PB02", "PB04", "PB05", "PH03",
    "PH05", "PH07", "PH08", "PT09", "PT14", "PT17", "PT20", "RT08", "VW07",
];

/// What an officer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// It could not be found out.
    Unknown,
}

/// What is stated, in the form that its kind demands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObservedValue {
    /// Words, perhaps none.
    Words(String),
    /// A mass, kilograms.
    MassKg(f64),
    /// Hours.
    Hours(f64),
    /// A day.
    Day(NaiveDate),
    /// An answer about an indicator (an element of [`ANSWERABLE`]).
    Answer(String, Reply),
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// What is known.
    pub kind: ObservationKind,
    /// Kind of thing it is about.
    pub subject_kind: ObservedSubject,
    /// Its number or name as written.
    pub subject: String,
    /// Day on which it became known. No judgement for an earlier day sees it.
    pub known_on: NaiveDate,
    /// What is stated.
    pub value: ObservedValue,
    /// Who says so.
    pub by: String,
    /// Remark.
    pub note: String,
}

/// Facts in one version.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Observations {
    /// Name for people: the file.
    pub name: String,
    /// First twelve hexadecimal digits of the BLAKE3 hash of the facts.
    pub version: String,
    /// Facts in the order of the file.
    pub all: Vec<Observation>,
}
