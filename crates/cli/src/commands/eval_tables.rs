//! Reports of `sarhad eval names` and `sarhad eval search` as tables for people.

use std::collections::BTreeMap;

use sarhad_i18n::{Lang, Words, number, thousands};
use sarhad_service::eval::names::{self, Part};
use sarhad_service::eval::search;

use crate::output::Look;
use crate::table::{Align, Cell, Column, Paint, render};

/// The report on pairs of names.
pub fn of_names(report: &names::Report, words: &Words, look: Look) -> String {
    let lang = words.lang();
    let mut out = words.say(
        "eval-names-head",
        &[
            ("pairs", thousands(report.pairs, lang).into()),
            ("threshold", number(report.threshold, lang).into()),
        ],
    );
    out.push('\n');
    let figures = [report.precision, report.recall, report.f1, report.hard_negative_alarm_rate];
    let areas = [report.auc, report.auc_accepted];
    let mut rows = vec![figures_row(&words.get("eval-all"), report.pairs, figures, areas, lang)];
    rows.extend(report.by_split.iter().map(|(name, split)| {
        let part = &split.part;
        let figures = [part.precision, part.recall, part.f1, split.hard_negative_alarm_rate];
        figures_row(name, part.n, figures, [split.auc, split.auc_accepted], lang)
    }));
    let keys = [
        "eval-split",
        "eval-n",
        "eval-precision",
        "eval-recall",
        "eval-f1",
        "eval-hard-alarms",
        "eval-auc",
        "eval-auc-accepted",
    ];
    section(&mut out, "eval-figures", &keys, &rows, words, look);
    for (title, groups) in
        [("eval-by-kind", &report.by_kind), ("eval-by-scripts", &report.by_script_pair)]
    {
        let keys = [
            "eval-group",
            "eval-n",
            "eval-matches",
            "eval-precision",
            "eval-recall",
            "eval-f1",
            "eval-alarms",
        ];
        section(&mut out, title, &keys, &part_rows(groups, lang), words, look);
    }
    let bins = report.reliability.iter().map(|bin| {
        let empty = bin.n == 0;
        let figure = |value: f64| if empty { "—".to_owned() } else { share(value, lang) };
        vec![
            format!("{}–{}", number(bin.from, lang), number(bin.to, lang)),
            thousands(bin.n, lang),
            figure(bin.predicted),
            figure(bin.observed),
        ]
    });
    let keys = ["eval-bin", "eval-n", "eval-predicted", "eval-observed"];
    section(&mut out, "eval-reliability", &keys, &bins.collect::<Vec<_>>(), words, look);
    if let Some(errors) = &report.errors {
        let rows: Vec<Vec<String>> = errors
            .iter()
            .map(|one| {
                let label = if one.label { "eval-label-match" } else { "eval-label-other" };
                vec![
                    share(one.probability, lang),
                    words.get(label),
                    format!("{}\n{}", one.query, one.listed),
                    format!("{} {}", one.kind, one.split),
                    one.scripts.clone(),
                ]
            })
            .collect();
        let keys = ["eval-said", "eval-label", "eval-pair", "eval-group", "eval-scripts"];
        section(&mut out, "eval-errors", &keys, &rows, words, look);
    }
    let speed = thousands(report.pairs_per_second as usize, lang);
    out.push_str(&(words.say("eval-names-speed", &[("speed", speed.into())]) + "\n"));
    out
}

