//! What every request passes: is it for us (`Host`), is a change asked for by our own pages
//! (`Origin`), in which language, and the headers that every answer carries.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::pages::Fault;
use crate::router::Shared;
use crate::visit::Visit;

/// Headers of every answer. Pages get everything from this server, run no inline script and
/// stand in no frame. The referrer stays on this server; it is not `no-referrer`, because with
/// that browsers send `Origin: null` on our own forms (Fetch, "append a request `Origin`").
const HEADERS: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ("cache-control", "no-store"),
];

/// The content policy of pages; the printable report brings its own.
const POLICY: &str = "default-src 'self'; object-src 'none'; base-uri 'none'; \
                      form-action 'self'; frame-ancestors 'none'";

/// The guard.
pub async fn guard(
    State(shared): State<Arc<Shared>>,
    mut request: Request,
    next: Next,
) -> Response {
    let settings = &shared.app.settings;
    let visit = Visit::new(request.method(), request.uri(), request.headers(), settings.lang);
    let read = matches!(*request.method(), Method::GET | Method::HEAD);
    let host = host(&request);
    let ours = !settings.listen.ip().is_loopback() || host.as_deref().is_some_and(is_loopback);
    let mut response = if !ours {
        Fault::Host.page(&visit)
    } else if !read && !same_origin(request.headers(), host.as_deref()) {
        Fault::Origin.page(&visit)
    } else {
        request.extensions_mut().insert(visit.clone());
        next.run(request).await
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    if let Some(cookie) = visit.cookie.and_then(|cookie| HeaderValue::from_str(&cookie).ok()) {
        headers.append(header::SET_COOKIE, cookie);
    }
    response
}

/// The host that the request names, with its port.
fn host(request: &Request) -> Option<String> {
    let named = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    named.or_else(|| request.uri().authority().map(Authority::as_str)).map(str::to_ascii_lowercase)
}

/// Whether a host, with or without port, is this computer. A foreign name that someone made
/// point to 127.0.0.1 (DNS rebinding) is not.
fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Whether a page of this server asks: its origin is ours; or the browser, which then gives no
/// usable origin, says itself that the request is of the same origin. Saying nothing is not
/// enough.
fn same_origin(headers: &HeaderMap, host: Option<&str>) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match text(header::ORIGIN) {
        Some(origin) if origin != "null" => {
            let named = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
            named.is_some() && named.map(str::to_ascii_lowercase).as_deref() == host
        }
        _ => text(HeaderName::from_static("sec-fetch-site")) == Some("same-origin"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_computer_are_ours() {
        for host in ["localhost", "localhost:8080", "127.0.0.1:9", "[::1]:8080", "127.3.2.1"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["", "evil.example", "localhost.evil.example", "10.0.0.1:8080", "[::2]", "1.1"]
        {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[test]
    fn a_change_needs_our_own_origin() {
        let allowed = |pairs: &[(&'static str, &str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, value.parse().unwrap());
            }
            same_origin(&headers, Some("localhost:8080"))
        };
        assert!(allowed(&[("origin", "http://localhost:8080")]));
        assert!(allowed(&[("origin", "null"), ("sec-fetch-site", "same-origin")]));
        assert!(allowed(&[("sec-fetch-site", "same-origin")]));
        assert!(!allowed(&[]));
        assert!(!allowed(&[("origin", "null")]));
        assert!(!allowed(&[("origin", "http://localhost:9090")]));
        assert!(!allowed(&[("origin", "http://evil.example"), ("sec-fetch-site", "same-origin")]));
        assert!(!allowed(&[("sec-fetch-site", "cross-site")]));
        assert!(!allowed(&[("origin", "ftp://localhost:8080")]));
    }
}
