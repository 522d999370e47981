//! What stands above the header: titles, and often the journey (`Судно: …`, `Voyage: …`).

use sarhad_model::{AdditionalInformation, Declaration, Span};

use super::field::{Field, PlaceRole};
use super::journey;
use super::slot::keep;
use super::synonyms;
use super::table::{Cell, Row};
use crate::reading::code;
use crate::reading::date::DateOrder;

/// Keeps the rows above the header, and takes what they say of the journey.
pub fn read(
    rows: &[Row<'_>],
    declaration: &mut Declaration,
    kept: &mut Vec<AdditionalInformation>,
) {
    for row in rows {
        let filled: Vec<&Cell<'_>> = row.all_filled().map(|(_, cell)| cell).collect();
        for (at, cell) in filled.iter().enumerate() {
            keep(kept, "title", cell);
            for part in cell.text.split(['\n', ';']) {
                if let Some((label, value)) = part.split_once([':', '：']) {
                    let value = value.trim();
                    if value.is_empty() {
                        if let Some(next) = filled.get(at + 1) {
                            take(label, next.text.trim(), next.span, declaration);
                        }
                    } else {
                        take(label, value, cell.span, declaration);
                    }
                } else if let Some(next) =
                    filled.get(at + 1).filter(|next| !next.text.contains(':'))
                {
                    take(part, next.text.trim(), next.span, declaration);
                }
            }
        }
    }
}

/// Takes one labelled value, when the label names a field of the journey.
fn take(label: &str, value: &str, span: Span, declaration: &mut Declaration) {
    let Some((_, field)) = synonyms::meaning(label).and_then(|meaning| meaning.field) else {
        return;
    };
    // A label with a label behind it is a header that was not taken for one.
    if synonyms::meaning(value).is_some_and(|meaning| meaning.field.is_some()) {
        return;
    }
    if journey::is_of_journey(field) {
        journey::set(declaration, field, value, span, DateOrder::Unknown);
        return;
    }
    let itinerary = &mut declaration.itinerary;
    let slot = match field {
        Field::Place(PlaceRole::Loading) => &mut itinerary.loading_location,
        Field::Place(PlaceRole::Unloading) => &mut itinerary.unloading_location,
        Field::Place(PlaceRole::Destination) => &mut itinerary.final_destination,
        _ => return,
    };
    if slot.is_none() {
        *slot = Some(Box::new(code::location(value, span)));
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    #[test]
    fn labels_above_the_table_name_the_journey() {
        let row = |cells: &[&'static str]| Row {
            cells: cells
                .iter()
                .map(|text| Cell { text: Cow::Borrowed(*text), ..Cell::default() })
                .collect(),
            ..Row::default()
        };
        let rows = [
            row(&["Грузовой манифест"]),
            row(&["Судно: Аксу", "Рейс №: 12"]),
            row(&["Port of loading", "Baku"]),
        ];
        let mut declaration = Declaration::default();
        let mut kept = Vec::new();
        read(&rows, &mut declaration, &mut kept);
        assert_eq!(declaration.border_transport_means.journey_label(), "Аксу / 12");
        assert_eq!(declaration.itinerary.loading_location.unwrap().label(), "Baku");
        assert_eq!(kept.len(), 5);
    }
}
