//! Builds a [`Tree`] from the events of `quick-xml`, tolerantly: a wrong end tag closes what it
//! fits, a broken tag becomes text, an unreadable rest is kept as unread. Only what is unsafe
//! (DTD, depth, number of attributes) refuses the whole document.

use std::cell::Cell;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;
use sarhad_model::{Issue, IssueCode, Severity, Span};

use super::element::local_name;
use super::escape::named_or_numeric;
use super::tree::{Kind, Node, NodeId, Tree};
use crate::Limits;

/// How often reading starts again behind a part that is not XML, before the rest is given up.
const RESTARTS: usize = 16;

impl<'t> Tree<'t> {
    /// Reads a document.
    ///
    /// # Errors
    /// `xml-dtd` for any document type definition or declaration of entities, `too-deep` and
    /// `too-many` (attributes of one element) beyond the limits.
    pub fn parse(text: &'t str, limits: &Limits) -> Result<Self, Issue> {
        let mut build = Build::new(text, limits);
        let mut base = 0;
        for restart in 0..=RESTARTS {
            match build.read_from(base)? {
                None => break,
                Some(broken) if restart == RESTARTS => {
                    build.flush_text();
                    build.tree.unread.push(broken..text.len());
                    break;
                }
                // The sign that opens the broken part counts as text; what follows may be read.
                Some(broken) => {
                    base = broken + 1;
                    build.extend_text(broken..base);
                }
            }
        }
        Ok(build.finish())
    }
}

struct Build<'t, 'l> {
    tree: Tree<'t>,
    limits: &'l Limits,
    /// Open elements, outermost first; the document itself is the first.
    open: Vec<NodeId>,
    /// Character data not yet made a node.
    run: Range<usize>,
    malformed: Option<Range<usize>>,
    truncated: Option<Range<usize>>,
}

impl<'t, 'l> Build<'t, 'l> {
    fn new(text: &'t str, limits: &'l Limits) -> Self {
        let mut nodes = Vec::with_capacity(text.len() / 24 + 1);
        nodes.push(Node {
            kind: Kind::Element,
            taken: Cell::new(true),
            parent: Tree::DOCUMENT,
            last: 1,
            start: 0,
            end: 0,
            extent: text.len() as u32,
        });
        Self {
            tree: Tree { text, nodes, issues: Vec::new(), unread: Vec::new() },
            limits,
            open: vec![Tree::DOCUMENT],
            run: 0..0,
            malformed: None,
            truncated: None,
        }
    }

    /// Reads events from `base` to the end, or to something that is not XML, whose place is
    /// given back.
    fn read_from(&mut self, base: usize) -> Result<Option<usize>, Issue> {
        let mut reader = Reader::from_str(&self.tree.text[base..]);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        let mut from = base;
        loop {
            let event = reader.read_event();
            let to = base + reader.buffer_position() as usize;
            match event {
                Ok(Event::Text(_)) => {
                    // A sign that starts no reference comes as the start of a text.
                    if self.tree.text[from..to].starts_with('&') {
                        self.malformed.get_or_insert(from..to);
                    }
                    self.extend_text(from..to);
                }
                Ok(Event::CData(_)) => self.extend_text(from..to),
                Ok(Event::GeneralRef(_)) => self.reference(from..to),
                Ok(Event::Comment(_) | Event::PI(_)) => self.aside(from..to),
                Ok(Event::Decl(_)) => {}
                Ok(Event::Start(_)) => self.start_tag(from..to, false)?,
                Ok(Event::Empty(_)) => self.start_tag(from..to, true)?,
                Ok(Event::End(_)) => self.end_tag(from..to),
                Ok(Event::DocType(_)) => return Err(self.dtd(from..to)),
                Ok(Event::Eof) => return Ok(None),
                Err(_) => {
                    let broken = base + reader.error_position() as usize;
                    let broken = broken.clamp(from, self.tree.text.len());
                    self.extend_text(from..broken);
                    return self.broken(broken).map(Some);
                }
            }
            from = to;
        }
    }

