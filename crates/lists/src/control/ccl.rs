//! The US Commerce Control List as the XML of the eCFR (15 CFR Part 774, Supplement No. 1). Its
//! elements say how a text looks, not what it is: an entry begins with a paragraph whose bold text
//! starts with a number, and the hierarchy stands in the marks of paragraphs (`a.1.b.`).
//!
//! Every text of the file goes into a heading or a paragraph: a test counts the letters. The date
//! of the text stands in the address it was fetched from, not in the file.

use sarhad_model::{
    ControlEntry, ControlKind, ControlListKind, ControlParagraph, CountryCode, Issue, IssueCode,
    ParagraphRole, Span,
};

use super::build::{Identity, Register, entry};
use super::format::ControlFormat;
use super::marks;
use super::markup::{Piece, pieces, squeezed, superscript};
use super::thresholds;

/// Elements that are one paragraph each.
const BLOCKS: &[&str] = &[
    "p", "fp", "fp-1", "fp-2", "hd1", "hd2", "hd3", "head", "hed", "cita", "caption", "tr",
    "pspace",
];

/// Number of the entry that holds what stands before the first category.
const FRONT: &str = "front";

pub(super) fn read(text: &str, register: &mut Register<'_>) -> Identity {
    let mut reader = CclReader::new(register);
    for block in blocks(text) {
        reader.take(&block);
    }
    reader.close();
    let title = "Commerce Control List (15 CFR 774, Supplement No. 1)";
    let mut identity =
        Identity::new("us-ccl", title, ControlListKind::Controls, ControlFormat::CclXml);
    identity.issuer = CountryCode::parse("US").ok();
    identity
}

/// One paragraph of the file.
#[derive(Debug)]
struct Block {
    /// Element.
    name: String,
    /// Inside a note.
    in_note: bool,
    /// Inside a table.
    in_table: bool,
    /// It holds bold text.
    bold: bool,
    text: String,
    span: Span,
}

/// Cuts the file into paragraphs, in order. A text outside of any is a paragraph of its own.
fn blocks(text: &str) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut open: Option<(String, usize)> = None;
    let (mut notes, mut tables, mut raised) = (0usize, 0usize, 0usize);
    let (mut bold, mut content) = (false, String::new());
    let mut flush = |name: &str, content: &mut String, bold: &mut bool, notes, tables, span| {
        let text = squeezed(content);
        content.clear();
        let was_bold = std::mem::take(bold);
        if !text.is_empty() {
            let (in_note, in_table) = (notes > 0, tables > 0);
            out.push(Block {
                name: name.to_owned(),
                in_note,
                in_table,
                bold: was_bold,
                text,
                span,
            });
        }
    };
    for (piece, at) in pieces(text) {
        match piece {
            Piece::Open(name, _) if BLOCKS.contains(&name.as_str()) => {
                let (before, start) = open.take().unwrap_or((String::new(), at));
                flush(&before, &mut content, &mut bold, notes, tables, Span::bytes(start, at));
                open = Some((name, at));
            }
            Piece::Close(name) if BLOCKS.contains(&name.as_str()) => {
                let (before, start) = open.take().unwrap_or((name, at));
                flush(&before, &mut content, &mut bold, notes, tables, Span::bytes(start, at));
            }
            Piece::Open(name, inside) => match name.as_str() {
                "note" | "ednote" => notes += 1,
                "table" => tables += 1,
                "su" | "sup" => raised += 1,
                "b" => bold = true,
                "td" | "th" if !content.trim().is_empty() => content.push_str(" | "),
                "br" => content.push(' '),
                "img" => {
                    let source = super::markup::attribute(inside, "src").unwrap_or_default();
                    content.extend([" [image ", &source, "] "]);
                }
                _ => {}
            },
            Piece::Close(name) => match name.as_str() {
                "note" | "ednote" => notes = notes.saturating_sub(1),
                "table" => tables = tables.saturating_sub(1),
                "su" | "sup" => raised = raised.saturating_sub(1),
                _ => {}
            },
            Piece::Text(text) if raised > 0 => {
                // The publisher breaks the line before a superscript.
                content.truncate(content.trim_end().len());
                content.push_str(&superscript(&text));
            }
            Piece::Text(text) => content.push_str(&text),
        }
    }
    let (name, start) = open.unwrap_or_default();
    flush(&name, &mut content, &mut bold, notes, tables, Span::bytes(start, text.len()));
    out
}

/// What the paragraphs of an entry that follow are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Licence,
    Related,
    Definition,
    Items,
}

/// Words that open a part of an entry.
const PARTS: &[(&str, Part)] = &[
    ("license requirement", Part::Licence),
    ("list based license exceptions", Part::Licence),
    ("list-based license exceptions", Part::Licence),
    ("special conditions for sta", Part::Licence),
    ("reporting requirements", Part::Licence),
    ("reason for control", Part::Licence),
    ("list of items controlled", Part::Related),
    ("related controls", Part::Related),
    ("related definition", Part::Definition),
    ("items:", Part::Items),
];

struct CclReader<'r, 'l> {
    register: &'r mut Register<'l>,
    current: Option<(ControlEntry, Span)>,
    part: Part,
    category: String,
    group: String,
    level: u8,
}

impl<'r, 'l> CclReader<'r, 'l> {
    fn new(register: &'r mut Register<'l>) -> Self {
        Self {
            register,
            current: None,
            part: Part::Licence,
            category: String::new(),
            group: String::new(),
            level: 0,
        }
    }

