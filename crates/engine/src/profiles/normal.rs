//! The normal form of values and of what they are compared with: codes and countries in capitals,
//! texts by their words, without case and punctuation. Two values are alike when their normal
//! forms are the same bytes.
//!
//! Numbers, days and yes-or-no have only one form.

use std::borrow::Cow;

use super::fields::{Datum, Field, FieldKind, Row, Sink};
use crate::tables::plain_words;

/// A text as it stands in a paper.
pub(super) fn text(kind: FieldKind, text: &str) -> Cow<'_, str> {
    match kind {
        FieldKind::Text => Cow::Owned(plain_words(text)),
        _ if text.bytes().any(|byte| byte.is_ascii_lowercase()) => {
            Cow::Owned(text.to_ascii_uppercase())
        }
        _ => Cow::Borrowed(text),
    }
}

/// A text that somebody wrote into a condition or a list: blanks around a code mean nothing.
pub(super) fn operand(kind: FieldKind, written: &str) -> String {
    let written = if kind == FieldKind::Text { written } else { written.trim() };
    text(kind, written).into_owned()
}

/// Gives the values of a field in a row, in their normal form.
pub(super) fn read(field: &Field, row: &Row<'_>, out: Sink<'_>) {
    field.read(row, &mut |datum| match datum {
        Datum::Text(stated) => out(Datum::Text(&text(field.kind, stated))),
        other => out(other),
    });
}
