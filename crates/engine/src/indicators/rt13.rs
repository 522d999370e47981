//! A cargo report that was made after the goods had come.
//!
//! Looks at the date of a cargo report or of advance information against the date of arrival that it
//! states: a list that is written afterwards can be written to fit.
//!
//! Limits: only papers that state both dates; a report that replaces an earlier one may be late. What
//! is usual for a carrier and way is not learned, and neither are hours.
//! Source: UNODC Container Control Programme; own.

use sarhad_model::{DeclarationFunction, DeclarationKind, Param, Subject};

use super::{Findings, Indicator, UnitContext};

pub(super) const INDICATOR: Indicator = Indicator { id: "RT13", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let claimed = context
        .unit
        .parts
        .iter()
        .map(|part| (part.file, part.consignment.reference(), part.declaration));
    let unclaimed = context.unit.unclaimed.iter().map(|one| (one.file, None, one.declaration));
    for (file, bill, declaration) in claimed.chain(unclaimed) {
        let is_report = matches!(
            declaration.kind,
            DeclarationKind::CargoReportImport | DeclarationKind::PreliminaryInformation
        );
        if !is_report || declaration.function != DeclarationFunction::Original {
            continue;
        }
        let (Some(issued), Some(arrival)) = (&declaration.issue_date, &declaration.arrival_date)
        else {
            continue;
        };
        let (Some(day), Some(arrived)) = (issued.value, arrival.value) else { continue };
        let days = (day - arrived).num_days();
        if (days as f64) < row.number("days") {
            continue;
        }
        let subject = Subject {
            file,
            bill: bill.map(str::to_owned),
            item: None,
            field: "issue_date",
            span: issued.span,
            text: issued.raw.to_string(),
        };
        let mut finding = context.finding(&INDICATOR, subject);
        finding.params.insert("issued", Param::Date(day));
        finding.params.insert("arrived", Param::Date(arrived));
        finding.params.insert("days", Param::Number(days as f64));
        out.add(finding);
        // All bills of a list are as late as the list.
        return;
    }
}
