//! The built-in tables of `data/simulate`: goods, lanes, names, planted cases, innocents. All are
//! our own; a table that cannot be read is a defect of the build, which a test finds.

use std::sync::LazyLock;

use crate::patterns::{MAKERS, Make};
use crate::unit::Found;

/// Everyday goods.
#[derive(Debug, Clone)]
pub(crate) struct Good {
    pub(crate) tnved: String,
    pub(crate) branch: String,
    pub(crate) freight: Freight,
    pub(crate) origins: Vec<String>,
    pub(crate) modes: String,
    pub(crate) texts: Texts,
}

/// Wordings, each possibly with `{one|other}` alternatives.
#[derive(Debug, Clone, Default)]
pub(crate) struct Texts {
    pub(crate) english: Vec<String>,
    pub(crate) russian: Vec<String>,
    /// In other languages, for papers that can hold any letter.
    pub(crate) other: Vec<String>,
}

/// Usual packages, mass and value of goods; ranges from low to high.
#[derive(Debug, Clone)]
pub(crate) struct Freight {
    pub(crate) package: String,
    pub(crate) package_kg: (f64, f64),
    pub(crate) packages: (u32, u32),
    pub(crate) usd_per_kg: (f64, f64),
}

/// A usual way of goods through a post.
#[derive(Debug, Clone)]
pub(crate) struct Lane {
    pub(crate) post: String,
    pub(crate) weight: u32,
    pub(crate) direction: String,
    pub(crate) origin: String,
    pub(crate) shipper_country: String,
    pub(crate) loading: Place,
    pub(crate) via: Vec<String>,
    pub(crate) consignee_country: String,
    pub(crate) delivery: Place,
}

/// A place as papers write it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// UN/LOCODE, empty where it has none.
    pub(crate) code: String,
    pub(crate) english: String,
    pub(crate) russian: String,
    pub(crate) country: String,
}

/// A planted case or an innocent that looks bad.
#[derive(Debug, Clone)]
pub(crate) struct Special {
    pub(crate) kind: String,
    pub(crate) posts: Vec<String>,
    /// None: the goods are everyday goods, the case lies in the parties.
    pub(crate) goods: Option<SpecialGoods>,
    pub(crate) origins: Vec<String>,
    pub(crate) destinations: Vec<String>,
    pub(crate) consignee: String,
    pub(crate) delivery: Option<Place>,
    pub(crate) via: Vec<String>,
    pub(crate) remark_english: String,
    pub(crate) remark_russian: String,
    pub(crate) expect: Vec<String>,
    pub(crate) why: String,
    /// What an inspection finds, as a rule.
    pub(crate) found: Found,
}

/// The goods of a special line.
#[derive(Debug, Clone)]
pub(crate) struct SpecialGoods {
    pub(crate) hs: String,
    pub(crate) texts: Texts,
    pub(crate) freight: Freight,
}

/// Goods of made patterns.
#[derive(Debug, Clone)]
pub(crate) struct Ware {
    pub(crate) kind: String,
    /// `early` and `late` tricks of a drifting world, or `any`.
    pub(crate) era: String,
    pub(crate) hs: String,
    pub(crate) texts: Texts,
    pub(crate) freight: Freight,
    pub(crate) origins: Vec<String>,
}

/// What a pattern is, what must show it and what an inspection finds.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    pub(crate) key: String,
    /// `goods`, `parties`, `routes`, `papers` or `behaviour`.
    pub(crate) group: String,
    pub(crate) bad: bool,
    /// Days of history that its findings need.
    pub(crate) history_days: u32,
    /// Its findings need the outcome of an earlier inspection.
    pub(crate) needs_outcome: bool,
    pub(crate) found: Found,
    pub(crate) expect: Vec<String>,
    /// The innocent that looks like it.
    pub(crate) like: String,
    pub(crate) what: String,
    /// How its shipments are made; none for a pattern of one line of `cases.csv`.
    pub(crate) make: Option<Make>,
}

/// A part of a name: country (or branch), part, the two spellings.
#[derive(Debug, Clone)]
pub(crate) struct NamePart {
    pub(crate) country: String,
    pub(crate) part: String,
    pub(crate) latin: String,
    pub(crate) cyrillic: String,
}

/// All tables.
#[derive(Debug, Clone)]
pub(crate) struct Tables {
    pub(crate) goods: Vec<Good>,
    pub(crate) lanes: Vec<Lane>,
    pub(crate) cases: Vec<Special>,
    pub(crate) innocents: Vec<Special>,
    pub(crate) wares: Vec<Ware>,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) people: Vec<NamePart>,
    pub(crate) companies: Vec<NamePart>,
    pub(crate) branch_words: Vec<NamePart>,
}

