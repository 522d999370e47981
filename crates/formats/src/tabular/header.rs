//! Finds the header of a table, wherever it stands in the first rows, in one row or in two
//! (groups above, parts below), and gives each column its meaning.

use std::collections::BTreeSet;

use sarhad_model::ColumnMeaning;

use super::field::Field;
use super::mapping::MappedTable;
use super::synonyms::{self, Meaning};
use super::table::Row;
use crate::Mapping;

/// Longest text that is taken for a header.
const HEADER_CHARS: usize = 160;

/// Columns that a header must give a meaning to.
const FEWEST_FIELDS: usize = 2;

/// One column and what it means.
#[derive(Debug, Clone)]
pub struct Column {
    /// Header as written; of a two-row header, both parts.
    pub header: Box<str>,
    /// What it means; `None` when nothing was recognised.
    pub meaning: Option<Meaning>,
    /// How it was decided.
    pub by: &'static str,
}

impl Column {
    /// A column that nothing is known of.
    pub fn unknown(header: &str) -> Self {
        Self { header: header.into(), meaning: None, by: "synonym" }
    }

    /// The field it holds.
    pub fn field(&self) -> Option<Field> {
        self.meaning.and_then(|meaning| meaning.field).map(|(_, field)| field)
    }

    /// As reported.
    pub fn report(&self, sheet: u16, column: usize) -> ColumnMeaning {
        ColumnMeaning {
            sheet,
            column: u16::try_from(column).unwrap_or(u16::MAX),
            header: self.header.to_string(),
            field: self.meaning.and_then(|meaning| meaning.field).map(|(key, _)| key),
            by: self.by,
        }
    }
}

