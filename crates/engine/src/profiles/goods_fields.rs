//! The fields of goods lines and of the equipment that they are in.

use sarhad_model::{Fullness, TransportEquipment};

use super::field_values::{amount, country, currency, number, one, packages, ratio, text, typed};
use super::fields::{CodeForm, Datum, FieldKind, Level, Line};

const FULLNESS: &[&str] = &["full", "less_than_full", "empty"];
fn fullness(fullness: Fullness) -> &'static str {
    match fullness {
        Fullness::Full => "full",
        Fullness::LessThanFull => "less_than_full",
        Fullness::Empty => "empty",
    }
}

/// The fields, in no order.
pub(super) fn lines() -> Vec<Line> {
    use CodeForm::{Choice, Digits, Free};
    use FieldKind::{Code, Country, Number};
    const ITEM: Level = Level::Item;
    const EQUIPMENT: Level = Level::Equipment;
    const WORDS: FieldKind = FieldKind::Text;
    vec![
        ("item.hs", ITEM, Code(Digits), false, "profile-field-item-hs", |row, out| {
            let Some(item) = row.item else { return };
            match item.hs() {
                Some(code) => out(Datum::Text(code.as_str())),
                None if item.classifications.iter().any(|one| !one.code.raw.trim().is_empty()) => {
                    out(Datum::Unreadable);
                }
                None => {}
            }
        }),
        ("item.description", ITEM, WORDS, true, "profile-field-item-description", |row, out| {
            row.item
                .iter()
                .flat_map(|item| &item.cargo_description)
                .for_each(|one| text(Some(one), out));
        }),
        ("item.origin", ITEM, Country, false, "profile-field-item-origin", |row, out| {
            country(row.item.and_then(|item| item.origin_country.as_ref()), out);
        }),
        (
            "item.gross_mass",
            ITEM,
            Number("kg"),
            false,
            "profile-field-item-gross-mass",
            |row, out| number(row.item.and_then(|item| item.gross_mass_kg.as_ref()), out),
        ),
        ("item.net_mass", ITEM, Number("kg"), false, "profile-field-item-net-mass", |row, out| {
            number(row.item.and_then(|item| item.net_mass_kg.as_ref()), out);
        }),
        ("item.volume", ITEM, Number("m3"), false, "profile-field-item-volume", |row, out| {
            number(row.item.and_then(|item| item.volume_m3.as_deref()), out);
        }),
        ("item.packages", ITEM, Number("pcs"), false, "profile-field-item-packages", |row, out| {
            number(row.item.and_then(packages).as_ref(), out);
        }),
        (
            "item.gross_mass_per_package",
            ITEM,
            Number("kg"),
            false,
            "profile-field-item-gross-mass-per-package",
            |row, out| {
                let Some(item) = row.item else { return };
                ratio(item.gross_mass_kg.as_ref(), packages(item).as_ref(), out);
            },
        ),
        (
            "item.package_kind",
            ITEM,
            Code(Free),
            true,
            "profile-field-item-package-kind",
            |row, out| {
                row.item
                    .iter()
                    .flat_map(|item| &item.packaging)
                    .for_each(|one| text(one.kind.as_ref(), out));
            },
        ),
        ("item.marks", ITEM, WORDS, true, "profile-field-item-marks", |row, out| {
            row.item
                .iter()
                .flat_map(|item| &item.packaging)
                .for_each(|one| text(one.marks.as_deref(), out));
        }),
        ("item.value", ITEM, Number("currency"), false, "profile-field-item-value", |row, out| {
            amount(row.item.and_then(|item| item.value.as_deref()), out);
        }),
        ("item.currency", ITEM, Code(Free), false, "profile-field-item-currency", |row, out| {
            currency(row.item.and_then(|item| item.value.as_deref()), out);
        }),
        (
            "item.value_per_kg",
            ITEM,
            Number("currency/kg"),
            false,
            "profile-field-item-value-per-kg",
            |row, out| {
                let Some(item) = row.item else { return };
                let mass = item.net_mass_kg.as_ref().or(item.gross_mass_kg.as_ref());
                ratio(item.value.as_deref().map(|money| &money.amount), mass, out);
            },
        ),
        ("item.un_number", ITEM, Code(Digits), true, "profile-field-item-un-number", |row, out| {
            let Some(item) = row.item else { return };
            let declared = item.dangerous_goods.iter().filter_map(|goods| goods.un_number.as_ref());
            for value in declared.chain(&item.un_numbers_in_text) {
                typed(Some(value), out, |un, out| out(Datum::Text(&format!("{:04}", un.number()))));
            }
        }),
        (
            "item.dangerous_class",
            ITEM,
            Code(Free),
            true,
            "profile-field-item-dangerous-class",
            |row, out| {
                row.item
                    .iter()
                    .flat_map(|item| &item.dangerous_goods)
                    .for_each(|one| text(one.class.as_ref(), out));
            },
        ),
        ("item.cas", ITEM, Code(Free), true, "profile-field-item-cas", |row, out| {
            for value in row.item.iter().flat_map(|item| &item.cas_numbers) {
                typed(Some(value), out, |cas, out| out(Datum::Text(&cas.to_string())));
            }
        }),
        ("equipment.id", EQUIPMENT, Code(Free), false, "profile-field-equipment-id", |row, out| {
            let Some(id) = row.equipment.map(TransportEquipment::id) else { return };
            if !id.is_empty() {
                out(Datum::Text(&id));
            }
        }),
        (
            "equipment.size_type",
            EQUIPMENT,
            Code(Free),
            false,
            "profile-field-equipment-size-type",
            |row, out| text(row.equipment.and_then(|one| one.size_type.as_ref()), out),
        ),
        (
            "equipment.fullness",
            EQUIPMENT,
            Code(Choice(FULLNESS)),
            false,
            "profile-field-equipment-fullness",
            |row, out| one(row.equipment.and_then(|one| one.fullness).map(fullness), out),
        ),
        (
            "equipment.tare",
            EQUIPMENT,
            Number("kg"),
            false,
            "profile-field-equipment-tare",
            |row, out| number(row.equipment.and_then(|one| one.tare_mass_kg.as_deref()), out),
        ),
        (
            "equipment.gross_mass",
            EQUIPMENT,
            Number("kg"),
            false,
            "profile-field-equipment-gross-mass",
            |row, out| number(row.equipment.and_then(|one| one.gross_mass_kg.as_ref()), out),
        ),
        (
            "equipment.packages",
            EQUIPMENT,
            Number("pcs"),
            false,
            "profile-field-equipment-packages",
            |row, out| number(row.equipment.and_then(|one| one.packages.as_ref()), out),
        ),
        (
            "equipment.seal",
            EQUIPMENT,
            Code(Free),
            true,
            "profile-field-equipment-seal",
            |row, out| {
                row.equipment
                    .iter()
                    .flat_map(|one| &one.seals)
                    .for_each(|seal| text(Some(&seal.number), out));
            },
        ),
        (
            "equipment.temperature",
            EQUIPMENT,
            WORDS,
            false,
            "profile-field-equipment-temperature",
            |row, out| text(row.equipment.and_then(|one| one.temperature.as_deref()), out),
        ),
    ]
}
