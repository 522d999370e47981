//! One row's parties, documents, places and terms, put into the consignment it belongs to.

use sarhad_model::{
    AdditionalDocument, Communication, Consignment, ConsignmentNature, CountryCode, DocumentKind,
    Issue, IssueCode, Itinerary, Location, Party, PartyRole, Text, Value,
};

use super::field::{CountryRole, DELIVERY_TERMS_PLACE, Field, PlaceRole};
use super::item::{amount, mass};
use super::plan::{DocumentPlan, PartyPlan, Plan};
use super::slot::{NEAR, fill, keep};
use super::table::{Cell, Row};
use crate::address;
use crate::reading::{code, date, party_text, text};

/// Puts one cell of the consignment's own into it; what differs from an earlier row is kept.
pub fn take(
    field: Field,
    cell: &Cell<'_>,
    column: usize,
    plan: &Plan,
    consignment: &mut Consignment,
) {
    let raw = &*cell.text;
    let header = &plan.columns[column].header;
    if party_text::is_placeholder(raw) {
        consignment
            .issues
            .push(Issue::new(IssueCode::Placeholder, cell.span, raw).with("field", header));
        keep(&mut consignment.additional_information, header, cell);
        return;
    }
    let span = cell.span;
    let as_text = || Text::new(raw, span);
    let done = match field {
        Field::Ucr => fill(&mut consignment.ucr, raw, || as_text().into()),
        Field::Nature => {
            consignment.nature = consignment.nature.or_else(|| nature(raw));
            fill(&mut consignment.nature_code, raw, as_text)
        }
        Field::Procedure => {
            consignment.nature = consignment.nature.or_else(|| procedure(raw));
            fill(&mut consignment.nature_code, raw, as_text)
        }
        Field::DeliveryTermsPlace => {
            let kept = consignment.additional_information.iter().rev().take(NEAR);
            if !kept.into_iter().any(|one| &*one.key == DELIVERY_TERMS_PLACE && *one.raw == *raw) {
                keep(&mut consignment.additional_information, DELIVERY_TERMS_PLACE, cell);
            }
            true
        }
        Field::Place(role) => place(role, raw, cell, &mut consignment.itinerary),
        Field::Country(role) => country(role, raw, cell, &mut consignment.itinerary),
        Field::DeliveryTerms => fill(&mut consignment.delivery_terms, raw, || as_text().into()),
        Field::FreightPayment => fill(&mut consignment.freight_payment, raw, || as_text().into()),
        Field::TotalGross => fill(&mut consignment.total_gross_mass_kg, raw, || {
            mass(cell, &plan.columns[column], None)
        }),
        Field::TotalPackages => fill(&mut consignment.total_packages, raw, || {
            amount(cell, plan.columns[column].decimal)
        }),
        _ => false,
    };
    if !done {
        keep(&mut consignment.additional_information, header, cell);
    }
}

fn place(role: PlaceRole, raw: &str, cell: &Cell<'_>, itinerary: &mut Itinerary) -> bool {
    let slot = match role {
        PlaceRole::Receipt => &mut itinerary.goods_receipt_place,
        PlaceRole::Loading => &mut itinerary.loading_location,
        PlaceRole::Unloading => &mut itinerary.unloading_location,
        PlaceRole::Delivery => &mut itinerary.goods_delivery_place,
        PlaceRole::Destination => &mut itinerary.final_destination,
        PlaceRole::Transit => {
            let known = itinerary
                .transit_locations
                .iter()
                .rev()
                .take(NEAR)
                .any(|p| p.label() == raw.trim());
            if !known {
                itinerary.transit_locations.push(code::location(raw, cell.span));
            }
            return true;
        }
    };
    match slot {
        None => {
            *slot = Some(Box::new(code::location(raw, cell.span)));
            true
        }
        Some(known) => Location::label(known) == raw.trim(),
    }
}

