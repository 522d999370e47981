//! `GET /r/{id}/unit/{rank}`: one unit with all its reasons, and the way to its neighbours in
//! the list it was opened from.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use sarhad_i18n::{Words, thousands};
use sarhad_report::view::{UnitView, list_warning};

use super::{Fault, Frame, show};
use crate::router::Shared;
use crate::select::Selection;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "unit.html")]
struct Page {
    t: &'static Words,
    frame: Frame,
    warning: Option<String>,
    unit: UnitView,
    back: String,
    position: String,
    previous: Option<String>,
    next: Option<String>,
}

/// The page of one unit.
pub async fn unit(
    State(shared): State<Arc<Shared>>,
    Extension(visit): Extension<Visit>,
    Path((id, rank)): Path<(String, String)>,
) -> Response {
    let Some(ranking) = shared.results.get(&id) else {
        return Fault::gone(&shared).page(&visit);
    };
    let rank: Option<u32> = rank.parse().ok();
    let Some(unit) = ranking.units.iter().find(|unit| Some(unit.rank) == rank) else {
        return Fault::Missing.page(&visit);
    };
    let t = visit.words();
    let selection = Selection::read(&visit.pairs, shared.app.settings.limits.search_chars);
    let query = selection.write();
    let mut list = selection.units(&ranking, t);
    // Opened by its address alone, a unit need not be in the filtered list.
    if !list.iter().any(|listed| listed.rank == unit.rank) {
        list = ranking.units.iter().collect();
    }
    let at = list.iter().position(|listed| listed.rank == unit.rank).unwrap_or_default();
    let href = |at: usize| list.get(at).map(|unit| format!("/r/{id}/unit/{}{query}", unit.rank));
    let title = t.say(
        "page-unit-title",
        &[("rank", unit.rank.to_string().into()), ("unit", unit.unit.as_str().into())],
    );
    let page = Page {
        t,
        frame: Frame::new(&visit, title),
        warning: list_warning(&ranking.lists, t),
        unit: UnitView::new(&ranking, unit, t),
        back: format!("/r/{id}{query}"),
        position: t.say(
            "page-position",
            &[
                ("at", thousands(at + 1, visit.lang).into()),
                ("total", thousands(list.len(), visit.lang).into()),
            ],
        ),
        previous: at.checked_sub(1).and_then(href),
        next: href(at + 1),
    };
    show(StatusCode::OK, &page)
}
