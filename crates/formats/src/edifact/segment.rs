//! One segment as a mapper sees it: values by element and component, each taken once. What
//! nobody took is told apart from what was understood as structure (tags and qualifiers).

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

use sarhad_model::{AdditionalInformation, Span, Text};

use super::tokens::Separators;
use crate::reading;

/// What became of a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Nobody used it yet.
    No,
    /// It is a value, or was swept.
    Taken,
    /// A tag, a qualifier, a count of the envelope: it steered the reading.
    Structure,
}

/// A component of an element.
#[derive(Debug)]
pub(super) struct Component {
    pub element: u16,
    pub part: u16,
    pub start: u32,
    pub end: u32,
    pub used: Cell<Use>,
}

/// A value of a segment and where it stands.
#[derive(Debug, Clone)]
pub struct Field<'t> {
    /// The text, releases and line breaks of wrapping taken out.
    pub raw: Cow<'t, str>,
    /// Its place in the decoded file.
    pub span: Span,
}

impl Field<'_> {
    /// As a text field.
    pub fn text(self) -> Text {
        reading::text(&self.raw, self.span)
    }
}

/// A segment.
#[derive(Debug, Clone)]
pub struct Segment<'a, 't> {
    pub(super) text: &'t str,
    /// Its number in the file, from 0.
    pub index: usize,
    /// Its bytes, without the terminator.
    pub range: Range<usize>,
    pub(super) components: &'a [Component],
    pub(super) separators: Separators,
    /// Whether its terminator was there.
    pub terminated: bool,
    pub(super) wrapped: bool,
}

impl<'t> Segment<'_, 't> {
    /// The tag.
    pub fn tag(&self) -> Cow<'t, str> {
        match self.components.first() {
            Some(tag) => self.clean(&self.text[tag.start as usize..tag.end as usize], true),
            None => Cow::Borrowed(""),
        }
    }

    /// Its bytes as a span.
    pub fn span(&self) -> Span {
        Span::bytes(self.range.start, self.range.end)
    }

    /// Its text as received, without the terminator.
    pub fn raw(&self) -> &'t str {
        &self.text[self.range.clone()]
    }

    fn find(&self, element: u16, part: u16) -> Option<&Component> {
        // Components stand in order.
        self.components
            .iter()
            .find(|c| (c.element, c.part) >= (element, part))
            .filter(|c| c.element == element && c.part == part && c.start < c.end)
    }

    fn value(&self, component: &Component) -> Cow<'t, str> {
        let raw = &self.text[component.start as usize..component.end as usize];
        self.clean(raw, false)
    }

    /// Takes out releases and the line breaks of wrapping; other line breaks become blanks.
    fn clean(&self, raw: &'t str, joined: bool) -> Cow<'t, str> {
        let release = char::from(self.separators.release);
        let is_release = |c: char| c == release && release != ' ';
        let plain = |b: u8| !matches!(b, b'\r' | b'\n') && b != self.separators.release;
        if release.is_ascii() && raw.bytes().all(plain) {
            return Cow::Borrowed(trimmed(raw));
        }
        if !raw.contains(|c| matches!(c, '\r' | '\n') || is_release(c)) {
            return Cow::Borrowed(raw.trim());
        }
        let mut out = String::with_capacity(raw.len());
        let mut released = false;
        for c in raw.chars() {
            match c {
                '\r' => {}
                '\n' if self.wrapped || joined => {}
                '\n' if out.is_empty() || out.ends_with(' ') => {}
                '\n' => out.push(' '),
                c if is_release(c) && !released => released = true,
                c => {
                    released = false;
                    out.push(c);
                }
            }
        }
        out.truncate(out.trim_end().len());
        Cow::Owned(out)
    }

    /// A value without taking it; empty when there is none. Elements count from 1, components
    /// from 0.
    pub fn peek(&self, element: u16, part: u16) -> Cow<'t, str> {
        self.find(element, part).map_or(Cow::Borrowed(""), |component| self.value(component))
    }

    /// A qualifier: read to steer the mapping, structure from then on.
    pub fn qualifier(&self, element: u16, part: u16) -> Cow<'t, str> {
        let Some(component) = self.find(element, part) else { return Cow::Borrowed("") };
        if component.used.get() == Use::No {
            component.used.set(Use::Structure);
        }
        self.value(component)
    }

    /// Takes a value; none when it is empty or was taken before.
    pub fn take(&self, element: u16, part: u16) -> Option<Field<'t>> {
        self.take_component(self.find(element, part)?)
    }

    fn take_component(&self, component: &Component) -> Option<Field<'t>> {
        if component.used.get() != Use::No || component.start == component.end {
            return None;
        }
        let raw = self.value(component);
        if raw.is_empty() {
            return None;
        }
        component.used.set(Use::Taken);
        Some(Field { raw, span: Span::Bytes { start: component.start, end: component.end } })
    }

    /// Takes all components of an element, in order.
    pub fn take_all(&self, element: u16) -> Vec<Field<'t>> {
        let parts = self.components.iter().filter(|c| c.element == element);
        parts.filter_map(|component| self.take_component(component)).collect()
    }

    /// Takes a value into an empty field.
    pub fn fill<T: From<Text>>(&self, field: &mut Option<T>, element: u16, part: u16) {
        if field.is_none() {
            *field = self.take(element, part).map(|value| value.text().into());
        }
    }

    /// Marks the tag and all components as structure: an envelope segment that was checked.
    pub fn is_structure(&self) {
        for component in self.components {
            if component.used.get() == Use::No {
                component.used.set(Use::Structure);
            }
        }
    }

    /// What nobody took: the whole segment when no value was, else each component by itself
    /// (`NAD[12].5.2`: segment, element, component). All counts as taken afterwards.
    pub fn leftovers(&self, into: &mut Vec<AdditionalInformation>) {
        let tag = self.tag();
        let place = self.index + 1;
        let is_open = |c: &&Component| c.used.get() == Use::No && c.start < c.end;
        let values = self.components.get(1..).unwrap_or_default();
        if let Some(tag) = self.components.first() {
            tag.used.set(Use::Structure);
        }
        if values.iter().all(|c| c.used.get() != Use::Taken) {
            if values.iter().any(|c| is_open(&c)) || values.iter().all(|c| c.start == c.end) {
                for component in values {
                    component.used.set(Use::Taken);
                }
                into.push(AdditionalInformation {
                    key: format!("{tag}[{place}]").into(),
                    raw: self.raw().into(),
                    span: self.span(),
                });
            }
            return;
        }
        for component in values.iter().filter(is_open) {
            component.used.set(Use::Taken);
            let Component { element, part, start, end, .. } = *component;
            into.push(AdditionalInformation {
                key: format!("{tag}[{place}].{element}.{}", part + 1).into(),
                raw: self.value(component).into(),
                span: Span::Bytes { start, end },
            });
        }
    }
}

/// The text without blanks around it; nearly every component has none.
fn trimmed(raw: &str) -> &str {
    match raw.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => raw,
        _ => raw.trim(),
    }
}

/// Fields joined into one text. A part of exactly `full` characters was cut hard there, so the
/// next one follows without a blank.
pub fn join(fields: Vec<Field<'_>>, full: usize) -> Option<Text> {
    let mut fields = fields.into_iter();
    let first = fields.next()?;
    let mut last_len = first.raw.chars().count();
    let (mut raw, mut span) = (first.raw.into_owned(), first.span);
    for field in fields {
        if last_len != full {
            raw.push(' ');
        }
        last_len = field.raw.chars().count();
        raw.push_str(&field.raw);
        span = span.hull(field.span);
    }
    Some(reading::text(&raw, span))
}
