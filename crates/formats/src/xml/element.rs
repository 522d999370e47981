//! The view a mapper has of an element: its name, its children, and its text, which is taken
//! once.

use std::borrow::Cow;

use sarhad_model::{Span, Text};

use super::escape::unescape;
use super::tree::{Kind, Node, NodeId, Tree};
use crate::reading;

/// A name without its namespace prefix.
pub(super) fn local_name(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// An element of a [`Tree`].
#[derive(Debug, Clone, Copy)]
pub struct Element<'a, 't> {
    tree: &'a Tree<'t>,
    id: NodeId,
}

/// The text of an element, and where it stands.
#[derive(Debug, Clone)]
pub struct Leaf<'t> {
    /// The text, trimmed, references resolved.
    pub raw: Cow<'t, str>,
    /// Its place in the decoded file.
    pub span: Span,
    /// Whether `raw` is byte for byte what stands at `span`, so that a part of it has a place.
    pub exact: bool,
}

impl Leaf<'_> {
    /// As a text field. The indentation that a pretty-printer put into it goes; its lines stay.
    pub fn text(&self) -> Text {
        if !self.raw.contains('\n') {
            return reading::text(&self.raw, self.span);
        }
        let lines: Vec<&str> = self.raw.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        reading::text(&lines.join("\n"), self.span)
    }

    /// The place of a part of `raw`, when parts have one; else of the whole.
    pub fn span_of(&self, part: &str) -> Span {
        let offset = (part.as_ptr() as usize).checked_sub(self.raw.as_ptr() as usize);
        match (self.span, offset) {
            (Span::Bytes { start, .. }, Some(offset))
                if self.exact && offset + part.len() <= self.raw.len() =>
            {
                let start = start as usize + offset;
                Span::bytes(start, start + part.len())
            }
            _ => self.span,
        }
    }
}

/// An element name in lower case, for `match`: senders differ in capitals.
#[derive(Debug, Clone, Copy)]
pub struct Name {
    bytes: [u8; Name::LONGEST],
    len: u8,
}

impl Name {
    /// Longest name that is compared; longer ones are nobody's.
    const LONGEST: usize = 48;

    fn new(name: &str) -> Self {
        let mut this = Self { bytes: [0; Self::LONGEST], len: 0 };
        if name.len() <= Self::LONGEST && name.is_ascii() {
            this.bytes[..name.len()].copy_from_slice(name.as_bytes());
            this.bytes[..name.len()].make_ascii_lowercase();
            this.len = name.len() as u8;
        }
        this
    }

    /// The name's letters; none when it is longer than any known one.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.len)]
    }
}

impl<'a, 't> Element<'a, 't> {
    pub(super) fn new(tree: &'a Tree<'t>, id: NodeId) -> Self {
        Self { tree, id }
    }

    fn node(self) -> &'a Node {
        &self.tree.nodes[self.id as usize]
    }

    /// Index of its node.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// The tree it belongs to.
    pub fn tree(self) -> &'a Tree<'t> {
        self.tree
    }

    /// Name without prefix, as written.
    pub fn local_name(self) -> &'t str {
        self.tree.slice(self.node())
    }

    /// Name without prefix, in lower case.
    pub fn name(self) -> Name {
        Name::new(self.local_name())
    }

    /// Whether it has this name, whatever the capitals.
    pub fn is(self, name: &str) -> bool {
        self.local_name().eq_ignore_ascii_case(name)
    }

    /// Whether its end tag was found.
    pub fn is_closed(self) -> bool {
        self.node().kind == Kind::Element
    }

    /// From its start tag to its end tag.
    pub fn extent(self) -> Span {
        Span::bytes(self.opens_at(), self.node().extent as usize)
    }

    /// Its text as it stands in the file, tags and all.
    pub fn source_text(self) -> &'t str {
        let end = self.node().extent as usize;
        self.tree.text().get(self.opens_at()..end).unwrap_or_default()
    }

    /// Where its start tag begins: before the name and the prefix that may stand before it.
    fn opens_at(self) -> usize {
        let before = &self.tree.text()[..self.node().start as usize];
        if before.ends_with('<') { before.len() - 1 } else { before.rfind('<').unwrap_or(0) }
    }

    /// Child elements.
    pub fn children(self) -> Children<'a, 't> {
        Children { tree: self.tree, at: self.id + 1, last: self.node().last }
    }

    /// All elements inside it, at any depth.
    pub fn descendants(self) -> impl Iterator<Item = Self> + use<'a, 't> {
        (self.id + 1..self.node().last)
            .map(move |id| Self::new(self.tree, id))
            .filter(|element| matches!(element.node().kind, Kind::Element | Kind::Unclosed))
    }

    /// The first child of a name.
    pub fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.is(name))
    }

    /// Whether it holds any text or attribute at any depth: `<null/>` and empty elements hold
    /// none and count as absent.
    pub fn has_content(self) -> bool {
        let range = self.id as usize + 1..self.node().last as usize;
        self.tree.nodes[range].iter().any(|node| matches!(node.kind, Kind::Text | Kind::Attribute))
    }

    /// Takes its own text. `None` when there is none, or it was taken before.
    pub fn take(self) -> Option<Leaf<'t>> {
        let mut found: Option<Leaf<'t>> = None;
        let mut at = self.id + 1;
        while at < self.node().last {
            let node = &self.tree.nodes[at as usize];
            if node.kind == Kind::Text && !node.taken.get() {
                node.taken.set(true);
                let piece = self.tree.slice(node);
                let span = Span::Bytes { start: node.start, end: node.end };
                found = Some(match found {
                    None => {
                        let raw = unescape(piece);
                        let exact = matches!(raw, Cow::Borrowed(_));
                        Leaf { raw, span, exact }
                    }
                    // Pieces between which a comment or an unknown element stands.
                    Some(first) => Leaf {
                        raw: Cow::Owned(format!("{} {}", first.raw, unescape(piece))),
                        span: first.span.hull(span),
                        exact: false,
                    },
                });
            }
            at = node.last;
        }
        found
    }

    /// Its own text without taking it; empty when there is none.
    pub fn peek(self) -> Cow<'t, str> {
        let first = self.tree.nodes[self.id as usize + 1..self.node().last as usize]
            .iter()
            .find(|node| node.kind == Kind::Text && node.parent == self.id);
        first.map_or(Cow::Borrowed(""), |node| unescape(self.tree.slice(node)))
    }

    /// Takes its text into an empty field; a second value for the same field stays untaken and
    /// becomes additional information.
    pub fn fill<T: From<Text>>(self, field: &mut Option<T>) {
        if field.is_none() {
            *field = self.take().map(|leaf| leaf.text().into());
        }
    }
}

/// The child elements of an element.
#[derive(Debug)]
pub struct Children<'a, 't> {
    tree: &'a Tree<'t>,
    at: NodeId,
    last: NodeId,
}

impl<'a, 't> Iterator for Children<'a, 't> {
    type Item = Element<'a, 't>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.last {
            let id = self.at;
            let node = &self.tree.nodes[id as usize];
            self.at = node.last;
            if matches!(node.kind, Kind::Element | Kind::Unclosed) {
                return Some(Element::new(self.tree, id));
            }
        }
        None
    }
}
