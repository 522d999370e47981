//! A consignment: goods of one transport contract, from consignor to consignee.

use serde::Serialize;

use crate::equipment::TransportEquipment;
use crate::goods::{ConsignmentItem, Money};
use crate::issue::Issue;
use crate::party::{Party, PartyRole};
use crate::place::Itinerary;
use crate::submission::AdditionalInformation;
use crate::value::{Span, Text, Value};

/// Which way the consignment goes, seen from the declaring state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsignmentNature {
    /// Into the state (ASYCUDA bill nature 23).
    Import,
    /// Out of the state (22).
    Export,
    /// Through the state (24).
    Transit,
    /// From ship to ship (28).
    Transhipment,
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Master bill of lading.
    MasterBill,
    /// House bill of lading.
    HouseBill,
    /// Bill of lading, kind not stated.
    BillOfLading,
    /// Air waybill.
    AirWaybill,
    /// House air waybill.
    HouseAirWaybill,
    /// Road waybill (CMR).
    RoadWaybill,
    /// Rail waybill (SMGS, CIM).
    RailWaybill,
    /// TIR carnet.
    TirCarnet,
    /// Licence or permit.
    Licence,
    /// End-user certificate.
    EndUserCertificate,
    /// Invoice.
    Invoice,
    /// Contract.
    Contract,
    /// Manifest or cargo report.
    Manifest,
    /// Customs declaration.
    CustomsDeclaration,
    /// Anything else.
    Other,
}

/// A document that the paper names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AdditionalDocument {
    /// What it is.
    pub kind: DocumentKind,
    /// Its type code as written (380, C641, ABZ …).
    pub type_code: Option<Text>,
    /// Number.
    pub number: Text,
    /// Date.
    pub date: Option<Box<Value<chrono::NaiveDate>>>,
    /// Who issued it.
    pub issuer: Option<Box<Text>>,
}

/// One consignment. What most papers leave empty stands on the heap: a day has a hundred
/// thousand of them.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Consignment {
    /// The transport contract document: bill, waybill. Its number is what officers call it by.
    pub transport_contract_document: Option<AdditionalDocument>,
    /// The master that a house bill belongs to.
    pub master_document: Option<Box<AdditionalDocument>>,
    /// Unique consignment reference.
    pub ucr: Option<Box<Text>>,
    /// Which way it goes.
    pub nature: Option<ConsignmentNature>,
    /// The nature as written.
    pub nature_code: Option<Text>,
    /// All parties with their roles.
    pub parties: Vec<Party>,
    /// Consigned to order: the consignee is not named.
    pub to_order: bool,
    /// Places on the way.
    pub itinerary: Itinerary,
    /// Delivery terms (Incoterms code) as written.
    pub delivery_terms: Option<Box<Text>>,
    /// How freight is paid, as written.
    pub freight_payment: Option<Box<Text>>,
    /// What the transport to the border costs, as declared.
    pub freight: Option<Box<Money>>,
    /// Gross mass of the consignment in kilograms.
    pub total_gross_mass_kg: Option<Value<f64>>,
    /// Number of packages.
    pub total_packages: Option<Value<f64>>,
    /// Value of the goods.
    pub goods_value: Option<Box<Money>>,
    /// Goods lines.
    pub items: Vec<ConsignmentItem>,
    /// Containers, wagons, trailers, ULDs that carry it (or part of it).
    pub transport_equipment: Vec<TransportEquipment>,
    /// Which item is in which equipment; empty means: every item may be in any of them.
    pub item_equipment: Vec<ItemEquipment>,
    /// Licences, certificates, invoices, contracts.
    pub additional_documents: Vec<AdditionalDocument>,
    /// What no field holds.
    pub additional_information: Vec<AdditionalInformation>,
    /// What is wrong with the consignment as a whole.
    pub issues: Vec<Issue>,
    /// Where it stands in the file.
    pub source: Span,
}

/// One item in one piece of equipment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemEquipment {
    /// Index in [`Consignment::items`].
    pub item: u32,
    /// Index in [`Consignment::transport_equipment`].
    pub equipment: u32,
    /// Packages of this item in this equipment.
    pub packages: Option<Value<f64>>,
    /// Gross mass of this item in this equipment, kilograms.
    pub gross_mass_kg: Option<Value<f64>>,
}

impl Consignment {
    /// Gives back room that its lists hold in reserve. A reader calls it when a consignment is
    /// complete: lists of one element reserve four, and a day has a hundred thousand lines.
    pub fn shrink(&mut self) {
        self.parties.shrink_to_fit();
        for party in &mut self.parties {
            party.address.shrink_to_fit();
            party.identifiers.shrink_to_fit();
            party.communications.shrink_to_fit();
        }
        self.items.shrink_to_fit();
        for item in &mut self.items {
            item.cargo_description.shrink_to_fit();
            item.classifications.shrink_to_fit();
            item.packaging.shrink_to_fit();
            item.measures.shrink_to_fit();
            item.dangerous_goods.shrink_to_fit();
            item.additional_information.shrink_to_fit();
        }
        self.transport_equipment.shrink_to_fit();
        for equipment in &mut self.transport_equipment {
            equipment.seals.shrink_to_fit();
        }
        self.item_equipment.shrink_to_fit();
        self.additional_documents.shrink_to_fit();
        self.additional_information.shrink_to_fit();
        self.issues.shrink_to_fit();
        self.itinerary.transit_locations.shrink_to_fit();
        self.itinerary.routing_countries.shrink_to_fit();
    }

    /// The number of the transport contract document, when there is one.
    pub fn bill(&self) -> Option<&str> {
        self.transport_contract_document
            .as_ref()
            .map(|document| document.number.value())
            .filter(|number| !number.is_empty())
    }

    /// What the consignment is called by: the number of its transport document, or else of its
    /// customs declaration.
    pub fn reference(&self) -> Option<&str> {
        self.bill().or_else(|| {
            self.additional_documents
                .iter()
                .filter(|document| document.kind == DocumentKind::CustomsDeclaration)
                .map(|document| document.number.value())
                .find(|number| !number.is_empty())
        })
    }

    /// The parties of one role.
    pub fn parties_of(&self, role: PartyRole) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(move |party| party.role == role)
    }

    /// The items that are (or may be) in one piece of equipment.
    pub fn items_in(&self, equipment: usize) -> Vec<usize> {
        let linked: Vec<usize> = self
            .item_equipment
            .iter()
            .filter(|link| link.equipment as usize == equipment)
            .map(|link| link.item as usize)
            .filter(|&item| item < self.items.len())
            .collect();
        // An item with no link at all may be in any equipment of the consignment: leaving it
        // out would clear a container on missing data.
        let unlinked = (0..self.items.len())
            .filter(|&item| !self.item_equipment.iter().any(|link| link.item as usize == item));
        let mut all: Vec<usize> = linked.into_iter().chain(unlinked).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}
