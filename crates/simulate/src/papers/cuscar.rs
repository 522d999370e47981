//! A cargo report as EDIFACT CUSCAR D.95B: the vessel and its containers first, then one CNI
//! group a bill. Plain ASCII, texts cut at the lengths of the data elements.

use chrono::NaiveDate;

use super::{Position, bills, unloading};
use crate::cargo::Row;
use crate::journey::Journey;
use crate::parties::Written;
use crate::random::Random;
use crate::spelling::to_ascii;

/// Characters of one component of a name (element 3036) or address (3124).
const NAME_PART: usize = 35;

/// Characters of one component of free text (element 4440).
const TEXT_PART: usize = 70;

/// Writes the report; a position is the number in CNI.
pub(super) fn write(journey: &Journey, rows: &[Row]) -> (Vec<u8>, Vec<Position>) {
    let mut random = Random::new(journey.seed, &format!("report {}", journey.stem));
    let mut message = Message { text: String::new(), segments: 0 };
    let reference = format!("{:05}", random.between(1, 99_999));
    header(&mut message, journey, rows, &reference);
    let mut positions = Vec::with_capacity(rows.len());
    for (line, range) in (1u32..).zip(bills(rows)) {
        for _ in range.clone() {
            positions.push(Position { sheet: None, line });
        }
        bill(&mut message, journey, &rows[range], line);
    }
    let wrong = u32::from(random.chance(70)) * random.between(1, 5);
    let count = message.segments + 1 + wrong;
    message.segment(&format!("UNT+{count}+{reference}"));
    message.segment(&format!("UNZ+1+{reference}"));
    let day = journey.date.format("%y%m%d");
    let envelope = format!("UNA:+.? 'UNB+UNOA:2+SMPLAGENT+KZCUSTOMS+{day}:0815+{reference}'\n");
    ((envelope + &message.text).into_bytes(), positions)
}

/// Segments, one a line.
struct Message {
    text: String,
    segments: u32,
}

impl Message {
    /// A segment whose texts are escaped already.
    fn segment(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push_str("'\n");
        self.segments += 1;
    }
}

/// The text in large ASCII letters with the service characters released by `?`.
fn released(text: &str) -> String {
    let mut out = String::new();
    for c in to_ascii(text).to_uppercase().chars() {
        if matches!(c, '\'' | '+' | ':' | '?') {
            out.push('?');
        }
        out.push(if c.is_ascii_control() { ' ' } else { c });
    }
    out
}

/// The text in components of at most `length` characters, at most `most` of them.
fn components(text: &str, length: usize, most: usize) -> String {
    let plain: Vec<char> = to_ascii(text).chars().collect();
    let parts =
        plain.chunks(length).take(most).map(|part| released(&part.iter().collect::<String>()));
    parts.collect::<Vec<String>>().join(":")
}

fn date(date: NaiveDate) -> String {
    date.format("%Y%m%d").to_string()
}

fn header(message: &mut Message, journey: &Journey, rows: &[Row], reference: &str) {
    message.segment(&format!("UNH+{reference}+CUSCAR:D:95B:UN"));
    message.segment(&format!("BGM+785+{reference}+9"));
    message.segment(&format!("DTM+137:{}:102", date(journey.date)));
    message.segment(&format!("NAD+MS+{}", components(journey.sender, NAME_PART, 1)));
    let (voyage, ship) = (released(&journey.number), released(&journey.means));
    message.segment(&format!(
        "TDT+20+{voyage}+1++SMPL:172:20+++{}:146::{ship}:{}",
        journey.imo, journey.flag
    ));
    message.segment(&format!("LOC+60+{}:139:6", journey.post.locode()));
    message.segment(&format!("DTM+132:{}:102", date(journey.date)));
    message.segment("GIS+23");
    let mut seen = std::collections::BTreeSet::new();
    for container in rows.iter().flat_map(|row| &row.containers) {
        if seen.insert(&container.number) {
            message.segment(&format!("EQD+CN+{}+{}::5++3+5", container.number, container.size));
            message.segment(&format!("SEL+{}", released(&container.seal)));
        }
    }
}

