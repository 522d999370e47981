//! A list as text with semicolons, decimal commas and Windows-1251, as an old program of the
//! region writes it.

use super::Position;
use super::list::{Cell, List, Style, with_comma};
use crate::cargo::Row;
use crate::journey::Journey;
use crate::random::Random;
use crate::spelling::to_windows_1251;

/// Writes the text and says in which lines the rows are.
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
    let mut text = String::new();
    for row in 0..style.heading_row - 1 {
        let title = list.titles.get(row as usize).map_or("", String::as_str);
        text.push_str(&quoted(title));
        text.push_str(&";".repeat(list.fields.len() - 1));
        text.push_str("\r\n");
    }
    push_line(&mut text, list.heading.iter().map(|heading| quoted(heading)));
    let mut positions = Vec::with_capacity(rows.len());
    for (line, cells) in (style.heading_row + 1..).zip(&list.rows) {
        positions.push(Position { sheet: None, line });
        push_line(&mut text, cells.iter().map(|cell| written(cell, style.text_numbers)));
    }
    push_line(&mut text, list.totals.iter().map(|cell| written(cell, style.text_numbers)));
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&text);
    (bytes.into_owned(), positions)
}

fn push_line(text: &mut String, fields: impl Iterator<Item = String>) {
    let fields: Vec<String> = fields.collect();
    text.push_str(&fields.join(";"));
    text.push_str("\r\n");
}

fn written(cell: &Cell, thousands: bool) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => quoted(text),
        Cell::Whole(number) => number.to_string(),
        Cell::Mass(mass) => with_comma(*mass, 1, thousands),
        Cell::Money(money) => with_comma(*money, 2, thousands),
    }
}

/// The text in letters of Windows-1251, in quotation marks where it needs them.
fn quoted(text: &str) -> String {
    let text = to_windows_1251(text);
    if text.contains([';', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_doubled() {
        assert_eq!(quoted("ТОО \"Нұр\""), "\"ТОО \"\"Нур\"\"\"");
        assert_eq!(quoted("a;b"), "\"a;b\"");
        assert_eq!(quoted("plain, text"), "plain, text");
    }
}
