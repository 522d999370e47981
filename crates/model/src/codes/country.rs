//! Countries (ISO 3166-1), by code or by any of their usual names in the papers of the region.
//!
//! The table is `data/countries.csv`: codes and short names are facts of ISO 3166 and of the
//! United Nations, the aliases are ours.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

use super::{CodeError, serialize_as_text};
use crate::issue::IssueCode;

/// Two letters of ISO 3166-1 that are assigned to a country.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

/// A row of the table.
#[derive(Debug)]
pub struct Country {
    /// Two-letter code.
    pub code: CountryCode,
    /// Three-letter code.
    pub alpha3: &'static str,
    /// Telephone prefix, digits only; may be empty.
    pub dial: &'static str,
    /// English name.
    pub name_en: &'static str,
    /// Russian name.
    pub name_ru: &'static str,
}

struct Table {
    rows: Vec<Country>,
    by_key: HashMap<String, usize>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("../../../../data/countries.csv")));

impl Table {
    fn read(csv: &'static str) -> Self {
        let mut table = Self { rows: Vec::new(), by_key: HashMap::new() };
        for line in csv.lines().skip(1) {
            let cells = split_row(line);
            let [alpha2, alpha3, dial, name_en, name_ru, aliases] = cells[..] else {
                panic!("data/countries.csv has six columns; broken line: {line}");
            };
            let code = CountryCode(alpha2.as_bytes().try_into().expect("two letters"));
            let index = table.rows.len();
            table.rows.push(Country { code, alpha3, dial, name_en, name_ru });
            for name in [alpha2, alpha3, name_en, name_ru].into_iter().chain(aliases.split('|')) {
                if !name.is_empty() {
                    table.by_key.entry(key(name)).or_insert(index);
                }
            }
        }
        table
    }
}

/// Splits a line of our own table; quotes hold commas, never quotes.
fn split_row(line: &'static str) -> Vec<&'static str> {
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (cell, after) = quoted.split_once('"').expect("closed quote in data/countries.csv");
            cells.push(cell);
            match after.strip_prefix(',') {
                Some(after) => rest = after,
                None => return cells,
            }
        } else if let Some((cell, after)) = rest.split_once(',') {
            cells.push(cell);
            rest = after;
        } else {
            cells.push(rest);
            return cells;
        }
    }
}

/// Names are compared without case, punctuation and repeated blanks.
fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase().map(|c| if c == 'ё' { 'е' } else { c }));
        } else if c.is_whitespace() && !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// All countries, by code.
pub fn countries() -> &'static [Country] {
    &TABLE.rows
}

impl CountryCode {
    /// Reads a two- or three-letter code or a name in English, Russian or a language of the
    /// region. `IN, INDIA` is read by its code, and so are `SPAIN (ES)` and `ES - SPAIN` unless
    /// the name is another country's.
    ///
    /// # Errors
    /// `country-unknown`.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        Self::lookup(text)
            .or_else(|| text.split_once(',').and_then(|(code, _)| Self::lookup(code)))
            .or_else(|| Self::beside_its_code(text))
            .ok_or_else(|| IssueCode::CountryUnknown.into())
    }

    /// A name with the code in brackets behind it, or with the code and a dash on either side.
    fn beside_its_code(text: &str) -> Option<Self> {
        let text = text.trim();
        let bracketed = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
        let (first, second) = bracketed.or_else(|| text.split_once(" - "))?;
        let is_code = |part: &str| matches!(part.trim().len(), 2 | 3);
        let (name, code) = if is_code(second) { (first, second) } else { (second, first) };
        let country = Self::lookup(code).filter(|_| is_code(code))?;
        Self::lookup(name).is_none_or(|named| named == country).then_some(country)
    }

    fn lookup(text: &str) -> Option<Self> {
        TABLE.by_key.get(&key(text)).map(|&index| TABLE.rows[index].code)
    }

    /// From two letters known to be right, for tables of our own.
    ///
    /// # Panics
    /// If the code is not in the table: that is a mistake in our own data.
    pub fn known(alpha2: &str) -> Self {
        Self::lookup(alpha2).unwrap_or_else(|| panic!("{alpha2} is not a country code"))
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("only ASCII letters are ever stored")
    }

    /// Its row.
    pub fn country(self) -> &'static Country {
        &TABLE.rows[TABLE.by_key[&self.as_str().to_ascii_lowercase()]]
    }
}

impl std::fmt::Display for CountryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

serialize_as_text!(CountryCode);

impl<'de> Deserialize<'de> for CountryCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_lead_to_the_same_country() {
        for text in ["KZ", "kaz", "Kazakhstan", "КАЗАХСТАН", "Қазақстан", "РК"]
        {
            assert_eq!(CountryCode::parse(text).unwrap().as_str(), "KZ", "{text}");
        }
        assert_eq!(CountryCode::parse("IN, INDIA").unwrap().as_str(), "IN");
        assert_eq!(CountryCode::parse("Iran, Islamic Republic of").unwrap().as_str(), "IR");
        for text in ["SPAIN (ES)", "Spain(ES)", "ES - SPAIN", "Испания (ES)", "Iberia (ES)"]
        {
            assert_eq!(CountryCode::parse(text).unwrap().as_str(), "ES", "{text}");
        }
        assert!(CountryCode::parse("Atlantis").is_err());
        assert!(CountryCode::parse("China (ES)").is_err(), "a name and a code that disagree");
        assert!(CountryCode::parse("").is_err());
    }

    #[test]
    fn every_row_finds_itself() {
        assert_eq!(countries().len(), 249);
        for country in countries() {
            for name in [country.code.as_str(), country.alpha3, country.name_en, country.name_ru] {
                assert_eq!(CountryCode::parse(name).unwrap(), country.code, "{name}");
            }
        }
    }
}
