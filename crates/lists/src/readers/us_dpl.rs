//! BIS Denied Persons List, text with tabs. It has no ids: a row is a name at an address with a
//! period, and its id is a hash of these, so that it stays the same in the next edition.

use sarhad_model::{EntryKind, NameQuality};

use crate::dates::Order;
use crate::draft::Draft;
use crate::format::ListFormat;
use crate::reading::{Identity, Roll};
use crate::table::{self, Row};
use crate::tidy::{join, tidy};

const ORDER: Order = Order::MonthFirst;

pub(crate) fn read(text: &str, roll: &mut Roll<'_>) -> Identity {
    table::rows_with_header(text, b'\t', roll, |row, span, roll| {
        let mut draft = roll.draft(&id(row), EntryKind::Unknown, span);
        fill(row, &mut draft);
        roll.push(draft);
    });
    Identity::of_other("us-bis-dpl", "US BIS Denied Persons List", ListFormat::DplText)
}

fn id(row: Row<'_>) -> String {
    let parts =
        ["name", "street_address", "city", "effective_date"].map(|column| tidy(row.get(column)));
    blake3::hash(parts.join("\t").as_bytes()).to_hex()[..12].to_owned()
}

fn fill(row: Row<'_>, draft: &mut Draft) {
    draft.name(row.get("name"), NameQuality::Primary);
    let columns = ["street_address", "city", "state", "postal_code", "country"];
    draft.address(&join(&columns.map(|column| row.get(column)), ", "));
    match (row.get("country"), row.get("state"), row.get("postal_code")) {
        // Without a country the state is one of the United States.
        ("", state, _) if state.len() == 2 => draft.country("US"),
        (country, ..) => draft.country(country),
    }
    draft.program("Denied Persons List");
    draft.entry.listed_on = draft.day(row.get("effective_date"), ORDER);
    draft.entry.expires_on = draft.day(row.get("expiration_date"), ORDER);
    // Nothing is made of the last column of dates, but an impossible one is told.
    draft.day(row.get("last_update"), ORDER);
    if row.get("standard_order").eq_ignore_ascii_case("n") {
        draft.remark("NON STANDARD");
    }
    draft.remark(row.get("action"));
    draft.remark(row.get("fr_citation"));
}