fn country(role: CountryRole, raw: &str, cell: &Cell<'_>, itinerary: &mut Itinerary) -> bool {
    let make = || code::country(raw, cell.span);
    match role {
        CountryRole::Export => fill(&mut itinerary.export_country, raw, make),
        CountryRole::Destination => fill(&mut itinerary.destination_country, raw, make),
        CountryRole::Transit => {
            if !itinerary.routing_countries.iter().rev().take(NEAR).any(|known| *known.raw == *raw)
            {
                let way = countries_of_a_way(raw, cell);
                if way.is_empty() {
                    itinerary.routing_countries.push(make());
                } else {
                    itinerary.routing_countries.extend(way);
                }
            }
            true
        }
        CountryRole::Origin => false,
    }
}

/// The countries of a way written in one cell (`DE-PL-BY-RU`, `Китай, Казахстан`), if every part
/// is a country; each keeps the raw text of the cell.
fn countries_of_a_way(raw: &str, cell: &Cell<'_>) -> Vec<Value<CountryCode>> {
    let parts = raw.split(['-', '–', ',', ';', '/', '>', '→']).map(str::trim);
    let countries: Option<Vec<CountryCode>> =
        parts.filter(|part| !part.is_empty()).map(|part| CountryCode::parse(part).ok()).collect();
    let countries = countries.unwrap_or_default();
    if countries.len() < 2 {
        return Vec::new();
    }
    countries.into_iter().map(|country| Value::good(raw, country, cell.span)).collect()
}

/// The nature by ASYCUDA's codes or by the words in use.
fn nature(raw: &str) -> Option<ConsignmentNature> {
    let lower = raw.trim().to_lowercase();
    let is = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    if is(&["23", "import", "имп", "імп", "им", "ввоз"]) {
        Some(ConsignmentNature::Import)
    } else if is(&["22", "export", "эксп", "експ", "эк", "вывоз"]) {
        Some(ConsignmentNature::Export)
    } else if is(&["28", "transh", "перевал"]) {
        Some(ConsignmentNature::Transhipment)
    } else if is(&["24", "transit", "транз", "тр", "тт"]) {
        Some(ConsignmentNature::Transit)
    } else {
        None
    }
}

/// The nature by a customs procedure. Its first figure says the way in the EAEU as under the
/// Kyoto Convention (1 to 3 out, 4 to 7 in, 8 through); `IM4`, `ЭК10`, `TR8` say it in letters.
fn procedure(raw: &str) -> Option<ConsignmentNature> {
    use ConsignmentNature::{Export, Import, Transit};
    // What a word holds inside another one comes first: re-export is export, though
    // `временный ввоз` is import.
    const WORDS: [(&str, ConsignmentNature); 20] = [
        ("transit", Transit),
        ("транзит", Transit),
        ("tránsito", Transit),
        ("export", Export),
        ("экспорт", Export),
        ("експорт", Export),
        ("exporta", Export),
        ("вывоз", Export),
        ("ihracat", Export),
        ("eksport", Export),
        ("import", Import),
        ("импорт", Import),
        ("імпорт", Import),
        ("ввоз", Import),
        ("release for", Import),
        ("free circulation", Import),
        ("выпуск для внутр", Import),
        ("внутреннего потребления", Import),
        ("consumo", Import),
        ("ithalat", Import),
    ];
    let lower = raw.trim().to_lowercase();
    if let Some((_, nature)) = WORDS.iter().find(|(word, _)| lower.contains(word)) {
        return Some(*nature);
    }
    let letters: String = lower.chars().take_while(|c| c.is_alphabetic()).collect();
    match letters.as_str() {
        "im" | "им" | "ім" => return Some(Import),
        "ex" | "эк" | "ек" => return Some(Export),
        "tr" | "tt" | "тт" | "тр" => return Some(Transit),
        "" => {}
        _ => return None,
    }
    // A code of two to four figures, and nothing else.
    let code = lower.split('.').next().unwrap_or_default();
    if !(2..=4).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match code.as_bytes()[0] {
        b'1'..=b'3' => Some(Export),
        b'4'..=b'7' => Some(Import),
        b'8' => Some(Transit),
        _ => None,
    }
}

