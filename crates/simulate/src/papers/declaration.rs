//! A declaration as ASYCUDA World exports it (`<ASYCUDA>`), with the habits of real exports:
//! `<null/>` for what is empty, one `Item` a goods line, text and commercial text apart. Only for
//! the examples; the generator writes no declarations.

use super::awmds::Xml;
use crate::cargo::Row;
use crate::journey::Journey;
use crate::parties::Written;

/// Writes the declaration of one consignment.
pub(super) fn write(journey: &Journey, rows: &[Row]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("ASYCUDA");
    header(&mut xml, journey, rows);
    traders(&mut xml, &rows[0]);
    countries(&mut xml, &rows[0]);
    transport(&mut xml, journey, &rows[0]);
    valuation(&mut xml, rows);
    for row in rows {
        item(&mut xml, row);
    }
    xml.close("ASYCUDA");
    xml.into_bytes()
}

fn header(xml: &mut Xml, journey: &Journey, rows: &[Row]) {
    let packages: u32 = rows.iter().map(|row| row.goods.packages).sum();
    xml.open("Property");
    xml.leaf("Sad_flow", "I");
    xml.open("Nbers");
    xml.leaf("Total_number_of_items", rows.len());
    xml.leaf("Total_number_of_packages", packages);
    xml.close("Nbers");
    xml.close("Property");
    xml.open("Identification");
    xml.open("Office_segment");
    xml.leaf("Customs_clearance_office_code", journey.post.office());
    xml.leaf("Customs_Clearance_office_name", journey.post.name());
    xml.close("Office_segment");
    xml.open("Type");
    xml.leaf("Type_of_declaration", "IM");
    xml.leaf("Declaration_gen_procedure_code", 4);
    xml.close("Type");
    null(xml, "Manifest_reference_number");
    xml.open("Registration");
    xml.leaf("Serial_number", "C");
    xml.leaf("Number", 118);
    xml.leaf("Date", journey.date.format("%d.%m.%Y"));
    xml.close("Registration");
    xml.close("Identification");
}

/// An element that holds nothing, as these exports write it.
fn null(xml: &mut Xml, name: &str) {
    xml.raw(&format!("<{name}><null/></{name}>"));
}

fn traders(xml: &mut Xml, row: &Row) {
    xml.open("Traders");
    trader(xml, "Exporter", &row.shipper);
    trader(xml, "Consignee", &row.consignee);
    xml.close("Traders");
    xml.open("Declarant");
    xml.leaf("Declarant_name", "SAMPLE BROKER LLP");
    null(xml, "Declarant_representative");
    xml.open("Reference");
    xml.leaf("Number", "EX-118");
    xml.close("Reference");
    xml.close("Declarant");
}

fn trader(xml: &mut Xml, role: &str, written: &Written) {
    xml.open(role);
    match &written.tax {
        Some(tax) => xml.leaf(&format!("{role}_code"), tax),
        None => null(xml, &format!("{role}_code")),
    }
    xml.leaf(&format!("{role}_name"), format!("{}\n{}", written.name, written.address));
    xml.close(role);
}

fn countries(xml: &mut Xml, row: &Row) {
    xml.open("General_information");
    xml.open("Country");
    xml.leaf("Trading_country", &row.shipper.country);
    xml.open("Export");
    xml.leaf("Export_country_code", &row.loading.country);
    xml.close("Export");
    xml.open("Destination");
    xml.leaf("Destination_country_code", &row.delivery.country);
    xml.close("Destination");
    xml.close("Country");
    xml.close("General_information");
}

fn transport(xml: &mut Xml, journey: &Journey, row: &Row) {
    xml.open("Transport");
    xml.open("Means_of_transport");
    xml.open("Border_information");
    xml.leaf("Identity", row.plates.as_deref().unwrap_or(&journey.means));
    xml.leaf("Nationality", &row.shipper.country);
    xml.leaf("Mode", journey.post.mode().code());
    xml.close("Border_information");
    xml.close("Means_of_transport");
    xml.leaf("Container_flag", "false");
    xml.open("Place_of_loading");
    xml.leaf("Code", &row.loading.code);
    xml.leaf("Name", &row.loading.english);
    xml.leaf("Country", &row.loading.country);
    xml.close("Place_of_loading");
    null(xml, "Location_of_goods");
    xml.close("Transport");
}

fn valuation(xml: &mut Xml, rows: &[Row]) {
    let value: f64 = rows.iter().map(|row| row.goods.value_usd).sum();
    let mass: f64 = rows.iter().map(|row| row.goods.gross_kg).sum();
    xml.open("Valuation");
    xml.open("Gs_Invoice");
    xml.leaf("Amount_foreign_currency", format!("{value:.2}"));
    xml.leaf("Currency_code", "USD");
    xml.close("Gs_Invoice");
    xml.open("Total");
    xml.leaf("Total_invoice", format!("{value:.2}"));
    xml.leaf("Total_weight", format!("{mass:.1}"));
    xml.close("Total");
    xml.close("Valuation");
}

fn item(xml: &mut Xml, row: &Row) {
    xml.open("Item");
    xml.open("Packages");
    xml.leaf("Number_of_packages", row.goods.packages);
    null(xml, "Marks1_of_packages");
    xml.leaf("Kind_of_packages_code", &row.goods.package);
    xml.close("Packages");
    xml.open("Tarification");
    xml.open("HScode");
    let (code, rest) = row.goods.hs.split_at(row.goods.hs.len().min(8));
    xml.leaf("Commodity_code", code);
    xml.leaf("Precision_1", rest);
    xml.close("HScode");
    xml.leaf("Extended_customs_procedure", 4000);
    xml.leaf("Item_price", format!("{:.2}", row.goods.value_usd));
    xml.close("Tarification");
    xml.open("Goods_description");
    xml.leaf("Country_of_origin_code", &row.goods.origin);
    null(xml, "Description_of_goods");
    xml.leaf("Commercial_Description", &row.goods.text);
    xml.close("Goods_description");
    xml.open("Previous_doc");
    xml.leaf("Summary_declaration", &row.bill);
    xml.close("Previous_doc");
    null(xml, "Licence_number");
    xml.open("Valuation_item");
    xml.open("Weight_itm");
    xml.leaf("Gross_weight_itm", format!("{:.1}", row.goods.gross_kg));
    xml.leaf("Net_weight_itm", format!("{:.1}", row.goods.net_kg.unwrap_or_default()));
    xml.close("Weight_itm");
    xml.open("Item_Invoice");
    xml.leaf("Amount_foreign_currency", format!("{:.2}", row.goods.value_usd));
    xml.leaf("Currency_code", "USD");
    xml.close("Item_Invoice");
    xml.close("Valuation_item");
    xml.close("Item");
}
