//! OFAC standard XML (`sdnList`): `SDN.XML` and `CONSOLIDATED.XML`.

use sarhad_model::{EntryKind, NameQuality, Span};

use super::ofac;
use super::ofac_csv::name_of;
use crate::dates::{self, Order};
use crate::draft::Draft;
use crate::error::ListError;
use crate::format::ListFormat;
use crate::identifiers::is_identifier;
use crate::reading::{Identity, Roll};
use crate::tidy::join;
use crate::xml::{self, Node};

pub(crate) fn read(text: &str, roll: &mut Roll<'_>) -> Result<Identity, ListError> {
    let mut published = None;
    xml::records(text, &["publshInformation", "sdnEntry"], roll, |node, span, roll| {
        match node.name.as_str() {
            "publshInformation" => {
                published = dates::day(node.text_of("Publish_Date"), Order::MonthFirst);
            }
            "sdnEntry" => {
                roll.records += 1;
                let entry = entry(&node, span, roll);
                roll.push(entry);
            }
            _ => {}
        }
    })?;
    Ok(Identity { published, ..ofac::identity(roll, ListFormat::OfacXml) })
}

fn entry(node: &Node, span: Span, roll: &Roll<'_>) -> Draft {
    let mut draft = roll.draft(node.text_of("uid"), ofac::kind(node.text_of("sdnType")), span);
    draft.name(&name(node, draft.entry.kind), NameQuality::Primary);
    for alias in node.all("akaList").flat_map(|list| list.all("aka")) {
        let quality = match (alias.text_of("type"), alias.text_of("category")) {
            (kind, _) if kind.starts_with('f') => NameQuality::Former,
            (_, "weak") => NameQuality::Weak,
            _ => NameQuality::Strong,
        };
        draft.name(&name(alias, draft.entry.kind), quality);
    }
    for birth in node.all("dateOfBirthList").flat_map(|list| list.all("dateOfBirthItem")) {
        draft.dates(birth.text_of("dateOfBirth"), Order::DayFirst);
    }
    for (list, item) in [("nationalityList", "nationality"), ("citizenshipList", "citizenship")] {
        for item in node.all(list).flat_map(|list| list.all(item)) {
            draft.country(item.text_of("country"));
        }
    }
    for address in node.all("addressList").flat_map(|list| list.all("address")) {
        let parts = [
            "address1",
            "address2",
            "address3",
            "city",
            "stateOrProvince",
            "postalCode",
            "country",
        ];
        draft.address(&join(&parts.map(|part| address.text_of(part)), ", "));
        draft.country(address.text_of("country"));
    }
    for program in node.texts("programList", "program") {
        draft.program(program);
    }
    for id in node.all("idList").flat_map(|list| list.all("id")) {
        identifier(id, &mut draft);
    }
    vessel(node, &mut draft);
    draft.remark(node.text_of("title"));
    draft.remark(node.text_of("remarks"));
    for place in node.all("placeOfBirthList").flat_map(|list| list.all("placeOfBirthItem")) {
        draft.remark(&format!("POB {}", place.text_of("placeOfBirth")));
    }
    draft
}

/// Some weak aliases of persons have both parts in the last name, divided by a comma.
fn name(node: &Node, kind: EntryKind) -> String {
    match (node.text_of("firstName"), node.text_of("lastName")) {
        ("", last) => name_of(last, kind),
        (first, last) => join(&[first, last], " "),
    }
}

fn identifier(id: &Node, draft: &mut Draft) {
    let (scheme, number) = (id.text_of("idType"), id.text_of("idNumber"));
    let country = id.text_of("idCountry");
    fact(scheme, number, country, draft);
}

/// A line of type, text and country, as the XML and the screening list have it.
pub(crate) fn fact(scheme: &str, number: &str, country: &str, draft: &mut Draft) {
    let scheme = scheme.trim().trim_end_matches([':', '-', ' ']);
    match scheme {
        "Vessel Registration Identification" => draft.imo(number),
        "Organization Established Date" | "Aircraft Manufacture Date" | "Vessel Year of Build" => {
            draft.dates(number, Order::DayFirst);
        }
        "Vessel Call Sign" => draft.call_sign(number),
        "Vessel Flag" => draft.flag(number),
        "Former Vessel Flag" | "Other Vessel Flag" | "Nationality of Registration" => {
            draft.country(number);
        }
        _ if is_identifier(scheme) => draft.identifier(scheme, number, country),
        _ => {}
    }
}

fn vessel(node: &Node, draft: &mut Draft) {
    if let Some(vessel) = node.child("vesselInfo") {
        draft.call_sign(vessel.text_of("callSign"));
        draft.flag(vessel.text_of("vesselFlag"));
    }
}
