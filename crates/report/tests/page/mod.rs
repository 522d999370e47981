//! What a browser would make of a page, as far as tests need it: its elements, the text a
//! person sees, and that text without the sentences of other locale files.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::disallowed_methods, reason = "tests read the templates")]

use quick_xml::Reader;
use quick_xml::events::Event;
use sarhad_i18n::{Lang, words};
use sarhad_model::Ranking;

/// Elements that begin a new line.
const BLOCKS: &[&str] = &[
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "li",
    "tr",
    "td",
    "th",
    "div",
    "dt",
    "dd",
    "summary",
    "article",
    "section",
    "blockquote",
    "footer",
    "header",
    "title",
    "option",
    "label",
    "button",
    "legend",
];

/// A page taken apart.
#[derive(Default)]
pub struct Page {
    /// Names of all elements, in order.
    pub elements: Vec<String>,
    /// All attributes: (element, name, value).
    pub attributes: Vec<(String, String, String)>,
    /// The text, without the style sheet, each block on its own line.
    pub text: String,
}

/// Takes a page apart.
pub fn parse(html: &str) -> Page {
    let mut reader = Reader::from_str(html);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut page = Page::default();
    let mut in_style = false;
    loop {
        match reader.read_event().expect("the page is well formed") {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                for attribute in tag.html_attributes().with_checks(false).flatten() {
                    let key = attribute.key.as_ref().to_owned();
                    let value = attribute.value.clone().into_owned();
                    page.attributes.push((name.clone(), key, value));
                }
                in_style = name == "style";
                if BLOCKS.contains(&name.as_str()) {
                    page.text.push('\n');
                }
                page.elements.push(name);
            }
            Event::End(_) => in_style = false,
            Event::Text(text) if !in_style => {
                page.text.push_str(&text);
            }
            Event::GeneralRef(entity) => page.text.push_str(&resolve(&entity)),
            Event::Eof => break,
            _ => {}
        }
    }
    page.text = tidy(&page.text);
    page
}

fn resolve(entity: &quick_xml::events::BytesRef<'_>) -> String {
    if let Some(c) = entity.resolve_char_ref().expect("a valid character reference") {
        return c.to_string();
    }
    quick_xml::escape::resolve_xml_entity(entity).expect("a known entity").to_owned()
}

fn tidy(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// The text with the sentences of findings and questions replaced by their codes: those live in
/// locale files of their own, and a better sentence there is no change here.
pub fn without_sentences(text: &str, ranking: &Ranking, lang: Lang) -> String {
    let words = words(lang);
    let mut pairs = Vec::new();
    for unit in &ranking.units {
        for reason in unit.assessment.score.reasons() {
            let finding = &reason.finding;
            pairs.push((words.finding(finding), format!("[{}]", finding.code)));
            pairs.push((words.finding_name(finding.code), format!("[name {}]", finding.code)));
        }
        for question in &unit.assessment.questions {
            pairs.push((words.question(question), format!("[question {}]", question.code)));
        }
    }
    pairs.sort_by_key(|(sentence, _)| std::cmp::Reverse(sentence.len()));
    pairs.iter().fold(text.to_owned(), |text, (sentence, code)| {
        let folded = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        text.replace(sentence.as_str(), code).replace(&folded, code)
    })
}

/// Every message id that templates and sources under `dir` name: what `get("…")` asks for, and
/// every whole literal that begins like an id of the page words.
pub fn messages_of(dir: &std::path::Path) -> Vec<String> {
    const BEGINNINGS: [&str; 4] = ["page-", "screen-", "serve-", "advice-"];
    let mut ids = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                let literals = text.split('"');
                let whole = |literal: &&str| {
                    BEGINNINGS.iter().any(|beginning| literal.starts_with(beginning))
                        && !literal.ends_with('-')
                        && literal.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
                };
                let asked = text.split("get(\"").skip(1).filter_map(|rest| rest.split('"').next());
                let asked = asked.filter(|id| !id.is_empty() && !id.contains('{'));
                ids.extend(asked.chain(literals.filter(whole)).map(str::to_owned));
            }
        }
    }
    assert!(!ids.is_empty(), "files under {} ask for messages", dir.display());
    ids
}

/// The ids that no file of a language has.
pub fn missing(ids: &[String]) -> Vec<String> {
    let of = |lang: &Lang| {
        let absent = ids.iter().filter(|id| !words(*lang).has(id));
        absent.map(|id| format!("{}: {id}", lang.tag())).collect::<Vec<_>>()
    };
    Lang::ALL.iter().flat_map(of).collect()
}
