//! `sarhad screen`: rank containers and consignments of cargo papers, with the reasons.

use std::time::Instant;

use anyhow::Result;
use sarhad_i18n::{Words, date, decibans, thousands};
use sarhad_model::{Advice, Decibans, ModelState, RankedUnit, Ranking};
use sarhad_report::HtmlOptions;
use sarhad_service::knowledge::ControlLists;
use sarhad_service::oneshot::{self, Day};

use crate::args::{Screen, ScreenFormat, Screening};
use crate::failure::failed;
use crate::output::{Look, print, print_lines, tell};
use crate::progress::Bar;
use crate::session::Session;
use crate::table::{Align, Cell, Column, Paint, render, wrap};

use super::instruments::Instruments;

/// Reasons shown for a unit in the table.
const SHOWN_REASONS: usize = 2;

/// Papers that were judged.
pub(super) struct Judged {
    /// The ranking.
    pub ranking: Ranking,
    /// Whether not one file could be read.
    pub nothing_read: bool,
}

/// Reads and judges, and tells a person what it rests on and what could not be read.
pub(super) fn judge(args: &Screening, session: &Session) -> Result<Judged> {
    let bar = Bar::new(session.words);
    let options = session.read_options(&args.mapping)?;
    let (files, failures) = session.open(&args.files);
    let mut loaded =
        session.knowledge(&args.source, ControlLists::of(&args.control_lists), &bar)?;
    let as_of = args.as_of.unwrap_or_else(Session::today);
    let (knowledge, instruments) =
        Instruments::load(&args.instruments, loaded.knowledge, session, &options, &bar)?;
    loaded.knowledge = knowledge;
    let mut submissions = oneshot::read_all(files, &options, &bar)?;
    let decisions = session.decisions(&args.decisions)?;
    let day = Day { date: as_of, decisions: &decisions };
    let ranking = instruments.judge(&mut submissions, &loaded.knowledge, day, &bar)?;
    bar.finish();
    for line in instruments.account(&loaded.knowledge, as_of, session.words) {
        tell(&line);
    }
    session.tell_about(&loaded, &args.source);
    session.tell_about_files(&submissions, &failures);
    let nothing_read = submissions
        .iter()
        .all(|submission| submission.status == sarhad_model::SubmissionStatus::Rejected);
    Ok(Judged { ranking, nothing_read })
}

/// Reads, judges, prints.
pub fn run(args: &Screen, session: &Session) -> Result<()> {
    let started = Instant::now();
    let Judged { mut ranking, nothing_read } = judge(&args.screening, session)?;
    let all = ranking.units.len();
    let silenced = ranking.units.iter().flat_map(|unit| &unit.assessment.notes);
    let silenced = silenced.filter(|note| note.code == "note-silenced").count();
    let account = account(&ranking, session.words, started.elapsed().as_secs_f64());
    ranking.units.truncate(args.top.unwrap_or(usize::MAX));
    // People get no empty table; programs get the form that they asked for.
    if !(nothing_read && args.format == ScreenFormat::Table) {
        show(&ranking, args, session.words)?;
    }
    let left_out = all - ranking.units.len();
    if left_out > 0 {
        tell(&session.words.say("note-left-out", &[("count", left_out.into())]));
    }
    if silenced > 0 {
        tell(&session.words.say("note-matches-silenced", &[("count", silenced.into())]));
    }
    tell(&account);
    if nothing_read {
        return Err(failed(session.words.get("error-no-file-read")));
    }
    Ok(())
}

fn show(ranking: &Ranking, args: &Screen, words: &Words) -> Result<()> {
    let lang = words.lang();
    match args.format {
        ScreenFormat::Table if args.explain => print(&explained(ranking, words, Look::of_stdout())),
        ScreenFormat::Table => print(&table(ranking, words, Look::of_stdout())),
        ScreenFormat::Json => print(&(sarhad_report::json(ranking, lang) + "\n")),
        ScreenFormat::Jsonl => print_lines(sarhad_report::jsonl(ranking, lang)),
        ScreenFormat::Csv => print(&sarhad_report::csv(ranking, lang)),
        ScreenFormat::Html => {
            let options = HtmlOptions { top: args.top, explain: args.explain };
            print(&sarhad_report::html(ranking, lang, &options))
        }
    }
}

