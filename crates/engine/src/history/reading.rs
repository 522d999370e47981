//! From papers that were read to movements. A paper without a date is no movement: nobody could say
//! when it was known.

use chrono::NaiveDate;
use sarhad_model::{
    AdditionalDocument, Consignment, ConsignmentItem, ConsignmentNature, Declaration,
    DeclarationFunction, DeclarationKind, DocumentKind, HsCode, ImoNumber, MeansIdentityKind,
    Party, Submission, Value,
};

use super::identity::{PartyKeys, contacts};
use super::movement::{MAX_WORDS, MovedLine, MovedParty, MovedShip, Movement, Way};
use crate::indicators::route;
use crate::tables::{Tables, plain_words};
use crate::units::{Part, Unit, equipment_key};

/// Shortest number of a document or vehicle that tells it from others, in letters and digits.
const MIN_NUMBER: usize = 4;

/// What papers gave.
#[derive(Debug, Clone, Default)]
pub struct Movements {
    /// The movements, in the order of the papers.
    pub movements: Vec<Movement>,
    /// Consignments without any date, which could not be used.
    pub undated: usize,
}

/// The movements of papers. What a paper takes back is none.
pub fn movements(submissions: &[Submission], tables: &Tables) -> Movements {
    let mut all = Movements::default();
    for (file, submission) in (0u32..).zip(submissions) {
        for declaration in &submission.declarations {
            if declaration.function == DeclarationFunction::Cancellation {
                continue;
            }
            for consignment in &declaration.consignments {
                let Some(date) = day_of(declaration, consignment) else {
                    all.undated += 1;
                    continue;
                };
                let items = (0u32..).take(consignment.items.len()).collect();
                let (equipment, unlinked) = (None, None);
                let part = Part { file, declaration, consignment, equipment, items, unlinked };
                all.movements.push(movement(&part, date, tables));
            }
        }
    }
    all
}

/// The day of a paper: of issue, else of arrival, else of departure; else of the customs declaration
/// or transport document of the consignment, as tables of many days state it.
pub fn day_of(declaration: &Declaration, consignment: &Consignment) -> Option<NaiveDate> {
    let of_document = |document: &AdditionalDocument| document.date.as_ref()?.get().copied();
    day_of_head(declaration)
        .or_else(|| {
            let documents = consignment.additional_documents.iter();
            let mut own = documents.filter(|one| one.kind == DocumentKind::CustomsDeclaration);
            own.find_map(of_document)
        })
        .or_else(|| of_document(consignment.transport_contract_document.as_ref()?))
}

/// The earliest day of the papers of a unit.
pub fn day_of_unit(unit: &Unit<'_>) -> Option<NaiveDate> {
    let parts = unit.parts.iter();
    let claimed = parts.filter_map(|part| day_of(part.declaration, part.consignment));
    let unclaimed = unit.unclaimed.iter();
    claimed.chain(unclaimed.filter_map(|one| day_of_head(one.declaration))).min()
}

/// The day that the head of a declaration states.
fn day_of_head(declaration: &Declaration) -> Option<NaiveDate> {
    [&declaration.issue_date, &declaration.arrival_date, &declaration.departure_date]
        .into_iter()
        .find_map(|date| date.as_ref()?.get().copied())
}

/// Which way a consignment goes, as its papers say.
pub(crate) fn way(declaration: &Declaration, consignment: &Consignment) -> Way {
    let stated = consignment.nature.map(|nature| match nature {
        ConsignmentNature::Import => Way::Import,
        ConsignmentNature::Export => Way::Export,
        ConsignmentNature::Transit | ConsignmentNature::Transhipment => Way::Transit,
    });
    stated.unwrap_or(match declaration.kind {
        DeclarationKind::Export | DeclarationKind::CargoReportExport => Way::Export,
        DeclarationKind::Transit => Way::Transit,
        _ => Way::Import,
    })
}

/// Letters and digits of a number, when they are enough to tell it from others.
pub(crate) fn plain_number(text: &str) -> Option<String> {
    let plain: String =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    let telling = plain.chars().count() >= MIN_NUMBER && plain.chars().any(|c| c.is_ascii_digit());
    telling.then_some(plain)
}