fn bill(message: &mut Message, journey: &Journey, rows: &[Row], line: u32) {
    let row = &rows[0];
    message.segment(&format!("CNI+{line}+{}", released(&row.bill)));
    message.segment(&format!("RFF+BM:{}", released(&row.bill)));
    if let Some(master) = &row.master {
        message.segment(&format!("RFF+MB:{}", released(master)));
    }
    let mass: f64 = rows.iter().map(|row| row.goods.gross_kg).sum();
    let packages: u32 = rows.iter().map(|row| row.goods.packages).sum();
    message.segment(&format!("CNT+7:{mass:.1}"));
    message.segment(&format!("CNT+8:{packages}"));
    place(message, "9", &row.loading.code, &row.loading.english);
    let (code, name) = unloading(journey, row);
    place(message, "11", code, name);
    let delivery = format!("{} {}", row.delivery.english, row.delivery.country);
    place(message, "7", &row.delivery.code, &delivery);
    place(message, "27", &row.goods.origin, "");
    let nature = match row.direction.as_str() {
        "export" => "22",
        "transit" => "24",
        _ => "23",
    };
    message.segment(&format!("GIS+{nature}"));
    if !row.remark.is_empty() {
        message.segment(&format!("FTX+AAI+++{}", components(&row.remark, TEXT_PART, 5)));
    }
    party(message, "CZ", &row.shipper);
    party(message, "CN", &row.consignee);
    if let Some(notify) = &row.notify {
        party(message, "N1", notify);
    }
    for (number, row) in (1u32..).zip(rows) {
        goods(message, row, number);
    }
}

fn place(message: &mut Message, qualifier: &str, code: &str, name: &str) {
    if code.is_empty() && name.is_empty() {
        return;
    }
    let name: String = to_ascii(name).chars().take(TEXT_PART).collect();
    message.segment(&format!("LOC+{qualifier}+{code}:139:6:{}", released(&name)));
}

fn party(message: &mut Message, role: &str, written: &Written) {
    let name = components(&written.name, NAME_PART, 5);
    let address = components(&written.address, NAME_PART, 3);
    let code = written.tax.as_deref().map_or(String::new(), |tax| format!("{}:167", released(tax)));
    let country = if written.address.is_empty() { "" } else { written.country.as_str() };
    let segment = format!("NAD+{role}+{code}++{name}+{address}++++{country}");
    message.segment(segment.trim_end_matches('+'));
}

fn goods(message: &mut Message, row: &Row, number: u32) {
    let goods = &row.goods;
    message.segment(&format!("GID+{number}+{}:{}", goods.packages, goods.package));
    let code = goods.hs.parse::<u64>().is_ok() && goods.hs.len() >= 4;
    let text = if code { format!("{} HS {}", goods.text, goods.hs) } else { goods.text.clone() };
    message.segment(&format!("FTX+AAA+++{}", components(&text, TEXT_PART, 5)));
    message.segment(&format!("MEA+AAE+G+KGM:{:.1}", goods.gross_kg));
    if let Some(net) = goods.net_kg {
        message.segment(&format!("MEA+AAE+AAA+KGM:{net:.1}"));
    }
    message.segment(&format!("MOA+40:{:.2}:USD", goods.value_usd));
    let shares = row.containers.len().max(1) as u32;
    for container in &row.containers {
        let packages = (goods.packages / shares).max(1);
        message.segment(&format!("SGP+{}+{packages}", container.number));
    }
    let marks = row.plates.as_deref().unwrap_or("N/M");
    message.segment(&format!("PCI+28+{}", components(marks, NAME_PART, 2)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn service_characters_are_released_after_cutting() {
        assert_eq!(released("O'Z+1:2?"), "O?'Z?+1?:2??");
        let text = components(&"ab'".repeat(30), 35, 2);
        assert_eq!(text.matches(':').count(), 1);
        for part in text.split(':') {
            assert!(part.replace("?'", "'").len() <= 35);
        }
    }
}
