//! Candidates of one goods text for the terminal: a card each, with the conditions ticked, crossed
//! and asked, civil look-alikes, what to look at, which papers.

use sarhad_i18n::Words;
use sarhad_service::goods_answer::{
    ConditionAnswer, EditionDoubt, GoodsAnswer, GoodsCandidateAnswer, Guidance, Truth,
};

use super::{heading, in_lang};
use crate::output::Look;
use crate::table::{Paint, wrap};

/// Room for a label at the left.
const LABEL: usize = 14;
/// Blanks before everything under a heading.
const INDENT: &str = "  ";

/// All cards of an answer.
pub fn cards(answer: &GoodsAnswer, words: &Words, look: Look) -> String {
    let mut out = String::new();
    for candidate in &answer.candidates {
        out.push_str(&card(candidate, words, look));
        out.push('\n');
    }
    if !answer.sources.is_empty() {
        out.push_str(&Paint::Dim.on(&words.get("goods-sources"), look.colour));
        out.push('\n');
        for source in &answer.sources {
            out.push_str(&card(source, words, look));
            out.push('\n');
        }
    }
    if let Some(found) = &answer.disagreement {
        let args = [
            ("text", found.matched.as_str().into()),
            ("suggested", found.suggested.as_str().into()),
            ("declared", found.declared.as_str().into()),
        ];
        let said = words.say("goods-disagreement", &args);
        out.push_str(&Paint::Yellow.on(&said, look.colour));
        out.push('\n');
    }
    out
}

fn card(candidate: &GoodsCandidateAnswer, words: &Words, look: Look) -> String {
    let title = format!(
        "{}  {}",
        candidate.control_number,
        heading(&candidate.name, &candidate.name_ru, words)
    );
    let percent = |share: f64| format!("{:.0}", share * 100.0).into();
    let args =
        [("match", percent(candidate.score)), ("probability", percent(candidate.probability))];
    let mut out = format!(
        "{}  {} · {}\n",
        Paint::Bold.on(&title, look.colour),
        candidate.regime,
        words.say("goods-match", &args)
    );
    let because: Vec<String> = candidate
        .evidence
        .iter()
        .map(|(kind, matched)| {
            words.say(&format!("evidence-{kind}"), &[("matched", matched.as_str().into())])
        })
        .collect();
    label(&mut out, "goods-because", &because.join(", "), words, look);
    for condition in &candidate.conditions {
        condition_line(&mut out, condition, words, look);
    }
    if let Some(guidance) = &candidate.guidance {
        guide(&mut out, guidance, words, look);
    }
    out
}

fn condition_line(out: &mut String, condition: &ConditionAnswer, words: &Words, look: Look) {
    let (sign, paint) = match condition.truth {
        Truth::True => ("✓", Paint::Red),
        Truth::False => ("✗", Paint::Green),
        Truth::Unknown => ("?", Paint::Yellow),
    };
    let stated = words.condition(
        &condition.parameter,
        &condition.comparator,
        &condition.threshold,
        &condition.unit,
    );
    let rest = match (&condition.said, condition.truth) {
        (Some(said), Truth::Unknown) if condition.doubt.is_some() => {
            let stated = match &condition.doubt {
                Some(EditionDoubt::Other(stated)) => stated.as_str(),
                _ => "",
            };
            let key = if stated.is_empty() { "goods-edition" } else { "goods-edition-other" };
            let args = [
                ("matched", said.as_str().into()),
                ("standard", condition.standard.as_str().into()),
                ("stated", stated.into()),
            ];
            words.say(key, &args)
        }
        (_, Truth::Unknown) => {
            let name = words.condition(&condition.parameter, "is", "", "");
            let place = words.get(&format!("term-{}", condition.ask_at.key()));
            let key = if condition.comparator == "is" { "goods-ask-quality" } else { "goods-ask" };
            words.say(key, &[("parameter", name.into()), ("where", place.into())])
        }
        (Some(said), _) => words.say("evidence-term", &[("matched", said.as_str().into())]),
        (None, _) => words.get("goods-computed"),
    };
    let room = look.width.saturating_sub(INDENT.len() + 2);
    for (number, line) in wrap(&format!("{stated}: {rest}"), room).iter().enumerate() {
        let sign = if number == 0 { paint.on(sign, look.colour) } else { " ".to_owned() };
        out.push_str(&format!("{INDENT}{sign} {line}\n"));
    }
}

/// Civil look-alikes, what to look at, packing, papers.
pub fn guide(out: &mut String, guidance: &Guidance, words: &Words, look: Look) {
    for civil in &guidance.civil {
        let args = [
            ("goods", in_lang(&civil.name, words).into()),
            ("question", in_lang(&civil.question, words).into()),
        ];
        label(out, "goods-civil", &words.say("goods-civil-text", &args), words, look);
    }
    label(out, "goods-look-at", in_lang(&guidance.look_at, words), words, look);
    label(out, "goods-packing", in_lang(&guidance.packing, words), words, look);
    let papers: Vec<String> = guidance
        .papers
        .iter()
        .map(|paper| words.get(&format!("paper-{}", paper.replace('_', "-"))))
        .collect();
    label(out, "goods-papers", &papers.join(", "), words, look);
}

/// A labelled text, wrapped beside its label.
pub fn label(out: &mut String, key: &str, text: &str, words: &Words, look: Look) {
    if text.is_empty() {
        return;
    }
    let name = words.get(key);
    let width = LABEL.max(name.chars().count() + 1);
    let blanks = " ".repeat(width - name.chars().count());
    let room = look.width.saturating_sub(INDENT.len() + width);
    for (number, line) in wrap(text, room).iter().enumerate() {
        let left = if number == 0 {
            format!("{}{blanks}", Paint::Dim.on(&name, look.colour))
        } else {
            " ".repeat(width)
        };
        out.push_str(&format!("{INDENT}{left}{line}\n"));
    }
}
