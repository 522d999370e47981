//! The parts of the report: each with its words and its table.

use sarhad_i18n::{Arg, Words, date, number, thousands};
use sarhad_model::{Feedback, GroupRow, Rate, ReliabilityBin, SelectedBy, Week, WeightRow};

use super::plot::{self, percent};
use super::{FeedbackLimits, FeedbackTable, Section};

/// Nothing to say.
const NONE: &str = "–";

/// What the report is about.
pub(super) fn head(report: &Feedback, limits: FeedbackLimits, t: &Words) -> Vec<String> {
    let lang = t.lang();
    let mut lines = Vec::new();
    if let Some((from, to)) = report.days {
        let plans = t.say("feedback-plans", &[("count", report.plans.into())]);
        let units = t.say("screen-count-units", &[("count", report.units.into())]);
        let args = [
            ("from", date(from, lang).into()),
            ("to", date(to, lang).into()),
            ("plans", plans.into()),
            ("units", units.into()),
            ("opened", thousands(report.opened, lang).into()),
        ];
        lines.push(t.say("feedback-period", &args));
    }
    let count = |key: &str, count: usize| t.say(key, &[("count", count.into())]);
    lines.push(count("feedback-random-results", report.random_results));
    if report.without_result > 0 {
        lines.push(count("feedback-without-result", report.without_result));
    }
    if report.opened == report.without_result {
        lines.push(t.get("feedback-nothing"));
    }
    if !report.has_percentages {
        let least = limits.random_results.to_string();
        lines.push(t.say("feedback-bands", &[("least", least.into())]));
    }
    lines.push(t.get("feedback-proposes"));
    lines
}

/// All parts.
pub(super) fn all(report: &Feedback, limits: FeedbackLimits, t: &Words) -> Vec<Section> {
    let mut parts = vec![
        missed(report, t),
        sources(report, t),
        reliability(report, t),
        drift(report, t),
        weights(&report.weights, limits, t),
    ];
    if !report.groups.is_empty() {
        parts.push(groups(&report.groups, limits, t));
    }
    parts
}

fn section(title: &str, t: &Words) -> Section {
    Section {
        title: t.get(title),
        alarms: Vec::new(),
        lines: Vec::new(),
        table: None,
        note: None,
        plot: None,
    }
}

/// A table with headings by key; those with `#` in front hold numbers.
fn table(columns: &[&str], rows: Vec<Vec<String>>, t: &Words) -> FeedbackTable {
    let column = |key: &&str| match key.strip_prefix('#') {
        Some(key) => (t.get(key), true),
        None => (t.get(key), false),
    };
    FeedbackTable { columns: columns.iter().map(column).collect(), rows }
}

fn missed(report: &Feedback, t: &Words) -> Section {
    let missed = &report.missed;
    let lang = t.lang();
    let units = |value: f64| thousands(value.round() as usize, lang);
    let args: Vec<(&str, Arg<'_>)> = vec![
        ("passed", thousands(missed.passed, lang).into()),
        ("sample", thousands(missed.sample, lang).into()),
        ("found", thousands(missed.found, lang).into()),
        ("estimate", units(missed.estimate.unwrap_or_default()).into()),
        ("low", units(missed.low.floor()).into()),
        ("high", units(missed.high.ceil()).into()),
    ];
    let keys: &[&str] = match missed.estimate {
        None => &["feedback-missed-unknown"],
        Some(_) if missed.found == 0 => &["feedback-missed-three"],
        Some(_) => &["feedback-missed-estimate", "feedback-missed-why"],
    };
    let lines = keys.iter().map(|key| t.say(key, &args)).collect();
    Section { lines, ..section("feedback-missed", t) }
}

fn sources(report: &Feedback, t: &Words) -> Section {
    let rows = report.by_source.iter().map(|one| {
        let name = t.get(&format!("selected-{}", one.selected_by.key()));
        let lift = match one.selected_by {
            SelectedBy::Random => None,
            SelectedBy::Gate | SelectedBy::Ranked => one.lift,
        };
        vec![
            name,
            thousands(one.selected, t.lang()),
            thousands(one.hits.of, t.lang()),
            thousands(one.hits.found, t.lang()),
            share(&one.hits, t),
            interval(&one.hits, t),
            lift.map_or_else(|| NONE.to_owned(), |lift| tenths(lift, t)),
        ]
    });
    let columns = [
        "feedback-source",
        "#feedback-selected",
        "#feedback-results",
        "#feedback-finds",
        "#feedback-rate",
        "#feedback-interval",
        "#feedback-lift",
    ];
    Section {
        table: Some(table(&columns, rows.collect(), t)),
        note: Some(t.get("feedback-sources-note")),
        plot: plot::sources(&report.by_source, t),
        ..section("feedback-sources", t)
    }
}

fn reliability(report: &Feedback, t: &Words) -> Section {
    let row = |bin: &ReliabilityBin| {
        // The range is a percentage too: where there are too few results its band is told.
        let range = if report.has_percentages {
            format!("{} – {}", percent(bin.from, t), percent(bin.to, t))
        } else {
            let middle = f64::midpoint(bin.from, bin.to);
            t.get(&format!("band-{}", sarhad_model::ShareBand::of(middle).key()))
        };
        vec![
            range,
            thousands(bin.units, t.lang()),
            of(&bin.observed, t),
            bin.predicted.map_or_else(|| NONE.to_owned(), |share| percent(share, t)),
            share(&bin.observed, t),
            interval(&bin.observed, t),
        ]
    };
    let columns = [
        "feedback-range",
        "#feedback-selected",
        "#feedback-finds",
        "#feedback-predicted",
        "#feedback-observed",
        "#feedback-interval",
    ];
    Section {
        table: Some(table(&columns, report.reliability.iter().map(row).collect(), t)),
        note: Some(t.get("feedback-reliability-note")),
        plot: plot::reliability(&report.reliability, t),
        ..section("feedback-reliability", t)
    }
}

