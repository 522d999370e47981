//! Letters of one script typed inside a word of the other: КITAY, SHIMКENT, Леонiд.
//!
//! A word is repaired only when all letters of its minority script have a look-alike in the
//! majority script; a word that is really two words glued together stays as it is.

use super::script::{Script, script_of};

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
    PAIRS.iter().find(|(latin, _)| *latin == letter).map(|(_, cyrillic)| *cyrillic)
}

fn to_latin(letter: char) -> Option<char> {
    PAIRS.iter().find(|(_, cyrillic)| *cyrillic == letter).map(|(latin, _)| *latin)
}

/// Repairs every word of a text; letters of other scripts, digits and signs stay.
pub(super) fn repair(text: &str) -> String {
    let has = |script| text.chars().any(|c| script_of(c) == Some(script));
    if !(has(Script::Latin) && has(Script::Cyrillic)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars() {
        if matches!(script_of(c), Some(Script::Latin | Script::Cyrillic)) {
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
    let cyrillic = word.chars().count() - latin;
    if latin == 0 || cyrillic == 0 {
        out.push_str(word);
        return;
    }
    let as_latin = || -> Option<String> {
        word.chars()
            .map(|c| if script_of(c) == Some(Script::Latin) { Some(c) } else { to_latin(c) })
            .collect()
    };
    let as_cyrillic = || -> Option<String> {
        word.chars()
            .map(|c| if script_of(c) == Some(Script::Cyrillic) { Some(c) } else { to_cyrillic(c) })
            .collect()
    };
    let repaired = if latin > cyrillic {
        as_latin().or_else(as_cyrillic)
    } else {
        as_cyrillic().or_else(as_latin)
    };
    out.push_str(repaired.as_deref().unwrap_or(word));
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
        ] {
            assert_eq!(repair(mixed), plain);
        }
    }

    #[test]
    fn glued_words_and_pure_words_stay() {
        for text in ["ЗАОTrading", "Москва Moscow", "плюс+plus"] {
            assert_eq!(repair(text), text);
        }
    }
}
