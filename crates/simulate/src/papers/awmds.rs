//! A manifest of ASYCUDA World (`Awmds`), element by element in the order of its published
//! schema; the places without UN/LOCODE are left out, as national systems do.

use std::fmt::Write as _;

use chrono::Days;

use super::{Position, bills, unloading};
use crate::cargo::{Container, Row};
use crate::journey::Journey;
use crate::parties::Written;
use crate::random::Random;

/// Bills whose goods text carries no tariff code, for a thousand.
const WITHOUT_CODE: u32 = 400;

/// Writes the manifest; a position is the line number of the bill.
pub(super) fn write(journey: &Journey, rows: &[Row]) -> (Vec<u8>, Vec<Position>) {
    let mut random = Random::new(journey.seed, &format!("manifest {}", journey.stem));
    let mut xml = Xml::new();
    xml.open("Awmds");
    let ranges = bills(rows);
    general(&mut xml, journey, rows, ranges.len(), &mut random);
    let mut positions = Vec::with_capacity(rows.len());
    for (line, range) in (1u32..).zip(ranges) {
        for _ in range.clone() {
            positions.push(Position { sheet: None, line });
        }
        bill(&mut xml, journey, &rows[range], line, &mut random);
    }
    xml.close("Awmds");
    (xml.into_bytes(), positions)
}

/// Text with indentation.
pub(super) struct Xml {
    text: String,
    depth: usize,
}

impl Xml {
    pub(super) fn new() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), depth: 0 }
    }

    /// A line of finished XML.
    pub(super) fn raw(&mut self, line: &str) {
        self.indent();
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// The bytes of the document.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
    }

    pub(super) fn open(&mut self, name: &str) {
        self.indent();
        let _ = writeln!(self.text, "<{name}>");
        self.depth += 1;
    }

    pub(super) fn close(&mut self, name: &str) {
        self.depth -= 1;
        self.indent();
        let _ = writeln!(self.text, "</{name}>");
    }

    /// An element with text; nothing when the text is empty.
    pub(super) fn leaf(&mut self, name: &str, value: impl std::fmt::Display) {
        let value = escaped(&value.to_string());
        if !value.is_empty() {
            self.indent();
            let _ = writeln!(self.text, "<{name}>{value}</{name}>");
        }
    }
}

/// The text with the three characters escaped that XML does not allow.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn general(xml: &mut Xml, journey: &Journey, rows: &[Row], bills: usize, random: &mut Random) {
    let wrong = u64::from(random.chance(100)) * u64::from(random.between(1, 40));
    let packages: u64 = rows.iter().map(|row| u64::from(row.goods.packages)).sum();
    let mass: f64 = rows.iter().map(|row| row.goods.gross_kg).sum();
    let containers: std::collections::BTreeSet<&str> =
        rows.iter().flat_map(|row| &row.containers).map(|one| one.number.as_str()).collect();
    xml.open("General_segment");
    xml.open("General_segment_id");
    xml.leaf("Customs_office_code", journey.post.office());
    xml.leaf("Voyage_number", &journey.number);
    let days = u64::from(random.between(1, 4));
    let departure = journey.date.checked_sub_days(Days::new(days)).unwrap_or(journey.date);
    xml.leaf("Date_of_departure", departure);
    xml.leaf("Date_of_arrival", journey.date);
    xml.leaf(
        "Time_of_arrival",
        format!("{:02}:{:02}:00", random.between(0, 23), random.between(0, 59)),
    );
    xml.close("General_segment_id");
    xml.open("Totals_segment");
    xml.leaf("Total_number_of_bols", bills);
    xml.leaf("Total_number_of_packages", packages + wrong);
    xml.leaf("Total_number_of_containers", containers.len());
    xml.leaf("Total_gross_mass", format!("{mass:.1}"));
    xml.close("Totals_segment");
    xml.open("Transport_information");
    xml.open("Carrier");
    xml.leaf("Carrier_code", "SMPL");
    xml.leaf("Carrier_name", journey.sender.to_uppercase());
    xml.close("Carrier");
    xml.leaf("Mode_of_transport_code", journey.post.mode().code());
    xml.leaf("Identity_of_transporter", &journey.means);
    xml.leaf("Nationality_of_transporter_code", journey.flag);
    xml.close("Transport_information");
    xml.open("Load_unload_place");
    xml.leaf("Place_of_departure_code", &rows[0].loading.code);
    xml.leaf("Place_of_destination_code", journey.post.locode());
    xml.close("Load_unload_place");
    xml.close("General_segment");
}

