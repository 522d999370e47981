//! Spreadsheets and text tables: whatever the sender calls its columns, wherever its header
//! stands, one row becomes a line of a consignment, and no cell is lost.
//!
//! It does not judge the goods, and it does not guess a meaning that neither the header nor the
//! cells themselves show.

mod archive;
mod build;
mod consignment_cells;
mod content;
mod continuation;
mod coverage;
pub mod dialect;
mod equipment_cells;
pub mod field;
mod header;
mod item;
mod journey;
pub mod mapping;
mod ods;
mod plan;
mod row_kind;
mod settle;
mod sheets;
mod slot;
mod synonyms;
mod table;
mod text_rows;
mod title;
mod workbook;
mod xls_guard;

use sarhad_model::{Issue, IssueCode, Quarantined, Span, Submission, SubmissionStatus};

pub use field::keys as field_keys;
pub use mapping::{Mapping, MappingError, signature};

use crate::{Format, Options, encoding};
use sheets::Outcome;
use table::Table;

/// Reads a workbook or a text table.
pub fn read(name: &str, bytes: &[u8], format: Format, options: &Options) -> Submission {
    if format == Format::Csv {
        return read_text(name, bytes, options);
    }
    let workbook = match workbook::read(name, bytes, format, &options.limits) {
        Ok(workbook) => workbook,
        Err(issue) => return Submission::rejected(name, format.id(), bytes.len() as u64, issue),
    };
    let tables: Vec<Table<'_>> = workbook.sheets.iter().map(Table::Sheet).collect();
    let mut outcome = sheets::read(&tables, options);
    outcome.built.issues.extend(workbook.issues);
    outcome.built.quarantined.extend(workbook.quarantined);
    let mut submission = submission(name, format, &mut outcome);
    submission.coverage = coverage::of_sheets(
        &submission,
        &workbook.sheets,
        &|sheet, row| outcome.is_header(sheet, row),
        &|sheet, column| outcome.repeats(sheet, column),
    );
    submission.coverage.bytes += workbook.beyond_bytes;
    submission.coverage.covered += workbook.beyond_bytes;
    submission
}

fn read_text(name: &str, bytes: &[u8], options: &Options) -> Submission {
    let decoded = encoding::decode(bytes, None);
    let text: &str = &decoded.text;
    let Some(dialect) = dialect::sniff(text) else {
        let issue = Issue::new(IssueCode::NoHeader, Span::None, name);
        return Submission::rejected(name, Format::Csv.id(), bytes.len() as u64, issue);
    };
    let table = Table::Text { text, dialect, columns: options.limits.columns };
    let mut outcome = sheets::read(std::slice::from_ref(&table), options);
    outcome.built.issues.splice(0..0, decoded.issues);
    let mut submission = submission(name, Format::Csv, &mut outcome);
    submission.encoding = Some(decoded.encoding);
    submission.coverage = coverage::of_text(
        &submission,
        bytes.len(),
        &table,
        text,
        &|sheet, row| outcome.is_header(sheet, row),
        &|sheet, column| outcome.repeats(sheet, column),
    );
    submission
}

/// Puts together what was read; the coverage is counted by the caller.
fn submission(name: &str, format: Format, outcome: &mut Outcome) -> Submission {
    let built = std::mem::take(&mut outcome.built);
    let rejected =
        built.issues.iter().any(|issue| issue.severity == sarhad_model::Severity::Reject);
    let status = if rejected {
        SubmissionStatus::Rejected
    } else if built.quarantined.is_empty() {
        SubmissionStatus::Complete
    } else {
        SubmissionStatus::Partial
    };
    let mut submission = Submission {
        name: name.to_owned(),
        format: format.id(),
        format_version: None,
        encoding: None,
        status,
        declarations: built.declarations,
        additional_information: built.additional_information,
        quarantined: built.quarantined,
        issues: built.issues,
        columns: std::mem::take(&mut outcome.columns),
        coverage: sarhad_model::Coverage::default(),
    };
    if submission.status == SubmissionStatus::Rejected && submission.quarantined.is_empty() {
        let reason = submission.issues.first().map_or(IssueCode::NoHeader, |issue| issue.code);
        submission.quarantined.push(Quarantined { span: Span::None, raw: Box::default(), reason });
    } else if submission.consignments().next().is_none() && !rejected {
        submission.issues.push(Issue::new(IssueCode::NoConsignments, Span::None, name));
    }
    submission
}
