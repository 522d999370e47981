//! The style sheet, the script and the icon, embedded, with an `ETag` by content hash: a browser
//! asks again and gets a short "not modified" until the program is replaced.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The script of the pages; all work without it.
const SCRIPT: &str = include_str!("../assets/pages.js");

/// The icon.
const ICON: &str = include_str!("../assets/icon.svg");

/// `GET /assets/style.css`.
pub async fn style(headers: HeaderMap) -> Response {
    asset(&headers, "text/css; charset=utf-8", sarhad_report::STYLE)
}

/// `GET /assets/pages.js`.
pub async fn script(headers: HeaderMap) -> Response {
    asset(&headers, "text/javascript; charset=utf-8", SCRIPT)
}

/// `GET /assets/icon.svg`.
pub async fn icon(headers: HeaderMap) -> Response {
    asset(&headers, "image/svg+xml", ICON)
}

fn asset(headers: &HeaderMap, kind: &'static str, content: &'static str) -> Response {
    let tag = format!("\"{}\"", &blake3::hash(content.as_bytes()).to_hex()[..16]);
    let held = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let same = held.is_some_and(|held| held.split(',').any(|one| one.trim().ends_with(&tag)));
    let cache = [(header::ETAG, tag), (header::CACHE_CONTROL, "no-cache".to_owned())];
    if same {
        (StatusCode::NOT_MODIFIED, cache).into_response()
    } else {
        (cache, [(header::CONTENT_TYPE, kind)], content).into_response()
    }
}
