//! Goods that stand on an imported control list, in the version in force on the day of the paper.
//!
//! Looks for the CAS numbers of a line on the list, and for the code of goods beside an entry
//! whose words the line shares. A list that binds in its state weighs more than one that only
//! informs, and a substance on it demands a look. Of every entry that the catalogue found it is
//! noted whether the lists in force on that day have its number.
//!
//! Limits: likeness of words alone raises nothing, and a code alone nothing that counts; a code of
//! a list that is written in other letters than the line is shown without weight, because the
//! words cannot be compared; so is a CAS number by which the catalogue has found an entry of another
//! name, because one number is not two reasons. The limits in the text of a list are not compared here (the catalogue
//! has them, see GD01). A list without days in force is used in its newest version, and said so.
//! Source: the control list itself; weights are guesses of ours.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use sarhad_model::{Decibans, FindingSource, Gate, Note, Param, Params, SourceKind};

use super::{Findings, GoodsLine, Indicator, UnitContext};
use crate::controls::{ListedBy, ListedEntry, OnDay, SharedWords, head};
use crate::goods::EvidenceKind;
use crate::history;
use crate::permits::Force;

pub(super) const INDICATOR: Indicator = Indicator { id: "GD21", evaluate };

/// Characters of a heading that are shown: headings of lists are paragraphs.
const SHOWN_HEADING: usize = 160;
/// Words in common that are shown.
const SHOWN_WORDS: usize = 6;

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    if context.knowledge.controls.is_empty() {
        return;
    }
    for line in &context.lines {
        let day = history::day_of(line.part.declaration, line.part.consignment)
            .unwrap_or(context.day.date);
        let numbers: BTreeSet<&str> =
            line.candidates().map(|one| head(&one.entry.control_number)).collect();
        for on_day in context.knowledge.controls.on(day) {
            let list = on_day.version.list();
            let force = context.knowledge.permits.force(list.issuer, &list.id);
            if force == Force::Off || !on_day.version.says_what_is_controlled() {
                continue;
            }
            for &number in numbers.iter().filter(|number| is_common_form(number)) {
                out.note(standing(line, &on_day, number));
            }
            let listed = line.judged.listed.iter();
            let of_version = listed.filter(|one| std::ptr::eq(one.version, on_day.version));
            // What the catalogue found under the same number is noted, and counts once.
            for one in of_version.filter(|one| !numbers.contains(head(&one.entry.number))) {
                raise(context, line, &on_day, force, one, out);
            }
        }
    }
}

fn raise(
    context: &UnitContext<'_>,
    line: &GoodsLine<'_>,
    on_day: &OnDay<'_>,
    force: Force,
    listed: &ListedEntry<'_>,
    out: &mut Findings,
) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let binds = force == Force::Binds;
    let list = on_day.version.list();
    let mut finding = context.finding(&INDICATOR, line.subject("goods.description"));
    let by = match &listed.by {
        ListedBy::Cas(number) => {
            let key = if binds { "by_number" } else { "by_number_informs" };
            // What the catalogue has found by the same number counts there.
            let is_counted = line.candidates().flat_map(|one| &one.evidence).any(|evidence| {
                evidence.kind == EvidenceKind::Cas && evidence.matched == number.to_string()
            });
            finding.weight =
                if is_counted { Decibans::ZERO } else { Decibans::whole(row.number(key) as i32) };
            finding.gate = if binds { Gate::Review } else { Gate::None };
            finding.matched = vec![number.to_string()];
            message("listed-by-cas", [("number", Param::Text(number.to_string()))])
        }
        ListedBy::Code { words: SharedWords::None, .. } => return,
        ListedBy::Code { code, words: SharedWords::Unknown } => {
            finding.weight = Decibans::ZERO;
            finding.matched = vec![(*code).to_owned()];
            message("listed-by-code-alone", [("code", text(code))])
        }
        ListedBy::Code { code, words: SharedWords::Some(words) } => {
            let key = if binds { "by_code" } else { "by_code_informs" };
            finding.weight = Decibans::whole(row.number(key) as i32);
            finding.matched = vec![(*code).to_owned()];
            finding.matched.extend(words.iter().take(SHOWN_WORDS).cloned());
            let shown = finding.matched[1..].join(", ");
            message("listed-by-code", [("code", text(code)), ("words", Param::Text(shown))])
        }
    };
    let number = match listed.mark {
        "" => listed.entry.number.clone(),
        mark => format!("{}.{mark}", listed.entry.number),
    };
    let heading: String = listed.entry.heading.chars().take(SHOWN_HEADING).collect();
    finding.params = Params::from([
        ("line", Param::Number(f64::from(line.number))),
        ("entry", Param::Text(number.clone())),
        ("heading", Param::Text(heading)),
        ("list", Param::Text(list.title.clone())),
        ("force", Param::Term(if binds { "list-binds" } else { "list-informs" })),
        ("since", since(on_day)),
        ("by", by),
    ]);
    finding.source = Arc::new(FindingSource {
        kind: SourceKind::Entry,
        id: number,
        version: list.version.clone(),
        title: list.title.clone(),
    });
    out.add(finding);
}

/// Whether a list has the number of a candidate.
fn standing(line: &GoodsLine<'_>, on_day: &OnDay<'_>, number: &str) -> Note {
    let list = on_day.version.list();
    let params = Params::from([
        ("line", Param::Number(f64::from(line.number))),
        ("entry", text(number)),
        ("list", text(&list.title)),
        ("version", text(&list.version)),
        ("since", since(on_day)),
    ]);
    let code = if on_day.version.has(number) { "note-on-list" } else { "note-not-on-list" };
    Note { code, params, subject: line.subject("goods.description") }
}

/// Since when the version is in force, or that nobody stated it.
fn since(on_day: &OnDay<'_>) -> Param {
    let list = on_day.version.list();
    match (on_day.is_dated, list.valid_from, list.published) {
        (true, Some(day), _) => in_words("list-since", day),
        (_, _, Some(day)) => in_words("list-published", day),
        _ => message("list-undated", []),
    }
}

fn in_words(key: &'static str, day: NaiveDate) -> Param {
    message(key, [("date", Param::Date(day))])
}

fn message<const N: usize>(key: &'static str, params: [(&'static str, Param); N]) -> Param {
    Param::Message { message: key, params: Params::from(params) }
}

fn text(text: &str) -> Param {
    Param::Text(text.to_owned())
}

/// A digit, a letter and three digits: the numbers that lists after the European one share. Numbers
/// of the conventions are not looked for in them.
fn is_common_form(number: &str) -> bool {
    let bytes = number.as_bytes();
    bytes.len() == 5
        && bytes[0].is_ascii_digit()
        && (b'A'..=b'E').contains(&bytes[1])
        && bytes[2..].iter().all(u8::is_ascii_digit)
}
