//! `sarhad learn`: train a model, print its card, report on outcomes.

use std::path::Path;

use anyhow::Result;
use sarhad_i18n::Words;
use sarhad_service::knowledge::ControlLists;
use sarhad_service::learn::{
    self, HowItRanks, Model, Promotion, Rows, Settings, Status, read_declarations, rung,
};
use sarhad_service::{atomic, input};
use serde_json::json;

use super::learn_card;
use crate::args::{AnswerFormat, Learn, LearnAction, Train};
use crate::failure::failed;
use crate::output::{print, print_json, tell};
use crate::progress::Bar;
use crate::session::{Session, shown};

/// Rows of outcomes that could not be read and are told.
const SHOWN_FAULTS: usize = 5;

/// Does what was asked.
pub fn run(args: &Learn, session: &Session) -> Result<()> {
    match &args.action {
        LearnAction::Train(args) => train(args, session),
        LearnAction::Report(args) => super::learn_report::run(args, session),
        LearnAction::Card { file, format } => {
            let model = learn::load_model(file)?;
            show(&model, *format, session.words)
        }
    }
}

fn show(model: &Model, format: AnswerFormat, words: &Words) -> Result<()> {
    match format {
        AnswerFormat::Table => print(&learn_card::card(model, words)),
        AnswerFormat::Json => {
            let mut card = serde_json::to_value(model)?;
            if let Some(members) = card.as_object_mut() {
                // A card is for people and their tables; the trees are in the file.
                members.remove("trees");
                members.remove("logistic");
                members.insert("version".to_owned(), json!(model.version()));
            }
            print_json(&card)
        }
    }
}

fn train(args: &Train, session: &Session) -> Result<()> {
    let words = session.words;
    let bar = Bar::new(words);
    let (rows, rules) = rows(args, session, &bar)?;
    bar.finish();
    let settings = Settings {
        without: args.how.without.clone(),
        budget: args.how.effort,
        seed: args.how.seed,
    };
    let at = learn::split_days(&rows.days, args.hold_back);
    let (early, late) = (rows.part(0..at), rows.part(at..rows.len()));
    if let Some(path) = &args.rows {
        let text = learn::write_rows(&early, &settings.without);
        atomic::write(path, text.as_bytes()).map_err(|error| not_written(path, &error, words))?;
    }
    let fitted = match &args.trees {
        None => learn::fit(&early, &settings, rung(early.positives(), early.drawn())?)?,
        Some(path) => learn::fit_imported(&early, imported(path, words)?)?,
    };
    let mut model = learn::model(fitted, &early, &late, &settings);
    let compared = rules.map(|rules| {
        learn::compare(&model, &late, HowItRanks { rules: &rules[at..], share: args.open_share })
    });
    model.promotion.clone_from(&compared);
    let refusal = args.promote.then(|| refusal(compared.as_ref(), words)).flatten();
    if args.promote && refusal.is_none() {
        model.status = Status::Active;
    }
    learn::save_model(&model, &args.out).map_err(|error| not_written(&args.out, &error, words))?;
    show(&model, args.format, words)?;
    tell(&words.say("learn-written", &[("path", shown(&args.out).into())]));
    refusal.map_or(Ok(()), |why| Err(failed(why)))
}

fn not_written(path: &Path, error: &std::io::Error, words: &Words) -> anyhow::Error {
    let why = error.to_string();
    failed(words.say("error-io", &[("path", shown(path).into()), ("why", why.into())]))
}

/// Trees that were trained elsewhere.
fn imported(path: &Path, words: &Words) -> Result<learn::import::Imported> {
    let unusable = |why: String| {
        failed(words.say("error-table", &[("path", shown(path).into()), ("why", why.into())]))
    };
    let text =
        String::from_utf8(input::read(path)?.bytes).map_err(|error| unusable(error.to_string()))?;
    learn::import::read(&text).map_err(|fault| unusable(fault.to_string()))
}

/// The rows to learn from; of papers also what the rules say of each.
fn rows(args: &Train, session: &Session, bar: &Bar) -> Result<(Rows, Option<Vec<f64>>)> {
    let words = session.words;
    if let Some(table) = &args.declarations {
        return Ok((of_table(table)?, None));
    }
    let outcomes = args.outcomes.as_deref().unwrap_or_else(|| Path::new(""));
    let options = session.read_options(&args.mapping)?;
    let loaded = session.knowledge(&args.source, ControlLists::Imported, bar)?;
    let knowledge = loaded.knowledge.with_policy(session.policy(&args.policy)?);
    let read = learn::read_papers(&args.papers, outcomes, &knowledge, &options, bar)?;
    bar.finish();
    tell(&words.say(
        "learn-read",
        &[
            ("rows", read.rows.len().to_string().into()),
            ("positives", read.rows.positives().to_string().into()),
            ("unlabelled", read.unlabelled.to_string().into()),
        ],
    ));
    if !read.faults.is_empty() {
        tell(&words.say("note-history-faults", &[("count", read.faults.len().to_string().into())]));
        for fault in read.faults.iter().take(SHOWN_FAULTS) {
            tell(&format!("  - {fault}"));
        }
    }
    Ok((read.rows, Some(read.rules)))
}

fn of_table(path: &Path) -> Result<Rows> {
    let rows = read_declarations(path)?;
    Ok(learn::encode(&mut learn::Encoder::default(), &rows, true))
}

/// Why a model may not count, in words; nothing when it may.
fn refusal(compared: Option<&Promotion>, words: &Words) -> Option<String> {
    let Some(compared) = compared else { return Some(words.get("learn-refused-no-rules")) };
    (!compared.passes())
        .then(|| words.say("learn-refused", &learn_card::promotion_args(compared, words.lang())))
}
