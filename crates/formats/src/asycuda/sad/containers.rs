//! `Container` blocks: one for each item in each container. The same container in several
//! blocks is one piece of equipment with several links.

use std::collections::BTreeMap;

use sarhad_model::{Consignment, ItemEquipment, TransportEquipment};

use crate::asycuda::field;
use crate::reading;
use crate::xml::Element;

/// Where the containers of a declaration stand, by their identity.
pub type Known = BTreeMap<String, usize>;

/// Adds the container of a block, or another link to a known one.
pub fn add(part: Element<'_, '_>, known: &mut Known, consignment: &mut Consignment) {
    let Some(identity) = part.child("Container_identity") else { return };
    let id = reading::equipment::other(&identity.peek(), identity.extent()).id();
    if id.is_empty() {
        return;
    }
    let equipment = &mut consignment.transport_equipment;
    let at = *known.entry(id).or_insert_with(|| {
        equipment.push(container(part, identity));
        equipment.len() - 1
    });
    let item = part
        .child("Item_Number")
        .and_then(|number| number.peek().trim().parse::<u32>().ok())
        .and_then(|number| number.checked_sub(1))
        .filter(|&item| (item as usize) < consignment.items.len());
    if let Some(item) = item {
        let mut link =
            ItemEquipment { item, equipment: at as u32, packages: None, gross_mass_kg: None };
        if let Some(packages) = part.child("Packages_number") {
            field::number(packages, &mut link.packages);
        }
        if let Some(mass) = part.child("Packages_weight") {
            field::number(mass, &mut link.gross_mass_kg);
        }
        consignment.item_equipment.push(link);
    }
}

fn container(part: Element<'_, '_>, identity: Element<'_, '_>) -> TransportEquipment {
    let mut container = match identity.take() {
        Some(leaf) => reading::equipment::container(&leaf.raw, leaf.span),
        None => TransportEquipment::default(),
    };
    for child in part.children() {
        match child.name().as_bytes() {
            b"container_type" => child.fill(&mut container.size_type),
            b"empty_full_indicator" => child.fill(&mut container.fullness_code),
            b"gross_weight" => field::number(child, &mut container.gross_mass_kg),
            b"seals" | b"seal_number" | b"marks1" => field::seal(child, &mut container.seals),
            _ => {}
        }
    }
    container.source = part.extent();
    container.fullness =
        container.fullness_code.as_ref().and_then(|code| field::fullness(code.value()));
    container
}
