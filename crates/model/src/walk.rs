//! Walks everything a reader produced, value by value: the one list of what is inside what. So
//! "nothing lost" is counted from the result itself and not from the reader's own books, and
//! what is wrong with a consignment can be shown with it.
//!
//! It only walks; it judges no issue and hides none.

use crate::consignment::{AdditionalDocument, Consignment, ItemEquipment};
use crate::declaration::Declaration;
use crate::equipment::{Seal, TransportEquipment};
use crate::goods::{Classification, ConsignmentItem, DangerousGoods, Measure, Money, Packaging};
use crate::issue::Issue;
use crate::party::{Communication, Identifier, Party};
use crate::place::{Itinerary, Location};
use crate::submission::{AdditionalInformation, Quarantined, Submission};
use crate::transport::BorderTransportMeans;
use crate::value::{Span, Text, Value};

/// Something that holds values. Objects give the spans of the *values* in them, not their own
/// extent: an object's extent would hide a value that was skipped inside it.
pub trait Walk {
    /// Calls `sink` with each value's span and issues. The issues of an object as a whole come
    /// with no span.
    fn walk(&self, sink: &mut impl FnMut(Span, &[Issue]));

    /// Calls `sink` with the span of each value.
    fn spans(&self, sink: &mut impl FnMut(Span)) {
        self.walk(&mut |span, _| sink(span));
    }

    /// Calls `sink` with each issue.
    fn issues(&self, sink: &mut impl FnMut(&Issue)) {
        self.walk(&mut |_, issues| issues.iter().for_each(&mut *sink));
    }
}

impl Walk for Text {
    fn walk(&self, sink: &mut impl FnMut(Span, &[Issue])) {
        sink(self.span, self.issues.as_slice());
    }
}

impl<T> Walk for Value<T> {
    fn walk(&self, sink: &mut impl FnMut(Span, &[Issue])) {
        sink(self.span, self.issues.as_slice());
    }
}

impl Walk for AdditionalInformation {
    fn walk(&self, sink: &mut impl FnMut(Span, &[Issue])) {
        sink(self.span, &[]);
    }
}

impl Walk for Quarantined {
    fn walk(&self, sink: &mut impl FnMut(Span, &[Issue])) {
        sink(self.span, &[]);
    }
}

impl<T: Walk> Walk for Option<T> {
    fn walk(&self, sink: &mut impl FnMut(Span, &[Issue])) {
        if let Some(inner) = self {
            inner.walk(sink);
        }
    }
}

impl<T: Walk> Walk for Box<T> {
    fn walk(&self, sink: &mut impl FnMut(Span, &[Issue])) {
        (**self).walk(sink);
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk(&self, sink: &mut impl FnMut(Span, &[Issue])) {
        for inner in self {
            inner.walk(sink);
        }
    }
}

impl<K, T: Walk> Walk for (K, T) {
    fn walk(&self, sink: &mut impl FnMut(Span, &[Issue])) {
        self.1.walk(sink);
    }
}

macro_rules! walks {
    ($($name:ident { $($field:ident),* $(,)? })*) => {
        $(impl Walk for $name {
            fn walk(&self, sink: &mut impl FnMut(Span, &[Issue])) {
                $(self.$field.walk(sink);)*
            }
        })*
    };
}

walks! {
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

impl Walk for Submission {
    fn walk(&self, sink: &mut impl FnMut(Span, &[Issue])) {
        sink(Span::None, &self.issues);
        self.declarations.walk(sink);
        self.additional_information.walk(sink);
        self.quarantined.walk(sink);
    }
}

/// A consignment without its goods lines and equipment, which units of several consignments
/// show apart.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a>(pub &'a Consignment);

impl Walk for Head<'_> {
    fn walk(&self, sink: &mut impl FnMut(Span, &[Issue])) {
        let Consignment {
            transport_contract_document,
            master_document,
            ucr,
            nature: _,
            nature_code,
            parties,
            to_order: _,
            itinerary,
            delivery_terms,
            freight_payment,
            freight,
            total_gross_mass_kg,
            total_packages,
            goods_value,
            items: _,
            transport_equipment: _,
            item_equipment: _,
            additional_documents,
            additional_information,
            issues,
            source: _,
        } = self.0;
        sink(Span::None, issues);
        transport_contract_document.walk(sink);
        master_document.walk(sink);
        ucr.walk(sink);
        nature_code.walk(sink);
        parties.walk(sink);
        itinerary.walk(sink);
        delivery_terms.walk(sink);
        freight_payment.walk(sink);
        freight.walk(sink);
        total_gross_mass_kg.walk(sink);
        total_packages.walk(sink);
        goods_value.walk(sink);
        additional_documents.walk(sink);
        additional_information.walk(sink);
    }
}

impl Walk for Consignment {
    fn walk(&self, sink: &mut impl FnMut(Span, &[Issue])) {
        Head(self).walk(sink);
        self.items.walk(sink);
        self.transport_equipment.walk(sink);
        self.item_equipment.walk(sink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::IssueCode;

    #[test]
    fn issues_of_values_and_of_the_object_are_found() {
        let issue = |code| Issue::new(code, Span::None, "x");
        let text = Text::new("x", Span::bytes(3, 4)).with_issue(issue(IssueCode::MixedScript));
        let consignment = Consignment {
            issues: vec![issue(IssueCode::CountDiffers)],
            items: vec![ConsignmentItem { cargo_description: vec![text], ..Default::default() }],
            ..Consignment::default()
        };
        let mut codes = Vec::new();
        consignment.issues(&mut |issue| codes.push(issue.code));
        assert_eq!(codes, [IssueCode::CountDiffers, IssueCode::MixedScript]);
        codes.clear();
        Head(&consignment).issues(&mut |issue| codes.push(issue.code));
        assert_eq!(codes, [IssueCode::CountDiffers]);
        let mut spans = Vec::new();
        consignment.spans(&mut |span| spans.push(span));
        assert!(spans.contains(&Span::bytes(3, 4)));
    }
}
