//! Everything of a declaration but its items: office, registration, traders, countries,
//! transport, terms, valuation.

use sarhad_model::{
    AdditionalDocument, Consignment, ConsignmentNature, Declaration, DeclarationKind, DocumentKind,
    Location, Money, Party, PartyRole, TransportMode,
};

use crate::asycuda::{field, trader};
use crate::reading::date::DateOrder;
use crate::xml::Element;

/// What is declared: by the type of the declaration, else by its flow.
pub fn kind(root: Element<'_, '_>) -> DeclarationKind {
    let of = |parent: &str, child: &str, name: &str| {
        root.child(parent)
            .and_then(|part| if child.is_empty() { Some(part) } else { part.child(child) })
            .and_then(|part| part.child(name))
            .map(|part| part.peek().to_ascii_uppercase())
            .unwrap_or_default()
    };
    let stated = of("Identification", "Type", "Type_of_declaration");
    let flow = of("Property", "", "Sad_flow");
    let known = stated.get(..1).filter(|letter| matches!(*letter, "E" | "T" | "I"));
    match (known, flow.as_str()) {
        (Some("E"), _) | (None, "E") => DeclarationKind::Export,
        (Some("T"), _) | (None, "T") => DeclarationKind::Transit,
        _ => DeclarationKind::Import,
    }
}

/// One part of the declaration; items and containers are read elsewhere.
pub fn part(
    part: Element<'_, '_>,
    order: DateOrder,
    declaration: &mut Declaration,
    consignment: &mut Consignment,
) {
    match part.name().as_bytes() {
        b"identification" => identification(part, order, declaration),
        b"traders" => traders(part, consignment),
        b"declarant" => declarant(part, declaration),
        b"general_information" => countries(part, consignment),
        b"transport" => transport(part, declaration, consignment),
        b"valuation" => valuation(part, consignment),
        b"property" => {
            let total =
                part.child("Nbers").and_then(|numbers| numbers.child("Total_number_of_packages"));
            if let Some(total) = total {
                field::number(total, &mut consignment.total_packages);
            }
        }
        _ => {}
    }
}

/// Which way the goods of a declaration go.
pub fn nature(kind: DeclarationKind) -> ConsignmentNature {
    match kind {
        DeclarationKind::Export => ConsignmentNature::Export,
        DeclarationKind::Transit => ConsignmentNature::Transit,
        _ => ConsignmentNature::Import,
    }
}

fn identification(part: Element<'_, '_>, order: DateOrder, declaration: &mut Declaration) {
    for child in part.children() {
        match child.name().as_bytes() {
            b"office_segment" => {
                let codes = child.children().filter(|c| c.is("Customs_clearance_office_code"));
                for code in codes {
                    code.fill(&mut declaration.declaration_office);
                }
            }
            b"manifest_reference_number" => {
                if let Some(leaf) = child.take() {
                    declaration
                        .previous_documents
                        .push(document(DocumentKind::Manifest, leaf.text()));
                }
            }
            b"registration" => {
                // The number alone is what is registered; its serial letter stands before it.
                if declaration.mrn.is_none()
                    && child.child("Number").is_some_and(Element::has_content)
                {
                    let parts = ["Serial_number", "Number"]
                        .into_iter()
                        .filter_map(|name| child.child(name));
                    declaration.mrn = field::joined(parts);
                }
                if let Some(date) = child.child("Date") {
                    field::date(date, order, &mut declaration.issue_date);
                }
            }
            _ => {}
        }
    }
}

/// A document of which only kind and number are known.
pub fn document(kind: DocumentKind, number: sarhad_model::Text) -> AdditionalDocument {
    AdditionalDocument { kind, type_code: None, number, date: None, issuer: None }
}

fn traders(part: Element<'_, '_>, consignment: &mut Consignment) {
    for child in part.children() {
        let (role, code, name, address) = match child.name().as_bytes() {
            b"exporter" => {
                (PartyRole::Consignor, "exporter_code", "exporter_name", "exporter_address")
            }
            b"consignee" => {
                (PartyRole::Consignee, "consignee_code", "consignee_name", "consignee_address")
            }
            b"financial" => {
                (PartyRole::ContractHolder, "financial_code", "financial_name", "financial_address")
            }
            _ => continue,
        };
        consignment.parties.extend(trader::of(child, role, code, name, address));
    }
}

