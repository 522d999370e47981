//! What other systems and officers know of the things in a unit. Only facts that were known on the
//! day of the judgement are seen; later ones change no earlier judgement.
//!
//! It finds which facts concern a unit; what they mean is for the indicators.

use std::collections::HashMap;

use chrono::NaiveDate;
use sarhad_model::{
    ImoNumber, MeansIdentityKind, Observation, Observations, ObservedSubject, Party, PartyRole,
    Span, Subject, Text,
};

use crate::companies::number_key;
use crate::history::{plain_number, vehicles};
use crate::parties;
use crate::screened::name_forms;
use crate::tables::{Tables, plain_words};
use crate::units::{Part, Unit, equipment_key};

/// Facts known on a day, by what they are about.
#[derive(Debug, Clone)]
pub struct ObservationBook<'o> {
    by_subject: HashMap<(ObservedSubject, String), Vec<&'o Observation>>,
    /// Whether a fact names a party: only then names of parties are sounded out.
    names_parties: bool,
    /// Hash of the facts that are seen.
    version: String,
}

/// A fact about something in a unit.
#[derive(Debug, Clone)]
pub struct Observed<'c> {
    /// The fact.
    pub fact: &'c Observation,
    /// The place in the papers where the thing stands.
    pub subject: Subject,
    /// What the party is in the papers, when it is about a party.
    pub role: Option<PartyRole>,
    /// The part of the unit that it belongs to; none for equipment without goods.
    pub part: Option<&'c Part<'c>>,
}

impl<'o> ObservationBook<'o> {
    /// The facts known by a day.
    pub fn new(observations: &'o Observations, day: NaiveDate) -> Self {
        let mut by_subject: HashMap<_, Vec<&'o Observation>> = HashMap::new();
        let mut hasher = blake3::Hasher::new();
        for fact in observations.all.iter().filter(|fact| fact.known_on <= day) {
            let line = serde_json::to_vec(fact).expect("a fact is plain data that JSON can hold");
            hasher.update(&line).update(b"\n");
            if let Some(key) = key(fact.subject_kind, &fact.subject) {
                by_subject.entry((fact.subject_kind, key)).or_default().push(fact);
            }
        }
        let names_parties = by_subject.keys().any(|(kind, _)| *kind == ObservedSubject::PartyName);
        let version = hasher.finalize().to_hex()[..12].to_owned();
        Self { by_subject, names_parties, version }
    }

    /// Hash of the facts that are seen.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The facts about the things in a unit, in the order of the papers and then of the days.
    pub fn about<'c>(&'c self, unit: &'c Unit<'c>, tables: &Tables) -> Vec<Observed<'c>> {
        if self.by_subject.is_empty() {
            return Vec::new();
        }
        let mut found = Found { book: self, all: Vec::new() };
        for part in &unit.parts {
            found.of_part(part, tables);
        }
        for one in &unit.unclaimed {
            if let Some(number) = equipment_key(one.equipment) {
                let span = one.equipment.identification.span;
                let place = place(one.file, None, "equipment.identification", span, &number);
                found.add(ObservedSubject::Container, &number, &place, None, None);
            }
            found.of_means(one.declaration, one.file, None);
        }
        found.all
    }
}

/// Number or name in the form in which it is compared; none when it tells nothing apart.
fn key(kind: ObservedSubject, text: &str) -> Option<String> {
    match kind {
        ObservedSubject::Container | ObservedSubject::Vehicle | ObservedSubject::Document => {
            plain_number(text)
        }
        ObservedSubject::PartyNumber => number_key(text),
        ObservedSubject::Vessel => Some(match ImoNumber::parse(text) {
            Ok(imo) => imo.to_string(),
            Err(_) => plain_words(text),
        }),
        ObservedSubject::PartyName => Some(sound(text)).filter(|sound| !sound.is_empty()),
    }
}

/// A name by the sound of its words, so that the same name in another script has the same key. It
/// only finds candidates: whether two names are one is compared afterwards.
fn sound(name: &str) -> String {
    // The form of a company is left out: it is written in many ways.
    let prepared = parties::prepare(name, None);
    let mut words: Vec<&str> = prepared.parts.iter().map(|part| part.skeleton.as_str()).collect();
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    words.join(" ")
}

