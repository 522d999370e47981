//! UK OFSI consolidated list, `ConList.csv`: a line with the date, a header, then one row for each
//! combination of name, birth date and address of a group. `Name 6` is the surname or the name of
//! an entity. Cells may hold numbered items.

use std::collections::HashMap;

use sarhad_model::{EntryKind, NameQuality};

use crate::dates::{self, Order};
use crate::draft::Draft;
use crate::format::ListFormat;
use crate::identifiers::{imo_numbers, number_in};
use crate::reading::{Identity, Roll};
use crate::table::{self, Row};
use crate::tidy::{items, join};

const ORDER: Order = Order::DayFirst;

pub(crate) fn read(text: &str, roll: &mut Roll<'_>) -> Identity {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let published = first.split(',').nth(1).and_then(|cell| dates::day(cell, ORDER));
    let (mut drafts, mut index) = (Vec::<Draft>::new(), HashMap::<String, usize>::new());
    table::rows_with_header(rest, b',', roll, |row, span, roll| {
        let id = row.get("group id");
        let kind = match row.get("group type").to_lowercase().as_str() {
            "individual" => EntryKind::Person,
            "entity" => EntryKind::Organisation,
            "ship" => EntryKind::Vessel,
            _ => EntryKind::Unknown,
        };
        let at = *index.entry(id.to_owned()).or_insert_with(|| {
            drafts.push(roll.draft(id, kind, span));
            drafts.len() - 1
        });
        fill(row, &mut drafts[at]);
    });
    for draft in drafts {
        roll.push(draft);
    }
    let title = "UK Consolidated List of Financial Sanctions Targets";
    Identity { published, ..Identity::of_other("uk-ofsi", title, ListFormat::OfsiCsv) }
}

fn fill(row: Row<'_>, draft: &mut Draft) {
    names(row, draft);
    for date in items(row.get("dob")) {
        draft.dates(date, ORDER);
    }
    for country in items(row.get("nationality")) {
        draft.country(country);
    }
    let parts = [
        "address 1",
        "address 2",
        "address 3",
        "address 4",
        "address 5",
        "address 6",
        "post/zip code",
        "country",
    ];
    draft.address(&join(&parts.map(|part| row.get(part)), ", "));
    for country in items(row.get("country")) {
        draft.country(country);
    }
    for (column, scheme) in [
        ("passport details", "Passport"),
        ("passport number", "Passport"),
        ("ni number", "National identification"),
        ("national identification number", "National identification"),
    ] {
        for item in items(row.get(column)) {
            match number_in(item) {
                Some(number) => draft.identifier(scheme, number, ""),
                None => new_remark(item, draft),
            }
        }
    }
    let other = row.get("other information");
    for imo in &imo_numbers(other) {
        draft.imo(imo);
    }
    draft.program(row.get("regime"));
    let listed = draft.day(row.get("listed on"), ORDER);
    draft.entry.listed_on = [draft.entry.listed_on, listed].into_iter().flatten().min();
    new_remark(other, draft);
    new_remark(row.get("position"), draft);
    let place = join(&[row.get("town of birth"), row.get("country of birth")], ", ");
    if !place.is_empty() {
        new_remark(&format!("POB {place}"), draft);
    }
}

fn names(row: Row<'_>, draft: &mut Draft) {
    let given = ["name 1", "name 2", "name 3", "name 4", "name 5"].map(|part| row.get(part));
    let name = join(&[join(&given, " ").as_str(), row.get("name 6")], " ");
    let is_low = row.get("alias quality").eq_ignore_ascii_case("low");
    let quality = match row.get("alias type").to_lowercase().as_str() {
        "prime alias" | "primary name" => NameQuality::Primary,
        "fka" => NameQuality::Former,
        _ if is_low => NameQuality::Weak,
        _ => NameQuality::Strong,
    };
    draft.name(&name, quality);
    draft.name(row.get("name non-latin script"), NameQuality::Strong);
    if let Some((_, rest)) = row.get("other information").split_once("Low quality A.K.A.") {
        let end = rest.find(". ").unwrap_or(rest.len());
        for nickname in items(rest[..end].trim_start_matches([':', ' '])) {
            draft.name(nickname.trim_end_matches('.'), NameQuality::Weak);
        }
    }
}

/// Rows of a group repeat its remarks.
fn new_remark(text: &str, draft: &mut Draft) {
    if !draft.entry.remarks.contains(&crate::tidy::tidy(text)) {
        draft.remark(text);
    }
}
