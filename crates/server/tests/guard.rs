//! What the server refuses and the headers it sends.

#[path = "../../report/tests/sample/mod.rs"]
mod sample;
mod visitor;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use sarhad_i18n::Lang;
use sarhad_server::{Limits, ServeError, Settings, bind, router};
use visitor::{HOST, app, get, get_with, screened, send, small, upload, upload_from};

#[tokio::test]
async fn uploads_over_a_limit_get_a_page_that_says_what_to_do() {
    let mut app = app(sample::ranking());
    app.settings.limits = small();
    let site = router(app);
    let large = vec![b'x'; 1500];
    let half = vec![b'x'; 900];
    for (files, says) in [
        (vec![("big.csv", &large[..])], "“big.csv” is larger than 1000 bytes"),
        (vec![("a", &half[..]), ("b", &half[..]), ("c", &half[..])], "larger than 2000 bytes"),
        (vec![("a", &b"1"[..]), ("b", b"2"), ("c", b"3"), ("d", b"4")], "More than 3 files"),
    ] {
        let answer = send(&site, upload(&files)).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(answer.body.contains(says), "{says}: {}", answer.body);
    }
    let fits = send(&site, upload(&[("a", &half), ("b", &half)])).await;
    assert_eq!(fits.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_upload_that_never_ends_is_cut_off() {
    let mut app = app(sample::ranking());
    app.settings.limits = Limits { drained_bytes: 500, ..small() };
    let site = router(app);
    let answer = send(&site, upload(&[("endless", &vec![b'x'; 10_000])])).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.body.contains("too large"), "{}", answer.body);
}

#[tokio::test]
async fn a_slow_upload_is_given_up() {
    let mut app = app(sample::ranking());
    app.settings.limits = Limits { upload_time: Duration::from_millis(20), ..small() };
    let site = router(app);
    let never = Body::from_stream(Never);
    let mut request = upload(&[]);
    *request.body_mut() = never;
    let answer = send(&site, request).await;
    assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT);
}

/// A body of which nothing ever comes.
struct Never;

impl futures_core::Stream for Never {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Pending
    }
}

#[tokio::test]
async fn an_upload_without_a_file_or_without_a_form_is_explained() {
    let site = router(app(sample::ranking()));
    for request in [upload(&[]), upload(&[("", b"")])] {
        let answer = send(&site, request).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert!(answer.body.contains("Choose at least one file"), "{}", answer.body);
    }
    let mut torn = upload(&[("a.csv", b"1;2")]);
    *torn.body_mut() = Body::from("------edge7f3a\r\nContent-Disposition: form-data; name=\"fi");
    let no_form = Request::post("/screen")
        .header("host", HOST)
        .header("origin", "http://127.0.0.1:8080")
        .body(Body::from("a=1"))
        .unwrap();
    for request in [torn, no_form] {
        let answer = send(&site, request).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert!(answer.body.contains("could not be read"), "{}", answer.body);
    }
}

