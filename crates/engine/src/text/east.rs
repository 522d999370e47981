//! Readings of a word of an East Asian name, each with the mark of its system: `m` Mandarin,
//! `c` Cantonese, `k` Korean, `j` Japanese. Two words are the same name when they share one.
//!
//! One word at a time; whether the name as a whole looks East Asian is judged elsewhere.

use super::han::character;
use super::hangul::{apart, southern};
use super::japanese;
use super::kana::{japanese_key, romaji};
use super::romanised::SYSTEMS;
use super::script::Script;

/// Most readings of one word.
const MAX_READINGS: usize = 96;
/// Longest word in characters that is read as a name: two characters, or a Japanese given name.
const MAX_CHARACTERS: usize = 8;

/// Readings of a folded word; none when it is no East Asian word.
pub fn readings(text: &str, latin: &str, script: Script) -> Vec<String> {
    let mut out = match script {
        Script::Han => han(text),
        Script::Hangul => vec![hangul(text)],
        Script::Kana => {
            japanese_key(&romaji(text)).map(|key| format!("j{key}")).into_iter().collect()
        }
        Script::Latin => {
            let letters: String = latin.chars().filter(|c| *c != '\'').collect();
            let mut out = alphabetic(&letters);
            out.extend(japanese_key(&letters).map(|key| format!("j{key}")));
            out
        }
        Script::Cyrillic => alphabetic(text),
        _ => Vec::new(),
    };
    out.retain(|reading| reading.chars().nth(1).is_some());
    out.sort();
    out.dedup();
    out.truncate(MAX_READINGS);
    out
}

fn alphabetic(word: &str) -> Vec<String> {
    SYSTEMS.iter().flat_map(|system| system.readings(word)).collect()
}

fn hangul(word: &str) -> String {
    let syllables = word.chars().filter(|c| apart(*c).is_some()).map(southern);
    std::iter::once('k').chain(syllables).collect()
}

fn han(word: &str) -> Vec<String> {
    let mut out: Vec<String> = japanese::readings(word)
        .filter_map(|reading| japanese_key(reading).map(|key| format!("j{key}")))
        .collect();
    if word.chars().count() > MAX_CHARACTERS {
        return out;
    }
    let characters: Option<Vec<_>> = word.chars().map(character).collect();
    let Some(characters) = characters else { return out };
    let [mandarin, cantonese, korean] = &*SYSTEMS;
    for (system, of) in [
        (mandarin, characters.iter().map(|c| c.mandarin).collect::<Vec<_>>()),
        (cantonese, characters.iter().map(|c| c.cantonese).collect()),
        (korean, characters.iter().map(|c| c.korean).collect()),
    ] {
        let mut words: Vec<Vec<String>> = vec![Vec::new()];
        for readings in of {
            words = words
                .iter()
                .flat_map(|word| {
                    readings.split(' ').filter(|r| !r.is_empty()).map(|reading| {
                        let mut longer = word.clone();
                        longer.push(if system.mark == 'k' {
                            reading.chars().map(southern).collect()
                        } else {
                            reading.to_owned()
                        });
                        longer
                    })
                })
                .take(MAX_READINGS)
                .collect();
        }
        for word in words {
            let syllables: Vec<&str> = word.iter().map(String::as_str).collect();
            out.push(system.reading(&syllables));
        }
    }
    out
}

/// The mark of the last reading that two lists, both sorted, share; `m` and `j` come last, and
/// say more than `c` and `k` where a word in characters is read.
pub fn shared_reading(a: &[String], b: &[String]) -> Option<char> {
    let (mut i, mut j) = (0, 0);
    let mut shared = None;
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                let mark = a[i].chars().next();
                if !(shared == Some('j') && mark == Some('k')) {
                    shared = mark;
                }
                i += 1;
                j += 1;
            }
        }
    }
    shared
}

/// The reading of two words of one system written together.
pub fn join_readings(first: &str, second: &str) -> Option<String> {
    let mark = first.chars().next()?;
    let rest = second.strip_prefix(mark)?;
    let between = SYSTEMS.iter().find(|s| s.mark == mark).map_or("", |system| system.between);
    Some(format!("{first}{between}{rest}"))
}

/// All ways to cut a reading in two of one system.
pub fn cut_reading(reading: &str) -> Vec<(String, String)> {
    let Some(mark) = reading.chars().next() else { return Vec::new() };
    let rest = &reading[mark.len_utf8()..];
    let between = SYSTEMS.iter().find(|s| s.mark == mark).map_or("", |system| system.between);
    let halves = |at: usize| {
        let tail = rest[at..].strip_prefix(between)?;
        (at > 0 && !tail.is_empty())
            .then(|| (format!("{mark}{}", &rest[..at]), format!("{mark}{tail}")))
    };
    rest.char_indices().filter_map(|(at, _)| halves(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold, latin, script_of_word};

    fn of(word: &str) -> Vec<String> {
        let folded = fold(word);
        readings(&folded, &latin(&folded), script_of_word(&folded).unwrap())
    }

    #[test]
    fn words_of_all_scripts_share_a_reading() {
        for (a, b) in [
            ("小明", "Xiaoming"),
            ("小明", "Hsiaoming"),
            ("정은", "Jongun"),
            ("正恩", "Jong'un"),
            ("正恩", "정은"),
            ("英泰", "Yeongtae"),
            ("澤民", "Tsemin"),
            ("家超", "Kachiu"),
            ("山田", "Yamada"),
            ("やまだ", "Yamada"),
            ("太郎", "Taroh"),
            ("平", "Пин"),
        ] {
            assert!(shared_reading(&of(a), &of(b)).is_some(), "{a} {:?} {b} {:?}", of(a), of(b));
        }
    }

    #[test]
    fn readings_are_joined_and_cut() {
        assert_eq!(join_readings("mxiao", "mming").as_deref(), Some("mxiao.ming"));
        assert_eq!(join_readings("k정", "k은").as_deref(), Some("k정은"));
        assert_eq!(join_readings("mxiao", "k은"), None);
        assert_eq!(cut_reading("mxiao.ming"), [("mxiao".to_owned(), "mming".to_owned())]);
        assert_eq!(cut_reading("k정은"), [("k정".to_owned(), "k은".to_owned())]);
    }
}
