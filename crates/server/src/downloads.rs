//! The ranking to take away: printable page, CSV, JSON lines. Always all units, whatever the
//! filter of the screen; only the printable page ends at a limit, and says so.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sarhad_model::Ranking;
use sarhad_report::HtmlOptions;

use crate::pages::Fault;
use crate::router::Shared;
use crate::visit::Visit;

/// The printable page holds its style inside and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

/// `GET /r/{id}/report.html`: shown, so that it can be printed at once.
pub async fn html(
    State(shared): State<Arc<Shared>>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    answer(&shared, &visit, &id, |ranking| {
        let options =
            HtmlOptions { top: Some(shared.app.settings.limits.report_units), explain: true };
        let page = sarhad_report::html(ranking, visit.lang, &options);
        let headers = [
            (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, disposition("inline", ranking, "html")),
            (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        ];
        (headers, page).into_response()
    })
}

/// `GET /r/{id}/report.csv`.
pub async fn csv(
    State(shared): State<Arc<Shared>>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    answer(&shared, &visit, &id, |ranking| {
        let table = sarhad_report::csv(ranking, visit.lang);
        file("text/csv; charset=utf-8", ranking, "csv", table)
    })
}

/// `GET /r/{id}/report.jsonl`.
pub async fn jsonl(
    State(shared): State<Arc<Shared>>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    answer(&shared, &visit, &id, |ranking| {
        let lines: String =
            sarhad_report::jsonl(ranking, visit.lang).map(|line| line + "\n").collect();
        file("application/x-ndjson; charset=utf-8", ranking, "jsonl", lines)
    })
}

fn answer(
    shared: &Shared,
    visit: &Visit,
    id: &str,
    make: impl FnOnce(&Ranking) -> Response,
) -> Response {
    match shared.results.get(id) {
        Some(ranking) => make(&ranking),
        None => Fault::gone(shared).page(visit),
    }
}

fn file(kind: &str, ranking: &Ranking, ending: &str, content: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition("attachment", ranking, ending)),
    ];
    (headers, content).into_response()
}

fn disposition(how: &str, ranking: &Ranking, ending: &str) -> String {
    format!("{how}; filename=\"sarhad-{}.{ending}\"", ranking.as_of)
}
