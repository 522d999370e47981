//! A cargo list before it becomes a workbook or a text: titles, heading, cells, totals, and the
//! habits of its sender.

use chrono::Datelike;

use super::columns::{self, Field};
use crate::cargo::Row;
use crate::journey::Journey;
use crate::post::Mode;
use crate::random::Random;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Whole(u64),
    /// Kilograms, one decimal.
    Mass(f64),
    /// Money, two decimals.
    Money(f64),
}

/// Habits of the sender of a file.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent habit")]
pub(crate) struct Style {
    /// With telephones, buyers, brokers, volumes, invoices and permits.
    pub(crate) extended: bool,
    /// Headings in Russian.
    pub(crate) russian: bool,
    /// Row of the heading, the first is 1.
    pub(crate) heading_row: u32,
    /// A row of column numbers under the heading.
    pub(crate) column_numbers: bool,
    /// Tariff codes stand as numbers: leading zeros are lost.
    pub(crate) numeric_hs: bool,
    /// Tax numbers stand as numbers.
    pub(crate) numeric_tax: bool,
    /// Masses and money stand as text with a decimal comma.
    pub(crate) text_numbers: bool,
    /// Countries by name instead of code.
    pub(crate) country_names: bool,
    /// Places by UN/LOCODE where they have one.
    pub(crate) place_codes: bool,
    /// Cells that belong to several rows are merged.
    pub(crate) merged: bool,
    /// The list goes on in a second sheet.
    pub(crate) second_sheet: bool,
    /// A sheet with notes follows.
    pub(crate) notes_sheet: bool,
    /// The totals do not add up.
    pub(crate) wrong_totals: bool,
    /// Between several containers in one cell.
    pub(crate) list_mark: &'static str,
}

impl Style {
    /// The style of one file.
    pub(super) fn of(journey: &Journey, random: &mut Random) -> Self {
        Self {
            extended: true,
            russian: journey.voice.russian,
            heading_row: random.between(4, 6),
            column_numbers: random.chance(250),
            numeric_hs: random.chance(300),
            numeric_tax: random.chance(250),
            text_numbers: random.chance(150),
            country_names: random.chance(450),
            place_codes: random.chance(300),
            merged: random.chance(350),
            second_sheet: random.chance(150),
            notes_sheet: random.chance(350),
            wrong_totals: random.chance(120),
            list_mark: [", ", "; ", ",", " / "][random.below(4)],
        }
    }
}

/// A list.
#[derive(Debug)]
pub(super) struct List {
    pub(super) fields: Vec<Field>,
    pub(super) titles: Vec<String>,
    pub(super) heading: Vec<String>,
    /// Cells of each row, in the order of the fields.
    pub(super) rows: Vec<Vec<Cell>>,
    pub(super) totals: Vec<Cell>,
    pub(super) notes: Vec<String>,
}

impl List {
    /// Makes the list of a journey.
    pub(super) fn new(journey: &Journey, rows: &[Row], style: &Style, random: &mut Random) -> Self {
        let mode = journey.post.mode();
        let fields = columns::of(mode, style.extended);
        let heading = fields.iter().map(|&field| {
            let (russian, english) = columns::headings(field, mode);
            (*random.pick(if style.russian { russian } else { english })).to_owned()
        });
        let heading = heading.collect();
        let cells = rows.iter().enumerate().map(|(index, row)| {
            let sequence = index as u32 + 1;
            fields.iter().map(|&field| columns::cell(field, mode, row, sequence, style)).collect()
        });
        Self {
            totals: totals(&fields, rows, style, random),
            titles: titles(journey, style),
            heading,
            rows: cells.collect(),
            notes: notes(style),
            fields,
        }
    }

    /// Column of a field.
    pub(super) fn column(&self, field: Field) -> Option<u16> {
        self.fields.iter().position(|&other| other == field).map(|column| column as u16)
    }
}

/// Lines above the heading; there are as many as fit.
fn titles(journey: &Journey, style: &Style) -> Vec<String> {
    let date =
        format!("{:02}.{:02}.{}", journey.date.day(), journey.date.month(), journey.date.year());
    let (means, number) = (&journey.means, &journey.number);
    let mode = journey.post.mode();
    let mut titles = if style.russian {
        let first = match mode {
            Mode::Sea => format!("СПИСОК ГРУЗОВ ПАРОМА {means}, рейс {number}"),
            Mode::Rail => format!("Сведения о контейнерном поезде № {means}, индекс {number}"),
            Mode::Road => "Реестр грузовых автомобилей".to_owned(),
            Mode::Air => format!("Грузовая ведомость рейса {number}"),
        };
        let place = journey.post.name_ru();
        let ship = match mode {
            Mode::Sea => format!("; Судно: {means}; ИМО: {}", journey.imo),
            _ => String::new(),
        };
        vec![
            first,
            format!("Пост: {place}; Дата прибытия: {date}{ship}"),
            format!("Составитель: {}", journey.sender),
        ]
    } else {
        let first = match mode {
            Mode::Sea => format!("CARGO LIST M/V {means} IMO {} VOY {number}", journey.imo),
            Mode::Rail => format!("CONTAINER TRAIN {means} INDEX {number}"),
            Mode::Road => "TRUCK REGISTER".to_owned(),
            Mode::Air => format!("AIR CARGO LIST FLIGHT {number}"),
        };
        let place = journey.post.name();
        let ship = match mode {
            Mode::Sea => format!("; Vessel: {means}; IMO: {}", journey.imo),
            _ => String::new(),
        };
        vec![
            first,
            format!("Post: {place}; Date of arrival: {date}{ship}"),
            format!("Prepared by: {}", journey.sender),
        ]
    };
    titles.truncate(style.heading_row as usize - 1);
    titles
}

fn totals(fields: &[Field], rows: &[Row], style: &Style, random: &mut Random) -> Vec<Cell> {
    let wrong = if style.wrong_totals { 1.0 + random.float(0.01, 0.06) } else { 1.0 };
    let sum = |of: fn(&Row) -> f64| rows.iter().map(of).sum::<f64>() * wrong;
    let cells = fields.iter().map(|field| match field {
        Field::Goods => Cell::Text(if style.russian { "ИТОГО:" } else { "TOTAL:" }.to_owned()),
        Field::Packages => Cell::Whole(sum(|row| f64::from(row.goods.packages)) as u64),
        Field::Gross => Cell::Mass(sum(|row| row.goods.gross_kg)),
        Field::Net => Cell::Mass(sum(|row| row.goods.net_kg.unwrap_or_default())),
        Field::Value => Cell::Money(sum(|row| row.goods.value_usd)),
        _ => Cell::Empty,
    });
    cells.collect()
}

fn notes(style: &Style) -> Vec<String> {
    let notes = if style.russian {
        ["Справка", "Вес указан по данным отправителей.", "Контейнеры без пломб отсутствуют."]
    } else {
        ["Notes", "Weights as declared by shippers.", "No container without seal."]
    };
    notes.map(str::to_owned).to_vec()
}

/// A number with a decimal comma, and a blank between thousands if wanted.
pub(super) fn with_comma(value: f64, decimals: usize, thousands: bool) -> String {
    let text = format!("{value:.decimals$}");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if thousands && index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    if part.is_empty() { grouped } else { format!("{grouped},{part}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_and_thousands() {
        assert_eq!(with_comma(12345.6, 1, true), "12 345,6");
        assert_eq!(with_comma(345.0, 2, true), "345,00");
        assert_eq!(with_comma(1_234_567.0, 0, true), "1 234 567");
        assert_eq!(with_comma(1234.5, 1, false), "1234,5");
    }
}
