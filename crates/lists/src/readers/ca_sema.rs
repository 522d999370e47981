//! Canada's consolidated autonomous sanctions list, XML. It has no ids: regulation, schedule and
//! item together name a record. `Country` is the regulation, not a country of the party, and is
//! kept as the programme.

use sarhad_model::{EntryKind, NameQuality, Span};

use crate::dates::Order;
use crate::draft::Draft;
use crate::error::ListError;
use crate::format::ListFormat;
use crate::reading::{Identity, Roll};
use crate::tidy::{join, tidy};
use crate::xml::{self, Node};

const ORDER: Order = Order::DayFirst;

/// Words that end a company's name after a comma and are no names of their own.
const COMPANY_ENDS: [&str; 22] = [
    "ltd", "ltd.", "limited", "llc", "l.l.c.", "inc", "inc.", "co", "co.", "co. ltd.", "corp.",
    "jsc", "ojsc", "pjsc", "oao", "ooo", "zao", "ao", "pao", "s.a.", "gmbh", "fze",
];

pub(crate) fn read(text: &str, roll: &mut Roll<'_>) -> Result<Identity, ListError> {
    xml::records(text, &["record"], roll, |node, span, roll| {
        if node.name == "record" {
            roll.records += 1;
            let entry = entry(&node, span, roll);
            roll.push(entry);
        }
    })?;
    let title = "Canada Consolidated Autonomous Sanctions List";
    Ok(Identity::of_other("ca-sema", title, ListFormat::SemaXml))
}

fn entry(node: &Node, span: Span, roll: &Roll<'_>) -> Draft {
    let regulation = tidy(node.text_of("Country"));
    let english = regulation.split(" / ").next().unwrap_or_default();
    let id = join(&[english, node.text_of("Schedule"), node.text_of("Item")], "/");
    let imo = node.text_of("ShipIMONumber");
    let body = node.text_of("EntityOrShip");
    let kind = match (imo, body) {
        ("", "") => EntryKind::Person,
        ("", _) => EntryKind::Organisation,
        _ => EntryKind::Vessel,
    };
    let mut draft = roll.draft(&id, kind, span);
    let person = join(&[node.text_of("GivenName"), node.text_of("LastName")], " ");
    draft.name(if body.is_empty() { &person } else { body }, NameQuality::Primary);
    for alias in aliases(node.text_of("Aliases"), kind) {
        draft.name(&alias, NameQuality::Strong);
    }
    if !imo.is_empty() {
        draft.imo(imo);
    }
    let date = node.text_of("DateOfBirthOrShipBuildDate");
    draft.dates(date.trim_start_matches("born in the "), ORDER);
    draft.program(&regulation);
    draft.entry.listed_on = draft.day(node.text_of("DateOfListing"), ORDER);
    draft.remark(node.text_of("TitleOrShip"));
    draft
}

/// One cell holds all aliases, divided by semicolons, line ends, slashes, `or` and commas; but a
/// comma also stands in `Ltd.` names and in `Surname, Given names`.
fn aliases(cell: &str, kind: EntryKind) -> Vec<String> {
    cell.split([';', '\n'])
        .flat_map(|part| part.split(" / "))
        .flat_map(|part| part.split(" or "))
        .map(|part| part.trim().trim_start_matches("Arabic: "))
        .filter(|part| !part.is_empty())
        .flat_map(|part| by_commas(part, kind))
        .collect()
}

fn by_commas(part: &str, kind: EntryKind) -> Vec<String> {
    let pieces: Vec<&str> =
        part.split([',', '،']).map(str::trim).filter(|p| !p.is_empty()).collect();
    if kind != EntryKind::Person {
        let mut names: Vec<String> = Vec::new();
        for piece in pieces {
            let is_end = COMPANY_ENDS.contains(&piece.to_lowercase().as_str());
            match names.last_mut().filter(|_| is_end) {
                Some(name) => *name = format!("{name}, {piece}"),
                None => names.push(piece.to_owned()),
            }
        }
        return names;
    }
    let words = |text: &str| text.split_whitespace().count();
    match pieces[..] {
        [surname, given] if words(surname) == 1 => vec![format!("{given} {surname}")],
        _ if pieces.iter().all(|piece| words(piece) > 1) => {
            pieces.into_iter().map(str::to_owned).collect()
        }
        _ => vec![part.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_in_one_cell() {
        let person = |cell| aliases(cell, EntryKind::Person);
        assert_eq!(
            person("Omid Zarn,Omed Zarn, امید زرن\n"),
            ["Omid Zarn", "Omed Zarn", "امید زرن"]
        );
        assert_eq!(person("Пулодов, Бахром Саидович"), ["Бахром Саидович Пулодов"]);
        assert_eq!(
            person("A. Zarn / А. Зарн; Zarn or Zorn"),
            ["A. Zarn", "А. Зарн", "Zarn", "Zorn"]
        );
        assert_eq!(person("Aleks, Oleks ZARN, ZORN"), ["Aleks, Oleks ZARN, ZORN"]);
        let company = |cell| aliases(cell, EntryKind::Organisation);
        assert_eq!(company("Zarn Impex, LLC, OOO Zarn"), ["Zarn Impex, LLC", "OOO Zarn"]);
    }
}
