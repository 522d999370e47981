//! Records of an XML list as small trees, one at a time. It goes on where official files are not
//! well formed (a `<` inside a name, an end tag that does not fit) and counts such places; it
//! refuses DTDs and deep nesting. Namespaces are ignored: prefixes are cut off.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use sarhad_model::{Issue, IssueCode, Span};

use crate::error::ListError;
use crate::reading::Roll;

/// An element.
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// Text directly inside, pieces joined.
    pub text: String,
    pub children: Vec<Node>,
}

impl Node {
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    pub fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of a child; empty when there is none.
    pub fn text_of(&self, name: &str) -> &str {
        self.child(name).map_or("", |child| child.text.trim())
    }

    /// Texts of the children `item` of the child `group`.
    pub fn texts<'n>(&'n self, group: &'n str, item: &'n str) -> impl Iterator<Item = &'n str> {
        self.all(group).flat_map(move |group| group.all(item)).map(|item| item.text.trim())
    }

    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// A child at the end of a path.
    pub fn path(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }
}

/// Calls `visit` with the root element (without children) and then with every element named in
/// `records`, outermost only, in order.
pub(crate) fn records(
    text: &str,
    records: &[&str],
    roll: &mut Roll<'_>,
    mut visit: impl FnMut(Node, Span, &mut Roll<'_>),
) -> Result<(), ListError> {
    let (text, stray) = without_stray_marks(text);
    let mut walk = Walk {
        records,
        stack: Vec::new(),
        outside: 0,
        start: 0,
        next_start: None,
        malformed: stray,
    };
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut root_seen = false;
    let whole = loop {
        let before = reader.buffer_position() as usize;
        let event = match reader.read_event() {
            Ok(Event::Eof) => break walk.stack.is_empty() && walk.outside == 0 && root_seen,
            Ok(event) => event,
            Err(_) => break false,
        };
        let done = match event {
            Event::DocType(_) => return Err(ListError::Dtd { file: roll.file().to_owned() }),
            Event::Start(tag) if !root_seen => {
                root_seen = true;
                walk.outside = 1;
                visit(node(&tag), Span::None, roll);
                None
            }
            Event::Start(tag) => walk.start(&tag, before),
            Event::Empty(tag) => walk.empty(&tag),
            Event::End(tag) => walk.end(tag.local_name().as_ref()),
            Event::Text(piece) => walk.text(&piece),
            Event::CData(piece) => walk.text(&piece.into_inner()),
            Event::GeneralRef(name) => walk.text(&resolved(&name)),
            _ => None,
        };
        if walk.stack.len() + walk.outside > roll.limits.xml_depth {
            let limit = roll.limits.xml_depth;
            return Err(ListError::TooDeep { file: roll.file().to_owned(), limit });
        }
        if let Some(record) = done {
            visit(record, Span::bytes(walk.start, reader.buffer_position() as usize), roll);
        }
        if let Some(start) = walk.next_start.take() {
            walk.start = start;
        }
    };
    if let Some(record) = walk.close(0) {
        visit(record, Span::bytes(walk.start, text.len()), roll);
    }
    if walk.malformed > 0 {
        let issue = Issue::new(IssueCode::XmlMalformed, Span::None, "");
        roll.issue(issue.with("count", walk.malformed));
    }
    if !whole {
        roll.issue(Issue::new(IssueCode::Truncated, Span::bytes(text.len(), text.len()), ""));
    }
    Ok(())
}

/// Where in the tree the reader stands.
struct Walk<'r> {
    records: &'r [&'r str],
    /// Open elements of the record being read.
    stack: Vec<Node>,
    /// Open elements around it.
    outside: usize,
    /// First byte of the record.
    start: usize,
    /// First byte of a record that began before the one before it ended.
    next_start: Option<usize>,
    malformed: usize,
}

impl Walk<'_> {
    fn start(&mut self, tag: &BytesStart<'_>, at: usize) -> Option<Node> {
        let node = node(tag);
        let is_record = self.records.contains(&node.name.as_str());
        // A record never stands in one of its own kind: its end tag was lost.
        let lost = is_record && self.stack.first().is_some_and(|open| open.name == node.name);
        let done = if lost {
            self.malformed += 1;
            self.close(0)
        } else {
            None
        };
        if self.stack.is_empty() && !is_record {
            self.outside += 1;
        } else {
            if done.is_some() {
                self.next_start = Some(at);
            } else if self.stack.is_empty() {
                self.start = at;
            }
            self.stack.push(node);
        }
        done
    }

    fn empty(&mut self, tag: &BytesStart<'_>) -> Option<Node> {
        let node = node(tag);
        match self.stack.last_mut() {
            Some(parent) => parent.children.push(node),
            None if self.records.contains(&node.name.as_str()) => return Some(node),
            None => {}
        }
        None
    }

    fn end(&mut self, name: &str) -> Option<Node> {
        match self.stack.iter().rposition(|open| open.name == name) {
            Some(at) => {
                self.malformed += self.stack.len() - 1 - at;
                self.close(at)
            }
            None if self.stack.is_empty() => {
                self.outside = self.outside.saturating_sub(1);
                None
            }
            None => {
                self.malformed += 1;
                None
            }
        }
    }

    fn text(&mut self, piece: &str) -> Option<Node> {
        if let Some(open) = self.stack.last_mut() {
            open.text.push_str(piece);
        }
        None
    }

    /// Closes the elements from the innermost up to `at`; gives the record if that was `at`.
    fn close(&mut self, at: usize) -> Option<Node> {
        while self.stack.len() > at {
            let node = self.stack.pop()?;
            match self.stack.last_mut() {
                Some(parent) => parent.children.push(node),
                None => return Some(node),
            }
        }
        None
    }
}

