//! Words that are written together in one script and apart in another: 华为技术, عبدالرحمن,
//! Abdulrahman.
//!
//! Only a few sure rules; joins that no rule knows are found by the alignment.

use crate::text::{Script, Token, TokenKind, is_transcription, japanese_cut};

use super::east_words::{east_word, is_trade_word, split_known};
use super::legal_form;
use super::surname::{is_hangul_surname, readings_of_characters};
use super::words::is_listed;

/// Longest name of a person in Han or Hangul, in characters; of a Japanese one.
const MAX_HAN_PERSON: usize = 4;
const MAX_JAPANESE_PERSON: usize = 6;
/// Letters that must be left after Abdul- or al-.
const MIN_REST: usize = 3;

/// The segments of one word. `alone`: it is the whole name; `person`: known to be a person's.
pub(super) fn segments(word: &Token<'_>, alone: bool, person: bool) -> Vec<String> {
    match word.kind {
        TokenKind::Word(Script::Han) => han(word.text, alone, person),
        TokenKind::Word(Script::Hangul) => hangul(word.text, alone, person),
        TokenKind::Word(Script::Kana) if !person => split_known(word.text, 2),
        TokenKind::Word(Script::Arabic) => arabic(word.text),
        TokenKind::Word(Script::Latin | Script::Cyrillic) => abdul(word.text),
        _ => vec![word.text.to_owned()],
    }
}

fn han(word: &str, alone: bool, person: bool) -> Vec<String> {
    let rest = if person { word } else { legal_form::cut_glued(word) };
    let name = alone && rest.len() == word.len();
    native_name(rest, name, person, |text| {
        japanese_cut(text).or_else(|| {
            let length = text.chars().count();
            if length > 2 && is_transcription(text) {
                return None;
            }
            // Rare surnames are one character; four characters have a rare one seldom.
            surname_end(text, 2, |head| readings_of_characters(head).is_some())
                .or_else(|| text.char_indices().nth(1).map(|(at, _)| at).filter(|_| length < 4))
        })
    })
    .unwrap_or_else(|| if person { vec![rest.to_owned()] } else { split_known(rest, 1) })
}

fn hangul(word: &str, alone: bool, person: bool) -> Vec<String> {
    let rest = if person { word } else { legal_form::cut_glued(word) };
    let name = alone && rest.len() == word.len();
    native_name(rest, name, person, |text| surname_end(text, 2, is_hangul_surname))
        .unwrap_or_else(|| if person { vec![rest.to_owned()] } else { split_known(rest, 2) })
}

/// A person's name without spaces, the surname first: cut after it. `None` when it is none, or
/// has a word of a company's name in it.
fn native_name(
    word: &str,
    alone: bool,
    person: bool,
    end_of_surname: impl Fn(&str) -> Option<usize>,
) -> Option<Vec<String>> {
    let length = word.chars().count();
    let words = || split_known(word, 1);
    if !alone
        || !(2..=MAX_JAPANESE_PERSON).contains(&length)
        || (!person
            && (east_word(word).is_some() || words().iter().any(|text| is_trade_word(text))))
    {
        return None;
    }
    let end = end_of_surname(word)?;
    Some(vec![word[..end].to_owned(), word[end..].to_owned()])
}

/// Where the surname of a name ends: the longest one of up to `longest` characters, in bytes.
fn surname_end(word: &str, longest: usize, is_surname: impl Fn(&str) -> bool) -> Option<usize> {
    if word.chars().count() > MAX_HAN_PERSON {
        return None;
    }
    let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(1).take(longest).collect();
    ends.into_iter().rev().find(|end| is_surname(&word[..*end]))
}

/// The article and the servant's names: السيد, عبدالرحمن. A word that we know stays whole: the
/// first letters of الهام and الکترونیک are no article.
fn arabic(word: &str) -> Vec<String> {
    if is_listed(word) {
        return vec![word.to_owned()];
    }
    let mut out = Vec::new();
    let mut rest = word;
    if let Some(tail) = rest.strip_prefix("عبدال")
        && tail.chars().count() >= MIN_REST
        && tail != "له"
    {
        out.push("عبد".to_owned());
        out.push("ال".to_owned());
        rest = tail;
    } else if let Some(tail) = rest.strip_prefix("ال")
        && tail.chars().count() >= MIN_REST
    {
        out.push("ال".to_owned());
        rest = tail;
    }
    out.push(rest.to_owned());
    out
}

/// Abdul-, Abdel-, Abdur-: the servant of … in Latin or Cyrillic, `l` made like the next letter
/// (Abdurrahman). Abdullah is one name; Slavic surnames (Abdulov) and Turkic ones stay whole.
fn abdul(word: &str) -> Vec<String> {
    let whole = || vec![word.to_owned()];
    let cyrillic = word.starts_with("абд");
    let Some(rest) = word.strip_prefix("abd").or_else(|| word.strip_prefix("абд")) else {
        return whole();
    };
    let mut letters = rest.chars();
    let (vowels, liquid, abd, al) =
        if cyrillic { ("уаеэ", 'л', "абд", "аль") } else { ("uaeo", 'l', "abd", "al") };
    if !letters.next().is_some_and(|c| vowels.contains(c)) {
        return whole();
    }
    let after_vowel = letters.as_str();
    if after_vowel.chars().eq([liquid]) {
        return vec![abd.to_owned(), al.to_owned()];
    }
    let Some(first) = letters.next() else { return whole() };
    let tail = letters.as_str();
    let doubled = tail.starts_with(first);
    let slavic = ["ov", "ev", "ova", "eva", "ов", "ев", "ова", "ева", "ович", "овна", "uly", "ұлы"];
    if !(first == liquid || doubled)
        || tail.chars().count() < MIN_REST
        || slavic.iter().any(|ending| word.ends_with(ending))
        || (first == liquid && (tail.starts_with("la") || tail.starts_with("ла")))
        || ["lo", "loh", "ло", "лоҳ", "лох"].contains(&tail)
    {
        return whole();
    }
    vec![abd.to_owned(), al.to_owned(), tail.to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn words_are_taken_apart_by_sure_rules_only() {
        for (word, expected) in [
            ("华为技术有限公司", vec!["华为", "技术"]),
            ("刘华清", vec!["刘", "华清"]),
            ("欧阳修文", vec!["欧阳", "修文"]),
            ("김정은", vec!["김", "정은"]),
            ("남궁민", vec!["남궁", "민"]),
            ("山田太郎", vec!["山田", "太郎"]),
            ("高尔基", vec!["高尔基"]),
            ("三菱重工业", vec!["三菱", "重工业"]),
            ("현대자동차주식회사", vec!["현대", "자동차"]),
            ("عبدالرحمان", vec!["عبد", "ال", "رحمان"]),
            ("السيد", vec!["ال", "سيد"]),
            ("abdulrahman", vec!["abd", "al", "rahman"]),
            ("abdurrahman", vec!["abd", "al", "rahman"]),
            ("abdul", vec!["abd", "al"]),
            ("abdullah", vec!["abdullah"]),
            ("abdulloh", vec!["abdulloh"]),
            ("الکترونیک", vec!["الکترونیک"]),
            ("abdulov", vec!["abdulov"]),
            ("abdrakhmanov", vec!["abdrakhmanov"]),
        ] {
            let token = tokens(word).into_iter().next().unwrap();
            assert_eq!(segments(&token, true, false), expected, "{word}");
        }
    }
}
