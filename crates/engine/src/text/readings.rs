//! Other readings of a word: letters that stand for different sounds in different languages.
//!
//! `c` is j in Azerbaijani and Turkish, ts in Slavic Latin, k elsewhere; a word does not say which
//! language it is in. The Latin key takes one reading; these are the others, each as a
//! skeleton of its own. A match by another reading is a little less sure than one by the first.

use super::latin::latin_as_russian;
use super::script::{Script, script_of_word};
use super::skeleton::skeleton;

/// At most so many other readings of one word.
pub const MAX_READINGS: usize = 3;

/// Letters with what they are read as, and the languages that read them so.
const LETTERS: &[(&[(&str, &str)], &str)] = &[
    (
        &[("c", "j"), ("q", "g"), ("x", "kh"), ("w", "v")],
        "Azerbaijani, Turkish, Turkmen and Uzbek Latin",
    ),
    (&[("j", "y"), ("c", "ts"), ("o'", "o")], "Slavic Latin; Uzbek o'"),
];
/// Letters that are read as a (Aliyev) and, on keyboards without them, written as e (Eliyev).
const SCHWA: [char; 3] = ['ə', 'ә', 'ä'];
/// Before these a first Russian г may be a Turkic or Persian h: Гасанов is Hasanov.
const VOWELS: [char; 5] = ['a', 'e', 'i', 'u', 'o'];
/// Letter pairs in which none of the above is read in another way.
const PAIRS: [&str; 10] = ["ch", "ck", "sh", "zh", "kh", "gh", "th", "ph", "dh", "dj"];

/// Skeletons of the other readings of a folded word with its Latin key and skeleton, without
/// repetition; most words have none.
pub fn other_readings(word: &str, latin: &str, first: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut add = |reading: &str| {
        let other = skeleton(reading);
        if other != first && !other.is_empty() && !out.contains(&other) && out.len() < MAX_READINGS
        {
            out.push(other);
        }
    };
    if word.contains(SCHWA) {
        add(&super::latin::latin(&word.replace(SCHWA, "e")));
    }
    match script_of_word(word) {
        Some(Script::Cyrillic) => {
            if let Some(russian) = latin_as_russian(word) {
                add(&russian);
            }
            if let Some(rest) = latin.strip_prefix('g').filter(|rest| rest.starts_with(VOWELS)) {
                add(&format!("h{rest}"));
            }
        }
        Some(Script::Latin) => {
            for (letters, _) in LETTERS {
                add(&reread(latin, letters));
            }
        }
        _ => {}
    }
    out
}

fn reread(latin: &str, letters: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(latin.len());
    let mut rest = latin;
    while let Some(c) = rest.chars().next() {
        let (taken, text) = if let Some(pair) = PAIRS.iter().find(|pair| rest.starts_with(**pair)) {
            (pair.len(), *pair)
        } else if let Some((from, to)) = letters.iter().find(|(from, _)| rest.starts_with(from)) {
            (from.len(), *to)
        } else {
            (c.len_utf8(), &rest[..c.len_utf8()])
        };
        out.push_str(text);
        rest = &rest[taken..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold, latin};

    #[test]
    fn languages_that_share_letters_meet() {
        for (a, b) in [
            ("Cavad", "Javad"),
            ("Qurbanov", "Gurbanov"),
            ("Əhmədxan", "Ахмадхан"),
            ("Jelena", "Елена"),
            ("Oʻktam", "Oktam"),
            ("Гергієв", "Gergiev"),
            ("Əhmədov", "Ehmedov"),
            ("Гасанов", "Hasanov"),
        ] {
            let keys = |word: &str| {
                let folded = fold(word);
                let key = latin(&folded);
                let first = skeleton(&key);
                let mut keys = other_readings(&folded, &key, &first);
                keys.push(first);
                keys
            };
            let (left, right) = (keys(a), keys(b));
            assert!(left.iter().any(|key| right.contains(key)), "{a} {left:?}, {b} {right:?}");
        }
    }

    #[test]
    fn most_words_have_one_reading() {
        for word in ["karimov", "sharipov", "тулпар", "12"] {
            let key = latin(word);
            assert!(other_readings(word, &key, &skeleton(&key)).is_empty(), "{word}");
        }
    }
}
