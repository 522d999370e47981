//! What a consignment says, as hashes: whole, to know it again in another file or row, and
//! field by field, to name what differs.
//!
//! Positions, file names and line numbers are left out: the same cargo typed in another row or
//! another format is the same cargo. Typed values count by what they were read as.

use sarhad_model::{
    AdditionalDocument, AdditionalInformation, Consignment, ConsignmentItem, Declaration,
    Itinerary, Location, Money, Party, PartyRole, Text, TransportEquipment, Value,
};

/// A hash of content.
pub(super) type Digest = [u8; 16];

/// Collects content into one hash. Every value is closed by a mark, so that moving text from
/// one field to the next changes the hash.
struct Content(Vec<u8>);

impl Content {
    fn new() -> Self {
        Self(Vec::with_capacity(128))
    }

    fn finish(&self) -> Digest {
        let mut digest = [0; 16];
        digest.copy_from_slice(&blake3::hash(&self.0).as_bytes()[..16]);
        digest
    }

    fn close(&mut self) {
        self.0.extend_from_slice(&[0xff]);
    }

    /// Words of a text, whatever blanks stand between them.
    fn words(&mut self, text: &str) {
        for word in text.split_whitespace() {
            self.0.extend_from_slice(word.as_bytes());
            self.0.extend_from_slice(b" ");
        }
        self.close();
    }

    fn text(&mut self, text: Option<&Text>) {
        self.words(text.map_or("", Text::value));
    }

    fn number(&mut self, number: Option<&Value<f64>>) {
        match number {
            Some(Value { value: Some(value), .. }) => {
                self.0.extend_from_slice(&value.to_bits().to_le_bytes());
                self.close();
            }
            other => self.words(other.map_or("", |value| &value.raw)),
        }
    }

    fn code<T: std::fmt::Display>(&mut self, code: Option<&Value<T>>) {
        match code {
            Some(Value { value: Some(value), .. }) => self.words(&value.to_string()),
            other => self.words(other.map_or("", |value| &value.raw)),
        }
    }

    /// Parts whose order does not matter.
    fn unordered<T>(&mut self, parts: impl Iterator<Item = T>, each: impl Fn(T, &mut Self)) {
        let mut digests: Vec<Digest> = parts
            .map(|part| {
                let mut content = Self::new();
                each(part, &mut content);
                content.finish()
            })
            .collect();
        digests.sort_unstable();
        for digest in &digests {
            self.0.extend_from_slice(digest);
        }
        self.close();
    }

    fn money(&mut self, money: Option<&Money>) {
        self.number(money.map(|money| &money.amount));
        self.text(money.and_then(|money| money.currency.as_ref()));
    }

    fn place(&mut self, place: Option<&Location>) {
        self.code(place.and_then(|place| place.code.as_ref()));
        self.text(place.and_then(|place| place.name.as_deref()));
        self.code(place.and_then(|place| place.country_field.as_deref()));
    }

    fn document(&mut self, document: &AdditionalDocument) {
        self.0.extend_from_slice(&[document.kind as u8]);
        self.text(Some(&document.number));
        self.text(document.type_code.as_ref());
        self.text(document.issuer.as_deref());
        self.code(document.date.as_deref());
    }

    fn party(&mut self, party: &Party) {
        self.0.extend_from_slice(&[party.role as u8]);
        self.text(party.name.as_ref());
        for line in &party.address {
            self.text(Some(line));
        }
        self.code(party.country.as_ref());
        self.unordered(party.identifiers.iter(), |id, content| content.code(Some(&id.number)));
        self.unordered(party.communications.iter(), |c, content| content.text(Some(&c.number)));
        self.text(party.contact.as_deref());
    }

    fn other(&mut self, information: &[AdditionalInformation]) {
        self.unordered(information.iter(), |one, content| {
            content.words(&one.key);
            content.words(&one.raw);
        });
    }

    fn equipment(&mut self, equipment: &TransportEquipment) {
        self.words(&super::equipment_key(equipment).unwrap_or_default());
        self.text(equipment.size_type.as_ref());
        self.text(equipment.fullness_code.as_ref());
        self.number(equipment.tare_mass_kg.as_deref());
        self.number(equipment.gross_mass_kg.as_ref());
        self.number(equipment.packages.as_ref());
        self.unordered(equipment.seals.iter(), |seal, content| content.text(Some(&seal.number)));
        self.text(equipment.temperature.as_deref());
    }
}

