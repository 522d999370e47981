//! One candidate as a block of lines: who, on which list, how the names compare, what speaks for
//! and against, what was decided.

use sarhad_i18n::{Words, date};
use sarhad_model::{EntryKind, NameQuality};
use sarhad_service::decisions::{Verdict, change_in_words};
use sarhad_service::lookup::{AlignedPart, Band, DecisionAnswer, MatchedKey, NameAnswer, Point};
use unicode_width::UnicodeWidthStr;

use crate::output::Look;
use crate::table::{Paint, clean, wrap};

/// Columns before the values.
const INDENT: usize = 3;
/// Columns of the labels; the widest one has room.
const LABEL: usize = 16;
/// Likeness from which two parts are shown as equal.
const EQUAL: f64 = 0.995;

/// Adds the block of one candidate.
pub fn push(out: &mut String, place: usize, answer: &NameAnswer, words: &Words, look: Look) {
    let (band, paint) = band(answer);
    let head = format!("{place}. {:.0} %", answer.probability * 100.0);
    out.push_str(&Paint::Bold.on(&head, look.colour));
    out.push_str(&format!(
        "  {}  {}\n",
        paint.on(&words.get(band), look.colour),
        Paint::Bold.on(&clean(&answer.entry_name), look.colour)
    ));
    let join = |texts: Vec<String>| texts.join(", ");
    let rows = [
        ("name-row-list", list(answer, words)),
        ("name-row-entry", join(entry(answer, words))),
        ("name-row-programmes", answer.programs.join(", ")),
        ("name-row-countries", join(answer.countries.iter().map(|c| words.country(*c)).collect())),
        (dates_label(answer.kind), join(answer.dates.iter().map(ToString::to_string).collect())),
        ("name-row-name", matched_name(answer, words)),
    ];
    for (key, text) in rows {
        row(out, &words.get(key), &text, look);
    }
    for (at, line) in parts(&answer.parts, words).into_iter().enumerate() {
        let label = if at == 0 { words.get("name-row-parts") } else { String::new() };
        labelled(out, &label, &line);
    }
    for (key, is_for) in [("name-row-for", true), ("name-row-against", false)] {
        let points = answer.points.iter().filter(|point| point.is_for() == is_for);
        let said: Vec<String> = points.map(|point| said(point, words)).collect();
        row(out, &words.get(key), &said.join("; "), look);
    }
    if let Some(day) = answer.listing_ended {
        let ended = words.say("name-listing-ended", &[("date", date(day, words.lang()).into())]);
        row(out, &words.get("name-row-listing"), &ended, look);
    }
    if let Some(decision) = &answer.decision {
        row(out, &words.get("name-row-decision"), &decided(decision, words), look);
    }
    out.push('\n');
}

fn band(answer: &NameAnswer) -> (&'static str, Paint) {
    if answer.listing_ended.is_some() {
        return ("name-band-ended", Paint::Dim);
    }
    let silent = answer
        .decision
        .as_ref()
        .is_some_and(|decision| decision.holds() && decision.verdict == Verdict::NotSame);
    match answer.band {
        _ if silent => ("name-band-silent", Paint::Dim),
        Band::Alert => ("name-band-alert", Paint::Red),
        Band::Review => ("name-band-review", Paint::Yellow),
        Band::Below => ("name-band-below", Paint::Dim),
    }
}

fn list(answer: &NameAnswer, words: &Words) -> String {
    let age = match (answer.published, answer.list_age_days) {
        (Some(day), Some(days)) => words.say(
            "name-list-age",
            &[
                ("date", date(day, words.lang()).into()),
                ("days", usize::try_from(days).unwrap_or(0).into()),
            ],
        ),
        _ => words.get("screen-list-undated"),
    };
    let version =
        words.say("name-list-version", &[("version", answer.list_version.as_str().into())]);
    format!("{} [{}], {age}, {version}", answer.list_title, answer.list)
}

fn entry(answer: &NameAnswer, words: &Words) -> Vec<String> {
    vec![answer.entry.clone(), words.get(kind_key(answer.kind))]
}

/// Message of a kind of party.
pub fn kind_key(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Person => "name-kind-person",
        EntryKind::Organisation => "name-kind-organisation",
        EntryKind::Vessel => "name-kind-vessel",
        EntryKind::Aircraft => "name-kind-aircraft",
        EntryKind::Unknown => "name-kind-unknown",
    }
}

fn dates_label(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Person | EntryKind::Unknown => "name-row-born",
        EntryKind::Organisation | EntryKind::Vessel | EntryKind::Aircraft => "name-row-made",
    }
}

fn matched_name(answer: &NameAnswer, words: &Words) -> String {
    let quality = match answer.name_quality {
        Some(NameQuality::Primary) => "name-quality-primary",
        Some(NameQuality::Strong) => "name-quality-strong",
        Some(NameQuality::Former) => "name-quality-former",
        Some(NameQuality::Weak) => "name-quality-weak",
        None => return String::new(),
    };
    format!("{} ({})", answer.matched_name, words.get(quality))
}

