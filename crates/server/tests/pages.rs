//! What the pages say and how they behave, over HTTP without sockets.

#[path = "../../report/tests/page/mod.rs"]
mod page;
#[path = "../../report/tests/sample/mod.rs"]
mod sample;
mod visitor;

use axum::http::StatusCode;
use sarhad_i18n::Lang;
use sarhad_model::{Advice, Authority};
use sarhad_server::{Limits, router};
use visitor::{app, get, get_with, screened};

fn shown(html: &str, lang: Lang) -> String {
    page::without_sentences(&page::parse(html).text, &sample::ranking(), lang)
}

#[tokio::test]
async fn the_start_page() {
    let mut app = app(sample::ranking());
    app.lists.push(sample::list("un-sc", "UN Security Council list", Authority::Un));
    let site = router(app);
    for lang in Lang::ALL {
        let answer = get(&site, &format!("/?lang={}", lang.tag())).await;
        assert_eq!(answer.status, StatusCode::OK);
        insta::assert_snapshot!(format!("start-{}", lang.tag()), shown(&answer.body, *lang));
    }
}

#[tokio::test]
async fn the_start_page_says_what_else_is_in_use_in_the_visitors_language() {
    let mut app = app(sample::ranking());
    app.in_use = std::sync::Arc::new(|lang| vec![format!("<Profiles> {}", lang.tag())]);
    let site = router(app);
    for (lang, heading) in [(Lang::En, "Also judged with"), (Lang::Ru, "Учитывается также")]
    {
        let body = get(&site, &format!("/?lang={}", lang.tag())).await.body;
        let text = page::parse(&body).text;
        assert!(text.contains(heading) && text.contains(&format!("<Profiles> {}", lang.tag())));
    }
}

#[tokio::test]
async fn only_the_demonstration_list_is_said_on_every_page() {
    let (site, address) = screened(sample::ranking()).await;
    for path in ["/".to_owned(), address.clone(), format!("{address}/unit/1")] {
        let answer = get(&site, &path).await;
        assert!(answer.body.contains("No official list is loaded"), "{path}");
    }
}

#[tokio::test]
async fn the_ranking_and_one_unit() {
    let (site, address) = screened(sample::ranking()).await;
    for lang in Lang::ALL {
        let tag = lang.tag();
        let answer = get(&site, &format!("{address}?lang={tag}")).await;
        insta::assert_snapshot!(format!("ranking-{tag}"), shown(&answer.body, *lang));
        let answer = get(&site, &format!("{address}/unit/1?lang={tag}")).await;
        insta::assert_snapshot!(format!("unit-{tag}"), shown(&answer.body, *lang));
    }
}

#[tokio::test]
async fn the_uploaded_file_is_named_on_the_page() {
    let (site, address) = screened(sample::ranking()).await;
    assert!(page::parse(&get(&site, &address).await.body).text.contains("train.xlsx"));
}

