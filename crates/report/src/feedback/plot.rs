//! Plots as a few marks on a plane, drawn inline in the page. Every plot stands beside a table that
//! says the same in numbers, so it is for the eye only.

use sarhad_i18n::{Words, number};
use sarhad_model::{Drift, ReliabilityBin, SourceRate};

/// Width of a plot, in units of its view box; the page scales it.
pub(super) const WIDTH: f64 = 640.0;

/// A plot.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plot {
    /// Height.
    pub(super) height: f64,
    /// Its marks, the lower first.
    pub(super) marks: Vec<Mark>,
    /// What each colour means: class and words.
    pub(super) legend: Vec<(&'static str, String)>,
}

/// A mark.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// A line.
    Line { from: (String, String), to: (String, String), class: &'static str },
    /// A box.
    Bar { at: (String, String), size: (String, String), class: &'static str },
    /// A dot.
    Dot { at: (String, String), class: &'static str },
    /// Words: where, which end of them (`start`, `middle`, `end`), what.
    Words { at: (String, String), anchor: &'static str, text: String },
    /// A line through points.
    Path { points: String, class: &'static str },
}

fn point(x: f64, y: f64) -> (String, String) {
    (format!("{x:.1}"), format!("{y:.1}"))
}

fn line(from: (f64, f64), to: (f64, f64), class: &'static str) -> Mark {
    Mark::Line { from: point(from.0, from.1), to: point(to.0, to.1), class }
}

fn says(x: f64, y: f64, anchor: &'static str, text: impl Into<String>) -> Mark {
    Mark::Words { at: point(x, y), anchor, text: text.into() }
}

/// Hit rates with their intervals, one row a way of selection.
pub(super) fn sources(rates: &[SourceRate], t: &Words) -> Option<Plot> {
    const ROW: f64 = 34.0;
    const LEFT: f64 = 150.0;
    const RIGHT: f64 = 70.0;
    let shown: Vec<&SourceRate> = rates.iter().filter(|one| one.hits.rate.is_some()).collect();
    if shown.is_empty() {
        return None;
    }
    let most = shown.iter().filter_map(|one| one.hits.high).fold(0.01, f64::max);
    let x = |share: f64| LEFT + share / most * (WIDTH - LEFT - RIGHT);
    let mut marks = Vec::new();
    for (at, one) in (0u32..).zip(&shown) {
        let y = f64::from(at) * ROW + 8.0;
        let (rate, low, high) = (one.hits.rate?, one.hits.low?, one.hits.high?);
        let class =
            if one.selected_by == sarhad_model::SelectedBy::Random { "base" } else { "rule" };
        marks.push(Mark::Bar {
            at: point(LEFT, y),
            size: point(x(rate) - LEFT, ROW - 14.0),
            class,
        });
        let middle = y + (ROW - 14.0) / 2.0;
        marks.push(line((x(low), middle), (x(high), middle), "whisker"));
        let name = t.get(&format!("selected-{}", one.selected_by.key()));
        marks.push(says(LEFT - 8.0, middle + 4.0, "end", name));
        marks.push(says(x(high) + 6.0, middle + 4.0, "start", percent(rate, t)));
    }
    Some(Plot { height: shown.len() as f64 * ROW + 8.0, marks, legend: Vec::new() })
}

/// Predicted against observed on a scale of factors of ten, one column a range.
pub(super) fn reliability(bins: &[ReliabilityBin], t: &Words) -> Option<Plot> {
    const HEIGHT: f64 = 260.0;
    const LEFT: f64 = 56.0;
    const BOTTOM: f64 = 34.0;
    const LEAST: f64 = 0.001;
    if bins.iter().all(|bin| bin.observed.rate.is_none()) {
        return None;
    }
    let y = |share: f64| {
        let of_scale = (share.max(LEAST) / LEAST).log10() / (1.0 / LEAST).log10();
        (HEIGHT - BOTTOM) - of_scale * (HEIGHT - BOTTOM - 12.0)
    };
    let mut marks = Vec::new();
    for share in [0.001, 0.01, 0.1, 1.0] {
        marks.push(line((LEFT, y(share)), (WIDTH, y(share)), "grid"));
        marks.push(says(LEFT - 6.0, y(share) + 4.0, "end", percent(share, t)));
    }
    let column = (WIDTH - LEFT) / bins.len() as f64;
    for (at, bin) in (0u32..).zip(bins) {
        let x = LEFT + (f64::from(at) + 0.5) * column;
        marks.push(says(x, HEIGHT - BOTTOM + 18.0, "middle", percent(bin.to, t)));
        let (Some(rate), Some(low), Some(high)) =
            (bin.observed.rate, bin.observed.low, bin.observed.high)
        else {
            continue;
        };
        marks.push(line((x, y(low)), (x, y(high)), "whisker"));
        marks.push(Mark::Dot { at: point(x, y(rate)), class: "observed" });
        if let Some(predicted) = bin.predicted {
            let wide = column * 0.32;
            let level = y(predicted);
            marks.push(line((x - wide, level), (x + wide, level), "predicted"));
        }
    }
    let legend =
        vec![("predicted", t.get("feedback-predicted")), ("observed", t.get("feedback-observed"))];
    Some(Plot { height: HEIGHT, marks, legend })
}

/// Colours of the lines of drift, one a fact.
const FACT_CLASSES: [&str; 3] = ["fact-0", "fact-1", "fact-2"];

/// Stability by week, one line a fact, with the limit.
pub(super) fn drift(drift: &Drift, t: &Words) -> Option<Plot> {
    const HEIGHT: f64 = 200.0;
    const LEFT: f64 = 56.0;
    const BOTTOM: f64 = 30.0;
    let weeks = &drift.weeks;
    let judged = weeks.iter().flat_map(|week| week.psi.iter().flatten());
    let limits = weeks.iter().flat_map(|week| week.limit.iter().flatten());
    let most = judged.clone().chain(limits).copied().fold(0.0, f64::max) * 1.1;
    if judged.count() == 0 {
        return None;
    }
    let x = |at: usize| LEFT + (at as f64 + 0.5) / weeks.len() as f64 * (WIDTH - LEFT);
    let y = |value: f64| (HEIGHT - BOTTOM) - value / most * (HEIGHT - BOTTOM - 12.0);
    let mut marks = vec![
        line((LEFT, y(0.0)), (WIDTH, y(0.0)), "grid"),
        says(LEFT - 6.0, y(0.0) + 4.0, "end", "0"),
        says(LEFT - 6.0, y(most) + 12.0, "end", number((most * 100.0).round() / 100.0, t.lang())),
    ];
    let path = |value: &dyn Fn(usize) -> Option<f64>| {
        let points = (0..weeks.len()).filter_map(|at| {
            let (x, y) = point(x(at), y(value(at)?));
            Some(format!("{x},{y}"))
        });
        points.collect::<Vec<_>>().join(" ")
    };
    let limit = path(&|at| weeks[at].limit.first().copied().flatten());
    marks.push(Mark::Path { points: limit, class: "limit" });
    for (fact, class) in (0..drift.facts.len()).zip(FACT_CLASSES) {
        marks.push(Mark::Path { points: path(&|at| weeks[at].psi[fact]), class });
    }
    // Some weeks by name, so that the names have room.
    let step = weeks.len().div_ceil(6);
    for (at, week) in weeks.iter().enumerate().step_by(step) {
        let day = sarhad_i18n::date(week.monday, t.lang());
        marks.push(says(x(at), HEIGHT - BOTTOM + 18.0, "middle", day));
    }
    let facts = drift.facts.iter().zip(FACT_CLASSES);
    let legend =
        facts.map(|(fact, class)| (class, t.get(&format!("feedback-fact-{fact}")))).collect();
    Some(Plot { height: HEIGHT, marks, legend })
}

/// A share in percent, with a decimal where it is small.
pub(super) fn percent(share: f64, t: &Words) -> String {
    let rounded =
        if share < 0.1 { (share * 1000.0).round() / 10.0 } else { (share * 100.0).round() };
    format!("{}\u{a0}%", number(rounded, t.lang()))
}
