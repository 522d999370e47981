//! The fields that a column can hold, each with its stable key (`consignee.name`, `goods.hs`),
//! as in [`sarhad_model::ColumnMeaning`] and in mapping files.

use sarhad_model::{ClassificationScheme, DocumentKind, MeansIdentityKind, PartyRole};

/// A part of a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Its name.
    Name,
    /// Name and address in one text.
    NameAndAddress,
    /// Address or a part of it.
    Address,
    /// Country.
    Country,
    /// Number of an unstated scheme.
    Id,
    /// Kazakh business number.
    Bin,
    /// Kazakh individual number.
    Iin,
    /// Taxpayer number.
    Inn,
    /// Telephone.
    Phone,
    /// E-mail.
    Email,
    /// Contact person.
    Contact,
}

/// A place of the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceRole {
    /// Taken over by the carrier.
    Receipt,
    /// Loaded.
    Loading,
    /// On the way.
    Transit,
    /// Unloaded.
    Unloading,
    /// Delivered.
    Delivery,
    /// End of the journey.
    Destination,
}

/// A country of the consignment or the goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountryRole {
    /// Export or dispatch.
    Export,
    /// Destination.
    Destination,
    /// On the way.
    Transit,
    /// Origin of the goods.
    Origin,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// A part of a party.
    Party(PartyRole, Part),
    /// The number of a document.
    Document(DocumentKind),
    /// The date of a document.
    DocumentDate(DocumentKind),
    /// Unique consignment reference.
    Ucr,
    /// Import, export, transit.
    Nature,
    /// Customs procedure or regime, which tells import, export and transit where nothing else does.
    Procedure,
    /// A place.
    Place(PlaceRole),
    /// A country.
    Country(CountryRole),
    /// Incoterms.
    DeliveryTerms,
    /// The named place of the Incoterms: where risk or cost passes, not where the journey ends.
    DeliveryTermsPlace,
    /// Prepaid, collect.
    FreightPayment,
    /// Mass of the whole consignment.
    TotalGross,
    /// Packages of the whole consignment.
    TotalPackages,
    /// Identity of the means of transport.
    Means(MeansIdentityKind),
    /// Its flag.
    MeansNationality,
    /// Voyage, flight or train number.
    Voyage,
    /// Mode of transport.
    Mode,
    /// Master or driver.
    Master,
    /// Date of arrival.
    Arrival,
    /// Date of departure.
    Departure,
    /// Number of the manifest.
    ManifestNumber,
    /// Customs office.
    Office,
    /// Container numbers.
    Container,
    /// Wagon number.
    Wagon,
    /// Trailer number.
    Trailer,
    /// Size and type.
    EquipmentType,
    /// Full or empty.
    Fullness,
    /// Seal numbers.
    Seal,
    /// Tare.
    Tare,
    /// Temperature.
    Temperature,
    /// Number of the line.
    Sequence,
    /// Goods description.
    Description,
    /// Words of the tariff for the code: the description where nothing better is there.
    TariffText,
    /// Goods code.
    Code(Option<ClassificationScheme>),
    /// Marks and numbers.
    Marks,
    /// Number of packages.
    Packages,
    /// Kind of packages.
    PackageKind,
    /// Gross mass.
    Gross,
    /// Net mass.
    Net,
    /// Unit of the masses.
    MassUnit,
    /// Volume.
    Volume,
    /// Another quantity.
    Quantity,
    /// Its unit.
    QuantityUnit,
    /// Value.
    Value,
    /// Currency of the value.
    Currency,
    /// UN number.
    UnNumber,
    /// Dangerous-goods class.
    HazardClass,
    /// Packing group.
    PackingGroup,
    /// CAS number.
    Cas,
}

/// What an amount of a field belongs to, which says what a repeated text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The goods line.
    Item,
    /// The consignment or the journey: rows of one bill repeat it.
    Consignment,
}

macro_rules! party_fields {
    ($($key:literal $role:ident;)*) => {
        [$(
            [
                (concat!($key, ".name"), Field::Party(PartyRole::$role, Part::Name)),
                (concat!($key, ".name_address"), Field::Party(PartyRole::$role, Part::NameAndAddress)),
                (concat!($key, ".address"), Field::Party(PartyRole::$role, Part::Address)),
                (concat!($key, ".country"), Field::Party(PartyRole::$role, Part::Country)),
                (concat!($key, ".id"), Field::Party(PartyRole::$role, Part::Id)),
                (concat!($key, ".bin"), Field::Party(PartyRole::$role, Part::Bin)),
                (concat!($key, ".iin"), Field::Party(PartyRole::$role, Part::Iin)),
                (concat!($key, ".inn"), Field::Party(PartyRole::$role, Part::Inn)),
                (concat!($key, ".phone"), Field::Party(PartyRole::$role, Part::Phone)),
                (concat!($key, ".email"), Field::Party(PartyRole::$role, Part::Email)),
                (concat!($key, ".contact"), Field::Party(PartyRole::$role, Part::Contact)),
            ],
        )*]
    };
}

