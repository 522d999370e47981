//! Legal forms of companies in the languages of the trade: recognised and set apart, because
//! they are written, translated and left out at will.
//!
//! The table is `data/names/legal_forms.csv`. A form says nothing about who the company is, so
//! it never takes part in the comparison.

use std::borrow::Cow;
use std::cell::OnceCell;
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

/// The words of a name with their keys, made once.
struct Words<'t, 'a> {
    tokens: &'t [Token<'a>],
    keys: Vec<Cow<'a, str>>,
    sounds: Vec<OnceCell<String>>,
}

impl<'t, 'a> Words<'t, 'a> {
    fn new(tokens: &'t [Token<'a>]) -> Self {
        let keys = tokens.iter().map(|token| plain(token.text)).collect();
        Self { tokens, keys, sounds: vec![OnceCell::new(); tokens.len()] }
    }

    fn sound(&self, at: usize) -> &str {
        self.sounds[at].get_or_init(|| sound_of(&[self.tokens[at].text]))
    }

    /// Class of the form that `length` words from `at` on are. `by_key` and `by_sound`: most
    /// words of a form that begins like them.
    fn class(
        &self,
        (at, length): (usize, usize),
        by_key: usize,
        by_sound: usize,
    ) -> Option<&'static str> {
        let part = &self.tokens[at..at + length];
        let single_letters = length > 1
            && part.iter().all(|token| token.text.chars().nth(1).is_none())
            && part[1..].iter().all(|token| token.glued);
        if length <= by_key
            && let Some(class) = FORMS.by_words.get(&self.keys[at..at + length].join(" "))
        {
            return Some(class);
        }
        if single_letters {
            return FORMS.by_words.get(&self.keys[at..at + length].concat()).copied();
        }
        if length == 1 || length > by_sound {
            return None;
        }
        let sounds: Vec<&str> = (at..at + length).map(|at| self.sound(at)).collect();
        FORMS.by_sound.get(&sounds.join(" ")).copied()
    }

    /// How many words from `at` on are one legal form, and its class.
    fn longest_form(&self, at: usize) -> Option<(usize, &'static str)> {
        // Ала-Тоо is a mountain, not a form.
        let first = self.tokens.get(at).filter(|token| !token.hyphen)?;
        let by_key = FORMS.longest.get(&*self.keys[at]).copied().unwrap_or(0);
        let by_sound = FORMS.longest_sound.get(self.sound(at)).copied().unwrap_or(0);
        let single = first.text.chars().nth(1).is_none();
        let longest = by_key.max(by_sound).max(if single { MAX_SINGLE_LETTERS } else { 0 });
        for length in (1..=longest.min(self.tokens.len() - at)).rev() {
            let Some(class) = self.class((at, length), by_key, by_sound) else { continue };
            let part = &self.tokens[at..at + length];
            let letters: usize = part.iter().map(|token| token.text.chars().count()).sum();
            let at_an_end =
                at == 0 || at + length == self.tokens.len() || self.ends_with_forms(at + length);
            if letters > AMBIGUOUS_LETTERS || at_an_end {
                return Some((length, class));
            }
        }
        None
    }

    /// Whether only legal forms follow (`CO LTD`).
    fn ends_with_forms(&self, from: usize) -> bool {
        self.longest_form(from).is_some_and(|(length, _)| {
            from + length == self.tokens.len() || self.ends_with_forms(from + length)
        })
    }
}

/// Says of each token whether it belongs to a legal form. Never all of them: a name that is
/// nothing but a form is kept as it is.
pub(super) fn mark(tokens: &[Token<'_>]) -> Vec<bool> {
    let words = Words::new(tokens);
    let mut marks = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let length = words.longest_form(at).map_or(0, |(length, _)| length);
        marks[at..at + length].fill(true);
        at += length.max(1);
    }
    if marks.iter().all(|mark| *mark) {
        marks.fill(false);
    }
    marks
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
    let tokens = tokens(&folded);
    let words = Words::new(&tokens);
    for (at, token) in tokens.iter().enumerate() {
        if let Some((_, class)) = words.longest_form(at) {
            return Some(class);
        }
        let glued = |(form, _): &&(String, &'static str)| {
            token.text.ends_with(form.as_str()) || token.text.starts_with(form.as_str())
        };
        if matches!(token.kind, TokenKind::Word(Script::Han | Script::Hangul))
            && let Some((_, class)) = FORMS.glued.iter().find(glued)
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
