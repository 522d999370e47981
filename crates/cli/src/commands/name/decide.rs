//! `sarhad name decide`: whether a party and a listed entry are the same.

use anyhow::Result;
use sarhad_i18n::{Words, date};
use sarhad_service::decisions::{self, DecideError, Request, Verdict};
use sarhad_service::knowledge::ControlLists;

use crate::args::Decide;
use crate::failure::{failed, wrong_usage};
use crate::output::print;
use crate::progress::Bar;
use crate::session::{Session, shown};

/// Decides, writes, and says what was written.
pub fn run(args: &Decide, session: &Session) -> Result<()> {
    let words = session.words;
    let named = args.decisions.decisions.as_deref();
    let Some(path) = decisions::path(named, session.data.as_deref()) else {
        return Err(failed(words.get("error-no-data-folder")));
    };
    let party = super::party(&args.text, &args.facts, words)?;
    let author = author(args, words)?;
    let today = Session::today();
    if let Some(until) = args.until.filter(|until| *until < today) {
        let day = date(until, words.lang());
        return Err(wrong_usage(words.say("error-until-past", &[("date", day.into())])));
    }
    let bar = Bar::new(words);
    let loaded = session.knowledge(&args.source, ControlLists::None, &bar)?;
    bar.finish();
    session.tell_about(&loaded, &args.source);
    let request = Request {
        verdict: if args.verdict.same { Verdict::Same } else { Verdict::NotSame },
        party,
        kind: args.facts.kind.map(super::kind),
        list: args.list.clone(),
        entry: args.entry.clone(),
        reason: args.reason.clone(),
        author,
        decided_on: today,
        until: args.until,
    };
    let decision =
        decisions::decide(&loaded.knowledge, request).map_err(|error| in_words(&error, words))?;
    let number = decisions::append(&path, &decision)?;
    let key = match decision.verdict {
        Verdict::Same => "decide-done-same",
        Verdict::NotSame => "decide-done-not-same",
    };
    let said = words.say(
        key,
        &[
            ("number", number.to_string().into()),
            ("party", decision.party.name.as_str().into()),
            ("list", decision.entry.list.as_str().into()),
            ("entry", decision.entry.id.as_str().into()),
            ("percent", format!("{:.0}", decision.probability * 100.0).into()),
            ("path", shown(&path).into()),
        ],
    );
    print(&(said + "\n"))
}

/// A decision without an author is none: the named one, or the user of this machine.
fn author(args: &Decide, words: &Words) -> Result<String> {
    let of_machine = || ["USER", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    let author = args.author.clone().or_else(of_machine).unwrap_or_default();
    if author.trim().is_empty() {
        return Err(wrong_usage(words.get("error-no-author")));
    }
    Ok(author)
}

fn in_words(error: &DecideError, words: &Words) -> anyhow::Error {
    match error {
        DecideError::NoList { list, known } => wrong_usage(words.say(
            "error-decide-list",
            &[("list", list.as_str().into()), ("known", known.as_str().into())],
        )),
        DecideError::NoEntry { list, entry } => wrong_usage(words.say(
            "error-decide-entry",
            &[("list", list.as_str().into()), ("entry", entry.as_str().into())],
        )),
        DecideError::NoMatch { name, list, entry } => failed(words.say(
            "error-decide-no-match",
            &[
                ("name", name.as_str().into()),
                ("list", list.as_str().into()),
                ("entry", entry.as_str().into()),
            ],
        )),
        DecideError::Fault(fault) => {
            wrong_usage(words.say("error-decide-fault", &[("why", fault.to_string().into())]))
        }
    }
}
