//! Pairs that are one party: two spellings of it, each written in some way.

use super::party::{Party, Spelling, Tables};
use super::render::{self, Style};
use super::{Case, rank};

/// One side of a recipe: which spelling, written how.
type Way = (&'static str, Style);

/// A recipe: the kind of case, both sides, and how strong the evidence of the name is.
struct Recipe {
    kind: &'static str,
    left: Way,
    right: Way,
    quality: &'static str,
}

/// Easy: nearly letter by letter.
const STRONG: &str = "STRONG";
/// Another alphabet, order or a part missing.
const MEDIUM: &str = "MEDIUM";
/// Hard: old romanisation, initials, lost letters, the other patronymic system.
const WEAK: &str = "WEAK";

const fn recipe(kind: &'static str, left: Way, right: Way, quality: &'static str) -> Recipe {
    Recipe { kind, left, right, quality }
}

use Style::{Bare, Comma, Form, Full, Initials, LongForm, Lost, Natural, Short, SurnameFirst};

/// The recipes for persons. `nat` is the national language, `law` its other alphabet or
/// romanisation, `icao`, `bgn`, `su` and `kenesh` are romanisations of the Russian name.
const PERSONS: &[Recipe] = &[
    recipe("person_patronymic", ("nat", Full), ("ru", Full), WEAK),
    recipe("person_patronymic", ("law", Full), ("ru", Full), WEAK),
    recipe("person_patronymic", ("icao", Full), ("nat", Full), WEAK),
    recipe("person_patronymic", ("law", Natural), ("icao", Full), WEAK),
    recipe("person_full", ("nat", Full), ("ru", Full), STRONG),
    recipe("person_full", ("law", Full), ("ru", Full), MEDIUM),
    recipe("person_full", ("nat", Full), ("law", Natural), MEDIUM),
    recipe("person_full", ("icao", Full), ("ru", Natural), MEDIUM),
    recipe("person_full", ("kenesh", Full), ("ru", Full), MEDIUM),
    recipe("person_full", ("su", Full), ("ru", Full), WEAK),
    recipe("person_short", ("en", Short), ("ru", Full), MEDIUM),
    recipe("person_short", ("en", Short), ("nat", Full), MEDIUM),
    recipe("person_short", ("nat", Short), ("ru", Full), MEDIUM),
    recipe("person_short", ("icao", Short), ("ru", Full), MEDIUM),
    recipe("person_short", ("kenesh", Full), ("ru", Short), MEDIUM),
    recipe("person_short", ("en", Short), ("icao", Full), MEDIUM),
    recipe("person_short", ("law", Short), ("nat", Full), MEDIUM),
    recipe("person_short", ("law", Short), ("ru", Full), WEAK),
    recipe("person_reordered", ("en", Comma), ("ru", Natural), MEDIUM),
    recipe("person_reordered", ("en", Comma), ("nat", Short), MEDIUM),
    recipe("person_reordered", ("ru", SurnameFirst), ("nat", Short), MEDIUM),
    recipe("person_reordered", ("nat", SurnameFirst), ("en", Short), MEDIUM),
    recipe("person_reordered", ("icao", Comma), ("ru", Natural), MEDIUM),
    recipe("person_reordered", ("law", Comma), ("nat", Natural), MEDIUM),
    recipe("person_spelling", ("en", Short), ("ru", Short), STRONG),
    recipe("person_spelling", ("en", Short), ("nat", Short), STRONG),
    recipe("person_spelling", ("ru", Short), ("nat", Short), STRONG),
    recipe("person_spelling", ("also", Short), ("ru", Short), STRONG),
    recipe("person_spelling", ("also", Short), ("nat", Short), MEDIUM),
    recipe("person_spelling", ("also", Short), ("en", Short), STRONG),
    recipe("person_romanised", ("en", Short), ("icao", Short), STRONG),
    recipe("person_romanised", ("en", Short), ("su", Short), WEAK),
    recipe("person_romanised", ("su", Short), ("ru", Short), WEAK),
    recipe("person_romanised", ("su", Short), ("nat", Short), WEAK),
    recipe("person_romanised", ("law", Short), ("en", Short), MEDIUM),
    recipe("person_romanised", ("law", Short), ("ru", Short), MEDIUM),
    recipe("person_romanised", ("law", Short), ("nat", SurnameFirst), MEDIUM),
    recipe("person_romanised", ("bgn", Full), ("kenesh", Full), MEDIUM),
    recipe("person_romanised", ("icao", Short), ("nat", Short), MEDIUM),
    recipe("person_initials", ("ru", Initials), ("nat", Full), WEAK),
    recipe("person_initials", ("icao", Initials), ("ru", Full), WEAK),
    recipe("person_initials", ("ru", Initials), ("icao", Full), WEAK),
    recipe("person_initials", ("nat", Initials), ("law", Full), WEAK),
    recipe("person_letters_lost", ("en", Lost), ("ru", Short), WEAK),
    recipe("person_letters_lost", ("en", Lost), ("nat", Short), WEAK),
    recipe("person_letters_lost", ("icao", Lost), ("ru", Full), WEAK),
    recipe("person_letters_lost", ("icao", Lost), ("en", Short), WEAK),
    recipe("person_letters_lost", ("law", Lost), ("nat", Short), WEAK),
];

/// The recipes for companies.
const COMPANIES: &[Recipe] = &[
    recipe("company_translit", ("en", Bare), ("ru", Bare), STRONG),
    recipe("company_translit", ("en", Bare), ("nat", Bare), STRONG),
    recipe("company_translit", ("ru", Bare), ("nat", Bare), STRONG),
    recipe("company_translit", ("icao", Bare), ("nat", Bare), WEAK),
    recipe("company_translit", ("law", Bare), ("ru", Bare), WEAK),
    recipe("company_translit", ("also", Bare), ("ru", Bare), MEDIUM),
    recipe("company_translit", ("also", Bare), ("en", Bare), MEDIUM),
    recipe("company_translit", ("icao", Bare), ("en", Bare), MEDIUM),
    recipe("company_legal_form", ("en", Form), ("ru", Form), MEDIUM),
    recipe("company_legal_form", ("en", Form), ("ru", LongForm), MEDIUM),
    recipe("company_legal_form", ("ru", Form), ("nat", Form), MEDIUM),
    recipe("company_legal_form", ("nat", Form), ("en", Bare), MEDIUM),
    recipe("company_legal_form", ("icao", Form), ("ru", LongForm), WEAK),
    recipe("company_legal_form", ("icao", Form), ("en", Form), WEAK),
    recipe("company_legal_form", ("en", Form), ("en", Bare), STRONG),
    recipe("company_translated", ("en", Bare), ("ru", Bare), WEAK),
    recipe("company_translated", ("ru", Bare), ("nat", Bare), WEAK),
    recipe("company_translated", ("en", Bare), ("nat", Bare), WEAK),
    recipe("company_translated", ("also", Bare), ("en", Bare), WEAK),
    recipe("company_translated_form", ("en", Form), ("ru", Form), WEAK),
    recipe("company_translated_form", ("ru", LongForm), ("nat", Form), WEAK),
    recipe("company_translated_form", ("en", LongForm), ("nat", Form), WEAK),
    recipe("company_translated_form", ("ru", Form), ("ru", LongForm), STRONG),
    recipe("company_romanised_words", ("icao", Bare), ("ru", Bare), MEDIUM),
    recipe("company_romanised_words", ("bgn", Form), ("ru", Form), MEDIUM),
    recipe("company_romanised_words", ("law", Bare), ("nat", Bare), MEDIUM),
    recipe("company_romanised_words", ("also", Bare), ("nat", Bare), MEDIUM),
    recipe("company_romanised_words", ("su", Bare), ("icao", Bare), WEAK),
];

/// Cases of a person with two or more published spellings, of one with a single spelling, and
/// of a company.
const CASES_EACH: (usize, usize, usize) = (3, 1, 2);

/// All pairs of one party.
pub fn cases(tables: &Tables) -> Vec<Case<'_>> {
    tables.parties.iter().flat_map(|party| of_party(tables, party)).collect()
}

