//! A state's own list: a text table in our columns, as `docs/national-list.md` describes them.
//! UTF-8, or windows-1251 as older office programs of the region write it; divided by commas,
//! semicolons or tabs.

use sarhad_model::{Authority, EntryKind, IssueCode, NameQuality};

use super::opensanctions::{stem, values};
use crate::dates::{self, Order};
use crate::draft::Draft;
use crate::format::ListFormat;
use crate::reading::{Identity, Roll};
use crate::table::{self, Row, first_row};

/// Start of the comment line that describes the list.
pub(crate) const MARK: &str = "# list:";

const ORDER: Order = Order::DayFirst;

/// Columns of which a table without the comment line must have three, besides `id`, `kind` and
/// `name`.
const COLUMNS: [&str; 10] = [
    "aliases",
    "weak_aliases",
    "birth_date",
    "countries",
    "identifiers",
    "addresses",
    "programs",
    "listed_on",
    "expires_on",
    "remarks",
];

/// Whether a line is the header of a national list.
pub(crate) fn is_header(line: &str) -> bool {
    let row = first_row(line, delimiter(line));
    let has = |name: &str| row.iter().any(|cell| cell.trim().eq_ignore_ascii_case(name));
    let others = COLUMNS.iter().filter(|name| has(name)).count();
    has("id") && has("kind") && has("name") && others >= 3
}

/// The sign that stands most often in the header.
fn delimiter(header: &str) -> u8 {
    let count = |sign: u8| header.bytes().filter(|&b| b == sign).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|&sign| count(sign)).unwrap_or(b',')
}

pub(crate) fn read(file: &str, text: &str, roll: &mut Roll<'_>) -> Identity {
    let mut identity = Identity {
        id: format!("national-{}", stem(file).to_lowercase()),
        title: stem(file).to_owned(),
        authority: Authority::National,
        format: ListFormat::NationalCsv,
        published: None,
    };
    let mut rest = text.trim_start();
    while rest.starts_with('#') {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        if let Some(facts) = line.strip_prefix(MARK) {
            describe(facts, &mut identity);
        }
        rest = after;
    }
    let header = rest.lines().next().unwrap_or_default();
    table::rows_with_header(rest, delimiter(header), roll, |row, span, roll| {
        let kind = kind(row.get("kind"));
        let mut draft = roll.draft(row.get("id"), kind.unwrap_or(EntryKind::Unknown), span);
        if kind.is_none() {
            draft.issue(IssueCode::CodeUnknown, row.get("kind"));
        }
        fill(row, &mut draft);
        roll.push(draft);
    });
    identity
}

/// `id=kz-fiu; title=…; authority=national; published=2026-11-01`. Spreadsheets that save the
/// table put separators after the line; they are no part of it.
fn describe(facts: &str, identity: &mut Identity) {
    for fact in facts.trim().trim_matches(['"', ',', '\t']).split(';') {
        let Some((key, value)) = fact.split_once('=') else { continue };
        let value = value.trim().trim_end_matches([',', '"']);
        match (key.trim(), value) {
            (_, "") => {}
            ("id", id) => id.clone_into(&mut identity.id),
            ("title", title) => title.clone_into(&mut identity.title),
            ("authority", "other") => identity.authority = Authority::Other,
            ("published", day) => identity.published = dates::day(day, ORDER),
            _ => {}
        }
    }
}

fn kind(text: &str) -> Option<EntryKind> {
    match text.to_lowercase().as_str() {
        "person" | "individual" => Some(EntryKind::Person),
        "organisation" | "organization" | "company" | "entity" => Some(EntryKind::Organisation),
        "vessel" | "ship" => Some(EntryKind::Vessel),
        "aircraft" => Some(EntryKind::Aircraft),
        "" | "unknown" => Some(EntryKind::Unknown),
        _ => None,
    }
}

fn fill(row: Row<'_>, draft: &mut Draft) {
    draft.name(row.get("name"), NameQuality::Primary);
    for (column, quality) in [("aliases", NameQuality::Strong), ("weak_aliases", NameQuality::Weak)]
    {
        for name in &values(row.get(column)) {
            draft.name(name, quality);
        }
    }
    for date in &values(row.get("birth_date")) {
        draft.dates(date, ORDER);
    }
    for country in &values(row.get("countries")) {
        draft.country(country);
    }
    for identifier in values(row.get("identifiers")) {
        let (scheme, number) = identifier.split_once(':').unwrap_or(("id", &identifier));
        match scheme.trim().to_lowercase().as_str() {
            "imo" => draft.imo(number),
            "call_sign" => draft.call_sign(number),
            "flag" => draft.flag(number),
            _ => draft.identifier(scheme, number, ""),
        }
    }
    for line in &values(row.get("addresses")) {
        draft.address(line);
    }
    for program in &values(row.get("programs")) {
        draft.program(program);
    }
    draft.entry.listed_on = draft.day(row.get("listed_on"), ORDER);
    draft.entry.expires_on = draft.day(row.get("expires_on"), ORDER);
    draft.remark(row.get("remarks"));
}
