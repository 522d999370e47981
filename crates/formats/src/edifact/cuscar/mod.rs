//! Customs cargo report (CUSCAR D.95B, D.96B; reads later ones as far as they are alike):
//! one message is one declaration, one CNI group is one consignment.
//!
//! Does not check mandatory segments or code lists: what a bill does not say stays unknown.

mod bill;
mod equipment;
mod goods;
mod journey;
mod measure;
mod message;
mod party;

use sarhad_model::{Coverage, IssueCode, Quarantined, Span, Submission, SubmissionStatus};

use super::interchange::{Interchange, Message};
use super::tokens::Tokens;
use crate::{Options, coverage, encoding, repeats};

/// Reads one file.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Submission {
    // UNOA and UNOB are often declared over text that is neither: the bytes decide.
    let decoded = encoding::decode(bytes, None);
    let tokens = Tokens::of(&decoded.text, options.limits.segment_bytes);
    let interchange = Interchange::of(&tokens);
    let mut submission = Submission {
        name: name.to_owned(),
        format: "cuscar",
        format_version: None,
        encoding: Some(decoded.encoding),
        status: SubmissionStatus::Complete,
        declarations: Vec::new(),
        additional_information: Vec::new(),
        quarantined: Vec::new(),
        issues: decoded.issues.clone(),
        columns: Vec::new(),
        coverage: Coverage::default(),
    };
    submission.issues.extend(interchange.issues);
    for segment in &interchange.service {
        segment.leftovers(&mut submission.additional_information);
    }
    for message in &interchange.messages {
        map(&mut submission, message, options);
    }
    for range in tokens.stray() {
        submission.quarantined.push(Quarantined {
            span: Span::bytes(range.start, range.end),
            raw: decoded.text[range].into(),
            reason: IssueCode::Unreadable,
        });
    }
    for declaration in &mut submission.declarations {
        repeats::mark(&mut declaration.consignments, &decoded.text);
    }
    if submission.consignments().next().is_none() {
        submission.issues.push(sarhad_model::Issue::new(
            IssueCode::NoConsignments,
            Span::None,
            name,
        ));
    }
    let waits = !submission.quarantined.is_empty()
        || submission.issues.iter().any(|issue| issue.code == IssueCode::Truncated);
    if waits {
        submission.status = SubmissionStatus::Partial;
    }
    submission.coverage =
        coverage::of_content(&submission, bytes.len(), &decoded.text, tokens.content());
    submission
}

/// Maps a message to a declaration; a message of another type waits for a person.
fn map(submission: &mut Submission, message: &Message<'_, '_>, options: &Options) {
    if !matches!(&*message.kind, "CUSCAR" | "") {
        for segment in &message.segments {
            submission.quarantined.push(Quarantined {
                span: segment.span(),
                raw: segment.raw().into(),
                reason: IssueCode::UnsupportedFormat,
            });
        }
        return;
    }
    if submission.format_version.is_none() {
        submission.format_version.clone_from(&message.version);
    }
    let mapped = message::map(message, options.limits.consignments);
    submission.issues.extend(mapped.issues);
    submission.quarantined.extend(mapped.quarantined);
    submission.declarations.push(mapped.declaration);
}
