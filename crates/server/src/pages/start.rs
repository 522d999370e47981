//! `GET /`: give papers; see with which lists names are compared, how old these are, and what
//! else papers are judged with.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::NaiveDate;
use sarhad_i18n::Words;
use sarhad_model::ListSummary;
use sarhad_report::view::{ListView, list_warning, size};

use super::{Frame, show};
use crate::router::Shared;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "start.html")]
struct Page {
    t: &'static Words,
    frame: Frame,
    warning: Option<String>,
    lists: Vec<(ListView, String)>,
    in_use: Vec<String>,
    limits: String,
    memory: String,
}

/// The start page.
pub async fn start(
    State(shared): State<Arc<Shared>>,
    Extension(visit): Extension<Visit>,
) -> Response {
    let t = visit.words();
    let limits = &shared.app.settings.limits;
    let today = (shared.app.today)();
    let lists = &shared.app.lists;
    let page = Page {
        t,
        frame: Frame::new(&visit, t.get("page-start-title")),
        warning: list_warning(lists, t),
        lists: lists.iter().map(|list| (ListView::new(list, t), age(list, today, t))).collect(),
        in_use: (shared.app.in_use)(visit.lang),
        limits: t.say(
            "page-limits",
            &[
                ("files", limits.files.into()),
                ("file", size(limits.file_bytes as u64, t).into()),
                ("total", size(limits.total_bytes as u64, t).into()),
            ],
        ),
        memory: t.say("page-memory", &[("count", limits.results.into())]),
    };
    show(StatusCode::OK, &page)
}

/// How old a list is. A date after today, from a wrong clock or list, is no age.
fn age(list: &ListSummary, today: NaiveDate, t: &Words) -> String {
    let days = list.published.map(|day| today.signed_duration_since(day).num_days());
    match days.and_then(|days| usize::try_from(days).ok()) {
        Some(days) => t.say("page-age", &[("count", days.into())]),
        None => t.get("page-age-unknown"),
    }
}
