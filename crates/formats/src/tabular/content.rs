//! The meaning of a column by what stands in it, when its header is missing or unknown.
//!
//! Only what the cells themselves prove is used: check digits, forms, names of countries,
//! legal forms. A guess never takes the place of a header that was recognised.

use sarhad_model::{ContainerNumber, CountryCode, HsCode, ImoNumber, PartyRole};

use super::field::{self, Field, Part};
use super::header::Column;
use super::synonyms::Meaning;
use super::table::Row;
use crate::reading::firm;

/// Share of the filled cells that must have the form.
const SHARE: f64 = 0.8;

/// Fewest filled cells that prove something.
const FEWEST: usize = 3;

#[derive(Debug, Default, Clone)]
struct Counts {
    filled: usize,
    containers: usize,
    codes: usize,
    long_codes: usize,
    ships: usize,
    countries: usize,
    firms: usize,
    letters: usize,
    chars: usize,
    words: usize,
    distinct_hint: Option<String>,
    varies: bool,
}

/// Gives a meaning to columns that have none. `headless` says that there is no header at all:
/// then countries and texts are guessed too.
pub fn infer(columns: &mut Vec<Column>, sample: &[Row<'_>], headless: bool) {
    let width = sample.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    while columns.len() < width {
        columns.push(Column::unknown(""));
    }
    let mut counts = vec![Counts::default(); columns.len()];
    for row in sample {
        for (column, cell) in row.all_filled() {
            if columns[column].meaning.is_none() {
                counts[column].observe(cell.text.trim());
            }
        }
    }
    let has = |columns: &[Column], field: Field| columns.iter().any(|c| c.field() == Some(field));
    for column in 0..columns.len() {
        if columns[column].meaning.is_some() {
            continue;
        }
        let Some(key) = counts[column].proves(headless) else { continue };
        let Some(found) = field::by_key(key) else { continue };
        let several = matches!(found.1, Field::Container | Field::Party(..));
        if several || !has(columns, found.1) {
            give(&mut columns[column], found);
        }
    }
    if !has(columns, Field::Description) && !has(columns, Field::TariffText) {
        let longest = (0..columns.len())
            .filter(|column| {
                columns[*column].meaning.is_none() && counts[*column].reads_like_text()
            })
            .max_by_key(|column| counts[*column].chars / counts[*column].filled.max(1));
        if let (Some(column), Some(found)) = (longest, field::by_key("goods.description")) {
            give(&mut columns[column], found);
        }
    }
}

fn give(column: &mut Column, found: (&'static str, Field)) {
    column.meaning = Some(Meaning {
        field: Some(found),
        rank: 300_000,
        variant: "",
        unit: None,
        currency: None,
        who: "",
    });
    column.by = "content";
}

impl Counts {
    fn observe(&mut self, text: &str) {
        self.filled += 1;
        self.chars += text.chars().count();
        self.words += usize::from(text.split_whitespace().count() > 1);
        self.letters += usize::from(text.chars().any(char::is_alphabetic));
        let parsed = |part: &str| ContainerNumber::parse(part).is_ok();
        self.containers += usize::from(text.split([',', ';', '\n']).all(parsed));
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let code = matches!(digits, 6 | 8 | 10) && HsCode::parse(text).is_ok();
        self.codes += usize::from(code);
        self.long_codes += usize::from(code && digits > 6);
        self.ships += usize::from(text.len() >= 7 && ImoNumber::parse(text).is_ok());
        self.countries += usize::from(
            text.len() > 1
                && !text.bytes().any(|b| b.is_ascii_digit())
                && CountryCode::parse(text).is_ok(),
        );
        self.firms += usize::from(firm::is_name(text));
        match &self.distinct_hint {
            None => self.distinct_hint = Some(text.to_owned()),
            Some(first) => self.varies |= first != text,
        }
    }

    /// The field that most of the cells prove.
    fn proves(&self, headless: bool) -> Option<&'static str> {
        let most =
            |count: usize| self.filled >= FEWEST && count as f64 >= SHARE * self.filled as f64;
        if most(self.containers) || (self.filled > 0 && self.containers == self.filled) {
            Some("container")
        } else if most(self.ships) {
            // Seven digits with a fitting check digit, every time.
            Some("vessel.imo").filter(|_| self.ships == self.filled)
        } else if most(self.codes) && self.varies && self.long_codes * 2 > self.codes {
            Some("goods.hs")
        } else if most(self.firms) {
            // Nobody knows in which role, but they are screened.
            field::party_key(PartyRole::Other, Part::Name)
        } else if headless && most(self.countries) {
            Some("country.origin")
        } else {
            None
        }
    }

    fn reads_like_text(&self) -> bool {
        self.filled >= FEWEST
            && self.letters == self.filled
            && self.chars >= 12 * self.filled
            && self.words * 2 > self.filled
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::super::table::Cell;
    use super::*;

    #[test]
    fn cells_prove_what_they_are() {
        let line = |cells: [&'static str; 5]| Row {
            cells: cells
                .iter()
                .map(|text| Cell { text: Cow::Borrowed(*text), ..Cell::default() })
                .collect(),
            ..Row::default()
        };
        let rows = [
            line(["CSQU3054383", "6907219009", "TOO ROMASHKA", "KZ", "ceramic floor tiles, grey"]),
            line(["MSKU7979262", "8413703000", "Alpha GmbH", "China", "centrifugal water pumps"]),
            line(["TOLU4734787", "8481808199", "Beta Co., Ltd", "Россия", "valves of brass, new"]),
        ];
        let mut columns = Vec::new();
        infer(&mut columns, &rows, true);
        let keys: Vec<&str> = columns
            .iter()
            .map(|c| c.meaning.and_then(|m| m.field).map_or("", |(key, _)| key))
            .collect();
        assert_eq!(
            keys,
            ["container", "goods.hs", "party.name", "country.origin", "goods.description"]
        );
        assert!(columns.iter().all(|column| column.by == "content"));
    }
}
