//! Pairs that are two parties with names as near as the table has them. Nearness is plain edit
//! distance of romanised names: no part of the engine chooses them.

use std::collections::BTreeMap;

use super::nearness::{Key, keys, likeness};
use super::party::{Name, Party, Spelling, Tables};
use super::render::{self, Style};
use super::{Case, rank, script};

/// Least likeness of two names of one family, as a share of the longer one; below it the pair
/// is too easy to be worth a case.
const LEAST_LIKENESS: f64 = 0.5;

/// Most pairs of one family of persons and of companies, nearest first: a large family must not
/// outweigh the rest.
const PAIRS_EACH: (usize, usize) = (16, 14);

/// Families as large as this give one case a pair; smaller ones two, in one script and across.
const SMALL_FAMILY: usize = 5;

/// A way to write both sides: spelling and style of the query, of the listed name.
type Way = (&'static str, Style, &'static str, Style);

use Style::{Bare, Comma, Form, Full, Initials, Natural, Short, SurnameFirst};

const PERSONS: &[Way] = &[
    ("ru", Full, "ru", Full),
    ("ru", Full, "nat", Full),
    ("nat", Full, "ru", Full),
    ("nat", Full, "nat", Full),
    ("icao", Full, "ru", Full),
    ("kenesh", Full, "ru", Natural),
    ("law", Full, "nat", Full),
    ("law", Full, "ru", Full),
    ("icao", Full, "nat", Full),
    ("icao", Full, "law", Full),
    ("ru", Initials, "ru", Full),
    ("icao", Initials, "ru", Full),
    ("en", Short, "en", Short),
    ("en", Comma, "ru", Full),
    ("en", Short, "ru", Full),
    ("en", Short, "ru", Short),
    ("en", Short, "nat", Short),
    ("nat", Short, "ru", Short),
    ("nat", Short, "nat", Short),
    ("nat", Short, "law", Short),
    ("law", Short, "en", Short),
    ("icao", Short, "en", SurnameFirst),
    ("icao", Short, "nat", Short),
    ("su", Short, "ru", Short),
    ("ru", Short, "ru", Short),
];

const COMPANIES: &[Way] = &[
    ("ru", Bare, "ru", Bare),
    ("ru", Form, "ru", Form),
    ("en", Bare, "en", Bare),
    ("en", Form, "en", Form),
    ("en", Bare, "ru", Bare),
    ("en", Form, "ru", Form),
    ("nat", Bare, "nat", Bare),
    ("nat", Form, "nat", Form),
    ("nat", Bare, "ru", Bare),
    ("nat", Form, "ru", Form),
    ("en", Bare, "nat", Bare),
    ("icao", Bare, "ru", Bare),
    ("icao", Bare, "en", Bare),
    ("law", Bare, "ru", Bare),
    ("also", Bare, "ru", Bare),
    ("also", Bare, "nat", Bare),
];

/// All pairs of two parties.
pub fn cases(tables: &Tables) -> Vec<Case<'_>> {
    let mut families: BTreeMap<&str, Vec<&Party>> = BTreeMap::new();
    for party in &tables.parties {
        families.entry(&party.family).or_default().push(party);
    }
    families.values().flat_map(|family| of_family(tables, family)).collect()
}

