//! `GET /r/{id}`: the ranked units, with filter, search and order, and what was read.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use sarhad_i18n::{Words, date, thousands};
use sarhad_model::Advice;
use sarhad_report::view::{Head, UnitView};

use super::{Fault, Frame, show};
use crate::router::Shared;
use crate::select::{Order, Selection};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "ranking.html")]
struct Page {
    t: &'static Words,
    frame: Frame,
    head: Head,
    base: String,
    chips: Vec<Chip>,
    selection: Selection,
    orders: Vec<Choice>,
    found: String,
    units: Vec<UnitView>,
    empty: bool,
    pager: Option<Pager>,
    take: String,
    kept: String,
}

/// A filter by advice as a link.
struct Chip {
    key: &'static str,
    mark: &'static str,
    name: String,
    count: String,
    href: String,
    current: bool,
}

/// An order to choose.
struct Choice {
    key: &'static str,
    name: String,
    current: bool,
}

/// Links between pages of rows.
struct Pager {
    position: String,
    previous: Option<String>,
    next: Option<String>,
}

/// The ranking page.
pub async fn ranking(
    State(shared): State<Arc<Shared>>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let Some(ranking) = shared.results.get(&id) else {
        return Fault::gone(&shared).page(&visit);
    };
    let t = visit.words();
    let limits = &shared.app.settings.limits;
    let base = format!("/r/{id}");
    let mut selection = Selection::read(&visit.pairs, limits.search_chars);
    let fitting = selection.units(&ranking, t);
    let rows = limits.rows.max(1);
    let pages = fitting.len().div_ceil(rows).max(1);
    selection.page = selection.page.min(pages);
    let query = selection.write();
    let units = fitting.iter().skip((selection.page - 1) * rows).take(rows).map(|unit| {
        let mut view = UnitView::new(&ranking, unit, t);
        view.href = Some(format!("{base}/unit/{}{query}", unit.rank));
        view
    });
    let title = t.say("page-report-title", &[("date", date(ranking.as_of, visit.lang).into())]);
    let head = Head::new(&ranking, t);
    let total = thousands(ranking.units.len(), visit.lang);
    let page = Page {
        t,
        frame: Frame::new(&visit, title),
        chips: chips(&head, &selection, &base, &total, t),
        orders: orders(selection.order, t),
        found: t.say("page-found", &[("count", fitting.len().into())]),
        units: units.collect(),
        empty: ranking.units.is_empty(),
        pager: pager(&selection, pages, &base, t),
        take: if ranking.units.len() > limits.report_units {
            t.say("page-take-cut", &[("count", thousands(limits.report_units, visit.lang).into())])
        } else {
            t.say("page-take-what", &[("count", total.into())])
        },
        kept: t.say("page-kept", &[("count", limits.results.into())]),
        head,
        base,
        selection,
    };
    show(StatusCode::OK, &page)
}

fn chips(head: &Head, selection: &Selection, base: &str, total: &str, t: &Words) -> Vec<Chip> {
    let href = |advice: Option<Advice>| {
        format!("{base}{}", Selection { advice, page: 1, ..selection.clone() }.write())
    };
    let all = Chip {
        key: "all",
        mark: "",
        name: t.get("page-all"),
        count: total.to_owned(),
        href: href(None),
        current: selection.advice.is_none(),
    };
    let each = head.tallies.iter().map(|tally| {
        let advice = Advice::ALL.iter().copied().find(|advice| advice.key() == tally.key);
        Chip {
            key: tally.key,
            mark: tally.mark,
            name: tally.name.clone(),
            count: tally.count.clone(),
            href: href(advice),
            current: selection.advice == advice,
        }
    });
    std::iter::once(all).chain(each).collect()
}

fn orders(current: Order, t: &Words) -> Vec<Choice> {
    let choice = |order: Order| Choice {
        key: order.key(),
        name: t.get(&format!("page-sort-{}", order.key())),
        current: order == current,
    };
    Order::ALL.into_iter().map(choice).collect()
}

fn pager(selection: &Selection, pages: usize, base: &str, t: &Words) -> Option<Pager> {
    let at = selection.page;
    let href = |page| format!("{base}{}", Selection { page, ..selection.clone() }.write());
    (pages > 1).then(|| Pager {
        position: t.say("page-of", &[("page", at.into()), ("pages", pages.into())]),
        previous: (at > 1).then(|| href(at - 1)),
        next: (at < pages).then(|| href(at + 1)),
    })
}
