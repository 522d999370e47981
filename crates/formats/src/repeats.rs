//! The same bill twice in one file: with the same content it is counted once, with different
//! content both wait for a person as versions. Nothing is dropped either way.

use std::collections::BTreeMap;

use sarhad_model::{Consignment, DocumentKind, Issue, IssueCode, Span, Walk};

/// Additional information that differs between two copies of one bill and means nothing.
const POSITIONS: [&str; 2] = ["Bol_id/Line_number", "CNI"];

/// Marks repeated consignments of one declaration. `text` is the decoded file.
pub fn mark(consignments: &mut [Consignment], text: &str) {
    let mut by_bill: BTreeMap<(u8, String), Vec<usize>> = BTreeMap::new();
    for (index, consignment) in consignments.iter().enumerate() {
        if let Some(bill) = consignment.bill() {
            let level = level(consignment.transport_contract_document.as_ref().map(|d| d.kind));
            by_bill.entry((level, bill.to_uppercase())).or_default().push(index);
        }
    }
    for ((_, bill), indices) in by_bill {
        let [first, rest @ ..] = &indices[..] else { continue };
        if rest.is_empty() {
            continue;
        }
        let contents: Vec<Vec<&str>> =
            indices.iter().map(|&index| content(&consignments[index], text)).collect();
        let differ = contents.iter().any(|content| *content != contents[0]);
        let marked = if differ { &indices[..] } else { rest };
        let code =
            if differ { IssueCode::ConsignmentDiffers } else { IssueCode::DuplicateConsignment };
        for &index in marked {
            let issue = Issue::new(code, consignments[index].source, &bill)
                .with("bill", &bill)
                .with("versions", indices.len())
                .with("first", first + 1);
            consignments[index].issues.push(issue);
        }
    }
}

/// A house bill may carry the number of its master: they are not the same paper.
fn level(kind: Option<DocumentKind>) -> u8 {
    match kind {
        Some(DocumentKind::HouseBill | DocumentKind::HouseAirWaybill) => 1,
        Some(DocumentKind::MasterBill) => 2,
        _ => 0,
    }
}

/// All texts of a consignment, without its position in the file.
fn content<'t>(consignment: &Consignment, text: &'t str) -> Vec<&'t str> {
    let positions: Vec<Span> = consignment
        .additional_information
        .iter()
        .filter(|info| POSITIONS.iter().any(|key| info.key.starts_with(key)))
        .map(|info| info.span)
        .collect();
    let mut content = Vec::new();
    consignment.spans(&mut |span| {
        if let Span::Bytes { start, end } = span
            && !positions.contains(&span)
        {
            content.push(text.get(start as usize..end as usize).unwrap_or_default());
        }
    });
    content
}
