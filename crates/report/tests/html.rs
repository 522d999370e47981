//! The printable page: what it says, that it needs nothing else, that text stays text.

mod page;
mod sample;

use sarhad_i18n::Lang;
use sarhad_report::{HtmlOptions, html};

const ALL: HtmlOptions = HtmlOptions { top: None, explain: true };

fn text(lang: Lang) -> String {
    let ranking = sample::ranking();
    let html = html(&ranking, lang, &ALL);
    page::without_sentences(&page::parse(&html).text, &ranking, lang)
}

#[test]
fn the_page_in_english() {
    insta::assert_snapshot!(text(Lang::En));
}

#[test]
fn the_page_in_russian() {
    insta::assert_snapshot!(text(Lang::Ru));
}

#[test]
fn every_word_of_the_page_is_there_in_every_language() {
    for folder in ["templates", "src"] {
        let ids = page::messages_of(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
        assert_eq!(page::missing(&ids), [] as [&str; 0]);
    }
    for lang in Lang::ALL {
        // What other locale files say is taken out; whatever is left in angle quotes is missing.
        let shown = text(*lang);
        assert!(!shown.contains("\u{ab}page-"), "{shown}");
        assert!(!shown.contains("\u{ab}screen-"), "{shown}");
    }
}

#[test]
fn the_page_words_have_the_same_messages_in_every_language() {
    let ids = |file: &str| {
        let lines = file.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        lines.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect::<Vec<_>>()
    };
    let english = ids(include_str!("../../../locales/en/page.ftl"));
    assert!(english.len() > 100);
    assert_eq!(english, ids(include_str!("../../../locales/ru/page.ftl")));
}

#[test]
fn the_page_needs_nothing_else() {
    let html = html(&sample::ranking(), Lang::Ru, &ALL);
    let page = page::parse(&html);
    assert!(!html.contains("http://") && !html.contains("https://"));
    assert!(
        !page.elements.iter().any(|e| ["script", "link", "img", "iframe"].contains(&e.as_str()))
    );
    let links = page.attributes.iter().filter(|(_, name, _)| name == "href" || name == "src");
    for (_, _, target) in links {
        let id = target.strip_prefix('#').expect("links stay on the page");
        assert!(page.attributes.iter().any(|(_, name, value)| name == "id" && value == id), "{id}");
    }
    assert!(page.attributes.contains(&("html".into(), "lang".into(), "ru".into())));
}

#[test]
fn only_the_first_units_are_shown_when_asked() {
    let options = HtmlOptions { top: Some(2), explain: false };
    let page = page::parse(&html(&sample::ranking(), Lang::En, &options));
    assert!(page.text.contains("The first 2 of 4 units are shown."), "{}", page.text);
    assert!(page.text.contains("MSKU 908070 6"));
    assert!(!page.text.contains("HLXU 200150 3"));
    assert!(!page.elements.contains(&"blockquote".to_owned()), "no details were asked for");
}

#[test]
fn a_ranking_without_units_says_what_was_read() {
    let mut ranking = sample::ranking();
    ranking.units.clear();
    ranking.lists.clear();
    let page = page::parse(&html(&ranking, Lang::En, &ALL));
    assert!(page.text.contains("No container or consignment was found"));
    assert!(page.text.contains("names were compared with nothing"));
    assert!(page.text.contains("scan.pdf"));
}

#[test]
fn a45_markup_in_the_papers_is_shown_as_text() {
    for lang in Lang::ALL {
        let ranking = sample::hostile();
        let page = page::parse(&html(&ranking, *lang, &ALL));
        let foreign = ["img", "script", "iframe"];
        assert!(!page.elements.iter().any(|element| foreign.contains(&element.as_str())));
        assert!(!page.attributes.iter().any(|(_, name, _)| name.starts_with("on")));
        for what in [
            "knowledge",
            "list",
            "version",
            "file",
            "raw",
            "header",
            "unit",
            "bill",
            "journey",
            "consignor",
            "consignee",
            "from",
            "to",
            "goods",
            "hs",
            "text",
            "id",
            "title",
        ] {
            let shown = format!("{}{what}", sample::MARKUP);
            assert!(page.text.contains(&shown), "{what} is not shown as text");
        }
    }
}
