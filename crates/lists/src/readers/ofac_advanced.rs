//! OFAC advanced XML (`Sanctions`, the UN model of sanctions data): parties with identities, names
//! in parts and scripts, features, documents and addresses by reference, and the entries that say
//! under which programme a party is. Relations between parties are not read.

use std::collections::HashMap;

use sarhad_model::{CountryCode, EntryKind, PartialDate, Span};

use super::{ofac, ofac_names, ofac_xml};
use crate::countries::country;
use crate::dates::{self, Order};
use crate::draft::Draft;
use crate::error::ListError;
use crate::format::ListFormat;
use crate::reading::{Identity, Roll};
use crate::tidy::join;
use crate::xml::{self, Node};

const RECORDS: [&str; 6] = [
    "DateOfIssue",
    "ReferenceValueSets",
    "Location",
    "IDRegDocument",
    "DistinctParty",
    "SanctionsEntry",
];

/// Everything that parties refer to.
#[derive(Debug, Default)]
pub(crate) struct References {
    /// Texts of the reference values: (element, id) to text.
    values: HashMap<(String, String), String>,
    /// Codes of countries and areas by id.
    countries: HashMap<String, CountryCode>,
    /// Kind of a party by its subtype.
    kinds: HashMap<String, EntryKind>,
    /// Programme of a legal basis.
    programs: HashMap<String, String>,
    /// Address and country of a location.
    locations: HashMap<String, (String, Option<CountryCode>)>,
    /// Documents of an identity: scheme, number, country.
    documents: HashMap<String, Vec<(String, String, String)>>,
}

impl References {
    pub fn value(&self, element: &str, id: &str) -> &str {
        self.values.get(&(element.to_owned(), id.to_owned())).map_or("", String::as_str)
    }
}

pub(crate) fn read(text: &str, roll: &mut Roll<'_>) -> Result<Identity, ListError> {
    let mut references = References::default();
    let mut published = None;
    let mut drafts: Vec<Draft> = Vec::new();
    let mut by_profile: HashMap<String, usize> = HashMap::new();
    xml::records(text, &RECORDS, roll, |node, span, roll| match node.name.as_str() {
        "DateOfIssue" => published = dates::day(&numbers(&node), Order::DayFirst),
        "ReferenceValueSets" => references.take_values(&node),
        "Location" => references.take_location(&node),
        "IDRegDocument" => references.take_document(&node),
        "DistinctParty" => {
            roll.records += 1;
            for profile in node.all("Profile") {
                let draft = party(&node, profile, span, &references, roll);
                by_profile.insert(profile.attribute("ID").to_owned(), drafts.len());
                drafts.push(draft);
            }
        }
        "SanctionsEntry" => {
            if let Some(&at) = by_profile.get(node.attribute("ProfileID")) {
                listing(&node, &references, &mut drafts[at]);
            }
        }
        _ => {}
    })?;
    for draft in drafts {
        roll.push(draft);
    }
    Ok(Identity { published, ..ofac::identity(roll, ListFormat::OfacAdvancedXml) })
}

/// `Year`, `Month` and `Day` as `2020-3-17`.
fn numbers(node: &Node) -> String {
    ["Year", "Month", "Day"].map(|part| node.text_of(part)).join("-")
}

impl References {
    fn take_values(&mut self, sets: &Node) {
        for value in sets.children.iter().flat_map(|set| &set.children) {
            let id = value.attribute("ID").to_owned();
            let text = value.text.trim().to_owned();
            match value.name.as_str() {
                "Country" | "AreaCode" => {
                    let code =
                        [value.attribute("ISO2"), text.as_str(), value.attribute("Description")]
                            .into_iter()
                            .find_map(country);
                    if let Some(code) = code {
                        self.countries.insert(id.clone(), code);
                    }
                }
                "PartySubType" => {
                    let kind = match text.as_str() {
                        "Vessel" => EntryKind::Vessel,
                        "Aircraft" => EntryKind::Aircraft,
                        _ => EntryKind::Organisation,
                    };
                    self.kinds.insert(id.clone(), kind);
                }
                "LegalBasis" => {
                    let program = value.attribute("SanctionsProgramID");
                    self.programs.insert(id.clone(), program.to_owned());
                }
                _ => {}
            }
            self.values.insert((value.name.clone(), id), text);
        }
        self.take_persons(sets);
    }

    /// Subtypes stand before the types they refer to, so persons are marked at the end.
    fn take_persons(&mut self, sets: &Node) {
        for value in sets.all("PartySubTypeValues").flat_map(|set| set.all("PartySubType")) {
            let party = ofac::kind(self.value("PartyType", value.attribute("PartyTypeID")));
            if party == EntryKind::Person {
                self.kinds.insert(value.attribute("ID").to_owned(), party);
            }
        }
    }

