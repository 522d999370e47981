//! One `Item`: packages, tariff code, origin, descriptions, masses, value, documents.

use sarhad_model::{
    AdditionalDocument, ClassificationScheme, Consignment, ConsignmentItem, Declaration,
    DocumentKind, HsCode, Measure, Money, Packaging,
};

use super::{documents, header};
use crate::asycuda::field;
use crate::reading;
use crate::reading::date::DateOrder;
use crate::xml::Element;

/// Longest code the model holds, digits.
const LONGEST_CODE: usize = 11;
/// Digits of a national tariff code that is whole without its precision.
const WHOLE_CODE: usize = 10;

/// The goods line of an `Item`; its documents go to the consignment and the declaration.
pub fn of(
    part: Element<'_, '_>,
    sequence: u32,
    order: DateOrder,
    consignment: &mut Consignment,
    declaration: &mut Declaration,
) -> ConsignmentItem {
    let mut item =
        ConsignmentItem { sequence, source: part.extent(), ..ConsignmentItem::default() };
    for child in part.children() {
        match child.name().as_bytes() {
            b"packages" => packages(child, &mut item),
            b"tarification" => tariff(child, &mut item),
            b"goods_description" => description(child, &mut item),
            b"valuation_item" => valuation(child, &mut item),
            b"attached_documents" => {
                consignment.additional_documents.extend(documents::attached(child, order));
            }
            b"licence_number" => {
                if let Some(leaf) = child.take() {
                    let licence = header::document(DocumentKind::Licence, leaf.text());
                    consignment.additional_documents.push(licence);
                }
            }
            b"previous_doc" => previous(child, consignment, declaration),
            _ => {}
        }
    }
    // The price of the item stands in for an invoice that is not broken down.
    if item.value.is_none()
        && let Some(price) = part.child("Tarification").and_then(|t| t.child("Item_price"))
    {
        let mut value = None;
        field::amount(price, &mut value);
        if let Some(Money { currency, .. }) = &mut value {
            *currency =
                field::copied(consignment.goods_value.as_ref().and_then(|v| v.currency.as_ref()));
        }
        item.value = value.map(Box::new);
    }
    item
}

fn packages(part: Element<'_, '_>, item: &mut ConsignmentItem) {
    let mut packaging = Packaging { quantity: None, kind: None, marks: None };
    if let Some(number) = part.child("Number_of_packages") {
        field::number(number, &mut packaging.quantity);
    }
    if let Some(kind) = part.child("Kind_of_packages_code") {
        kind.fill(&mut packaging.kind);
    }
    if let Some(name) = part.child("Kind_of_packages_name") {
        name.fill(&mut packaging.kind);
    }
    let marks = ["Marks1_of_packages", "Marks2_of_packages"];
    let marks = field::joined(marks.into_iter().filter_map(|name| part.child(name)));
    packaging.marks = marks.map(Box::new);
    if packaging.quantity.is_some() || packaging.kind.is_some() || packaging.marks.is_some() {
        item.packaging.push(packaging);
    }
}

fn tariff(part: Element<'_, '_>, item: &mut ConsignmentItem) {
    for child in part.children() {
        match child.name().as_bytes() {
            b"hscode" => code(child, item),
            b"supplementary_unit" => {
                let (mut quantity, mut unit) = (None, None);
                for measured in child.children() {
                    // The published tree and real files spell these with three p's.
                    match measured.name().as_bytes() {
                        b"suppplementary_unit_quantity" | b"supplementary_unit_quantity" => {
                            field::number(measured, &mut quantity);
                        }
                        b"suppplementary_unit_code" | b"supplementary_unit_code" => {
                            unit = Some(measured);
                        }
                        _ => {}
                    }
                }
                if let Some(quantity) = quantity {
                    let unit = unit.and_then(Element::take).map(|leaf| leaf.text());
                    item.measures.push(Measure { quantity, unit });
                }
            }
            _ => {}
        }
    }
}

/// The commodity code with the national digits behind it, as far as the two make one code.
fn code(part: Element<'_, '_>, item: &mut ConsignmentItem) {
    let Some(commodity) = part.child("Commodity_code") else { return };
    let precision = part.child("Precision_1");
    let digits = |element: Element<'_, '_>| element.peek().trim().to_owned();
    let whole = digits(commodity);
    let joined = precision.map(|p| format!("{whole}{}", digits(p)));
    let fits = whole.len() < WHOLE_CODE
        && joined.as_ref().is_some_and(|joined| {
            joined.len() > whole.len()
                && joined.len() <= LONGEST_CODE
                && HsCode::parse(joined).is_ok()
        });
    let parts = [Some(commodity), precision.filter(|_| fits)];
    let Some(text) = field::joined(parts.into_iter().flatten()) else { return };
    // Ten digits are TN VED where the code itself has them, not where precision adds up to it.
    let scheme = (whole.len() != WHOLE_CODE).then_some(ClassificationScheme::Hs);
    let code = reading::code::classification(&text.raw, text.span, scheme, false);
    item.classifications.push(code);
}

fn description(part: Element<'_, '_>, item: &mut ConsignmentItem) {
    for child in part.children() {
        match child.name().as_bytes() {
            b"country_of_origin_code" => field::country(child, &mut item.origin_country),
            b"description_of_goods" | b"commercial_description" => {
                item.cargo_description.extend(child.take().map(|leaf| leaf.text()));
            }
            _ => {}
        }
    }
}

fn valuation(part: Element<'_, '_>, item: &mut ConsignmentItem) {
    for child in part.children() {
        match child.name().as_bytes() {
            b"weight_itm" => {
                for mass in child.children() {
                    match mass.name().as_bytes() {
                        b"gross_weight_itm" => field::number(mass, &mut item.gross_mass_kg),
                        b"net_weight_itm" => field::number(mass, &mut item.net_mass_kg),
                        _ => {}
                    }
                }
            }
            b"item_invoice" if item.value.is_none() => {
                let value = field::money(child, "Amount_foreign_currency", "Currency_code");
                item.value = value.map(Box::new);
            }
            _ => {}
        }
    }
}

/// The summary declaration is the transport document of the item; the first one names the
/// consignment.
fn previous(part: Element<'_, '_>, consignment: &mut Consignment, declaration: &mut Declaration) {
    for child in part.children() {
        match child.name().as_bytes() {
            b"summary_declaration" if consignment.transport_contract_document.is_none() => {
                let number = child.take().map(|leaf| leaf.text());
                consignment.transport_contract_document =
                    number.map(|number| header::document(DocumentKind::Other, number));
            }
            b"previous_document_reference" => {
                if let Some(leaf) = child.take() {
                    let document: AdditionalDocument =
                        header::document(DocumentKind::Other, leaf.text());
                    declaration.previous_documents.push(document);
                }
            }
            _ => {}
        }
    }
}
