//! UN Security Council Consolidated List, XML (`CONSOLIDATED_LIST` with `INDIVIDUAL` and `ENTITY`).
//! Names come in up to four parts in their usual order; aliases carry `Good` or `Low`. Titles,
//! designations and places of birth go to the remarks, for the model has no place for them.

use sarhad_model::{Authority, EntryKind, Issue, IssueCode, NameQuality, Span};

use crate::dates::{self, Order};
use crate::draft::Draft;
use crate::error::ListError;
use crate::format::ListFormat;
use crate::identifiers::imo_numbers;
use crate::low_bytes::{Original, original_script};
use crate::reading::{Identity, Roll};
use crate::tidy::join;
use crate::xml::{self, Node};

const ORDER: Order = Order::DayFirst;

pub(crate) fn read(text: &str, roll: &mut Roll<'_>) -> Result<Identity, ListError> {
    let mut published = None;
    xml::records(text, &["INDIVIDUAL", "ENTITY"], roll, |node, span, roll| {
        if node.name == "CONSOLIDATED_LIST" {
            let generated = node.attribute("dateGenerated");
            published = dates::day(generated, ORDER);
            if published.is_none() {
                roll.issue(Issue::new(IssueCode::ListDate, Span::None, generated));
            }
        } else {
            roll.records += 1;
            let entry = entry(&node, span, roll);
            roll.push(entry);
        }
    })?;
    Ok(Identity {
        id: "un-sc".to_owned(),
        title: "UN Security Council Consolidated List".to_owned(),
        authority: Authority::Un,
        format: ListFormat::UnXml,
        published,
    })
}

fn entry(node: &Node, span: Span, roll: &Roll<'_>) -> Draft {
    let (kind, prefix) = match node.name.as_str() {
        "INDIVIDUAL" => (EntryKind::Person, "INDIVIDUAL"),
        _ => (EntryKind::Organisation, "ENTITY"),
    };
    let id = [node.text_of("REFERENCE_NUMBER"), node.text_of("DATAID")]
        .into_iter()
        .find(|id| !id.is_empty())
        .unwrap_or_default();
    let mut draft = roll.draft(id, kind, span);
    let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];
    draft.name(&join(&parts.map(|part| node.text_of(part)), " "), NameQuality::Primary);
    original_name(node.text_of("NAME_ORIGINAL_SCRIPT"), &mut draft);
    for alias in node.all(&format!("{prefix}_ALIAS")) {
        let quality = match alias.text_of("QUALITY") {
            "Low" => NameQuality::Weak,
            quality if quality.starts_with('f') => NameQuality::Former,
            _ => NameQuality::Strong,
        };
        draft.name(alias.text_of("ALIAS_NAME"), quality);
        draft.dates(alias.text_of("DATE_OF_BIRTH"), ORDER);
    }
    for birth in node.all(&format!("{prefix}_DATE_OF_BIRTH")) {
        birth_date(birth, &mut draft);
    }
    // "na" is "not available" here, not Namibia.
    for nationality in node.texts("NATIONALITY", "VALUE").filter(|text| *text != "na") {
        draft.country(nationality);
    }
    for address in node.all(&format!("{prefix}_ADDRESS")) {
        let parts = ["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE"];
        draft.address(&join(&parts.map(|part| address.text_of(part)), ", "));
        draft.country(address.text_of("COUNTRY"));
    }
    for document in node.all(&format!("{prefix}_DOCUMENT")) {
        let types = ["TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2"].map(|part| document.text_of(part));
        let issuer = [document.text_of("ISSUING_COUNTRY"), document.text_of("COUNTRY_OF_ISSUE")];
        let issuer = issuer.into_iter().find(|country| !country.is_empty()).unwrap_or_default();
        draft.identifier(&join(&types, ", "), document.text_of("NUMBER"), issuer);
    }
    draft.program(node.text_of("UN_LIST_TYPE"));
    draft.entry.listed_on = draft.day(node.text_of("LISTED_ON"), ORDER);
    remarks(node, prefix, &mut draft);
    draft
}

fn original_name(text: &str, draft: &mut Draft) {
    match original_script(text) {
        Original::Sound => draft.name(text, NameQuality::Strong),
        Original::Restored(name) => {
            let issue = Issue::new(IssueCode::Mojibake, draft.span, text);
            draft.issues.push(issue.with("entry", &draft.entry.id).with("proposal", &name));
            draft.name(&name, NameQuality::Strong);
        }
        Original::Lost => draft.issue(IssueCode::ListNameLost, text),
    }
}

/// `EXACT` and `APPROXIMATELY` give a date or a year, `BETWEEN` two years.
fn birth_date(birth: &Node, draft: &mut Draft) {
    let approximate = birth.text_of("TYPE_OF_DATE").eq_ignore_ascii_case("APPROXIMATELY");
    let circa = |text: &str| match text {
        "" => String::new(),
        text if approximate => format!("circa {text}"),
        text => text.to_owned(),
    };
    draft.dates(&circa(birth.text_of("DATE")), ORDER);
    draft.dates(&circa(birth.text_of("YEAR")), ORDER);
    match (birth.text_of("FROM_YEAR"), birth.text_of("TO_YEAR")) {
        ("", year) | (year, "") => draft.dates(year, ORDER),
        (from, to) => draft.dates(&format!("{from} to {to}"), ORDER),
    }
}

fn remarks(node: &Node, prefix: &str, draft: &mut Draft) {
    let comments = node.text_of("COMMENTS1");
    draft.remark(comments);
    for imo in imo_numbers(comments) {
        draft.imo(&imo);
    }
    for group in ["TITLE", "DESIGNATION"] {
        for value in node.texts(group, "VALUE") {
            draft.remark(value);
        }
    }
    for place in node.all(&format!("{prefix}_PLACE_OF_BIRTH")) {
        let parts = ["STREET", "CITY", "STATE_PROVINCE", "COUNTRY"];
        let place = join(&parts.map(|part| place.text_of(part)), ", ");
        if !place.is_empty() {
            draft.remark(&format!("POB {place}"));
        }
    }
}
