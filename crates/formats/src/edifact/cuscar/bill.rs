//! One bill (CNI group): its documents, parties, places, totals, and the equipment that its
//! goods lines name.

use sarhad_model::{
    AdditionalDocument, AdditionalInformation, Consignment, ConsignmentItem, ConsignmentNature,
    CountryCode, DocumentKind, ItemEquipment, Text, TransportEquipment, Value,
};

use super::super::segment::{Field, Segment};
use super::equipment::{Index, Pool};
use super::{goods, journey, measure, party};
use crate::reading;

/// The nature of a bill as a GIS states it (23 import, 22 export, 24 transit, 28 transhipment).
#[derive(Debug, Clone)]
pub struct Nature {
    nature: ConsignmentNature,
    code: Text,
}

impl Nature {
    /// Of a GIS, which is left untaken; none for other indicators.
    pub fn of(segment: &Segment<'_, '_>) -> Option<Self> {
        let code = segment.peek(1, 0);
        let nature = match &*code {
            "22" => ConsignmentNature::Export,
            "23" => ConsignmentNature::Import,
            "24" => ConsignmentNature::Transit,
            "28" => ConsignmentNature::Transhipment,
            _ => return None,
        };
        Some(Self { nature, code: Text::new(code, segment.span()) })
    }
}

/// Longest text that is copied from a bill to its goods lines, bytes.
const LONGEST_COPIED: usize = 256;
/// Freight charge, as the qualifier of an amount (UN/EDIFACT 5025).
const FREIGHT: &str = "64";

/// A bill that is being read.
#[derive(Default)]
pub struct Bill {
    pub consignment: Consignment,
    /// The number of the CNI itself.
    number: Option<Text>,
    /// Bill (BM), house (BH) and master (MB) references.
    references: Vec<(&'static str, Text)>,
    kind: Option<DocumentKind>,
    equipment: Index,
    origin: Option<Value<CountryCode>>,
}

impl Bill {
    /// From its CNI.
    pub fn opened(segment: &Segment<'_, '_>) -> Self {
        let mut bill = Self::default();
        bill.consignment.source = segment.span();
        segment.fill(&mut bill.number, 2, 0);
        bill
    }

    /// A piece of equipment that the bill itself describes.
    pub fn equip(&mut self, opened: TransportEquipment) -> usize {
        let at = self.consignment.transport_equipment.len();
        self.equipment.add(opened.id(), at);
        self.consignment.transport_equipment.push(opened);
        at
    }

    /// An SGP: the goods line is in this equipment, with so many packages. The equipment is the
    /// bill's own, else a copy of the header's, else a new one that only the SGP names.
    pub fn link(&mut self, segment: &Segment<'_, '_>, pool: &mut Pool) {
        let named = reading::equipment::other(&segment.peek(1, 0), segment.span());
        let id = named.id();
        if id.is_empty() {
            return;
        }
        let known = self.equipment.find(&id);
        let known = known.or_else(|| pool.claim(&id).map(|claimed| self.equip(claimed)));
        let at = if let Some(at) = known {
            // The number stands with the equipment; here it only points.
            segment.qualifier(1, 0);
            at
        } else {
            let Some(field) = segment.take(1, 0) else { return };
            self.equip(reading::equipment::container(&field.raw, field.span))
        };
        segment.qualifier(1, 1);
        segment.qualifier(1, 2);
        let Some(item) = self.consignment.items.len().checked_sub(1) else { return };
        self.consignment.item_equipment.push(ItemEquipment {
            item: item as u32,
            equipment: at as u32,
            packages: segment.take(2, 0).map(|field| measure::number(&field)),
            gross_mass_kg: None,
        });
    }

