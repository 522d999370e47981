//! The envelope: interchanges (UNB/UNZ), groups (UNG/UNE) and messages (UNH/UNT), with their
//! counts checked. Any part of it may be missing.

use sarhad_model::{Issue, IssueCode, Span};

use super::segment::Segment;
use super::tokens::Tokens;

/// One message.
#[derive(Debug)]
pub struct Message<'a, 't> {
    /// Type as stated (`CUSCAR`); empty when there is no header.
    pub kind: String,
    /// Version and release as stated (`D:95B`).
    pub version: Option<String>,
    /// The segments between header and trailer.
    pub segments: Vec<Segment<'a, 't>>,
    /// Whether it ends before its structure does.
    pub cut: bool,
}

/// Everything in one file.
#[derive(Debug, Default)]
pub struct Interchange<'a, 't> {
    /// The messages, in order.
    pub messages: Vec<Message<'a, 't>>,
    /// Segments of the envelope that say who sent what to whom.
    pub service: Vec<Segment<'a, 't>>,
    /// What is wrong with the envelope.
    pub issues: Vec<Issue>,
}

/// What the envelope has said so far.
#[derive(Default)]
struct Counts {
    interchange_open: bool,
    messages: usize,
    messages_in_group: usize,
    groups: usize,
}

impl<'a, 't> Interchange<'a, 't> {
    /// Divides the segments of a file.
    pub fn of(tokens: &'a Tokens<'t>) -> Self {
        let mut this = Self::default();
        let mut counts = Counts::default();
        let mut open: Option<Message<'a, 't>> = None;
        let mut enveloped = false;
        for segment in tokens.segments() {
            match &*segment.tag() {
                "UNB" => {
                    this.close(open.take());
                    if counts.interchange_open {
                        this.missing("UNZ", segment.span());
                    }
                    counts = Counts { interchange_open: true, ..Counts::default() };
                    enveloped = true;
                    this.service.push(segment);
                }
                "UNG" => {
                    this.close(open.take());
                    counts.messages_in_group = 0;
                    this.service.push(segment);
                }
                "UNH" => {
                    this.close(open.take());
                    open = Some(Message::headed(&segment));
                    counts.messages += 1;
                    counts.messages_in_group += 1;
                }
                "UNT" => {
                    let counted = open.as_ref().map_or(1, |message| message.segments.len() + 2);
                    this.check(&segment, "segments", counted);
                    match open.take() {
                        Some(message) => this.messages.push(message),
                        None => this.missing("UNH", segment.span()),
                    }
                }
                "UNE" => {
                    this.close(open.take());
                    this.check(&segment, "messages", counts.messages_in_group);
                    counts.groups += 1;
                }
                "UNZ" => {
                    this.close(open.take());
                    let (what, counted) = match counts.groups {
                        0 => ("messages", counts.messages),
                        groups => ("groups", groups),
                    };
                    this.check(&segment, what, counted);
                    counts = Counts::default();
                }
                _ => {
                    if let Some(message) = &mut open {
                        message.segments.push(segment);
                    } else {
                        this.missing("UNH", segment.span());
                        open = Some(Message::headless(segment));
                    }
                }
            }
        }
        this.end(open, &counts, enveloped, tokens.text.len());
        this
    }

    /// The end of the file: whatever is still open was cut off, or was never meant to close.
    fn end(&mut self, open: Option<Message<'a, 't>>, counts: &Counts, enveloped: bool, len: usize) {
        let end = Span::bytes(len, len);
        if let Some(mut message) = open {
            let torn = message.segments.last().is_some_and(|segment| !segment.terminated);
            message.cut = torn || !message.kind.is_empty();
            let code = if message.cut { IssueCode::Truncated } else { IssueCode::EnvelopeDefect };
            self.issues.push(Issue::new(code, end, "").with("missing", "UNT"));
            self.messages.push(message);
        } else if counts.interchange_open {
            self.missing("UNZ", end);
        }
        if !enveloped {
            self.missing("UNB", Span::bytes(0, 0));
        }
    }

    /// A message that another header or trailer ended.
    fn close(&mut self, message: Option<Message<'a, 't>>) {
        if let Some(message) = message {
            let end = message.segments.last().map_or(Span::None, Segment::span);
            self.missing("UNT", end);
            self.messages.push(message);
        }
    }

    fn missing(&mut self, tag: &'static str, span: Span) {
        let issue = Issue::new(IssueCode::EnvelopeDefect, span, "").with("missing", tag);
        self.issues.push(issue);
    }

    /// Compares the count of a trailer with what was counted.
    fn check(&mut self, segment: &Segment<'_, '_>, what: &'static str, counted: usize) {
        let declared = segment.qualifier(1, 0);
        segment.is_structure();
        if declared.parse() != Ok(counted) {
            self.issues.push(count_differs(segment.span(), what, &declared, counted));
        }
    }
}

/// A `count-differs` issue with both numbers.
pub fn count_differs(
    span: Span,
    what: &'static str,
    declared: &str,
    counted: impl std::fmt::Display,
) -> Issue {
    Issue::new(IssueCode::CountDiffers, span, declared)
        .with("what", what)
        .with("expected", declared)
        .with("found", counted)
}

impl<'a, 't> Message<'a, 't> {
    fn headed(header: &Segment<'a, 't>) -> Self {
        let kind = header.qualifier(2, 0).into_owned();
        let version = format!("{}:{}", header.qualifier(2, 1), header.qualifier(2, 2));
        header.is_structure();
        Self {
            kind,
            version: (version.len() > 1).then_some(version),
            segments: Vec::new(),
            cut: false,
        }
    }

    fn headless(first: Segment<'a, 't>) -> Self {
        Self { kind: String::new(), version: None, segments: vec![first], cut: false }
    }
}
