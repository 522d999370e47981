//! `sarhad name decisions`: what was decided, what became of it, and one decision in full.

use anyhow::Result;
use sarhad_i18n::{Words, date, number};
use sarhad_service::decisions::{
    self, Account, Change, Recall, State, Verdict, change_in_words, recall,
};
use sarhad_service::knowledge::{self, ControlLists, KnowledgeRequest};
use sarhad_service::list_store::{ListStore, ListStoreError};
use sarhad_service::thresholds;

use crate::args::ShowDecisions;
use crate::failure::failed;
use crate::output::{Look, print, print_json, tell};
use crate::progress::Bar;
use crate::session::Session;
use crate::table::{Align, Cell, Column, Paint, clean, render};

/// Shows all decisions or one.
pub fn run(args: &ShowDecisions, session: &Session) -> Result<()> {
    let words = session.words;
    let all = session.decisions(&args.decisions)?;
    let request = KnowledgeRequest {
        lists: args.lists.clone(),
        controls: ControlLists::None,
        file: None,
        data: session.data.clone(),
        thresholds: args.thresholds.clone(),
    };
    let bar = Bar::new(words);
    let lists = knowledge::lists(&request, &bar)?;
    bar.finish();
    // Versions that are kept say something about imported lists only.
    let store = session.data.as_deref().filter(|_| args.lists.is_empty()).map(ListStore::new);
    let accounts = decisions::account(&all, &lists, store.as_ref(), Session::today())?;
    if let Some(number) = args.number {
        let one = accounts.iter().find(|one| one.number == number).ok_or_else(|| {
            failed(words.say("error-no-decision", &[("number", number.to_string().into())]))
        })?;
        return open(one, args, session);
    }
    let wanted = |one: &&Account<'_>| {
        (!args.expired || has_expired(&one.state))
            && args.list.as_ref().is_none_or(|list| *list == one.decision.entry.list)
    };
    let shown: Vec<&Account<'_>> = accounts.iter().filter(wanted).collect();
    if args.is_json() {
        return print_json(&serde_json::to_value(&shown)?);
    }
    if shown.is_empty() {
        return print(&(words.get("decisions-none") + "\n"));
    }
    print(&table(&shown, words, Look::of_stdout()))
}

fn has_expired(state: &State) -> bool {
    matches!(state, State::Woken { changes }
        if changes.iter().any(|change| matches!(change, Change::Expired(_))))
}

fn table(shown: &[&Account<'_>], words: &Words, look: Look) -> String {
    let column = |key: &str, align, wraps| Column { heading: words.get(key), align, wraps };
    let columns = [
        column("decisions-number", Align::Right, false),
        column("decisions-date", Align::Left, false),
        column("decisions-verdict", Align::Left, false),
        column("decisions-party", Align::Left, true),
        column("decisions-entry", Align::Left, true),
        column("decisions-author", Align::Left, true),
        column("decisions-state", Align::Left, true),
    ];
    let rows: Vec<Vec<Cell>> = shown
        .iter()
        .map(|one| {
            let decision = one.decision;
            let paint = if one.state == State::Holds { Paint::Green } else { Paint::Yellow };
            vec![
                Cell::plain(one.number.to_string()),
                Cell::plain(date(decision.decided_on, words.lang())),
                Cell::plain(words.get(verdict_key(decision.verdict))),
                Cell::plain(party(one, words)),
                Cell::plain(format!(
                    "{}:{}\n{}",
                    decision.entry.list,
                    decision.entry.id,
                    name(one)
                )),
                Cell::plain(format!("{}: {}", decision.author, decision.reason)),
                Cell::painted(state(one, words), paint),
            ]
        })
        .collect();
    render(&columns, &rows, look.width, look.colour)
}

fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Same => "verdict-same",
        Verdict::NotSame => "verdict-not-same",
    }
}

fn party(one: &Account<'_>, words: &Words) -> String {
    let party = &one.decision.party;
    let mut facts = vec![party.name.clone()];
    facts.extend(party.identifiers.iter().cloned());
    facts.extend(party.born.map(|born| born.to_string()));
    facts.extend(party.country.map(|country| words.country(country)));
    facts.retain(|fact| !fact.is_empty());
    facts.join(", ")
}

/// The primary name of the entry at that time.
fn name(one: &Account<'_>) -> String {
    one.decision.entry.name().to_owned()
}

