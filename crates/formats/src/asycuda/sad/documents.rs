//! Attached documents: what each is, by its code or by its name, and which of them is the
//! transport document.

use sarhad_model::{AdditionalDocument, Consignment, DocumentKind, Text};

use crate::asycuda::field;
use crate::reading::date::DateOrder;
use crate::xml::Element;

/// Codes of UN/EDIFACT 1001 as customs use them (with or without a letter before them).
const CODES: &[(&str, DocumentKind)] = &[
    ("380", DocumentKind::Invoice),
    ("325", DocumentKind::Invoice),
    ("315", DocumentKind::Contract),
    ("704", DocumentKind::MasterBill),
    ("705", DocumentKind::BillOfLading),
    ("706", DocumentKind::BillOfLading),
    ("714", DocumentKind::HouseBill),
    ("720", DocumentKind::RailWaybill),
    ("722", DocumentKind::RailWaybill),
    ("730", DocumentKind::RoadWaybill),
    ("740", DocumentKind::AirWaybill),
    ("741", DocumentKind::AirWaybill),
    ("703", DocumentKind::HouseAirWaybill),
    ("785", DocumentKind::Manifest),
    ("811", DocumentKind::Licence),
    ("830", DocumentKind::CustomsDeclaration),
    ("911", DocumentKind::Licence),
    ("952", DocumentKind::TirCarnet),
];

/// Words in a document's name, in lower case. The name wins over the code: national lists give
/// some numbers another meaning.
const WORDS: &[(&str, DocumentKind)] = &[
    ("end use", DocumentKind::EndUserCertificate),
    ("end-use", DocumentKind::EndUserCertificate),
    ("enduse", DocumentKind::EndUserCertificate),
    ("конечн", DocumentKind::EndUserCertificate),
    ("licen", DocumentKind::Licence),
    ("permit", DocumentKind::Licence),
    ("лиценз", DocumentKind::Licence),
    ("разреш", DocumentKind::Licence),
    ("invoice", DocumentKind::Invoice),
    ("инвойс", DocumentKind::Invoice),
    ("contract", DocumentKind::Contract),
    ("контракт", DocumentKind::Contract),
    ("air waybill", DocumentKind::AirWaybill),
    ("airway bill", DocumentKind::AirWaybill),
    ("bill of lading", DocumentKind::BillOfLading),
    ("коносамент", DocumentKind::BillOfLading),
    ("cmr", DocumentKind::RoadWaybill),
    ("смгс", DocumentKind::RailWaybill),
    ("smgs", DocumentKind::RailWaybill),
    ("tir carnet", DocumentKind::TirCarnet),
];

/// The document of an `Attached_documents`; none when it names nothing.
pub fn attached(part: Element<'_, '_>, order: DateOrder) -> Option<AdditionalDocument> {
    let mut document = AdditionalDocument {
        kind: DocumentKind::Other,
        type_code: None,
        number: Text::default(),
        date: None,
        issuer: None,
    };
    let mut name = String::new();
    for child in part.children() {
        match child.name().as_bytes() {
            b"attached_document_code" => child.fill(&mut document.type_code),
            b"attached_document_name" => name = child.peek().to_lowercase(),
            b"attached_document_reference" if document.number.raw.is_empty() => {
                document.number = child.take().map(|leaf| leaf.text()).unwrap_or_default();
            }
            b"attached_document_date" => field::date(child, order, &mut document.date),
            _ => {}
        }
    }
    let code = document.type_code.as_ref().map_or("", Text::value);
    document.kind = kind(code, &name);
    let is_named = document.type_code.is_some() || !document.number.raw.is_empty();
    (is_named || document.date.is_some()).then_some(document)
}

fn kind(code: &str, name: &str) -> DocumentKind {
    let by_name = WORDS.iter().find(|(word, _)| name.contains(word));
    let digits = code.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let by_code = || CODES.iter().find(|(known, _)| *known == digits);
    by_name.or_else(by_code).map_or(DocumentKind::Other, |(_, kind)| *kind)
}

/// Whether a document is a transport contract.
fn transports(kind: DocumentKind) -> bool {
    matches!(
        kind,
        DocumentKind::MasterBill
            | DocumentKind::HouseBill
            | DocumentKind::BillOfLading
            | DocumentKind::AirWaybill
            | DocumentKind::HouseAirWaybill
            | DocumentKind::RoadWaybill
            | DocumentKind::RailWaybill
            | DocumentKind::TirCarnet
    )
}

/// Names the consignment by its transport document where no summary declaration did. The
/// document stays among the attached ones too.
pub fn name_transport(consignment: &mut Consignment) {
    if consignment.transport_contract_document.is_none() {
        consignment.transport_contract_document = consignment
            .additional_documents
            .iter()
            .find(|document| transports(document.kind) && !document.number.value().is_empty())
            .cloned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_told_by_name_and_code() {
        let cases = [
            ("733", "cmr", DocumentKind::RoadWaybill),
            ("N380", "", DocumentKind::Invoice),
            ("911", "", DocumentKind::Licence),
            ("ABC", "export licence of the state", DocumentKind::Licence),
            ("", "сертификат конечного пользователя", DocumentKind::EndUserCertificate),
            ("141", "packing list", DocumentKind::Other),
        ];
        for (code, name, expected) in cases {
            assert_eq!(kind(code, name), expected, "{code} {name}");
        }
    }
}