fn parties(consignment: &Consignment, content: &mut Content, wanted: impl Fn(PartyRole) -> bool) {
    let some = consignment.parties.iter().filter(|party| wanted(party.role));
    content.unordered(some, |party, content| content.party(party));
}

fn items(
    consignment: &Consignment,
    content: &mut Content,
    each: impl Fn(&ConsignmentItem, &mut Content),
) {
    content.unordered(consignment.items.iter(), each);
}

fn description(item: &ConsignmentItem, content: &mut Content) {
    for text in &item.cargo_description {
        content.text(Some(text));
    }
}

fn classifications(item: &ConsignmentItem, content: &mut Content) {
    content.unordered(item.classifications.iter(), |classification, content| {
        content.0.extend_from_slice(&[classification.scheme as u8, classification.origin as u8]);
        content.code(Some(&classification.code));
    });
}

fn masses(item: &ConsignmentItem, content: &mut Content) {
    content.number(item.gross_mass_kg.as_ref());
    content.number(item.net_mass_kg.as_ref());
    content.number(item.volume_m3.as_deref());
    content.unordered(item.measures.iter(), |measure, content| {
        content.number(Some(&measure.quantity));
        content.text(measure.unit.as_ref());
    });
}

fn packages(item: &ConsignmentItem, content: &mut Content) {
    content.unordered(item.packaging.iter(), |packaging, content| {
        content.number(packaging.quantity.as_ref());
        content.text(packaging.kind.as_ref());
        content.text(packaging.marks.as_deref());
    });
}

fn dangerous_goods(item: &ConsignmentItem, content: &mut Content) {
    content.unordered(item.dangerous_goods.iter(), |dangerous, content| {
        content.code(dangerous.un_number.as_ref());
        content.text(dangerous.class.as_ref());
        content.text(dangerous.packing_group.as_ref());
    });
}

fn whole_item(item: &ConsignmentItem, content: &mut Content) {
    description(item, content);
    classifications(item, content);
    masses(item, content);
    packages(item, content);
    dangerous_goods(item, content);
    content.code(item.origin_country.as_ref());
    content.money(item.value.as_deref());
    content.other(&item.additional_information);
}

fn places(way: &Itinerary, content: &mut Content) {
    for place in [
        &way.goods_receipt_place,
        &way.loading_location,
        &way.unloading_location,
        &way.goods_delivery_place,
        &way.final_destination,
    ] {
        content.place(place.as_deref());
    }
    for place in &way.transit_locations {
        content.place(Some(place));
    }
    content.code(way.export_country.as_ref());
    content.code(way.destination_country.as_ref());
    for country in &way.routing_countries {
        content.code(Some(country));
    }
}

fn equipment(consignment: &Consignment, content: &mut Content) {
    content.unordered(consignment.transport_equipment.iter(), |one, content| {
        content.equipment(one);
    });
}

/// Which goods are in which equipment.
fn loading(consignment: &Consignment, content: &mut Content) {
    content.unordered(consignment.item_equipment.iter(), |link, content| {
        if let Some(item) = consignment.items.get(link.item as usize) {
            whole_item(item, content);
        }
        if let Some(one) = consignment.transport_equipment.get(link.equipment as usize) {
            content.equipment(one);
        }
        content.number(link.packages.as_ref());
        content.number(link.gross_mass_kg.as_ref());
    });
}

fn documents(consignment: &Consignment, content: &mut Content) {
    let own = consignment.transport_contract_document.as_ref();
    for document in [own, consignment.master_document.as_deref()] {
        content.unordered(document.into_iter(), |document, content| content.document(document));
    }
    content.unordered(consignment.additional_documents.iter(), |document, content| {
        content.document(document);
    });
    content.text(consignment.ucr.as_deref());
}

