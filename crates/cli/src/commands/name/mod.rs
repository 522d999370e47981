//! `sarhad name`: one name against the watch lists, and decisions about matches.

mod card;
mod decide;
mod decisions;

use anyhow::Result;
use sarhad_i18n::{Words, number};
use sarhad_model::{CountryCode, EntryKind, Finding, Param, PartialDate};
use sarhad_service::decisions::PartyIdentity;
use sarhad_service::knowledge::ControlLists;
use sarhad_service::lookup::{self, NameQuestion};
use sarhad_service::oneshot::Day;
use sarhad_service::thresholds::{Stated, Thresholds, stated};

use crate::args::{AnswerFormat, Name, NameAction, NameKind, PartyFacts};
use crate::failure::wrong_usage;
use crate::output::{Look, print, print_json};
use crate::progress::Bar;
use crate::session::Session;

/// Searches and prints, or does what is asked with decisions.
pub fn run(args: &Name, session: &Session) -> Result<()> {
    match &args.action {
        Some(NameAction::Decide(args)) => decide::run(args, session),
        Some(NameAction::Decisions(args)) => decisions::run(args, session),
        None => search(args, session),
    }
}

fn search(args: &Name, session: &Session) -> Result<()> {
    let words = session.words;
    let text = args.text.as_deref().unwrap_or_default();
    let party = party(text, &args.facts, words)?;
    if party.is_empty() || args.top == 0 {
        return Err(wrong_usage(words.get("error-no-text")));
    }
    let question = NameQuestion { party, kind: args.facts.kind.map(kind) };
    let decisions = session.decisions(&args.decisions)?;
    let bar = Bar::new(words);
    let loaded = session.knowledge(&args.source, ControlLists::None, &bar)?;
    bar.finish();
    session.tell_about(&loaded, &args.source);
    let knowledge = &loaded.knowledge;
    let day = Day { date: Session::today(), decisions: &decisions };
    let answers = lookup::name(knowledge, &question, day, args.top);
    match args.format {
        AnswerFormat::Json => print_json(&serde_json::json!({
            "name": text,
            "knowledge": knowledge.id,
            "thresholds": stated(knowledge.thresholds.usual()),
            "candidates": answers,
        })),
        AnswerFormat::Table if answers.is_empty() => print(&(words.get("name-none") + "\n")),
        AnswerFormat::Table => {
            let look = Look::of_stdout();
            let mut out = String::new();
            for (place, answer) in (1..).zip(&answers) {
                card::push(&mut out, place, answer, words, look);
            }
            out.push_str(&thresholds_in_words(&knowledge.thresholds, words));
            print(&out)
        }
    }
}

/// The thresholds in use in words: one line for all lists, one for each that differs.
pub fn thresholds_in_words(thresholds: &Thresholds, words: &Words) -> String {
    let mut out = String::new();
    let usual = stated(thresholds.usual());
    out.push_str(&limits("name-thresholds", &usual, &[], words));
    for (list, one) in thresholds.overrides() {
        let more = [("list", list.as_str()), ("reason", one.reason.as_str())];
        out.push_str(&limits("name-thresholds-list", &stated(one.threshold), &more, words));
    }
    if !usual.measured_with_these_rules {
        out.push_str(&(words.get("name-thresholds-stale") + "\n"));
    }
    out
}

fn limits(key: &str, stated: &Stated, more: &[(&str, &str)], words: &Words) -> String {
    let percent = |share: f64| number((share * 10_000.0).round() / 100.0, words.lang());
    let measured = |share: Option<f64>| share.map_or_else(|| "?".to_owned(), percent);
    let mut args = vec![
        ("alert", percent(stated.alert).into()),
        ("review", percent(stated.review).into()),
        ("alert_share", measured(stated.alert_false_alarms).into()),
        ("review_share", measured(stated.review_false_alarms).into()),
    ];
    args.extend(more.iter().map(|(name, text)| (*name, (*text).into())));
    words.say(key, &args) + "\n"
}

fn kind(kind: NameKind) -> EntryKind {
    match kind {
        NameKind::Person => EntryKind::Person,
        NameKind::Company => EntryKind::Organisation,
        NameKind::Vessel => EntryKind::Vessel,
    }
}

/// The party that a person means.
fn party(text: &str, facts: &PartyFacts, words: &Words) -> Result<PartyIdentity> {
    let born = match facts.born.as_deref() {
        None => None,
        Some(text) => Some(
            PartialDate::parse_iso(text)
                .ok_or_else(|| wrong_usage(words.say("error-born", &[("text", text.into())])))?,
        ),
    };
    let country = match facts.country.as_deref() {
        None => None,
        Some(text) => Some(CountryCode::parse(text).map_err(|_| {
            wrong_usage(words.say("error-unknown-country", &[("text", text.into())]))
        })?),
    };
    Ok(PartyIdentity { name: text.to_owned(), identifiers: facts.ids.clone(), born, country })
}

/// The command that decides about the match of a finding, as the shell takes it.
pub fn decide_command(finding: &Finding) -> Option<String> {
    let (list, entry) = finding.source.id.split_once(':')?;
    let Some(Param::Text(party)) = finding.params.get("party") else { return None };
    finding.params.get("entry_id")?;
    let mut numbers = Vec::new();
    if let Some(Param::Items(items)) = finding.params.get("party_numbers") {
        numbers.extend(items.iter().filter_map(|item| match item {
            Param::Text(number) => Some(number.as_str()),
            _ => None,
        }));
    }
    let name = if *party == numbers.join(", ") { "" } else { party };
    let mut command = format!("sarhad name decide {}", quoted(name));
    for number in numbers {
        command.push_str(&format!(" --id {}", quoted(number)));
    }
    if let Some(Param::Country(country)) = finding.params.get("party_country") {
        command.push_str(&format!(" --country {country}"));
    }
    let (list, entry) = (quoted(list), quoted(entry));
    command.push_str(&format!(" --not-same --list {list} --entry {entry} --reason '…'"));
    Some(command)
}

/// One word for the shell. Line breaks become blanks: they mean the same in a name.
fn quoted(text: &str) -> String {
    let text = crate::table::clean(text).replace('\n', " ");
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.:/".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text;
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_the_shell_stay_one_word() {
        for (text, expected) in [
            ("DEMO-001", "DEMO-001"),
            ("", "''"),
            ("ТОО «Вега»", "'ТОО «Вега»'"),
            ("O'zbek $HOME\n`x`", "'O'\\''zbek $HOME `x`'"),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }
}