/// Puts the parties of a row into the consignment; a party that is there already is not
/// added twice.
pub fn parties(row: &Row<'_>, plan: &Plan, consignment: &mut Consignment) {
    let own = consignment.parties.len();
    if own == 0 {
        let filled = |plan: &&PartyPlan| plan.name.is_none_or(|at| row.filled(at).is_some());
        consignment.parties.reserve_exact(plan.parties.iter().filter(filled).count());
    }
    for party_plan in &plan.parties {
        keep_no_numbers(row, plan, party_plan, consignment);
        let Some(mut party) = party(row, party_plan) else { continue };
        let repeated = consignment.parties[own.saturating_sub(NEAR)..own]
            .iter()
            .any(|known| says_the_same(known, &party));
        if repeated {
            continue;
        }
        let twin = consignment.parties[own..].iter_mut().find(|known| {
            known.role == party.role && !known.name().is_empty() && known.name() == party.name()
        });
        if let (Some(twin), Some(name)) = (twin, party_plan.name) {
            // The second spelling is the first one: what stands beside it joins the first.
            twin.address.append(&mut party.address);
            twin.identifiers.append(&mut party.identifiers);
            twin.communications.append(&mut party.communications);
            twin.country = twin.country.take().or(party.country);
            twin.contact = twin.contact.take().or(party.contact);
            let header = &plan.columns[name].header;
            keep(&mut consignment.additional_information, header, &row.cells[name]);
            continue;
        }
        consignment.parties.push(party);
    }
}

/// The name of a firm in a cell that no field holds is a party too, of no known role: a listed
/// party must not pass because nobody understood the header above it.
pub fn unplaced_party(row: &Row<'_>, column: usize, plan: &Plan, consignment: &mut Consignment) {
    let Some(cell) = row.filled(column) else { return };
    let raw = cell.text.trim();
    if consignment.parties.iter().rev().take(NEAR).any(|known| known.name() == raw) {
        return;
    }
    let mut issue = Issue::new(IssueCode::PartyInUnknownColumn, cell.span, raw);
    issue = match plan.columns.get(column) {
        Some(known) => issue.with("column", &known.header),
        None => issue.with("column", column + 1),
    };
    let mut party = Party::new(PartyRole::Other);
    party.source = cell.span;
    party.name = Some(text(&cell.text, cell.span).with_issue(issue));
    consignment.parties.push(party);
}

/// Whether a text stands in the place of a party's number and is none: `0`, `000`, `n/a`.
fn is_no_number(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| !matches!(c, '.' | ',' | ' ')).peekable();
    (signs.peek().is_some() && signs.all(|c| c == '0')) || party_text::is_placeholder(text)
}

/// Keeps what stands in the place of a party's number and is none; once, where rows of one
/// consignment repeat it, but from each column of a row.
fn keep_no_numbers(row: &Row<'_>, plan: &Plan, party: &PartyPlan, consignment: &mut Consignment) {
    for &(at, _) in &party.ids {
        let Some(cell) = row.filled(at).filter(|cell| is_no_number(&cell.text)) else { continue };
        let header = &plan.columns[at].header;
        let mut near = consignment.additional_information.iter().rev().take(NEAR);
        let of_this_row = |span| row.all_filled().any(|(_, cell)| cell.span == span);
        if !near.any(|one| *one.key == **header && *one.raw == *cell.text && !of_this_row(one.span))
        {
            keep(&mut consignment.additional_information, header, cell);
        }
    }
}

