//! What a row (or the title above the table) says about the journey: means of transport, dates,
//! manifest, office. Consignments of one journey make one declaration.

use sarhad_model::{
    BorderTransportMeans, Declaration, ImoNumber, Issue, MeansIdentityKind, Span, Text,
    TransportMode, Walk,
};

use super::field::Field;
use super::plan::Plan;
use super::slot::{fill, keep};
use super::table::Row;
use crate::reading::date::{self, DateOrder};
use crate::reading::{code, party_text, text};

/// Whether a field belongs to the journey.
pub fn is_of_journey(field: Field) -> bool {
    matches!(
        field,
        Field::Means(_)
            | Field::MeansNationality
            | Field::Voyage
            | Field::Mode
            | Field::Master
            | Field::Arrival
            | Field::Departure
            | Field::ManifestNumber
            | Field::Office
    )
}

/// Writes what tells one journey from another into `key`; placeholders tell nothing.
pub fn key_of(row: &Row<'_>, columns: &[usize], key: &mut String) {
    key.clear();
    for &column in columns {
        if let Some(cell) = row.filled(column)
            && !party_text::is_placeholder(&cell.text)
        {
            key.push_str(cell.text.trim());
        }
        key.push('\u{1f}');
    }
}

/// Whether a key names anything.
pub fn names_something(key: &str) -> bool {
    key.bytes().any(|b| b != 0x1f)
}

/// Puts the journey columns of a row into a declaration. What the title above the table or
/// another column of the same field said already, alike or otherwise, is kept beside it.
pub fn apply(row: &Row<'_>, columns: &[usize], plan: &Plan, declaration: &mut Declaration) {
    let untitled = Declaration { source: declaration.source, ..Declaration::default() };
    let is_titled = *declaration != untitled;
    for (at, &column) in columns.iter().enumerate() {
        let Some(cell) = row.filled(column) else { continue };
        let Some(field) = plan.columns[column].field else { continue };
        if party_text::is_placeholder(&cell.text) {
            continue;
        }
        let is_set = set(declaration, field, &cell.text, cell.span, plan.dates);
        let may_be_said =
            is_titled || columns[..at].iter().any(|one| plan.columns[*one].field == Some(field));
        if !is_set || (may_be_said && !holds(declaration, cell.span)) {
            keep(&mut declaration.additional_information, &plan.columns[column].header, cell);
        }
    }
}

/// Whether a value of the declaration stands at a place.
fn holds(declaration: &Declaration, place: Span) -> bool {
    let mut held = false;
    declaration.spans(&mut |span| held |= span == place);
    held
}

/// Sets one journey field; `false` when it is none or another text is there already.
pub fn set(
    declaration: &mut Declaration,
    field: Field,
    raw: &str,
    span: Span,
    dates: DateOrder,
) -> bool {
    let means = &mut declaration.border_transport_means;
    match field {
        Field::Means(kind) => return identity(means, kind, raw, span),
        Field::MeansNationality => {
            return fill(&mut means.nationality, raw, || code::country(raw, span));
        }
        Field::Voyage => return fill(&mut means.journey, raw, || Text::new(raw, span)),
        Field::Master => return fill(&mut means.master, raw, || text(raw, span)),
        Field::Mode => {
            means.mode = means.mode.or_else(|| mode(raw));
            return fill(&mut means.mode_code, raw, || Text::new(raw, span));
        }
        Field::Arrival => {
            return fill(&mut declaration.arrival_date, raw, || date::value(raw, span, dates));
        }
        Field::Departure => {
            return fill(&mut declaration.departure_date, raw, || date::value(raw, span, dates));
        }
        Field::ManifestNumber => {
            return fill(&mut declaration.functional_reference, raw, || Text::new(raw, span));
        }
        Field::Office => {
            return fill(&mut declaration.declaration_office, raw, || text(raw, span));
        }
        _ => {}
    }
    false
}

fn identity(
    means: &mut BorderTransportMeans,
    kind: MeansIdentityKind,
    raw: &str,
    span: Span,
) -> bool {
    let known = means.identities.iter().any(|(k, text)| *k == kind && *text.raw == *raw);
    if known {
        return true;
    }
    let mut identity = text(raw, span);
    if kind == MeansIdentityKind::Imo
        && let Err(error) = ImoNumber::parse(raw)
    {
        identity.issues.push(Issue::new(error.issue, span, raw));
    }
    means.identities.push((kind, identity));
    if means.mode.is_none() {
        means.mode = Some(match kind {
            MeansIdentityKind::VesselName
            | MeansIdentityKind::Imo
            | MeansIdentityKind::CallSign => TransportMode::Sea,
            MeansIdentityKind::Flight => TransportMode::Air,
            MeansIdentityKind::VehiclePlate => TransportMode::Road,
            MeansIdentityKind::Train | MeansIdentityKind::Wagon => TransportMode::Rail,
        });
    }
    true
}

/// The mode by its code or by the words in use.
fn mode(raw: &str) -> Option<TransportMode> {
    const WORDS: [(&str, TransportMode); 30] = [
        ("sea", TransportMode::Sea),
        ("mari", TransportMode::Sea),
        ("vessel", TransportMode::Sea),
        ("ocean", TransportMode::Sea),
        ("мор", TransportMode::Sea),
        ("rail", TransportMode::Rail),
        ("train", TransportMode::Rail),
        ("жел", TransportMode::Rail),
        ("жд", TransportMode::Rail),
        ("ж/д", TransportMode::Rail),
        ("road", TransportMode::Road),
        ("truck", TransportMode::Road),
        ("lorry", TransportMode::Road),
        ("грузов", TransportMode::Road),
        ("вантаж", TransportMode::Road),
        ("carretera", TransportMode::Road),
        ("terrestre", TransportMode::Road),
        ("rodovi", TransportMode::Road),
        ("karayolu", TransportMode::Road),
        ("deniz", TransportMode::Sea),
        ("auto", TransportMode::Road),
        ("авто", TransportMode::Road),
        ("air", TransportMode::Air),
        ("авиа", TransportMode::Air),
        ("возд", TransportMode::Air),
        ("mail", TransportMode::Mail),
        ("post", TransportMode::Mail),
        ("почт", TransportMode::Mail),
        ("multi", TransportMode::Multimodal),
        ("pipe", TransportMode::Fixed),
    ];
    TransportMode::from_code(raw).or_else(|| {
        let lower = raw.trim().to_lowercase();
        WORDS.iter().find(|(word, _)| lower.starts_with(word)).map(|(_, mode)| *mode)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_modes() {
        assert_eq!(mode("10"), Some(TransportMode::Sea));
        assert_eq!(mode("МОРСКОЙ"), Some(TransportMode::Sea));
        assert_eq!(mode("Ж/Д"), Some(TransportMode::Rail));
        assert_eq!(mode("Truck"), Some(TransportMode::Road));
        assert_eq!(mode("?"), None);
    }

    #[test]
    fn a_ship_is_named_once() {
        let mut declaration = Declaration::default();
        let field = Field::Means(MeansIdentityKind::VesselName);
        let dates = DateOrder::Unknown;
        assert!(set(&mut declaration, field, "AKSU", Span::bytes(0, 4), dates));
        assert!(set(&mut declaration, field, "AKSU", Span::bytes(9, 13), dates));
        assert_eq!(declaration.border_transport_means.identities.len(), 1);
        assert_eq!(declaration.border_transport_means.mode, Some(TransportMode::Sea));
        assert!(set(&mut declaration, Field::Voyage, "12", Span::None, dates));
        assert!(!set(&mut declaration, Field::Voyage, "13", Span::None, dates));
    }
}
