//! The report on outcomes: sections and page of a report made by hand.

use chrono::{Days, NaiveDate};
use sarhad_i18n::Lang;
use sarhad_model::{
    Drift, DriftAlarm, Feedback, GroupRow, Missed, Rate, ReliabilityBin, SelectedBy, ShareBand,
    SourceRate, Week, WeightKept, WeightRow,
};
use sarhad_report::{FeedbackLimits, feedback_html, feedback_sections};

const LIMITS: FeedbackLimits =
    FeedbackLimits { random_results: 200, firings: 200, group_units: 50 };

fn day(at: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() + Days::new(at)
}

fn rate(found: usize, of: usize) -> Rate {
    let share = found as f64 / of as f64;
    Rate {
        found,
        of,
        rate: Some(share),
        low: Some(share * 0.6),
        high: Some((share * 1.5).min(1.0)),
        band: Some(ShareBand::of(share)),
    }
}

fn report() -> Feedback {
    let source = |selected_by, found, of, lift| SourceRate {
        selected_by,
        selected: of + 2,
        hits: rate(found, of),
        lift,
    };
    let edges = [0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9, 1.0];
    let week = |at: u64| Week {
        monday: day(at * 7),
        units: 1_400,
        is_reference: at < 4,
        psi: vec![
            (at >= 4).then_some(0.02 * at as f64),
            (at >= 4).then_some(0.3),
            (at >= 4).then_some(0.05),
        ],
        limit: vec![(at >= 4).then_some(0.25); 3],
        unseen: (at >= 4).then_some(0.04),
    };
    Feedback {
        days: Some((day(0), day(55))),
        plans: 40,
        units: 11_200,
        opened: 400,
        without_result: 6,
        random_results: 240,
        has_percentages: true,
        by_source: vec![
            source(SelectedBy::Gate, 40, 80, Some(25.0)),
            source(SelectedBy::Ranked, 22, 110, Some(10.0)),
            source(SelectedBy::Random, 5, 240, Some(1.0)),
        ],
        base: rate(5, 240),
        missed: Missed {
            passed: 10_800,
            sample: 230,
            found: 3,
            estimate: Some(140.9),
            low: 29.2,
            high: 406.1,
        },
        reliability: edges
            .windows(2)
            .map(|edge| ReliabilityBin {
                from: edge[0],
                to: edge[1],
                units: 100,
                predicted: Some(f64::midpoint(edge[0], edge[1])),
                observed: rate((edge[1] * 40.0) as usize, 40),
            })
            .collect(),
        drift: Drift {
            facts: vec!["score", "chapter", "origin"],
            weeks: (0..8).map(week).collect(),
            alarms: vec![DriftAlarm { fact: "chapter", monday: day(35) }],
        },
        weights: vec![
            WeightRow {
                code: "VW01".into(),
                weight_db: 5.0,
                firings: 260,
                found: 20,
                share: 0.08,
                proposed_db: Some(6.5),
                kept: None,
            },
            WeightRow {
                code: "GD01".into(),
                weight_db: 12.0,
                firings: 30,
                found: 20,
                share: 0.01,
                proposed_db: None,
                kept: Some(WeightKept::ByLaw),
            },
            WeightRow {
                code: "RT15".into(),
                weight_db: 6.0,
                firings: 3,
                found: 0,
                share: 0.004,
                proposed_db: None,
                kept: Some(WeightKept::TooFew),
            },
        ],
        groups: vec![GroupRow {
            by: "importer_size",
            group: "small".into(),
            units: 900,
            selected: 80,
            selection_ratio: Some(1.72),
            hits: rate(6, 60),
            hit_ratio: Some(0.6),
            random: rate(0, 20),
        }],
    }
}

/// The same report where the random sample is too small for percentages.
fn early() -> Feedback {
    let mut report = report();
    report.random_results = 40;
    report.has_percentages = false;
    report.base.conceal();
    report.missed =
        Missed { passed: 900, sample: 40, found: 0, estimate: Some(0.0), low: 0.0, high: 64.9 };
    for one in &mut report.by_source {
        one.hits.conceal();
        one.lift = None;
    }
    for bin in &mut report.reliability {
        bin.observed.conceal();
        bin.predicted = None;
    }
    report
}

fn said(report: &Feedback, lang: Lang) -> String {
    let (head, sections) = feedback_sections(report, LIMITS, lang);
    let mut lines = head;
    for section in sections {
        lines.extend([String::new(), section.title]);
        lines.extend(section.alarms.into_iter().map(|alarm| format!("! {alarm}")));
        lines.extend(section.lines);
        if let Some(table) = section.table {
            let headings: Vec<&str> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
            lines.extend([String::new(), headings.join(" | ")]);
            for row in table.rows {
                assert_eq!(row.len(), headings.len());
                lines.push(row.join(" | "));
            }
        }
        lines.extend(section.note);
    }
    lines.join("\n")
}

#[test]
fn the_report_is_said_in_every_language() {
    for lang in Lang::ALL {
        insta::assert_snapshot!(format!("feedback_{}", lang.tag()), said(&report(), *lang));
        insta::assert_snapshot!(format!("feedback_early_{}", lang.tag()), said(&early(), *lang));
    }
}

#[test]
fn the_page_has_plots_and_fetches_nothing() {
    for lang in Lang::ALL {
        let page = feedback_html(&report(), LIMITS, *lang);
        assert_eq!(page.matches("<svg").count(), 3);
        for word in ["<script", "http://", "https://", "url(", "«feedback", "«kept", "«band"] {
            assert!(!page.contains(word), "{word}");
        }
        let mut reader = quick_xml::Reader::from_str(page.trim_start_matches("<!doctype html>"));
        reader.config_mut().check_end_names = false;
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    }
    // Plots of percentages are left out where there are none.
    let page = feedback_html(&early(), LIMITS, Lang::En);
    assert_eq!(page.matches("<svg").count(), 1, "only the drift");
}
