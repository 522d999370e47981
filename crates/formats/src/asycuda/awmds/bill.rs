//! One `Bol_segment`: documents, places, traders, containers, goods, values.

use std::collections::BTreeMap;

use sarhad_model::{
    AdditionalDocument, AdditionalInformation, Consignment, ConsignmentItem, ConsignmentNature,
    Declaration, DocumentKind, ItemEquipment, Location, Measure, Packaging, PartyRole, Seal, Text,
    TransportEquipment, TransportMode, Value,
};

use crate::asycuda::{field, trader};
use crate::reading;
use crate::xml::Element;

/// What bills take from the head of their paper.
pub struct Context {
    mode: Option<TransportMode>,
    /// The master that a degroupage paper divides.
    master: Option<Box<AdditionalDocument>>,
}

impl Context {
    /// Of a declaration whose head was read.
    pub fn of(declaration: &Declaration) -> Self {
        Self {
            mode: declaration.border_transport_means.mode,
            master: declaration.previous_documents.first().and_then(|document| {
                let number = field::copied(Some(&document.number))?;
                Some(Box::new(AdditionalDocument { number, ..document.clone() }))
            }),
        }
    }
}

/// The consignment of a `Bol_segment`.
pub fn of(segment: Element<'_, '_>, context: &Context) -> Consignment {
    let mut consignment = Consignment { source: segment.extent(), ..Consignment::default() };
    let mut goods = Vec::new();
    for part in segment.children() {
        match part.name().as_bytes() {
            b"bol_id" => identity(part, context, &mut consignment),
            b"load_unload_place" => places(part, &mut consignment),
            b"traders_segment" => traders(part, &mut consignment),
            b"ctn_segment" => consignment.transport_equipment.push(container(part)),
            b"goods_segment" => goods.push(part),
            b"value_segment" => values(part, &mut consignment),
            _ => {}
        }
    }
    let mut known = None;
    for part in goods {
        let index = consignment.items.len() as u32;
        let mut item = item(part, index + 1);
        link(part, index, &mut known, &mut consignment);
        seals(part, &mut consignment);
        reading::goods_text::enrich(&mut item);
        part.tree().leftovers(part, &mut item.additional_information);
        consignment.items.push(item);
    }
    if consignment.master_document.is_none() {
        consignment.master_document.clone_from(&context.master);
    }
    if !segment.is_closed() {
        consignment.issues.push(super::cut_off(segment));
    }
    segment.tree().leftovers(segment, &mut consignment.additional_information);
    reading::party_text::resolve(&mut consignment);
    consignment
}

fn identity(id: Element<'_, '_>, context: &Context, consignment: &mut Consignment) {
    let (mut number, mut type_code, mut master) = (None, None, None);
    for part in id.children() {
        match part.name().as_bytes() {
            b"bol_reference" => part.fill(&mut number),
            b"bol_type_code" => part.fill(&mut type_code),
            b"bol_nature" => part.fill(&mut consignment.nature_code),
            b"master_bol_ref_number" => part.fill(&mut master),
            b"unique_carrier_reference" => part.fill(&mut consignment.ucr),
            _ => {}
        }
    }
    consignment.nature = match consignment.nature_code.as_ref().map_or("", Text::value) {
        "22" => Some(ConsignmentNature::Export),
        "23" => Some(ConsignmentNature::Import),
        "24" => Some(ConsignmentNature::Transit),
        "28" => Some(ConsignmentNature::Transhipment),
        _ => None,
    };
    let is_air = context.mode == Some(TransportMode::Air);
    let kind = kind(type_code.as_ref().map_or("", Text::value), context.mode, master.is_some());
    // A second identity inside one bill (a lost end tag) must not take the place of the first.
    if consignment.transport_contract_document.is_some() || consignment.master_document.is_some() {
        let texts = [number, type_code, master].into_iter().flatten();
        consignment.additional_information.extend(texts.map(|text| AdditionalInformation {
            key: "Bol_id".into(),
            raw: text.raw,
            span: text.span,
        }));
        return;
    }
    if number.is_some() || type_code.is_some() {
        let number = number.unwrap_or_default();
        consignment.transport_contract_document =
            Some(AdditionalDocument { kind, type_code, number, date: None, issuer: None });
    }
    consignment.master_document = master.map(|number| {
        let kind = if is_air { DocumentKind::AirWaybill } else { DocumentKind::MasterBill };
        Box::new(AdditionalDocument { kind, type_code: None, number, date: None, issuer: None })
    });
}