#[tokio::test]
async fn a_chosen_language_stays() {
    let site = router(app(sample::ranking()));
    let first = get_with(&site, "/", &[("accept-language", "ru-KZ,ru;q=0.9,en;q=0.5")]).await;
    assert!(first.body.contains("<html lang=\"ru\">"));
    let chosen = get(&site, "/?lang=ru").await;
    let cookie = chosen.header("set-cookie").to_owned();
    assert!(cookie.contains("SameSite=Strict") && cookie.contains("HttpOnly"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap();
    let later = get_with(&site, "/nothing", &[("cookie", cookie), ("accept-language", "en")]).await;
    assert_eq!(later.status, StatusCode::NOT_FOUND);
    assert!(later.body.contains("Здесь ничего нет"), "{}", later.body);
}

fn rows(html: &str) -> Vec<String> {
    let opened = page::parse(html).attributes.into_iter();
    let links = opened.filter(|(element, name, value)| {
        element == "a" && name == "href" && value.contains("/unit/")
    });
    let ranks = links.filter_map(|(_, _, link)| {
        let rank = link.rsplit('/').next()?.split('?').next()?.to_owned();
        Some(rank)
    });
    ranks.collect()
}

#[tokio::test]
async fn units_are_filtered_searched_and_ordered() {
    let (site, address) = screened(sample::ranking()).await;
    for (query, expected) in [
        ("", &["1", "2", "3", "4"][..]),
        ("?advice=hold", &["1"]),
        ("?advice=scan", &[]),
        ("?q=maraging", &["2"]),
        ("?q=%D1%82%D0%BE%D0%BF%D0%BE%D0%BB%D1%8C", &["1", "2", "4"]),
        ("?q=maraging+nothing", &[]),
        ("?q=2B231", &["1"]),
        ("?sort=unit", &["4", "2", "3", "1"]),
        ("?sort=mass", &["1", "2", "4", "3"]),
        ("?advice=burn&sort=luck&page=x", &["1", "2", "3", "4"]),
    ] {
        let answer = get(&site, &format!("{address}{query}")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(rows(&answer.body), expected, "{query}");
    }
}

#[tokio::test]
async fn the_filter_goes_with_the_visitor_to_the_neighbours() {
    let (site, address) = screened(sample::ranking()).await;
    let answer = get(&site, &format!("{address}/unit/2?sort=unit")).await;
    let links = page::parse(&answer.body).attributes;
    let link = |unit: u32| format!("{address}/unit/{unit}?sort=unit");
    let has = |target: &str| links.iter().any(|(_, name, value)| name == "href" && value == target);
    assert!(has(&link(4)) && has(&link(3)), "previous and next in the order of the list");
    assert!(has(&format!("{address}?sort=unit")));
    let alone = get(&site, &format!("{address}/unit/2?advice=hold")).await;
    assert_eq!(alone.status, StatusCode::OK, "a unit outside the filter is still shown");
}

#[tokio::test]
async fn many_units_come_in_pages() {
    let mut app = app(sample::ranking());
    app.settings.limits = Limits { rows: 3, ..Limits::default() };
    let site = router(app);
    let answer = visitor::send(&site, visitor::upload(&[("a", b"a")])).await;
    let address = answer.header("location").to_owned();
    assert_eq!(rows(&get(&site, &address).await.body), ["1", "2", "3"]);
    let second = get(&site, &format!("{address}?page=2")).await.body;
    assert_eq!(rows(&second), ["4"]);
    assert!(page::parse(&second).text.contains("page 2 of 2"));
    let beyond = get(&site, &format!("{address}?page=9")).await.body;
    assert_eq!(rows(&beyond), ["4"], "a page beyond the last shows the last");
}

#[tokio::test]
async fn the_report_is_taken_away_in_three_forms() {
    let (site, address) = screened(sample::ranking()).await;
    let page = get(&site, &format!("{address}/report.html?lang=ru")).await;
    assert!(page.header("content-type").starts_with("text/html"));
    assert!(page.header("content-security-policy").contains("default-src 'none'"));
    assert!(page.body.contains("<html lang=\"ru\">") && page.body.contains("<style>"));
    let table = get(&site, &format!("{address}/report.csv?advice=hold")).await;
    assert!(table.header("content-disposition").contains("sarhad-2026-11-24.csv"));
    let header = sarhad_report::COLUMNS.join(",");
    assert!(table.body.starts_with(&format!("\u{feff}{header}")));
    let lines = get(&site, &format!("{address}/report.jsonl")).await;
    assert_eq!(lines.body.lines().count(), 4, "all units, whatever the filter");
}

#[tokio::test]
async fn a_long_printable_report_ends_at_its_limit_and_says_so() {
    let mut app = app(sample::ranking());
    app.settings.limits = Limits { report_units: 2, ..Limits::default() };
    let site = router(app);
    let answer = visitor::send(&site, visitor::upload(&[("a", b"a")])).await;
    let address = answer.header("location").to_owned();
    let report = get(&site, &format!("{address}/report.html")).await;
    assert!(report.body.contains("The first 2 of 4 units are shown."));
    let ranking = get(&site, &address).await;
    assert!(ranking.body.contains("The printable report holds the first 2 units"));
    let lines = get(&site, &format!("{address}/report.jsonl")).await;
    assert_eq!(lines.body.lines().count(), 4);
}

#[tokio::test]
async fn every_advice_has_a_style_of_its_own() {
    for advice in Advice::ALL {
        let rule = format!(".advice.{} {{", advice.key());
        assert!(sarhad_report::STYLE.contains(&rule), "{rule}");
    }
}

#[test]
fn every_word_of_the_pages_is_there_in_every_language() {
    for folder in ["templates", "src"] {
        let ids = page::messages_of(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
        assert_eq!(page::missing(&ids), [] as [&str; 0]);
    }
}

#[tokio::test]
async fn a45_markup_in_the_papers_is_shown_as_text_on_pages() {
    let (site, address) = screened(sample::hostile()).await;
    let hostile = "%3Cimg%20src=x%20onerror=alert(1)%3E";
    for path in [
        "/".to_owned(),
        address.clone(),
        format!("{address}?q={hostile}"),
        format!("{address}/unit/1?q={hostile}"),
        format!("{address}/report.html"),
        format!("/{hostile}"),
        format!("/r/{hostile}"),
    ] {
        let answer = get(&site, &path).await;
        let page = page::parse(&answer.body);
        assert!(
            !page.elements.iter().any(|element| element == "img" || element == "iframe"),
            "{path}"
        );
        let scripts = page.elements.iter().filter(|element| *element == "script").count();
        assert_eq!(scripts, usize::from(!path.ends_with("report.html")), "only ours: {path}");
        assert!(!page.attributes.iter().any(|(_, name, _)| name.starts_with("on")), "{path}");
    }
    let unit = page::parse(&get(&site, &format!("{address}/unit/1")).await.body);
    for what in ["unit", "bill", "journey", "consignor", "consignee", "goods", "hs", "text", "raw"]
    {
        assert!(unit.text.contains(&format!("{}{what}", sample::MARKUP)), "{what}");
    }
}

#[tokio::test]
async fn nothing_is_fetched_from_elsewhere_and_nothing_runs_inline() {
    let (site, address) = screened(sample::ranking()).await;
    for path in [
        "/".to_owned(),
        address.clone(),
        format!("{address}/unit/2"),
        "/nothing".to_owned(),
        "/assets/style.css".to_owned(),
        "/assets/pages.js".to_owned(),
    ] {
        let body = get(&site, &path).await.body;
        assert!(!body.contains("http:") && !body.contains("https:"), "{path}");
        assert!(!body.contains("url("), "{path}");
        if path.starts_with("/assets/") {
            continue;
        }
        let page = page::parse(&body);
        for (element, name, value) in &page.attributes {
            assert!(name != "style" && !name.starts_with("on"), "{path}: {element} {name}");
            if name == "href" || name == "src" || name == "action" {
                let ours = value.starts_with('/') && !value.starts_with("//");
                assert!(ours || value.starts_with('#'), "{path}: {value}");
            }
        }
        assert!(!page.elements.contains(&"style".to_owned()));
    }
}
