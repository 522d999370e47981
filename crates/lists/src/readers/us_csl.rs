//! US Consolidated Screening List, CSV: the rows of some thirteen lists of three departments. The
//! list a row is from becomes its first programme. A party that stands on two of them under one
//! number is one entry.

use std::collections::HashMap;

use sarhad_model::{EntryKind, NameQuality};

use super::ofac_xml;
use crate::dates::Order;
use crate::draft::Draft;
use crate::format::ListFormat;
use crate::identifiers::is_identifier;
use crate::reading::{Identity, Roll};
use crate::table::{self, Row};
use crate::tidy::given_first;

const ORDER: Order = Order::DayFirst;

pub(crate) fn read(text: &str, roll: &mut Roll<'_>) -> Identity {
    let (mut drafts, mut index) = (Vec::<Draft>::new(), HashMap::<String, usize>::new());
    table::rows_with_header(text, b',', roll, |row, span, roll| {
        let id = [row.get("_id"), row.get("entity_number"), row.get("name")]
            .into_iter()
            .find(|id| !id.is_empty())
            .unwrap_or_default();
        let kind = kind(row);
        let at = *index.entry(id.to_owned()).or_insert_with(|| {
            drafts.push(roll.draft(id, kind, span));
            drafts.len() - 1
        });
        fill(row, &mut drafts[at]);
    });
    for draft in drafts {
        roll.push(draft);
    }
    Identity::of_other("us-csl", "US Consolidated Screening List", ListFormat::CslCsv)
}

/// Rows of the Commerce and State departments state no type.
fn kind(row: Row<'_>) -> EntryKind {
    match row.get("type").to_lowercase().as_str() {
        "individual" => EntryKind::Person,
        "entity" => EntryKind::Organisation,
        "vessel" => EntryKind::Vessel,
        "aircraft" => EntryKind::Aircraft,
        _ => EntryKind::Unknown,
    }
}

fn fill(row: Row<'_>, draft: &mut Draft) {
    let is_first = draft.entry.names.is_empty();
    let quality = if is_first { NameQuality::Primary } else { NameQuality::Strong };
    draft.name(&name(row.get("name"), draft.entry.kind), quality);
    for alias in split(row.get("alt_names")) {
        let alias = alias.strip_prefix("and ").unwrap_or(alias);
        draft.name(&name(alias, draft.entry.kind), NameQuality::Strong);
    }
    draft.program(row.get("source"));
    split(row.get("programs")).for_each(|program| draft.program(program));
    for line in split(row.get("addresses")) {
        draft.address(line);
        draft.country(line.rsplit(',').next().unwrap_or_default());
    }
    for column in ["citizenships", "nationalities"] {
        split(row.get(column)).for_each(|country| draft.country(country));
    }
    split(row.get("dates_of_birth")).for_each(|date| draft.dates(date, ORDER));
    split(row.get("ids")).for_each(|id| identifier(id, draft));
    draft.call_sign(row.get("call_sign"));
    draft.flag(row.get("vessel_flag"));
    let listed = draft.day(row.get("start_date"), ORDER);
    draft.entry.listed_on = [draft.entry.listed_on, listed].into_iter().flatten().min();
    let expires = draft.day(row.get("end_date"), ORDER);
    draft.entry.expires_on = draft.entry.expires_on.max(expires);
    for column in
        ["title", "remarks", "federal_register_notice", "license_requirement", "license_policy"]
    {
        draft.remark(row.get(column));
    }
    for place in split(row.get("places_of_birth")) {
        draft.remark(&format!("POB {place}"));
    }
}

/// Some rows have the surname first, most do not.
fn name(text: &str, kind: EntryKind) -> String {
    match kind {
        EntryKind::Person => given_first(text),
        _ => text.to_owned(),
    }
}

fn split(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|item| !item.is_empty())
}

/// `Passport, U00242309, TR`.
fn identifier(text: &str, draft: &mut Draft) {
    let Some((scheme, rest)) = text.split_once(',') else { return };
    let (number, country) = match rest.rsplit_once(", ") {
        Some((number, country)) if country.len() == 2 => (number, country),
        _ => (rest, ""),
    };
    if is_identifier(scheme) || !number.trim().is_empty() {
        ofac_xml::fact(scheme, number, country, draft);
    }
}
