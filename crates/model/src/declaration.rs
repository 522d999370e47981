//! A declaration: cargo report (manifest), customs declaration or transit, with the means of
//! transport and the consignments it covers.

use serde::Serialize;

use crate::consignment::{AdditionalDocument, Consignment};
use crate::equipment::TransportEquipment;
use crate::party::Party;
use crate::place::Itinerary;
use crate::submission::AdditionalInformation;
use crate::transport::BorderTransportMeans;
use crate::value::{Span, Text, Value};

/// What is declared (WCO DM declaration type).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DeclarationKind {
    /// Cargo report at import (CRI).
    #[default]
    CargoReportImport,
    /// Cargo report at export (CRE).
    CargoReportExport,
    /// Import declaration (IMP).
    Import,
    /// Export declaration (EXP).
    Export,
    /// Transit declaration (TRA).
    Transit,
    /// Preliminary information (PI).
    PreliminaryInformation,
}

/// What the message does to an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DeclarationFunction {
    /// First of its kind.
    #[default]
    Original,
    /// Replaces or changes an earlier one.
    Amendment,
    /// Takes an earlier one back.
    Cancellation,
}

/// One declaration.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Declaration {
    /// Type.
    pub kind: DeclarationKind,
    /// Function.
    pub function: DeclarationFunction,
    /// Reference given by the sender (manifest number, BGM document number).
    pub functional_reference: Option<Text>,
    /// Movement reference or customs registration number.
    pub mrn: Option<Text>,
    /// Date of issue or registration.
    pub issue_date: Option<Value<chrono::NaiveDate>>,
    /// Customs office.
    pub declaration_office: Option<Text>,
    /// Means of transport at the border.
    pub border_transport_means: BorderTransportMeans,
    /// Departure, arrival and dates of the journey as a whole.
    pub itinerary: Itinerary,
    /// Date of departure.
    pub departure_date: Option<Value<chrono::NaiveDate>>,
    /// Date of arrival.
    pub arrival_date: Option<Value<chrono::NaiveDate>>,
    /// Agent, submitter, declarant, carrier: parties of the declaration as a whole.
    pub parties: Vec<Party>,
    /// Documents before this one.
    pub previous_documents: Vec<AdditionalDocument>,
    /// Consignments.
    pub consignments: Vec<Consignment>,
    /// Equipment that no consignment claims (empty containers, unlinked EQD).
    pub transport_equipment: Vec<TransportEquipment>,
    /// What no field holds.
    pub additional_information: Vec<AdditionalInformation>,
    /// Where it stands in the file.
    pub source: Span,
}
