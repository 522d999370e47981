//! Walks the spans of everything a reader produced, so that "nothing lost" can be counted from
//! the result itself and not from the reader's own book-keeping.

use crate::consignment::{AdditionalDocument, Consignment, ItemEquipment};
use crate::declaration::Declaration;
use crate::equipment::{Seal, TransportEquipment};
use crate::goods::{Classification, ConsignmentItem, DangerousGoods, Measure, Money, Packaging};
use crate::party::{Communication, Identifier, Party};
use crate::place::{Itinerary, Location};
use crate::submission::{AdditionalInformation, Quarantined, Submission};
use crate::transport::BorderTransportMeans;
use crate::value::{Span, Text, Value};

/// Something that stands somewhere in a file. Objects give the spans of the *values* in them,
/// not their own extent: an object's extent would hide a value that was skipped inside it.
pub trait Spanned {
    /// Calls `sink` with the span of each value.
    fn spans(&self, sink: &mut dyn FnMut(Span));
}

impl Spanned for Text {
    fn spans(&self, sink: &mut dyn FnMut(Span)) {
        sink(self.span);
    }
}

impl<T> Spanned for Value<T> {
    fn spans(&self, sink: &mut dyn FnMut(Span)) {
        sink(self.span);
    }
}

impl<T: Spanned> Spanned for Option<T> {
    fn spans(&self, sink: &mut dyn FnMut(Span)) {
        if let Some(inner) = self {
            inner.spans(sink);
        }
    }
}

impl<T: Spanned> Spanned for Vec<T> {
    fn spans(&self, sink: &mut dyn FnMut(Span)) {
        for inner in self {
            inner.spans(sink);
        }
    }
}

impl<K, T: Spanned> Spanned for (K, T) {
    fn spans(&self, sink: &mut dyn FnMut(Span)) {
        self.1.spans(sink);
    }
}

macro_rules! spanned {
    ($($name:ident { $($field:ident),* $(,)? })*) => {
        $(impl Spanned for $name {
            fn spans(&self, sink: &mut dyn FnMut(Span)) {
                $(self.$field.spans(sink);)*
            }
        })*
    };
}

impl Spanned for Span {
    fn spans(&self, sink: &mut dyn FnMut(Span)) {
        sink(*self);
    }
}

spanned! {
    AdditionalInformation { span }
    Quarantined { span }
    Submission { declarations, additional_information, quarantined }
    Declaration {
        functional_reference, mrn, issue_date, declaration_office, border_transport_means,
        itinerary, departure_date, arrival_date, parties, previous_documents, consignments,
        transport_equipment, additional_information,
    }
    BorderTransportMeans { mode_code, identities, nationality, journey, master }
    Itinerary {
        goods_receipt_place, loading_location, transit_locations, unloading_location,
        goods_delivery_place, final_destination, export_country, destination_country,
        routing_countries,
    }
    Location { code, name, country_field }
    Consignment {
        transport_contract_document, master_document, ucr, nature_code, parties, itinerary,
        delivery_terms, freight_payment, total_gross_mass_kg, total_packages, goods_value, items,
        transport_equipment, item_equipment, additional_documents, additional_information,
    }
    AdditionalDocument { type_code, number, date, issuer }
    ItemEquipment { packages, gross_mass_kg }
    Party { name, address, country, identifiers, communications, contact }
    Identifier { number }
    Communication { number }
    ConsignmentItem {
        cargo_description, classifications, origin_country, packaging, gross_mass_kg,
        net_mass_kg, volume_m3, measures, value, dangerous_goods, cas_numbers,
        un_numbers_in_text, additional_information,
    }
    Classification { code }
    Packaging { quantity, kind, marks }
    Measure { quantity, unit }
    Money { amount, currency }
    DangerousGoods { un_number, class, packing_group }
    TransportEquipment {
        identification, size_type, fullness_code, tare_mass_kg, gross_mass_kg, packages, seals,
        temperature,
    }
    Seal { number, affixing_party }
}
