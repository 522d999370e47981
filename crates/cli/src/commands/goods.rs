//! `sarhad goods`: one goods text against the control lists.

use anyhow::Result;
use sarhad_i18n::{Lang, Words};
use sarhad_model::HsCode;
use sarhad_service::control_store::ControlStore;
use sarhad_service::knowledge::catalogue_only;
use sarhad_service::list_lookup::{ListEntryAnswer, in_lists};
use sarhad_service::lookup::{self, GoodsAnswer, GoodsCandidateAnswer, Truth};

use crate::args::{AnswerFormat, Goods};
use crate::failure::wrong_usage;
use crate::output::{Look, print, print_json};
use crate::session::Session;
use crate::table::{Align, Cell, Column, Paint, render};

/// Characters of a heading of a list that are shown.
const SHOWN_HEADING: usize = 160;
/// Words in common that are shown.
const SHOWN_WORDS: usize = 8;

/// Judges and prints.
pub fn run(args: &Goods, session: &Session) -> Result<()> {
    let words = session.words;
    if args.text.trim().is_empty() && args.hs.is_none() {
        return Err(wrong_usage(words.get("error-no-text")));
    }
    let hs = match args.hs.as_deref() {
        None => None,
        Some(text) => Some(
            HsCode::parse(text)
                .map_err(|_| wrong_usage(words.say("error-hs-form", &[("text", text.into())])))?,
        ),
    };
    let knowledge = catalogue_only();
    let answer = lookup::goods(&knowledge, &args.text, hs.as_ref());
    let day = args.as_of.unwrap_or_else(Session::today);
    let lists = match &session.data {
        Some(data) => ControlStore::new(data).on(day)?,
        None => Vec::new(),
    };
    let known: Vec<String> =
        answer.candidates.iter().map(|candidate| candidate.control_number.clone()).collect();
    let listed = in_lists(&lists, &args.text, hs.as_ref(), day, &known);
    match args.format {
        AnswerFormat::Json => {
            let mut value = serde_json::to_value(&answer)?;
            value["lists"] = serde_json::to_value(&listed)?;
            print_json(&value)
        }
        AnswerFormat::Table => {
            let look = Look::of_stdout();
            print(&shown(&answer, hs.as_ref(), words, look))?;
            if listed.is_empty() { Ok(()) } else { print(&listed_table(&listed, words, look)) }
        }
    }
}

/// Entries of imported control lists: weaker than the candidates above them.
fn listed_table(listed: &[ListEntryAnswer], words: &Words, look: Look) -> String {
    let column = |key: &str, align, wraps| Column { heading: words.get(key), align, wraps };
    let columns = [
        column("table-control", Align::Left, false),
        column("table-goods", Align::Left, true),
        column("table-evidence", Align::Left, true),
        column("table-control-list", Align::Left, true),
    ];
    let rows: Vec<Vec<Cell>> = listed
        .iter()
        .map(|one| {
            let heading: String = one.heading.chars().take(SHOWN_HEADING).collect();
            vec![
                Cell::painted(&one.number, Paint::Bold),
                Cell::plain(heading),
                Cell::plain(listed_because(one, words)),
                Cell::plain(listed_source(one, words)),
            ]
        })
        .collect();
    format!(
        "\n{}\n{}",
        words.get("goods-in-lists"),
        render(&columns, &rows, look.width, look.colour)
    )
}

fn listed_because(one: &ListEntryAnswer, words: &Words) -> String {
    if let Some(code) = &one.code {
        return words.say("goods-list-code", &[("code", code.as_str().into())]);
    }
    let matched: Vec<&str> = one.matched.iter().take(SHOWN_WORDS).map(String::as_str).collect();
    let limits = match one.limits {
        Some(Truth::False) => words.get("goods-limits-missed"),
        Some(Truth::True) => String::new(),
        Some(Truth::Unknown) | None => words.get("goods-limits-open"),
    };
    let percent = format!("{:.0}", one.likeness.unwrap_or_default() * 100.0);
    let args = [("percent", percent.into()), ("words", matched.join(", ").into())];
    format!("{} {limits}", words.say("goods-list-likeness", &args)).trim().to_owned()
}

/// List, version, whether it binds, age: on every match.
fn listed_source(one: &ListEntryAnswer, words: &Words) -> String {
    let force = words.get(&format!("list-{}", one.force));
    let age = match one.list_age_days {
        Some(days) if one.in_force => {
            words.say("goods-list-age", &[("days", usize::try_from(days).unwrap_or(0).into())])
        }
        Some(_) | None => words.get("control-in-force-unknown"),
    };
    format!("{} {}\n{force}\n{age}", one.list, one.list_version)
}

fn shown(answer: &GoodsAnswer, hs: Option<&HsCode>, words: &Words, look: Look) -> String {
    let mut out = String::new();
    if answer.candidates.is_empty() {
        out.push_str(&words.get("goods-none"));
        out.push('\n');
    } else {
        out.push_str(&table(&answer.candidates, words, look));
    }
    if let (Some(tier), Some(hs6)) = (&answer.high_priority_tier, hs.and_then(HsCode::hs6)) {
        let args = [("hs", hs6.into()), ("tier", tier.as_str().into())];
        out.push_str(&words.say("goods-high-priority", &args));
        out.push('\n');
    }
    out
}

fn table(candidates: &[GoodsCandidateAnswer], words: &Words, look: Look) -> String {
    let column = |key: &str, align, wraps| Column { heading: words.get(key), align, wraps };
    let columns = [
        column("table-control", Align::Left, false),
        column("table-match", Align::Right, false),
        column("table-goods", Align::Left, true),
        column("table-evidence", Align::Left, true),
        column("table-ask", Align::Left, true),
    ];
    let rows: Vec<Vec<Cell>> = candidates
        .iter()
        .map(|candidate| {
            vec![
                Cell::painted(
                    format!("{}\n{}", candidate.control_number, candidate.regime),
                    Paint::Bold,
                ),
                Cell::plain(format!("{:.0} %", candidate.score * 100.0)),
                Cell::plain(name(candidate, words.lang())),
                Cell::plain(evidence(candidate, words)),
                Cell::plain(questions(candidate, words)),
            ]
        })
        .collect();
    render(&columns, &rows, look.width, look.colour)
}

fn name(candidate: &GoodsCandidateAnswer, lang: Lang) -> &str {
    match lang {
        Lang::Ru if !candidate.name_ru.is_empty() => &candidate.name_ru,
        _ => &candidate.name,
    }
}

fn evidence(candidate: &GoodsCandidateAnswer, words: &Words) -> String {
    let said = candidate.evidence.iter().map(|(kind, matched)| {
        words.say(&format!("evidence-{kind}"), &[("matched", matched.as_str().into())])
    });
    said.collect::<Vec<_>>().join("\n")
}

/// Thresholds that the text does not state, and those it does.
fn questions(candidate: &GoodsCandidateAnswer, words: &Words) -> String {
    let said = candidate.conditions.iter().map(|condition| {
        let sign = match condition.truth {
            Truth::Unknown => "?",
            Truth::True => "✓",
            Truth::False => "✗",
        };
        format!(
            "{sign} {}",
            words.condition(
                &condition.parameter,
                &condition.comparator,
                &condition.threshold,
                &condition.unit,
            )
        )
    });
    said.collect::<Vec<_>>().join("\n")
}
