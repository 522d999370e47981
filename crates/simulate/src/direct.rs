//! Rows as consignments of the model, without the detour through a file. Meant for measurements
//! over many days; a test holds that both ways give the same units with the same goods, parties,
//! masses and values.
//!
//! Nothing is spoilt by a format here: no code page, no cut text, no columns that a format lacks.

use std::collections::BTreeMap;

use sarhad_model::codes::{CountryCode, HsCode, TaxNumber, UnLocode};
use sarhad_model::{
    AdditionalDocument, Classification, ClassificationOrigin, ClassificationScheme, Communication,
    Consignment, ConsignmentItem, ConsignmentNature, ContainerNumber, Coverage, Declaration,
    DocumentKind, Identifier, Location, MeansIdentityKind, Measure, Money, Packaging, Party,
    PartyRole, Seal, Span, Submission, SubmissionStatus, Text, TransportEquipment, TransportMode,
    Value,
};

use crate::cargo::Row;
use crate::journey::Journey;
use crate::mess::PLACEHOLDERS;
use crate::papers::bills;
use crate::parties::Written;
use crate::post::Mode;
use crate::tables::Place;

/// What the submission is called as a format.
const FORMAT: &str = "simulated";

/// The submission of a journey.
pub(crate) fn submission(journey: &Journey, rows: &[Row]) -> Submission {
    // A list of trucks is a journey for each truck.
    let mut by_truck = BTreeMap::<&str, usize>::new();
    let mut declarations: Vec<Declaration> = Vec::new();
    for range in bills(rows) {
        let of_bill = &rows[range];
        let truck = of_bill[0].plates.as_deref().unwrap_or_default();
        let place = *by_truck.entry(truck).or_insert_with(|| {
            declarations.push(head(journey, truck));
            declarations.len() - 1
        });
        declarations[place].consignments.push(consignment(journey, of_bill));
    }
    Submission {
        name: journey.stem.clone(),
        format: FORMAT,
        format_version: None,
        encoding: None,
        status: SubmissionStatus::Complete,
        declarations,
        additional_information: Vec::new(),
        quarantined: Vec::new(),
        issues: Vec::new(),
        columns: Vec::new(),
        coverage: Coverage::default(),
    }
}

fn text(value: &str) -> Text {
    Text::new(value, Span::None)
}

fn some_text(value: &str) -> Option<Text> {
    (!is_nothing(value)).then(|| text(value))
}

fn number(value: f64) -> Value<f64> {
    Value::good(value.to_string(), value, Span::None)
}

fn country(code: &str) -> Option<Value<CountryCode>> {
    (!code.is_empty()).then(|| Value::read(code, Span::None, CountryCode::parse))
}

fn is_nothing(value: &str) -> bool {
    value.trim().is_empty() || PLACEHOLDERS.contains(&value.trim())
}

fn head(journey: &Journey, truck: &str) -> Declaration {
    let mut declaration = Declaration::default();
    let day = journey.date.to_string();
    declaration.arrival_date = Some(Value::good(day, journey.date, Span::None));
    let means = &mut declaration.border_transport_means;
    means.mode = TransportMode::from_code(journey.post.mode().code());
    let mut identity = |kind, value: &str| {
        if !value.is_empty() {
            means.identities.push((kind, text(value)));
        }
    };
    match journey.post.mode() {
        Mode::Sea => {
            identity(MeansIdentityKind::VesselName, &journey.means);
            identity(MeansIdentityKind::Imo, &journey.imo);
        }
        Mode::Rail => identity(MeansIdentityKind::Train, &journey.means),
        Mode::Road => {}
        Mode::Air => identity(MeansIdentityKind::Flight, &journey.number),
    }
    identity(MeansIdentityKind::VehiclePlate, truck);
    means.journey = some_text(&journey.number);
    if journey.post.mode() == Mode::Sea {
        means.nationality = country(journey.flag);
    }
    declaration
}

fn consignment(journey: &Journey, rows: &[Row]) -> Consignment {
    let row = &rows[0];
    let mut consignment = Consignment {
        transport_contract_document: Some(document(bill_kind(journey, row), &row.bill)),
        master_document: row.master.as_ref().map(|master| {
            let air = journey.post.mode() == Mode::Air;
            let kind = if air { DocumentKind::AirWaybill } else { DocumentKind::MasterBill };
            Box::new(document(kind, master))
        }),
        nature: match row.direction.as_str() {
            "import" => Some(ConsignmentNature::Import),
            "export" => Some(ConsignmentNature::Export),
            "transit" => Some(ConsignmentNature::Transit),
            _ => None,
        },
        items: (1u32..).zip(rows).map(|(line, row)| item(line, row)).collect(),
        ..Consignment::default()
    };
    parties(row, &mut consignment);
    let way = &mut consignment.itinerary;
    way.loading_location = location(&row.loading);
    way.goods_delivery_place = location(&row.delivery);
    way.destination_country = country(&row.delivery.country);
    way.export_country = country(&row.shipper.country);
    way.routing_countries = row.via.iter().filter_map(|code| country(code)).collect();
    for container in &row.containers {
        consignment.transport_equipment.push(TransportEquipment {
            identification: Value::read(&container.number, Span::None, ContainerNumber::parse),
            size_type: some_text(container.size),
            seals: vec![Seal { number: text(&container.seal), affixing_party: None }],
            ..TransportEquipment::default()
        });
    }
    if let Some(wagon) = &row.wagon {
        let raw = Value { raw: wagon.as_str().into(), ..Value::default() };
        let equipment = TransportEquipment { identification: raw, ..TransportEquipment::default() };
        consignment.transport_equipment.push(equipment);
    }
    let documents = [(DocumentKind::Invoice, &row.invoice), (DocumentKind::Licence, &row.permit)];
    for (kind, value) in documents {
        consignment.additional_documents.extend(value.as_ref().map(|value| document(kind, value)));
    }
    consignment
}

