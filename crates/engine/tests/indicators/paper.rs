//! Papers for tests, written down in a few words of TOML instead of forty fields of the model.
//!
//! Only what the indicators look at can be said; it reads no real format.

use sarhad_model::codes::TaxNumber;
use sarhad_model::*;
use serde::Deserialize;

/// One consignment in a declaration of its own.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Paper {
    /// Tare of the first container, kilograms.
    pub tare: Option<f64>,
    /// Seal of every container.
    pub seal: String,
    pub bill: String,
    pub kind: String,
    pub vessel: String,
    pub imo: String,
    pub voyage: String,
    pub master: String,
    pub containers: Vec<String>,
    pub from: String,
    pub to: String,
    pub via: Vec<String>,
    pub loading: Option<Place>,
    pub unloading: Option<Place>,
    pub delivery: Option<Place>,
    pub transit: Vec<Place>,
    pub to_order: bool,
    pub mass: Option<f64>,
    pub documents: Vec<String>,
    pub date: Option<chrono::NaiveDate>,
    pub departure: Option<chrono::NaiveDate>,
    pub arrival: Option<chrono::NaiveDate>,
    pub amends: bool,
    pub flag: String,
    pub freight_payment: String,
    pub freight: Option<f64>,
    pub freight_currency: String,
    pub plate: String,
    pub parties: Vec<PaperParty>,
    pub lines: Vec<Line>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub name: String,
    #[serde(default)]
    pub country: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PaperParty {
    pub role: String,
    pub name: String,
    pub country: String,
    pub phone: String,
    pub number: String,
    pub contact: String,
    pub email: String,
    pub site: String,
    pub address: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Line {
    pub number: u32,
    pub text: String,
    pub hs: String,
    pub gross: Option<f64>,
    pub net: Option<f64>,
    pub packages: Option<f64>,
    pub volume: Option<f64>,
    pub un: String,
    pub class: String,
    pub value: Option<f64>,
    pub currency: String,
    pub origin: String,
}

fn text(raw: &str) -> Option<Text> {
    (!raw.is_empty()).then(|| Text::new(raw, Span::None))
}

fn number(value: f64) -> Value<f64> {
    Value::good(value.to_string(), value, Span::None)
}

fn date(day: chrono::NaiveDate) -> Value<chrono::NaiveDate> {
    Value::good(day.to_string(), day, Span::None)
}

fn country(code: &str) -> Option<Value<CountryCode>> {
    (!code.is_empty()).then(|| Value::read(code, Span::None, CountryCode::parse))
}

fn location(place: &Place) -> Location {
    let country_field = country(&place.country).map(Box::new);
    Location { code: None, name: text(&place.name).map(Box::new), country_field }
}

fn document(kind: DocumentKind, raw: &str) -> AdditionalDocument {
    AdditionalDocument {
        kind,
        type_code: None,
        number: Text::new(raw, Span::None),
        date: None,
        issuer: None,
    }
}

fn party(party: &PaperParty) -> Party {
    let role = PartyRole::ALL.iter().find(|role| role.key() == party.role);
    let mut made = Party::new(*role.unwrap_or_else(|| panic!("no role {}", party.role)));
    made.name = text(&party.name);
    made.country = country(&party.country);
    made.contact = text(&party.contact).map(Box::new);
    made.communications = text(&party.phone)
        .map(|number| Communication { channel: "TE", number })
        .into_iter()
        .collect();
    made.communications
        .extend(text(&party.email).map(|number| Communication { channel: "EM", number }));
    made.communications
        .extend(text(&party.site).map(|number| Communication { channel: "WWW", number }));
    made.address.extend(text(&party.address));
    if !party.number.is_empty() {
        let number = Value::read(&party.number, Span::None, TaxNumber::parse);
        made.identifiers = vec![Identifier { scheme: "TIN", number }];
    }
    made
}

fn item(line: &Line) -> ConsignmentItem {
    let classifications = (!line.hs.is_empty())
        .then(|| Classification {
            scheme: ClassificationScheme::Hs,
            code: Value::read(&line.hs, Span::None, HsCode::parse),
            origin: ClassificationOrigin::Declared,
        })
        .into_iter()
        .collect();
    let dangerous_goods = (!line.un.is_empty() || !line.class.is_empty())
        .then(|| DangerousGoods {
            un_number: (!line.un.is_empty())
                .then(|| Value::read(&line.un, Span::None, UnNumber::parse)),
            class: text(&line.class),
            packing_group: None,
        })
        .into_iter()
        .collect();
    ConsignmentItem {
        sequence: line.number,
        cargo_description: text(&line.text).into_iter().collect(),
        classifications,
        dangerous_goods,
        origin_country: country(&line.origin),
        value: line.value.map(|amount| {
            Box::new(Money { amount: number(amount), currency: text(&line.currency) })
        }),
        gross_mass_kg: line.gross.map(number),
        net_mass_kg: line.net.map(number),
        volume_m3: line.volume.map(number).map(Box::new),
        packaging: line
            .packages
            .map(|count| Packaging { quantity: Some(number(count)), kind: None, marks: None })
            .into_iter()
            .collect(),
        ..ConsignmentItem::default()
    }
}

impl Paper {
    /// The consignment alone.
    pub fn consignment(&self) -> Consignment {
        let licence = |name: &String| match name.as_str() {
            "licence" => document(DocumentKind::Licence, "L-1"),
            other => document(DocumentKind::Invoice, other),
        };
        Consignment {
            transport_contract_document: (!self.bill.is_empty())
                .then(|| document(DocumentKind::BillOfLading, &self.bill)),
            parties: self.parties.iter().map(party).collect(),
            to_order: self.to_order,
            itinerary: Itinerary {
                loading_location: self.loading.as_ref().map(location).map(Box::new),
                unloading_location: self.unloading.as_ref().map(location).map(Box::new),
                goods_delivery_place: self.delivery.as_ref().map(location).map(Box::new),
                transit_locations: self.transit.iter().map(location).collect(),
                export_country: country(&self.from),
                destination_country: country(&self.to),
                routing_countries: self.via.iter().filter_map(|code| country(code)).collect(),
                ..Itinerary::default()
            },
            freight_payment: text(&self.freight_payment).map(Box::new),
            freight: self.freight.map(|amount| {
                let currency = text(&self.freight_currency);
                Box::new(Money { amount: number(amount), currency })
            }),
            total_gross_mass_kg: self.mass.map(number),
            items: self.lines.iter().map(item).collect(),
            transport_equipment: self
                .containers
                .iter()
                .map(|raw| TransportEquipment {
                    identification: Value::read(raw, Span::None, ContainerNumber::parse),
                    tare_mass_kg: self.tare.map(|kg| Box::new(number(kg))),
                    seals: text(&self.seal)
                        .map(|number| Seal { number, affixing_party: None })
                        .into_iter()
                        .collect(),
                    ..TransportEquipment::default()
                })
                .collect(),
            additional_documents: self.documents.iter().map(licence).collect(),
            ..Consignment::default()
        }
    }

    /// A declaration with this consignment.
    pub fn declaration(&self) -> Declaration {
        let identities = [
            (MeansIdentityKind::VesselName, &self.vessel),
            (MeansIdentityKind::Imo, &self.imo),
            (MeansIdentityKind::VehiclePlate, &self.plate),
        ];
        Declaration {
            kind: match self.kind.as_str() {
                "" => DeclarationKind::CargoReportImport,
                "import" => DeclarationKind::Import,
                "export" => DeclarationKind::Export,
                "transit" => DeclarationKind::Transit,
                other => panic!("no kind of declaration {other}"),
            },
            function: if self.amends {
                DeclarationFunction::Amendment
            } else {
                DeclarationFunction::Original
            },
            issue_date: self.date.map(date),
            departure_date: self.departure.map(date),
            arrival_date: self.arrival.map(date),
            border_transport_means: BorderTransportMeans {
                identities: identities
                    .into_iter()
                    .filter_map(|(kind, raw)| Some((kind, text(raw)?)))
                    .collect(),
                journey: text(&self.voyage),
                master: text(&self.master),
                nationality: country(&self.flag),
                ..BorderTransportMeans::default()
            },
            consignments: vec![self.consignment()],
            ..Declaration::default()
        }
    }
}

/// A permit in a few words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PermitRow {
    pub number: String,
    pub holder: String,
    pub entries: Vec<String>,
    pub codes: Vec<String>,
    pub goods: String,
    pub quantity: Option<f64>,
    pub unit: String,
    pub used: f64,
    pub from: Option<chrono::NaiveDate>,
    pub to: Option<chrono::NaiveDate>,
    pub way: Vec<Direction>,
    pub end_user: String,
    pub destination: String,
    pub status: PermitStatus,
}

