//! Transport equipment: container, wagon, trailer, unit load device.

use serde::Serialize;

use crate::codes::ContainerNumber;
use crate::value::{Span, Text, Value};

/// Full or empty, as declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fullness {
    /// Full load.
    Full,
    /// Less than a full load, several consignments together.
    LessThanFull,
    /// Empty.
    Empty,
}

/// A seal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Seal {
    /// Number.
    pub number: Text,
    /// Who put it on, as written (`CA` carrier, `SH` shipper, `CU` customs).
    pub affixing_party: Option<Text>,
}

/// One piece of equipment.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct TransportEquipment {
    /// The number. A value only if it is an ISO 6346 container number; wagons, trailers and
    /// breakbulk keep the raw text.
    pub identification: Value<ContainerNumber>,
    /// Size and type as written (ISO 6346 code where it is one).
    pub size_type: Option<Text>,
    /// Full or empty.
    pub fullness: Option<Fullness>,
    /// Full or empty, as written.
    pub fullness_code: Option<Text>,
    /// Tare, kilograms.
    pub tare_mass_kg: Option<Box<Value<f64>>>,
    /// Gross mass of the goods in it, kilograms.
    pub gross_mass_kg: Option<Value<f64>>,
    /// Packages in it.
    pub packages: Option<Value<f64>>,
    /// Seals.
    pub seals: Vec<Seal>,
    /// Set temperature as written.
    pub temperature: Option<Box<Text>>,
    /// Where it stands.
    pub source: Span,
}

impl TransportEquipment {
    /// What the equipment is called: the container number without blanks and hyphens, or the
    /// raw text in capitals when it is none.
    pub fn id(&self) -> String {
        self.identification
            .raw
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_uppercase)
            .collect()
    }
}