    /// A segment of the bill as a whole.
    pub fn detail(&mut self, tag: &str, segment: &Segment<'_, '_>, pool: &mut Pool) {
        let consignment = &mut self.consignment;
        consignment.source = consignment.source.hull(segment.span());
        match tag {
            "RFF" => self.reference(segment),
            "DOC" => self.document(segment),
            "NAD" => consignment.parties.extend(party::of(segment)),
            "CTA" | "COM" => party::reached_by(tag, segment, consignment.parties.last_mut()),
            "LOC" if segment.peek(1, 0) == "27" && self.origin.is_none() => {
                self.origin = journey::country(segment);
            }
            "LOC" => journey::on_the_way(segment, &mut consignment.itinerary),
            "GIS" if consignment.nature.is_none() => {
                if let Some(Nature { nature, .. }) = Nature::of(segment) {
                    consignment.nature = Some(nature);
                    segment.fill(&mut consignment.nature_code, 1, 0);
                }
            }
            "CNT" => self.total(segment),
            "TOD" => segment.fill(&mut consignment.delivery_terms, 3, 0),
            "MOA" if consignment.freight.is_none() && segment.peek(1, 0) == FREIGHT => {
                consignment.freight = measure::money(segment).map(Box::new);
            }
            "CPI" => segment.fill(&mut consignment.freight_payment, 3, 0),
            "MOA"
                if consignment.goods_value.is_none()
                    && goods::is_goods_value(&segment.peek(1, 0)) =>
            {
                consignment.goods_value = measure::money(segment).map(Box::new);
            }
            "SGP" => self.link(segment, pool),
            // Goods text at the level of the bill: still goods.
            "FTX" if segment.peek(1, 0) == "AAA" => {
                let mut item =
                    ConsignmentItem { source: segment.span(), ..ConsignmentItem::default() };
                goods::description(segment, &mut item);
                if !item.cargo_description.is_empty() {
                    consignment.items.push(item);
                }
            }
            _ => {}
        }
    }

    fn reference(&mut self, segment: &Segment<'_, '_>) {
        let (known, kind) = match &*segment.peek(1, 0) {
            "BM" => ("BM", None),
            "BH" => ("BH", Some(DocumentKind::HouseBill)),
            "MB" | "MWB" => ("MB", None),
            "AAM" | "AWB" => ("BM", Some(DocumentKind::AirWaybill)),
            "HWB" => ("BH", Some(DocumentKind::HouseAirWaybill)),
            "CMR" => ("BM", Some(DocumentKind::RoadWaybill)),
            "UCN" => {
                segment.fill(&mut self.consignment.ucr, 1, 1);
                if self.consignment.ucr.is_some() {
                    segment.qualifier(1, 0);
                }
                return;
            }
            _ => return,
        };
        if self.references.iter().any(|(other, _)| *other == known) {
            return;
        }
        if let Some(number) = segment.take(1, 1) {
            segment.qualifier(1, 0);
            self.references.push((known, number.text()));
            // `AAM` is a waybill of any mode: its own document says more.
            self.kind = self.kind.or(kind.filter(|_| segment.peek(1, 0) != "AAM"));
        }
    }

    /// DOC: the transport document, or a document beside it.
    fn document(&mut self, segment: &Segment<'_, '_>) {
        let kind = match &*segment.peek(1, 0) {
            "704" | "741" => DocumentKind::MasterBill,
            "714" => DocumentKind::HouseBill,
            "705" | "706" | "710" => DocumentKind::BillOfLading,
            "740" => DocumentKind::AirWaybill,
            "703" => DocumentKind::HouseAirWaybill,
            "730" => DocumentKind::RoadWaybill,
            "720" | "722" => DocumentKind::RailWaybill,
            "952" => DocumentKind::TirCarnet,
            "380" => DocumentKind::Invoice,
            "315" => DocumentKind::Contract,
            "811" | "911" => DocumentKind::Licence,
            _ => DocumentKind::Other,
        };
        let Some(number) = segment.take(2, 0).map(Field::text) else { return };
        let mut document =
            AdditionalDocument { kind, type_code: None, number, date: None, issuer: None };
        segment.fill(&mut document.type_code, 1, 0);
        let transports = !matches!(
            kind,
            DocumentKind::Other
                | DocumentKind::Invoice
                | DocumentKind::Contract
                | DocumentKind::Licence
        );
        if transports && self.consignment.transport_contract_document.is_none() {
            self.consignment.transport_contract_document = Some(document);
        } else {
            self.consignment.additional_documents.push(document);
        }
    }

