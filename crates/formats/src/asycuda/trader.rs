//! Traders: a code, a name and an address, each of which may hold the others. The name may be
//! several lines of name and address, and the country stands last in the address, if at all.

use sarhad_model::{Issue, IssueCode, Party, PartyRole, Text, Value};

use crate::xml::{Element, Leaf};
use crate::{address, reading};

/// A party from the children of `element`, by their names (in lower case).
pub fn of(
    element: Element<'_, '_>,
    role: PartyRole,
    code: &str,
    name: &str,
    address: &str,
) -> Option<Party> {
    let mut party = Party::new(role);
    party.source = element.extent();
    for child in element.children() {
        if child.is(code) {
            let leaf = child.take();
            let identifier = leaf.map(|leaf| identifier(&leaf));
            party.identifiers.extend(identifier);
        } else if child.is(name) && party.name.is_none() {
            if let Some(leaf) = child.take() {
                self::name(&leaf, &mut party);
            }
        } else if child.is(address)
            && let Some(leaf) = child.take()
        {
            lines(&leaf, &mut party);
        }
    }
    if party.address.is_empty() {
        address::in_name(&mut party);
    }
    (!party.is_empty()).then_some(party)
}

/// A code given by the customs or by nobody: a letter code is no fault.
fn identifier(leaf: &Leaf<'_>) -> sarhad_model::Identifier {
    if leaf.raw.bytes().any(|b| b.is_ascii_digit()) {
        return reading::code::identifier("TIN", &leaf.raw, leaf.span);
    }
    let number = Value {
        raw: (*leaf.raw).into(),
        value: None,
        span: leaf.span,
        issues: sarhad_model::Issues::default(),
    };
    sarhad_model::Identifier { scheme: "TIN", number }
}

/// The name; lines after the first are its address.
pub fn name(leaf: &Leaf<'_>, party: &mut Party) {
    let mut rest = leaf.raw.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(first) = rest.next() else { return };
    let mut name = reading::text(first, leaf.span_of(first));
    let before = party.address.len();
    party.address.extend(rest.map(|line| Text::new(line, leaf.span_of(line))));
    if party.address.len() > before {
        name.issues.push(Issue::new(IssueCode::NameWithAddress, leaf.span, &leaf.raw));
        find_country(leaf, party);
    }
    party.name = Some(name);
}

/// The address, line by line.
fn lines(leaf: &Leaf<'_>, party: &mut Party) {
    let lines = leaf.raw.lines().map(str::trim).filter(|line| !line.is_empty());
    party.address.extend(lines.map(|line| reading::text(line, leaf.span_of(line))));
    find_country(leaf, party);
}

/// The country that the text ends with, unless one is known.
fn find_country(leaf: &Leaf<'_>, party: &mut Party) {
    if party.country.is_none()
        && let Some((country, part)) = address::country_last(&leaf.raw)
    {
        party.country = Some(Value::good(part, country, leaf.span_of(part)));
    }
}
