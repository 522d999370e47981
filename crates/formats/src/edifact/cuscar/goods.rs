//! Goods lines (GID) and what details them.

use sarhad_model::{
    Classification, ClassificationOrigin, ConsignmentItem, DangerousGoods, Packaging, UnNumber,
    Value,
};

use super::super::segment::{Segment, join};
use super::{journey, measure};
use crate::reading;
use crate::reading::goods_text::{self, InText};

/// Lengths at which senders cut the lines of a free text.
const TEXT_PART: usize = 70;
/// Length at which senders cut marks.
const MARKS_PART: usize = 35;

/// A line from its GID: number, packages, kind of packages.
pub fn opened(segment: &Segment<'_, '_>) -> ConsignmentItem {
    let mut item = ConsignmentItem { source: segment.span(), ..ConsignmentItem::default() };
    if let Ok(number) = segment.peek(1, 0).parse() {
        segment.qualifier(1, 0);
        item.sequence = number;
    }
    for element in 2..=4 {
        let mut packaging = Packaging {
            quantity: segment.take(element, 0).map(|field| measure::number(&field)),
            kind: None,
            marks: None,
        };
        kind_of_package(segment, element, &mut packaging);
        if packaging.quantity.is_some() || packaging.kind.is_some() {
            item.packaging.push(packaging);
        }
    }
    item
}

/// The kind by its code, or by its words where there is no code.
fn kind_of_package(segment: &Segment<'_, '_>, element: u16, packaging: &mut Packaging) {
    segment.fill(&mut packaging.kind, element, 1);
    segment.fill(&mut packaging.kind, element, 4);
}

/// A segment of a goods line. Whether the line took anything from it.
pub fn detail(tag: &str, segment: &Segment<'_, '_>, item: &mut ConsignmentItem) -> bool {
    match tag {
        "FTX" if segment.peek(1, 0) == "AAA" => description(segment, item),
        "PAC" => packages(segment, item),
        "PCI" => marks(segment, item),
        "MEA" => measured(segment, item),
        "DGS" => dangerous(segment, item),
        "CST" => classified(segment, item),
        "MOA" if item.value.is_none() && is_goods_value(&segment.peek(1, 0)) => {
            item.value = measure::money(segment).map(Box::new);
        }
        "LOC" if segment.peek(1, 0) == "27" && item.origin_country.is_none() => {
            item.origin_country = journey::country(segment);
        }
        // A segment that can only belong to a line, whatever it says.
        "FTX" | "MOA" | "HAN" | "TMP" | "RNG" | "PIA" | "IMD" | "DIM" => {}
        _ => return false,
    }
    true
}

/// Amounts that are the value of the goods: invoice, customs value, declared value.
pub fn is_goods_value(qualifier: &str) -> bool {
    matches!(qualifier, "39" | "40" | "43" | "44" | "77" | "123" | "66" | "38")
}

/// FTX+AAA: one description from its lines.
pub fn description(segment: &Segment<'_, '_>, item: &mut ConsignmentItem) {
    let text = join(segment.take_all(4), TEXT_PART);
    if text.is_some() {
        segment.qualifier(1, 0);
    }
    item.cargo_description.extend(text);
}

/// PAC, unless GID has said it: the same packages must not be counted twice.
fn packages(segment: &Segment<'_, '_>, item: &mut ConsignmentItem) {
    if item.packaging.iter().any(|packaging| packaging.quantity.is_some()) {
        return;
    }
    let mut packaging = Packaging {
        quantity: segment.take(1, 0).map(|field| measure::number(&field)),
        kind: None,
        marks: None,
    };
    kind_of_package(segment, 3, &mut packaging);
    if packaging.quantity.is_some() || packaging.kind.is_some() {
        item.packaging.push(packaging);
    }
}

fn marks(segment: &Segment<'_, '_>, item: &mut ConsignmentItem) {
    let Some(marks) = join(segment.take_all(2), MARKS_PART).map(Box::new) else { return };
    segment.qualifier(1, 0);
    if let Some(packaging) = item.packaging.iter_mut().find(|known| known.marks.is_none()) {
        packaging.marks = Some(marks);
    } else {
        item.packaging.push(Packaging { quantity: None, kind: None, marks: Some(marks) });
    }
}

/// Marks often hold the goods code that has no segment of its own; no more of them are taken
/// than from the goods text.
pub fn codes_in_marks(item: &mut ConsignmentItem) {
    for marks in item.packaging.iter().filter_map(|packaging| packaging.marks.as_deref()) {
        for found in goods_text::numbers_in(&marks.raw) {
            let InText::Hs(scheme, raw, code) = found else { continue };
            if item.classifications.len() >= goods_text::MOST_NUMBERS {
                return;
            }
            if item.classifications.iter().all(|known| known.code.get() != Some(&code)) {
                item.classifications.push(Classification {
                    scheme,
                    code: Value::good(raw, code, marks.span),
                    origin: ClassificationOrigin::FoundInText,
                });
            }
        }
    }
}

fn measured(segment: &Segment<'_, '_>, item: &mut ConsignmentItem) {
    let (dimension, unit) = (segment.peek(2, 0), segment.peek(3, 0));
    let is_volume = matches!(&*unit, "MTQ" | "M3");
    match &*dimension {
        "AAW" | "ABJ" | "VOL" | "" if is_volume && item.volume_m3.is_none() => {
            item.volume_m3 = segment.take(3, 1).map(|field| measure::number(&field).into());
            for (element, part) in [(1, 0), (2, 0), (3, 0)] {
                segment.qualifier(element, part);
            }
        }
        "AAA" | "AAC" | "N" | "AAL" if item.net_mass_kg.is_none() => {
            item.net_mass_kg = measure::mass(segment);
        }
        "G" | "AAB" | "AAD" | "WT" | "" if !is_volume && item.gross_mass_kg.is_none() => {
            item.gross_mass_kg = measure::mass(segment);
        }
        _ => {}
    }
}

/// Reading a UN number that is none gives an issue on the value.
fn dangerous(segment: &Segment<'_, '_>, item: &mut ConsignmentItem) {
    let mut goods = DangerousGoods {
        un_number: segment
            .take(3, 0)
            .map(|field| Value::read(&field.raw, field.span, UnNumber::parse)),
        class: None,
        packing_group: None,
    };
    segment.fill(&mut goods.class, 2, 0);
    segment.fill(&mut goods.packing_group, 5, 0);
    if goods.un_number.is_some() || goods.class.is_some() || goods.packing_group.is_some() {
        segment.qualifier(1, 0);
        item.dangerous_goods.push(goods);
    }
}

fn classified(segment: &Segment<'_, '_>, item: &mut ConsignmentItem) {
    for element in 2..=6 {
        let digits = segment.peek(element, 0).bytes().filter(u8::is_ascii_digit).count();
        if digits < 4 {
            continue;
        }
        if let Some(code) = segment.take(element, 0) {
            segment.qualifier(element, 1);
            segment.qualifier(element, 2);
            let code = reading::code::classification(&code.raw, code.span, None, false);
            item.classifications.push(code);
        }
    }
    let is_number = item.sequence.to_string() == *segment.peek(1, 0);
    if is_number {
        segment.qualifier(1, 0);
    }
}
