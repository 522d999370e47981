//! `sarhad lists` for control lists: what was imported, what is in force, what changed.

use chrono::NaiveDate;
use sarhad_i18n::{Lang, Words, date, thousands};
use sarhad_service::control_store::{
    ControlChanges, ControlImported, ControlMeta, ControlStatus, InForce, in_force,
};

use crate::output::Look;
use crate::session::Session;
use crate::table::{Align, Cell, Column, Paint, render};

/// Age in days from which a control list is painted as old: lists change once or twice a year.
const OLD_DAYS: i64 = 365;
/// Longest heading of an entry in a list of changes, characters.
const HEADING: usize = 100;

/// One line about an import.
pub fn account(one: &ControlImported, words: &Words) -> String {
    let meta = &one.meta;
    let said = if one.unchanged {
        words.say(
            "lists-unchanged",
            &[("list", meta.list.as_str().into()), ("version", meta.version.as_str().into())],
        )
    } else {
        let entries = words.say("screen-count-entries", &[("count", meta.entries.into())]);
        let mut args = vec![
            ("list", meta.list.as_str().into()),
            ("version", meta.version.as_str().into()),
            ("entries", entries.into()),
        ];
        match &one.changes {
            None => words.say("lists-first", &args),
            Some(changes) => {
                args.extend([
                    ("added", changes.added.len().to_string().into()),
                    ("removed", changes.removed.len().to_string().into()),
                    ("changed", changes.changed.len().to_string().into()),
                ]);
                words.say("lists-imported", &args)
            }
        }
    };
    format!("{said} {}", days(meta, words))
}

/// The days in force in words.
fn days(meta: &ControlMeta, words: &Words) -> String {
    let lang = words.lang();
    let day = |day: NaiveDate| date(day, lang);
    match (meta.valid_from, meta.valid_to) {
        (None, None) => words.get("control-in-force-unknown"),
        (Some(from), None) => words.say("control-in-force-from", &[("from", day(from).into())]),
        (None, Some(to)) => words.say("control-in-force-to", &[("to", day(to).into())]),
        (Some(from), Some(to)) => {
            words.say("control-in-force", &[("from", day(from).into()), ("to", day(to).into())])
        }
    }
}

/// Days since the version came into force, or else since it was published.
pub fn age_days(meta: &ControlMeta) -> Option<i64> {
    meta.valid_from.or(meta.published).map(|day| (Session::today() - day).num_days())
}

/// Rows for programs.
pub fn rows(all: &[ControlStatus]) -> Vec<serde_json::Value> {
    let row = |status: &ControlStatus| {
        let today = Session::today();
        let now = match in_force(&status.versions, today) {
            InForce::Dated(meta) => Some(&meta.version),
            InForce::Undated(_) | InForce::None => None,
        };
        serde_json::json!({
            "control": true,
            "list": status.active,
            "age_days": age_days(&status.active),
            "in_force_today": now,
            "versions": status.versions.iter().map(|meta| &meta.version).collect::<Vec<_>>(),
        })
    };
    all.iter().map(row).collect()
}

/// A table for people.
pub fn table(all: &[ControlStatus], session: &Session) -> String {
    let words = session.words;
    let lang = words.lang();
    let column = |key: &str, align, wraps| Column { heading: words.get(key), align, wraps };
    let columns = [
        column("table-control-list", Align::Left, false),
        column("table-title", Align::Left, true),
        column("table-in-force", Align::Left, true),
        column("table-age", Align::Right, false),
        column("table-entries", Align::Right, false),
        column("table-version", Align::Left, false),
        column("table-versions", Align::Right, false),
    ];
    let rows = all.iter().map(|status| {
        let meta = &status.active;
        let age = age_days(meta);
        let fresh = age.is_some_and(|days| days < OLD_DAYS);
        let paint = if fresh { Paint::Green } else { Paint::Yellow };
        vec![
            Cell::painted(&meta.list, Paint::Bold),
            Cell::plain(&meta.title),
            Cell::plain(days(meta, words)),
            Cell::painted(age.map_or_else(|| "?".to_owned(), |days| days.to_string()), paint),
            Cell::plain(thousands(meta.entries, lang)),
            Cell::plain(&meta.version),
            Cell::plain(status.versions.len().to_string()),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let look = Look::of_stdout();
    render(&columns, &rows, look.width, look.colour)
}

/// What changed, one line an entry.
pub fn changes(list: &str, changes: &ControlChanges, words: &Words) -> String {
    let mut out = words.say(
        "lists-diff-summary",
        &[
            ("list", list.into()),
            ("added", changes.added.len().to_string().into()),
            ("removed", changes.removed.len().to_string().into()),
            ("changed", changes.changed.len().to_string().into()),
        ],
    );
    out.push('\n');
    let cut = |text: &str| text.chars().take(HEADING).collect::<String>();
    for (key, sign, lines) in
        [("lists-added", '+', &changes.added), ("lists-removed", '-', &changes.removed)]
    {
        for line in lines {
            let heading = cut(&line.heading);
            out.push_str(&format!("{sign} {}: {} {heading}\n", words.get(key), line.number));
        }
    }
    for (line, fields) in &changes.changed {
        let fields: Vec<String> = fields
            .iter()
            .map(|field| words.get(&format!("control-field-{}", field.key())))
            .collect();
        let (key, heading) = (words.get("lists-changed"), cut(&line.heading));
        out.push_str(&format!("~ {key}: {} {heading}: {}\n", line.number, fields.join(", ")));
    }
    out
}

/// The day that a version counts from, for an account of a step back.
pub fn day_of(meta: &ControlMeta, lang: Lang) -> String {
    date(meta.valid_from.or(meta.published).unwrap_or(meta.imported_at.date()), lang)
}