fn terms(consignment: &Consignment, content: &mut Content) {
    content.text(consignment.nature_code.as_ref());
    content.0.extend_from_slice(&[consignment.nature.map_or(0, |nature| nature as u8 + 1)]);
    content.text(consignment.delivery_terms.as_deref());
    content.text(consignment.freight_payment.as_deref());
    content.money(consignment.freight.as_deref());
}

type Facet = (&'static str, fn(&Consignment, &mut Content));

/// The fields that two consignments are compared by; each name has a message `field-<name>`.
const FACETS: &[Facet] = &[
    ("consignor", |c, content| parties(c, content, |role| role == PartyRole::Consignor)),
    ("consignee", |c, content| {
        parties(c, content, |role| role == PartyRole::Consignee);
        content.0.extend_from_slice(&[u8::from(c.to_order)]);
    }),
    ("notify_party", |c, content| parties(c, content, |role| role == PartyRole::NotifyParty)),
    ("other_parties", |c, content| {
        parties(c, content, |role| {
            !matches!(role, PartyRole::Consignor | PartyRole::Consignee | PartyRole::NotifyParty)
        });
    }),
    ("description", |c, content| items(c, content, description)),
    ("hs", |c, content| items(c, content, classifications)),
    ("mass", |c, content| {
        items(c, content, masses);
        content.number(c.total_gross_mass_kg.as_ref());
    }),
    ("packages", |c, content| {
        items(c, content, packages);
        content.number(c.total_packages.as_ref());
    }),
    ("dangerous_goods", |c, content| items(c, content, dangerous_goods)),
    ("origin", |c, content| {
        items(c, content, |item, content| content.code(item.origin_country.as_ref()));
    }),
    ("value", |c, content| {
        items(c, content, |item, content| content.money(item.value.as_deref()));
        content.money(c.goods_value.as_deref());
    }),
    ("equipment", equipment),
    ("loading", loading),
    ("places", |c, content| places(&c.itinerary, content)),
    ("documents", documents),
    ("terms", terms),
    ("additional_information", |c, content| {
        items(c, content, |item, content| content.other(&item.additional_information));
        content.other(&c.additional_information);
    }),
];

/// Names of all fields that [`differing`] can return.
pub fn field_names() -> impl Iterator<Item = &'static str> {
    FACETS.iter().map(|(name, _)| *name).chain([ITEMS])
}

/// All fields hold the same values, but put together to other goods lines.
const ITEMS: &str = "items";

/// Everything the consignment says.
pub(super) fn of_consignment(consignment: &Consignment) -> Digest {
    let mut content = Content::new();
    for (_, facet) in FACETS {
        facet(consignment, &mut content);
    }
    items(consignment, &mut content, whole_item);
    content.finish()
}

/// What the head of a declaration says about all its consignments. Dates, references and the
/// office are left out: they tell papers apart, not cargo.
pub(super) fn of_declaration(declaration: &Declaration) -> Digest {
    let mut content = Content::new();
    let means = &declaration.border_transport_means;
    content.unordered(means.identities.iter(), |(kind, text), content| {
        content.0.extend_from_slice(&[*kind as u8]);
        content.text(Some(text));
    });
    content.text(means.journey.as_ref());
    content.code(means.nationality.as_ref());
    content.text(means.master.as_ref());
    content.unordered(declaration.parties.iter(), |party, content| content.party(party));
    places(&declaration.itinerary, &mut content);
    content.finish()
}

/// The fields in which two consignments differ; empty when they say the same.
pub(super) fn differing(first: &Consignment, second: &Consignment) -> Vec<&'static str> {
    let digest = |consignment, facet: fn(&Consignment, &mut Content)| {
        let mut content = Content::new();
        facet(consignment, &mut content);
        content.finish()
    };
    let mut names: Vec<&'static str> = FACETS
        .iter()
        .filter(|(_, facet)| digest(first, *facet) != digest(second, *facet))
        .map(|(name, _)| *name)
        .collect();
    if names.is_empty() && of_consignment(first) != of_consignment(second) {
        names.push(ITEMS);
    }
    names
}

/// A hash as hexadecimal digits, as many as asked for.
pub(super) fn hex(digest: &Digest, digits: usize) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let nibbles = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let mut text: String = nibbles.map(|nibble| char::from(DIGITS[usize::from(nibble)])).collect();
    text.truncate(digits);
    text
}