    /// A place where `quick-xml` gave up.
    fn broken(&mut self, at: usize) -> Result<usize, Issue> {
        // Errors are only reported at the first byte of markup; stay on a character all the same.
        let at = (0..=at).rev().find(|&at| self.tree.text.is_char_boundary(at)).unwrap_or(0);
        let rest = &self.tree.text[at..];
        let declares = rest.get(..3).is_some_and(|start| {
            start.starts_with("<!") && start.ends_with(|c: char| c.is_ascii_alphabetic())
        });
        if declares {
            return Err(self.dtd(at..self.tree.text.len()));
        }
        if rest.contains('>') {
            self.malformed.get_or_insert(at..at + 1);
        } else {
            self.truncated.get_or_insert(at..self.tree.text.len());
        }
        Ok(at)
    }

    fn dtd(&self, range: Range<usize>) -> Issue {
        let shown = self.tree.text.get(range.clone()).unwrap_or_default();
        Issue::new(IssueCode::XmlDtd, Span::bytes(range.start, range.end), shown)
    }

    fn extend_text(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        if self.run.is_empty() {
            self.run = range;
        } else {
            self.run.end = range.end;
        }
    }

    /// A comment inside a text is part of its range (and taken out when the text is used); a
    /// comment elsewhere is syntax.
    fn aside(&mut self, range: Range<usize>) {
        let inside = self.run.end == range.start
            && !self.tree.text[self.run.clone()].bytes().all(|b| b.is_ascii_whitespace());
        if inside {
            self.extend_text(range);
        } else {
            self.flush_text();
        }
    }

    fn reference(&mut self, range: Range<usize>) {
        let name = self.tree.text[range.clone()].trim_start_matches('&').trim_end_matches(';');
        if named_or_numeric(name).is_none() {
            self.malformed.get_or_insert(range.clone());
        }
        self.extend_text(range);
    }

    /// Makes the collected character data a node, without the blanks around it.
    fn flush_text(&mut self) {
        let run = std::mem::replace(&mut self.run, 0..0);
        let whole = &self.tree.text[run.clone()];
        let text = whole.trim();
        if text.is_empty() {
            return;
        }
        let start = run.start + (whole.len() - whole.trim_start().len());
        self.push(Kind::Text, start..start + text.len(), 0);
    }

    fn push(&mut self, kind: Kind, range: Range<usize>, extent: usize) {
        let id = self.tree.nodes.len() as NodeId;
        self.tree.nodes.push(Node {
            kind,
            taken: Cell::new(false),
            parent: *self.open.last().expect("the document is never closed"),
            last: id + 1,
            start: range.start as u32,
            end: range.end as u32,
            extent: extent as u32,
        });
    }

