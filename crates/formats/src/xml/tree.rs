//! A document as a flat list of nodes, each a range of the text. Children follow their parent,
//! so a subtree is a run of nodes and nothing but the list is ever allocated.

use std::cell::Cell;
use std::ops::Range;

use sarhad_model::{AdditionalInformation, Issue, Span};

use super::element::{Element, local_name};
use super::escape::unescape;

/// Index of a node in its tree.
pub type NodeId = u32;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An element whose end tag was found.
    Element,
    /// An element that was still open when the text ended.
    Unclosed,
    /// An attribute: the range is its value.
    Attribute,
    /// Character data, trimmed.
    Text,
}

/// One node.
#[derive(Debug)]
pub(super) struct Node {
    pub kind: Kind,
    /// Taken by a mapping or already swept.
    pub taken: Cell<bool>,
    pub parent: NodeId,
    /// One past the last node of the subtree.
    pub last: NodeId,
    /// Local name of an element, value of an attribute or text.
    pub start: u32,
    pub end: u32,
    /// End of an element's closing tag; start of an attribute's name.
    pub extent: u32,
}

/// A read document.
#[derive(Debug)]
pub struct Tree<'t> {
    pub(super) text: &'t str,
    pub(super) nodes: Vec<Node>,
    /// What is wrong with the XML.
    pub(super) issues: Vec<Issue>,
    /// Parts that could not be read as XML at all.
    pub(super) unread: Vec<Range<usize>>,
}

impl<'t> Tree<'t> {
    /// The virtual node around everything.
    pub(super) const DOCUMENT: NodeId = 0;

    /// The text it was read from.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The outermost element.
    pub fn root(&self) -> Option<Element<'_, 't>> {
        Element::new(self, Self::DOCUMENT).children().next()
    }

    /// Every text and attribute value under `of` that nobody took, with its path from there
    /// (`Traders/Exporter/@id`), in the order of the document. They count as taken afterwards.
    pub fn leftovers(&self, of: Element<'_, 't>, into: &mut Vec<AdditionalInformation>) {
        self.sweep(of.id(), into);
    }

    pub(super) fn sweep(&self, from: NodeId, into: &mut Vec<AdditionalInformation>) {
        let range = from as usize + 1..self.nodes[from as usize].last as usize;
        for id in range {
            let node = &self.nodes[id];
            if node.taken.get() || matches!(node.kind, Kind::Element | Kind::Unclosed) {
                continue;
            }
            node.taken.set(true);
            into.push(AdditionalInformation {
                key: self.path(from, id as NodeId).into(),
                raw: unescape(self.slice(node)).into(),
                span: Span::Bytes { start: node.start, end: node.end },
            });
        }
    }

    /// Names from below `from` down to `id`.
    fn path(&self, from: NodeId, id: NodeId) -> String {
        let mut names = Vec::new();
        let mut at = id;
        while at != from && at != Self::DOCUMENT {
            let node = &self.nodes[at as usize];
            match node.kind {
                Kind::Text => {}
                Kind::Attribute => names.push(format!("@{}", self.attribute_name(node))),
                Kind::Element | Kind::Unclosed => {
                    names.push(self.slice(node).to_owned());
                }
            }
            at = node.parent;
        }
        // A text directly in `from` is named by it; text outside every element by `#text`.
        if names.is_empty() {
            let own = self.slice(&self.nodes[from as usize]);
            names.push(if own.is_empty() { "#text".to_owned() } else { own.to_owned() });
        }
        names.reverse();
        names.join("/")
    }

    pub(super) fn attribute_name(&self, node: &Node) -> &'t str {
        let written = &self.text[node.extent as usize..node.start as usize];
        local_name(written.split(['=', ' ', '\t', '\r', '\n']).next().unwrap_or_default())
    }

    pub(super) fn slice(&self, node: &Node) -> &'t str {
        &self.text[node.start as usize..node.end as usize]
    }

    /// The ranges of everything that is content, not syntax.
    pub(super) fn content(&self) -> impl Iterator<Item = Range<usize>> {
        self.nodes
            .iter()
            .filter(|node| matches!(node.kind, Kind::Text | Kind::Attribute))
            .map(|node| node.start as usize..node.end as usize)
            .chain(self.unread.iter().cloned())
    }
}
