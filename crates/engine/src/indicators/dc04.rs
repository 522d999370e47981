//! Papers with an invoice, for goods that may be controlled, that name no end user.
//!
//! Looks at consignments whose papers name an invoice and that hold goods which may be strategic or
//! are of high priority: nobody is named as their user or buyer beside the consignee.
//!
//! Limits: what the papers name is looked at, not the sheet of the invoice; a consignee may be the
//! user without the paper saying so. A manifest, which has no place for an end user, says nothing.
//! Source: FinCEN and BIS notice of November 2023.

use sarhad_model::{DocumentKind, Param, Subject};

use super::receivers::names_end_user;
use super::{Findings, Indicator, UnitContext, recorded};

pub(super) const INDICATOR: Indicator = Indicator { id: "DC04", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    for part in &context.unit.parts {
        let mut documents = part.consignment.additional_documents.iter();
        let Some(invoice) = documents.find(|one| one.kind == DocumentKind::Invoice) else {
            continue;
        };
        if names_end_user(part.consignment, &context.knowledge.tables) {
            continue;
        }
        let mut lines = recorded::lines_of(context, part);
        let Some(line) = lines.find(|line| line.is_sensitive()) else { continue };
        let subject = Subject {
            file: part.file,
            bill: part.consignment.reference().map(str::to_owned),
            item: Some(line.number),
            field: "document.number",
            span: invoice.number.span,
            text: invoice.number.value().to_owned(),
        };
        let mut finding = context.finding(&INDICATOR, subject);
        finding.params.insert("line", Param::Number(f64::from(line.number)));
        finding.params.insert("item", Param::Text(line.title().to_owned()));
        finding.params.insert("number", Param::Text(invoice.number.value().to_owned()));
        out.add(finding);
    }
}