/// What a bill is by its type code, or by mode and master where the code is a national one.
fn kind(code: &str, mode: Option<TransportMode>, has_master: bool) -> DocumentKind {
    match code.to_ascii_uppercase().as_str() {
        "HSB" | "HBL" | "HOU" => DocumentKind::HouseBill,
        "MSB" | "MBL" | "MAS" => DocumentKind::MasterBill,
        "BOL" | "STB" | "SBL" | "BL" => DocumentKind::BillOfLading,
        "AWB" | "MWB" | "MAW" => DocumentKind::AirWaybill,
        "HWB" | "HAW" => DocumentKind::HouseAirWaybill,
        "CMR" | "RWB" | "TRW" => DocumentKind::RoadWaybill,
        "SMG" | "CIM" | "RAW" => DocumentKind::RailWaybill,
        "TIR" => DocumentKind::TirCarnet,
        _ => match mode {
            Some(TransportMode::Air) if has_master => DocumentKind::HouseAirWaybill,
            Some(TransportMode::Air) => DocumentKind::AirWaybill,
            Some(TransportMode::Road) => DocumentKind::RoadWaybill,
            Some(TransportMode::Rail) => DocumentKind::RailWaybill,
            _ if has_master => DocumentKind::HouseBill,
            _ => DocumentKind::BillOfLading,
        },
    }
}

fn places(places: Element<'_, '_>, consignment: &mut Consignment) {
    let way = &mut consignment.itinerary;
    let mut original = None;
    for place in places.children() {
        match place.name().as_bytes() {
            b"port_of_origin_code" => field::place(place, &mut way.goods_receipt_place),
            b"original_port_of_loading_code" => original = Some(place),
            b"place_of_loading_code" => field::place(place, &mut way.loading_location),
            b"place_of_unloading_code" => field::place(place, &mut way.unloading_location),
            b"place_of_delivery_code" => field::place(place, &mut way.goods_delivery_place),
            b"place_of_ultimate_destination_code" => {
                field::place(place, &mut way.final_destination);
            }
            _ => {}
        }
    }
    // The first port of loading is news only when no other place names it.
    let Some(original) = original else { return };
    let code = original.peek();
    let says = |place: &Option<Box<Location>>| place.as_ref().is_some_and(|p| p.label() == code);
    if way.goods_receipt_place.is_none() && !says(&way.loading_location) {
        field::place(original, &mut way.goods_receipt_place);
    } else if !says(&way.goods_receipt_place) && !says(&way.loading_location) {
        let mut place = None;
        field::place(original, &mut place);
        way.transit_locations.extend(place.map(|place| *place));
    }
}

fn traders(traders: Element<'_, '_>, consignment: &mut Consignment) {
    for part in traders.children() {
        let party = match part.name().as_bytes() {
            b"exporter" => trader::of(
                part,
                PartyRole::Consignor,
                "exporter_code",
                "exporter_name",
                "exporter_address",
            ),
            b"consignee" => trader::of(
                part,
                PartyRole::Consignee,
                "consignee_code",
                "consignee_name",
                "consignee_address",
            ),
            b"notify" => trader::of(
                part,
                PartyRole::NotifyParty,
                "notify_code",
                "notify_name",
                "notify_address",
            ),
            b"freightforwarder" | b"freight_forwarder" => {
                trader::of(part, PartyRole::FreightForwarder, "ffid", "ffname", "ffaddress")
            }
            _ => None,
        };
        consignment.parties.extend(party);
    }
}

fn container(segment: Element<'_, '_>) -> TransportEquipment {
    let mut equipment = TransportEquipment::default();
    let mut sealed_by = None;
    for part in segment.children() {
        match part.name().as_bytes() {
            b"ctn_reference" if equipment.identification.raw.is_empty() => {
                if let Some(leaf) = part.take() {
                    equipment = TransportEquipment {
                        identification: reading::equipment::container(&leaf.raw, leaf.span)
                            .identification,
                        ..equipment
                    };
                }
            }
            b"number_of_packages" => field::number(part, &mut equipment.packages),
            b"type_of_container" => part.fill(&mut equipment.size_type),
            b"empty_full" => part.fill(&mut equipment.fullness_code),
            b"marks1" | b"marks2" | b"marks3" => field::seal(part, &mut equipment.seals),
            b"sealing_party" => sealed_by = Some(part),
            b"empty_weight" => field::number(part, &mut equipment.tare_mass_kg),
            b"goods_weight" => field::number(part, &mut equipment.gross_mass_kg),
            _ => {}
        }
    }
    equipment.source = segment.extent();
    equipment.fullness =
        equipment.fullness_code.as_ref().and_then(|code| field::fullness(code.value()));
    // Without a seal the party stays as additional information.
    if let Some(sealed_by) = sealed_by.filter(|_| !equipment.seals.is_empty()) {
        affix(sealed_by, &mut equipment.seals);
    }
    equipment
}

