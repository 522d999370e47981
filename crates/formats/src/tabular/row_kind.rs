//! Rows that are no consignments: totals, numbers and units under the header, headers that are
//! repeated on every page, remarks. They are shown, not counted.

use super::plan::Plan;
use super::synonyms::normalise;
use super::table::Row;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A line of a consignment.
    Line,
    /// Sums.
    Totals,
    /// A part of the header, or the header once more.
    Header,
    /// A remark: nothing in it that a consignment could be made of.
    Remark,
}

const TOTAL_WORDS: [&str; 18] = [
    "total",
    "totals",
    "subtotal",
    "sum",
    "итого",
    "всего",
    "итог",
    "jami",
    "жами",
    "барлығы",
    "барлыгы",
    "жалпы",
    "ҷамъ",
    "ҳамагӣ",
    "cəmi",
    "toplam",
    "合计",
    "总计",
];

/// Tells the kind of a row. `first` says that it stands directly below the header.
pub fn of(row: &Row<'_>, plan: &Plan, first: bool) -> RowKind {
    let filled = row.all_filled().count();
    if is_totals(row) {
        return RowKind::Totals;
    }
    if (first && (is_numbering(row) || is_units(row))) || repeats_header(row, plan, filled) {
        return RowKind::Header;
    }
    let mapped = row
        .all_filled()
        .any(|(column, _)| plan.columns.get(column).is_some_and(|known| known.field.is_some()));
    if mapped { RowKind::Line } else { RowKind::Remark }
}

/// A totals word in the first filled cell (or the second, behind a number), and hardly any
/// other words: a firm called `Total Trade` has a bill before it or goods behind it.
fn is_totals(row: &Row<'_>) -> bool {
    let mut cells = row.all_filled();
    let Some((mut at, mut cell)) = cells.next() else { return false };
    if !cell.text.chars().any(char::is_alphabetic) {
        let Some(second) = cells.next() else { return false };
        (at, cell) = second;
    }
    let text = cell.text.trim();
    // A look at the first letter spares the normal form of nearly every cell.
    let may_be =
        text.len() <= 80 && text.starts_with(|c: char| "tTgGsSиИвВjJжЖбБҷҶҳҲcC合总*".contains(c));
    if !may_be {
        return false;
    }
    let Some(rest) = after_total_word(text) else { return false };
    let has_words = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let others = row.all_filled().filter(|(column, _)| *column != at);
    let is_container = |text: &str| sarhad_model::ContainerNumber::form(text).is_some();
    let (mut words, mut containers) = (0, 0);
    for (_, cell) in others {
        words += usize::from(has_words(&cell.text));
        containers += usize::from(is_container(&cell.text));
    }
    containers == 0 && words <= usize::from(!has_words(rest))
}

/// What stands behind a totals word at the start of a text.
fn after_total_word(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let same = |known: &&str| word.chars().flat_map(char::to_lowercase).eq(known.chars());
    if TOTAL_WORDS.iter().any(same) {
        return Some(rest);
    }
    let two_words = ["grand", "sub", "general"].iter().any(same);
    if two_words { after_total_word(rest) } else { None }
}

/// `1 2 3 …` under the header.
fn is_numbering(row: &Row<'_>) -> bool {
    let mut numbers = row.all_filled().map(|(_, cell)| cell.text.trim().parse::<u32>().ok());
    let Some(Some(mut last)) = numbers.next() else { return false };
    let mut count = 1;
    for number in numbers {
        match number {
            Some(number) if number == last + 1 => last = number,
            _ => return false,
        }
        count += 1;
    }
    count >= 3
}

/// Only units under the header.
fn is_units(row: &Row<'_>) -> bool {
    const UNITS: [&str; 24] = [
        "kg",
        "kgs",
        "кг",
        "т",
        "t",
        "тонн",
        "шт",
        "pcs",
        "usd",
        "eur",
        "kzt",
        "rub",
        "m3",
        "м3",
        "cbm",
        "no",
        "ед",
        "мест",
        "pkgs",
        "lbs",
        "руб",
        "тенге",
        "мм",
        "m",
    ];
    let mut count = 0;
    for (_, cell) in row.all_filled() {
        if cell.text.len() > 16 || !UNITS.contains(&normalise(&cell.text).as_str()) {
            return false;
        }
        count += 1;
    }
    count >= 1
}

fn repeats_header(row: &Row<'_>, plan: &Plan, filled: usize) -> bool {
    let mut same = 0;
    for (column, cell) in row.all_filled() {
        let header = plan.columns.get(column).map_or("", |known| &*known.header);
        if cell.text.trim() == header {
            same += 1;
        } else if same == 0 && column > 3 {
            return false;
        }
    }
    same >= 2 && same * 10 >= filled * 8
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::super::dialect::Dialect;
    use super::super::header::columns_of;
    use super::super::table::{Cell, Table};
    use super::*;

    fn kind(cells: &[&'static str], first: bool) -> RowKind {
        let names = ["B/L No", "Consignee", "Description of goods", "Gross weight", "Remarks"];
        let table = Table::Text { text: "", dialect: Dialect { delimiter: b',' }, columns: 9 };
        let plan = Plan::new(&columns_of(&names, None), &table, 0);
        let cells = cells
            .iter()
            .map(|text| Cell { text: Cow::Borrowed(*text), ..Cell::default() })
            .collect();
        of(&Row { cells, ..Row::default() }, &plan, first)
    }

    #[test]
    fn rows_are_told_apart() {
        assert_eq!(kind(&["AB1", "TOO A", "pumps", "12", ""], true), RowKind::Line);
        assert_eq!(kind(&["ИТОГО:", "", "", "1200", ""], false), RowKind::Totals);
        assert_eq!(kind(&["", "Всего мест", "", "1200", ""], false), RowKind::Totals);
        assert_eq!(kind(&["Jami", "", "", "1200"], false), RowKind::Totals);
        assert_eq!(
            kind(&["AB1", "TOTAL TRADE LLP", "pumps and valves", "1200"], false),
            RowKind::Line
        );
        assert_eq!(kind(&["1", "2", "3", "4", "5"], true), RowKind::Header);
        assert_eq!(kind(&["", "", "", "кг", ""], true), RowKind::Header);
        assert_eq!(
            kind(&["B/L No", "Consignee", "Description of goods", "Gross weight"], false),
            RowKind::Header
        );
        assert_eq!(kind(&["", "", "", "", "signed by the agent"], false), RowKind::Remark);
    }
}
