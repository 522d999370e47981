//! `sarhad eval simulated`: are the planted cases of a simulated folder at the top of the
//! ranking? Two simple rankings of the same units stand beside it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use sarhad_i18n::{Words, thousands};
use sarhad_service::decisions::Decisions;
use sarhad_service::eval::controls::{self, Named};
use sarhad_service::knowledge::Controls;
use sarhad_service::oneshot::{self, Day, ReadOptions};
use sarhad_service::{Progress, input};
use sarhad_simulate::{
    Evaluation, KindEvaluation, RankedUnit, SHARES, TRUTH_FILE, evaluate, parse_truth,
};

use crate::args::{AnswerFormat, KnowledgeSource};
use crate::failure::failed;
use crate::output::{Look, print, print_json};
use crate::progress::Bar;
use crate::session::{Session, shown};
use crate::table::{Align, Cell, Column, Paint, render};

/// Screens the folder and counts.
pub fn run(
    folder: &Path,
    source: &KnowledgeSource,
    format: AnswerFormat,
    session: &Session,
) -> Result<()> {
    let truth_path = folder.join(TRUTH_FILE);
    if !truth_path.is_file() {
        let args = [("path", shown(folder).into())];
        return Err(failed(session.words.say("error-no-truth", &args)));
    }
    let truth = String::from_utf8(input::read(&truth_path)?.bytes)?;
    let truth = parse_truth(&truth).map_err(|error| failed(error.clone()))?;
    let papers = input::walk(folder)?.into_iter().filter(|path| *path != truth_path);
    let files = papers.map(|path| input::read(&path)).collect::<Result<Vec<_>, _>>()?;
    let bar = Bar::new(session.words);
    let loaded = session.knowledge(source, Controls::None, &bar)?;
    let mut submissions = oneshot::read_all(files, &ReadOptions::default(), &bar)?;
    let controls = controls::rank(&submissions, &loaded.knowledge);
    let ranking = oneshot::screen(
        &mut submissions,
        &loaded.knowledge,
        Day { date: Session::today(), decisions: &Decisions::default() },
        &bar as &dyn Progress,
    )?;
    bar.finish();
    let product: Vec<Named> =
        ranking.units.iter().map(|unit| (unit.unit.clone(), unit.bills.clone())).collect();
    let measured = |units: Vec<Named>| {
        let units: Vec<RankedUnit> =
            units.into_iter().map(|(unit, bills)| RankedUnit { unit, bills }).collect();
        evaluate(&truth, &units)
    };
    let product = measured(product);
    let hs_only = measured(controls.hs_only);
    let exact_list_only = measured(controls.exact_list_only);
    if format == AnswerFormat::Table {
        let rankings = [
            ("Sarhad".to_owned(), &product),
            (session.words.get("eval-hs-only"), &hs_only),
            (session.words.get("eval-exact-list-only"), &exact_list_only),
        ];
        return print(&shown_to_people(&rankings, session.words, Look::of_stdout()));
    }
    print_json(&serde_json::json!({
        "units": product.units,
        "planted": product.planted,
        "lookalikes": product.lookalikes,
        "not_found": product.missing,
        "share_in_top": {
            "sarhad": shares(&product),
            "hs_only": shares(&hs_only),
            "exact_list_only": shares(&exact_list_only),
        },
        "by_kind": product.by_kind,
        "lookalikes_by_kind": product.lookalikes_by_kind,
    }))
}

/// Share of the ranking → share of the planted cases inside it.
fn shares(evaluation: &Evaluation) -> BTreeMap<String, Option<f64>> {
    evaluation.at.iter().map(|at| (format!("{:.2}", at.share), at.recall)).collect()
}

/// The counts as tables: the rankings side by side, then the product's own by kind of case.
fn shown_to_people(rankings: &[(String, &Evaluation); 3], words: &Words, look: Look) -> String {
    let lang = words.lang();
    let (_, product) = &rankings[0];
    let counts = [
        ("planted", product.planted),
        ("lookalikes", product.lookalikes),
        ("units", product.units),
    ];
    let counts = counts.map(|(name, count)| (name, thousands(count, lang).into()));
    let mut out = words.say("eval-planted", &counts) + "\n";
    if product.missing > 0 {
        let missing =
            words.say("eval-not-found", &[("count", thousands(product.missing, lang).into())]);
        out.push_str(&Paint::Red.on(&missing, look.colour));
        out.push('\n');
    }
    let share = |heading: String| Column { heading, align: Align::Right, wraps: false };
    let shares = || SHARES.iter().map(|of| share(format!("{:.0} %", of * 100.0)));
    let first = |key: &str| Column { heading: words.get(key), align: Align::Left, wraps: true };
    let columns: Vec<Column> = std::iter::once(first("eval-ranking")).chain(shares()).collect();
    let rows: Vec<Vec<Cell>> = rankings
        .iter()
        .map(|(name, evaluation)| {
            let cells = evaluation.at.iter().map(|at| {
                Cell::plain(
                    at.recall.map_or_else(|| "—".to_owned(), |r| format!("{:.0} %", r * 100.0)),
                )
            });
            std::iter::once(Cell::painted(name, Paint::Bold)).chain(cells).collect()
        })
        .collect();
    out.push('\n');
    out.push_str(&render(&columns, &rows, look.width, look.colour));
    for (key, kinds) in
        [("eval-kind", &product.by_kind), ("eval-lookalike-kind", &product.lookalikes_by_kind)]
    {
        if !kinds.is_empty() {
            let columns: Vec<Column> =
                [first(key), share(words.get("eval-count"))].into_iter().chain(shares()).collect();
            let rows: Vec<Vec<Cell>> = kinds.iter().map(kind_row).collect();
            out.push('\n');
            out.push_str(&render(&columns, &rows, look.width, look.colour));
        }
    }
    out
}

fn kind_row((name, kind): (&String, &KindEvaluation)) -> Vec<Cell> {
    let found = kind.found.iter().map(|count| Cell::plain(count.to_string()));
    let count = Cell::plain(kind.planted.to_string());
    [Cell::plain(name), count].into_iter().chain(found).collect()
}
