//! Control lists: what is controlled, under which number, with which codes of goods, in one
//! version of one list. Tables of codes (nomenclatures, dangerous goods, high priority) have the
//! same shape.
//!
//! It holds what the publisher wrote and where sure what it means; no rule of judgement, and no
//! text of a list is built in: lists are read at run time.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::codes::CountryCode;

/// What a list is made of; decides what its entries may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ControlListKind {
    /// Controlled goods, software and technology by numbers (`2B350`).
    Controls,
    /// Names of the codes of a goods nomenclature.
    Nomenclature,
    /// Codes of goods beside control numbers.
    Correlation,
    /// Listed chemicals by schedule.
    Chemicals,
    /// Dangerous goods by UN number.
    DangerousGoods,
    /// Codes of goods most sought for weapons, by tier.
    HighPriority,
}

/// What an entry is about. For numbers of the common form the letter tells it: `2B350` is
/// production equipment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ControlKind {
    /// A division of the list (category, product group), or a code above others.
    Section,
    /// Systems, equipment, components (letter A).
    Equipment,
    /// Test, inspection and production equipment (letter B).
    ProductionEquipment,
    /// Materials (letter C).
    Material,
    /// Software (letter D).
    Software,
    /// Technology (letter E).
    Technology,
    /// A chemical or a family of chemicals.
    Chemical,
    /// An article or substance with a UN number.
    DangerousGoods,
    /// A code of goods.
    GoodsCode,
    /// What is in no entry of the list (`EAR99`).
    Basket,
    /// Not told by the list.
    Unknown,
}

impl ControlKind {
    /// By the letter of a number of the common form; `Unknown` for any other number.
    pub fn of_number(number: &str) -> Self {
        match number.as_bytes().get(1) {
            Some(b'A') => Self::Equipment,
            Some(b'B') => Self::ProductionEquipment,
            Some(b'C') => Self::Material,
            Some(b'D') => Self::Software,
            Some(b'E') => Self::Technology,
            _ => Self::Unknown,
        }
    }

    /// Whether it is about things that can lie in a container.
    pub fn is_goods(self) -> bool {
        !matches!(self, Self::Section | Self::Software | Self::Technology | Self::Basket)
    }
}

/// What a paragraph is in its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParagraphRole {
    /// Says what is controlled.
    Item,
    /// A note, a technical note, a pointer to another entry.
    Note,
    /// A definition that holds for the entry.
    Definition,
    /// A pointer to related controls.
    Related,
    /// Reasons, countries, exceptions: who needs a licence.
    Licence,
    /// A heading inside the entry.
    Heading,
}

/// The side of a limit that is controlled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparator {
    /// Above.
    Gt,
    /// At or above.
    Ge,
    /// Below.
    Lt,
    /// At or below.
    Le,
}

/// A limit that a paragraph states in so many words ("exceeding 40 MHz").
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatedThreshold {
    /// The side that is controlled.
    pub comparator: Comparator,
    /// The limit.
    pub value: f64,
    /// Its unit as written.
    pub unit: String,
    /// First byte in the text of the paragraph.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// One paragraph of an entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ControlParagraph {
    /// Mark inside the entry (`a.1.b`); empty when it has none.
    pub mark: String,
    /// Depth below the entry: `a` has 1, `a.1` has 2; a text without a mark has that of the
    /// paragraph that it belongs to.
    pub level: u8,
    /// What it is.
    pub role: ParagraphRole,
    /// The text as published; superscripts as superscript signs, table rows as lines.
    pub text: String,
    /// Limits that are stated surely.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub thresholds: Vec<StatedThreshold>,
}

/// A code of goods that the list puts beside an entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CodeLink {
    /// Digits only: 2 to 10 of the Harmonized System or a tariff built on it.
    pub code: String,
    /// The mark of the paragraph that it stands at; empty for the whole entry.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mark: String,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ControlEntry {
    /// Number in the list (`2B350`, `UN1062`, `2845.10` without the dot).
    pub number: String,
    /// The entry or section above it; empty at the top.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parent: String,
    /// Depth in the list, 0 at the top.
    pub level: u8,
    /// What it is about.
    pub kind: ControlKind,
    /// Heading as published.
    pub heading: String,
    /// Paragraphs in the order of the list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paragraphs: Vec<ControlParagraph>,
    /// Codes of goods.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<CodeLink>,
    /// CAS numbers whose check digit fits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cas: Vec<String>,
    /// UN numbers of dangerous goods.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub un_numbers: Vec<u16>,
    /// What else the list says of it: (column or field, text).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<(String, String)>,
}

/// One version of one list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ControlList {
    /// Stable id (`us-ccl`, `kz-control`, `hs`, `tnved` …).
    pub id: String,
    /// Title for people.
    pub title: String,
    /// What it is made of.
    pub kind: ControlListKind,
    /// State that issues it; none for international bodies and unions.
    pub issuer: Option<CountryCode>,
    /// Language of the texts, ISO 639-1.
    pub language: String,
    /// Id of the file format it was read from.
    pub format: String,
    /// Date of publication, as stated in the file.
    pub published: Option<NaiveDate>,
    /// First day in force.
    pub valid_from: Option<NaiveDate>,
    /// Last day in force.
    pub valid_to: Option<NaiveDate>,
    /// First twelve hexadecimal digits of the BLAKE3 hash of its entries.
    pub version: String,
    /// Entries in the order of the list.
    pub entries: Vec<ControlEntry>,
}

