//! Annex I of the EU dual-use regulation, as the XHTML of EUR-Lex or as Formex. The number of an
//! entry stands alone in a paragraph; marks (`a.`, `1.`) stand alone too, and how deep they are
//! only the nesting of tables or lists tells, so that the whole mark (`a.1`) is put together here.
//!
//! Written after the published structure and held by fixtures of ours; the official file itself
//! was not at hand.

use sarhad_model::{
    ControlEntry, ControlKind, ControlListKind, ControlParagraph, ParagraphRole, Span,
};

use super::build::{Identity, Register, entry};
use super::format::ControlFormat;
use super::marks;
use super::markup::{Piece, attribute, pieces, squeezed, superscript};
use super::thresholds;

/// Elements that are one text each.
const BLOCKS: &[&str] = &[
    "p",
    "td",
    "th",
    "tr",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "title",
    "ti",
    "sti",
    "no.p",
    "txt",
    "np",
    "li",
    "span.block",
];
/// Elements whose nesting tells the depth of a mark.
const NESTS: &[&str] = &["table", "list"];
/// Deepest mark that is kept.
const MAX_DEPTH: usize = 12;
/// Words that open a note.
const NOTES: &[&str] = &["note", "technical note", "n.b."];

/// One text with the nesting it stands in.
#[derive(Debug)]
struct Passage {
    text: String,
    depth: usize,
    span: Span,
}

pub(super) fn read(text: &str, format: ControlFormat, register: &mut Register<'_>) -> Identity {
    let mut reader = Annex::default();
    for one in texts(text) {
        reader.take(one, register);
    }
    reader.close(register);
    Identity::new(
        "eu-annex-i",
        "Annex I of the EU dual-use regulation",
        ControlListKind::Controls,
        format,
    )
}

fn texts(text: &str) -> Vec<Passage> {
    let mut out = Vec::new();
    let mut content = String::new();
    let (mut depth, mut raised, mut hidden, mut start) = (0usize, 0usize, 0usize, 0usize);
    for (piece, at) in pieces(text) {
        let (name, opens) = match &piece {
            Piece::Open(name, _) => (name.as_str(), true),
            Piece::Close(name) => (name.as_str(), false),
            Piece::Text(text) => {
                if hidden == 0 && raised > 0 {
                    content.push_str(&superscript(text));
                } else if hidden == 0 {
                    content.push_str(text);
                }
                continue;
            }
        };
        if BLOCKS.contains(&name) || NESTS.contains(&name) {
            let done = squeezed(&content);
            content.clear();
            if !done.is_empty() {
                out.push(Passage { text: done, depth, span: Span::bytes(start, at) });
            }
            start = at;
        }
        let by = |count: usize| if opens { count + 1 } else { count.saturating_sub(1) };
        match name {
            _ if NESTS.contains(&name) => depth = by(depth),
            "sup" => raised = by(raised),
            "ht" => {
                // Formex: typographic marks, of which some raise; they do not nest.
                let is_raised = matches!(&piece, Piece::Open(_, inside)
                    if attribute(inside, "TYPE").is_some_and(|kind| kind == "SUP"));
                raised = usize::from(is_raised);
            }
            "script" | "style" | "head" => hidden = by(hidden),
            "br" if opens => content.push(' '),
            _ => {}
        }
    }
    let done = squeezed(&content);
    if !done.is_empty() {
        out.push(Passage { text: done, depth, span: Span::bytes(start, text.len()) });
    }
    out
}

/// A mark that stands alone: `a.`, `1.`, `iv.`, also with a bracket.
fn lone_mark(text: &str) -> Option<&str> {
    let mark = text.strip_suffix(['.', ')'])?;
    let letters = mark.bytes().all(|b| b.is_ascii_lowercase()) && mark.len() <= 4;
    let digits = mark.bytes().all(|b| b.is_ascii_digit()) && mark.len() <= 3;
    (!mark.is_empty() && (letters || digits)).then_some(mark)
}

#[derive(Debug, Default)]
struct Annex {
    open: Option<(ControlEntry, Span)>,
    /// Parts of the mark with the nesting at which each stands.
    stack: Vec<(usize, String)>,
    /// A mark that waits for its text.
    waiting: bool,
    in_note: bool,
}

impl Annex {
    fn close(&mut self, register: &mut Register<'_>) {
        if self.waiting {
            // A mark without a text must not be lost.
            self.add(ParagraphRole::Item, String::new());
        }
        if let Some((entry, span)) = self.open.take() {
            register.push(entry, span);
        }
        *self = Self::default();
    }

    fn take(&mut self, text: Passage, register: &mut Register<'_>) {
        let alone = marks::control_number(&text.text).filter(|number| {
            number.len() == text.text.len() || text.text.as_bytes().get(5) == Some(&b' ')
        });
        if let Some(number) = alone {
            self.close(register);
            let heading = text.text[number.len()..].trim();
            let mut new = entry(number, ControlKind::of_number(number), heading);
            number[..2].clone_into(&mut new.parent);
            new.level = 2;
            self.open = Some((new, text.span));
            return;
        }
        if self.open.is_none() {
            self.open = Some((entry("front", ControlKind::Section, ""), text.span));
        }
        let is_front = self.open.as_ref().is_some_and(|(entry, _)| entry.number == "front");
        if is_front {
            self.add(ParagraphRole::Heading, text.text);
            return;
        }
        if let Some(mark) = lone_mark(&text.text) {
            if self.waiting {
                self.add(ParagraphRole::Item, String::new());
            }
            self.stack.retain(|(depth, _)| *depth < text.depth);
            self.stack.truncate(MAX_DEPTH);
            self.stack.push((text.depth, mark.to_owned()));
            self.waiting = true;
            self.in_note = false;
            return;
        }
        let lower = text.text.get(..20).unwrap_or(&text.text).to_lowercase();
        if let Some((entry, _)) = &mut self.open
            && entry.heading.is_empty()
            && entry.paragraphs.is_empty()
            && !self.waiting
        {
            entry.heading = text.text;
            return;
        }
        if NOTES.iter().any(|words| lower.starts_with(words)) {
            self.in_note = true;
        }
        let role = if self.in_note { ParagraphRole::Note } else { ParagraphRole::Item };
        self.add(role, text.text);
    }

    fn add(&mut self, role: ParagraphRole, text: String) {
        let is_marked = std::mem::take(&mut self.waiting);
        let whole = || {
            let parts = self.stack.iter().map(|(_, part)| part.as_str());
            parts.collect::<Vec<_>>().join(".")
        };
        let mark = if is_marked { whole() } else { String::new() };
        let level = self.stack.len() as u8;
        let thresholds =
            if role == ParagraphRole::Item { thresholds::read(&text) } else { Vec::new() };
        if let Some((entry, _)) = &mut self.open {
            entry.paragraphs.push(ControlParagraph { mark, level, role, text, thresholds });
        }
    }
}