/// Trucks by their plate. A ship, train or flight carries the goods of hundreds: what was found in
/// one of its boxes says nothing of it.
pub(crate) fn vehicles(declaration: &Declaration) -> Vec<String> {
    let identities = declaration.border_transport_means.identities.iter();
    let mut all: Vec<String> = identities
        .filter(|(kind, _)| *kind == MeansIdentityKind::VehiclePlate)
        .filter_map(|(_, text)| plain_number(text.value()))
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The ship of a declaration, by its IMO number; none where the number is not stated or is none.
pub(crate) fn ship(declaration: &Declaration) -> Option<MovedShip> {
    let means = &declaration.border_transport_means;
    let written = means.identity(MeansIdentityKind::Imo)?;
    let imo = ImoNumber::parse(written).ok()?.to_string();
    let name = means.identity(MeansIdentityKind::VesselName).unwrap_or_default().to_owned();
    let flag = means.nationality.as_ref().and_then(|flag| flag.value);
    Some(MovedShip { imo, name, flag })
}

fn movement(part: &Part<'_>, date: NaiveDate, tables: &Tables) -> Movement {
    let (declaration, consignment) = (part.declaration, part.consignment);
    let named = consignment.parties.iter().chain(&declaration.parties);
    let mut parties: Vec<MovedParty> = named.filter_map(|one| party(one, tables)).collect();
    parties.dedup();
    let mut equipment: Vec<String> =
        consignment.transport_equipment.iter().filter_map(equipment_key).collect();
    equipment.sort_unstable();
    equipment.dedup();
    let documents = consignment.additional_documents.iter();
    Movement {
        date,
        way: way(declaration, consignment),
        reference: consignment.reference().and_then(plain_number).unwrap_or_default(),
        from: route::departure(part, tables),
        to: route::destination(part, tables),
        via: route::crossed(part, tables).into_iter().map(|named| named.what).collect(),
        ship: ship(declaration),
        parties,
        equipment,
        vehicles: vehicles(declaration),
        documents: documents
            .filter_map(|one| Some((one.kind, plain_number(one.number.value())?)))
            .collect(),
        lines: consignment.items.iter().map(line).collect(),
    }
}

fn party(party: &Party, tables: &Tables) -> Option<MovedParty> {
    let keys = PartyKeys::of(party, tables);
    (!keys.is_empty()).then(|| MovedParty {
        role: party.role,
        name: party.name().to_owned(),
        keys,
        contacts: contacts(party),
    })
}

fn line(item: &ConsignmentItem) -> MovedLine {
    let mass = item.net_mass_kg.as_ref().or(item.gross_mass_kg.as_ref());
    let money = item.value.as_deref();
    let whole = item.gross_mass_kg.as_ref().or(item.net_mass_kg.as_ref());
    let stated = |number: Option<&Value<f64>>| number?.value.filter(|number| *number > 0.0);
    let currency = money.and_then(|money| money.currency.as_ref());
    MovedLine {
        words: words(item),
        hs6: item.hs().and_then(HsCode::hs6).map(str::to_owned),
        heading: item.hs().and_then(HsCode::heading).map(str::to_owned),
        origin: item.origin_country.as_ref().and_then(|country| country.value),
        mass_kg: mass.and_then(|mass| mass.value).filter(|mass| *mass > 0.0),
        density: stated(whole).zip(stated(item.volume_m3.as_deref())).map(|(kg, m3)| kg / m3),
        value: money.and_then(|money| money.amount.value).filter(|value| *value > 0.0),
        currency: currency.map_or_else(String::new, |text| text.value().to_uppercase()),
    }
}

/// The beginning of the description in plain words.
fn words(item: &ConsignmentItem) -> String {
    let mut words = plain_words(&item.description());
    let end = (0..=MAX_WORDS.min(words.len())).rev().find(|at| words.is_char_boundary(*at));
    words.truncate(end.unwrap_or_default());
    words.shrink_to_fit();
    words
}

impl MovedLine {
    /// A goods line as it would be recorded.
    pub fn of(item: &ConsignmentItem) -> Self {
        line(item)
    }

    /// Value of a kilogram, when value, currency and mass are stated.
    pub fn price(&self) -> Option<f64> {
        if self.currency.is_empty() {
            return None;
        }
        Some(self.value? / self.mass_kg?).filter(|price| price.is_finite() && *price > 0.0)
    }
}