fn of_party<'a>(tables: &'a Tables, party: &'a Party) -> Vec<Case<'a>> {
    let published = party.spellings.values().filter(|spelling| spelling.rule.is_none()).count();
    let (recipes, wanted) = match (party.is_person(), published) {
        (true, 2..) => (PERSONS, CASES_EACH.0),
        (true, _) => (PERSONS, CASES_EACH.1),
        (false, _) => (COMPANIES, CASES_EACH.2),
    };
    let mut found: Vec<(u64, Case)> = recipes
        .iter()
        .enumerate()
        .filter_map(|(at, recipe)| Some((at, cooked(tables, party, recipe)?)))
        .map(|(at, case)| (rank(&[&party.id, &at.to_string()]), case))
        .collect();
    found.sort_by_key(|(order, _)| *order);
    let mut chosen: Vec<Case> = Vec::new();
    // First what only this region has, then what is published, then whatever comes.
    let turns: [fn(&Case) -> bool; 3] = [
        |case| case.kind == "person_patronymic",
        |case| case.query.rule.is_none() && case.listed.rule.is_none(),
        |_| true,
    ];
    for (turn, suits) in turns.into_iter().enumerate() {
        let most = match turn {
            0 => 1,
            // Every second party gives two published pairs, so that derived ones stay the fewer.
            1 => chosen.len() + 1 + usize::from(rank(&["published", &party.id]).is_multiple_of(2)),
            _ => wanted,
        };
        for (_, case) in &found {
            let new = chosen.iter().all(|other| other.kind != case.kind);
            if chosen.len() < most.min(wanted) && new && suits(case) {
                chosen.push(case.clone());
            }
        }
    }
    chosen
}