/// The party of a row; `None` when no cell of it is filled.
fn party(row: &Row<'_>, plan: &PartyPlan) -> Option<Party> {
    let mut party = Party::new(plan.role);
    party.address.reserve_exact(plan.addresses.len());
    party.identifiers.reserve_exact(plan.ids.len());
    if let Some(cell) = plan.name.and_then(|at| row.filled(at)) {
        let mut name = text(&cell.text, cell.span);
        if plan.with_address {
            name.issues.push(Issue::new(IssueCode::NameWithAddress, cell.span, &cell.text));
        }
        party.source = cell.span;
        party.name = Some(name);
    }
    for cell in plan.addresses.iter().filter_map(|at| row.filled(*at)) {
        party.address.push(text(&cell.text, cell.span));
    }
    if let Some(cell) = plan.country.and_then(|at| row.filled(at)) {
        party.country = Some(code::country(&cell.text, cell.span));
    }
    for &(at, scheme) in &plan.ids {
        if let Some(cell) = row.filled(at).filter(|cell| !is_no_number(&cell.text)) {
            party.identifiers.push(code::identifier(scheme, &cell.text, cell.span));
        }
    }
    for &(at, channel) in &plan.channels {
        if let Some(cell) = row.filled(at) {
            let number = Text::new(&*cell.text, cell.span);
            party.communications.push(Communication { channel, number });
        }
    }
    if let Some(cell) = plan.contact.and_then(|at| row.filled(at)) {
        party.contact = Some(text(&cell.text, cell.span).into());
    }
    if plan.addresses.is_empty() {
        address::in_name(&mut party);
    }
    if party.source == sarhad_model::Span::None {
        party.source = party.address.first().map_or(party.source, |line| line.span);
    }
    (!party.is_empty()).then_some(party)
}

/// Whether an earlier row said all of it already.
fn says_the_same(known: &Party, new: &Party) -> bool {
    fn raw(text: Option<&Text>) -> Option<&str> {
        text.map(|text| &*text.raw)
    }
    fn all<T>(known: &[T], new: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
        known.len() == new.len() && known.iter().zip(new).all(|(a, b)| same(a, b))
    }
    known.role == new.role
        && raw(known.name.as_ref()) == raw(new.name.as_ref())
        && all(&known.address, &new.address, |a, b| a.raw == b.raw)
        && all(&known.identifiers, &new.identifiers, |a, b| a.number.raw == b.number.raw)
        && all(&known.communications, &new.communications, |a, b| a.number.raw == b.number.raw)
        && known.country.as_ref().map(|c| &c.raw) == new.country.as_ref().map(|c| &c.raw)
        && raw(known.contact.as_deref()) == raw(new.contact.as_deref())
}

/// The document that names the consignment of a row.
pub fn bill<'r, 't>(row: &'r Row<'t>, plan: &Plan) -> Option<(usize, &'r Cell<'t>)> {
    plan.documents
        .iter()
        .enumerate()
        .filter(|(_, document)| document.is_transport())
        .find_map(|(at, document)| Some((at, row.filled(document.column)?)))
        .filter(|(_, cell)| !party_text::is_placeholder(&cell.text))
}

/// Puts the documents of a row into the consignment.
pub fn documents(row: &Row<'_>, plan: &Plan, consignment: &mut Consignment) {
    let bill = bill(row, plan).map(|(at, _)| at);
    for (at, document) in plan.documents.iter().enumerate() {
        let date = document.date.and_then(|column| Some((column, row.filled(column)?)));
        let keep_date = |consignment: &mut Consignment| {
            if let Some((column, cell)) = date {
                let header = &plan.columns[column].header;
                keep(&mut consignment.additional_information, header, cell);
            }
        };
        let Some(cell) = row.filled(document.column) else {
            keep_date(consignment);
            continue;
        };
        if party_text::is_placeholder(&cell.text) {
            let header = &plan.columns[document.column].header;
            consignment.issues.push(
                Issue::new(IssueCode::Placeholder, cell.span, &cell.text).with("field", header),
            );
            keep(&mut consignment.additional_information, header, cell);
            keep_date(consignment);
            continue;
        }
        let new = read_document(cell, document, row, plan);
        match place_document(new, bill == Some(at), consignment) {
            Placed::New => {}
            Placed::Known { same_date } => {
                if !same_date {
                    keep_date(consignment);
                }
                // Another column of the kind may have given the number: this one keeps its text.
                if plan.documents.iter().filter(|one| one.kind == document.kind).count() > 1 {
                    let header = &plan.columns[document.column].header;
                    let mut near = consignment.additional_information.iter().rev().take(NEAR);
                    if !near.any(|one| *one.key == **header && *one.raw == *cell.text) {
                        keep(&mut consignment.additional_information, header, cell);
                    }
                }
            }
        }
    }
}

