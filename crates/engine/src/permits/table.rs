//! The tables of `data/permits/`: is a permit needed, and does a list bind in a state.

use sarhad_model::{CountryCode, Direction};

use crate::goods::Truth;

const REQUIREMENTS: &str = include_str!("../../../../data/permits/requirements.csv");
const LISTS: &str = include_str!("../../../../data/permits/lists.csv");

/// Authorities that the table names; each has a message `term-authority-<key>`.
pub const AUTHORITIES: &[(&str, &str)] = &[
    ("AZ-cabinet", "authority-AZ-cabinet"),
    ("KG-economy", "authority-KG-economy"),
    ("KZ-atomic", "authority-KZ-atomic"),
    ("KZ-industry", "authority-KZ-industry"),
    ("TJ-commission", "authority-TJ-commission"),
    ("UZ-trade", "authority-UZ-trade"),
];

/// Laws that the table names; each has a message `term-law-<key>`.
pub const LAWS: &[(&str, &str)] = &[
    ("AZ-2004", "law-AZ-2004"),
    ("AZ-230", "law-AZ-230"),
    ("KG-30", "law-KG-30"),
    ("KG-30-2023", "law-KG-30-2023"),
    ("KZ-172", "law-KZ-172"),
    ("KZ-172-308", "law-KZ-172-308"),
    ("KZ-atomic-rules", "law-KZ-atomic-rules"),
    ("TJ-1168", "law-TJ-1168"),
    ("UZ-658", "law-UZ-658"),
];

/// Whether a permit is needed.
pub type Need = Truth;

/// One row of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// State.
    pub state: CountryCode,
    /// What goods: `*`, a family, or the beginning of a control number.
    pub scope: String,
    /// Which way.
    pub direction: Direction,
    /// Whether a permit is needed.
    pub needed: Need,
    /// Who gives it: a term.
    pub authority: &'static str,
    /// Law or order: a term.
    pub law: &'static str,
    /// `read`, `summary` or `recalled`.
    pub confidence: String,
}

/// What a control list is in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// It is the law.
    Binds,
    /// It is worth knowing.
    Informs,
    /// It is not used.
    Off,
}

/// Both tables.
#[derive(Debug, Clone)]
pub struct PermitTable {
    version: String,
    requirements: Vec<Requirement>,
    lists: Vec<(Option<CountryCode>, String, Force)>,
}

impl PermitTable {
    /// The built-in tables.
    ///
    /// # Panics
    /// If they are broken; a test reads them.
    pub fn built_in() -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(REQUIREMENTS.as_bytes()).update(LISTS.as_bytes());
        Self {
            version: hasher.finalize().to_hex()[..12].to_owned(),
            requirements: rows(REQUIREMENTS).map(|row| requirement(&row)).collect(),
            lists: rows(LISTS).map(|row| list(&row)).collect(),
        }
    }

    /// A hash of the tables: their version.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// All rows.
    pub fn requirements(&self) -> &[Requirement] {
        &self.requirements
    }

    /// Whether the table speaks of a state.
    pub fn knows(&self, state: CountryCode) -> bool {
        self.requirements.iter().any(|row| row.state == state)
    }

    /// The row that counts for goods: that of the longest beginning of the control number, else
    /// of the family, else of all goods.
    pub fn requirement(
        &self,
        state: CountryCode,
        family: &str,
        number: &str,
        direction: Direction,
    ) -> Option<&Requirement> {
        let of =
            self.requirements.iter().filter(|row| row.state == state && row.direction == direction);
        of.filter_map(|row| {
            let rank = match row.scope.as_str() {
                "*" => 0,
                scope if scope == family => 1,
                scope if number.starts_with(scope) => 1 + scope.len(),
                _ => return None,
            };
            Some((rank, row))
        })
        .max_by_key(|(rank, _)| *rank)
        .map(|(_, row)| row)
    }

    /// What a control list is in a state; one that the table does not name informs.
    pub fn force(&self, state: Option<CountryCode>, list: &str) -> Force {
        let of = |wanted: Option<CountryCode>| {
            let mut rows = self.lists.iter();
            rows.find(|(state, id, _)| *state == wanted && id == list).map(|(_, _, force)| *force)
        };
        state.and_then(|state| of(Some(state))).or_else(|| of(None)).unwrap_or(Force::Informs)
    }
}

