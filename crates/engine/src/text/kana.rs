//! Kana read as Hepburn romaji, and one key for the usual spellings of Japanese words in Latin
//! letters.
//!
//! The table is `data/names/east/kana.csv`. Kanji have readings only as whole words: see
//! `japanese`.

use std::collections::HashMap;
use std::sync::LazyLock;

static TABLE: LazyLock<HashMap<&'static str, (&'static str, &'static str)>> = LazyLock::new(|| {
    let text = include_str!("../../../../data/names/east/kana.csv");
    text.lines()
        .skip(1)
        .filter_map(|line| {
            let mut fields = line.split(',');
            Some((fields.next()?, (fields.next()?, fields.next()?)))
        })
        .collect()
});

/// A mora of a Kana word.
pub(super) enum Mora {
    /// Hepburn letters and coarse classes (see `coarse`).
    Sound(&'static str, &'static str),
    /// ッ: the next consonant is long.
    Double,
    /// ー: the vowel is long.
    Long,
}

/// Hiragana as Katakana.
fn katakana(letter: char) -> char {
    match letter {
        'ぁ'..='ゖ' => char::from_u32(u32::from(letter) + 0x60).unwrap_or(letter),
        other => other,
    }
}

/// The morae of a word; letters that are no Kana are left out.
pub(super) fn morae(word: &str) -> Vec<Mora> {
    let letters: Vec<char> = word.chars().map(katakana).collect();
    let mut out = Vec::with_capacity(letters.len());
    let mut at = 0;
    while at < letters.len() {
        let pair: String = letters[at..letters.len().min(at + 2)].iter().collect();
        let one = letters[at].to_string();
        if let Some((romaji, classes)) = TABLE.get(pair.as_str()).filter(|_| pair != one) {
            out.push(Mora::Sound(romaji, classes));
            at += 2;
            continue;
        }
        match letters[at] {
            'ッ' => out.push(Mora::Double),
            'ー' => out.push(Mora::Long),
            small => {
                if let Some((romaji, classes)) = TABLE.get(large(small).to_string().as_str()) {
                    out.push(Mora::Sound(romaji, classes));
                }
            }
        }
        at += 1;
    }
    out
}

/// A small letter that belongs to no pair of the table, as its large one.
fn large(letter: char) -> char {
    match letter {
        'ァ' => 'ア',
        'ィ' => 'イ',
        'ゥ' => 'ウ',
        'ェ' => 'エ',
        'ォ' => 'オ',
        'ャ' => 'ヤ',
        'ュ' => 'ユ',
        'ョ' => 'ヨ',
        'ヮ' => 'ワ',
        'ヵ' => 'カ',
        'ヶ' => 'ケ',
        other => other,
    }
}

/// Hepburn letters of a Kana word, long vowels written once.
pub(super) fn romaji(word: &str) -> String {
    let mut out = String::new();
    let mut double = false;
    for mora in morae(word) {
        match mora {
            Mora::Sound(letters, _) => {
                if double && let Some(first) = letters.chars().next() {
                    out.push(first);
                }
                out.push_str(letters);
                double = false;
            }
            Mora::Double => double = true,
            Mora::Long => {}
        }
    }
    out
}

/// Spellings of one sound, longest first: Hepburn, Kunrei, and how people write their names.
const SPELLINGS: [(&str, &str); 18] = [
    ("sha", "sya"),
    ("shu", "syu"),
    ("sho", "syo"),
    ("cha", "tya"),
    ("chu", "tyu"),
    ("cho", "tyo"),
    ("tsu", "tu"),
    ("shi", "si"),
    ("chi", "ti"),
    ("ja", "zya"),
    ("ju", "zyu"),
    ("jo", "zyo"),
    ("ji", "zi"),
    ("fu", "hu"),
    ("ou", "o"),
    ("oo", "o"),
    ("uu", "u"),
    ("oh", "o"),
];

/// One key for the usual spellings of a Japanese word in Latin letters (Satoh, Satou, Sato;
/// Honma, Homma); `None` when the letters are no Japanese word.
pub(super) fn japanese_key(latin: &str) -> Option<String> {
    let mut key = String::with_capacity(latin.len());
    let mut rest = latin;
    while let Some(first) = rest.chars().next() {
        if let Some((from, to)) = SPELLINGS.iter().find(|(from, _)| rest.starts_with(from)) {
            // Ohara is o and hara: the h is part of the long vowel only before a consonant.
            let after = rest[from.len()..].chars().next();
            if *from != "oh" || !after.is_some_and(is_vowel) {
                key.push_str(to);
                rest = &rest[from.len()..];
                continue;
            }
        }
        let next = rest[first.len_utf8()..].chars().next();
        match first {
            'm' if matches!(next, Some('b' | 'p' | 'm')) => key.push('n'),
            '\'' => {}
            _ if !is_vowel(first) && first != 'n' && next == Some(first) => {}
            'a'..='z' => key.push(first),
            _ => return None,
        }
        rest = &rest[first.len_utf8()..];
    }
    is_japanese(&key).then_some(key)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'i' | 'u' | 'e' | 'o')
}

/// Whether the letters are morae: a consonant, perhaps y, a vowel; n alone.
fn is_japanese(key: &str) -> bool {
    let mut rest = key.chars().peekable();
    let mut any = false;
    while let Some(letter) = rest.next() {
        any = true;
        if is_vowel(letter) {
            continue;
        }
        if letter == 'n' && !rest.peek().is_some_and(|next| is_vowel(*next) || *next == 'y') {
            continue;
        }
        if !"kgsztdnhbpmyrw".contains(letter) {
            return false;
        }
        if letter != 'y' && rest.peek() == Some(&'y') {
            rest.next();
        }
        if !rest.next().is_some_and(is_vowel) {
            return false;
        }
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kana_is_read_as_hepburn() {
        for (word, latin) in [
            ("リャザン", "ryazan"),
            ("ロッキード", "rokkido"),
            ("グラニット", "guranitto"),
            ("やまだ", "yamada"),
            ("ウォルフ", "worufu"),
            ("ドゥブナ", "dubuna"),
        ] {
            assert_eq!(romaji(word), latin, "{word}");
        }
    }

    #[test]
    fn spellings_of_japanese_words_meet() {
        for group in [
            &["sato", "satoh", "satou"][..],
            &["ito", "itoh", "itou"],
            &["honma", "homma"],
            &["shinji", "sinzi"],
            &["ohara", "oohara"],
            &["yuuki", "yuki"],
        ] {
            for name in group {
                assert_eq!(japanese_key(name), japanese_key(group[0]), "{name}");
            }
        }
        assert_eq!(japanese_key("petrov"), None);
        assert_eq!(japanese_key("li"), None);
    }
}