fn read_document(
    cell: &Cell<'_>,
    document: &DocumentPlan,
    row: &Row<'_>,
    plan: &Plan,
) -> AdditionalDocument {
    let date = document.date.and_then(|column| row.filled(column));
    let mut number = Text::new(&*cell.text, cell.span);
    if document.kind == DocumentKind::AirWaybill
        && let Err(error) = sarhad_model::AirWaybillNumber::parse(&cell.text)
    {
        number.issues.push(Issue::new(error.issue, cell.span, &cell.text));
    }
    AdditionalDocument {
        kind: document.kind,
        type_code: None,
        number,
        date: date.map(|cell| date::value(&cell.text, cell.span, plan.dates).into()),
        issuer: None,
    }
}

/// Where a document went.
enum Placed {
    /// It stands beside the others.
    New,
    /// Its number was there already; a date that differs has no place then.
    Known { same_date: bool },
}

/// Puts a document beside the others; one that is there already is not added twice.
fn place_document(new: AdditionalDocument, is_bill: bool, consignment: &mut Consignment) -> Placed {
    let is_master = new.kind == DocumentKind::MasterBill;
    let same = |known: &&AdditionalDocument| {
        known.kind == new.kind && known.number.value() == new.number.value()
    };
    let known = if is_bill {
        consignment.transport_contract_document.as_ref().filter(same)
    } else if is_master {
        consignment.master_document.as_deref().filter(same)
    } else {
        consignment.additional_documents.iter().rev().take(NEAR).find(same)
    };
    if let Some(known) = known {
        let date = |document: &AdditionalDocument| document.date.as_ref().map(|d| d.raw.clone());
        return Placed::Known { same_date: new.date.is_none() || date(known) == date(&new) };
    }
    if is_bill && consignment.transport_contract_document.is_none() {
        consignment.transport_contract_document = Some(new);
    } else if is_master && !is_bill && consignment.master_document.is_none() {
        consignment.master_document = Some(Box::new(new));
    } else {
        consignment.additional_documents.push(new);
    }
    Placed::New
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn procedures_tell_the_way() {
        use ConsignmentNature::{Export, Import, Transit};
        for (raw, expected) in [
            ("40", Some(Import)),
            ("10", Some(Export)),
            ("80", Some(Transit)),
            ("4000", Some(Import)),
            ("40.0", Some(Import)),
            ("ИМ40", Some(Import)),
            ("IM/40/ДЕ", Some(Import)),
            ("EX1", Some(Export)),
            ("ЭК 10", Some(Export)),
            ("ТТ80", Some(Transit)),
            ("RELEASE FOR FREE CIRCULATION (IMPORT)", Some(Import)),
            ("Выпуск для внутреннего потребления", Some(Import)),
            ("Реэкспорт", Some(Export)),
            ("Временный вывоз", Some(Export)),
            ("Временный ввоз", Some(Import)),
            ("Таможенный транзит", Some(Transit)),
            ("FREE CUSTOMS ZONE", None),
            ("90", None),
            ("+5", None),
            ("123456", None),
        ] {
            assert_eq!(procedure(raw), expected, "{raw}");
        }
    }

    #[test]
    fn words_name_natures() {
        assert_eq!(nature("ИМ"), Some(ConsignmentNature::Import));
        assert_eq!(nature("23"), Some(ConsignmentNature::Import));
        assert_eq!(nature("Transhipment"), Some(ConsignmentNature::Transhipment));
        assert_eq!(nature("транзит"), Some(ConsignmentNature::Transit));
        assert_eq!(nature("?"), None);
    }
}
