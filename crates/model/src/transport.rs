//! The means of transport that crosses the border.

use serde::Serialize;

use crate::codes::CountryCode;
use crate::value::{Text, Value};

/// Mode of transport (UN/ECE Recommendation 19).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TransportMode {
    /// 1, sea.
    Sea,
    /// 2, rail.
    Rail,
    /// 3, road.
    Road,
    /// 4, air.
    Air,
    /// 5, post.
    Mail,
    /// 6, several modes together.
    Multimodal,
    /// 7, pipe and line.
    Fixed,
    /// 8, inland water.
    InlandWater,
}

impl TransportMode {
    /// Reads the Rec 19 digit; ASYCUDA's two-digit codes (10, 20 …) count by their first.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim();
        let digit = match code.as_bytes() {
            [d] | [d, b'0'..=b'9'] if d.is_ascii_digit() => *d,
            _ => return None,
        };
        Some(match digit {
            b'1' => Self::Sea,
            b'2' => Self::Rail,
            b'3' => Self::Road,
            b'4' => Self::Air,
            b'5' => Self::Mail,
            b'6' => Self::Multimodal,
            b'7' => Self::Fixed,
            b'8' => Self::InlandWater,
            _ => return None,
        })
    }
}

/// What the identity of a means of transport is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MeansIdentityKind {
    /// Name of a vessel.
    VesselName,
    /// IMO ship number.
    Imo,
    /// Call sign.
    CallSign,
    /// Flight number.
    Flight,
    /// Number plate.
    VehiclePlate,
    /// Train number.
    Train,
    /// Wagon number.
    Wagon,
}

/// One means of transport on one journey.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct BorderTransportMeans {
    /// Mode.
    pub mode: Option<TransportMode>,
    /// Mode as written.
    pub mode_code: Option<Text>,
    /// Identities as written: name, IMO number, plate, flight, train.
    pub identities: Vec<(MeansIdentityKind, Text)>,
    /// Flag or country of registration.
    pub nationality: Option<Value<CountryCode>>,
    /// Voyage, flight or train number.
    pub journey: Option<Text>,
    /// Master or driver.
    pub master: Option<Text>,
}

impl BorderTransportMeans {
    /// Identity of one kind.
    pub fn identity(&self, kind: MeansIdentityKind) -> Option<&str> {
        self.identities.iter().find(|(k, _)| *k == kind).map(|(_, text)| text.value())
    }

    /// One text that names the journey: first identity and journey number. Empty when the
    /// paper names neither.
    pub fn journey_label(&self) -> String {
        let identity = self.identities.first().map_or("", |(_, text)| text.value());
        let journey = self.journey.as_ref().map_or("", Text::value);
        match (identity.is_empty(), journey.is_empty()) {
            (false, false) => format!("{identity} / {journey}"),
            _ => format!("{identity}{journey}"),
        }
    }
}
