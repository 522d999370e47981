//! Traders: invented companies, sole traders, forwarders, brokers and banks in the spellings of
//! their countries. A trader comes back with the same name, address, number and telephone; new
//! ones appear and old ones vanish; some share a house or a telephone, as honest firms do too.

use std::collections::BTreeMap;

use sarhad_model::codes::countries;

use crate::numbers::tax_number;
use crate::random::Random;
use crate::tables::{NamePart, Tables};

/// Most traders of one country and kind that are drawn from.
const LARGEST_POOL: usize = 3000;

/// New traders among those drawn, for a thousand.
const NEW_TRADERS: u32 = 280;

/// Shortest and longest time that a trader is in business, days.
const BUSINESS_DAYS: (u32, u32) = (120, 2400);

/// Traders with a telephone in their papers, those that share one with another firm of the same
/// owner, and those in the house of another firm, for a thousand.
const WITH_PHONE: u32 = 650;
const SHARED_PHONE: u32 = 25;
const SHARED_HOUSE: u32 = 60;

/// Traders whose telephone is of another country, for a thousand: mobiles travel.
const FOREIGN_PHONE: u32 = 8;

/// Traders whose papers are often wrong, for a thousand.
const CARELESS: u32 = 45;

/// Traders that give up within eight weeks when the world changes, for a thousand.
const LOST_IN_DRIFT: u32 = 350;
const DRIFT_DAYS: u32 = 56;

/// How a file writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent habit")]
pub(crate) struct Voice {
    /// In Russian, otherwise in English.
    pub(crate) russian: bool,
    /// Everything large.
    pub(crate) large: bool,
    /// Only Latin letters can be written (EDIFACT).
    pub(crate) latin_only: bool,
    /// Any letter can be written, Chinese too.
    pub(crate) any_script: bool,
}

/// A name in the two scripts.
#[derive(Debug, Clone, Default)]
struct Both {
    latin: String,
    cyrillic: String,
}

/// A trader, as its place among [`Traders`].
pub(crate) type TraderId = u32;

/// A trader.
#[derive(Debug, Clone)]
pub(crate) struct Trader {
    pub(crate) country: String,
    person: bool,
    form: Both,
    name: Both,
    address: Both,
    tax: Option<String>,
    phone: Option<String>,
    /// The last day of its business.
    until: u32,
    /// Its papers are often wrong.
    pub(crate) careless: bool,
}

/// A trader as one paper writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) country: String,
    pub(crate) tax: Option<String>,
    /// With the international prefix.
    pub(crate) phone: Option<String>,
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
        Written {
            name,
            address,
            country: self.country.clone(),
            tax: self.tax.clone(),
            phone: self.phone.clone(),
        }
    }
}

/// The traders met so far.
#[derive(Debug)]
pub(crate) struct Traders {
    tables: &'static Tables,
    all: Vec<Trader>,
    pools: BTreeMap<(String, String), Vec<TraderId>>,
    by_country: BTreeMap<String, Vec<TraderId>>,
    /// Day of the plan, from 0.
    pub(crate) today: u32,
}

impl Traders {
    pub(crate) fn new(tables: &'static Tables) -> Self {
        Self {
            tables,
            all: Vec::new(),
            pools: BTreeMap::new(),
            by_country: BTreeMap::new(),
            today: 0,
        }
    }

    /// The trader of an id.
    pub(crate) fn get(&self, id: TraderId) -> &Trader {
        &self.all[id as usize]
    }

    /// Whether the trader is in business.
    pub(crate) fn trades(&self, id: TraderId) -> bool {
        self.get(id).until >= self.today
    }

    /// A trader of a country and a kind (a branch of the goods table, `trading`, `forwarder`,
    /// `bank` …): often one met before, the older the more often.
    pub(crate) fn draw(&mut self, country: &str, kind: &str, random: &mut Random) -> TraderId {
        self.draw_from(kind, country, kind, random)
    }