/// A header that was found.
#[derive(Debug, Clone)]
pub struct Header {
    /// Index of its first row among the rows looked at.
    pub first: usize,
    /// How many rows it has: one or two.
    pub rows: usize,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// Looks for the header in the first rows of a sheet.
pub fn find(rows: &[Row<'_>], mapping: &Mapping) -> Option<Header> {
    for (first, row) in rows.iter().enumerate() {
        let names: Vec<&str> = row.cells.iter().map(|cell| &*cell.text).collect();
        if let Some(table) = mapping.table(&names) {
            let columns = columns_of(&names, Some(table));
            return Some(Header { first, rows: 1, columns });
        }
    }
    let mut best: Option<(usize, Header)> = None;
    for first in 0..rows.len() {
        if let Some(header) = single(rows, first)
            && let score = score(&header.columns)
            && best.as_ref().is_none_or(|(known, _)| score > *known)
        {
            best = Some((score, header));
        }
    }
    let (single_score, header) = best?;
    let doubled = double(rows, header.first)
        .into_iter()
        .chain(header.first.checked_sub(1).and_then(|above| double(rows, above)))
        .filter(|double| score(&double.columns) > single_score)
        .max_by_key(|double| score(&double.columns));
    let mut header = doubled.unwrap_or(header);
    // Only now, where it is clear that these are names of columns, is a part of a name enough.
    for column in header.columns.iter_mut().filter(|column| column.meaning.is_none()) {
        column.meaning = synonyms::meaning(&column.header);
    }
    Some(header).filter(|header| is_header(&header.columns))
}

fn single(rows: &[Row<'_>], first: usize) -> Option<Header> {
    let row = &rows[first];
    if !may_be_header(row) {
        return None;
    }
    let names: Vec<&str> = row.cells.iter().map(|cell| &*cell.text).collect();
    Some(Header { first, rows: 1, columns: columns_of(&names, None) })
}

/// A header of two rows: a group name stands above its parts, once or over all of them.
fn double(rows: &[Row<'_>], first: usize) -> Option<Header> {
    let (top, below) = (rows.get(first)?, rows.get(first + 1)?);
    if !may_be_header(top) || !may_be_header(below) {
        return None;
    }
    let width = top.cells.len().max(below.cells.len());
    let mut columns = Vec::with_capacity(width);
    let mut group = "";
    for column in 0..width {
        let text = |row: &'_ Row<'_>| row.filled(column).map(|cell| cell.text.trim().to_owned());
        let (above, part) = (text(top), text(below));
        if let Some(cell) = top.filled(column) {
            group = cell.text.trim();
        } else if part.is_none() {
            group = "";
        }
        columns.push(match (above, part) {
            (Some(name), Some(part)) if name == part => known_or_unknown(&name, None),
            (_, Some(part)) => {
                let joined = format!("{group} {part}");
                let meaning = synonyms::stated_meaning(&joined)
                    .filter(|_| !group.is_empty())
                    .or_else(|| synonyms::stated_meaning(&part));
                Column { header: joined.trim().into(), meaning, by: "synonym" }
            }
            (Some(name), None) => known_or_unknown(&name, None),
            (None, None) => Column::unknown(""),
        });
    }
    Some(Header { first, rows: 2, columns })
}

/// The columns of header names, by a person's mapping first.
pub fn columns_of(names: &[&str], mapped: Option<&MappedTable>) -> Vec<Column> {
    names.iter().map(|name| known_or_unknown(name.trim(), mapped)).collect()
}

fn known_or_unknown(name: &str, mapped: Option<&MappedTable>) -> Column {
    let header: Box<str> = name.into();
    let own = synonyms::stated_meaning(name);
    if let Some(field) = mapped.and_then(|table| table.field(name)) {
        let hints = own.unwrap_or(Meaning {
            field: None,
            rank: 0,
            variant: "",
            unit: None,
            currency: None,
            who: "",
        });
        let meaning = Some(Meaning { field, rank: 0, ..hints });
        return Column { header, meaning, by: "mapping-file" };
    }
    Column { header, meaning: own, by: "synonym" }
}

/// Header cells are words: a row of long texts or of numbers is none.
fn may_be_header(row: &Row<'_>) -> bool {
    let (mut filled, mut words) = (0, 0);
    for (_, cell) in row.all_filled() {
        filled += 1;
        let text = cell.text.trim();
        let letters = text.chars().any(char::is_alphabetic) || text == "№" || text == "#";
        words += usize::from(letters && !cell.typed && text.chars().count() <= HEADER_CHARS);
    }
    words >= 2 && words * 2 > filled
}

fn score(columns: &[Column]) -> usize {
    let fields: BTreeSet<&str> =
        columns.iter().filter_map(|column| column.meaning?.field.map(|(key, _)| key)).collect();
    let aside = columns
        .iter()
        .filter(|column| column.meaning.is_some_and(|meaning| meaning.field.is_none()))
        .count();
    fields.len() * 4 + aside
}

fn is_header(columns: &[Column]) -> bool {
    let fields: BTreeSet<&str> =
        columns.iter().filter_map(|column| column.meaning?.field.map(|(key, _)| key)).collect();
    let core = columns.iter().any(|column| column.field().is_some_and(Field::is_core));
    fields.len() >= FEWEST_FIELDS && core
}

/// Whether the header is that of a watch list: persons or firms with birth dates, aliases and
/// programmes, and no goods.
pub fn is_party_list(rows: &[Row<'_>]) -> bool {
    const LIST_WORDS: [&str; 22] = [
        "dob",
        "date of birth",
        "place of birth",
        "alias",
        "aliases",
        "aka",
        "passport",
        "passport no",
        "ent num",
        "sdn name",
        "sdn type",
        "program",
        "programme",
        "listed on",
        "regime name",
        "group id",
        "designation date",
        "дата рождения",
        "место рождения",
        "псевдоним",
        "паспорт",
        "birth date",
    ];
    rows.iter().any(|row| {
        let mut list_columns = 0;
        for (_, cell) in row.all_filled() {
            let name = synonyms::normalise(&cell.text);
            if LIST_WORDS.contains(&name.as_str()) {
                list_columns += 1;
            }
        }
        list_columns >= 2
    })
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::super::table::Cell;
    use super::*;

    fn rows(texts: &[&[&'static str]]) -> Vec<Row<'static>> {
        let cell = |text: &&'static str| Cell { text: Cow::Borrowed(*text), ..Cell::default() };
        texts
            .iter()
            .map(|cells| Row { cells: cells.iter().map(cell).collect(), ..Row::default() })
            .collect()
    }

    fn keys(header: &Header) -> Vec<&str> {
        header
            .columns
            .iter()
            .map(|column| column.meaning.and_then(|m| m.field).map_or("", |(key, _)| key))
            .collect()
    }

    #[test]
    fn a_header_stands_below_a_title() {
        let rows = rows(&[
            &["Реестр грузов", ""],
            &["Судно: Аксу", "Рейс 12"],
            &["№", "Коносамент", "Грузополучатель", "Вес"],
            &["1", "AB123", "ТОО Ромашка", "12"],
        ]);
        let header = find(&rows, &Mapping::default()).unwrap();
        assert_eq!((header.first, header.rows), (2, 1));
        assert_eq!(keys(&header), ["goods.sequence", "bill", "consignee.name", "goods.gross_kg"]);
    }

    #[test]
    fn groups_above_their_parts() {
        let rows = rows(&[
            &["Накладная", "Грузоотправитель", "", "Грузополучатель", "", "Груз"],
            &["", "Наименование", "Адрес", "Наименование", "Страна", "Описание"],
            &["1", "A", "B", "C", "KZ", "D"],
        ]);
        let header = find(&rows, &Mapping::default()).unwrap();
        assert_eq!((header.first, header.rows), (0, 2));
        assert_eq!(
            keys(&header),
            [
                "bill",
                "consignor.name",
                "consignor.address",
                "consignee.name",
                "consignee.country",
                "goods.description"
            ]
        );
    }

    #[test]
    fn rows_without_a_header_have_none() {
        let rows = rows(&[&["1", "pumps", "12"], &["2", "valves", "13"]]);
        assert!(find(&rows, &Mapping::default()).is_none());
    }
}
