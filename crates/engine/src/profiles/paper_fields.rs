//! The fields of declarations, consignments, journeys and means of transport.

use sarhad_model::{
    ConsignmentNature, DeclarationFunction, DeclarationKind, MeansIdentityKind, TransportMode,
};

use super::field_values::{
    amount, country, currency, date, means, number, one, place, place_country, text,
};
use super::fields::{CodeForm, Datum, FieldKind, Level, Line};

const NATURES: &[&str] = &["import", "export", "transit", "transhipment"];
const DECLARATIONS: &[&str] = &[
    "cargo_report_import",
    "cargo_report_export",
    "import",
    "export",
    "transit",
    "preliminary_information",
];
const FUNCTIONS: &[&str] = &["original", "amendment", "cancellation"];
const MODES: &[&str] =
    &["sea", "rail", "road", "air", "mail", "multimodal", "fixed", "inland_water"];

fn nature(nature: ConsignmentNature) -> &'static str {
    match nature {
        ConsignmentNature::Import => "import",
        ConsignmentNature::Export => "export",
        ConsignmentNature::Transit => "transit",
        ConsignmentNature::Transhipment => "transhipment",
    }
}

fn declaration(kind: DeclarationKind) -> &'static str {
    match kind {
        DeclarationKind::CargoReportImport => "cargo_report_import",
        DeclarationKind::CargoReportExport => "cargo_report_export",
        DeclarationKind::Import => "import",
        DeclarationKind::Export => "export",
        DeclarationKind::Transit => "transit",
        DeclarationKind::PreliminaryInformation => "preliminary_information",
    }
}

fn function(function: DeclarationFunction) -> &'static str {
    match function {
        DeclarationFunction::Original => "original",
        DeclarationFunction::Amendment => "amendment",
        DeclarationFunction::Cancellation => "cancellation",
    }
}

fn mode(mode: TransportMode) -> &'static str {
    match mode {
        TransportMode::Sea => "sea",
        TransportMode::Rail => "rail",
        TransportMode::Road => "road",
        TransportMode::Air => "air",
        TransportMode::Mail => "mail",
        TransportMode::Multimodal => "multimodal",
        TransportMode::Fixed => "fixed",
        TransportMode::InlandWater => "inland_water",
    }
}

