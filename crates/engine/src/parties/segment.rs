//! Words that are written together in one script and apart in another: 华为技术, عبدالرحمن,
//! Abdulrahman.
//!
//! Only a few sure rules; joins that no rule knows are found by the alignment.

use crate::text::{Script, Token, TokenKind};

use super::legal_form;
use super::words::{WordClass, common_word};

/// Longest trade word in Han, in characters.
const MAX_HAN_WORD: usize = 3;
/// Longest name of a person in Han or Hangul, in characters.
const MAX_HAN_PERSON: usize = 4;
/// Chinese surnames of two characters.
const DOUBLE_SURNAMES: [&str; 10] =
    ["欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "夏侯", "皇甫"];
/// Letters that must be left after Abdul- or al-.
const MIN_REST: usize = 3;

/// The segments of one word. `alone`: it is the whole name; `person`: known to be a person's.
pub(super) fn segments(word: &Token<'_>, alone: bool, person: bool) -> Vec<String> {
    match word.kind {
        TokenKind::Word(Script::Han) => han(word.text, alone, person),
        TokenKind::Word(Script::Hangul) => {
            let rest = legal_form::cut_glued(word.text);
            surname_first(rest, alone && rest.len() == word.text.len())
        }
        TokenKind::Word(Script::Arabic) => arabic(word.text),
        TokenKind::Word(Script::Latin | Script::Cyrillic) => abdul(word.text),
        _ => vec![word.text.to_owned()],
    }
}

fn han(word: &str, alone: bool, person: bool) -> Vec<String> {
    let rest = if person { word } else { legal_form::cut_glued(word) };
    let mut out = Vec::new();
    let mut open = String::new();
    let chars: Vec<char> = rest.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let trade = (1..=MAX_HAN_WORD.min(chars.len() - at))
            .rev()
            .map(|length| (length, chars[at..at + length].iter().collect::<String>()))
            .find(|(_, text)| {
                !person && common_word(text, "", None).is_some_and(|w| w.class == WordClass::Trade)
            });
        if let Some((length, text)) = trade.filter(|(length, _)| *length > 1 || !open.is_empty()) {
            if !open.is_empty() {
                out.push(std::mem::take(&mut open));
            }
            out.push(text);
            at += length;
        } else {
            open.push(chars[at]);
            at += 1;
        }
    }
    if out.is_empty() {
        return surname_first(&open, alone && rest.len() == word.len());
    }
    if !open.is_empty() {
        out.push(open);
    }
    out
}

/// A person's name in characters: the surname is one character, or one of a few pairs.
fn surname_first(word: &str, alone: bool) -> Vec<String> {
    let length = word.chars().count();
    if !alone || !(2..=MAX_HAN_PERSON).contains(&length) {
        return vec![word.to_owned()];
    }
    let double = length > 2 && DOUBLE_SURNAMES.iter().any(|surname| word.starts_with(surname));
    let cut = word.char_indices().nth(if double { 2 } else { 1 }).map_or(word.len(), |(at, _)| at);
    vec![word[..cut].to_owned(), word[cut..].to_owned()]
}

/// The article and the servant's names: السيد, عبدالرحمن.
fn arabic(word: &str) -> Vec<String> {
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
            ("عبدالرحمان", vec!["عبد", "ال", "رحمان"]),
            ("السيد", vec!["ال", "سيد"]),
            ("abdulrahman", vec!["abd", "al", "rahman"]),
            ("abdurrahman", vec!["abd", "al", "rahman"]),
            ("abdul", vec!["abd", "al"]),
            ("abdullah", vec!["abdullah"]),
            ("abdulov", vec!["abdulov"]),
            ("abdrakhmanov", vec!["abdrakhmanov"]),
        ] {
            let token = tokens(word).into_iter().next().unwrap();
            assert_eq!(segments(&token, true, false), expected, "{word}");
        }
    }
}