fn state(one: &Account<'_>, words: &Words) -> String {
    match &one.state {
        State::Holds => match one.decision.until {
            None => words.get("state-holds"),
            Some(until) => {
                let day = date(until, words.lang());
                words.say("state-holds-until", &[("date", day.into())])
            }
        },
        State::Replaced => words.get("state-replaced"),
        State::Woken { changes } => {
            let said: Vec<String> =
                changes.iter().map(|change| words.param_text(&change_in_words(change))).collect();
            words.say("state-woken", &[("changes", said.join("; ").into())])
        }
        State::NotListed { since: Some(version) } => {
            words.say("state-not-listed-since", &[("version", version.as_str().into())])
        }
        State::NotListed { since: None } => words.get("state-not-listed"),
        State::ListNotInUse => words.get("state-list-not-in-use"),
    }
}

/// One decision in full, with its number computed again by the knowledge of that time.
fn open(one: &Account<'_>, args: &ShowDecisions, session: &Session) -> Result<()> {
    let words = session.words;
    let decision = one.decision;
    let again = match again(one, args, session)? {
        Ok(again) => Some(again),
        Err(error) => {
            let why = error.to_string();
            tell(&words.say("decision-no-knowledge", &[("why", why.into())]));
            None
        }
    };
    if args.is_json() {
        let mut value = serde_json::to_value(one)?;
        if let (Some(again), Some(members)) = (again, value.as_object_mut()) {
            let recomputed = serde_json::json!({
                "probability": again.probability,
                "equal": again.is_equal(decision),
                "same_knowledge": again.same_knowledge,
                "same_rules": again.same_rules,
            });
            members.insert("recomputed".to_owned(), recomputed);
        }
        return print_json(&value);
    }
    let lang = words.lang();
    let percent = |share: f64| number((share * 1e6).round() / 1e4, lang);
    let versions: Vec<String> =
        decision.lists.iter().map(|(list, version)| format!("{list} {version}")).collect();
    let mut rows = vec![
        ("decisions-number", one.number.to_string()),
        ("decisions-verdict", words.get(verdict_key(decision.verdict))),
        ("decisions-party", party(one, words)),
        ("decisions-entry", format!("{}:{} {}", decision.entry.list, decision.entry.id, name(one))),
        ("decisions-author", decision.author.clone()),
        ("decisions-date", date(decision.decided_on, lang)),
        ("decisions-reason", decision.reason.clone()),
        ("decisions-state", state(one, words)),
        ("decision-lists", versions.join(", ")),
        ("decision-rules", decision.rules.clone()),
        ("decision-knowledge", decision.knowledge.0.to_string()),
        ("decision-probability", format!("{} %", percent(decision.probability))),
    ];
    if let Some(again) = again {
        rows.push(("decision-again", recomputed(again, one, words, &percent)));
    }
    let lines = rows
        .into_iter()
        .map(|(key, text)| format!("{}: {}\n", words.get(key), clean(&text).replace('\n', " ")));
    print(&lines.collect::<String>())
}

/// By the named knowledge, else by the versions of the lists that are kept.
fn again(
    one: &Account<'_>,
    args: &ShowDecisions,
    session: &Session,
) -> Result<Result<Recall, ListStoreError>> {
    if args.knowledge.is_some() || !args.lists.is_empty() {
        let request = KnowledgeRequest {
            lists: args.lists.clone(),
            controls: ControlLists::None,
            file: args.knowledge.clone(),
            data: session.data.clone(),
            thresholds: args.thresholds.clone(),
        };
        let bar = Bar::new(session.words);
        let loaded = knowledge::load(&request, &bar)?;
        bar.finish();
        return Ok(Ok(recall(one.decision, &loaded.knowledge)));
    }
    let data = session.data.as_deref();
    let thresholds = thresholds::load(args.thresholds.as_deref(), data)?;
    let knowledge = decisions::knowledge_of_that_time(one.decision, data, thresholds);
    Ok(knowledge.map(|knowledge| recall(one.decision, &knowledge)))
}

fn recomputed(
    again: Recall,
    one: &Account<'_>,
    words: &Words,
    percent: &dyn Fn(f64) -> String,
) -> String {
    let number = match again.probability {
        Some(now) => format!("{} %", percent(now)),
        None => words.get("decision-again-none"),
    };
    let equal = if again.is_equal(one.decision) { "decision-equal" } else { "decision-differs" };
    let mut said = vec![format!("{number} ({})", words.get(equal))];
    if !again.same_knowledge {
        said.push(words.get("decision-other-knowledge"));
    }
    if !again.same_rules {
        said.push(words.get("decision-other-rules"));
    }
    said.join("; ")
}
