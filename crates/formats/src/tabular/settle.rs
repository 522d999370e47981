//! What a column means beside the others of its table, and against what its cells hold: a header
//! alone cannot tell whose number `БИН` is, whether `Place of delivery` is the carrier's or of
//! the Incoterms, nor that `Container 20` counts containers.
//!
//! It never touches what a person has fixed in a mapping file.

use sarhad_model::DocumentKind;

use super::field::{self, Field, PlaceRole};
use super::header::Column;
use super::synonyms::{self, Meaning};
use super::table::Row;

/// A number of a container, wagon or trailer has at least so many digits; a count or a flag
/// (`2`, `0.99`, `Y`) has fewer before its point.
const NUMBER_DIGITS: usize = 4;

/// Corrects the meanings of columns by their neighbours and their cells.
pub fn settle(columns: &mut [Column], sample: &[Row<'_>]) {
    bare_parts(columns);
    named_places(columns);
    counts_and_amounts(columns, sample);
    totals_of_lines(columns, sample);
}

/// A number, address or telephone that does not say whose it is belongs to the party whose
/// column stands directly before it, with nothing but other parts of a party between.
fn bare_parts(columns: &mut [Column]) {
    for at in 1..columns.len() {
        if columns[at].meaning.is_some() {
            continue;
        }
        let Some(part) = synonyms::bare_part(&columns[at].header) else { continue };
        let before = columns[at - 1].meaning;
        let Some((Field::Party(role, _), before)) =
            before.and_then(|meaning| Some((meaning.field?.1, meaning)))
        else {
            continue;
        };
        let found = field::party_key(role, part).and_then(field::by_key);
        columns[at].meaning = found.map(|field| Meaning {
            field: Some(field),
            rank: before.rank,
            variant: before.variant,
            unit: None,
            currency: None,
            who: before.who,
        });
    }
}

/// A place of delivery beside a column of Incoterms is their named place: where risk or cost
/// passes from seller to buyer (Incoterms 2020), which may well be the port of departure. It is
/// the carrier's place of delivery where the table is a transport document's.
fn named_places(columns: &mut [Column]) {
    let of = |columns: &[Column], wanted: fn(Field) -> bool| -> Vec<usize> {
        (0..columns.len()).filter(|&at| columns[at].field().is_some_and(wanted)).collect()
    };
    let terms = of(columns, |field| field == Field::DeliveryTerms);
    if terms.is_empty() {
        return;
    }
    let by_carrier = !of(columns, |field| {
        is_transport_document(field)
            || matches!(
                field,
                Field::Place(PlaceRole::Receipt | PlaceRole::Loading | PlaceRole::Unloading)
            )
    })
    .is_empty();
    for at in of(columns, |field| field == Field::Place(PlaceRole::Delivery)) {
        let beside = terms.iter().any(|&terms| terms.abs_diff(at) == 1);
        if beside || !by_carrier {
            give(&mut columns[at], Some(field::DELIVERY_TERMS_PLACE));
        }
    }
}

fn is_transport_document(field: Field) -> bool {
    matches!(
        field,
        Field::Document(
            DocumentKind::BillOfLading
                | DocumentKind::MasterBill
                | DocumentKind::HouseBill
                | DocumentKind::AirWaybill
                | DocumentKind::HouseAirWaybill
                | DocumentKind::RoadWaybill
                | DocumentKind::RailWaybill
                | DocumentKind::TirCarnet
        )
    )
}

/// Columns of containers that hold counts or flags, and columns of freight terms that hold
/// amounts, are kept aside: a count is no container, and a sum of money is no way to pay.
fn counts_and_amounts(columns: &mut [Column], sample: &[Row<'_>]) {
    for (at, column) in columns.iter_mut().enumerate() {
        let amounts = match column.field() {
            Some(Field::Container) => all_cells(sample, at, is_count_or_flag),
            Some(Field::FreightPayment) => {
                column.meaning.is_some_and(|meaning| meaning.currency.is_some())
                    || all_cells(sample, at, is_amount)
            }
            _ => false,
        };
        if amounts {
            give(column, None);
        }
    }
}

/// Whether there are filled cells and all of them fit.
fn all_cells(sample: &[Row<'_>], column: usize, fits: fn(&str) -> bool) -> bool {
    let mut cells = sample.iter().filter_map(|row| row.filled(column)).peekable();
    cells.peek().is_some() && cells.all(|cell| fits(cell.text.trim()))
}

fn is_amount(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_digit() || b".,- ".contains(&b))
}

fn is_count_or_flag(text: &str) -> bool {
    const FLAGS: [&str; 6] = ["y", "n", "yes", "no", "да", "нет"];
    let whole = text.split(['.', ',']).next().unwrap_or_default();
    (is_amount(text) && whole.len() < NUMBER_DIGITS)
        || FLAGS.iter().any(|flag| text.to_lowercase() == *flag)
}

/// A “total” mass or count is of the line where rows have no document that would join them, or
/// where rows of one document differ in it; unless the lines have a column of their own.
fn totals_of_lines(columns: &mut [Column], sample: &[Row<'_>]) {
    let document = [is_transport_document as fn(Field) -> bool, |field| {
        field == Field::Document(DocumentKind::CustomsDeclaration)
    }]
    .into_iter()
    .find_map(|wanted| columns.iter().position(|column| column.field().is_some_and(wanted)));
    for (total, line, key) in [
        (Field::TotalGross, Field::Gross, "goods.gross_kg"),
        (Field::TotalPackages, Field::Packages, "goods.packages"),
    ] {
        let has_lines = columns.iter().any(|column| column.field() == Some(line));
        let Some(at) = columns.iter().position(|column| column.field() == Some(total)) else {
            continue;
        };
        if !has_lines && document.is_none_or(|document| differs_within(sample, document, at)) {
            give(&mut columns[at], Some(key));
        }
    }
}

/// Whether neighbouring rows with one text in `same` have several in `column`.
fn differs_within(sample: &[Row<'_>], same: usize, column: usize) -> bool {
    sample.windows(2).any(|rows| {
        let text = |row: usize, at: usize| rows[row].filled(at).map(|cell| cell.text.trim());
        let (first, second) = (text(0, column), text(1, column));
        text(0, same).is_some()
            && text(0, same) == text(1, same)
            && first.is_some()
            && second.is_some()
            && first != second
    })
}

/// Gives a column another field, or keeps it aside; a person's mapping stays.
fn give(column: &mut Column, key: Option<&'static str>) {
    if column.by == "mapping-file" {
        return;
    }
    if let Some(meaning) = &mut column.meaning {
        meaning.field = key.and_then(field::by_key);
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::super::header::columns_of;
    use super::super::table::Cell;
    use super::*;

    /// Headers | cells of the rows | the keys that must come out; rows are parted by `;`.
    const CASES: &str = include_str!("settle_cases.txt");

    #[test]
    fn columns_mean_what_their_neighbours_and_cells_say() {
        for case in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let parts: Vec<&str> = case.split('|').collect();
            let [headers, cells, expected] = parts[..] else { panic!("three parts: {case}") };
            let list = |text: &'static str| text.split(',').map(str::trim).collect::<Vec<_>>();
            let mut columns = columns_of(&list(headers), None);
            let sample: Vec<Row<'_>> = cells
                .split(';')
                .map(|row| Row {
                    cells: list(row)
                        .into_iter()
                        .map(|text| Cell { text: Cow::Borrowed(text), ..Cell::default() })
                        .collect(),
                    ..Row::default()
                })
                .collect();
            settle(&mut columns, &sample);
            let keys: Vec<&str> = columns
                .iter()
                .map(|column| column.meaning.and_then(|m| m.field).map_or("-", |(key, _)| key))
                .collect();
            assert_eq!(keys, list(expected), "{case}");
        }
    }
}