fn bill_kind(journey: &Journey, row: &Row) -> DocumentKind {
    match journey.post.mode() {
        Mode::Sea if row.master.is_some() => DocumentKind::HouseBill,
        Mode::Sea => DocumentKind::BillOfLading,
        Mode::Rail => DocumentKind::RailWaybill,
        Mode::Road => DocumentKind::RoadWaybill,
        Mode::Air if row.master.is_some() => DocumentKind::HouseAirWaybill,
        Mode::Air => DocumentKind::AirWaybill,
    }
}

fn document(kind: DocumentKind, value: &str) -> AdditionalDocument {
    AdditionalDocument { kind, type_code: None, number: text(value), date: None, issuer: None }
}

fn location(place: &Place) -> Option<Box<Location>> {
    if *place == Place::default() {
        return None;
    }
    let code = Some(&place.code).filter(|code| !code.is_empty());
    let name = Some(&place.english).filter(|name| !name.is_empty());
    Some(Box::new(Location {
        code: code.map(|code| Value::read(code, Span::None, UnLocode::parse)),
        name: name.map(|name| Box::new(text(name))),
        country_field: country(&place.country).map(Box::new),
    }))
}

/// The parties of a bill, which its rows share; what stands in a name's place and is none is
/// resolved as readers do.
fn parties(row: &Row, consignment: &mut Consignment) {
    let upper = row.consignee.name.to_uppercase();
    let to_order = upper.starts_with("TO ORDER") || upper.starts_with("TO THE ORDER");
    consignment.to_order = to_order;
    let notify = row.notify.as_ref().map(|notify| {
        let same = notify.name.eq_ignore_ascii_case("SAME AS CONSIGNEE");
        if same { &row.consignee } else { notify }
    });
    let all = [
        (PartyRole::Consignor, Some(&row.shipper)),
        (PartyRole::Consignee, Some(&row.consignee).filter(|_| !to_order)),
        (PartyRole::NotifyParty, notify),
        (PartyRole::Buyer, row.buyer.as_ref()),
        (PartyRole::EndUser, row.end_user.as_ref()),
        (PartyRole::Declarant, row.broker.as_ref()),
    ];
    for (role, written) in all {
        consignment.parties.extend(written.and_then(|written| party(role, written)));
    }
}

fn party(role: PartyRole, written: &Written) -> Option<Party> {
    let mut party = Party::new(role);
    party.name = some_text(&written.name);
    party.address = some_text(&written.address).into_iter().collect();
    party.country = country(&written.country);
    let tax = written.tax.as_deref().filter(|tax| !is_nothing(tax));
    party.identifiers.extend(tax.map(|tax| Identifier {
        scheme: "TIN",
        number: Value::read(tax, Span::None, TaxNumber::parse),
    }));
    party.communications.extend(
        written.phone.as_ref().map(|phone| Communication { channel: "TE", number: text(phone) }),
    );
    (!party.is_empty()).then_some(party)
}

fn item(line: u32, row: &Row) -> ConsignmentItem {
    let goods = &row.goods;
    let mut item = ConsignmentItem {
        sequence: line,
        cargo_description: some_text(&goods.text).into_iter().collect(),
        origin_country: country(&goods.origin),
        packaging: vec![Packaging {
            quantity: Some(number(f64::from(goods.packages))),
            kind: some_text(&goods.package),
            marks: None,
        }],
        gross_mass_kg: Some(number(goods.gross_kg)),
        net_mass_kg: goods.net_kg.map(number),
        volume_m3: goods.volume_m3.map(|volume| Box::new(number(volume))),
        measures: Vec::<Measure>::new(),
        value: Some(Box::new(Money {
            amount: number(goods.value_usd),
            currency: Some(text("USD")),
        })),
        ..ConsignmentItem::default()
    };
    if !is_nothing(&goods.hs) {
        item.classifications.push(Classification {
            scheme: ClassificationScheme::Hs,
            code: Value::read(&goods.hs, Span::None, HsCode::parse),
            origin: ClassificationOrigin::Declared,
        });
    }
    item
}
