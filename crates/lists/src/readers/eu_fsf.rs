//! EU Financial Sanctions Files, CSV 1.0: one row for each name, address, birth, document and
//! citizenship of an entity, joined by its logical id. Copies that went through an office program
//! have every row in quotation marks, with tabs at the end and for the commas inside.

use std::borrow::Cow;
use std::collections::HashMap;

use csv::ReaderBuilder;
use sarhad_model::{EntryKind, NameQuality};

use crate::dates::{self, Order};
use crate::draft::Draft;
use crate::format::ListFormat;
use crate::reading::{Identity, Roll};
use crate::table::{self, Row};
use crate::tidy::join;

const ORDER: Order = Order::DayFirst;

/// A delimiter that no file has: a row is read as one cell.
const NO_DELIMITER: u8 = 0x1f;

pub(crate) fn read(text: &str, roll: &mut Roll<'_>) -> Identity {
    let text = unwrapped(text);
    let (mut drafts, mut index) = (Vec::<Draft>::new(), HashMap::<String, usize>::new());
    let mut published = None;
    table::rows_with_header(&text, b';', roll, |row, span, roll| {
        let id = row.get("entity_logical_id");
        let kind = match row.get("subject_type") {
            "P" => EntryKind::Person,
            "E" => EntryKind::Organisation,
            _ => EntryKind::Unknown,
        };
        let file_date = [row.get("date_file"), row.get("date_filexxxx")];
        let file_date = file_date.into_iter().find_map(|text| dates::day(text, ORDER));
        published = published.max(file_date);
        let at = *index.entry(id.to_owned()).or_insert_with(|| {
            drafts.push(roll.draft(id, kind, span));
            drafts.len() - 1
        });
        fill(row, &mut drafts[at]);
    });
    for draft in drafts {
        roll.push(draft);
    }
    let title = "EU Consolidated Financial Sanctions List";
    Identity { published, ..Identity::of_other("eu-fsf", title, ListFormat::FsfCsv) }
}

/// Takes the rows out of the cells an office program put them in.
fn unwrapped(text: &str) -> Cow<'_, str> {
    let first_line = text.lines().next().unwrap_or_default();
    let is_wrapped = first_line.starts_with('"') && !first_line.contains("\";\"");
    if !is_wrapped {
        return Cow::Borrowed(text);
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(NO_DELIMITER)
        .from_reader(text.as_bytes());
    let mut out = String::with_capacity(text.len());
    for record in reader.records().map_while(Result::ok) {
        let row = record.get(0).unwrap_or_default().trim_end_matches('\t');
        if row.len() > 2 {
            out.push_str(&row.replace(['\r', '\n'], " ").replace('\t', ","));
            out.push('\n');
        }
    }
    Cow::Owned(out)
}

fn fill(row: Row<'_>, draft: &mut Draft) {
    let parts = ["naal_firstname", "naal_middlename", "naal_lastname"].map(|part| row.get(part));
    let name = match row.get("naal_wholename") {
        "" => join(&parts, " "),
        whole => whole.to_owned(),
    };
    let is_first = draft.entry.names.is_empty();
    draft.name(&name, if is_first { NameQuality::Primary } else { NameQuality::Strong });
    let address =
        ["addr_number", "addr_street", "addr_zipcode", "addr_city", "addr_country", "addr_other"];
    draft.address(&join(&address.map(|part| row.get(part)), ", ").replace("\\n", ", "));
    draft.country(row.get("addr_country"));
    draft.dates(row.get("birt_date"), ORDER);
    draft.country(row.get("citi_country"));
    identifier(row.get("iden_number"), row.get("iden_country"), draft);
    draft.identifier("EU reference", row.get("eu_ref_num"), "");
    draft.program(row.get("programme"));
    // The file has no day of listing; the earliest legal act that is named comes closest.
    let act = draft.day(row.get("leba_publication_date"), ORDER);
    draft.entry.listed_on = [draft.entry.listed_on, act].into_iter().flatten().min();
    for remark in [row.get("entity_remark"), row.get("naal_function")] {
        let remark = remark.replace("\\n", " ");
        if !draft.entry.remarks.contains(remark.trim()) {
            draft.remark(&remark);
        }
    }
    let place = [row.get("birt_place"), row.get("birt_country")];
    let place = format!("POB {}", join(&place, ", "));
    if place.len() > 4 && !draft.entry.remarks.contains(&place) {
        draft.remark(&place);
    }
}

/// `AD001095 (passport-National passport) ((passport))`.
fn identifier(text: &str, country: &str, draft: &mut Draft) {
    let (number, rest) = text.split_once(" (").unwrap_or((text, ""));
    let scheme = rest.split(')').next().unwrap_or_default();
    let scheme = scheme.split_once('-').map_or(scheme, |(_, name)| name);
    let scheme = if scheme.is_empty() { "id" } else { scheme };
    draft.identifier(scheme, number, country);
}