/// The closing line: files, units, lines, quarantined, seconds.
pub(super) fn account(ranking: &Ranking, words: &Words, seconds: f64) -> String {
    let lines: usize = ranking.files.iter().map(|file| file.items).sum();
    let quarantined: usize = ranking.files.iter().map(|file| file.quarantined).sum();
    let count = |key: &str, count: usize| words.say(key, &[("count", count.into())]);
    words.say(
        "note-screened",
        &[
            ("files", count("screen-count-files", ranking.files.len()).into()),
            ("units", count("screen-count-units", ranking.units.len()).into()),
            ("lines", count("screen-count-lines", lines).into()),
            ("quarantined", thousands(quarantined, words.lang()).into()),
            ("seconds", format!("{seconds:.1}").into()),
        ],
    )
}

/// How an advice is painted.
pub fn paint(advice: Advice) -> Paint {
    match advice {
        Advice::Hold | Advice::DoNotLoad => Paint::Red,
        Advice::Inspect => Paint::Yellow,
        Advice::Scan => Paint::Cyan,
        Advice::Documents | Advice::RequestInformation => Paint::Plain,
        Advice::Release => Paint::Green,
    }
}

/// The score as an officer reads it: whole decibans.
fn score(unit: &RankedUnit) -> String {
    let evidence = unit.assessment.score.evidence().thousandths();
    format!("{:.0}", f64::from(evidence) / 1000.0)
}

fn table(ranking: &Ranking, words: &Words, look: Look) -> String {
    let column = |key: &str, align, wraps| Column { heading: words.get(key), align, wraps };
    let columns = [
        column("screen-rank", Align::Right, false),
        column("screen-unit", Align::Left, false),
        column("screen-score", Align::Right, false),
        column("screen-advice", Align::Left, false),
        column("screen-reasons", Align::Left, true),
    ];
    // What the ranking lacks stands above it, not only among the remarks.
    let model = ranking.model.as_ref();
    let lacks = model.filter(|model| matches!(model.state, ModelState::Unusable { .. }));
    let lacks = lacks.map_or_else(String::new, |model| {
        wrap(&words.model(model), look.width).into_iter().map(|line| line + "\n").collect()
    });
    let rows: Vec<Vec<Cell>> = ranking
        .units
        .iter()
        .map(|unit| {
            let advice = unit.assessment.advice;
            vec![
                Cell::plain(unit.rank.to_string()),
                Cell::painted(name(unit), Paint::Bold),
                Cell::plain(score(unit)),
                Cell::painted(words.advice(advice), paint(advice)),
                Cell::plain(strongest(unit, words)),
            ]
        })
        .collect();
    lacks + &render(&columns, &rows, look.width, look.colour)
}

/// Longest name of a unit that keeps the table in shape; the whole name is in `--explain`.
const NAME_WIDTH: usize = 28;

fn name(unit: &RankedUnit) -> String {
    if unit.unit.chars().count() <= NAME_WIDTH {
        return unit.unit.clone();
    }
    unit.unit.chars().take(NAME_WIDTH - 1).chain(['…']).collect()
}

/// The strongest reasons in words, each on a line of its own, and how many more there are.
fn strongest(unit: &RankedUnit, words: &Words) -> String {
    let reasons = unit.assessment.score.reasons();
    if reasons.is_empty() {
        return words.get("screen-no-reasons");
    }
    let mut codes: Vec<&str> = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    for reason in reasons {
        if !codes.contains(&reason.finding.code) {
            codes.push(reason.finding.code);
            lines.push(words.finding(&reason.finding).replace('\n', " "));
        }
    }
    let more = lines.len().saturating_sub(SHOWN_REASONS);
    lines.truncate(SHOWN_REASONS);
    if more > 0 {
        lines.push(format!("({})", words.say("screen-more-reasons", &[("count", more.into())])));
    }
    lines.join("\n")
}

/// Every unit with all its reasons, adding up.
fn explained(ranking: &Ranking, words: &Words, look: Look) -> String {
    let lang = words.lang();
    let mut out = String::new();
    if let Some(model) = &ranking.model {
        push_wrapped(&mut out, &words.model(model), 0, look.width);
    }
    let as_of = words.say("screen-as-of", &[("date", date(ranking.as_of, lang).into())]);
    if let Some(policy) = &ranking.policy {
        push_wrapped(&mut out, &words.policy(policy), 0, look.width);
        for change in &policy.changes {
            push_wrapped(&mut out, &words.policy_change(change), 3, look.width);
        }
    }
    // What the judgement rests on besides the knowledge stands behind its hash.
    let whole = &*ranking.knowledge.0;
    let (hash, rest) = whole.split_at(whole.find('+').unwrap_or(whole.len()));
    let id: String = hash.chars().take(12).chain(rest.chars()).collect();
    let knowledge = words.say("screen-knowledge", &[("id", id.into())]);
    out.push_str(&format!("{as_of}. {knowledge}. {}\n", words.get("screen-advises")));
    for unit in &ranking.units {
        out.push('\n');
        unit_heading(&mut out, unit, words, look);
        unit_sum(&mut out, unit, words, look);
        unit_rest(&mut out, unit, words, look);
    }
    out
}