const PARTY_FIELDS: [[(&str, Field); 11]; 15] = party_fields! {
    "consignor" Consignor;
    "consignee" Consignee;
    "notify_party" NotifyParty;
    "freight_forwarder" FreightForwarder;
    "buyer" Buyer;
    "seller" Seller;
    "consolidator" Consolidator;
    "carrier" Carrier;
    "declarant" Declarant;
    "agent" Agent;
    "manufacturer" Manufacturer;
    "end_user" EndUser;
    "contract_holder" ContractHolder;
    "bank" Bank;
    "party" Other;
};

/// Key of the named place of the delivery terms, in columns and in additional information.
pub const DELIVERY_TERMS_PLACE: &str = "delivery_terms.place";

const OTHER_FIELDS: [(&str, Field); 73] = [
    ("bill", Field::Document(DocumentKind::BillOfLading)),
    ("bill.master", Field::Document(DocumentKind::MasterBill)),
    ("bill.house", Field::Document(DocumentKind::HouseBill)),
    ("bill.date", Field::DocumentDate(DocumentKind::BillOfLading)),
    ("awb", Field::Document(DocumentKind::AirWaybill)),
    ("awb.house", Field::Document(DocumentKind::HouseAirWaybill)),
    ("cmr", Field::Document(DocumentKind::RoadWaybill)),
    ("smgs", Field::Document(DocumentKind::RailWaybill)),
    ("tir", Field::Document(DocumentKind::TirCarnet)),
    ("licence", Field::Document(DocumentKind::Licence)),
    ("licence.date", Field::DocumentDate(DocumentKind::Licence)),
    ("end_user_certificate", Field::Document(DocumentKind::EndUserCertificate)),
    ("invoice", Field::Document(DocumentKind::Invoice)),
    ("invoice.date", Field::DocumentDate(DocumentKind::Invoice)),
    ("contract", Field::Document(DocumentKind::Contract)),
    ("contract.date", Field::DocumentDate(DocumentKind::Contract)),
    ("declaration", Field::Document(DocumentKind::CustomsDeclaration)),
    ("declaration.date", Field::DocumentDate(DocumentKind::CustomsDeclaration)),
    ("document", Field::Document(DocumentKind::Other)),
    ("ucr", Field::Ucr),
    ("nature", Field::Nature),
    ("procedure", Field::Procedure),
    ("place.receipt", Field::Place(PlaceRole::Receipt)),
    ("place.loading", Field::Place(PlaceRole::Loading)),
    ("place.transit", Field::Place(PlaceRole::Transit)),
    ("place.unloading", Field::Place(PlaceRole::Unloading)),
    ("place.delivery", Field::Place(PlaceRole::Delivery)),
    ("place.destination", Field::Place(PlaceRole::Destination)),
    ("country.export", Field::Country(CountryRole::Export)),
    ("country.destination", Field::Country(CountryRole::Destination)),
    ("country.transit", Field::Country(CountryRole::Transit)),
    ("country.origin", Field::Country(CountryRole::Origin)),
    ("delivery_terms", Field::DeliveryTerms),
    (DELIVERY_TERMS_PLACE, Field::DeliveryTermsPlace),
    ("freight_payment", Field::FreightPayment),
    ("total.gross_kg", Field::TotalGross),
    ("total.packages", Field::TotalPackages),
    ("vessel.name", Field::Means(MeansIdentityKind::VesselName)),
    ("vessel.imo", Field::Means(MeansIdentityKind::Imo)),
    ("vessel.call_sign", Field::Means(MeansIdentityKind::CallSign)),
    ("flight", Field::Means(MeansIdentityKind::Flight)),
    ("plate", Field::Means(MeansIdentityKind::VehiclePlate)),
    ("train", Field::Means(MeansIdentityKind::Train)),
    ("means.nationality", Field::MeansNationality),
    ("voyage", Field::Voyage),
    ("mode", Field::Mode),
    ("master", Field::Master),
    ("arrival.date", Field::Arrival),
    ("departure.date", Field::Departure),
    ("manifest", Field::ManifestNumber),
    ("office", Field::Office),
    ("container", Field::Container),
    ("wagon", Field::Wagon),
    ("trailer", Field::Trailer),
    ("equipment.type", Field::EquipmentType),
    ("equipment.fullness", Field::Fullness),
    ("seal", Field::Seal),
    ("equipment.tare_kg", Field::Tare),
    ("equipment.temperature", Field::Temperature),
    ("goods.sequence", Field::Sequence),
    ("goods.description", Field::Description),
    ("goods.tariff_text", Field::TariffText),
    ("goods.hs", Field::Code(None)),
    ("goods.tnved", Field::Code(Some(ClassificationScheme::TnVed))),
    ("goods.gng", Field::Code(Some(ClassificationScheme::Gng))),
    ("goods.etsng", Field::Code(Some(ClassificationScheme::Etsng))),
    ("goods.marks", Field::Marks),
    ("goods.packages", Field::Packages),
    ("goods.package_kind", Field::PackageKind),
    ("goods.gross_kg", Field::Gross),
    ("goods.net_kg", Field::Net),
    ("goods.mass_unit", Field::MassUnit),
    ("goods.volume_m3", Field::Volume),
];

