//! Walks the issues of everything a reader produced, so that what is wrong with one consignment
//! can be shown with it. It only walks; it judges no issue and hides none.

use crate::consignment::{AdditionalDocument, Consignment, ItemEquipment};
use crate::equipment::{Seal, TransportEquipment};
use crate::goods::{Classification, ConsignmentItem, DangerousGoods, Measure, Money, Packaging};
use crate::issue::Issue;
use crate::party::{Communication, Identifier, Party};
use crate::place::{Itinerary, Location};
use crate::transport::BorderTransportMeans;
use crate::value::{Text, Value};

/// Something that issues may be found in.
pub trait Flawed {
    /// Calls `sink` with each issue.
    fn issues(&self, sink: &mut dyn FnMut(&Issue));
}

impl Flawed for Text {
    fn issues(&self, sink: &mut dyn FnMut(&Issue)) {
        self.issues.iter().for_each(sink);
    }
}

impl<T> Flawed for Value<T> {
    fn issues(&self, sink: &mut dyn FnMut(&Issue)) {
        self.issues.iter().for_each(sink);
    }
}

impl Flawed for Issue {
    fn issues(&self, sink: &mut dyn FnMut(&Issue)) {
        sink(self);
    }
}

impl<T: Flawed> Flawed for Option<T> {
    fn issues(&self, sink: &mut dyn FnMut(&Issue)) {
        if let Some(inner) = self {
            inner.issues(sink);
        }
    }
}

impl<T: Flawed> Flawed for Vec<T> {
    fn issues(&self, sink: &mut dyn FnMut(&Issue)) {
        for inner in self {
            inner.issues(sink);
        }
    }
}

impl<K, T: Flawed> Flawed for (K, T) {
    fn issues(&self, sink: &mut dyn FnMut(&Issue)) {
        self.1.issues(sink);
    }
}

macro_rules! flawed {
    ($($name:ident { $($field:ident),* $(,)? })*) => {
        $(impl Flawed for $name {
            fn issues(&self, sink: &mut dyn FnMut(&Issue)) {
                $(self.$field.issues(sink);)*
            }
        })*
    };
}

flawed! {
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
        un_numbers_in_text,
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

impl Consignment {
    /// The issues of the consignment itself, without those of its goods lines and equipment.
    pub fn head_issues(&self, sink: &mut dyn FnMut(&Issue)) {
        self.issues.issues(sink);
        self.transport_contract_document.issues(sink);
        self.master_document.issues(sink);
        self.ucr.issues(sink);
        self.nature_code.issues(sink);
        self.parties.issues(sink);
        self.itinerary.issues(sink);
        self.delivery_terms.issues(sink);
        self.freight_payment.issues(sink);
        self.total_gross_mass_kg.issues(sink);
        self.total_packages.issues(sink);
        self.goods_value.issues(sink);
        self.additional_documents.issues(sink);
    }
}

impl Flawed for Consignment {
    fn issues(&self, sink: &mut dyn FnMut(&Issue)) {
        self.head_issues(sink);
        self.items.issues(sink);
        self.transport_equipment.issues(sink);
        self.item_equipment.issues(sink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::IssueCode;
    use crate::value::Span;

    #[test]
    fn issues_of_values_and_of_the_object_are_found() {
        let issue = |code| Issue::new(code, Span::None, "x");
        let text = Text::new("x", Span::None).with_issue(issue(IssueCode::MixedScript));
        let consignment = Consignment {
            issues: vec![issue(IssueCode::CountDiffers)],
            items: vec![ConsignmentItem { cargo_description: vec![text], ..Default::default() }],
            ..Consignment::default()
        };
        let mut codes = Vec::new();
        consignment.issues(&mut |issue| codes.push(issue.code));
        assert_eq!(codes, [IssueCode::CountDiffers, IssueCode::MixedScript]);
    }
}
