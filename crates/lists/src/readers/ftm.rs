//! FollowTheMoney entities (OpenSanctions and others): JSON, one entity a line or one array. Only
//! parties become entries; addresses, positions, passports, ownerships and other relations are
//! left out. Parties that are not targets themselves are kept: their programmes say so by their
//! absence.

use sarhad_model::{EntryKind, Issue, IssueCode, NameQuality, Span};
use serde_json::Value;

use super::opensanctions::{kind_of, list_id, stem};
use crate::dates::Order;
use crate::draft::Draft;
use crate::format::ListFormat;
use crate::reading::{Identity, Roll};

/// Properties that are identifiers, with the scheme they are shown under.
const IDENTIFIERS: &[(&str, &str)] = &[
    ("imoNumber", "IMO"),
    ("innCode", "INN"),
    ("ogrnCode", "OGRN"),
    ("kppCode", "KPP"),
    ("okpoCode", "OKPO"),
    ("taxNumber", "Tax number"),
    ("vatCode", "VAT"),
    ("registrationNumber", "Registration number"),
    ("idNumber", "Identity number"),
    ("passportNumber", "Passport"),
    ("socialSecurityNumber", "Social security number"),
    ("leiCode", "LEI"),
    ("swiftBic", "SWIFT/BIC"),
    ("dunsCode", "D-U-N-S"),
    ("uniqueEntityId", "UEI"),
    ("uscCode", "USCC"),
    ("mmsi", "MMSI"),
    ("icaoCode", "ICAO"),
    ("serialNumber", "Serial number"),
    ("npiCode", "NPI"),
    ("permId", "PermID"),
    ("wikidataId", "Wikidata"),
    ("email", "Email"),
    ("phone", "Phone"),
    ("website", "Website"),
];

pub(crate) fn read(file: &str, text: &str, roll: &mut Roll<'_>) -> Identity {
    let mut datasets: Option<Vec<String>> = None;
    each_entity(text, roll, |entity, span, roll| {
        let own: Vec<String> = texts(entity.get("datasets")).map(str::to_owned).collect();
        match &mut datasets {
            None => datasets = Some(own),
            Some(shared) => shared.retain(|dataset| own.contains(dataset)),
        }
        let schema = entity.get("schema").and_then(Value::as_str).unwrap_or_default();
        if let Some(kind) = kind_of(schema) {
            let draft = entry(entity, kind, span, roll);
            roll.push(draft);
        }
    });
    let dataset = match datasets.as_deref() {
        Some([dataset]) => dataset.clone(),
        _ => stem(file).to_owned(),
    };
    let title = format!("OpenSanctions: {dataset}");
    Identity::of_other(&list_id(&dataset), &title, ListFormat::FtmJson)
}

fn each_entity(
    text: &str,
    roll: &mut Roll<'_>,
    mut visit: impl FnMut(&Value, Span, &mut Roll<'_>),
) {
    if text.trim_start().starts_with('[') {
        match serde_json::from_str::<Vec<Value>>(text) {
            Ok(entities) => {
                for entity in &entities {
                    roll.records += 1;
                    visit(entity, Span::None, roll);
                }
            }
            Err(error) => {
                let issue = Issue::new(IssueCode::Truncated, Span::None, "");
                roll.issue(issue.with("reason", error));
            }
        }
        return;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::bytes(start, start + line.len());
        start += line.len();
        if line.trim().is_empty() {
            continue;
        }
        roll.records += 1;
        match serde_json::from_str::<Value>(line) {
            Ok(entity) => visit(&entity, span, roll),
            Err(error) => {
                let issue = Issue::new(IssueCode::ListRowUnreadable, span, line);
                roll.issue(issue.with("reason", error));
            }
        }
    }
}

fn texts(value: Option<&Value>) -> impl Iterator<Item = &str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn entry(entity: &Value, kind: EntryKind, span: Span, roll: &Roll<'_>) -> Draft {
    let id = entity.get("id").and_then(Value::as_str).unwrap_or_default();
    let mut draft = roll.draft(id, kind, span);
    let property = |name: &str| texts(entity.get("properties").and_then(|all| all.get(name)));
    if let Some(caption) = entity.get("caption").and_then(Value::as_str) {
        draft.name(caption, NameQuality::Primary);
    }
    for (name, quality) in [
        ("name", NameQuality::Strong),
        ("alias", NameQuality::Strong),
        ("previousName", NameQuality::Former),
        ("weakAlias", NameQuality::Weak),
    ] {
        property(name).for_each(|text| draft.name(text, quality));
    }
    for name in ["birthDate", "incorporationDate", "buildDate"] {
        property(name).for_each(|text| draft.dates(text, Order::DayFirst));
    }
    for name in ["country", "nationality", "citizenship", "jurisdiction", "mainCountry"] {
        property(name).for_each(|text| draft.country(text));
    }
    property("flag").for_each(|text| draft.flag(text));
    property("callSign").for_each(|text| draft.call_sign(text));
    for (name, scheme) in IDENTIFIERS {
        for number in property(name) {
            match *scheme {
                "IMO" => draft.imo(number),
                scheme => draft.identifier(scheme, number, ""),
            }
        }
    }
    property("address").for_each(|line| draft.address(line));
    for name in ["programId", "program", "topics"] {
        property(name).for_each(|text| draft.program(text));
    }
    for name in ["position", "summary", "description", "notes"] {
        property(name).for_each(|text| draft.remark(text));
    }
    draft
}
