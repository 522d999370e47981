//! Traders: invented companies, sole traders, forwarders and banks in the spellings of their
//! countries. A trader comes back with the same name, address and number.

use std::collections::BTreeMap;

use crate::numbers::tax_number;
use crate::random::Random;
use crate::tables::{NamePart, Tables};

/// Most traders of one country and kind.
const LARGEST_POOL: usize = 3000;

/// How a file writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Voice {
    /// In Russian, otherwise in English.
    pub(crate) russian: bool,
    /// Everything large.
    pub(crate) large: bool,
    /// Only Latin letters can be written (EDIFACT).
    pub(crate) latin_only: bool,
}

/// A name in the two scripts.
#[derive(Debug, Clone, Default)]
struct Both {
    latin: String,
    cyrillic: String,
}

/// A trader.
#[derive(Debug, Clone)]
pub(crate) struct Trader {
    country: String,
    person: bool,
    form: Both,
    name: Both,
    address: Both,
    tax: Option<String>,
}

/// A trader as one paper writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) country: String,
    pub(crate) tax: Option<String>,
}

impl Trader {
    /// Writes name and address as a paper would.
    pub(crate) fn written(&self, voice: Voice, random: &mut Random) -> Written {
        let regional = crate::cargo::REGIONAL.contains(&self.country.as_str());
        let cyrillic = voice.russian && !voice.latin_only && (regional || random.chance(300));
        let (form, name) = if cyrillic {
            (&self.form.cyrillic, &self.name.cyrillic)
        } else {
            (&self.form.latin, &self.name.latin)
        };
        let name = match (self.person, cyrillic, regional) {
            (true, _, _) => format!("{form} {name}"),
            (false, true, _) => match random.below(5) {
                0 | 1 => format!("{form} «{name}»"),
                2 => format!("{form} \"{name}\""),
                3 => format!("\"{name}\" {form}"),
                _ => format!("{form} {name}"),
            },
            (false, false, true) => match random.below(3) {
                0 => format!("{form} \"{name}\""),
                _ => format!("{name} {form}"),
            },
            (false, false, false) => format!("{name} {form}"),
        };
        let address = if cyrillic { &self.address.cyrillic } else { &self.address.latin };
        let (name, address) = if voice.large {
            (name.to_uppercase(), address.to_uppercase())
        } else {
            (name, address.clone())
        };
        Written { name, address, country: self.country.clone(), tax: self.tax.clone() }
    }
}

/// The traders met so far.
#[derive(Debug)]
pub(crate) struct Traders<'a> {
    tables: &'a Tables,
    pools: BTreeMap<(String, String), Vec<Trader>>,
}

impl<'a> Traders<'a> {
    pub(crate) fn new(tables: &'a Tables) -> Self {
        Self { tables, pools: BTreeMap::new() }
    }

    /// A trader of a country and a kind (a branch of the goods table, `trading`, `forwarder`,
    /// `bank` …): often one met before, the older the more often.
    pub(crate) fn draw(&mut self, country: &str, kind: &str, random: &mut Random) -> Trader {
        let pool = self.pools.entry((country.to_owned(), kind.to_owned())).or_default();
        let known = pool.len();
        if known > 0 && (known >= LARGEST_POOL || !random.chance(280)) {
            let (one, two) = (random.below(known), random.below(known));
            return pool[one.min(two)].clone();
        }
        let trader = invent(self.tables, country, kind, random);
        pool.push(trader.clone());
        trader
    }
}

/// The parts of one kind for a country.
fn parts<'t>(rows: &'t [NamePart], country: &str, part: &str) -> Vec<&'t NamePart> {
    rows.iter().filter(|row| row.country == country && row.part == part).collect()
}

/// Words behind the name that tell companies apart.
const ENDINGS: [(&str, &str); 8] = [
    ("", ""),
    ("", ""),
    (" Plus", " Плюс"),
    (" Group", " Групп"),
    (" Servis", " Сервис"),
    (" Invest", " Инвест"),
    (" 2020", " 2020"),
    (" Union", " Юнион"),
];

