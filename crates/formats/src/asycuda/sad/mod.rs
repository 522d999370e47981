//! ASYCUDA customs declarations (`<ASYCUDA>` exports). Real files do not follow the published
//! tree, so elements are found by name where they stand, `<null/>` and empty elements count as
//! absent, and what no field holds (taxes, valuation working, notices) is kept with its path.
//!
//! One declaration covers one consignment. Taxes are not recomputed.

mod containers;
mod documents;
mod header;
mod item;

use sarhad_model::{
    Consignment, Coverage, Declaration, Issue, IssueCode, Severity, Span, Submission,
    SubmissionStatus,
};

use crate::Options;
use crate::asycuda::field;
use crate::reading::date::{DateOrder, DateVotes};
use crate::reading::{goods_text, party_text};
use crate::xml::{self, Element, Tree};

/// Reads one file.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Submission {
    let decoded = xml::decode(bytes);
    let tree = match Tree::parse(&decoded.text, &options.limits) {
        Ok(tree) => tree,
        Err(issue) => return xml::refused(name, "asycuda-sad", bytes, issue),
    };
    let mut submission = Submission {
        name: name.to_owned(),
        format: "asycuda-sad",
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
    match tree.root() {
        Some(root) => map(root, &mut submission),
        None => {
            submission.issues.push(Issue::new(IssueCode::NoConsignments, Span::None, name));
        }
    }
    xml::finish(submission, &tree, &decoded, bytes)
}

fn map(root: Element<'_, '_>, submission: &mut Submission) {
    let order = date_order(root);
    let mut declaration = Declaration { source: root.extent(), ..Declaration::default() };
    let mut consignment = Consignment { source: root.extent(), ..Consignment::default() };
    for part in root.children() {
        header::part(part, order, &mut declaration, &mut consignment);
    }
    declaration.kind = header::kind(root);
    consignment.nature = Some(header::nature(declaration.kind));
    for part in root.children().filter(|part| part.is("Item")) {
        let sequence = consignment.items.len() as u32 + 1;
        let mut item = item::of(part, sequence, order, &mut consignment, &mut declaration);
        goods_text::enrich(&mut item);
        part.tree().leftovers(part, &mut item.additional_information);
        consignment.items.push(item);
    }
    let mut known = containers::Known::new();
    for part in root.children().filter(|part| part.is("Container")) {
        containers::add(part, &mut known, &mut consignment);
        part.tree().leftovers(part, &mut consignment.additional_information);
    }
    documents::name_transport(&mut consignment);
    party_text::resolve(&mut consignment);
    if !root.is_closed() {
        let issue = Issue::new(IssueCode::Truncated, root.extent(), "");
        consignment.issues.push(Issue { severity: Severity::Quarantine, ..issue });
    }
    root.tree().leftovers(root, &mut declaration.additional_information);
    compare(root, &consignment, submission);
    declaration.consignments.push(consignment);
    submission.declarations.push(declaration);
}

/// Whether the dates of the file have the day or the month first.
fn date_order(root: Element<'_, '_>) -> DateOrder {
    let mut votes = DateVotes::default();
    for element in root.descendants() {
        let name = element.local_name();
        let is_date = name
            .len()
            .checked_sub(4)
            .and_then(|at| name.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case("date"));
        if is_date {
            votes.observe(&element.peek());
        }
    }
    votes.order()
}

/// Declared numbers of items and packages against what is there.
fn compare(root: Element<'_, '_>, consignment: &Consignment, submission: &mut Submission) {
    let numbers = root.child("Property").and_then(|property| property.child("Nbers"));
    let Some(numbers) = numbers else { return };
    let items = consignment.items.len() as f64;
    field::compare(submission, "items", numbers.child("Total_number_of_items"), [items]);
}
