//! Places and the way between them.

use serde::Serialize;

use crate::codes::{CountryCode, UnLocode};
use crate::value::{Text, Value};

/// One place: a code, a name, a country, whichever the paper gives.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Location {
    /// Code as written; a value if it has the form of a UN/LOCODE.
    pub code: Option<Value<UnLocode>>,
    /// Name.
    pub name: Option<Box<Text>>,
    /// Country as written. See [`Location::country`] for the one to use.
    pub country_field: Option<Box<Value<CountryCode>>>,
}

impl Location {
    /// The stated country, or the one inside the UN/LOCODE.
    pub fn country(&self) -> Option<CountryCode> {
        let stated = self.country_field.as_ref().and_then(|field| field.value);
        let coded = || self.code.as_ref().and_then(|code| code.value).and_then(|c| c.country());
        stated.or_else(coded)
    }

    /// The name, or else the code.
    pub fn label(&self) -> &str {
        let name = self.name.as_deref().map(Text::value).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| self.code.as_ref().map_or("", |code| code.raw.trim()))
    }
}

/// The places of a journey. Each stands on the heap: a paper names two or three of them, and
/// every consignment has room for all.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Itinerary {
    /// Where the carrier takes the goods over.
    pub goods_receipt_place: Option<Box<Location>>,
    /// Where they are loaded.
    pub loading_location: Option<Box<Location>>,
    /// Places on the way.
    pub transit_locations: Vec<Location>,
    /// Where they are unloaded.
    pub unloading_location: Option<Box<Location>>,
    /// Where they are delivered.
    pub goods_delivery_place: Option<Box<Location>>,
    /// Where they end.
    pub final_destination: Option<Box<Location>>,
    /// Country of export or dispatch, as declared.
    pub export_country: Option<Value<CountryCode>>,
    /// Country of destination, as declared.
    pub destination_country: Option<Value<CountryCode>>,
    /// Countries on the way, as declared.
    pub routing_countries: Vec<Value<CountryCode>>,
}

impl Itinerary {
    /// All places, in the order of the journey.
    pub fn locations(&self) -> impl Iterator<Item = &Location> {
        let before = self.goods_receipt_place.iter().chain(&self.loading_location);
        let after = self.unloading_location.iter().chain(&self.goods_delivery_place);
        let last = self.final_destination.iter();
        before
            .map(Box::as_ref)
            .chain(&self.transit_locations)
            .chain(after.chain(last).map(Box::as_ref))
    }

    /// The country where the goods end: declared, or of the last place that has one.
    pub fn destination(&self) -> Option<CountryCode> {
        let declared = self.destination_country.as_ref().and_then(|field| field.value);
        let of = |place: &Option<Box<Location>>| place.as_deref().and_then(Location::country);
        of(&self.final_destination)
            .or(declared)
            .or_else(|| of(&self.goods_delivery_place))
            .or_else(|| of(&self.unloading_location))
    }

    /// The country where the goods come from: declared, or of the first place that has one.
    pub fn departure(&self) -> Option<CountryCode> {
        let declared = self.export_country.as_ref().and_then(|field| field.value);
        let of = |place: &Option<Box<Location>>| place.as_deref().and_then(Location::country);
        declared.or_else(|| of(&self.goods_receipt_place)).or_else(|| of(&self.loading_location))
    }
}
