//! The head of a manifest: office, voyage, dates, carrier, means of transport, places; and the
//! pointer to a master bill that degroupage papers have instead.

use sarhad_model::{
    AdditionalDocument, Declaration, DocumentKind, ImoNumber, MeansIdentityKind, PartyRole,
    TransportMode,
};

use crate::asycuda::{field, trader};
use crate::reading::date::DateOrder;
use crate::xml::Element;

/// `General_segment`.
pub fn segment(segment: Element<'_, '_>, declaration: &mut Declaration) {
    for part in segment.children() {
        match part.name().as_bytes() {
            b"general_segment_id" => identity(part, declaration),
            b"transport_information" => transport(part, declaration),
            b"load_unload_place" => {
                for place in part.children() {
                    let itinerary = &mut declaration.itinerary;
                    match place.name().as_bytes() {
                        b"place_of_departure_code" => {
                            field::place(place, &mut itinerary.loading_location);
                        }
                        b"place_of_destination_code" => {
                            field::place(place, &mut itinerary.unloading_location);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

/// `General_segment_id`: which journey.
pub fn identity(identity: Element<'_, '_>, declaration: &mut Declaration) {
    for part in identity.children() {
        match part.name().as_bytes() {
            b"customs_office_code" => part.fill(&mut declaration.declaration_office),
            b"voyage_number" => part.fill(&mut declaration.border_transport_means.journey),
            b"date_of_departure" => {
                field::date(part, DateOrder::DayFirst, &mut declaration.departure_date);
            }
            b"date_of_arrival" => {
                field::date(part, DateOrder::DayFirst, &mut declaration.arrival_date);
            }
            _ => {}
        }
    }
}

/// `Master_bol`: the bill of a registered manifest that this paper divides.
pub fn master(master: Element<'_, '_>, declaration: &mut Declaration) {
    identity(master, declaration);
    for part in master.children() {
        if matches!(
            part.name().as_bytes(),
            b"reference_number"
                | b"bol_reference"
                | b"master_bol_reference"
                | b"master_bol_ref_number"
        ) && let Some(leaf) = part.take()
        {
            declaration.previous_documents.push(AdditionalDocument {
                kind: DocumentKind::MasterBill,
                type_code: None,
                number: leaf.text(),
                date: None,
                issuer: None,
            });
        }
    }
}

fn transport(information: Element<'_, '_>, declaration: &mut Declaration) {
    // The mode decides what the identity is, wherever it stands.
    if let Some(mode) = information.child("Mode_of_transport_code") {
        mode.fill(&mut declaration.border_transport_means.mode_code);
    }
    let means = &mut declaration.border_transport_means;
    means.mode = means.mode_code.as_ref().and_then(|code| {
        TransportMode::from_code(code.value())
            .or_else(|| TransportMode::from_code(code.value().trim_start_matches('0')))
    });
    for part in information.children() {
        let means = &mut declaration.border_transport_means;
        match part.name().as_bytes() {
            b"carrier" => declaration.parties.extend(trader::of(
                part,
                PartyRole::Carrier,
                "carrier_code",
                "carrier_name",
                "carrier_address",
            )),
            b"shipping_agent" => declaration.parties.extend(trader::of(
                part,
                PartyRole::Agent,
                "shipping_agent_code",
                "shipping_agent_name",
                "shipping_agent_address",
            )),
            b"identity_of_transporter" => {
                if let Some(leaf) = part.take() {
                    let kind = match means.mode {
                        None => MeansIdentityKind::VesselName,
                        mode => field::identity_kind(mode, &leaf.raw),
                    };
                    means.identities.push((kind, leaf.text()));
                }
            }
            b"registration_number_of_transport_code" => registration(part, declaration),
            b"nationality_of_transporter_code" => field::country(part, &mut means.nationality),
            b"master_information" => part.fill(&mut means.master),
            _ => {}
        }
    }
}

/// The registration of a ship counts when it is an IMO number, of a vehicle always.
fn registration(part: Element<'_, '_>, declaration: &mut Declaration) {
    let means = &mut declaration.border_transport_means;
    let kind = match means.mode {
        Some(TransportMode::Road) => MeansIdentityKind::VehiclePlate,
        Some(TransportMode::Rail) => MeansIdentityKind::Wagon,
        _ if ImoNumber::parse(&part.peek()).is_ok() => MeansIdentityKind::Imo,
        _ => return,
    };
    if let Some(leaf) = part.take() {
        means.identities.push((kind, leaf.text()));
    }
}