fn of_family<'a>(tables: &'a Tables, family: &[&'a Party]) -> Vec<Case<'a>> {
    let mut pairs = Vec::new();
    for (at, a) in family.iter().enumerate() {
        for b in &family[at + 1..] {
            let (first, second) = keys(tables, a, b);
            let likeness = likeness(&first.whole(), &second.whole());
            if a.schema == b.schema && likeness >= LEAST_LIKENESS {
                pairs.push((likeness, *a, *b));
            }
        }
    }
    pairs.sort_by(|x, y| {
        y.0.total_cmp(&x.0).then_with(|| (&x.1.id, &x.2.id).cmp(&(&y.1.id, &y.2.id)))
    });
    let most =
        if family.iter().any(|party| party.is_person()) { PAIRS_EACH.0 } else { PAIRS_EACH.1 };
    let both = family.len() < SMALL_FAMILY;
    let mut cases = Vec::new();
    for (_, a, b) in pairs.into_iter().take(most) {
        let (a, b) = if rank(&["side", &a.id, &b.id]).is_multiple_of(2) { (a, b) } else { (b, a) };
        let across_first = rank(&["script", &a.id, &b.id]).is_multiple_of(2);
        let mut found: Vec<Case> = [across_first, !across_first]
            .into_iter()
            .filter_map(|across| of_pair(tables, a, b, across))
            .collect();
        // Namesakes and numbered companies are few and are what papers mix up most.
        let rare = |case: &Case| {
            ["hard_negative_patronymic", "hard_negative_company_number"].contains(&case.kind)
        };
        let all = both || found.iter().any(rare);
        found.truncate(if all { 2 } else { 1 });
        cases.extend(found);
    }
    cases
}

/// The first way, in an order of the pair's own, that writes both names and still tells them
/// apart.
fn of_pair<'a>(tables: &'a Tables, a: &'a Party, b: &'a Party, across: bool) -> Option<Case<'a>> {
    let ways = if a.is_person() { PERSONS } else { COMPANIES };
    let kind = if a.is_person() { person_kind(tables, a, b) } else { company_kind(a, b) };
    let mut order: Vec<usize> = (0..ways.len()).collect();
    order.sort_by_key(|at| rank(&[&a.id, &b.id, &at.to_string()]));
    order.into_iter().find_map(|at| {
        let (left_tag, left_style, right_tag, right_style) = ways[at];
        let (left, right) = (a.spellings.get(left_tag)?, b.spellings.get(right_tag)?);
        let written = tells_apart(tables, &left.name, &right.name, left_style, right_style);
        let patronymics =
            with_patronymic(&left.name, left_style) && with_patronymic(&right.name, right_style);
        if !(written && (kind != "hard_negative_patronymic" || patronymics)) {
            return None;
        }
        let query = left.side(text(tables, a, left, left_style)?);
        let listed = right.side(text(tables, b, right, right_style)?);
        let crosses = script(&query.text) != script(&listed.text);
        (crosses == across && query.text.to_lowercase() != listed.text.to_lowercase()).then_some(
            Case { query, listed, query_party: a, list_party: b, kind, quality: "MEDIUM" },
        )
    })
}

fn text(tables: &Tables, party: &Party, spelling: &Spelling, style: Style) -> Option<String> {
    if party.is_person() {
        // A patronymic is written where it is published; else the name is written without it.
        let without = |style| match style {
            Style::Full => Style::SurnameFirst,
            Style::Natural => Style::Short,
            other => other,
        };
        render::person(&spelling.name, style)
            .or_else(|| render::person(&spelling.name, without(style)))
    } else {
        render::company(tables, party, spelling, style)
    }
}

/// Whether the written names differ in more than what is missing on one side: namesakes can only
/// be told by both patronymics, and initials only when they are other ones.
fn tells_apart(tables: &Tables, a: &Name, b: &Name, left: Style, right: Style) -> bool {
    let (first, second) = (Key::of(tables, a), Key::of(tables, b));
    let initial = |key: &Key| key.given.chars().next();
    let alike = match left {
        Style::Initials => initial(&first) == initial(&second),
        _ => first.given == second.given,
    };
    if first.surname != second.surname || !alike {
        return true;
    }
    with_patronymic(a, left) && with_patronymic(b, right)
}

/// Whether a patronymic is written out.
fn with_patronymic(name: &Name, style: Style) -> bool {
    matches!(style, Style::Full | Style::Natural) && !name.patronymic.is_empty()
}

fn person_kind(tables: &Tables, a: &Party, b: &Party) -> &'static str {
    let (a, b) = keys(tables, a, b);
    let stem = |surname: &str| surname.trim_end_matches('a').to_owned();
    let parent = |parent: &Key, child: &Key| {
        let start: String = parent.given.chars().take(4).collect();
        !start.is_empty() && child.patronymic.starts_with(&start)
    };
    if stem(&a.surname) != stem(&b.surname) {
        "hard_negative_surname"
    } else if a.given == b.given {
        "hard_negative_patronymic"
    } else if !a.patronymic.is_empty() && a.patronymic == b.patronymic {
        "hard_negative_sibling"
    } else if parent(&a, &b) || parent(&b, &a) {
        "hard_negative_parent"
    } else if a.surname == b.surname {
        "hard_negative_given"
    } else {
        "hard_negative_gender"
    }
}

fn company_kind(a: &Party, b: &Party) -> &'static str {
    let without_digits = |party: &Party| -> String {
        let name = party.spellings.get("en").map_or("", |spelling| spelling.name.surname.as_str());
        name.chars().filter(|letter| !letter.is_ascii_digit()).collect()
    };
    if without_digits(a) == without_digits(b) {
        "hard_negative_company_number"
    } else {
        "hard_negative_company_word"
    }
}