#[tokio::test]
async fn a46_a_request_without_a_valid_origin_changes_nothing() {
    let site = router(app(sample::ranking()));
    let foreign: [&[(&str, &str)]; 4] = [
        &[],
        &[("origin", "null")],
        &[("origin", "http://evil.example")],
        &[("origin", "http://127.0.0.1:9999"), ("sec-fetch-site", "same-site")],
    ];
    for headers in foreign {
        let answer = send(&site, upload_from(&[("a", b"1")], headers)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert!(answer.body.contains("Nothing was changed"));
    }
}

#[tokio::test]
async fn a_foreign_host_name_is_refused_on_this_computer() {
    let (site, address) = screened(sample::ranking()).await;
    for host in ["evil.example", "evil.example:8080", "10.0.0.5:8080"] {
        let request = Request::get(&address).header("host", host).body(Body::empty()).unwrap();
        let answer = send(&site, request).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{host}");
        assert!(!answer.body.contains("TCLU"));
    }
    let nameless = Request::get(&address).body(Body::empty()).unwrap();
    assert_eq!(send(&site, nameless).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn wrong_addresses_and_methods_get_a_page_in_the_language() {
    let (site, address) = screened(sample::ranking()).await;
    for path in [
        "/nothing".to_owned(),
        format!("{address}/unit/99"),
        format!("{address}/unit/first"),
        "/r/00000000000000000000000000000000".to_owned(),
        "/r/0/report.csv".to_owned(),
        "/assets/../Cargo.toml".to_owned(),
    ] {
        let answer = get_with(&site, &path, &[("accept-language", "ru")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.body.contains("<html lang=\"ru\">"), "{path}");
    }
    let answer = get(&site, "/screen").await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.header("allow"), "POST");
    assert!(answer.body.contains("This cannot be done here"));
}

#[tokio::test]
async fn a_defect_of_ours_gives_a_page_and_the_server_lives_on() {
    let mut app = app(sample::ranking());
    app.screen = Arc::new(|files, _| panic!("a defect, planted by the test ({})", files.len()));
    let site = router(app);
    let answer = send(&site, upload(&[("a", b"1")])).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.body.contains("a defect of the program"));
    assert!(!answer.body.contains("planted"), "no inner words on the page");
    assert_eq!(get(&site, "/").await.status, StatusCode::OK);
}

#[tokio::test]
async fn old_rankings_make_room_and_the_page_says_so() {
    let mut app = app(sample::ranking());
    app.settings.limits = small();
    let site = router(app);
    let mut addresses = Vec::new();
    for _ in 0..3 {
        let answer = send(&site, upload(&[("a", b"1")])).await;
        addresses.push(answer.header("location").to_owned());
    }
    let gone = get(&site, &addresses[0]).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert!(gone.body.contains("the last 2"), "{}", gone.body);
    let kept = get(&site, &addresses[1]).await;
    assert!(kept.body.contains("until 2 newer rankings are made"), "{}", kept.body);
}

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let (site, address) = screened(sample::ranking()).await;
    for path in ["/", &address, "/nothing", "/assets/style.css"] {
        let answer = get(&site, path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"), "{path}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "same-origin");
        let cache = if path.starts_with("/assets/") { "no-cache" } else { "no-store" };
        assert_eq!(answer.header("cache-control"), cache, "{path}");
    }
}

#[tokio::test]
async fn unchanged_assets_are_not_sent_again() {
    let site = router(app(sample::ranking()));
    for path in ["/assets/style.css", "/assets/pages.js", "/assets/icon.svg"] {
        let first = get(&site, path).await;
        assert_eq!(first.status, StatusCode::OK);
        let tag = first.header("etag").to_owned();
        let again = get_with(&site, path, &[("if-none-match", &tag)]).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
        assert!(again.body.is_empty());
        let other = get_with(&site, path, &[("if-none-match", "\"0\"")]).await;
        assert_eq!(other.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_public_address_is_refused_unless_allowed() {
    let public: SocketAddr = "0.0.0.0:0".parse().unwrap();
    let settings = Settings { listen: public, ..Settings::default() };
    let error = bind(&settings).await.unwrap_err();
    assert!(matches!(error, ServeError::NotLoopback(_)));
    assert!(error.message(Lang::En).contains("no sign-in"), "{}", error.message(Lang::En));
    assert!(error.message(Lang::Ru).contains("0.0.0.0:0"));
    let allowed = Settings { allow_public: true, ..settings };
    assert!(bind(&allowed).await.is_ok());
    let local = Settings { listen: "127.0.0.1:0".parse().unwrap(), ..Settings::default() };
    let held = bind(&local).await.unwrap();
    let taken = Settings { listen: held.local_addr().unwrap(), ..local };
    let error = bind(&taken).await.unwrap_err();
    assert!(matches!(error, ServeError::Bind { .. }) && !error.message(Lang::Ru).contains('«'));
}