impl ControlList {
    /// Whether the version is in force on a day; `None` when the list states no first day.
    pub fn in_force_on(&self, day: NaiveDate) -> Option<bool> {
        if self.valid_to.is_some_and(|last| day > last) {
            return Some(false);
        }
        self.valid_from.map(|first| day >= first)
    }

    /// An entry by its number.
    pub fn entry(&self, number: &str) -> Option<&ControlEntry> {
        self.entries.iter().find(|entry| entry.number == number)
    }

    /// Paragraphs of all entries.
    pub fn paragraphs(&self) -> usize {
        self.entries.iter().map(|entry| entry.paragraphs.len()).sum()
    }
}

/// Which of several versions of a list counts on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InForce<V> {
    /// This one, by its days in force.
    Dated(V),
    /// No version states days in force: the newest one, and a person should know.
    Undated(V),
    /// Versions state days in force, and the day is in none of them.
    None,
}

/// Of versions of one list, newest first, the one in force on a day: of several the one that came
/// into force last. `days` gives the first and the last day in force of a version.
pub fn in_force<V>(
    versions: &[V],
    days: impl Fn(&V) -> (Option<NaiveDate>, Option<NaiveDate>),
    day: NaiveDate,
) -> InForce<&V> {
    let has_ended = |last: Option<NaiveDate>| last.is_some_and(|last| day > last);
    let fits = |version: &&V| {
        let (first, last) = days(version);
        first.is_some_and(|first| first <= day) && !has_ended(last)
    };
    // `max_by_key` takes the last of equals; versions stand newest first.
    if let Some(version) = versions.iter().rev().filter(fits).max_by_key(|one| days(one).0) {
        return InForce::Dated(version);
    }
    let is_dated = versions.iter().any(|version| days(version).0.is_some());
    match versions.first() {
        Some(newest) if !is_dated && !has_ended(days(newest).1) => InForce::Undated(newest),
        _ => InForce::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_versions_the_one_counts_that_came_into_force_last() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let version = |name: &'static str, from: &str, to: &str| {
            (name, from.parse::<NaiveDate>().ok(), to.parse::<NaiveDate>().ok())
        };
        let on =
            |versions: &[(&str, Option<NaiveDate>, Option<NaiveDate>)], text: &str| match in_force(
                versions,
                |one| (one.1, one.2),
                day(text),
            ) {
                InForce::Dated(one) => one.0.to_owned(),
                InForce::Undated(one) => format!("{}?", one.0),
                InForce::None => "-".to_owned(),
            };
        let two = [version("new", "2026-01-01", "2026-12-31"), version("old", "2025-01-01", "")];
        assert_eq!(on(&two, "2024-12-31"), "-");
        assert_eq!(on(&two, "2025-12-31"), "old");
        assert_eq!(on(&two, "2026-01-01"), "new");
        assert_eq!(on(&two, "2027-01-01"), "old");
        // The same first day: the one that was imported last.
        let same = [version("new", "2026-01-01", ""), version("old", "2026-01-01", "")];
        assert_eq!(on(&same, "2026-03-01"), "new");
        let undated = [version("new", "", "2026-12-31"), version("old", "", "")];
        assert_eq!(on(&undated, "2026-03-01"), "new?");
        assert_eq!(on(&undated, "2027-03-01"), "-");
        let mixed = [version("new", "", ""), version("old", "2026-01-01", "")];
        assert_eq!(on(&mixed, "2025-03-01"), "-");
        assert_eq!(on(&[], "2025-03-01"), "-");
    }

    #[test]
    fn a_version_without_a_first_day_is_neither_in_force_nor_out_of_it() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 3, d).unwrap();
        let mut list = ControlList {
            id: "xx".into(),
            title: String::new(),
            kind: ControlListKind::Controls,
            issuer: None,
            language: "en".into(),
            format: String::new(),
            published: None,
            valid_from: None,
            valid_to: None,
            version: String::new(),
            entries: Vec::new(),
        };
        assert_eq!(list.in_force_on(day(1)), None);
        list.valid_to = Some(day(5));
        assert_eq!(list.in_force_on(day(6)), Some(false));
        assert_eq!(list.in_force_on(day(5)), None);
        list.valid_from = Some(day(2));
        assert_eq!(list.in_force_on(day(1)), Some(false));
        assert_eq!(list.in_force_on(day(2)), Some(true));
        assert_eq!(list.in_force_on(day(5)), Some(true));
    }

    #[test]
    fn the_letter_tells_the_kind() {
        assert_eq!(ControlKind::of_number("2B350"), ControlKind::ProductionEquipment);
        assert!(!ControlKind::of_number("5D002").is_goods());
        assert_eq!(ControlKind::of_number("CWC-1A.1"), ControlKind::Unknown);
    }
}
