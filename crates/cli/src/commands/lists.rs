//! `sarhad lists`: import, status, diff, rollback.

use std::path::PathBuf;

use anyhow::Result;
use sarhad_i18n::{Words, date, thousands};
use sarhad_model::Issue;
use sarhad_service::control_store::{ControlStore, Validity, is_control_list};
use sarhad_service::input::InputFile;
use sarhad_service::list_store::{Imported, ListStatus, ListStore};
use sarhad_service::thresholds::{self, Thresholds, stated};
use sarhad_service::{input, knowledge};

use super::control_lists;
use crate::args::{AnswerFormat, Lists, ListsAction};
use crate::failure::{failed, wrong_usage};
use crate::output::{Look, print, print_json, tell};
use crate::session::Session;
use crate::table::{Align, Cell, Column, Paint, render};

/// Age in days from which a list is painted as old.
const OLD_DAYS: i64 = 3;

/// Does one action.
pub fn run(args: &Lists, session: &Session) -> Result<()> {
    let Some(data) = &session.data else {
        return Err(failed(session.words.get("error-no-data-folder")));
    };
    let store = ListStore::new(data);
    let control = ControlStore::new(data);
    match &args.action {
        ListsAction::Import { paths, accept_shrink, valid_from, valid_to } => {
            let validity = Validity { from: *valid_from, to: *valid_to };
            import((&store, &control), paths, *accept_shrink, validity, session)
        }
        ListsAction::Status { format } => {
            let thresholds = thresholds::load(None, Some(data))?;
            status((&store, &control), &thresholds, *format, session)
        }
        ListsAction::Diff { list, from, to, format } if control.has(list) => {
            let changes = control.diff(list, from.as_deref(), to.as_deref())?;
            match format {
                AnswerFormat::Json => print_json(&serde_json::to_value(&changes)?),
                AnswerFormat::Table => {
                    print(&control_lists::changes(list, &changes, session.words))
                }
            }
        }
        ListsAction::Rollback { list, to } if control.has(list) => {
            let meta = control.rollback(list, to.as_deref())?;
            let args = [
                ("list", meta.list.as_str().into()),
                ("version", meta.version.as_str().into()),
                ("date", control_lists::day_of(&meta, session.words.lang()).into()),
            ];
            print(&(session.words.say("lists-rolled-back", &args) + "\n"))
        }
        ListsAction::Diff { list, from, to, format } => {
            diff(&store, list, (from.as_deref(), to.as_deref()), *format, session.words)
        }
        ListsAction::Rollback { list, to } => {
            let meta = store.rollback(list, to.as_deref())?;
            let day = meta.published.unwrap_or_else(|| meta.imported_at.date());
            let day = date(day, session.words.lang());
            let args = [
                ("list", meta.list.into()),
                ("version", meta.version.into()),
                ("date", day.into()),
            ];
            print(&(session.words.say("lists-rolled-back", &args) + "\n"))
        }
    }
}

fn import(
    (store, control): (&ListStore, &ControlStore),
    paths: &[PathBuf],
    accept_shrink: bool,
    validity: Validity,
    session: &Session,
) -> Result<()> {
    let mut files: Vec<InputFile> = Vec::new();
    let mut control_files: Vec<InputFile> = Vec::new();
    for path in paths {
        let folder = path.is_dir();
        for file in input::walk(path)? {
            let file = input::read(&file)?;
            if knowledge::is_list(&file) {
                files.push(file);
            } else if is_control_list(&file) {
                control_files.push(file);
            } else if !folder {
                // A folder may hold a README; a file that was named must be a list.
                files.push(file);
            }
        }
    }
    if control_files.is_empty() && validity != Validity::default() {
        return Err(wrong_usage(session.words.get("error-validity-without-control-list")));
    }
    if !files.is_empty() || control_files.is_empty() {
        for one in &store.import(&files, Session::now(), accept_shrink)? {
            print(&(account(one, session.words) + "\n"))?;
            tell_remarks(&one.issues, session.words);
        }
    }
    for file in &control_files {
        let one = control.import(file, validity, Session::now(), accept_shrink)?;
        print(&(control_lists::account(&one, session.words) + "\n"))?;
        tell_remarks(&one.issues, session.words);
    }
    Ok(())
}

fn tell_remarks(issues: &[Issue], words: &Words) {
    if !issues.is_empty() {
        let said = words.say("lists-remarks", &[("count", issues.len().into())]);
        tell(&format!("  {said}"));
        for issue in issues.iter().take(5) {
            tell(&format!("  - {}", words.issue(issue)));
        }
    }
}