fn unit_heading(out: &mut String, unit: &RankedUnit, words: &Words, look: Look) {
    let advice = unit.assessment.advice;
    let title = format!("{}. {}", unit.rank, crate::table::clean(&unit.unit));
    out.push_str(&Paint::Bold.on(&title, look.colour));
    out.push_str("  ");
    out.push_str(&paint(advice).on(&words.advice(advice), look.colour));
    out.push('\n');
    let facts = [
        ("screen-bills", unit.bills.join(", ")),
        ("screen-journey", unit.journey.clone()),
        ("screen-route", route(unit)),
        ("screen-consignor", unit.consignors.join("; ")),
        ("screen-consignee", unit.consignees.join("; ")),
        ("screen-goods", unit.goods.join("; ")),
        ("screen-hs", unit.hs.join(", ")),
    ];
    for (key, text) in facts {
        if !text.trim().is_empty() {
            let label = words.get(key);
            push_wrapped(out, &format!("{label}: {}", crate::table::clean(&text)), 3, look.width);
        }
    }
}

fn route(unit: &RankedUnit) -> String {
    match (unit.route.0.as_str(), unit.route.1.as_str()) {
        ("", "") => String::new(),
        (from, to) => format!("{from} → {to}"),
    }
}

fn unit_sum(out: &mut String, unit: &RankedUnit, words: &Words, look: Look) {
    let lang = words.lang();
    let assessed = &unit.assessment.score;
    let row = |out: &mut String, weight: Decibans, text: &str, paint: Paint| {
        let weight = format!("{:>9}", decibans(weight, lang));
        let room = look.width.saturating_sub(13).max(20);
        for (number, line) in wrap(text, room).iter().enumerate() {
            let start = if number == 0 { weight.as_str() } else { "         " };
            out.push_str(&format!("{start}  {}\n", paint.on(line, look.colour)));
        }
    };
    for reason in assessed.reasons() {
        let finding = &reason.finding;
        let mut text = format!("{} {}", finding.code, words.finding(finding));
        if reason.counted == Decibans::ZERO && finding.weight != Decibans::ZERO {
            text.push_str(&format!(" ({})", words.get("screen-repeat")));
        } else if reason.counted != finding.weight {
            text.push_str(&format!(
                " ({} {})",
                words.get("screen-weight"),
                decibans(finding.weight, lang)
            ));
        }
        let source = &finding.source;
        if !source.title.is_empty() {
            text.push_str(&format!(" — {} [{}]", source.title, source.id));
        }
        row(out, reason.counted, &crate::table::clean(&text).replace('\n', " "), Paint::Plain);
        if let Some(command) = super::name::decide_command(finding) {
            out.push_str(&format!("           {}\n", Paint::Dim.on(&command, look.colour)));
        }
    }
    row(out, assessed.evidence(), &words.get("screen-sum"), Paint::Bold);
    row(out, assessed.prior(), &words.get("screen-prior"), Paint::Dim);
    row(out, assessed.total(), &words.get("screen-posterior"), Paint::Dim);
}

fn unit_rest(out: &mut String, unit: &RankedUnit, words: &Words, look: Look) {
    let section = |out: &mut String, key: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            out.push_str(&format!("   {}:\n", words.get(key)));
            for line in lines {
                let line = crate::table::clean(&line).replace('\n', " ");
                push_wrapped(out, &format!("- {line}"), 5, look.width);
            }
        }
    };
    let questions = unit.assessment.questions.iter().map(|question| words.question(question));
    section(out, "screen-questions", questions.collect());
    let notes = unit.assessment.notes.iter().map(|note| words.note(note));
    section(out, "screen-notes", notes.collect());
    section(out, "screen-issues", unit.issues.iter().map(|issue| words.issue(issue)).collect());
}

fn push_wrapped(out: &mut String, text: &str, indent: usize, width: usize) {
    for line in wrap(text, width.saturating_sub(indent).max(20)) {
        out.push_str(&" ".repeat(indent));
        out.push_str(&line);
        out.push('\n');
    }
}