fn bill(xml: &mut Xml, journey: &Journey, rows: &[Row], line: u32, random: &mut Random) {
    let row = &rows[0];
    xml.open("Bol_segment");
    xml.open("Bol_id");
    xml.leaf("Bol_reference", &row.bill);
    xml.leaf("Line_number", line);
    let nature = match row.direction.as_str() {
        "export" => "22",
        "transit" => "24",
        _ => "23",
    };
    xml.leaf("Bol_nature", nature);
    xml.leaf("Bol_type_code", if row.master.is_some() { "HSB" } else { "STB" });
    xml.leaf("Master_bol_ref_number", row.master.as_deref().unwrap_or_default());
    xml.close("Bol_id");
    xml.open("Load_unload_place");
    xml.leaf("Port_of_origin_code", &row.loading.code);
    xml.leaf("Original_port_of_loading_code", &row.loading.code);
    xml.leaf("Place_of_delivery_code", &row.delivery.code);
    let ultimate =
        if row.delivery.code.is_empty() { &row.delivery.country } else { &row.delivery.code };
    xml.leaf("Place_of_ultimate_destination_code", ultimate);
    xml.leaf("Place_of_loading_code", &row.loading.code);
    xml.leaf("Place_of_unloading_code", unloading(journey, row).0);
    xml.close("Load_unload_place");
    xml.open("Traders_segment");
    party(xml, "Exporter", &row.shipper);
    if let Some(notify) = &row.notify {
        party(xml, "Notify", notify);
    }
    party(xml, "Consignee", &row.consignee);
    xml.close("Traders_segment");
    for container in &row.containers {
        let shares = row.containers.len() as u32;
        equipment(xml, container, rows, shares);
    }
    for goods_row in rows {
        goods(xml, goods_row, random);
    }
    let value: f64 = rows.iter().map(|row| row.goods.value_usd).sum();
    xml.open("Value_segment");
    xml.open("Customs_segment");
    xml.leaf("Customs_value", format!("{value:.2}"));
    xml.leaf("Customs_currency", "USD");
    xml.close("Customs_segment");
    xml.close("Value_segment");
    if row.delivery.code.is_empty() || !row.remark.is_empty() {
        xml.open("Location");
        let place = &row.delivery.english;
        let mark = if row.remark.is_empty() || place.is_empty() { "" } else { "; " };
        xml.leaf("Location_info", format!("{place}{mark}{}", row.remark));
        xml.close("Location");
    }
    xml.close("Bol_segment");
}

fn party(xml: &mut Xml, role: &str, written: &Written) {
    xml.open(role);
    xml.leaf(&format!("{role}_code"), written.tax.as_deref().unwrap_or_default());
    xml.leaf(&format!("{role}_name"), &written.name);
    let country = if written.address.is_empty() { "" } else { written.country.as_str() };
    xml.leaf(&format!("{role}_address"), format!("{} {country}", written.address).trim());
    xml.close(role);
}

fn equipment(xml: &mut Xml, container: &Container, rows: &[Row], shares: u32) {
    let packages: u32 = rows.iter().map(|row| row.goods.packages).sum();
    let mass: f64 = rows.iter().map(|row| row.goods.gross_kg).sum();
    xml.open("ctn_segment");
    xml.leaf("Ctn_reference", &container.number);
    xml.leaf("Number_of_packages", (packages / shares).max(1));
    xml.leaf("Package_type", &rows[0].goods.package);
    xml.leaf("Type_of_container", container.size);
    xml.leaf("Empty_Full", "1/1");
    xml.leaf("Marks1", &container.seal);
    xml.leaf("Sealing_Party", "CA");
    xml.leaf("Goods_Weight", format!("{:.1}", mass / f64::from(shares)));
    xml.close("ctn_segment");
}

fn goods(xml: &mut Xml, row: &Row, random: &mut Random) {
    xml.open("Goods_segment");
    xml.leaf("Number_of_packages", row.goods.packages);
    xml.leaf("Package_type_code", &row.goods.package);
    xml.leaf("Gross_mass", format!("{:.1}", row.goods.gross_kg));
    xml.leaf("Shipping_marks", row.plates.as_deref().unwrap_or("N/M"));
    let code = row.goods.hs.parse::<u64>().is_ok() && row.goods.hs.len() >= 4;
    let shown = code && (row.planted.is_some() || !random.chance(WITHOUT_CODE));
    let text = if shown {
        format!("{} HS {}", row.goods.text, row.goods.hs)
    } else {
        row.goods.text.clone()
    };
    xml.leaf("Goods_description", text);
    if !row.containers.is_empty() {
        xml.leaf("Num_of_ctn_for_this_bol", row.containers.len());
    }
    xml.close("Goods_segment");
}
