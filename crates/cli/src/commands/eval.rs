//! `sarhad eval`: measurements on labelled data, as JSON or as tables.

use std::path::Path;

use anyhow::Result;
use sarhad_i18n::Words;
use sarhad_service::eval::{CasesError, commodities, formats, goods, names, search};
use sarhad_service::{Progress, Stage, input, knowledge};

use super::eval_tables as tables;
use crate::args::{AnswerFormat, Eval, EvalWhat, Expect, SearchFormat};
use crate::failure::failed;
use crate::output::{Look, print, print_json};
use crate::progress::Bar;
use crate::session::{Session, shown};

/// Measures and prints.
pub fn run(args: &Eval, session: &Session) -> Result<()> {
    match &args.what {
        EvalWhat::Names { cases, threshold, errors, format } => {
            let bytes = input::read(cases)?.bytes;
            let pairs =
                names::read(&bytes).map_err(|error| in_words(cases, &error, session.words))?;
            let report = names::run(&pairs, *threshold, *errors);
            match format {
                AnswerFormat::Json => print_json(&serde_json::to_value(report)?),
                AnswerFormat::Table => {
                    print(&tables::of_names(&report, session.words, Look::of_stdout()))
                }
            }
        }
        EvalWhat::Search { lists, queries, expect, errors, format } => {
            let bytes = input::read(queries)?.bytes;
            let asked =
                search::read(&bytes).map_err(|error| in_words(queries, &error, session.words))?;
            let bar = Bar::new(session.words);
            let (lists, _) = knowledge::read_lists(lists, &bar)?;
            bar.stage(Stage::Names, None);
            let expected = match expect {
                Expect::Hit => "hit",
                Expect::None => "none",
            };
            let report = search::run(&lists, &asked, expected, *errors);
            bar.finish();
            match format {
                SearchFormat::Json => print_json(&serde_json::to_value(report)?),
                SearchFormat::Csv => print(&search::false_alarms_csv(&report)),
                SearchFormat::Table => {
                    print(&tables::of_search(&report, session.words, Look::of_stdout()))
                }
            }
        }
        EvalWhat::Goods { cases } => {
            let bytes = input::read(cases)?.bytes;
            let rows =
                goods::read(&bytes).map_err(|error| in_words(cases, &error, session.words))?;
            print_json(&serde_json::to_value(goods::run(&rows))?)
        }
        EvalWhat::Commodities { cases, control_list, rows } => {
            let bytes = input::read(cases)?.bytes;
            let items = commodities::read(&bytes)
                .map_err(|error| in_words(cases, &error, session.words))?;
            let file = input::read(control_list)?;
            let list = commodities::read_list(&file.name, &file.bytes)
                .map_err(knowledge::LoadError::from)?;
            print_json(&serde_json::to_value(commodities::run(&items, &list, *rows))?)
        }
        EvalWhat::Targeting { train, valid, test, how, ablate, format } => {
            super::targeting::run([train, valid, test], how, *ablate, *format, session.words)
        }
        EvalWhat::Formats { paths } => {
            let mut files = Vec::new();
            for path in paths {
                files.extend(input::walk(path)?);
            }
            let mut trouble = None;
            let summary = formats::run(&files, &mut |report| {
                let line = serde_json::to_string(&report).map_err(anyhow::Error::from);
                if let Err(error) = line.and_then(|line| print(&(line + "\n"))) {
                    trouble = Some(error);
                }
            });
            if let Some(error) = trouble {
                return Err(error);
            }
            print(&(serde_json::to_string(&summary)? + "\n"))?;
            if summary.is_clean() {
                Ok(())
            } else {
                Err(failed(session.words.get("error-formats")))
            }
        }
        EvalWhat::Plan(args) => super::eval_plan::run(args, session),
        EvalWhat::Simulated { folder, source, policy, format } => {
            super::simulated::run(folder, source, policy, *format, session)
        }
    }
}

fn in_words(path: &Path, error: &CasesError, words: &Words) -> anyhow::Error {
    let path = shown(path);
    failed(match error {
        CasesError::Column { column } => {
            words.say("error-cases-column", &[("path", path.into()), ("column", (*column).into())])
        }
        CasesError::Row { line, why } => words.say(
            "error-cases-row",
            &[
                ("path", path.into()),
                ("line", line.to_string().into()),
                ("why", why.as_str().into()),
            ],
        ),
    })
}