/// A register of permits of Kazakhstan.
pub fn register(rows: &[PermitRow]) -> PermitRegister {
    let permit = |row: &PermitRow| Permit {
        number: row.number.clone(),
        state: CountryCode::parse("KZ").ok(),
        holder: row.holder.clone(),
        holder_number: String::new(),
        entries: row.entries.clone(),
        codes: row.codes.clone(),
        goods: row.goods.clone(),
        quantity: row.quantity,
        unit: row.unit.clone(),
        used: row.used,
        valid_from: row.from,
        valid_to: row.to,
        end_user: row.end_user.clone(),
        destination: CountryCode::parse(&row.destination).ok(),
        directions: row.way.clone(),
        status: row.status,
    };
    PermitRegister {
        name: "register".to_owned(),
        version: "register-1".to_owned(),
        as_of: None,
        permits: rows.iter().map(permit).collect(),
    }
}

/// A company in a few words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CompanyRow {
    pub number: String,
    pub name: String,
    pub country: String,
    pub registered_on: Option<chrono::NaiveDate>,
    pub activity_code: String,
    pub address: String,
    pub directors: Vec<String>,
    pub owners: Vec<OwnerRow>,
    pub closed_on: Option<chrono::NaiveDate>,
    pub changes: Vec<CompanyChange>,
    /// So many companies that are alike but for the number.
    pub times: Option<u32>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OwnerRow {
    pub name: String,
    pub number: String,
    pub percent: Option<f64>,
}

