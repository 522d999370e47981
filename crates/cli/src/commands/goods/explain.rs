//! `sarhad goods explain`: each goods line of cargo files against the control lists.

use anyhow::Result;
use sarhad_i18n::Words;
use sarhad_service::goods_answer::{self, LineAnswer};
use sarhad_service::knowledge::catalogue_only;
use sarhad_service::oneshot;

use super::card::cards;
use crate::args::{AnswerFormat, ExplainGoods};
use crate::failure::failed;
use crate::output::{Look, print, print_json};
use crate::progress::Bar;
use crate::session::Session;
use crate::table::{Paint, clean, wrap};

/// Reads the files, judges each line and prints.
pub fn run(args: &ExplainGoods, session: &Session) -> Result<()> {
    let words = session.words;
    let bar = Bar::new(words);
    let options = session.read_options(&args.mapping)?;
    let (files, failures) = session.open(&args.files);
    let submissions = oneshot::read_all(files, &options, &bar)?;
    bar.finish();
    session.tell_about_files(&submissions, &failures);
    let knowledge = catalogue_only();
    let mut lines = goods_answer::lines(&knowledge, &submissions);
    if lines.is_empty() {
        return Err(failed(words.get("error-no-goods-line")));
    }
    let count = lines.len();
    if !args.all {
        lines.retain(LineAnswer::says_something);
    }
    match args.format {
        AnswerFormat::Json => print_json(&serde_json::to_value(&lines)?),
        AnswerFormat::Table => {
            let look = Look::of_stdout();
            let mut out: String = lines.iter().map(|line| shown(line, words, look)).collect();
            let args = [("shown", lines.len().into()), ("count", count.into())];
            out.push_str(&words.say("goods-lines", &args));
            out.push('\n');
            print(&out)
        }
    }
}

fn shown(line: &LineAnswer, words: &Words, look: Look) -> String {
    let mut out = String::new();
    let place = words.say(
        "goods-line",
        &[
            ("file", line.file.as_str().into()),
            ("bill", line.bill.as_deref().unwrap_or("-").into()),
            ("line", line.number.to_string().into()),
            ("hs", line.hs.as_deref().unwrap_or("-").into()),
        ],
    );
    out.push_str(&format!("{}\n", Paint::Cyan.on(&place, look.colour)));
    for text in wrap(&clean(&line.text), look.width) {
        out.push_str(&format!("{text}\n"));
    }
    out.push_str(&cards(&line.answer, words, look));
    if line.answer.candidates.is_empty() && line.answer.sources.is_empty() {
        out.push('\n');
    }
    out
}
