//! Letters of one script typed inside a word of the other: КITAY, SHIMКENT, Леонiд.
//!
//! A word is repaired only when all letters of its minority script have a look-alike in the
//! majority script; a word that is really two words glued together stays as it is. A stress
//! mark on a look-alike (Вячеслáв) goes with it. Digits that reading machines and typists put
//! for letters (KAZAKHSTAN with a zero, КА3АХСТАН with a three) are letters again when they
//! stand alone between letters of a word.

use unicode_normalization::UnicodeNormalization;

use super::script::{Script, script_of};

/// Fewest letters of a word in which a digit is taken for a letter.
const MIN_LETTERS: usize = 3;
/// Most digits of such a word: more make an article number.
const MAX_DIGITS: usize = 2;
/// Digits that are taken for letters: (digit, Latin, Cyrillic).
const DIGITS: [(char, Option<char>, Option<char>); 3] =
    [('0', Some('o'), Some('о')), ('1', Some('i'), None), ('3', None, Some('з'))];

/// Latin and Cyrillic letters of the same shape, (Latin, Cyrillic). Where the lower-case shapes
/// differ (B в, H н, M м, T т) the upper-case pair stands alone.
const PAIRS: [(char, char); 38] = [
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('J', 'Ј'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('S', 'Ѕ'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('Y', 'Ү'),
    ('Ə', 'Ә'),
    ('Ë', 'Ё'),
    ('Ï', 'Ї'),
    ('Q', 'Ԛ'),
    ('W', 'Ԝ'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('j', 'ј'),
    ('k', 'к'),
    ('o', 'о'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('x', 'х'),
    ('y', 'у'),
    ('y', 'ү'),
    ('ə', 'ә'),
    ('ë', 'ё'),
    ('ï', 'ї'),
    ('q', 'ԛ'),
    ('w', 'ԝ'),
];

fn to_cyrillic(letter: char) -> Option<char> {
    let plain = without_stress(letter);
    PAIRS.iter().find(|(latin, _)| *latin == plain).map(|(_, cyrillic)| *cyrillic)
}

/// A Latin letter without an acute or grave accent.
fn without_stress(letter: char) -> char {
    let mut parts = std::iter::once(letter).nfd();
    match (parts.next(), parts.next(), parts.next()) {
        (Some(plain), Some('\u{300}' | '\u{301}'), None) => plain,
        _ => letter,
    }
}

fn to_latin(letter: char) -> Option<char> {
    PAIRS.iter().find(|(_, cyrillic)| *cyrillic == letter).map(|(latin, _)| *latin)
}

/// Repairs every word of a text; letters of other scripts and signs stay.
pub(super) fn repair(text: &str) -> String {
    let has = |script| text.chars().any(|c| script_of(c) == Some(script));
    let digits = text.chars().any(|c| DIGITS.iter().any(|(digit, ..)| *digit == c));
    let mixed = has(Script::Latin) && has(Script::Cyrillic);
    if !mixed && !digits {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() || matches!(script_of(c), Some(Script::Latin | Script::Cyrillic)) {
            word.push(c);
        } else {
            push_repaired(&mut out, &word);
            word.clear();
            out.push(c);
        }
    }
    push_repaired(&mut out, &word);
    out
}

fn push_repaired(out: &mut String, word: &str) {
    let latin = word.chars().filter(|c| script_of(*c) == Some(Script::Latin)).count();
    let cyrillic = word.chars().filter(|c| script_of(*c) == Some(Script::Cyrillic)).count();
    let mixed = || -> Option<String> {
        let as_latin = || convert(word, Script::Latin, to_latin);
        let as_cyrillic = || convert(word, Script::Cyrillic, to_cyrillic);
        if latin > cyrillic {
            as_latin().or_else(as_cyrillic)
        } else {
            as_cyrillic().or_else(as_latin)
        }
    };
    let word = match (latin, cyrillic) {
        (1.., 1..) => mixed().unwrap_or_else(|| word.to_owned()),
        _ => word.to_owned(),
    };
    out.push_str(&letters_for_digits(&word, latin > cyrillic).unwrap_or(word));
}

/// The word with the letters that are not of a script replaced by their look-alikes in it.
fn convert(word: &str, script: Script, other: fn(char) -> Option<char>) -> Option<String> {
    let keep = |c: char| c.is_ascii_digit() || script_of(c) == Some(script);
    word.chars().map(|c| if keep(c) { Some(c) } else { other(c) }).collect()
}

/// The word with its single inner digits read as letters; `None` when it has none, or when they
/// look like a number.
fn letters_for_digits(word: &str, latin: bool) -> Option<String> {
    let chars: Vec<char> = word.chars().collect();
    let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
    if digits == 0 || digits > MAX_DIGITS || chars.len() - digits < MIN_LETTERS {
        return None;
    }
    let letter = |at: usize| chars.get(at).is_some_and(|c| !c.is_ascii_digit());
    let mut out = String::with_capacity(word.len());
    for (at, c) in chars.iter().enumerate() {
        if !c.is_ascii_digit() {
            out.push(*c);
            continue;
        }
        let inner = at > 0 && letter(at - 1) && letter(at + 1);
        let read = DIGITS.iter().find(|(digit, ..)| digit == c).filter(|_| inner);
        let (_, as_latin, as_cyrillic) = read?;
        out.push((if latin { *as_latin } else { *as_cyrillic })?);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_take_the_script_of_the_word() {
        for (mixed, plain) in [
            ("КITAY", "KITAY"),
            ("SHIMКENT", "SHIMKENT"),
            ("Леонiд", "Леонід"),
            ("МОCКВA", "МОСКВА"),
            ("КАЗАКOВ", "КАЗАКОВ"),
            ("Вячеслáв", "Вячеслав"),
            ("Ig0r Sech1n", "Igor Sechin"),
            ("КА3АХСТАН", "КАзАХСТАН"),
        ] {
            assert_eq!(repair(mixed), plain);
        }
    }

    #[test]
    fn glued_words_and_pure_words_stay() {
        for text in
            ["ЗАОTrading", "Москва Moscow", "плюс+plus", "B2B", "L3Harris", "Boeing 737", "MH370B"]
        {
            assert_eq!(repair(text), text);
        }
    }
}