/// A register of companies.
pub fn companies(rows: &[CompanyRow]) -> CompanyRegister {
    let company = |row: &CompanyRow, turn: u32| Company {
        number: if turn == 0 { row.number.clone() } else { format!("{}{turn:03}", row.number) },
        name: if turn == 0 { row.name.clone() } else { format!("{} {turn}", row.name) },
        country: CountryCode::parse(&row.country).ok(),
        registered_on: row.registered_on,
        activity_code: row.activity_code.clone(),
        activity: String::new(),
        address: row.address.clone(),
        directors: row
            .directors
            .iter()
            .map(|name| Director { name: name.clone(), number: String::new() })
            .collect(),
        owners: row
            .owners
            .iter()
            .map(|one| Owner {
                name: one.name.clone(),
                number: one.number.clone(),
                percent: one.percent,
            })
            .collect(),
        status: CompanyStatus::Active,
        closed_on: row.closed_on,
        changes: row.changes.clone(),
    };
    let turns = |row: &CompanyRow| 0..row.times.unwrap_or(1);
    CompanyRegister {
        name: "companies".to_owned(),
        version: "companies-1".to_owned(),
        as_of: None,
        companies: rows
            .iter()
            .flat_map(|row| turns(row).map(move |turn| company(row, turn)))
            .collect(),
    }
}

/// A fact in a few words; one of the values at most.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservationRow {
    pub kind: ObservationKind,
    pub about: ObservedSubject,
    pub subject: String,
    pub known_on: chrono::NaiveDate,
    #[serde(default)]
    pub words: String,
    pub kg: Option<f64>,
    pub hours: Option<f64>,
    pub day: Option<chrono::NaiveDate>,
    pub answer: Option<(String, Reply)>,
    #[serde(default)]
    pub by: String,
    #[serde(default)]
    pub note: String,
}

/// What other systems and officers know.
pub fn observations(rows: &[ObservationRow]) -> Observations {
    let fact = |row: &ObservationRow| {
        let value = None
            .or(row.kg.map(ObservedValue::MassKg))
            .or(row.hours.map(ObservedValue::Hours))
            .or(row.day.map(ObservedValue::Day))
            .or(row.answer.clone().map(|(id, reply)| ObservedValue::Answer(id, reply)));
        Observation {
            kind: row.kind,
            subject_kind: row.about,
            subject: row.subject.clone(),
            known_on: row.known_on,
            value: value.unwrap_or_else(|| ObservedValue::Words(row.words.clone())),
            by: row.by.clone(),
            note: row.note.clone(),
        }
    };
    Observations {
        name: "observations".to_owned(),
        version: "observations-1".to_owned(),
        all: rows.iter().map(fact).collect(),
    }
}

/// A file of papers.
pub fn submission(name: &str, declarations: Vec<Declaration>) -> Submission {
    Submission {
        name: name.to_owned(),
        format: "test",
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

fn entry(id: &str, kind: EntryKind, name: &str, country: &str) -> ListEntry {
    ListEntry {
        id: id.to_owned(),
        kind,
        names: vec![ListName { text: name.to_owned(), quality: NameQuality::Primary }],
        dates: Vec::new(),
        countries: CountryCode::parse(country).into_iter().collect(),
        identifiers: Vec::new(),
        addresses: Vec::new(),
        programs: Vec::new(),
        listed_on: None,
        expires_on: None,
        remarks: String::new(),
        vessel: None,
    }
}

fn list(id: &str, title: &str, authority: Authority, entries: Vec<ListEntry>) -> WatchList {
    WatchList {
        id: id.to_owned(),
        title: title.to_owned(),
        authority,
        format: "test".to_owned(),
        published: None,
        version: format!("{id}-1"),
        entries,
    }
}

/// Two lists of invented names.
pub fn lists() -> Vec<WatchList> {
    let mut ship = entry("V1", EntryKind::Vessel, "ZARYA POLUNOCHNAYA", "KP");
    let mut housed =
        entry("O1", EntryKind::Organisation, "Brindalex Precision Instruments LLC", "AE");
    housed.addresses = vec!["Unit 5, Invented Souk, Dubai, UAE".to_owned()];
    housed.identifiers = vec![("Phone".to_owned(), "+971 4 000 11 22".to_owned())];
    ship.vessel = Some(VesselFacts { imo: Some("9074729".to_owned()), ..VesselFacts::default() });
    vec![
        list(
            "un-test",
            "Invented UN list",
            Authority::Un,
            vec![
                entry("U1", EntryKind::Organisation, "Korvanta Heavy Metallurgy Corporation", "KP"),
                entry("U2", EntryKind::Person, "Dilmurod Qahhorovich Zarbuloqov", ""),
                ship,
            ],
        ),
        list(
            "other-test",
            "Invented list of another state",
            Authority::Other,
            vec![
                housed,
                entry("O2", EntryKind::Organisation, "Korvanta Heavy Metallurgy Corporation", "KP"),
                entry("O3", EntryKind::Vessel, "TULPARSTAR TRADING", ""),
            ],
        ),
    ]
}
