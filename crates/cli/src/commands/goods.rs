//! `sarhad goods`: one goods text against the control lists.

use anyhow::Result;
use sarhad_i18n::{Lang, Words};
use sarhad_model::HsCode;
use sarhad_service::knowledge::catalogue_only;
use sarhad_service::lookup::{self, GoodsAnswer, GoodsCandidateAnswer, Truth};

use crate::args::{AnswerFormat, Goods};
use crate::failure::wrong_usage;
use crate::output::{Look, print, print_json};
use crate::session::Session;
use crate::table::{Align, Cell, Column, Paint, render};

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
    match args.format {
        AnswerFormat::Json => print_json(&serde_json::to_value(&answer)?),
        AnswerFormat::Table => print(&shown(&answer, hs.as_ref(), words, Look::of_stdout())),
    }
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
