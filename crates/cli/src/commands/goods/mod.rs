//! `sarhad goods`: a goods text, an entry or a file against the control lists.

mod card;
mod entry;
mod explain;
mod listed;

use anyhow::Result;
use sarhad_i18n::{Lang, Words};
use sarhad_model::HsCode;
use sarhad_service::control_store::ControlStore;
use sarhad_service::goods_answer::{self, Bilingual, GoodsAnswer};
use sarhad_service::knowledge::catalogue_only;
use sarhad_service::list_lookup::{ControlBook, in_lists};

use crate::args::{AnswerFormat, Goods, GoodsAction};
use crate::failure::wrong_usage;
use crate::output::{Look, print, print_json};
use crate::session::Session;

/// Judges and prints.
pub fn run(args: &Goods, session: &Session) -> Result<()> {
    match &args.action {
        Some(GoodsAction::Show(show)) => return entry::run(show, session),
        Some(GoodsAction::Explain(explain)) => return explain::run(explain, session),
        None => {}
    }
    let words = session.words;
    let text = args.text.as_deref().unwrap_or_default();
    if text.trim().is_empty() && args.hs.is_none() {
        return Err(wrong_usage(words.get("error-no-text")));
    }
    let hs = match args.hs.as_deref() {
        None => None,
        Some(code) => Some(
            HsCode::parse(code)
                .map_err(|_| wrong_usage(words.say("error-hs-form", &[("text", code.into())])))?,
        ),
    };
    let knowledge = catalogue_only();
    let answer = goods_answer::goods(&knowledge, text, hs.as_ref());
    let day = args.as_of.unwrap_or_else(Session::today);
    let lists = match &session.data {
        Some(data) => ControlBook::build(ControlStore::new(data).in_use()?),
        None => ControlBook::default(),
    };
    let known: Vec<String> =
        answer.candidates.iter().map(|candidate| candidate.control_number.clone()).collect();
    let listed = in_lists(&lists, text, hs.as_ref(), day, &known);
    match args.format {
        AnswerFormat::Json => {
            let mut value = serde_json::to_value(&answer)?;
            value["lists"] = serde_json::to_value(&listed)?;
            print_json(&value)
        }
        AnswerFormat::Table => {
            let look = Look::of_stdout();
            print(&shown(&answer, hs.as_ref(), words, look))?;
            if listed.is_empty() { Ok(()) } else { print(&listed::table(&listed, words, look)) }
        }
    }
}

fn shown(answer: &GoodsAnswer, hs: Option<&HsCode>, words: &Words, look: Look) -> String {
    let mut out = card::cards(answer, words, look);
    if answer.candidates.is_empty() {
        out.push_str(&words.get("goods-none"));
        out.push('\n');
    }
    if let (Some(tier), Some(hs6)) = (&answer.high_priority_tier, hs.and_then(HsCode::hs6)) {
        let args = [("hs", hs6.into()), ("tier", tier.as_str().into())];
        out.push_str(&words.say("goods-high-priority", &args));
        out.push('\n');
    }
    out.push_str(&words.say("goods-catalogue", &[("version", answer.catalogue.as_str().into())]));
    out.push('\n');
    out
}

/// A text of the catalogue in the language of the words.
fn in_lang<'t>(text: &'t Bilingual, words: &Words) -> &'t str {
    text.of(words.lang().tag())
}

/// The heading of an entry in the language of the words.
fn heading<'t>(en: &'t str, ru: &'t str, words: &Words) -> &'t str {
    match words.lang() {
        Lang::Ru if !ru.is_empty() => ru,
        _ => en,
    }
}
