//! How much of a permit a goods line takes: the line's masses, volume and other quantities in the
//! unit of the permit. Units that cannot be compared leave the balance unknown.

use sarhad_model::ConsignmentItem;

/// What is counted, in a base unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    /// Kilograms.
    Mass,
    /// Litres.
    Volume,
    /// Pieces.
    Pieces,
    /// Square metres.
    Area,
    /// Metres.
    Length,
}

/// Names of units with what they count and how many base units they are: UN/ECE Rec 20, the
/// unit codes of the customs union, and the words of the region.
const UNITS: &[(&[&str], Counted, f64)] = &[
    (&["kg", "kgm", "166", "кг", "kilogram", "kilograms", "килограмм"], Counted::Mass, 1.0),
    (&["t", "tne", "168", "т", "тонн", "tonne", "tonnes", "ton"], Counted::Mass, 1000.0),
    (&["g", "grm", "163", "г", "грамм", "gram", "grams"], Counted::Mass, 0.001),
    (&["l", "ltr", "112", "л", "литр", "litre", "litres", "liter"], Counted::Volume, 1.0),
    (&["m3", "m³", "mtq", "113", "м3", "м³"], Counted::Volume, 1000.0),
    (
        &[
            "pcs",
            "pc",
            "pce",
            "c62",
            "nmb",
            "h87",
            "ea",
            "796",
            "шт",
            "штук",
            "piece",
            "pieces",
            "unit",
            "units",
            "дана",
            "даана",
            "дона",
            "ədəd",
        ],
        Counted::Pieces,
        1.0,
    ),
    (&["m2", "m²", "mtk", "055", "м2", "м²"], Counted::Area, 1.0),
    (&["m", "mtr", "006", "м", "metre", "metres", "meter"], Counted::Length, 1.0),
];

fn unit(written: &str) -> Option<(Counted, f64)> {
    let plain = written.trim().trim_end_matches('.').to_lowercase();
    UNITS
        .iter()
        .find(|(names, ..)| names.contains(&plain.as_str()))
        .map(|(_, what, by)| (*what, *by))
}

/// How much of a unit a line has; none when the line does not say it in a comparable unit.
pub(super) fn of_line(item: &ConsignmentItem, permit_unit: &str) -> Option<f64> {
    let (what, by) = unit(permit_unit)?;
    let stated = item.measures.iter().find_map(|measure| {
        let (own, own_by) = unit(measure.unit.as_ref()?.value())?;
        (own == what).then_some(measure.quantity.get()? * own_by)
    });
    let base = stated.or_else(|| match what {
        // Gross mass holds the packing too: more than is drawn, never less.
        Counted::Mass => item.net_mass_kg.as_ref().or(item.gross_mass_kg.as_ref())?.get().copied(),
        Counted::Volume => item.volume_m3.as_deref()?.get().map(|volume| volume * 1000.0),
        Counted::Pieces | Counted::Area | Counted::Length => None,
    })?;
    (base.is_finite() && base >= 0.0).then_some(base / by)
}

#[cfg(test)]
mod tests {
    use sarhad_model::{Measure, Span, Text, Value};

    use super::*;

    #[test]
    fn units_of_three_nomenclatures() {
        let number = |value: f64| Value::good(value.to_string(), value, Span::None);
        let mut item = ConsignmentItem { net_mass_kg: Some(number(250.0)), ..Default::default() };
        assert_eq!(of_line(&item, "kg"), Some(250.0));
        assert_eq!(of_line(&item, "т"), Some(0.25));
        assert_eq!(of_line(&item, "шт."), None);
        assert_eq!(of_line(&item, "barrels"), None);
        let unit = Some(Text::new("796", Span::None));
        item.measures = vec![Measure { quantity: number(3.0), unit }];
        assert_eq!(of_line(&item, "pcs"), Some(3.0));
    }
}
