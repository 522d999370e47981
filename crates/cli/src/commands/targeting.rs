//! `sarhad eval targeting`: the learned ranking on labelled declarations.

use std::path::PathBuf;

use anyhow::Result;
use sarhad_i18n::{Words, thousands};
use sarhad_service::eval::targeting::{self, Report, Tables};
use sarhad_service::learn::{Measures, SHARES, Settings};

use crate::args::{AnswerFormat, HowToLearn};
use crate::output::{Look, print};
use crate::table::{Align, Cell, Column, render};

/// Measures and prints.
pub fn run(
    [train, valid, test]: [&PathBuf; 3],
    how: &HowToLearn,
    ablate: bool,
    format: AnswerFormat,
    words: &Words,
) -> Result<()> {
    let settings = Settings { without: how.without.clone(), budget: how.effort, seed: how.seed };
    let report = targeting::run(Tables { train, valid, test }, &settings, ablate)?;
    match format {
        // As it is: an empty list of families left out says something.
        AnswerFormat::Json => print(&(serde_json::to_string_pretty(&report)? + "\n")),
        AnswerFormat::Table => print(&table(&report, words, Look::of_stdout())),
    }
}

fn table(report: &Report, words: &Words, look: Look) -> String {
    let lang = words.lang();
    let mut columns: Vec<(String, &Measures)> = vec![
        (words.get("learn-all"), &report.all),
        (words.get("learn-known"), &report.known_importers),
        (words.get("learn-new"), &report.new_importers),
        (words.get("learn-logistic"), &report.logistic),
    ];
    for (family, measures) in &report.ablation {
        let name = words.get(&format!("family-{family}"));
        columns.push((words.say("learn-without", &[("family", name.into())]), measures));
    }
    let number =
        |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |one| format!("{one:.3}"));
    let row = |name: String, of: &dyn Fn(&Measures) -> String| -> Vec<Cell> {
        let values = columns.iter().map(|(_, measures)| Cell::plain(of(measures)));
        std::iter::once(Cell::plain(name)).chain(values).collect()
    };
    let mut rows = vec![
        row(words.get("learn-rows"), &|one| thousands(one.rows, lang)),
        row(words.get("learn-base-rate"), &|one| format!("{:.1}", one.base_rate * 100.0)),
        row(words.get("learn-area"), &|one| number(one.auc)),
    ];
    for (key, share) in SHARES {
        let args = [("share", format!("{:.0}", share * 100.0).into())];
        rows.push(row(words.say("learn-precision", &args), &|one| {
            number(one.precision_at.get(key).copied())
        }));
        rows.push(row(words.say("learn-recall", &args), &|one| {
            number(one.recall_at.get(key).copied())
        }));
    }
    let mut heads =
        vec![Column { heading: words.get("learn-measure"), align: Align::Left, wraps: false }];
    heads.extend(columns.iter().map(|(name, _)| Column {
        heading: name.clone(),
        align: Align::Right,
        wraps: false,
    }));
    let speed = words.say(
        "learn-speed",
        &[
            ("ranked", report.ranked_by.into()),
            ("trees", thousands(report.trees, lang).into()),
            ("nodes", thousands(report.nodes, lang).into()),
            ("seconds", format!("{:.1}", report.train_seconds).into()),
            ("rate", thousands(report.predict_rows_per_second as usize, lang).into()),
        ],
    );
    format!("{}{speed}\n", render(&heads, &rows, look.width, look.colour))
}