/// All these seals were put on by the party of one element.
fn affix(party: Element<'_, '_>, seals: &mut [Seal]) {
    let [first, rest @ ..] = seals else { return };
    first.affixing_party = party.take().map(|leaf| leaf.text());
    for seal in rest {
        seal.affixing_party = field::copied(first.affixing_party.as_ref());
    }
}

fn item(segment: Element<'_, '_>, sequence: u32) -> ConsignmentItem {
    let mut item = ConsignmentItem { sequence, ..ConsignmentItem::default() };
    item.source = segment.extent();
    let mut packaging = Packaging { quantity: None, kind: None, marks: None };
    let (mut quantity, mut unit) = (None, None);
    for part in segment.children() {
        match part.name().as_bytes() {
            b"number_of_packages" => field::number(part, &mut packaging.quantity),
            b"package_type_code" => part.fill(&mut packaging.kind),
            b"shipping_marks" => part.fill(&mut packaging.marks),
            b"gross_mass" => field::number(part, &mut item.gross_mass_kg),
            b"net_mass" => field::number(part, &mut item.net_mass_kg),
            b"volume_in_cubic_meters" => field::number(part, &mut item.volume_m3),
            b"quantity" => field::number(part, &mut quantity),
            b"quantity_type_code" => unit = Some(part),
            b"goods_description" => {
                item.cargo_description.extend(part.take().map(|leaf| leaf.text()));
            }
            // National profiles only.
            b"commodity_code" | b"hs_code" | b"hscode" | b"tarification_code" => {
                if let Some(leaf) = part.take() {
                    let code = reading::code::classification(&leaf.raw, leaf.span, None, false);
                    item.classifications.push(code);
                }
            }
            b"country_of_origin_code" => field::country(part, &mut item.origin_country),
            _ => {}
        }
    }
    if packaging.quantity.is_some() || packaging.kind.is_some() || packaging.marks.is_some() {
        item.packaging.push(packaging);
    }
    if let Some(quantity) = quantity {
        let unit = unit.and_then(Element::take).map(|leaf| leaf.text());
        item.measures.push(Measure { quantity, unit });
    }
    item
}

/// `Container_item_references`: the containers this goods line names. Without any the line
/// stays unlinked: it may be in each of the bill's containers.
fn link(
    segment: Element<'_, '_>,
    item: u32,
    known: &mut Option<BTreeMap<String, u32>>,
    consignment: &mut Consignment,
) {
    let is_list = |part: &Element<'_, '_>| part.is("Container_item_references");
    let lists = segment.children().filter(is_list).flat_map(Element::children);
    let references: Vec<Element<'_, '_>> =
        lists.filter(|part| part.is("Ctn_item_reference")).collect();
    if references.is_empty() {
        return;
    }
    let known = known.get_or_insert_with(|| {
        consignment.transport_equipment.iter().map(TransportEquipment::id).zip(0..).collect()
    });
    for reference in references {
        let named = reading::equipment::other(&reference.peek(), reference.extent()).id();
        if let Some(&equipment) = known.get(&named) {
            consignment.item_equipment.push(ItemEquipment {
                item,
                equipment,
                packages: None,
                gross_mass_kg: None,
            });
        }
    }
}

/// `Seals_segment` of a goods line: seals of the container, when there is only one.
fn seals(segment: Element<'_, '_>, consignment: &mut Consignment) {
    let [container] = &mut consignment.transport_equipment[..] else { return };
    let Some(part) = segment.child("Seals_segment") else { return };
    let before = container.seals.len();
    for marks in part.children().filter(|child| child.is("Marks_of_seals")) {
        field::seal(marks, &mut container.seals);
    }
    if let Some(party) = part.child("Sealing_party_code").filter(|_| container.seals.len() > before)
    {
        affix(party, &mut container.seals[before..]);
    }
}

fn values(segment: Element<'_, '_>, consignment: &mut Consignment) {
    for part in segment.children() {
        match part.name().as_bytes() {
            b"freight_segment" => {
                if let Some(paid) = part.child("PC_indicator") {
                    paid.fill(&mut consignment.freight_payment);
                }
            }
            b"customs_segment" if consignment.goods_value.is_none() => {
                let value = field::money(part, "Customs_value", "Customs_currency");
                consignment.goods_value = value.map(Box::new);
            }
            _ => {}
        }
    }
}

/// The number behind a value, zero when there is none.
pub fn amount(value: Option<&Value<f64>>) -> f64 {
    value.and_then(Value::get).copied().unwrap_or_default()
}