fn node(tag: &BytesStart<'_>) -> Node {
    let attributes = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .map(|attribute| {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.unwrap_or(attribute.value.clone());
            (attribute.key.local_name().as_ref().to_owned(), value.into_owned())
        })
        .collect();
    Node { name: tag.local_name().as_ref().to_owned(), attributes, ..Node::default() }
}

/// A character reference or one of the five predefined entities; others stay as they are.
fn resolved(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    quick_xml::escape::resolve_predefined_entity(name)
        .map_or_else(|| format!("&{};", &**name), ToOwned::to_owned)
}

/// Escapes every `<` that starts no tag, comment or instruction; counts them.
fn without_stray_marks(text: &str) -> (Cow<'_, str>, usize) {
    let mut out = String::new();
    let mut copied = 0;
    let mut stray = 0;
    let mut literal_until = 0;
    for (at, _) in text.match_indices('<') {
        if at < literal_until {
            continue;
        }
        let rest = &text[at + 1..];
        if let Some(end) = literal_end(rest) {
            literal_until = at + 1 + end;
        } else if !starts_tag(rest) {
            stray += 1;
            out.push_str(&text[copied..at]);
            out.push_str("&lt;");
            copied = at + 1;
        }
    }
    if stray == 0 {
        return (Cow::Borrowed(text), 0);
    }
    out.push_str(&text[copied..]);
    (Cow::Owned(out), stray)
}

/// Length of a comment or CDATA section after its `<`, where `<` has no meaning.
fn literal_end(rest: &str) -> Option<usize> {
    let close = if rest.starts_with("!--") {
        "-->"
    } else if rest.starts_with("![CDATA[") {
        "]]>"
    } else {
        return None;
    };
    Some(rest.find(close).unwrap_or(rest.len()))
}

fn starts_tag(rest: &str) -> bool {
    if rest.starts_with(['!', '?']) {
        return true;
    }
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let length = name
        .bytes()
        .take_while(|&b| b.is_ascii_alphanumeric() || b"_.:-".contains(&b) || b >= 0x80)
        .count();
    let good_start = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let good_end = name.as_bytes().get(length).is_none_or(|b| b" \t\r\n/>".contains(b));
    // Inside a tag no other `<` may stand.
    let closes = rest.find(['<', '>']).is_none_or(|at| rest.as_bytes()[at] == b'>');
    good_start && good_end && closes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    fn read(text: &str) -> (Vec<Node>, Vec<IssueCode>) {
        let limits = Limits::default();
        let mut roll = Roll::new(&limits);
        let mut found = Vec::new();
        records(text, &["e"], &mut roll, |node, _, _| found.push(node)).unwrap();
        let mut draft = roll.draft("x", sarhad_model::EntryKind::Person, Span::None);
        draft.name("x", sarhad_model::NameQuality::Primary);
        roll.push(draft);
        let identity =
            crate::reading::Identity::of_other("t", "t", crate::format::ListFormat::UnXml);
        let issues = roll.finish(identity).unwrap().issues;
        (found, issues.iter().map(|issue| issue.code).collect())
    }

    #[test]
    fn records_with_attributes_and_entities() {
        let (found, issues) =
            read("<r d='1'><g><e k='&lt;v'><n>A &amp; B&#x43;</n><n/></e></g><e/></r>");
        assert_eq!(found[0].attribute("d"), "1");
        assert_eq!(found[1].attribute("k"), "<v");
        assert_eq!(found[1].text_of("n"), "A & BC");
        assert_eq!(found.len(), 3);
        assert_eq!(issues, []);
    }

    #[test]
    fn marks_inside_names_and_lost_ends() {
        let (found, issues) = read("<r><e><n>#<0@>2 & <0B>28</n><m>1</m></e><e><n>2</n></r>");
        assert_eq!(found[1].text_of("n"), "#<0@>2 & <0B>28");
        assert_eq!(found[1].text_of("m"), "1");
        assert_eq!(found[2].text_of("n"), "2");
        assert!(issues.contains(&IssueCode::XmlMalformed));
    }

    #[test]
    fn the_end_may_be_missing() {
        let (found, issues) = read("<r><e><n>1</n></e><e><n>2</n><m");
        assert_eq!(found.len(), 3);
        assert_eq!(found[2].text_of("n"), "2");
        assert_eq!(issues, [IssueCode::Truncated]);
    }

    #[test]
    fn doctypes_and_deep_nesting_are_refused() {
        let limits = Limits::default();
        let mut roll = Roll::new(&limits);
        let dtd = "<!DOCTYPE r [<!ENTITY a 'b'>]><r><e>&a;</e></r>";
        assert!(matches!(
            records(dtd, &["e"], &mut roll, |_, _, _| ()),
            Err(ListError::Dtd { .. })
        ));
        let deep = "<a>".repeat(100);
        let result = records(&deep, &["e"], &mut roll, |_, _, _| ());
        assert!(matches!(result, Err(ListError::TooDeep { .. })));
        let deep = format!("<r><e>{}", "<a>".repeat(100));
        let result = records(&deep, &["e"], &mut roll, |_, _, _| ());
        assert!(matches!(result, Err(ListError::TooDeep { .. })));
    }
}