fn declarant(part: Element<'_, '_>, declaration: &mut Declaration) {
    let party = trader::of(
        part,
        PartyRole::Declarant,
        "declarant_code",
        "declarant_name",
        "declarant_address",
    );
    let mut party = party.unwrap_or_else(|| Party::new(PartyRole::Declarant));
    if let Some(representative) = part.child("Declarant_representative") {
        representative.fill(&mut party.contact);
    }
    if !party.is_empty() {
        declaration.parties.push(party);
    }
    if declaration.functional_reference.is_none()
        && let Some(reference) = part.child("Reference")
        && reference.child("Number").is_some_and(Element::has_content)
    {
        let year_and_number =
            ["Year", "Number"].into_iter().filter_map(|name| reference.child(name));
        declaration.functional_reference = field::joined(year_and_number);
    }
}

fn countries(part: Element<'_, '_>, consignment: &mut Consignment) {
    let way = &mut consignment.itinerary;
    for child in part.child("Country").into_iter().flat_map(Element::descendants) {
        match child.name().as_bytes() {
            b"export_country_code" => field::country(child, &mut way.export_country),
            b"destination_country_code" => field::country(child, &mut way.destination_country),
            b"country_first_destination" => {
                let mut country = None;
                field::country(child, &mut country);
                way.routing_countries.extend(country);
            }
            _ => {}
        }
    }
}

fn transport(part: Element<'_, '_>, declaration: &mut Declaration, consignment: &mut Consignment) {
    for child in part.children() {
        match child.name().as_bytes() {
            b"means_of_transport" => means(child, declaration),
            b"delivery_terms" => {
                if let Some(code) = child.child("Code") {
                    code.fill(&mut consignment.delivery_terms);
                }
            }
            b"border_office" => {
                // An office on the way: its code is of the customs, no UN/LOCODE.
                let office = Location {
                    code: child.child("Code").and_then(field::code),
                    name: child
                        .child("Name")
                        .and_then(Element::take)
                        .map(|leaf| leaf.text().into()),
                    country_field: None,
                };
                if office != Location::default() {
                    consignment.itinerary.transit_locations.push(office);
                }
            }
            b"place_of_loading" => loading(child, consignment),
            _ => {}
        }
    }
}

fn loading(part: Element<'_, '_>, consignment: &mut Consignment) {
    let field = &mut consignment.itinerary.loading_location;
    if let Some(code) = part.child("Code") {
        field::place(code, field);
    }
    let mut place = field.take().unwrap_or_default();
    if let Some(name) = part.child("Name") {
        name.fill(&mut place.name);
    }
    if let Some(country) = part.child("Country") {
        field::country(country, &mut place.country_field);
    }
    *field = Some(place).filter(|place| **place != Location::default());
}

/// The means at the border; the one at departure or arrival where none is named.
fn means(part: Element<'_, '_>, declaration: &mut Declaration) {
    let means = &mut declaration.border_transport_means;
    let border = part.child("Border_information");
    if let Some(mode) = border.and_then(|border| border.child("Mode")) {
        mode.fill(&mut means.mode_code);
    }
    means.mode = means.mode_code.as_ref().and_then(|code| TransportMode::from_code(code.value()));
    for side in [border, part.child("Departure_arrival_information")].into_iter().flatten() {
        if !means.identities.is_empty() {
            break;
        }
        if let Some(leaf) = side.child("Identity").and_then(Element::take) {
            let kind = field::identity_kind(means.mode, &leaf.raw);
            means.identities.push((kind, leaf.text()));
        }
        if let Some(nationality) = side.child("Nationality") {
            field::country(nationality, &mut means.nationality);
        }
    }
}

fn valuation(part: Element<'_, '_>, consignment: &mut Consignment) {
    if consignment.goods_value.is_none()
        && let Some(invoice) = part.child("Gs_Invoice")
    {
        let value = field::money(invoice, "Amount_foreign_currency", "Currency_code");
        consignment.goods_value = value.map(Box::new);
    }
    if let Some(freight) = part.child("Gs_external_freight") {
        consignment.freight = freight_of(freight).map(Box::new);
    }
    let stated = [("Weight", "Gross_weight"), ("Total", "Total_weight")];
    for (parent, name) in stated {
        if let Some(mass) = part.child(parent).and_then(|parent| parent.child(name)) {
            field::number(mass, &mut consignment.total_gross_mass_kg);
        }
    }
}

/// The freight of an element for costs. Forms print a zero where nothing is declared: it stays with
/// the other working of the valuation.
fn freight_of(part: Element<'_, '_>) -> Option<Money> {
    const AMOUNT: &str = "Amount_foreign_currency";
    let stated = part.child(AMOUNT)?.peek();
    let is_zero = stated.chars().all(|c| !c.is_ascii_digit() || c == '0');
    if is_zero { None } else { field::money(part, AMOUNT, "Currency_code") }
}