/// The report on searches.
pub fn of_search(report: &search::Report, words: &Words, look: Look) -> String {
    let lang = words.lang();
    let mut out = words.say(
        "eval-search-head",
        &[
            ("queries", thousands(report.queries, lang).into()),
            ("names", thousands(report.names, lang).into()),
            ("entries", thousands(report.entries, lang).into()),
        ],
    );
    out.push('\n');
    let milliseconds = |us: u128| number(us as f64 / 1000.0, lang);
    let rows = [
        ("eval-top-1", share(report.recall_at_1, lang)),
        ("eval-top-5", share(report.recall_at_5, lang)),
        ("eval-alarm-rate", share(report.alarm_rate, lang)),
        ("eval-review-rate", share(report.review_rate, lang)),
        ("eval-p50", milliseconds(report.p50_us)),
        ("eval-p95", milliseconds(report.p95_us)),
        ("eval-p99", milliseconds(report.p99_us)),
        ("eval-build", number(report.build_seconds, lang)),
        ("eval-index", number(mib(report.index_bytes), lang)),
    ];
    let rows: Vec<Vec<String>> =
        rows.into_iter().map(|(key, value)| vec![words.get(key), value]).collect();
    section(&mut out, "eval-figures", &["eval-figure", "eval-value"], &rows, words, look);
    let rows: Vec<Vec<String>> = report
        .raised
        .iter()
        .map(|point| vec![number(point.probability, lang), share(point.share, lang)])
        .collect();
    section(&mut out, "eval-raised", &["eval-limit", "eval-share"], &rows, words, look);
    if let Some(errors) = &report.errors {
        let rows: Vec<Vec<String>> = errors
            .iter()
            .map(|one| {
                let none = || "—".to_owned();
                vec![
                    share(one.probability, lang),
                    one.query.clone(),
                    one.expected.clone().unwrap_or_else(none),
                    one.best_name.clone().unwrap_or_else(none),
                    one.best.clone().unwrap_or_else(none),
                ]
            })
            .collect();
        let keys = ["eval-said", "eval-query", "eval-expected", "eval-best", "eval-best-entry"];
        section(&mut out, "eval-errors", &keys, &rows, words, look);
    }
    out
}

fn mib(bytes: usize) -> f64 {
    (bytes as f64 / (1024.0 * 1024.0) * 10.0).round() / 10.0
}

/// A share with four decimals at most.
fn share(value: f64, lang: Lang) -> String {
    number((value * 10_000.0).round() / 10_000.0, lang)
}

fn figures_row(
    name: &str,
    pairs: usize,
    figures: [f64; 4],
    areas: [Option<f64>; 2],
    lang: Lang,
) -> Vec<String> {
    let mut row = vec![name.to_owned(), thousands(pairs, lang)];
    row.extend(figures.map(|figure| share(figure, lang)));
    row.extend(areas.map(|area| area.map_or_else(|| "—".to_owned(), |area| share(area, lang))));
    row
}

/// A figure that a group cannot have (recall without matches) is a dash.
fn part_rows(groups: &BTreeMap<String, Part>, lang: Lang) -> Vec<Vec<String>> {
    let row = |(name, part): (&String, &Part)| {
        let when = |there: bool, value: f64| {
            if there { share(value, lang) } else { "—".to_owned() }
        };
        let (some, others) = (part.matches > 0, part.matches < part.n);
        vec![
            name.clone(),
            thousands(part.n, lang),
            thousands(part.matches, lang),
            when(some, part.precision),
            when(some, part.recall),
            when(some, part.f1),
            when(others, part.alarm_rate),
        ]
    };
    groups.iter().map(row).collect()
}

/// A title and a table; the first column holds words, the others numbers unless they are words
/// too, which are set left by their heading's key.
fn section(
    out: &mut String,
    title: &str,
    keys: &[&str],
    rows: &[Vec<String>],
    words: &Words,
    look: Look,
) {
    const WORDS: [&str; 12] = [
        "eval-best",
        "eval-best-entry",
        "eval-bin",
        "eval-expected",
        "eval-figure",
        "eval-group",
        "eval-label",
        "eval-limit",
        "eval-pair",
        "eval-query",
        "eval-scripts",
        "eval-split",
    ];
    const LONG: [&str; 3] = ["eval-best", "eval-pair", "eval-query"];
    out.push_str(&format!("\n{}\n", Paint::Bold.on(&words.get(title), look.colour)));
    let column = |key: &&str| Column {
        heading: words.get(key),
        align: if WORDS.contains(key) { Align::Left } else { Align::Right },
        wraps: LONG.contains(key),
    };
    let columns: Vec<Column> = keys.iter().map(column).collect();
    let cells: Vec<Vec<Cell>> =
        rows.iter().map(|row| row.iter().map(Cell::plain).collect()).collect();
    out.push_str(&render(&columns, &cells, look.width, look.colour));
}