fn drift(report: &Feedback, t: &Words) -> Section {
    let drift = &report.drift;
    let alarm = |one: &sarhad_model::DriftAlarm| {
        let fact = t.get(&format!("feedback-fact-{}", one.fact));
        let args = [("fact", fact.into()), ("day", date(one.monday, t.lang()).into())];
        t.say("feedback-drift-alarm", &args)
    };
    let alarms: Vec<String> = drift.alarms.iter().map(alarm).collect();
    let is_judged = drift.weeks.iter().any(|week| week.unseen.is_some());
    let lines = match (is_judged, alarms.is_empty()) {
        (false, _) => vec![t.get("feedback-drift-few")],
        (true, true) => vec![t.get("feedback-drift-none")],
        (true, false) => Vec::new(),
    };
    let mut columns = vec![(t.get("feedback-week"), false), (t.get("feedback-selected"), true)];
    columns.extend(drift.facts.iter().map(|fact| (t.get(&format!("feedback-fact-{fact}")), true)));
    columns.push((t.get("feedback-fact-unseen"), true));
    let row = |week: &Week| {
        let mut cells = vec![date(week.monday, t.lang()), thousands(week.units, t.lang())];
        cells.extend(week.psi.iter().zip(&week.limit).map(|(psi, limit)| match (psi, limit) {
            (Some(psi), Some(limit)) if psi > limit => format!("{} !", hundredths(*psi, t)),
            (Some(psi), _) => hundredths(*psi, t),
            (None, _) if week.is_reference => t.get("feedback-reference"),
            (None, _) => NONE.to_owned(),
        }));
        cells.push(week.unseen.map_or_else(|| NONE.to_owned(), |share| percent(share, t)));
        cells
    };
    Section {
        alarms,
        lines,
        table: is_judged
            .then(|| FeedbackTable { columns, rows: drift.weeks.iter().map(row).collect() }),
        note: is_judged.then(|| t.get("feedback-drift-note")),
        plot: plot::drift(drift, t),
        ..section("feedback-drift", t)
    }
}

fn weights(rows: &[WeightRow], limits: FeedbackLimits, t: &Words) -> Section {
    let row = |one: &WeightRow| {
        let proposal = match (one.proposed_db, one.kept) {
            (Some(weight), _) => number(weight, t.lang()),
            (None, Some(kept)) => {
                let least = limits.firings.to_string();
                t.say(&format!("kept-{}", kept.key()), &[("least", least.into())])
            }
            (None, None) => NONE.to_owned(),
        };
        let counts =
            [("found", one.found.to_string().into()), ("of", one.firings.to_string().into())];
        vec![
            format!("{} {}", one.code, t.finding_name(&one.code)),
            number(one.weight_db, t.lang()),
            t.say("feedback-of", &counts),
            percent(one.share, t),
            proposal,
        ]
    };
    let columns = [
        "feedback-indicator",
        "#feedback-weight",
        "#feedback-firings",
        "#feedback-share",
        "feedback-proposal",
    ];
    Section {
        table: Some(table(&columns, rows.iter().map(row).collect(), t)),
        note: Some(t.get("feedback-weights-note")),
        ..section("feedback-weights", t)
    }
}

fn groups(rows: &[GroupRow], limits: FeedbackLimits, t: &Words) -> Section {
    let ratio = |value: Option<f64>| value.map_or_else(|| NONE.to_owned(), |one| tenths(one, t));
    let row = |one: &GroupRow| {
        let group = match one.by {
            "importer_size" => t.get(&format!("feedback-size-{}", one.group)),
            _ => one.group.clone(),
        };
        vec![
            t.say(&format!("feedback-by-{}", one.by), &[("group", group.into())]),
            thousands(one.units, t.lang()),
            ratio(one.selection_ratio),
            of(&one.hits, t),
            ratio(one.hit_ratio),
            of(&one.random, t),
        ]
    };
    let columns = [
        "feedback-group",
        "#feedback-selected",
        "#feedback-selection-ratio",
        "#feedback-finds",
        "#feedback-hit-ratio",
        "#feedback-random-finds",
    ];
    let least = limits.group_units.to_string();
    Section {
        table: Some(table(&columns, rows.iter().map(row).collect(), t)),
        note: Some(t.say("feedback-groups-note", &[("least", least.into())])),
        ..section("feedback-groups", t)
    }
}

/// A share in percent, or as a band where there are too few results.
fn share(rate: &Rate, t: &Words) -> String {
    match (rate.rate, rate.band) {
        (Some(share), _) => percent(share, t),
        (None, Some(band)) => t.get(&format!("band-{}", band.key())),
        (None, None) => NONE.to_owned(),
    }
}

fn interval(rate: &Rate, t: &Words) -> String {
    match (rate.low, rate.high) {
        (Some(low), Some(high)) if rate.of > 0 => {
            format!("{} – {}", percent(low, t), percent(high, t))
        }
        _ => NONE.to_owned(),
    }
}

fn of(rate: &Rate, t: &Words) -> String {
    let counts = [("found", rate.found.to_string().into()), ("of", rate.of.to_string().into())];
    t.say("feedback-of", &counts)
}

fn tenths(value: f64, t: &Words) -> String {
    number((value * 10.0).round() / 10.0, t.lang())
}

fn hundredths(value: f64, t: &Words) -> String {
    number((value * 100.0).round() / 100.0, t.lang())
}
