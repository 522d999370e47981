//! A list as a workbook. The bytes depend on nothing but the list: the time of creation is the
//! day of the journey.

use chrono::Datelike;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::Position;
use super::columns::Field;
use super::list::{Cell, List, Style, with_comma};
use crate::cargo::Row;
use crate::journey::Journey;
use crate::random::Random;

/// Longer lists are not merged and stay in one sheet.
const LARGEST_MERGED: usize = 2000;

/// Shorter lists stay in one sheet.
const SMALLEST_SPLIT: usize = 20;

/// Writes the workbook and says where its rows are.
pub(super) fn write(journey: &Journey, rows: &[Row]) -> (Vec<u8>, Vec<Position>) {
    let mut random = Random::new(journey.seed, &format!("list {}", journey.stem));
    let style = Style::of(journey, &mut random);
    write_styled(journey, rows, &style, &mut random)
}

/// The same in a given style.
pub(super) fn write_styled(
    journey: &Journey,
    rows: &[Row],
    style: &Style,
    random: &mut Random,
) -> (Vec<u8>, Vec<Position>) {
    let list = List::new(journey, rows, style, random);
    compose(journey, &list, rows, style)
        .expect("names, rows and texts of a generated list are within the limits of a workbook")
}

/// Formats used in a sheet.
struct Formats {
    title: Format,
    heading: Format,
    mass: Format,
    money: Format,
    merged: Format,
}

fn compose(
    journey: &Journey,
    list: &List,
    rows: &[Row],
    style: &Style,
) -> Result<(Vec<u8>, Vec<Position>), XlsxError> {
    let mut workbook = Workbook::new();
    let date = journey.date;
    let created =
        ExcelDateTime::from_ymd(date.year() as u16, date.month() as u8, date.day() as u8)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let formats = Formats {
        title: Format::new().set_bold(),
        heading: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Center),
        mass: Format::new().set_num_format("#,##0.0"),
        money: Format::new().set_num_format("#,##0.00"),
        merged: Format::new().set_align(FormatAlign::VerticalCenter),
    };
    let split = split_at(rows, style);
    let names = if style.russian {
        ["Лист1", "Лист2", "Справка"]
    } else {
        ["List", "List 2", "Notes"]
    };
    let mut positions = Vec::with_capacity(rows.len());
    for (index, range) in [0..split, split..rows.len()].into_iter().enumerate() {
        if range.is_empty() {
            continue;
        }
        let sheet = workbook.add_worksheet().set_name(names[index])?;
        let heading_row = if index == 0 { style.heading_row - 1 } else { 0 };
        if index == 0 {
            write_titles(sheet, list, heading_row, &formats)?;
        }
        let first = write_heading(sheet, list, heading_row, style, &formats)?;
        for (offset, cells) in list.rows[range.clone()].iter().enumerate() {
            let at = first + offset as u32;
            write_cells(sheet, at, cells, style, &formats)?;
            let name = (split < rows.len()).then(|| names[index].to_owned());
            positions.push(Position { sheet: name, line: at + 1 });
        }
        if style.merged && rows.len() <= LARGEST_MERGED {
            merge(sheet, list, &rows[range.clone()], range.start, first, &formats)?;
        }
        if range.end == rows.len() {
            write_cells(sheet, first + range.len() as u32, &list.totals, style, &formats)?;
        }
    }
    if style.notes_sheet {
        let sheet = workbook.add_worksheet().set_name(names[2])?;
        for (row, note) in list.notes.iter().enumerate() {
            sheet.write_string(row as u32, 0, note)?;
        }
    }
    Ok((workbook.save_to_buffer()?, positions))
}

/// Where the second sheet begins: at the first group behind two thirds.
fn split_at(rows: &[Row], style: &Style) -> usize {
    if !style.second_sheet || !(SMALLEST_SPLIT..=LARGEST_MERGED).contains(&rows.len()) {
        return rows.len();
    }
    let from = rows.len() * 2 / 3;
    (from..rows.len()).find(|&at| rows[at].group != rows[at - 1].group).unwrap_or(rows.len())
}

fn write_titles(
    sheet: &mut Worksheet,
    list: &List,
    heading_row: u32,
    formats: &Formats,
) -> Result<(), XlsxError> {
    for (row, title) in (0..heading_row).zip(&list.titles) {
        if row == 0 {
            sheet.merge_range(row, 0, row, 7, title, &formats.title)?;
        } else {
            sheet.write_string(row, 0, title)?;
        }
    }
    Ok(())
}

/// Writes the heading and says in which row the list begins.
fn write_heading(
    sheet: &mut Worksheet,
    list: &List,
    row: u32,
    style: &Style,
    formats: &Formats,
) -> Result<u32, XlsxError> {
    for (column, heading) in (0u16..).zip(&list.heading) {
        sheet.write_string_with_format(row, column, heading, &formats.heading)?;
        let width = if matches!(list.fields[column as usize], Field::Goods) { 44.0 } else { 16.0 };
        sheet.set_column_width(column, width)?;
    }
    if !style.column_numbers {
        return Ok(row + 1);
    }
    for column in 0..list.heading.len() as u16 {
        sheet.write_number(row + 1, column, f64::from(column + 1))?;
    }
    Ok(row + 2)
}

fn write_cells(
    sheet: &mut Worksheet,
    row: u32,
    cells: &[Cell],
    style: &Style,
    formats: &Formats,
) -> Result<(), XlsxError> {
    for (column, cell) in (0u16..).zip(cells) {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => {
                sheet.write_string(row, column, text)?;
            }
            Cell::Whole(number) => {
                sheet.write_number(row, column, *number as f64)?;
            }
            Cell::Mass(mass) if style.text_numbers => {
                sheet.write_string(row, column, with_comma(*mass, 1, true))?;
            }
            Cell::Money(money) if style.text_numbers => {
                sheet.write_string(row, column, with_comma(*money, 2, true))?;
            }
            Cell::Mass(mass) => {
                sheet.write_number_with_format(row, column, *mass, &formats.mass)?;
            }
            Cell::Money(money) => {
                sheet.write_number_with_format(row, column, *money, &formats.money)?;
            }
        }
    }
    Ok(())
}

/// Merges the cells of container, wagon and truck over the rows that share them, and those of
/// the bill over the goods of one bill. `offset` is the index of the first row in the list.
fn merge(
    sheet: &mut Worksheet,
    list: &List,
    rows: &[Row],
    offset: usize,
    first: u32,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let mut begin = 0;
    for end in 1..=rows.len() {
        if rows.get(end).is_some_and(|row| row.group == rows[begin].group) {
            continue;
        }
        let same_bill = rows[begin..end].iter().all(|row| row.bill == rows[begin].bill);
        let mut fields = vec![Field::Container, Field::Wagon, Field::Plates];
        if same_bill {
            fields.push(Field::Bill);
        }
        let columns = fields.into_iter().filter_map(|field| list.column(field));
        for column in columns.filter(|_| end - begin > 1) {
            if let Cell::Text(text) = &list.rows[offset + begin][column as usize] {
                let (top, bottom) = (first + begin as u32, first + end as u32 - 1);
                sheet.merge_range(top, column, bottom, column, text, &formats.merged)?;
            }
        }
        begin = end;
    }
    Ok(())
}