    fn start_tag(&mut self, range: Range<usize>, empty: bool) -> Result<(), Issue> {
        let tag = &self.tree.text[range.clone()];
        let inner_end = range.end - if empty { 2 } else { 1 };
        let inner = &self.tree.text[range.start + 1..inner_end];
        let name_len = inner
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '<' | '=' | '"'))
            .unwrap_or(inner.len());
        let name = &inner[..name_len];
        let rest = &inner[name_len..];
        let broken = name.is_empty()
            || !name.starts_with(|c: char| c.is_alphabetic() || c == '_')
            || !(rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_whitespace()))
            || name.contains(['/', '\'']);
        if broken {
            self.malformed.get_or_insert(range.clone());
            self.extend_text(range);
            return Ok(());
        }
        self.flush_text();
        if self.open.len() > self.limits.xml_depth {
            let issue = Issue::new(IssueCode::TooDeep, Span::bytes(range.start, range.end), tag);
            return Err(issue.with("limit", self.limits.xml_depth));
        }
        let id = self.tree.nodes.len() as NodeId;
        let name_start = range.start + 1;
        let prefix = name_len - local_name(name).len();
        self.push(Kind::Unclosed, name_start + prefix..name_start + name_len, range.end);
        self.open.push(id);
        if !rest.trim_ascii().is_empty() {
            self.attributes(name_start + name_len..inner_end)?;
        }
        if empty {
            self.close(range.end);
        }
        Ok(())
    }

    /// Attributes; a part that is none is kept as an attribute without a name.
    fn attributes(&mut self, range: Range<usize>) -> Result<(), Issue> {
        let mut at = range.start;
        let mut count = 0;
        while let Some((name, value, next)) = next_attribute(self.tree.text, at..range.end) {
            count += 1;
            if count > self.limits.xml_attributes {
                let issue = Issue::new(IssueCode::TooMany, Span::bytes(range.start, range.end), "");
                return Err(Issue { severity: Severity::Reject, ..issue }
                    .with("what", "attributes")
                    .with("limit", self.limits.xml_attributes));
            }
            let is_namespace = self.tree.text[name..value.start].starts_with("xmlns");
            if name == value.start {
                self.malformed.get_or_insert(value.clone());
            }
            if !value.is_empty() && !is_namespace {
                self.push(Kind::Attribute, value, name);
            }
            at = next;
        }
        Ok(())
    }

    fn end_tag(&mut self, range: Range<usize>) {
        let name = self.tree.text[range.start + 2..range.end - 1].trim_ascii();
        if name.contains(['<', '"', '=']) {
            self.malformed.get_or_insert(range.clone());
            self.extend_text(range);
            return;
        }
        let name = local_name(name);
        let fits = |&id: &NodeId| {
            let opened = self.tree.slice(&self.tree.nodes[id as usize]);
            id != Tree::DOCUMENT && opened.eq_ignore_ascii_case(name)
        };
        let Some(depth) = self.open.iter().rposition(fits) else {
            // Nothing it could close: kept word for word.
            self.malformed.get_or_insert(range.clone());
            self.extend_text(range);
            return;
        };
        self.flush_text();
        if depth + 1 < self.open.len() {
            self.malformed.get_or_insert(range.clone());
        }
        while self.open.len() > depth {
            self.close(range.end);
        }
    }

    /// Closes the innermost element.
    fn close(&mut self, extent: usize) {
        let last = self.tree.nodes.len() as NodeId;
        if let Some(id) = self.open.pop() {
            let node = &mut self.tree.nodes[id as usize];
            node.kind = Kind::Element;
            node.last = last;
            node.extent = extent as u32;
        }
    }

    fn finish(mut self) -> Tree<'t> {
        self.flush_text();
        let end = self.tree.text.len();
        let last = self.tree.nodes.len() as NodeId;
        while let Some(id) = self.open.pop() {
            let node = &mut self.tree.nodes[id as usize];
            node.last = last;
            node.extent = end as u32;
            if id != Tree::DOCUMENT {
                self.truncated.get_or_insert(end..end);
            }
        }
        for (code, place) in
            [(IssueCode::Truncated, self.truncated), (IssueCode::XmlMalformed, self.malformed)]
        {
            if let Some(place) = place {
                let raw = self.tree.text.get(place.clone()).unwrap_or_default();
                self.tree.issues.push(Issue::new(code, Span::bytes(place.start, place.end), raw));
            }
        }
        self.tree
    }
}

/// The next attribute in `range`: start of its name, range of its value, where to go on. What is
/// not of the form `name="value"` is a value whose name is empty.
fn next_attribute(text: &str, range: Range<usize>) -> Option<(usize, Range<usize>, usize)> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_ascii_start().len());
    let part = &text[start..range.end];
    if part.is_empty() {
        return None;
    }
    let word_end = start + part.find(|c: char| c.is_ascii_whitespace()).unwrap_or(part.len());
    let nameless = Some((start, start..word_end, word_end));
    let Some((name, after)) = part.split_once('=') else { return nameless };
    if name.trim_ascii_end().contains(|c: char| c.is_ascii_whitespace() || c == '"') {
        return nameless;
    }
    let value = after.trim_ascii_start();
    let value_start = range.end - value.len();
    let Some(quote @ ('"' | '\'')) = value.chars().next() else { return nameless };
    match value[1..].find(quote) {
        Some(len) => Some((start, value_start + 1..value_start + 1 + len, value_start + len + 2)),
        None => Some((start, value_start + 1..range.end, range.end)),
    }
}
