//! What every reader does alike with a text it has found: goods texts, names, numbers, dates,
//! codes. One rule of a defect stands in one place, whatever format the paper came in.
//!
//! It knows no format: a reader finds the texts and their spans, and hands them here.

pub mod code;
pub mod date;
pub mod equipment;
pub mod firm;
pub mod goods_text;
pub mod mojibake;
pub mod number;
pub mod party_text;
pub mod script;

use sarhad_model::{Span, Text};

/// A text with the issues that any text may have: look-alike letters of two scripts in one
/// word, and text that was decoded wrongly on its way.
pub fn text(raw: &str, span: Span) -> Text {
    let mut text = Text::new(raw, span);
    if raw.is_ascii() {
        return text;
    }
    if let Some(issue) = mojibake::issue(raw, span) {
        text.issues.push(issue);
    } else if let Some(issue) = script::issue(raw, span) {
        text.issues.push(issue);
    }
    text
}