fn requirement(row: &[String]) -> Requirement {
    let [state, scope, direction, needed, authority, source, confidence, _note] = row else {
        panic!("data/permits/requirements.csv has eight columns: {row:?}");
    };
    assert!(
        ["read", "summary", "recalled"].contains(&confidence.as_str()),
        "data/permits/requirements.csv: unknown confidence {confidence}"
    );
    Requirement {
        state: CountryCode::parse(state).unwrap_or_else(|_| panic!("no state {state}")),
        scope: scope.clone(),
        direction: Direction::parse(direction)
            .unwrap_or_else(|| panic!("no direction {direction}")),
        needed: match needed.as_str() {
            "yes" => Truth::True,
            "no" => Truth::False,
            "unknown" => Truth::Unknown,
            other => panic!("data/permits/requirements.csv: needed is {other}"),
        },
        authority: term(AUTHORITIES, authority),
        law: term(LAWS, source),
        confidence: confidence.clone(),
    }
}

/// The term of a key.
fn term(terms: &[(&str, &'static str)], key: &str) -> &'static str {
    let found = terms.iter().find(|(known, _)| *known == key);
    found.map_or_else(|| panic!("data/permits: no message for {key}"), |(_, term)| *term)
}

fn list(row: &[String]) -> (Option<CountryCode>, String, Force) {
    let [state, list, force, _source, _confidence] = row else {
        panic!("data/permits/lists.csv has five columns: {row:?}");
    };
    let force = match force.as_str() {
        "binds" => Force::Binds,
        "informs" => Force::Informs,
        "off" => Force::Off,
        other => panic!("data/permits/lists.csv: force is {other}"),
    };
    let state = (state != "*")
        .then(|| CountryCode::parse(state).unwrap_or_else(|_| panic!("no state {state}")));
    (state, list.clone(), force)
}

fn rows(csv: &'static str) -> impl Iterator<Item = Vec<String>> {
    csv::Reader::from_reader(csv.as_bytes()).into_records().map(|row| {
        let row = row.expect("built-in tables are well-formed CSV");
        row.iter().map(str::to_owned).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(code: &str) -> CountryCode {
        CountryCode::parse(code).unwrap()
    }

    #[test]
    fn every_state_has_a_row_for_every_direction() {
        let table = PermitTable::built_in();
        for code in ["KZ", "KG", "TJ", "UZ", "AZ"] {
            for direction in Direction::ALL {
                let row = table.requirement(state(code), "nuclear", "2B350", *direction);
                assert!(row.is_some(), "{code} {direction:?}");
            }
        }
        assert!(table.requirement(state("CN"), "nuclear", "2B350", Direction::Export).is_none());
        // That a movement is free would have to be read in the law.
        let read = |row: &&Requirement| row.needed == Truth::False;
        assert!(table.requirements().iter().filter(read).all(|row| row.confidence == "read"));
    }

    #[test]
    fn the_narrower_row_counts() {
        let table = PermitTable::built_in();
        let of = |family| {
            table
                .requirement(state("KZ"), family, "IAEA-RS-1", Direction::Import)
                .unwrap()
                .authority
        };
        assert_eq!(of("radiological"), "authority-KZ-atomic");
        assert_eq!(of("nuclear"), "authority-KZ-industry");
    }

    #[test]
    fn lists_bind_where_they_are_law() {
        let table = PermitTable::built_in();
        assert_eq!(table.force(Some(state("KZ")), "kz-control"), Force::Binds);
        assert_eq!(table.force(Some(state("UZ")), "kz-control"), Force::Informs);
        assert_eq!(table.force(Some(state("UZ")), "cwc-schedules"), Force::Binds);
        assert_eq!(table.force(None, "nobody-knows"), Force::Informs);
    }
}