fn place(file: u32, bill: Option<&str>, field: &'static str, span: Span, text: &str) -> Subject {
    let bill = bill.map(str::to_owned);
    Subject { file, bill, item: None, field, span, text: text.to_owned() }
}

struct Found<'c> {
    book: &'c ObservationBook<'c>,
    all: Vec<Observed<'c>>,
}

impl<'c> Found<'c> {
    fn of_part(&mut self, part: &'c Part<'c>, tables: &Tables) {
        let bill = part.consignment.reference();
        if let Some(equipment) = part.transport_equipment()
            && let Some(number) = equipment_key(equipment)
        {
            let span = equipment.identification.span;
            let place = place(part.file, bill, "equipment.identification", span, &number);
            self.add(ObservedSubject::Container, &number, &place, None, Some(part));
        }
        self.of_means(part.declaration, part.file, Some(part));
        let parties = part.consignment.parties.iter().chain(&part.declaration.parties);
        for party in parties {
            self.of_party(party, part, tables);
        }
        let consignment = part.consignment;
        let documents = consignment.additional_documents.iter().map(|one| &one.number);
        let bill_text = consignment.transport_contract_document.as_ref().map(|one| &one.number);
        let previous = part.declaration.previous_documents.iter().map(|one| &one.number);
        let numbers = documents.chain(bill_text).chain(&part.declaration.mrn).chain(previous);
        for number in numbers {
            let place = place(part.file, bill, "document.number", number.span, number.value());
            self.add(ObservedSubject::Document, number.value(), &place, None, Some(part));
        }
    }

    fn of_means(
        &mut self,
        declaration: &'c sarhad_model::Declaration,
        file: u32,
        part: Option<&'c Part<'c>>,
    ) {
        let bill = part.and_then(|part| part.consignment.reference());
        for plate in vehicles(declaration) {
            let place = place(file, bill, "means.identity", Span::None, &plate);
            self.add(ObservedSubject::Vehicle, &plate, &place, None, part);
        }
        let means = &declaration.border_transport_means;
        for kind in [MeansIdentityKind::Imo, MeansIdentityKind::VesselName] {
            let Some(name) = means.identity(kind).filter(|name| !name.is_empty()) else { continue };
            let place = place(file, bill, "vessel", Span::None, name);
            self.add(ObservedSubject::Vessel, name, &place, None, part);
        }
    }

    fn of_party(&mut self, party: &'c Party, part: &'c Part<'c>, tables: &Tables) {
        let subject = crate::indicators::party_subject(part, party);
        for number in &party.identifiers {
            let kind = ObservedSubject::PartyNumber;
            self.add(kind, &number.number.raw, &subject, Some(party.role), Some(part));
        }
        let stated: Option<&Text> = party.name.as_ref().filter(|_| self.book.names_parties);
        for name in stated.map(|name| name_forms(name, tables)).unwrap_or_default() {
            let kind = ObservedSubject::PartyName;
            self.add(kind, name, &subject, Some(party.role), Some(part));
        }
    }

    fn add(
        &mut self,
        kind: ObservedSubject,
        text: &str,
        subject: &Subject,
        role: Option<PartyRole>,
        part: Option<&'c Part<'c>>,
    ) {
        let Some(key) = key(kind, text) else { return };
        let Some(facts) = self.book.by_subject.get(&(kind, key)) else { return };
        for fact in facts {
            let is_name = kind == ObservedSubject::PartyName;
            let same_part = |one: &Observed<'_>| match (one.part, part) {
                (Some(one), Some(two)) => std::ptr::eq(one, two),
                (one, two) => one.is_none() && two.is_none(),
            };
            let known = |one: &Observed<'_>| {
                std::ptr::eq(one.fact, *fact) && one.role == role && same_part(one)
            };
            if self.all.iter().any(known)
                || is_name
                    && parties::compare(text, &fact.subject, None).probability < parties::ALERT
            {
                continue;
            }
            self.all.push(Observed { fact, subject: subject.clone(), role, part });
        }
    }
}