    /// The same among those who send: who makes or exports goods rarely imports the same.
    pub(crate) fn draw_sender(
        &mut self,
        country: &str,
        kind: &str,
        random: &mut Random,
    ) -> TraderId {
        self.draw_from(&format!("sends {kind}"), country, kind, random)
    }

    fn draw_from(
        &mut self,
        pool: &str,
        country: &str,
        kind: &str,
        random: &mut Random,
    ) -> TraderId {
        let key = (country.to_owned(), pool.to_owned());
        let (all, today) = (&self.all, self.today);
        let pool = self.pools.entry(key.clone()).or_default();
        while !pool.is_empty() && (pool.len() >= LARGEST_POOL || !random.chance(NEW_TRADERS)) {
            let (one, two) = (random.below(pool.len()), random.below(pool.len()));
            let place = one.min(two);
            let id = pool[place];
            if all[id as usize].until >= today {
                return id;
            }
            pool.remove(place);
        }
        let id = self.found(country, kind, random);
        self.pools.entry(key).or_default().push(id);
        id
    }

    /// A new trader that nobody else draws.
    pub(crate) fn found(&mut self, country: &str, kind: &str, random: &mut Random) -> TraderId {
        let mut trader = invent(self.tables, country, kind, random);
        trader.until = self.today + random.between(BUSINESS_DAYS.0, BUSINESS_DAYS.1);
        let neighbours = self.by_country.entry(country.to_owned()).or_default();
        if !neighbours.is_empty() {
            let other = &self.all[*random.pick(neighbours) as usize];
            if random.chance(SHARED_PHONE) && other.phone.is_some() {
                trader.phone.clone_from(&other.phone);
            }
            if random.chance(SHARED_HOUSE) {
                trader.address = other.address.clone();
            }
        }
        let id = self.all.len() as TraderId;
        neighbours.push(id);
        self.all.push(trader);
        id
    }

    /// Gives one trader the telephone and the house of another: they are of one owner.
    pub(crate) fn link(&mut self, id: TraderId, to: TraderId, random: &mut Random) {
        let to = to as usize;
        if self.all[to].phone.is_none() {
            self.all[to].phone = Some(phone(&self.all[to].country.clone(), random));
        }
        let owner = self.all[to].clone();
        let trader = &mut self.all[id as usize];
        trader.phone = owner.phone;
        if trader.country == owner.country {
            trader.address = owner.address;
        }
    }

    /// Gives a trader a telephone of a country.
    pub(crate) fn set_phone(&mut self, id: TraderId, country: &str, random: &mut Random) {
        self.all[id as usize].phone = Some(phone(country, random));
    }

    /// Gives a trader an address as it is written.
    pub(crate) fn set_address(&mut self, id: TraderId, address: &str) {
        let both = Both { latin: address.to_owned(), cyrillic: address.to_owned() };
        self.all[id as usize].address = both;
    }