impl Tables {
    /// The built-in tables, read once.
    pub(crate) fn built_in() -> &'static Self {
        static TABLES: LazyLock<Tables> = LazyLock::new(Tables::load);
        &TABLES
    }

    /// Reads the built-in tables.
    fn load() -> Self {
        let patterns = rows(include_str!("../../../data/simulate/patterns.csv"), pattern);
        let found = |kind: &str| {
            let known = patterns.iter().find(|pattern| pattern.key == kind);
            known.map_or(Found::Clean, |pattern| pattern.found)
        };
        let mut cases = rows(include_str!("../../../data/simulate/cases.csv"), special);
        for case in &mut cases {
            case.found = found(&case.kind);
        }
        Self {
            wares: rows(include_str!("../../../data/simulate/wares.csv"), ware),
            goods: rows(include_str!("../../../data/simulate/goods.csv"), good),
            lanes: rows(include_str!("../../../data/simulate/lanes.csv"), lane),
            cases,
            patterns,
            innocents: rows(include_str!("../../../data/simulate/innocents.csv"), special),
            people: rows(include_str!("../../../data/simulate/people.csv"), name_part),
            companies: rows(include_str!("../../../data/simulate/companies.csv"), name_part),
            branch_words: rows(include_str!("../../../data/simulate/branch_words.csv"), |row| {
                NamePart {
                    country: String::new(),
                    part: text(row, 0),
                    latin: text(row, 1),
                    cyrillic: text(row, 2),
                }
            }),
        }
    }
}

/// The rows of one table.
fn rows<T>(table: &str, read: impl Fn(&csv::StringRecord) -> T) -> Vec<T> {
    csv::Reader::from_reader(table.as_bytes())
        .records()
        .map(|row| read(&row.expect("the built-in tables have equal rows (tested)")))
        .collect()
}

fn text(row: &csv::StringRecord, column: usize) -> String {
    row.get(column).unwrap_or_default().to_owned()
}

