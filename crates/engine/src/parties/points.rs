//! What speaks for and against a match beside the likeness of the parts: said to the officer,
//! with the same facts that the search weighs (`search::circumstances`).

use sarhad_model::{CountryCode, EntryKind, ListEntry, NameQuality, PartialDate};
use serde::Serialize;

use super::{PartyMatch, PartyQuery};

/// One fact about a match.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "point", rename_all = "snake_case")]
pub enum Point {
    /// For: a number is equal.
    SameIdentifier,
    /// For: born on the same day.
    SameDay {
        /// The day.
        date: PartialDate,
    },
    /// For: born in the same year.
    SameYear {
        /// The year.
        year: u16,
    },
    /// For: a country in common.
    SameCountry {
        /// The country.
        country: CountryCode,
    },
    /// Against: born in another year.
    OtherYear {
        /// Years of the entry.
        listed: Vec<u16>,
    },
    /// Against: no country in common.
    OtherCountry {
        /// Countries of the entry.
        listed: Vec<CountryCode>,
    },
    /// Against: another kind of party.
    OtherKind {
        /// Kind of the entry.
        listed: EntryKind,
    },
    /// Against: the listed name is a weak alias.
    WeakName,
    /// Against: the listed name is a former one.
    FormerName,
    /// Against: parts of the name looked for that the entry does not have.
    OnlyAsked {
        /// The parts.
        parts: Vec<String>,
    },
    /// Against: parts of the listed name that the name looked for does not have.
    OnlyListed {
        /// The parts.
        parts: Vec<String>,
    },
}

impl Point {
    /// Whether it speaks for the match.
    pub fn is_for(&self) -> bool {
        use Point::{SameCountry, SameDay, SameIdentifier, SameYear};
        matches!(self, SameIdentifier | SameDay { .. } | SameYear { .. } | SameCountry { .. })
    }
}

/// The facts about a match, those for it first.
pub fn points(query: &PartyQuery<'_>, entry: &ListEntry, found: &PartyMatch) -> Vec<Point> {
    let mut all: Vec<Point> = Vec::new();
    if found.by_identifier {
        all.push(Point::SameIdentifier);
    }
    all.extend(query.born.and_then(|born| of_birth(born, entry)));
    all.extend(query.country.and_then(|country| of_country(country, entry)));
    if let Some(kind) = query.kind.filter(|kind| *kind != EntryKind::Unknown)
        && entry.kind != EntryKind::Unknown
        && kind != entry.kind
    {
        all.push(Point::OtherKind { listed: entry.kind });
    }
    match entry.names.get(found.name).map(|name| name.quality) {
        Some(NameQuality::Weak) => all.push(Point::WeakName),
        Some(NameQuality::Former) => all.push(Point::FormerName),
        Some(NameQuality::Primary | NameQuality::Strong) | None => {}
    }
    let parts = &found.comparison.parts;
    let asked: Vec<String> =
        parts.iter().filter(|part| part.listed.is_empty()).map(|part| part.query.clone()).collect();
    let listed: Vec<String> =
        parts.iter().filter(|part| part.query.is_empty()).map(|part| part.listed.clone()).collect();
    if !asked.is_empty() {
        all.push(Point::OnlyAsked { parts: asked });
    }
    if !listed.is_empty() {
        all.push(Point::OnlyListed { parts: listed });
    }
    all.sort_by_key(|point| !point.is_for());
    all
}

/// A neighbouring year speaks neither for nor against: lists and passports differ by one often.
fn of_birth(born: PartialDate, entry: &ListEntry) -> Option<Point> {
    if entry.dates.is_empty() || !matches!(entry.kind, EntryKind::Person | EntryKind::Unknown) {
        return None;
    }
    if born.day.is_some() && entry.dates.contains(&born) {
        return Some(Point::SameDay { date: born });
    }
    if entry.dates.iter().any(|date| date.year == born.year) {
        return Some(Point::SameYear { year: born.year });
    }
    let far = entry.dates.iter().all(|date| date.year.abs_diff(born.year) > 1);
    far.then(|| {
        let mut listed: Vec<u16> = entry.dates.iter().map(|date| date.year).collect();
        listed.sort_unstable();
        listed.dedup();
        Point::OtherYear { listed }
    })
}

fn of_country(country: CountryCode, entry: &ListEntry) -> Option<Point> {
    if entry.countries.is_empty() {
        None
    } else if entry.countries.contains(&country) {
        Some(Point::SameCountry { country })
    } else {
        Some(Point::OtherCountry { listed: entry.countries.clone() })
    }
}
