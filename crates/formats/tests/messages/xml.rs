//! The safe reading of XML: what is refused, what is kept, and that nothing is lost.

use std::fmt::Write as _;
use std::time::Duration;

use crate::fixtures::{DECLARATION, MANIFEST};
use sarhad_formats::asycuda::{awmds, sad};
use sarhad_formats::xml::Tree;
use sarhad_formats::{Limits, Options};
use sarhad_model::{IssueCode, SubmissionStatus};

/// Ten entities, each ten times the one before: ten thousand million laughs.
fn billion_laughs() -> String {
    let mut dtd = String::from("<?xml version=\"1.0\"?>\n<!DOCTYPE Awmds [\n<!ENTITY a0 \"ha\">\n");
    for level in 1..=10 {
        let inner = format!("&a{};", level - 1).repeat(10);
        writeln!(dtd, "<!ENTITY a{level} \"{inner}\">").unwrap();
    }
    format!("{dtd}]>\n<Awmds><Bol_segment>&a10;</Bol_segment></Awmds>")
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the check is about time")]
fn a07_dtds_entities_and_bombs_are_refused_at_once() {
    let external = "<?xml version=\"1.0\"?><!DOCTYPE Awmds SYSTEM \"file:///etc/hostname\">\
                    <Awmds><Bol_segment/></Awmds>";
    let entity = "<!DOCTYPE Awmds [<!ENTITY x SYSTEM \"http://example.invalid/x\">]>\
                  <Awmds><Bol_segment><Bol_id><Bol_reference>&x;</Bol_reference></Bol_id>\
                  </Bol_segment></Awmds>";
    let late = MANIFEST.replacen("<Bol_segment>", "<!ENTITY y \"z\"><Bol_segment>", 1);
    let padded = format!("{}<!DOCTYPE Awmds [<!ENTITY x \"y\">]><Awmds/>", " ".repeat(1 << 20));
    let unclosed = "<!doctype Awmds [<!ENTITY x \"y\"".to_owned() + &"x".repeat(1 << 20);
    for text in [billion_laughs(), external.into(), entity.into(), late, padded, unclosed] {
        for read in [awmds::read, sad::read] {
            let start = std::time::Instant::now();
            let submission = read("bomb.xml", text.as_bytes(), &Options::default());
            let took = start.elapsed();
            assert!(took < Duration::from_millis(100), "{took:?}");
            assert_eq!(submission.status, SubmissionStatus::Rejected);
            assert_eq!(submission.issues[0].code, IssueCode::XmlDtd);
            assert!(submission.declarations.is_empty());
            assert_eq!(submission.coverage.uncovered(), 0);
        }
    }
}

#[test]
fn predefined_and_numeric_references_are_text() {
    let text = "<A><B c='&quot;q&quot;'>Tom &amp; J&#233;r&#xF4;me &lt;x&gt;</B></A>";
    let tree = Tree::parse(text, &Limits::default()).unwrap();
    let root = tree.root().unwrap();
    assert_eq!(root.child("b").unwrap().peek(), "Tom & Jérôme <x>");
    let mut rest = Vec::new();
    tree.leftovers(root, &mut rest);
    let rest: Vec<_> = rest.iter().map(|info| (&*info.key, &*info.raw)).collect();
    assert_eq!(rest, [("B/@c", "\"q\""), ("B", "Tom & Jérôme <x>")]);
}

#[test]
fn depth_and_attributes_are_limited() {
    let limits = Limits { xml_depth: 4, xml_attributes: 2, ..Limits::default() };
    let code = |text: &str| Tree::parse(text, &limits).map(|_| ()).map_err(|issue| issue.code);
    assert_eq!(code("<a><b><c><d/></c></b></a>"), Ok(()));
    assert_eq!(code("<a><b><c><d><e/></d></c></b></a>"), Err(IssueCode::TooDeep));
    assert_eq!(code("<a x='1' y='2'/>"), Ok(()));
    assert_eq!(code("<a x='1' y='2' z='3'/>"), Err(IssueCode::TooMany));
}

#[test]
fn what_nobody_takes_is_swept_once() {
    let text = "stray<A id='7'>one<B/><C>two<!-- no --> three</C>four</A>after";
    let tree = Tree::parse(text, &Limits::default()).unwrap();
    let root = tree.root().unwrap();
    assert_eq!(root.child("C").unwrap().take().unwrap().raw, "two three");
    assert!(root.child("C").unwrap().take().is_none());
    let mut rest = Vec::new();
    tree.leftovers(root, &mut rest);
    tree.leftovers(root, &mut rest);
    let rest: Vec<_> = rest.iter().map(|info| (&*info.key, &*info.raw)).collect();
    assert_eq!(rest, [("@id", "7"), ("A", "one"), ("A", "four")]);
}

#[test]
fn places_point_at_what_was_read() {
    for (text, read) in
        [(MANIFEST, awmds::read as fn(&str, &[u8], &Options) -> _), (DECLARATION, sad::read)]
    {
        let submission: sarhad_model::Submission = read("x", text.as_bytes(), &Options::default());
        for declaration in &submission.declarations {
            for consignment in &declaration.consignments {
                for party in &consignment.parties {
                    let Some(country) = &party.country else { continue };
                    let sarhad_model::Span::Bytes { start, end } = country.span else {
                        panic!("a country has a place");
                    };
                    assert_eq!(&text[start as usize..end as usize], &*country.raw);
                }
                for info in &consignment.additional_information {
                    let sarhad_model::Span::Bytes { start, end } = info.span else {
                        panic!("additional information has a place");
                    };
                    assert_eq!(&text[start as usize..end as usize], &*info.raw);
                }
            }
        }
    }
}
