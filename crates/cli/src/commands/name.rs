//! `sarhad name`: one name against the watch lists.

use anyhow::Result;
use sarhad_i18n::{Words, date};
use sarhad_model::{CountryCode, EntryKind, PartialDate};
use sarhad_service::lookup::{self, Band, NameAnswer, NameQuestion};

use crate::args::{AnswerFormat, Name, NameKind};
use crate::failure::wrong_usage;
use crate::output::{Look, print, print_json};
use crate::progress::Bar;
use crate::session::Session;
use crate::table::{Align, Cell, Column, Paint, render};

/// Searches and prints.
pub fn run(args: &Name, session: &Session) -> Result<()> {
    if args.text.trim().is_empty() || args.top == 0 {
        return Err(wrong_usage(session.words.get("error-no-text")));
    }
    let question = question(args, session.words)?;
    let bar = Bar::new(session.words);
    let loaded = session.knowledge(&args.source, &bar)?;
    bar.finish();
    session.tell_about(&loaded, &args.source);
    let answers = lookup::name(&loaded.knowledge, &question, args.top);
    match args.format {
        AnswerFormat::Json => print_json(&serde_json::json!({
            "name": args.text,
            "knowledge": loaded.knowledge.id,
            "candidates": answers,
        })),
        AnswerFormat::Table if answers.is_empty() => {
            print(&(session.words.get("name-none") + "\n"))
        }
        AnswerFormat::Table => print(&table(&answers, session.words, Look::of_stdout())),
    }
}

fn question<'a>(args: &'a Name, words: &Words) -> Result<NameQuestion<'a>> {
    let kind = args.kind.map(|kind| match kind {
        NameKind::Person => EntryKind::Person,
        NameKind::Company => EntryKind::Organisation,
        NameKind::Vessel => EntryKind::Vessel,
    });
    let born = match args.born {
        None => None,
        Some(year) => Some(PartialDate::year(year).ok_or_else(|| {
            wrong_usage(words.say("error-born", &[("text", year.to_string().into())]))
        })?),
    };
    let country = match args.country.as_deref() {
        None => None,
        Some(text) => Some(CountryCode::parse(text).map_err(|_| {
            wrong_usage(words.say("error-unknown-country", &[("text", text.into())]))
        })?),
    };
    Ok(NameQuestion { name: &args.text, kind, born, country })
}

fn table(answers: &[NameAnswer], words: &Words, look: Look) -> String {
    let column = |key: &str, align, wraps| Column { heading: words.get(key), align, wraps };
    let columns = [
        column("table-probability", Align::Right, false),
        column("screen-advice", Align::Left, false),
        column("table-matched", Align::Left, true),
        column("table-parts", Align::Left, true),
        column("table-list", Align::Left, true),
    ];
    let rows: Vec<Vec<Cell>> = answers
        .iter()
        .map(|answer| {
            let (band, paint) = match answer.band {
                Band::Alert => ("name-band-alert", Paint::Red),
                Band::Review => ("name-band-review", Paint::Yellow),
                Band::Below => ("name-band-below", Paint::Dim),
            };
            vec![
                Cell::plain(format!("{:.0} %", answer.probability * 100.0)),
                Cell::painted(words.get(band), paint),
                Cell::plain(names(answer)),
                Cell::plain(parts(answer)),
                Cell::plain(source(answer, words)),
            ]
        })
        .collect();
    render(&columns, &rows, look.width, look.colour)
}

fn names(answer: &NameAnswer) -> String {
    let mut lines = vec![answer.matched_name.clone()];
    if answer.entry_name != answer.matched_name {
        lines.push(format!("({})", answer.entry_name));
    }
    let facts: Vec<String> = answer
        .countries
        .iter()
        .map(ToString::to_string)
        .chain(answer.dates.iter().map(ToString::to_string))
        .collect();
    if !facts.is_empty() {
        lines.push(facts.join(", "));
    }
    lines.join("\n")
}

/// `zarina ~ zarinah 92 %`, and `+ word` for a part that only one side has.
fn parts(answer: &NameAnswer) -> String {
    let shown: Vec<String> = answer
        .parts
        .iter()
        .map(|part| match (part.query.as_str(), part.listed.as_str()) {
            (query, listed) if query == listed => query.to_owned(),
            (query, "") => format!("{query} ~ —"),
            ("", listed) => format!("— ~ {listed}"),
            (query, listed) => format!("{query} ~ {listed} {:.0} %", part.similarity * 100.0),
        })
        .collect();
    shown.join("\n")
}

fn source(answer: &NameAnswer, words: &Words) -> String {
    let age = match answer.published {
        Some(day) => words.say("screen-list-age", &[("date", date(day, words.lang()).into())]),
        None => words.get("screen-list-undated"),
    };
    let mut lines = vec![format!("{} [{}]", answer.list_title, answer.entry), age];
    if !answer.programs.is_empty() {
        lines.push(answer.programs.join(", "));
    }
    lines.join("\n")
}