    fn take_location(&mut self, node: &Node) {
        let parts: Vec<&str> = node
            .all("LocationPart")
            .flat_map(|part| part.all("LocationPartValue"))
            .map(|value| value.text_of("Value"))
            .collect();
        let id = |element: &str, attribute: &str| {
            node.child(element).map_or("", |child| child.attribute(attribute))
        };
        let code = self
            .countries
            .get(id("LocationCountry", "CountryID"))
            .or_else(|| self.countries.get(id("LocationAreaCode", "AreaCodeID")))
            .copied();
        let name = self.value("Country", id("LocationCountry", "CountryID"));
        let mut line = parts;
        if !name.eq_ignore_ascii_case("undetermined") {
            line.push(name);
        }
        let line = join(&line, ", ");
        self.locations.insert(node.attribute("ID").to_owned(), (line, code));
    }

    fn take_document(&mut self, node: &Node) {
        let scheme = self.value("IDRegDocType", node.attribute("IDRegDocTypeID")).to_owned();
        let country = self.value("Country", node.attribute("IssuedBy-CountryID")).to_owned();
        let document = (scheme, node.text_of("IDRegistrationNo").to_owned(), country);
        self.documents.entry(node.attribute("IdentityID").to_owned()).or_default().push(document);
    }
}

fn party(
    node: &Node,
    profile: &Node,
    span: Span,
    references: &References,
    roll: &Roll<'_>,
) -> Draft {
    let kind = references.kinds.get(profile.attribute("PartySubTypeID")).copied();
    let id = [node.attribute("FixedRef"), profile.attribute("ID")]
        .into_iter()
        .find(|id| !id.is_empty())
        .unwrap_or_default();
    let mut draft = roll.draft(id, kind.unwrap_or(EntryKind::Unknown), span);
    for identity in profile.all("Identity") {
        ofac_names::read(identity, references, &mut draft);
        for (scheme, number, country) in
            references.documents.get(identity.attribute("ID")).into_iter().flatten()
        {
            ofac_xml::fact(scheme, number, country, &mut draft);
        }
    }
    for feature in profile.all("Feature") {
        let name = references.value("FeatureType", feature.attribute("FeatureTypeID"));
        for version in feature.all("FeatureVersion") {
            self::feature(name, version, references, &mut draft);
        }
    }
    draft.remark(node.text_of("Comment"));
    draft
}

fn feature(name: &str, version: &Node, references: &References, draft: &mut Draft) {
    for period in version.all("DatePeriod") {
        if matches!(name, "Birthdate" | "Organization Established Date" | "Vessel Year of Build") {
            for date in dates_of(period) {
                draft.date(date);
            }
        }
    }
    for place in version.all("VersionLocation") {
        let Some((line, code)) = references.locations.get(place.attribute("LocationID")) else {
            continue;
        };
        match name {
            "Location" => draft.address(line),
            "Vessel Flag" => draft.flag(line),
            _ => {}
        }
        if let Some(code) = code.filter(|_| name != "Place of Birth") {
            draft.country_code(code);
        }
    }
    for detail in version.all("VersionDetail") {
        let lookup = references.value("DetailReference", detail.attribute("DetailReferenceID"));
        let text = [detail.text.trim(), lookup].into_iter().find(|text| !text.is_empty());
        match (name, text) {
            ("Place of Birth", Some(text)) => draft.remark(&format!("POB {text}")),
            ("VESSEL TYPE" | "Title", Some(text)) => draft.remark(text),
            ("Birthdate", _) | (_, None) => {}
            (name, Some(text)) => ofac_xml::fact(name, text, "", draft),
        }
    }
}

/// A period from the start of its start to the end of its end: a day, a year, or some years.
fn dates_of(period: &Node) -> Vec<PartialDate> {
    let part = |side: &str, end: &str| period.path(&[side, end]).map_or(String::new(), numbers);
    let (from, to) = (part("Start", "From"), part("End", "To"));
    if from == to {
        return dates::dates(&from, Order::DayFirst);
    }
    dates::dates(&format!("{from} to {to}"), Order::DayFirst)
}

fn listing(node: &Node, references: &References, draft: &mut Draft) {
    for measure in node.all("SanctionsMeasure") {
        let kind = references.value("SanctionsType", measure.attribute("SanctionsTypeID"));
        if kind == "Program" {
            draft.program(measure.text_of("Comment"));
        }
    }
    for event in node.all("EntryEvent") {
        let program = references.programs.get(event.attribute("LegalBasisID"));
        let program = program.map_or("", |id| references.value("SanctionsProgram", id));
        if program != "Unknown" {
            draft.program(program);
        }
        let day = event.child("Date").and_then(|date| dates::day(&numbers(date), Order::DayFirst));
        let listed = &mut draft.entry.listed_on;
        *listed = [*listed, day].into_iter().flatten().min();
    }
}