fn account(one: &Imported, words: &Words) -> String {
    let entries = words.say("screen-count-entries", &[("count", one.meta.entries.into())]);
    let (list, version) = (one.meta.list.as_str(), one.meta.version.as_str());
    if one.unchanged {
        return words.say("lists-unchanged", &[("list", list.into()), ("version", version.into())]);
    }
    let Some(diff) = &one.diff else {
        let args =
            [("list", list.into()), ("version", version.into()), ("entries", entries.into())];
        return words.say("lists-first", &args);
    };
    words.say(
        "lists-imported",
        &[
            ("list", list.into()),
            ("version", version.into()),
            ("entries", entries.into()),
            ("added", diff.added.len().to_string().into()),
            ("removed", diff.removed.len().to_string().into()),
            ("changed", diff.changed.len().to_string().into()),
        ],
    )
}

fn status(
    (store, control): (&ListStore, &ControlStore),
    thresholds: &Thresholds,
    format: AnswerFormat,
    session: &Session,
) -> Result<()> {
    let all = store.status()?;
    let controls = control.status()?;
    if format == AnswerFormat::Json {
        let mut rows: Vec<_> = all
            .iter()
            .map(|list| {
                serde_json::json!({
                    "list": list.active,
                    "age_days": age_days(list),
                    "threshold": stated(thresholds.of(&list.active.list)),
                    "versions": list.versions.iter().map(|meta| &meta.version).collect::<Vec<_>>(),
                })
            })
            .collect();
        rows.extend(control_lists::rows(&controls));
        return print_json(&serde_json::Value::Array(rows));
    }
    if all.is_empty() {
        print(&(session.words.get("lists-none") + "\n"))?;
    } else {
        let limits = super::name::thresholds_in_words(thresholds, session.words);
        print(&format!("{}\n{limits}", table(&all, session)))?;
    }
    if !controls.is_empty() {
        print(&format!("\n{}", control_lists::table(&controls, session)))?;
    }
    Ok(())
}

/// Days since publication; unknown when the file states no date.
fn age_days(list: &ListStatus) -> Option<i64> {
    list.active.published.map(|day| (Session::today() - day).num_days())
}

fn table(all: &[ListStatus], session: &Session) -> String {
    let words = session.words;
    let lang = words.lang();
    let column = |key: &str, align, wraps| Column { heading: words.get(key), align, wraps };
    let columns = [
        column("table-list", Align::Left, false),
        column("table-title", Align::Left, true),
        column("table-authority", Align::Left, true),
        column("table-published", Align::Left, false),
        column("table-age", Align::Right, false),
        column("table-entries", Align::Right, false),
        column("table-names", Align::Right, false),
        column("table-version", Align::Left, false),
    ];
    let rows: Vec<Vec<Cell>> = all
        .iter()
        .map(|list| {
            let meta = &list.active;
            let age = age_days(list);
            let fresh = age.is_some_and(|days| days < OLD_DAYS);
            let paint = if fresh { Paint::Green } else { Paint::Yellow };
            vec![
                Cell::painted(&meta.list, Paint::Bold),
                Cell::plain(&meta.title),
                Cell::plain(words.authority(meta.authority)),
                Cell::plain(meta.published.map_or_else(|| "—".to_owned(), |day| date(day, lang))),
                Cell::painted(age.map_or_else(|| "?".to_owned(), |days| days.to_string()), paint),
                Cell::plain(thousands(meta.entries, lang)),
                Cell::plain(thousands(meta.names, lang)),
                Cell::plain(&meta.version),
            ]
        })
        .collect();
    let look = Look::of_stdout();
    render(&columns, &rows, look.width, look.colour)
}

fn diff(
    store: &ListStore,
    list: &str,
    (from, to): (Option<&str>, Option<&str>),
    format: AnswerFormat,
    words: &Words,
) -> Result<()> {
    let diff = store.diff(list, from, to)?;
    if format == AnswerFormat::Json {
        return print_json(&serde_json::to_value(&diff)?);
    }
    let mut out = words.say(
        "lists-diff-summary",
        &[
            ("list", list.into()),
            ("added", diff.added.len().to_string().into()),
            ("removed", diff.removed.len().to_string().into()),
            ("changed", diff.changed.len().to_string().into()),
        ],
    );
    out.push('\n');
    for (key, sign, entries) in
        [("lists-added", '+', &diff.added), ("lists-removed", '-', &diff.removed)]
    {
        for entry in entries {
            out.push_str(&format!("{sign} {}: {} [{}]\n", words.get(key), entry.name, entry.id));
        }
    }
    for one in &diff.changed {
        let fields: Vec<String> = one
            .fields
            .iter()
            .map(|field| words.get(&format!("entry-field-{}", field.key())))
            .collect();
        let (key, entry) = (words.get("lists-changed"), &one.entry);
        out.push_str(&format!("~ {key}: {} [{}]: {}\n", entry.name, entry.id, fields.join(", ")));
    }
    print(&out)
}
