//! ASYCUDA World manifests: `Awmds`, and the papers made of the same bills: `Awbolds`
//! (degroupage), `Awmcds` (co-loader), `Awappend` (bills added later).
//!
//! Element order, capitals and namespaces do not matter. What no field holds stays with the
//! object it stands in.

mod bill;
mod general;
mod totals;

use sarhad_model::{
    Coverage, Declaration, DeclarationFunction, DeclarationKind, Issue, IssueCode, Quarantined,
    Severity, Span, Submission, SubmissionStatus,
};

use crate::xml::{self, Element, Tree};
use crate::{Options, repeats};

/// Reads one file.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Submission {
    let decoded = xml::decode(bytes);
    let tree = match Tree::parse(&decoded.text, &options.limits) {
        Ok(tree) => tree,
        Err(issue) => return xml::refused(name, "awmds", bytes, issue),
    };
    let mut submission = Submission {
        name: name.to_owned(),
        format: "awmds",
        format_version: None,
        encoding: None,
        status: SubmissionStatus::Complete,
        declarations: Vec::new(),
        additional_information: Vec::new(),
        quarantined: Vec::new(),
        issues: Vec::new(),
        columns: Vec::new(),
        coverage: Coverage::default(),
    };
    if let Some(root) = tree.root() {
        submission.format_version = Some(root.local_name().to_owned());
        map(root, &mut submission, options.limits.consignments);
    }
    for declaration in &mut submission.declarations {
        repeats::mark(&mut declaration.consignments, &decoded.text);
    }
    if submission.consignments().next().is_none() {
        submission.issues.push(Issue::new(IssueCode::NoConsignments, Span::None, name));
    }
    xml::finish(submission, &tree, &decoded, bytes)
}

fn map(root: Element<'_, '_>, submission: &mut Submission, most: usize) {
    let mut declaration = Declaration { source: root.extent(), ..Declaration::default() };
    if root.is("Awappend") {
        declaration.function = DeclarationFunction::Amendment;
    }
    let mut general = None;
    for part in root.children() {
        match part.name().as_bytes() {
            b"general_segment" => {
                general::segment(part, &mut declaration);
                general = general.or(Some(part));
            }
            b"general_segment_id" => general::identity(part, &mut declaration),
            b"master_bol" => general::master(part, &mut declaration),
            _ => {}
        }
    }
    let context = bill::Context::of(&declaration);
    for part in root.children().filter(|part| part.is("Bol_segment")) {
        if declaration.consignments.len() >= most {
            beyond(part, submission, most);
        } else {
            let mut consignment = bill::of(part, &context);
            consignment.shrink();
            declaration.consignments.push(consignment);
        }
    }
    root.tree().leftovers(root, &mut declaration.additional_information);
    if let Some(totals) = general.and_then(|general| general.child("Totals_segment")) {
        totals::check(totals, &declaration.consignments, submission);
    }
    let is_export =
        |c: &sarhad_model::Consignment| c.nature == Some(sarhad_model::ConsignmentNature::Export);
    if !declaration.consignments.is_empty() && declaration.consignments.iter().all(is_export) {
        declaration.kind = DeclarationKind::CargoReportExport;
    }
    submission.declarations.push(declaration);
}

/// A bill beyond the limit waits unread.
fn beyond(part: Element<'_, '_>, submission: &mut Submission, most: usize) {
    if !submission.issues.iter().any(|issue| issue.code == IssueCode::TooMany) {
        let issue = Issue::new(IssueCode::TooMany, part.extent(), "")
            .with("what", "consignments")
            .with("limit", most);
        submission.issues.push(issue);
        submission.status = SubmissionStatus::Partial;
    }
    let mut set_aside = Vec::new();
    part.tree().leftovers(part, &mut set_aside);
    submission.quarantined.push(Quarantined {
        span: part.extent(),
        raw: part.source_text().into(),
        reason: IssueCode::TooMany,
    });
}

/// The mark of a consignment whose element was cut off by the end of the file.
fn cut_off(part: Element<'_, '_>) -> Issue {
    let issue = Issue::new(IssueCode::Truncated, part.extent(), "");
    Issue { severity: Severity::Quarantine, ..issue }
}