    fn close(&mut self) {
        if let Some((entry, span)) = self.current.take() {
            for parentless in parentless(&entry) {
                let issue = Issue::new(IssueCode::ListParentMissing, span, &parentless);
                self.register.issue(issue);
            }
            self.register.push(entry, span);
        }
    }

    fn open(&mut self, entry: ControlEntry, span: Span) {
        self.close();
        self.part = Part::Licence;
        self.level = 0;
        self.current = Some((entry, span));
    }

    fn take(&mut self, block: &Block) {
        if let Some((number, kind, heading)) = self.beginning(block) {
            let mut new = entry(&number, kind, &heading);
            new.parent = match kind {
                ControlKind::Section if number.len() == 1 => String::new(),
                ControlKind::Section => self.category.clone(),
                _ if self.group.is_empty() => self.category.clone(),
                _ => self.group.clone(),
            };
            new.level = match kind {
                ControlKind::Section => u8::from(number.len() > 1),
                _ => 2,
            };
            if kind == ControlKind::Section {
                if number.len() == 1 {
                    self.category.clone_from(&number);
                    self.group.clear();
                } else {
                    self.group.clone_from(&number);
                }
            }
            self.open(new, block.span);
            return;
        }
        if self.current.is_none() {
            self.open(entry(FRONT, ControlKind::Section, ""), block.span);
        }
        self.paragraph(block);
    }

    /// The number, kind and heading, when a block begins an entry or a division.
    fn beginning(&self, block: &Block) -> Option<(String, ControlKind, String)> {
        if block.in_note || block.in_table {
            return None;
        }
        let text = block.text.as_str();
        if block.name == "hd1" {
            if let Some(rest) = text.strip_prefix("Category ") {
                let number = rest.get(..1).filter(|one| one.as_bytes()[0].is_ascii_digit())?;
                return Some((number.to_owned(), ControlKind::Section, text.to_owned()));
            }
            let letter = text.get(..2).filter(|start| start.ends_with('.'))?;
            let letter = letter.get(..1).filter(|one| ("A"..="E").contains(one))?;
            let number = format!("{}{letter}", self.category);
            return Some((number, ControlKind::Section, text.to_owned()));
        }
        if !block.bold || !block.name.starts_with("fp") {
            return None;
        }
        if let Some(rest) = text.strip_prefix("EAR99") {
            return Some(("EAR99".to_owned(), ControlKind::Basket, rest.trim().to_owned()));
        }
        let number = marks::control_number(text)?;
        let heading = text[number.len()..].trim_start().to_owned();
        Some((number.to_owned(), ControlKind::of_number(number), heading))
    }

    fn paragraph(&mut self, block: &Block) {
        let text = block.text.as_str();
        let lower = text.get(..40).unwrap_or(text).to_lowercase();
        let mut rest = text;
        if !block.in_note
            && !block.in_table
            && let Some((words, part)) = PARTS.iter().find(|(words, _)| lower.starts_with(words))
        {
            self.part = *part;
            // The first paragraph of the items may stand behind the word on the same line.
            if *part == Part::Items && !text[words.len()..].trim().is_empty() {
                self.add(ParagraphRole::Heading, "", &text[..words.len()]);
                rest = text[words.len()..].trim_start();
            }
        }
        let is_heading = block.name.starts_with("hd") || block.name == "hed";
        let in_items = self.part == Part::Items;
        let role = match self.part {
            _ if block.in_note => ParagraphRole::Note,
            _ if is_heading || lower == "items:" => ParagraphRole::Heading,
            Part::Licence => ParagraphRole::Licence,
            Part::Related => ParagraphRole::Related,
            Part::Definition => ParagraphRole::Definition,
            Part::Items => ParagraphRole::Item,
        };
        // Some entries have no word "Items:"; there a mark of a list tells it.
        let mark = match marks::leading(rest) {
            _ if block.in_note || block.in_table || is_heading => None,
            Some((mark, used)) if in_items || block.name == "p" => Some((mark, used)),
            _ => None,
        };
        match mark {
            Some((mark, used)) => {
                self.part = Part::Items;
                self.level = marks::level(mark);
                let (mark, rest) = (mark.to_owned(), rest[used..].trim_start());
                self.add(ParagraphRole::Item, &mark, rest);
            }
            None => self.add(role, "", rest),
        }
    }

    fn add(&mut self, role: ParagraphRole, mark: &str, text: &str) {
        let level =
            if matches!(role, ParagraphRole::Item | ParagraphRole::Note) { self.level } else { 0 };
        let thresholds =
            if role == ParagraphRole::Item { thresholds::read(text) } else { Vec::new() };
        let paragraph = ControlParagraph {
            mark: mark.to_owned(),
            level,
            role,
            text: text.to_owned(),
            thresholds,
        };
        if let Some((entry, _)) = &mut self.current {
            entry.paragraphs.push(paragraph);
        }
    }
}

/// Marks whose parent is no paragraph of the entry.
fn parentless(entry: &ControlEntry) -> Vec<String> {
    let known: std::collections::BTreeSet<&str> =
        entry.paragraphs.iter().map(|one| one.mark.as_str()).collect();
    let missing = |mark: &&str| marks::above(mark).is_some_and(|above| !known.contains(above));
    let marks = entry.paragraphs.iter().map(|one| one.mark.as_str()).filter(missing);
    marks.map(|mark| format!("{}.{mark}", entry.number)).collect()
}