/// The fields, in no order.
pub(super) fn lines() -> Vec<Line> {
    use CodeForm::{Choice, Free};
    use FieldKind::{Bool, Code, Country, Date, Number};
    const DECLARATION: Level = Level::Declaration;
    const CONSIGNMENT: Level = Level::Consignment;
    const ITINERARY: Level = Level::Itinerary;
    const MEANS: Level = Level::Means;
    const WORDS: FieldKind = FieldKind::Text;
    vec![
        (
            "declaration.kind",
            DECLARATION,
            Code(Choice(DECLARATIONS)),
            false,
            "profile-field-declaration-kind",
            |row, out| out(Datum::Text(declaration(row.declaration.kind))),
        ),
        (
            "declaration.function",
            DECLARATION,
            Code(Choice(FUNCTIONS)),
            false,
            "profile-field-declaration-function",
            |row, out| out(Datum::Text(function(row.declaration.function))),
        ),
        (
            "declaration.reference",
            DECLARATION,
            Code(Free),
            false,
            "profile-field-declaration-reference",
            |row, out| text(row.declaration.functional_reference.as_ref(), out),
        ),
        (
            "declaration.mrn",
            DECLARATION,
            Code(Free),
            false,
            "profile-field-declaration-mrn",
            |row, out| text(row.declaration.mrn.as_ref(), out),
        ),
        (
            "declaration.date",
            DECLARATION,
            Date,
            false,
            "profile-field-declaration-date",
            |row, out| date(row.declaration.issue_date.as_ref(), out),
        ),
        (
            "declaration.office",
            DECLARATION,
            Code(Free),
            false,
            "profile-field-declaration-office",
            |row, out| text(row.declaration.declaration_office.as_ref(), out),
        ),
        (
            "consignment.bill",
            CONSIGNMENT,
            Code(Free),
            false,
            "profile-field-consignment-bill",
            |row, out| {
                text(
                    row.consignment.transport_contract_document.as_ref().map(|one| &one.number),
                    out,
                );
            },
        ),
        (
            "consignment.ucr",
            CONSIGNMENT,
            Code(Free),
            false,
            "profile-field-consignment-ucr",
            |row, out| text(row.consignment.ucr.as_deref(), out),
        ),
        (
            "consignment.nature",
            CONSIGNMENT,
            Code(Choice(NATURES)),
            false,
            "profile-field-consignment-nature",
            |row, out| match row.consignment.nature {
                Some(known) => one(Some(nature(known)), out),
                None if row
                    .consignment
                    .nature_code
                    .as_ref()
                    .is_some_and(|code| !code.value().is_empty()) =>
                {
                    out(Datum::Unreadable);
                }
                None => {}
            },
        ),
        (
            "consignment.to_order",
            CONSIGNMENT,
            Bool,
            false,
            "profile-field-consignment-to-order",
            |row, out| out(Datum::Bool(row.consignment.to_order)),
        ),
        (
            "consignment.delivery_terms",
            CONSIGNMENT,
            Code(Free),
            false,
            "profile-field-consignment-delivery-terms",
            |row, out| text(row.consignment.delivery_terms.as_deref(), out),
        ),
        (
            "consignment.freight_payment",
            CONSIGNMENT,
            WORDS,
            false,
            "profile-field-consignment-freight-payment",
            |row, out| text(row.consignment.freight_payment.as_deref(), out),
        ),
        (
            "consignment.gross_mass",
            CONSIGNMENT,
            Number("kg"),
            false,
            "profile-field-consignment-gross-mass",
            |row, out| number(row.consignment.total_gross_mass_kg.as_ref(), out),
        ),
        (
            "consignment.packages",
            CONSIGNMENT,
            Number("pcs"),
            false,
            "profile-field-consignment-packages",
            |row, out| number(row.consignment.total_packages.as_ref(), out),
        ),
        (
            "consignment.value",
            CONSIGNMENT,
            Number("currency"),
            false,
            "profile-field-consignment-value",
            |row, out| amount(row.consignment.goods_value.as_deref(), out),
        ),
        (
            "consignment.currency",
            CONSIGNMENT,
            Code(Free),
            false,
            "profile-field-consignment-currency",
            |row, out| currency(row.consignment.goods_value.as_deref(), out),
        ),
        (
            "consignment.lines",
            CONSIGNMENT,
            Number("pcs"),
            false,
            "profile-field-consignment-lines",
            |row, out| out(Datum::Number(row.consignment.items.len() as f64)),
        ),
        (
            "consignment.containers",
            CONSIGNMENT,
            Number("pcs"),
            false,
            "profile-field-consignment-containers",
            |row, out| out(Datum::Number(row.consignment.transport_equipment.len() as f64)),
        ),
        (
            "consignment.document_type",
            CONSIGNMENT,
            Code(Free),
            true,
            "profile-field-consignment-document-type",
            |row, out| {
                row.consignment
                    .additional_documents
                    .iter()
                    .for_each(|one| text(one.type_code.as_ref(), out));
            },
        ),
        (
            "consignment.document_number",
            CONSIGNMENT,
            Code(Free),
            true,
            "profile-field-consignment-document-number",
            |row, out| {
                row.consignment
                    .additional_documents
                    .iter()
                    .for_each(|one| text(Some(&one.number), out));
            },
        ),
        (
            "itinerary.receipt_place",
            ITINERARY,
            Code(Free),
            false,
            "profile-field-itinerary-receipt-place",
            |row, out| place(row.consignment.itinerary.goods_receipt_place.as_deref(), out),
        ),
        (
            "itinerary.loading_place",
            ITINERARY,
            Code(Free),
            false,
            "profile-field-itinerary-loading-place",
            |row, out| place(row.consignment.itinerary.loading_location.as_deref(), out),
        ),
        (
            "itinerary.loading_country",
            ITINERARY,
            Country,
            false,
            "profile-field-itinerary-loading-country",
            |row, out| place_country(row.consignment.itinerary.loading_location.as_deref(), out),
        ),
        (
            "itinerary.transit_place",
            ITINERARY,
            Code(Free),
            true,
            "profile-field-itinerary-transit-place",
            |row, out| {
                row.consignment
                    .itinerary
                    .transit_locations
                    .iter()
                    .for_each(|one| place(Some(one), out));
            },
        ),
        (
            "itinerary.transit_country",
            ITINERARY,
            Country,
            true,
            "profile-field-itinerary-transit-country",
            |row, out| {
                row.consignment
                    .itinerary
                    .transit_locations
                    .iter()
                    .for_each(|one| place_country(Some(one), out));
            },
        ),
        (
            "itinerary.routing_country",
            ITINERARY,
            Country,
            true,
            "profile-field-itinerary-routing-country",
            |row, out| {
                row.consignment
                    .itinerary
                    .routing_countries
                    .iter()
                    .for_each(|one| country(Some(one), out));
            },
        ),
        (
            "itinerary.unloading_place",
            ITINERARY,
            Code(Free),
            false,
            "profile-field-itinerary-unloading-place",
            |row, out| place(row.consignment.itinerary.unloading_location.as_deref(), out),
        ),
        (
            "itinerary.unloading_country",
            ITINERARY,
            Country,
            false,
            "profile-field-itinerary-unloading-country",
            |row, out| place_country(row.consignment.itinerary.unloading_location.as_deref(), out),
        ),
        (
            "itinerary.delivery_place",
            ITINERARY,
            Code(Free),
            false,
            "profile-field-itinerary-delivery-place",
            |row, out| place(row.consignment.itinerary.goods_delivery_place.as_deref(), out),
        ),
        (
            "itinerary.departure_country",
            ITINERARY,
            Country,
            false,
            "profile-field-itinerary-departure-country",
            |row, out| {
                if let Some(known) = row.consignment.itinerary.departure() {
                    out(Datum::Text(known.as_str()));
                }
            },
        ),
        (
            "itinerary.destination_country",
            ITINERARY,
            Country,
            false,
            "profile-field-itinerary-destination-country",
            |row, out| {
                if let Some(known) = row.consignment.itinerary.destination() {
                    out(Datum::Text(known.as_str()));
                }
            },
        ),
        (
            "itinerary.departure_date",
            ITINERARY,
            Date,
            false,
            "profile-field-itinerary-departure-date",
            |row, out| date(row.declaration.departure_date.as_ref(), out),
        ),
        (
            "itinerary.arrival_date",
            ITINERARY,
            Date,
            false,
            "profile-field-itinerary-arrival-date",
            |row, out| date(row.declaration.arrival_date.as_ref(), out),
        ),
        (
            "means.mode",
            MEANS,
            Code(Choice(MODES)),
            false,
            "profile-field-means-mode",
            |row, out| {
                let means = &row.declaration.border_transport_means;
                match means.mode {
                    Some(known) => one(Some(mode(known)), out),
                    None if means
                        .mode_code
                        .as_ref()
                        .is_some_and(|code| !code.value().is_empty()) =>
                    {
                        out(Datum::Unreadable);
                    }
                    None => {}
                }
            },
        ),
        ("means.vessel", MEANS, WORDS, true, "profile-field-means-vessel", |row, out| {
            means(MeansIdentityKind::VesselName, row, out);
        }),
        ("means.imo", MEANS, Code(Free), true, "profile-field-means-imo", |row, out| {
            means(MeansIdentityKind::Imo, row, out);
        }),
        ("means.flight", MEANS, Code(Free), true, "profile-field-means-flight", |row, out| {
            means(MeansIdentityKind::Flight, row, out);
        }),
        ("means.plate", MEANS, Code(Free), true, "profile-field-means-plate", |row, out| {
            means(MeansIdentityKind::VehiclePlate, row, out);
        }),
        ("means.train", MEANS, Code(Free), true, "profile-field-means-train", |row, out| {
            means(MeansIdentityKind::Train, row, out);
        }),
        ("means.flag", MEANS, Country, false, "profile-field-means-flag", |row, out| {
            country(row.declaration.border_transport_means.nationality.as_ref(), out);
        }),
        ("means.journey", MEANS, Code(Free), false, "profile-field-means-journey", |row, out| {
            text(row.declaration.border_transport_means.journey.as_ref(), out);
        }),
    ]
}
