//! Entries of imported control lists that a goods text is near to, as a table below the cards.

use sarhad_i18n::Words;
use sarhad_service::goods_answer::Truth;
use sarhad_service::list_lookup::ListEntryAnswer;

use crate::output::Look;
use crate::table::{Align, Cell, Column, Paint, render};

/// Characters of a heading of a list that are shown.
const SHOWN_HEADING: usize = 160;
/// Words in common that are shown.
const SHOWN_WORDS: usize = 8;

/// Entries of imported control lists: weaker than the candidates above them.
pub fn table(listed: &[ListEntryAnswer], words: &Words, look: Look) -> String {
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
