//! `sarhad eval simulated`: are the planted cases of a simulated folder at the top of the
//! ranking? Two simple rankings of the same units stand beside it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use sarhad_service::eval::controls::{self, Named};
use sarhad_service::oneshot::{self, ReadOptions};
use sarhad_service::{Progress, input};
use sarhad_simulate::{Evaluation, RankedUnit, TRUTH_FILE, evaluate, parse_truth};

use crate::args::KnowledgeSource;
use crate::failure::failed;
use crate::output::print_json;
use crate::progress::Bar;
use crate::session::{Session, shown};

/// Screens the folder and counts.
pub fn run(folder: &Path, source: &KnowledgeSource, session: &Session) -> Result<()> {
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
    let loaded = session.knowledge(source, &bar)?;
    let mut submissions = oneshot::read_all(files, &ReadOptions::default(), &bar)?;
    let controls = controls::rank(&submissions, &loaded.knowledge);
    let ranking = oneshot::screen(
        &mut submissions,
        &loaded.knowledge,
        Session::today(),
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
