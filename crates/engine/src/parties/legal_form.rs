//! Legal forms of companies in the languages of the trade: recognised and set apart, because
//! they are written, translated and left out at will.
//!
//! The table is `data/names/legal_forms.csv`. A form says nothing about who the company is, so
//! it never takes part in the comparison.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::{Script, Token, TokenKind, fold, latin, script_of_word, skeleton, tokens};

use super::plain::plain;

/// Most single letters that are read as one form (`L.L.C.`).
const MAX_SINGLE_LETTERS: usize = 6;
/// A form as short as this counts only at an end of the name: `as`, `co`, `sa` are words too.
const AMBIGUOUS_LETTERS: usize = 2;

static FORMS: LazyLock<Forms> = LazyLock::new(Forms::built_in);

#[derive(Default)]
struct Forms {
    /// Class by the folded words of the form, joined by a space.
    by_words: HashMap<String, &'static str>,
    /// Most words of a form by its first word.
    longest: HashMap<String, usize>,
    /// The same for forms of several words by how they sound, so that they are known in any
    /// romanisation (obshchestvo s ogranichennoi otvetstvennostiu).
    by_sound: HashMap<String, &'static str>,
    longest_sound: HashMap<String, usize>,
    /// Han, Kana and Hangul forms that stand glued to the name, longest first.
    glued: Vec<(String, &'static str)>,
}

impl Forms {
    fn built_in() -> Self {
        let mut forms = Self::default();
        let table = include_str!("../../../../data/names/legal_forms.csv");
        for line in table.lines().skip(1) {
            let mut fields = line.rsplitn(3, ',');
            let (Some(class), Some(_language), Some(form)) =
                (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            forms.add(form, class);
        }
        forms.glued.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        forms
    }

    fn add(&mut self, form: &str, class: &'static str) {
        let folded = fold(form);
        let words: Vec<&str> = tokens(&folded).into_iter().map(|token| token.text).collect();
        if words.is_empty() {
            return;
        }
        if matches!(script_of_word(&folded), Some(Script::Han | Script::Hangul)) {
            self.glued.push((folded.clone(), class));
        }
        let first = self.longest.entry(key_of(words.iter().copied().take(1))).or_default();
        *first = (*first).max(words.len());
        self.by_words.entry(key_of(words.iter().copied())).or_insert(class);
        if words.len() > 1 && words.iter().any(|word| word.chars().nth(MIN_SOUND - 1).is_some()) {
            let first = self.longest_sound.entry(sound_of(&words[..1])).or_default();
            *first = (*first).max(words.len());
            self.by_sound.entry(sound_of(&words)).or_insert(class);
        }
    }

    /// Class of the form that the words are.
    fn class(&self, words: &[Token<'_>]) -> Option<&'static str> {
        let spaced = key_of(words.iter().map(|token| token.text));
        let single_letters = words.len() > 1
            && words.iter().all(|token| token.text.chars().nth(1).is_none())
            && words[1..].iter().all(|token| token.glued);
        if let Some(class) = self.by_words.get(&spaced) {
            return Some(class);
        }
        if single_letters {
            return self.by_words.get(&spaced.replace(' ', "")).copied();
        }
        let texts: Vec<&str> = words.iter().map(|token| token.text).collect();
        if words.len() > 1 { self.by_sound.get(&sound_of(&texts)).copied() } else { None }
    }
}

/// Letters that one word at least of a form needs to be known by its sound.
const MIN_SOUND: usize = 6;

/// How the words of a form sound.
fn sound_of(words: &[&str]) -> String {
    let sounds: Vec<String> = words.iter().map(|word| skeleton(&latin(word))).collect();
    sounds.join(" ")
}

/// One spelling for the words of a form: papers write `SIRKETI` for `ŞİRKETİ`.
fn key_of<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut key = String::new();
    for word in words {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&plain(word));
    }
    key
}

/// Says of each token whether it belongs to a legal form. Never all of them: a name that is
/// nothing but a form is kept as it is.
pub(super) fn mark(tokens: &[Token<'_>]) -> Vec<bool> {
    let mut marks = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let length = longest_form(tokens, at);
        marks[at..at + length].fill(true);
        at += length.max(1);
    }
    if marks.iter().all(|mark| *mark) {
        marks.fill(false);
    }
    marks
}

/// How many tokens from `at` on are one legal form; 0 for none.
fn longest_form(tokens: &[Token<'_>], at: usize) -> usize {
    // Ала-Тоо is a mountain, not a form.
    let Some(first) = tokens.get(at).filter(|token| !token.hyphen) else { return 0 };
    let single = first.text.chars().nth(1).is_none();
    let by_first = FORMS.longest.get(&key_of(std::iter::once(first.text))).copied().unwrap_or(0);
    let by_sound = FORMS.longest_sound.get(&sound_of(&[first.text])).copied().unwrap_or(0);
    let by_first = by_first.max(by_sound);
    let longest = if single { by_first.max(MAX_SINGLE_LETTERS) } else { by_first };
    for length in (1..=longest.min(tokens.len() - at)).rev() {
        let part = &tokens[at..at + length];
        if FORMS.class(part).is_none() {
            continue;
        }
        let letters: usize = part.iter().map(|token| token.text.chars().count()).sum();
        let at_an_end =
            at == 0 || at + length == tokens.len() || ends_with_forms(tokens, at + length);
        if letters > AMBIGUOUS_LETTERS || at_an_end {
            return length;
        }
    }
    0
}

/// Whether only legal forms follow (`CO LTD`).
fn ends_with_forms(tokens: &[Token<'_>], from: usize) -> bool {
    let length = longest_form(tokens, from);
    length > 0 && (from + length == tokens.len() || ends_with_forms(tokens, from + length))
}

/// Cuts the forms off that stand glued to a name in Han or Hangul: 华为技术有限公司.
pub(super) fn cut_glued(word: &str) -> &str {
    for (form, _) in &FORMS.glued {
        for rest in [word.strip_suffix(form.as_str()), word.strip_prefix(form.as_str())] {
            if let Some(rest) = rest
                && !rest.is_empty()
            {
                return rest;
            }
        }
    }
    word
}

/// Class of a legal form that a name carries (`limited`, `joint_stock`, `state` …), the first
/// one from the left; `None` when it has none.
pub fn legal_class(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    let words = tokens(&folded);
    for at in 0..words.len() {
        let length = longest_form(&words, at);
        if length > 0 {
            return FORMS.class(&words[at..at + length]);
        }
        if matches!(words[at].kind, TokenKind::Word(Script::Han | Script::Hangul))
            && let Some((_, class)) = FORMS.glued.iter().find(|(form, _)| {
                words[at].text.ends_with(form.as_str()) || words[at].text.starts_with(form.as_str())
            })
        {
            return Some(class);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(name: &str) -> String {
        let folded = fold(name);
        let words = tokens(&folded);
        let marks = mark(&words);
        let kept: Vec<&str> =
            words.iter().zip(marks).filter(|(_, mark)| !mark).map(|(w, _)| w.text).collect();
        kept.join(" ")
    }

    #[test]
    fn forms_of_the_region_are_set_apart() {
        for (name, expected) in [
            ("ТОО «Тулпар»", "тулпар"),
            ("Тулпар ЖШС", "тулпар"),
            ("ОсОО Ала-Тоо", "ала тоо"),
            ("Общество с ограниченной ответственностью \"Нур\"", "нур"),
            ("Nurafshon MChJ", "nurafshon"),
            ("\"Nurafshon\" mas'uliyati cheklangan jamiyati", "nurafshon"),
            ("ҶДММ Сомон", "сомон"),
            ("Xəzər MMC", "xəzər"),
            ("KARGO A.Ş.", "kargo"),
            ("KARGO LOJISTIK LIMITED SIRKETI", "kargo lojistik"),
            ("Ningbo Sea Star Co., Ltd.", "ningbo sea star"),
            ("Beta L.L.C.", "beta"),
            ("S.A. Alfa", "alfa"),
            ("LLC", "llc"),
            ("OBSHCHESTVO S OGRANICHENNOI OTVETSTVENNOSTIU GREND", "grend"),
            ("PUBLICHNOE AKTSIONERNOE OBSCHESTVO CITY", "city"),
            ("OPEN JSC Northern Shipping", "northern shipping"),
            ("Societatea cu Răspundere Limitată PRO TRAFFIC", "pro traffic"),
            ("Sa Bin Ahmad", "bin ahmad"),
            ("Kim As Park", "kim as park"),
        ] {
            assert_eq!(rest(name), expected, "{name}");
        }
        assert_eq!(cut_glued("华为技术有限公司"), "华为技术");
    }

    #[test]
    fn classes_are_given() {
        assert_eq!(legal_class("ГУП Таджиктекстиль"), Some("state"));
        assert_eq!(legal_class("Beta L.L.C."), Some("limited"));
        assert_eq!(legal_class("海洋株式会社"), Some("joint_stock"));
        assert_eq!(legal_class("Tulpar"), None);
    }
}