/// The parts side by side: what was looked for, how alike, what is listed, by which key.
fn parts(parts: &[AlignedPart], words: &Words) -> Vec<String> {
    let queries = columns(parts.iter().map(|part| shown(&part.query)));
    let listed = columns(parts.iter().map(|part| shown(&part.listed)));
    let line = |((part, query), listed): ((&AlignedPart, String), String)| {
        let alone = part.query.is_empty() || part.listed.is_empty();
        let key = part.key.and_then(key_words).map(|key| words.get(key)).unwrap_or_default();
        let line = match part.similarity {
            _ if alone => format!("{query}   {listed}"),
            likeness if likeness >= EQUAL => format!("{query} = {listed}         {key}"),
            likeness => format!("{query} ~ {listed}  {:3.0} %  {key}", likeness * 100.0),
        };
        line.trim_end().to_owned()
    };
    parts.iter().zip(queries).zip(listed).map(line).collect()
}

/// Texts filled up to one width.
fn columns(texts: impl Iterator<Item = String>) -> Vec<String> {
    let texts: Vec<String> = texts.collect();
    let width = texts.iter().map(|text| text.width()).max().unwrap_or(0);
    texts.into_iter().map(|text| format!("{text}{}", " ".repeat(width - text.width()))).collect()
}

/// The message that says by which key two parts are alike; equal letters speak for themselves.
fn key_words(key: MatchedKey) -> Option<&'static str> {
    match key {
        MatchedKey::Text | MatchedKey::Number => None,
        MatchedKey::Spelling => Some("name-key-spelling"),
        MatchedKey::OtherReading => Some("name-key-other-reading"),
        MatchedKey::FatherName => Some("name-key-father-name"),
        MatchedKey::Concept => Some("name-key-concept"),
        MatchedKey::Consonants => Some("name-key-consonants"),
        MatchedKey::Reading => Some("name-key-reading"),
        MatchedKey::Sound => Some("name-key-sound"),
        MatchedKey::Initial => Some("name-key-initial"),
        MatchedKey::Joined => Some("name-key-joined"),
    }
}

fn shown(part: &str) -> String {
    if part.is_empty() { "—".to_owned() } else { clean(part) }
}

fn said(point: &Point, words: &Words) -> String {
    let text = |key: &str, name: &str, value: String| words.say(key, &[(name, value.into())]);
    match point {
        Point::SameIdentifier => words.get("point-same-identifier"),
        Point::SameDay { date } => text("point-same-day", "date", date.to_string()),
        Point::SameYear { year } => text("point-same-year", "year", year.to_string()),
        Point::SameCountry { country } => {
            text("point-same-country", "country", words.country(*country))
        }
        Point::OtherYear { listed } => {
            let years: Vec<String> = listed.iter().map(ToString::to_string).collect();
            text("point-other-year", "listed", years.join(", "))
        }
        Point::OtherCountry { listed } => {
            let names: Vec<String> = listed.iter().map(|c| words.country(*c)).collect();
            text("point-other-country", "listed", names.join(", "))
        }
        Point::OtherKind { listed } => {
            text("point-other-kind", "listed", words.get(kind_key(*listed)))
        }
        Point::WeakName => words.get("point-weak-name"),
        Point::FormerName => words.get("point-former-name"),
        Point::OnlyAsked { parts } => text("point-only-asked", "parts", parts.join(", ")),
        Point::OnlyListed { parts } => text("point-only-listed", "parts", parts.join(", ")),
    }
}

/// A decision in one sentence.
fn decided(decision: &DecisionAnswer, words: &Words) -> String {
    let lang = words.lang();
    let mut args = vec![
        ("author", decision.author.as_str().into()),
        ("date", date(decision.decided_on, lang).into()),
        ("reason", decision.reason.as_str().into()),
    ];
    let key = match (decision.verdict, decision.holds()) {
        (Verdict::Same, true) => "decided-same",
        (Verdict::NotSame, true) => "decided-not-same",
        (Verdict::Same, false) => "decided-same-before",
        (Verdict::NotSame, false) => "decided-not-same-before",
    };
    if !decision.holds() {
        let changes: Vec<String> = decision
            .changes
            .iter()
            .map(|change| words.param_text(&change_in_words(change)))
            .collect();
        args.push(("changes", changes.join("; ").into()));
    }
    let mut said = words.say(key, &args);
    if let Some(until) = decision.until.filter(|_| decision.holds()) {
        said.push(' ');
        said.push_str(&words.say("name-decision-until", &[("date", date(until, lang).into())]));
    }
    said
}

fn row(out: &mut String, label: &str, text: &str, look: Look) {
    let text = clean(text).replace('\n', " ");
    let room = look.width.saturating_sub(INDENT + LABEL).max(20);
    for (at, line) in wrap(&text, room).iter().filter(|line| !line.is_empty()).enumerate() {
        labelled(out, if at == 0 { label } else { "" }, line);
    }
}

fn labelled(out: &mut String, label: &str, line: &str) {
    let space = " ".repeat(LABEL.saturating_sub(label.width()).max(1));
    out.push_str(&format!("{}{label}{space}{line}\n", " ".repeat(INDENT)));
}