/// A new trader.
fn invent(tables: &Tables, country: &str, kind: &str, random: &mut Random) -> Trader {
    let soles = parts(&tables.companies, country, "sole");
    let surnames = parts(&tables.people, country, "surname");
    let may_be_person = !soles.is_empty() && !surnames.is_empty();
    let person =
        may_be_person && !matches!(kind, "forwarder" | "bank" | "steelworks") && random.chance(180);
    let (form, name) = if person {
        let form = *random.pick(&soles);
        (form, person_name(tables, country, random))
    } else {
        let form = *random.pick(&parts(&tables.companies, country, "form"));
        (form, company_name(tables, country, kind, random))
    };
    let street = *random.pick(&parts(&tables.companies, country, "street"));
    let city = *random.pick(&parts(&tables.companies, country, "city"));
    let house = random.between(1, 240);
    let phone =
        random.chance(150).then(|| format!(", tel {}", random.between(2_000_000, 7_999_999)));
    let phone = phone.unwrap_or_default();
    Trader {
        country: country.to_owned(),
        person,
        form: Both { latin: form.latin.clone(), cyrillic: form.cyrillic.clone() },
        name,
        address: Both {
            latin: format!("{} {house}, {}{phone}", street.latin, city.latin),
            cyrillic: format!("г. {}, {}, {house}{phone}", city.cyrillic, street.cyrillic),
        },
        tax: tax_number(country, person, random),
    }
}

/// Surname, given name and mostly a patronymic.
fn person_name(tables: &Tables, country: &str, random: &mut Random) -> Both {
    let mut name = Both::default();
    for part in ["surname", "given", "patronymic"] {
        let rows = parts(&tables.people, country, part);
        if rows.is_empty() || (part == "patronymic" && random.chance(250)) {
            continue;
        }
        let row = *random.pick(&rows);
        for (text, word) in [(&mut name.latin, &row.latin), (&mut name.cyrillic, &row.cyrillic)] {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
    }
    name
}

/// A stem, mostly a word of the branch, perhaps an ending.
fn company_name(tables: &Tables, country: &str, kind: &str, random: &mut Random) -> Both {
    let stem = *random.pick(&parts(&tables.companies, country, "stem"));
    let words: Vec<&NamePart> = tables.branch_words.iter().filter(|row| row.part == kind).collect();
    let mut name = Both { latin: stem.latin.clone(), cyrillic: stem.cyrillic.clone() };
    let always =
        matches!(kind, "forwarder" | "bank" | "brewery" | "dairy" | "steelworks" | "water");
    if !words.is_empty() && (always || random.chance(850)) {
        let word = *random.pick(&words);
        name.latin = format!("{} {}", name.latin, word.latin);
        name.cyrillic = format!("{} {}", name.cyrillic, word.cyrillic);
    }
    let (latin, cyrillic) = random.pick(&ENDINGS);
    name.latin.push_str(latin);
    name.cyrillic.push_str(cyrillic);
    name
}

#[cfg(test)]
mod tests {
    use sarhad_model::codes::TaxNumber;

    use super::*;

    #[test]
    fn traders_come_back_and_have_right_numbers() {
        let tables = Tables::load();
        let mut traders = Traders::new(&tables);
        let mut random = Random::new(9, "traders");
        let voice = Voice { russian: false, large: true, latin_only: true };
        let mut names = BTreeMap::<String, u32>::new();
        for _ in 0..400 {
            let trader = traders.draw("KZ", "food", &mut random);
            let written = trader.written(voice, &mut random);
            assert!(TaxNumber::parse_kz(written.tax.as_deref().unwrap()).is_ok());
            assert!(!crate::spelling::is_cyrillic(&written.name), "{}", written.name);
            *names.entry(written.name).or_default() += 1;
        }
        assert!(names.len() > 20 && names.values().any(|&count| count > 8), "{names:?}");
    }

    #[test]
    fn spellings_follow_the_country() {
        let tables = Tables::load();
        let mut traders = Traders::new(&tables);
        let mut random = Random::new(9, "traders");
        let voice = Voice { russian: true, large: false, latin_only: false };
        let mut written = |country: &str| -> Vec<String> {
            (0..60)
                .map(|_| {
                    traders.draw(country, "textile", &mut random).written(voice, &mut random).name
                })
                .collect()
        };
        assert!(written("KG").iter().any(|name| name.contains("ОсОО")));
        assert!(written("TJ").iter().any(|name| name.contains("ҶДММ")));
        assert!(written("UZ").iter().any(|name| name.contains("МЧЖ")));
        assert!(written("TR").iter().any(|name| name.contains("LTD ŞTİ")));
        assert!(written("AE").iter().any(|name| name.contains("FZE")));
    }
}
