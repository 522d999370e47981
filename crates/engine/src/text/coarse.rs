//! Coarse keys: the consonants that survive when a foreign name is written in Chinese
//! characters, Kana or Hangul, as one letter a class.
//!
//! `P` b p, `T` d t, `K` g k, `F` f v w, `H` h, `S` s z sh ts, `C` ch j zh, `L` l r, `M`, `N`;
//! `A` for a vowel that begins the word. The characters usual in transcription stand in
//! `data/names/east/transcription.csv`; others are read by their Pinyin initial. A sound that is
//! written in two ways gives two keys.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::han::character;
use super::hangul::apart;
use super::kana::{Mora, morae};
use super::script::{Script, script_of};

/// Most keys of one word.
const MAX_KEYS: usize = 6;

static TRANSCRIPTION: LazyLock<Transcription> = LazyLock::new(|| {
    let mut table = Transcription::default();
    let text = include_str!("../../../../data/names/east/transcription.csv");
    for line in text.lines().skip(1) {
        let mut fields = line.split(',');
        let (Some(classes), Some(typical), Some(characters)) =
            (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        for letter in characters.chars() {
            table.classes.entry(letter).or_insert(classes);
            if typical == "yes" {
                table.typical.insert(letter);
            }
        }
    }
    table
});

#[derive(Default)]
struct Transcription {
    classes: HashMap<char, &'static str>,
    /// Characters that hardly stand in Chinese names.
    typical: HashSet<char>,
}

/// Whether a word in characters is likely a foreign name written by sound: made of characters
/// usual in transcription, one of them rare in Chinese names.
pub fn is_transcription(word: &str) -> bool {
    let table = &*TRANSCRIPTION;
    let simplified = super::han::simplified(word);
    simplified.chars().all(|c| table.classes.contains_key(&c))
        && simplified.chars().any(|c| table.typical.contains(&c))
}

/// Whether a word in characters may be a foreign name written by sound: of two characters, both
/// usual in transcription and one rare in Chinese names; of more, all but one usual.
pub fn may_be_transcription(word: &str) -> bool {
    let letters: Vec<char> = super::han::simplified(word).chars().collect();
    let usual = letters.iter().filter(|c| TRANSCRIPTION.classes.contains_key(c)).count();
    match letters.len() {
        0..=2 => is_transcription(word),
        length => usual + 1 >= length,
    }
}

/// Coarse keys of a word, the likeliest first; none for a script without them.
///
/// `text` is the folded word, `latin` its Latin key, which alphabets are read by.
pub fn coarse(text: &str, latin: &str, script: Script) -> Vec<String> {
    let mut keys = Keys(vec![String::new()]);
    match script {
        Script::Han => han(text, &mut keys),
        Script::Kana => kana(text, &mut keys),
        Script::Hangul => hangul(text, &mut keys),
        Script::Other => return Vec::new(),
        _ => alphabetic(latin, &mut keys),
    }
    keys.0.retain(|key| !key.is_empty());
    keys.0
}

/// The keys so far.
struct Keys(Vec<String>);

impl Keys {
    /// Goes on with one of the alternatives.
    fn push(&mut self, alternatives: &[&str]) {
        let mut next: Vec<String> = Vec::with_capacity(self.0.len() * alternatives.len());
        for alternative in alternatives {
            for key in &self.0 {
                let longer = format!("{key}{alternative}");
                if !next.contains(&longer) {
                    next.push(longer);
                }
            }
        }
        next.truncate(MAX_KEYS);
        self.0 = next;
    }

    /// Goes on with classes as a table has them, alternatives apart by a space; a vowel counts
    /// only at the beginning.
    fn push_classes(&mut self, classes: &str, first: bool) {
        let alternatives: Vec<&str> = classes
            .split(' ')
            .map(|class| if first { class } else { class.trim_start_matches('A') })
            .collect();
        self.push(&alternatives);
    }
}

fn han(word: &str, keys: &mut Keys) {
    let mut first = true;
    for letter in word.chars().filter(|c| script_of(*c) == Some(Script::Han)) {
        let known = character(letter);
        let simplified = known.map_or(letter, |c| c.simplified);
        if let Some(classes) = TRANSCRIPTION.classes.get(&simplified) {
            keys.push_classes(classes, first);
        } else if let Some(reading) = known.and_then(|c| c.mandarin.split(' ').next()) {
            keys.push_classes(&of_pinyin(reading), first);
        }
        first = false;
    }
}

/// Class of a Pinyin syllable: its initial, and N when it ends so.
fn of_pinyin(syllable: &str) -> String {
    let initial = match syllable.as_bytes() {
        [b'b' | b'p', ..] => "P",
        [b'd' | b't', ..] => "T",
        [b'g' | b'k', ..] => "K",
        [b'f' | b'w', ..] => "F",
        [b'h', ..] => "H",
        [b'z' | b'c', b'h', ..] | [b'j' | b'q', ..] => "C",
        [b's' | b'x' | b'z' | b'c', ..] => "S",
        [b'l' | b'r', ..] => "L",
        [b'm', ..] => "M",
        [b'n', ..] => "N",
        _ => "A",
    };
    let nasal = syllable.len() > 1 && syllable.trim_end_matches('g').ends_with('n');
    format!("{initial}{}", if nasal { "N" } else { "" })
}

fn kana(word: &str, keys: &mut Keys) {
    let mut first = true;
    for mora in morae(word) {
        if let Mora::Sound(_, classes) = mora {
            keys.push_classes(classes, first);
            first = false;
        }
    }
}

fn hangul(word: &str, keys: &mut Keys) {
    let mut before = ' ';
    for (at, (initial, vowel, end)) in word.chars().filter_map(apart).enumerate() {
        let rounded = matches!(vowel, 'ㅘ' | 'ㅙ' | 'ㅝ' | 'ㅞ' | 'ㅟ');
        let class = match initial {
            'ㄱ' | 'ㄲ' | 'ㅋ' => "K",
            'ㄴ' => "N",
            'ㄷ' | 'ㄸ' | 'ㅌ' => "T",
            // 알렉산드르: l is written at both sides of the cut.
            'ㄹ' if before == 'ㄹ' => "",
            'ㄹ' => "L",
            'ㅁ' => "M",
            'ㅂ' | 'ㅃ' | 'ㅍ' => "P F",
            'ㅅ' | 'ㅆ' => "S",
            'ㅈ' | 'ㅉ' | 'ㅊ' => "C S",
            'ㅎ' if rounded => "F H",
            'ㅎ' => "H",
            _ if rounded => "F",
            _ => "A",
        };
        keys.push_classes(class, at == 0);
        let class = match end {
            'ㄱ' => "K",
            'ㄴ' | 'ㅇ' => "N",
            'ㄷ' => "T",
            'ㅅ' => "T S",
            'ㄹ' => "L",
            'ㅁ' => "M",
            'ㅂ' => "P F",
            _ => "",
        };
        keys.push_classes(class, false);
        before = end;
    }
}

fn alphabetic(latin: &str, keys: &mut Keys) {
    let letters: Vec<u8> = latin.bytes().filter(u8::is_ascii_lowercase).collect();
    let mut at = 0;
    while at < letters.len() {
        let (length, alternatives) = sound(&letters, at);
        keys.push(alternatives);
        at += length;
    }
}

fn is_vowel(letter: Option<&u8>) -> bool {
    letter.is_some_and(|c| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
}

fn is_soft(letter: Option<&u8>) -> bool {
    letter.is_some_and(|c| matches!(c, b'e' | b'i' | b'y'))
}

/// The sound that begins at a letter: how many letters it takes, and its classes. English
/// spelling first, that of the romanised Slavic names beside it.
fn sound(letters: &[u8], at: usize) -> (usize, &'static [&'static str]) {
    let rest = &letters[at..];
    let first = at == 0;
    let after_vowel = at > 0 && is_vowel(letters.get(at - 1));
    // A letter written twice is one sound.
    if rest.len() > 1 && rest[0] == rest[1] {
        return (1, &[""]);
    }
    match rest {
        [b's', b'h', b'c', b'h', ..] => (4, &["S"]),
        [b't', b's', b'c', b'h', ..] => (4, &["C"]),
        [b's', b'c', b'h', ..] => (3, &["S"]),
        [b't', b'c', b'h', ..] | [b'd', b'z', b'h', ..] => (3, &["C"]),
        [b't', b'i', b'o', ..] if !first => (1, &["S"]),
        [b'p', b'h', ..] => (2, &["F"]),
        [b't', b'h', ..] => (2, &["T", "S"]),
        [b's', b'h', ..] | [b't', b's' | b'z', ..] | [b'd', b'z', ..] => (2, &["S"]),
        [b'z', b'h', ..] | [b'c', b'z', ..] | [b'd', b'j', ..] => (2, &["C"]),
        [b'd', b'g', next, ..] if is_soft(Some(next)) => (2, &["C"]),
        [b'c', b'h', ..] => (2, &["C", "K", "S"]),
        [b'c', b'k', ..] | [b'q', b'u', ..] => (2, &["K"]),
        [b'k', b'h', ..] => (2, &["H", "K"]),
        [b'k' | b'g', b'n', ..] if first => (2, &["N"]),
        [b'w', b'r', ..] if first => (2, &["L"]),
        [b'r', b'h', ..] => (2, &["L"]),
        [b'g', b'h', ..] if first || !after_vowel => (2, &["K"]),
        [b'g', b'h', ..] => (2, &["", "K"]),
        [b'n', b'g', next, ..] if is_vowel(Some(next)) => (2, &["NK", "N"]),
        [b'n', b'g', ..] => (2, &["N"]),
        [b'm', b'b'] => (2, &["M"]),
        [b'a' | b'e' | b'i' | b'o' | b'u' | b'y', ..] => (1, if first { &["A"] } else { &[""] }),
        [b'b' | b'p', ..] => (1, &["P"]),
        [b'd' | b't', ..] => (1, &["T"]),
        [b'g', next, ..] if is_soft(Some(next)) => (1, &["K", "C"]),
        [b'c', next, ..] if is_soft(Some(next)) => (1, &["S", "C"]),
        [b'g' | b'k' | b'q' | b'c', ..] => (1, &["K"]),
        [b'x', ..] => (1, if first { &["S"] } else { &["KS"] }),
        [b's' | b'z', ..] => (1, &["S"]),
        [b'w', next, ..] if after_vowel && !is_vowel(Some(next)) => (1, &["", "F"]),
        [b'w'] if after_vowel => (1, &["", "F"]),
        [b'f' | b'v' | b'w', ..] => (1, &["F"]),
        [b'h', next, ..] if is_vowel(Some(next)) => (1, &["H"]),
        [b'j', ..] if first => (1, &["C", "A"]),
        [b'j', ..] => (1, &["C", ""]),
        // Martin is 马丁, Bern is 伯尔尼: r after a vowel is written or not.
        [b'r', next, ..] if after_vowel && !is_vowel(Some(next)) => (1, &["L", ""]),
        [b'r'] if after_vowel => (1, &["L", ""]),
        [b'l' | b'r', ..] => (1, &["L"]),
        // Trump is 特朗普, Campbell 坎贝尔: before a labial, m is written as n.
        [b'm', b'p' | b'b', ..] => (1, &["M", "N"]),
        [b'm', ..] => (1, &["M"]),
        [b'n', ..] => (1, &["N"]),
        _ => (1, &[""]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold, latin, script_of_word};

    fn keys(word: &str) -> Vec<String> {
        let folded = fold(word);
        coarse(&folded, &latin(&folded), script_of_word(&folded).unwrap())
    }

    #[test]
    fn transcribed_names_meet() {
        for (original, written) in [
            ("Washington", "华盛顿"),
            ("Kennedy", "肯尼迪"),
            ("Clinton", "克林顿"),
            ("Tolstoy", "托尔斯泰"),
            ("Gagarin", "加加林"),
            ("Newton", "牛顿"),
            ("Dostoevsky", "陀思妥耶夫斯基"),
            ("Tolstoy", "トルストイ"),
            ("Khabarovsk", "ハバロフスク"),
            ("Gagarin", "ガガーリン"),
            ("Tolstoy", "톨스토이"),
            ("Gagarin", "가가린"),
        ] {
            let (a, b) = (keys(original), keys(written));
            assert!(a.iter().any(|key| b.contains(key)), "{original} {a:?} {written} {b:?}");
        }
    }

    #[test]
    fn transcriptions_are_told_from_chinese_names() {
        for word in ["托尔斯泰", "高尔基", "伍德", "博尔顿"] {
            assert!(is_transcription(word), "{word}");
        }
        for word in ["张伟", "海星", "王小明", "华为"] {
            assert!(!is_transcription(word), "{word}");
        }
    }
}
