//! Whether a row goes on with the consignment above it: by its bill, by the number of its
//! declaration, or because it names neither document nor parties of its own.
//!
//! Guessing is told: a row that is joined only because it is silent is counted in a remark.

use sarhad_model::{DocumentKind, Issue, IssueCode, Span};

use super::consignment_cells as cells;
use super::field::{Field, Level};
use super::journey;
use super::plan::Plan;
use super::table::Row;
use crate::reading::party_text;

/// What a row is known by.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Names<'r> {
    /// Bill or waybill.
    pub bill: Option<&'r str>,
    /// Customs declaration.
    pub declaration: Option<&'r str>,
    /// Fingerprint of the cells of its parties; 0 when none is filled.
    parties: u64,
}

/// What the open consignment is known by, and the rows that were joined with it on silence.
#[derive(Debug, Default)]
pub struct Known {
    /// Bill or waybill.
    pub bill: Option<Box<str>>,
    declaration: Option<Box<str>>,
    parties: u64,
    silent: Option<(Span, usize)>,
}

impl<'r> Names<'r> {
    /// What a row is known by.
    pub fn of(row: &'r Row<'_>, plan: &Plan) -> Self {
        let bill = cells::bill(row, plan).map(|(_, cell)| cell.text.trim());
        let declaration = plan
            .documents
            .iter()
            .filter(|document| document.kind == DocumentKind::CustomsDeclaration)
            .find_map(|document| row.filled(document.column))
            .map(|cell| cell.text.trim())
            .filter(|text| !party_text::is_placeholder(text));
        let mut parties = 0;
        if bill.is_none() {
            for party in &plan.parties {
                for column in party.columns() {
                    if let Some(cell) = row.filled(column) {
                        parties = mix(parties, column, &cell.text);
                    }
                }
            }
        }
        Self { bill, declaration, parties }
    }
}

impl Known {
    /// Of the row that opens a consignment.
    pub fn new(names: &Names<'_>) -> Self {
        Self {
            bill: names.bill.map(Into::into),
            declaration: names.declaration.map(Into::into),
            parties: names.parties,
            silent: None,
        }
    }

    /// Whether a row goes on with the consignment. One journey is the caller's condition.
    pub fn goes_on(&mut self, names: &Names<'_>, row: &Row<'_>, plan: &Plan) -> bool {
        match (&self.bill, names.bill) {
            (Some(known), Some(bill)) => return **known == *bill,
            (None, Some(_)) => return false,
            (_, None) => {}
        }
        let same_declaration = self.bill.is_none()
            && names.declaration.is_some()
            && names.declaration == self.declaration.as_deref();
        if same_declaration && names.parties == self.parties {
            return true;
        }
        let anything_to_inherit = self.bill.is_some() || self.parties != 0;
        let goes_on = anything_to_inherit && is_silent(row, plan) && is_of_consignments(plan);
        if goes_on {
            let (_, count) = self.silent.get_or_insert((row.span(), 0));
            *count += 1;
        }
        goes_on
    }

    /// The remark on the rows that were joined on silence.
    pub fn remark(&self) -> Option<Issue> {
        let (span, count) = self.silent?;
        Some(Issue::new(IssueCode::ContinuationRow, span, "").with("count", count))
    }
}

/// Whether the table is one of consignments: it has a column of documents, equipment, the journey
/// or line numbers. In a bare list of firms and goods (sums by importer, say) a blank firm is an
/// unknown one, and not the one above.
fn is_of_consignments(plan: &Plan) -> bool {
    plan.columns.iter().filter_map(|column| column.field).any(|field| {
        let numbered = matches!(
            field,
            Field::Document(_)
                | Field::Container
                | Field::Wagon
                | Field::Trailer
                | Field::Sequence
                | Field::Ucr
        );
        numbered || journey::is_of_journey(field)
    })
}

/// Whether only goods, equipment and the journey are filled, and the places of documents and
/// parties are blank: what is written as `N/A` is said of another consignment.
fn is_silent(row: &Row<'_>, plan: &Plan) -> bool {
    let mut goods = false;
    for (column, _) in row.all_filled() {
        let Some(field) = plan.columns.get(column).and_then(|known| known.field) else {
            continue;
        };
        let equipment = matches!(
            field,
            Field::Container
                | Field::Wagon
                | Field::Trailer
                | Field::EquipmentType
                | Field::Fullness
                | Field::Seal
                | Field::Tare
                | Field::Temperature
        );
        let journey = journey::is_of_journey(field);
        if !equipment && !journey && field.level() == Level::Consignment {
            return false;
        }
        goods |= !journey && (equipment || field != Field::Sequence);
    }
    goods
}

/// Adds a cell to a fingerprint (FNV-1a over words of eight bytes): it tells a bill given twice
/// from a bill in two versions, and one row's parties from another's.
pub fn mix(hash: u64, column: usize, text: &str) -> u64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    let start = hash ^ 0xcbf2_9ce4_8422_2325 ^ (column as u64).rotate_left(32);
    text.trim().as_bytes().chunks(8).fold(start, |hash, chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        (hash ^ u64::from_le_bytes(word)).wrapping_mul(PRIME).rotate_left(23)
    })
}
