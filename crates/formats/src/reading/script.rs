//! Words that mix Latin and Cyrillic letters: a typing slip, or a way round a name check.
//!
//! It reports; normal forms for matching are the engine's.

use sarhad_model::{Issue, IssueCode, Span};

/// Latin, Cyrillic or neither.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Neither,
}

fn script(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' if c != '×' && c != '÷' => Script::Latin,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        _ => Script::Neither,
    }
}

/// Cyrillic letters that look like a Latin one (`А`, `В`, `С`, `Е`, `Н`, `К`, `М`, `О`, `Р`,
/// `Т`, `Х`, `У`, `І`, `Ј`, `Ѕ` and the small ones that do).
fn looks_latin(c: char) -> bool {
    "АВСЕНКМОРТХУІЈЅҮҺаеорсухіјѕүһкмтв".contains(c)
}

/// Latin letters that look like a Cyrillic one.
fn looks_cyrillic(c: char) -> bool {
    "ABCEHKMOPTXYIJSaeopcyxijskmtb".contains(c)
}

/// The words that mix both scripts, in order. A word is a run of letters, so `PVC-труба` and
/// `600х600` are not mixed; `M²`-like unit marks of one letter each are not either.
pub fn mixed_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| is_mixed(word))
}

/// A word counts when every letter of one of its scripts has a twin in the other: `КITAY`
/// does, `USBкабель` (two words without a blank) does not.
fn is_mixed(word: &str) -> bool {
    let (mut latin, mut cyrillic) = (0, 0);
    let (mut latin_twins, mut cyrillic_twins) = (0, 0);
    for c in word.chars() {
        match script(c) {
            Script::Latin => {
                latin += 1;
                latin_twins += usize::from(looks_cyrillic(c));
            }
            Script::Cyrillic => {
                cyrillic += 1;
                cyrillic_twins += usize::from(looks_latin(c));
            }
            Script::Neither => {}
        }
    }
    latin > 0
        && cyrillic > 0
        && latin + cyrillic > 2
        && (latin == latin_twins || cyrillic == cyrillic_twins)
}

/// A quick look: whether a Latin and a Cyrillic letter stand in one run of letters.
fn has_touching_scripts(text: &str) -> bool {
    let (mut latin, mut cyrillic) = (false, false);
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' => latin = true,
            '\u{400}'..='\u{52f}' => cyrillic = true,
            c if c.is_ascii() => (latin, cyrillic) = (false, false),
            c => match script(c) {
                Script::Latin => latin = true,
                _ if c.is_alphabetic() => {}
                _ => (latin, cyrillic) = (false, false),
            },
        }
        if latin && cyrillic {
            return true;
        }
    }
    false
}

/// One `mixed-script` issue for a text, with its first word as `word` and how many there are.
pub fn issue(raw: &str, span: Span) -> Option<Issue> {
    if !has_touching_scripts(raw) {
        return None;
    }
    let mut words = mixed_words(raw);
    let first = words.next()?;
    let issue = Issue::new(IssueCode::MixedScript, span, raw).with("word", first);
    Some(issue.with("count", 1 + words.count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_inside_a_word_are_found() {
        for (text, expected) in [
            ("КITAY", vec!["КITAY"]),
            ("G. SHIMКENT, MINSК", vec!["SHIMКENT", "MINSК"]),
            ("ТОО Ромашка LLP", vec![]),
            ("плитка 600х600 PVC-труба", vec![]),
            ("Шымкент", vec![]),
            ("TECHNOLOGY", vec![]),
            ("USBкабель", vec![]),
            ("ТЕХНОCЕРВИС", vec!["ТЕХНОCЕРВИС"]),
        ] {
            assert_eq!(mixed_words(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