    /// The world changes: many give up, and others take their place when they are drawn.
    pub(crate) fn drift(&mut self, random: &mut Random) {
        for trader in &mut self.all {
            if random.chance(LOST_IN_DRIFT) {
                trader.until = trader.until.min(self.today + random.between(1, DRIFT_DAYS));
            }
        }
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
    let home = if random.chance(FOREIGN_PHONE) { "TR" } else { country };
    Trader {
        country: country.to_owned(),
        person,
        form: Both { latin: form.latin.clone(), cyrillic: form.cyrillic.clone() },
        name,
        address: Both {
            latin: format!("{} {house}, {}", street.latin, city.latin),
            cyrillic: format!("г. {}, {}, {house}", city.cyrillic, street.cyrillic),
        },
        tax: tax_number(country, person, random),
        phone: random.chance(WITH_PHONE).then(|| phone(home, random)),
        until: u32::MAX,
        careless: random.chance(CARELESS),
    }
}

/// A telephone number of a country.
fn phone(country: &str, random: &mut Random) -> String {
    let known = countries().iter().find(|row| row.code.as_str() == country);
    let dial = known.map_or("", |row| row.dial);
    let serial = random.below(100_000_000);
    match country {
        "KZ" => format!("+77{:01}{serial:08}", random.below(10)),
        "RU" => format!("+79{:01}{serial:08}", random.below(10)),
        "CN" => format!("+861{:02}{serial:08}", random.between(30, 89)),
        _ => format!("+{dial}9{serial:08}"),
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

/// Companies whose stem is put together from syllables, for a thousand: without them a year has
/// many firms of one name.
const INVENTED_STEMS: u32 = 700;

/// Syllables of stems.
const SYLLABLES: [(&str, &str); 28] = [
    ("bar", "бар"),
    ("kel", "кел"),
    ("mur", "мур"),
    ("tan", "тан"),
    ("sor", "сор"),
    ("dil", "дил"),
    ("ran", "ран"),
    ("vek", "век"),
    ("lam", "лам"),
    ("zar", "зар"),
    ("nur", "нур"),
    ("tog", "тог"),
    ("mir", "мир"),
    ("sel", "сел"),
    ("kar", "кар"),
    ("bek", "бек"),
    ("ol", "ол"),
    ("ar", "ар"),
    ("tin", "тин"),
    ("go", "го"),
    ("ra", "ра"),
    ("lo", "ло"),
    ("vin", "вин"),
    ("des", "дес"),
    ("pol", "пол"),
    ("rum", "рум"),
    ("sta", "ста"),
    ("ner", "нер"),
];

/// Two or three syllables with a large first letter.
fn invented_stem(random: &mut Random) -> Both {
    let mut stem = Both::default();
    for _ in 0..random.between(2, 3) {
        let (latin, cyrillic) = random.pick(&SYLLABLES);
        stem.latin.push_str(latin);
        stem.cyrillic.push_str(cyrillic);
    }
    let large = |text: &str| -> String {
        let mut letters = text.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
    };
    Both { latin: large(&stem.latin), cyrillic: large(&stem.cyrillic) }
}

/// A stem, mostly a word of the branch, perhaps an ending.
fn company_name(tables: &Tables, country: &str, kind: &str, random: &mut Random) -> Both {
    let stems = parts(&tables.companies, country, "stem");
    let stem = if random.chance(INVENTED_STEMS) {
        invented_stem(random)
    } else {
        let stem = *random.pick(&stems);
        Both { latin: stem.latin.clone(), cyrillic: stem.cyrillic.clone() }
    };
    let words: Vec<&NamePart> = tables.branch_words.iter().filter(|row| row.part == kind).collect();
    let mut name = stem;
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
        let mut traders = Traders::new(Tables::built_in());
        let mut random = Random::new(9, "traders");
        let voice = Voice { russian: false, large: true, latin_only: true, any_script: false };
        let mut names = BTreeMap::<String, u32>::new();
        for _ in 0..400 {
            let trader = traders.draw("KZ", "food", &mut random);
            let written = traders.get(trader).written(voice, &mut random);
            assert!(TaxNumber::parse_kz(written.tax.as_deref().unwrap()).is_ok());
            assert!(!crate::spelling::is_cyrillic(&written.name), "{}", written.name);
            *names.entry(written.name).or_default() += 1;
        }
        assert!(names.len() > 20 && names.values().any(|&count| count > 8), "{names:?}");
    }

    #[test]
    fn spellings_follow_the_country() {
        let mut traders = Traders::new(Tables::built_in());
        let mut random = Random::new(9, "traders");
        let voice = Voice { russian: true, large: false, latin_only: false, any_script: true };
        let mut written = |country: &str| -> Vec<String> {
            (0..60)
                .map(|_| {
                    let trader = traders.draw(country, "textile", &mut random);
                    traders.get(trader).written(voice, &mut random).name
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