    /// CNT: gross mass (7, 15) and packages (8, 11, 58) of the bill.
    fn total(&mut self, segment: &Segment<'_, '_>) {
        let consignment = &mut self.consignment;
        match &*segment.peek(1, 0) {
            "7" | "15" if consignment.total_gross_mass_kg.is_none() => {
                let Some(field) = segment.take(1, 1) else { return };
                segment.qualifier(1, 0);
                let unit = segment.qualifier(1, 2);
                let sign = reading::number::Decimal::Point;
                let unit = Some(&*unit).filter(|unit| !unit.is_empty());
                consignment.total_gross_mass_kg =
                    Some(reading::number::mass_kg(&field.raw, field.span, sign, unit));
            }
            "8" | "11" | "58" if consignment.total_packages.is_none() => {
                consignment.total_packages =
                    segment.take(1, 1).map(|field| measure::number(&field));
                segment.qualifier(1, 0);
            }
            _ => {}
        }
    }

    /// The finished consignment. `nature` is the one of the whole report.
    pub fn closed(mut self, nature: Option<&Nature>) -> Consignment {
        self.name_documents();
        let mut consignment = self.consignment;
        if consignment.nature.is_none()
            && let Some(Nature { nature, code }) = nature
        {
            consignment.nature = Some(*nature);
            consignment.nature_code = Some(code.clone());
        }
        // The first line holds the origin of the bill whatever it says, the others a copy.
        let mut origin = self.origin.clone();
        for item in &mut consignment.items {
            if item.origin_country.is_none() {
                item.origin_country = origin.take().or_else(|| {
                    self.origin.as_ref().filter(|o| o.raw.len() <= LONGEST_COPIED).cloned()
                });
            }
            reading::goods_text::enrich(item);
            goods::codes_in_marks(item);
        }
        if let Some(origin) = origin {
            // No line took it.
            consignment.additional_information.push(AdditionalInformation {
                key: "LOC+27".into(),
                raw: origin.raw,
                span: origin.span,
            });
        }
        reading::party_text::resolve(&mut consignment);
        consignment
    }

    /// House before plain bill before the number of the CNI; the others become master or
    /// additional documents, unless they say the same.
    fn name_documents(&mut self) {
        let mut references = std::mem::take(&mut self.references);
        let mut take = |which: &str| {
            references
                .iter()
                .position(|(known, _)| *known == which)
                .map(|at| references.remove(at).1)
        };
        let (house, bill, master) = (take("BH"), take("BM"), take("MB"));
        let is_house = house.is_some();
        let has_master = master.is_some();
        let kind = self.kind.unwrap_or(match (is_house, has_master) {
            (true, _) | (false, true) => DocumentKind::HouseBill,
            _ => DocumentKind::BillOfLading,
        });
        let consignment = &mut self.consignment;
        let mut others = Vec::new();
        for number in [house, bill].into_iter().flatten() {
            match &consignment.transport_contract_document {
                None => consignment.transport_contract_document = Some(document(kind, number)),
                Some(_) => others.push(number),
            }
        }
        if let Some(number) = master {
            consignment.master_document =
                Some(Box::new(document(DocumentKind::MasterBill, number)));
        } else if is_house && !others.is_empty() {
            let number = others.remove(0);
            consignment.master_document =
                Some(Box::new(document(DocumentKind::BillOfLading, number)));
        }
        let others = others.into_iter().map(|number| document(DocumentKind::Other, number));
        consignment.additional_documents.extend(others);
        self.name_by_cni(kind);
    }

    /// The number of the CNI names a bill without references; else it repeats one of them.
    fn name_by_cni(&mut self, kind: DocumentKind) {
        let Some(number) = self.number.take() else { return };
        let consignment = &mut self.consignment;
        if consignment.transport_contract_document.is_none() {
            consignment.transport_contract_document = Some(document(kind, number));
            return;
        }
        consignment.additional_information.push(AdditionalInformation {
            key: "CNI".into(),
            raw: number.raw,
            span: number.span,
        });
    }
}

fn document(kind: DocumentKind, number: Text) -> AdditionalDocument {
    AdditionalDocument { kind, type_code: None, number, date: None, issuer: None }
}
