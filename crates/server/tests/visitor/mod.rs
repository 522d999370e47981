//! A visitor without sockets: sends requests to the router and reads the answers. The screening
//! behind it gives the hand-made sample, so that pages are known.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use chrono::NaiveDate;
use http_body_util::BodyExt;
use sarhad_model::Ranking;
use sarhad_server::{App, Limits, Settings, router};
use tower::ServiceExt;

/// The host and origin of our own pages.
pub const HOST: &str = "127.0.0.1:8080";

/// An answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// A header as text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// A server that answers every upload with the given ranking.
pub fn app(ranking: Ranking) -> App {
    let lists = ranking.lists.clone();
    App {
        screen: Arc::new(move |files, _| {
            let mut ranking = ranking.clone();
            // The names of the files that arrived, so that tests see them on the page.
            for (summary, (name, bytes)) in ranking.files.iter_mut().zip(files) {
                summary.name = name;
                summary.bytes = bytes.len() as u64;
            }
            ranking
        }),
        lists,
        in_use: Arc::new(|_| Vec::new()),
        today: Arc::new(|| NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()),
        settings: Settings::default(),
    }
}

/// Small limits, to be passed by small files.
pub fn small() -> Limits {
    Limits { files: 3, file_bytes: 1000, total_bytes: 2000, results: 2, ..Limits::default() }
}

/// Sends a request.
pub async fn send(site: &Router, request: Request<Body>) -> Answer {
    let response = site.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    let body = String::from_utf8(bytes.to_vec()).unwrap();
    Answer { status: parts.status, headers: parts.headers, body }
}

/// `GET` as a browser on this computer sends it.
pub async fn get(site: &Router, path: &str) -> Answer {
    get_with(site, path, &[]).await
}

/// `GET` with more headers.
pub async fn get_with(site: &Router, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(path).header(header::HOST, HOST);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    send(site, request.body(Body::empty()).unwrap()).await
}

/// A form upload of files from our own page.
pub fn upload(files: &[(&str, &[u8])]) -> Request<Body> {
    upload_from(files, &[("origin", "http://127.0.0.1:8080")])
}

/// A form upload with the given headers besides the usual ones.
pub fn upload_from(files: &[(&str, &[u8])], headers: &[(&str, &str)]) -> Request<Body> {
    const EDGE: &str = "----edge7f3a";
    let mut body = Vec::new();
    for (name, bytes) in files {
        body.extend(format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        ).into_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend(format!("--{EDGE}--\r\n").into_bytes());
    let mut request = Request::post("/screen")
        .header(header::HOST, HOST)
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body)).unwrap()
}

/// A site with one ranking on it, and the ranking's address.
pub async fn screened(ranking: Ranking) -> (Router, String) {
    let site = router(app(ranking));
    let answer = send(&site, upload(&[("train.xlsx", b"PK")])).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let address = answer.header("location").to_owned();
    (site, address)
}