fn cooked<'a>(tables: &'a Tables, party: &'a Party, recipe: &Recipe) -> Option<Case<'a>> {
    let left = party.spellings.get(recipe.left.0)?;
    let right = party.spellings.get(recipe.right.0)?;
    if !suits(party, recipe, left, right) {
        return None;
    }
    let text = |spelling: &Spelling, style| {
        if party.is_person() {
            render::person(&spelling.name, style)
        } else {
            render::company(tables, party, spelling, style)
        }
    };
    let mut query = left.side(text(left, recipe.left.1)?);
    let listed = right.side(text(right, recipe.right.1)?);
    if recipe.left.1 == Style::Lost {
        query.rule =
            Some(format!("{} two letters lost", query.rule.unwrap_or_default()).trim().to_owned());
    }
    (query.text.to_lowercase() != listed.text.to_lowercase()).then_some(Case {
        query,
        listed,
        query_party: party,
        list_party: party,
        kind: recipe.kind,
        quality: recipe.quality,
    })
}

/// Whether a recipe says of this party what its kind claims.
fn suits(party: &Party, recipe: &Recipe, left: &Spelling, right: &Spelling) -> bool {
    let patronymics = [&left.name.patronymic, &right.name.patronymic];
    let russian = patronymics.map(|name| is_russian_patronymic(name));
    match recipe.kind {
        "person_patronymic" => {
            patronymics.iter().all(|name| !name.is_empty()) && russian[0] != russian[1]
        }
        "person_full" | "person_initials" => russian[0] == russian[1],
        "person_short" => patronymics.iter().any(|name| !name.is_empty()),
        "company_translit" | "company_legal_form" => party.words == "same",
        "company_translated" | "company_translated_form" | "company_romanised_words" => {
            party.words == "translated"
        }
        _ => true,
    }
}

/// Whether a patronymic ends as Russian ones do, in any of the spellings used here.
fn is_russian_patronymic(patronymic: &str) -> bool {
    const ENDINGS: [&str; 9] = ["вич", "вна", "vich", "vna", "vitch", "wiç", "wic", "wna", "ична"];
    ENDINGS.iter().any(|ending| patronymic.ends_with(ending))
}
