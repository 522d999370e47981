//! The printable page: one file that needs nothing else, no script and no network, to be read
//! or printed. Text from the papers is escaped by the template engine.

use askama::Template;
use sarhad_i18n::{Lang, Words, date, thousands, words};
use sarhad_model::Ranking;

use crate::view::{Head, UnitView};

/// What the page contains.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HtmlOptions {
    /// Only so many units, best rank first; the page says how many there are.
    pub top: Option<usize>,
    /// With all reasons of every unit, not only the ranked table.
    pub explain: bool,
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page {
    t: &'static Words,
    style: &'static str,
    title: String,
    head: Head,
    units: Vec<UnitView>,
    /// How many of how many units are shown, when not all are.
    cut: Option<String>,
    explain: bool,
}

/// The ranking as one self-contained page.
pub fn html(ranking: &Ranking, lang: Lang, options: &HtmlOptions) -> String {
    let t = words(lang);
    let total = ranking.units.len();
    let shown = options.top.map_or(total, |top| top.min(total));
    let units = ranking.units[..shown]
        .iter()
        .map(|unit| {
            let mut view = UnitView::new(ranking, unit, t);
            view.href = options.explain.then(|| format!("#unit-{}", unit.rank));
            view
        })
        .collect();
    let cut = (shown < total).then(|| {
        t.say(
            "page-cut",
            &[("shown", thousands(shown, lang).into()), ("total", thousands(total, lang).into())],
        )
    });
    let page = Page {
        t,
        style: crate::STYLE,
        title: t.say("page-report-title", &[("date", date(ranking.as_of, lang).into())]),
        head: Head::new(ranking, t),
        units,
        cut,
        explain: options.explain,
    };
    page.render().expect("the template writes to a string and has no fallible filter")
}