const MORE_FIELDS: [(&str, Field); 8] = [
    ("goods.quantity", Field::Quantity),
    ("goods.quantity_unit", Field::QuantityUnit),
    ("goods.value", Field::Value),
    ("goods.currency", Field::Currency),
    ("goods.un_number", Field::UnNumber),
    ("goods.hazard_class", Field::HazardClass),
    ("goods.packing_group", Field::PackingGroup),
    ("goods.cas", Field::Cas),
];

fn all() -> impl Iterator<Item = (&'static str, Field)> {
    PARTY_FIELDS.into_iter().flatten().chain(OTHER_FIELDS).chain(MORE_FIELDS)
}

/// Every valid field key, in a fixed order.
pub fn keys() -> Vec<&'static str> {
    all().map(|(key, _)| key).collect()
}

/// The field of a key, with the key as it is kept.
pub fn by_key(key: &str) -> Option<(&'static str, Field)> {
    all().find(|(known, _)| *known == key)
}

/// The key of a part of a party.
pub fn party_key(role: PartyRole, part: Part) -> Option<&'static str> {
    all().find(|(_, field)| *field == Field::Party(role, part)).map(|(key, _)| key)
}

impl Field {
    /// Whether rows of one bill repeat it.
    pub fn level(self) -> Level {
        match self {
            Self::Sequence
            | Self::Description
            | Self::TariffText
            | Self::Code(_)
            | Self::Marks
            | Self::Packages
            | Self::PackageKind
            | Self::Gross
            | Self::Net
            | Self::MassUnit
            | Self::Volume
            | Self::Quantity
            | Self::QuantityUnit
            | Self::Value
            | Self::Currency
            | Self::UnNumber
            | Self::HazardClass
            | Self::PackingGroup
            | Self::Cas
            | Self::Country(CountryRole::Origin) => Level::Item,
            _ => Level::Consignment,
        }
    }

    /// Whether a table with this field (and another) can be a cargo paper.
    pub fn is_core(self) -> bool {
        matches!(
            self,
            Self::Party(..)
                | Self::Description
                | Self::TariffText
                | Self::Code(_)
                | Self::Container
                | Self::Wagon
                | Self::Document(
                    DocumentKind::BillOfLading
                        | DocumentKind::HouseBill
                        | DocumentKind::AirWaybill
                        | DocumentKind::RoadWaybill
                        | DocumentKind::RailWaybill
                )
        )
    }

    /// Whether its cells are numbers with a fraction.
    pub fn is_number(self) -> bool {
        matches!(
            self,
            Self::TotalGross
                | Self::TotalPackages
                | Self::Tare
                | Self::Packages
                | Self::Gross
                | Self::Net
                | Self::Volume
                | Self::Quantity
                | Self::Value
        )
    }

    /// Whether its cells are dates.
    pub fn is_date(self) -> bool {
        matches!(self, Self::Arrival | Self::Departure | Self::DocumentDate(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique_and_find_themselves() {
        let mut keys = keys();
        for key in &keys {
            assert_eq!(by_key(key).unwrap().0, *key);
        }
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
        assert_eq!(party_key(PartyRole::Consignee, Part::Name), Some("consignee.name"));
        for role in [PartyRole::Consignor, PartyRole::NotifyParty, PartyRole::EndUser] {
            assert!(party_key(role, Part::Name).unwrap().starts_with(role.key()));
        }
    }
}