fn split(row: &csv::StringRecord, column: usize, by: char) -> Vec<String> {
    let parts = row.get(column).unwrap_or_default().split(by);
    parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn number<T: std::str::FromStr>(row: &csv::StringRecord, column: usize) -> T {
    let number = row.get(column).unwrap_or_default().parse().ok();
    number.expect("the built-in tables have numbers where they must (tested)")
}

/// Package, masses, counts and values from nine columns that start at `column`.
fn freight(row: &csv::StringRecord, column: usize) -> Freight {
    Freight {
        package: text(row, column),
        package_kg: (number(row, column + 1), number(row, column + 2)),
        packages: (number(row, column + 3), number(row, column + 4)),
        usd_per_kg: (number(row, column + 5), number(row, column + 6)),
    }
}

fn good(row: &csv::StringRecord) -> Good {
    Good {
        tnved: text(row, 1),
        branch: text(row, 2),
        freight: freight(row, 3),
        origins: split(row, 10, ' '),
        modes: text(row, 11),
        texts: Texts {
            english: split(row, 12, ';'),
            russian: split(row, 13, ';'),
            other: Vec::new(),
        },
    }
}

fn lane(row: &csv::StringRecord) -> Lane {
    let loading_country = text(row, 4);
    let consignee_country = text(row, 9);
    Lane {
        post: text(row, 0),
        weight: number(row, 1),
        direction: text(row, 2),
        origin: text(row, 3),
        shipper_country: loading_country.clone(),
        loading: Place {
            code: text(row, 5),
            english: text(row, 6),
            russian: text(row, 7),
            country: loading_country,
        },
        via: split(row, 8, ' '),
        delivery: Place {
            code: text(row, 10),
            english: text(row, 11),
            russian: text(row, 12),
            country: consignee_country.clone(),
        },
        consignee_country,
    }
}

fn special(row: &csv::StringRecord) -> Special {
    let hs = text(row, 2);
    let goods = (hs != "goods").then(|| SpecialGoods {
        hs,
        texts: Texts {
            english: split(row, 3, ';'),
            russian: split(row, 4, ';'),
            other: Vec::new(),
        },
        freight: freight(row, 5),
    });
    let delivery = split(row, 15, '/');
    let remark = split(row, 17, '/');
    let remark_part = |index: usize| remark.get(index).cloned().unwrap_or_default();
    let posts = text(row, 1);
    Special {
        kind: text(row, 0),
        posts: if posts == "*" {
            crate::post::Post::codes().into_iter().map(str::to_owned).collect()
        } else {
            split(row, 1, ' ')
        },
        goods,
        origins: split(row, 12, ' '),
        destinations: split(row, 13, ' '),
        consignee: text(row, 14),
        delivery: match delivery.as_slice() {
            [english, russian, country] => Some(Place {
                code: String::new(),
                english: english.clone(),
                russian: russian.clone(),
                country: country.clone(),
            }),
            _ => None,
        },
        via: split(row, 16, ' '),
        remark_english: remark_part(0),
        remark_russian: remark_part(1),
        expect: split(row, 18, ' '),
        why: text(row, 19),
        found: Found::Clean,
    }
}

fn ware(row: &csv::StringRecord) -> Ware {
    Ware {
        kind: text(row, 0),
        era: text(row, 1),
        hs: text(row, 2),
        texts: Texts {
            english: split(row, 3, ';'),
            russian: split(row, 4, ';'),
            other: split(row, 5, ';'),
        },
        freight: freight(row, 6),
        origins: split(row, 13, ' '),
    }
}

fn pattern(row: &csv::StringRecord) -> Pattern {
    let key = text(row, 0);
    Pattern {
        make: MAKERS.iter().find(|(name, _)| *name == key).map(|(_, make)| *make),
        key,
        group: text(row, 1),
        bad: text(row, 2) == "yes",
        history_days: number(row, 3),
        needs_outcome: text(row, 4) == "yes",
        found: Found::parse(&text(row, 5)).unwrap_or(Found::Clean),
        expect: split(row, 6, ' '),
        like: text(row, 7),
        what: text(row, 8),
    }
}

fn name_part(row: &csv::StringRecord) -> NamePart {
    NamePart {
        country: text(row, 0),
        part: text(row, 1),
        latin: text(row, 2),
        cyrillic: text(row, 3),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sarhad_model::codes::{CountryCode, HsCode};

    use super::*;
    use crate::post::Post;

    fn freight_is_sound(freight: &Freight) -> bool {
        freight.package.len() == 2
            && freight.package_kg.0 > 0.0
            && freight.package_kg.0 <= freight.package_kg.1
            && freight.packages.0 >= 1
            && freight.packages.0 <= freight.packages.1
            && freight.usd_per_kg.0 > 0.0
            && freight.usd_per_kg.0 <= freight.usd_per_kg.1
    }

    #[test]
    fn goods_are_many_and_sound() {
        let tables = Tables::built_in();
        assert!(tables.goods.len() >= 120, "{}", tables.goods.len());
        for good in &tables.goods {
            assert!(HsCode::parse(&good.tnved).is_ok(), "{}", good.tnved);
            assert!(freight_is_sound(&good.freight), "{good:?}");
            assert!(good.texts.english.len() + good.texts.russian.len() >= 2, "{good:?}");
            assert!(!good.origins.is_empty() && !good.modes.is_empty(), "{good:?}");
        }
    }

    #[test]
    fn every_post_has_lanes_and_at_least_nine_kinds_of_cases() {
        let tables = Tables::built_in();
        let kinds: BTreeSet<&str> = tables.cases.iter().map(|case| case.kind.as_str()).collect();
        assert_eq!(kinds.len(), 12);
        let innocents: BTreeSet<&str> =
            tables.innocents.iter().map(|row| row.kind.as_str()).collect();
        assert!(innocents.len() >= 12);
        for post in Post::ALL {
            let code = post.code();
            assert!(tables.lanes.iter().filter(|lane| lane.post == code).count() >= 8);
            let kinds: BTreeSet<&str> = tables
                .cases
                .iter()
                .filter(|case| case.posts.iter().any(|post| post == code))
                .map(|case| case.kind.as_str())
                .collect();
            assert!(kinds.len() >= 9, "{code}: {kinds:?}");
        }
    }

    #[test]
    fn specials_name_posts_places_and_reasons() {
        let tables = Tables::built_in();
        for row in tables.cases.iter().chain(&tables.innocents) {
            assert!(row.posts.iter().all(|post| Post::parse(post).is_ok()), "{row:?}");
            assert!(!row.why.is_empty() && !row.consignee.is_empty(), "{row:?}");
            for country in row.origins.iter().chain(&row.destinations).chain(&row.via) {
                assert!(CountryCode::parse(country).is_ok(), "{country}");
            }
            if let Some(goods) = &row.goods {
                assert!(HsCode::parse(&goods.hs).is_ok(), "{}", goods.hs);
                assert!(freight_is_sound(&goods.freight), "{row:?}");
            }
        }
        assert!(tables.cases.iter().all(|case| !case.expect.is_empty()));
        assert!(tables.innocents.iter().all(|row| row.expect.is_empty()));
    }

    #[test]
    fn every_country_of_a_lane_has_companies() {
        let tables = Tables::built_in();
        let has = |country: &str, part: &str| {
            tables.companies.iter().any(|row| row.country == country && row.part == part)
        };
        let lanes = tables.lanes.iter();
        let countries =
            lanes.flat_map(|lane| [lane.shipper_country.clone(), lane.consignee_country.clone()]);
        let specials = tables.cases.iter().chain(&tables.innocents);
        let more = specials.flat_map(|row| row.origins.iter().chain(&row.destinations).cloned());
        for country in countries.chain(more).collect::<BTreeSet<String>>() {
            for part in ["form", "stem", "street", "city"] {
                assert!(has(&country, part), "{country} {part}");
            }
        }
    }
}
