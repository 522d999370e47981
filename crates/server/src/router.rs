//! Addresses and what answers them.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{get, post};
use tokio::sync::Semaphore;

use crate::app::App;
use crate::results::Results;
use crate::{assets, downloads, guard, pages, upload};

/// What all requests share.
pub struct Shared {
    /// What the server was given.
    pub app: App,
    /// The rankings that are kept.
    pub results: Results,
    /// One permit an upload that is being read and screened.
    pub uploads: Arc<Semaphore>,
}

/// All pages of the server.
pub fn router(app: App) -> Router {
    let limits = &app.settings.limits;
    let body = limits.total_bytes.saturating_add(limits.drained_bytes);
    let shared = Arc::new(Shared {
        results: Results::new(limits.results),
        uploads: Arc::new(Semaphore::new(limits.uploads.max(1))),
        app,
    });
    Router::new()
        .route("/", get(pages::start))
        .route("/screen", post(upload::screen).layer(DefaultBodyLimit::max(body)))
        .route("/r/{id}", get(pages::ranking))
        .route("/r/{id}/unit/{rank}", get(pages::unit))
        .route("/r/{id}/report.html", get(downloads::html))
        .route("/r/{id}/report.csv", get(downloads::csv))
        .route("/r/{id}/report.jsonl", get(downloads::jsonl))
        .route("/assets/style.css", get(assets::style))
        .route("/assets/pages.js", get(assets::script))
        .route("/assets/icon.svg", get(assets::icon))
        .fallback(pages::missing)
        .method_not_allowed_fallback(pages::wrong_method)
        .layer(middleware::from_fn_with_state(Arc::clone(&shared), guard::guard))
        .with_state(shared)
}
