//! `sarhad goods show`: a control entry in full.

use anyhow::Result;
use sarhad_i18n::Words;
use sarhad_service::goods_answer::{self, EntryRules};
use sarhad_service::knowledge::catalogue_only;

use super::card::{guide, label};
use super::heading;
use crate::args::{AnswerFormat, ShowEntry};
use crate::failure::failed;
use crate::output::{Look, print, print_json};
use crate::session::Session;
use crate::table::Paint;

/// Finds the entries of a number and prints them.
pub fn run(args: &ShowEntry, session: &Session) -> Result<()> {
    let words = session.words;
    let entries = goods_answer::entries(&catalogue_only(), &args.number);
    if entries.is_empty() {
        let text = args.number.as_str();
        return Err(failed(words.say("error-no-entry", &[("text", text.into())])));
    }
    match args.format {
        AnswerFormat::Json => print_json(&serde_json::to_value(&entries)?),
        AnswerFormat::Table => {
            let look = Look::of_stdout();
            let shown: Vec<String> = entries.iter().map(|one| entry(one, words, look)).collect();
            print(&shown.join("\n"))
        }
    }
}

fn entry(rules: &EntryRules, words: &Words, look: Look) -> String {
    let one = &rules.entry;
    let title =
        format!("{}  {}", one.control_number, heading(&one.short_name, &one.short_name_ru, words));
    let mut out = format!("{}  {} · {}\n", Paint::Bold.on(&title, look.colour), one.regime, one.id);
    label(&mut out, "goods-other-numbers", &one.other_numbers.join(", "), words, look);
    for (number, conditions) in rules.alternatives.iter().enumerate() {
        let said: Vec<String> = conditions
            .iter()
            .map(|c| words.condition(&c.parameter, &c.comparator, &c.threshold, &c.unit))
            .collect();
        let key = if number == 0 { "goods-met-by" } else { "goods-or" };
        label(&mut out, key, &said.join("; "), words, look);
    }
    if !rules.hs6.is_empty() {
        let strength = words.get(&format!("goods-link-{}", rules.hs_link));
        let codes = format!("{} ({strength})", rules.hs6.join(", "));
        label(&mut out, "goods-codes", &codes, words, look);
    }
    label(&mut out, "goods-cas", &rules.cas.join(", "), words, look);
    let un: Vec<String> = rules.un_numbers.iter().map(|un| format!("{un:04}")).collect();
    label(&mut out, "goods-un", &un.join(", "), words, look);
    for (lang, terms) in &rules.terms {
        let text = format!("{lang}: {}", terms.join(", "));
        label(&mut out, "goods-words", &text, words, look);
    }
    if let Some(guidance) = &rules.guidance {
        guide(&mut out, guidance, words, look);
    }
    let confidence = words.get(&format!("goods-confidence-{}", rules.confidence));
    label(&mut out, "goods-confidence", &confidence, words, look);
    out
}
