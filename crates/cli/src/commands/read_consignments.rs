//! The first consignments of a file in a small table: what was read, not only how much, so that
//! a person sees at a glance whether the columns were understood.

use sarhad_i18n::{Words, number};
use sarhad_model::{Consignment, Declaration, PartyRole, Submission};

use crate::output::Look;
use crate::table::{Align, Cell, Column, render};

/// Consignments shown of a file: enough to see a pattern, and they fit on a screen.
const SHOWN: usize = 5;
/// Names, goods and containers shown of a consignment.
const SHOWN_OF_A_KIND: usize = 3;
/// Longest text shown of one goods line or party, in characters.
const TEXT_CHARS: usize = 60;

/// The table with its caption; empty when the file holds no consignment.
pub fn table(submission: &Submission, words: &Words, look: Look) -> String {
    let all = submission.declarations.iter().flat_map(|declaration| {
        declaration.consignments.iter().map(move |consignment| (declaration, consignment))
    });
    let rows: Vec<Vec<Cell>> =
        all.take(SHOWN).map(|(declaration, one)| row(declaration, one, words)).collect();
    if rows.is_empty() {
        return String::new();
    }
    let column = |key: &str, align, wraps| Column { heading: words.get(key), align, wraps };
    let columns = [
        column("read-document", Align::Left, true),
        column("read-parties", Align::Left, true),
        column("read-goods", Align::Left, true),
        column("read-containers", Align::Left, false),
        column("read-route", Align::Left, true),
        column("read-mass", Align::Right, false),
    ];
    let count = submission.consignments().count();
    let caption = words.say("read-first", &[("shown", rows.len().into()), ("count", count.into())]);
    let indent = "  ";
    let table = render(&columns, &rows, look.width - indent.len(), look.colour);
    let mut out = format!("{indent}{caption}\n");
    for line in table.lines() {
        out.push_str(indent);
        out.push_str(line);
        out.push('\n');
    }
    out
}

fn row(declaration: &Declaration, consignment: &Consignment, words: &Words) -> Vec<Cell> {
    let parties = parties(declaration, consignment, words);
    let goods = consignment.items.iter().map(|item| {
        let text = item.cargo_description.iter().find_map(|text| text.value().lines().next());
        let code = item.classifications.first().map(|one| one.code.raw.trim());
        match (text, code) {
            (Some(text), Some(code)) => format!("{} [{code}]", short(text)),
            (Some(text), None) => short(text),
            (None, code) => code.unwrap_or("—").to_owned(),
        }
    });
    let containers = consignment
        .transport_equipment
        .iter()
        .map(|equipment| equipment.identification.raw.trim().to_owned());
    vec![
        Cell::plain(consignment.reference().unwrap_or("—")),
        Cell::plain(listed(parties.into_iter(), words)),
        Cell::plain(listed(goods, words)),
        Cell::plain(listed(containers, words)),
        Cell::plain(route(declaration, consignment, words)),
        Cell::plain(mass(consignment).map_or_else(String::new, |kg| number(kg, words.lang()))),
    ]
}

/// The parties with their roles, who sends and who receives first; further spellings of a role
/// behind the first one of each.
fn parties(declaration: &Declaration, consignment: &Consignment, words: &Words) -> Vec<String> {
    let of_role = |role: PartyRole| match role {
        PartyRole::Consignor => 0,
        PartyRole::Consignee => 1,
        PartyRole::NotifyParty | PartyRole::EndUser => 2,
        _ => 3,
    };
    let all = consignment.parties.iter().chain(&declaration.parties);
    let mut named: Vec<_> = all.filter(|party| !party.name().is_empty()).collect();
    named.sort_by_key(|party| of_role(party.role));
    let mut roles = Vec::new();
    let (first, further): (Vec<_>, Vec<_>) = named.into_iter().partition(|party| {
        let new = !roles.contains(&party.role);
        roles.push(party.role);
        new
    });
    first
        .into_iter()
        .chain(further)
        .map(|party| format!("{}: {}", words.role(party.role), short(party.name())))
        .collect()
}

/// The first of some texts, one a line, and how many more there are.
fn listed(texts: impl Iterator<Item = String>, words: &Words) -> String {
    let all: Vec<String> = texts.collect();
    let mut lines: Vec<String> = all.iter().take(SHOWN_OF_A_KIND).cloned().collect();
    let more = all.len() - lines.len();
    if more > 0 {
        lines.push(words.say("read-more", &[("count", more.into())]));
    }
    lines.join("\n")
}

fn short(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= TEXT_CHARS {
        return text.to_owned();
    }
    text.chars().take(TEXT_CHARS - 1).chain(['…']).collect()
}

/// Where from and where to: places as they are named, else countries.
fn route(declaration: &Declaration, consignment: &Consignment, words: &Words) -> String {
    let (mut from, mut to) = (None, None);
    for way in [&consignment.itinerary, &declaration.itinerary] {
        let starts = [&way.goods_receipt_place, &way.loading_location];
        let ends = [&way.final_destination, &way.goods_delivery_place, &way.unloading_location];
        let mut starts = starts.into_iter().flatten().map(|place| place.label().to_owned());
        let mut ends = ends.into_iter().flatten().map(|place| place.label().to_owned());
        let named = |name: &String| !name.is_empty();
        from = from
            .or_else(|| starts.find(named))
            .or_else(|| way.departure().map(|country| words.country(country)));
        to = to
            .or_else(|| ends.find(named))
            .or_else(|| way.destination().map(|country| words.country(country)));
    }
    match (from, to) {
        (None, None) => String::new(),
        (from, to) => {
            let known = |place: Option<String>| place.unwrap_or_else(|| "?".to_owned());
            format!("{} → {}", known(from), known(to))
        }
    }
}

/// Gross mass as the consignment states it, else of its goods lines.
fn mass(consignment: &Consignment) -> Option<f64> {
    let stated = consignment.total_gross_mass_kg.as_ref().and_then(|mass| mass.value);
    let lines = || {
        let of_items =
            consignment.items.iter().filter_map(|item| item.gross_mass_kg.as_ref()?.value);
        of_items.fold(None, |sum: Option<f64>, kg| Some(sum.unwrap_or(0.0) + kg))
    };
    stated.or_else(lines)
}
