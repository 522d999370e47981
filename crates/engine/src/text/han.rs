//! Readings of Chinese characters: Mandarin, Cantonese, Sino-Korean, and the simplified form.
//!
//! The table is `data/names/east/han.csv`: the characters of everyday use and of names, not all
//! of them. A character that is not in it is read by the `any_ascii` crate where a Latin key is
//! needed, the last resort, and has no other reading.

use std::collections::HashMap;
use std::sync::LazyLock;

static TABLE: LazyLock<HashMap<char, Character>> = LazyLock::new(|| {
    let text = include_str!("../../../../data/names/east/han.csv");
    text.lines()
        .skip(1)
        .filter_map(|line| {
            let mut fields = line.split(',');
            let character = fields.next()?.chars().next()?;
            let simplified = fields.next()?.chars().next().unwrap_or(character);
            let mut readings = || fields.next();
            let (mandarin, cantonese, korean) = (readings()?, readings()?, readings()?);
            Some((character, Character { simplified, mandarin, cantonese, korean }))
        })
        .collect()
});

/// What is known of a character; several readings stand apart by a space.
#[derive(Debug, Clone, Copy)]
pub struct Character {
    /// The form of the People's Republic of China.
    pub simplified: char,
    /// Pinyin without tones, `v` for ü.
    pub mandarin: &'static str,
    /// Jyutping without tones.
    pub cantonese: &'static str,
    /// Hangul.
    pub korean: &'static str,
}

/// Looks a character up.
pub fn character(letter: char) -> Option<Character> {
    TABLE.get(&letter).copied()
}

/// All syllables that the table reads characters as, in Hangul and in Jyutping.
pub(super) fn all_readings(of: fn(&Character) -> &'static str) -> Vec<&'static str> {
    let mut all: Vec<&str> = TABLE.values().flat_map(|c| of(c).split(' ')).collect();
    all.sort_unstable();
    all.dedup();
    all.retain(|reading| !reading.is_empty());
    all
}

/// The text in simplified characters.
pub fn simplified(text: &str) -> String {
    text.chars().map(|c| character(c).map_or(c, |known| known.simplified)).collect()
}

/// Plain Latin letters of a character, from its first Mandarin reading.
pub(super) fn pinyin(letter: char) -> Option<String> {
    let first = character(letter)?.mandarin.split(' ').next()?;
    Some(first.replace('v', "u"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_their_readings() {
        let zhang = character('張').unwrap();
        assert_eq!((zhang.simplified, zhang.mandarin, zhang.korean), ('张', "zhang", "장"));
        assert_eq!(zhang.cantonese, "zoeng");
        assert_eq!(simplified("華為技術"), "华为技术");
        assert_eq!(pinyin('女').as_deref(), Some("nu"));
        assert!(TABLE.len() > 5_000);
    }
}
