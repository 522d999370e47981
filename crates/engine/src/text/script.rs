//! Which script a letter belongs to, as far as names need it.
//!
//! Only the scripts that cargo papers and watch lists of the region carry are told apart; it is
//! not the Unicode script property.

use serde::{Deserialize, Serialize};

/// A script, or a family of scripts read in the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Script {
    /// Latin with all its national letters.
    Latin,
    /// Cyrillic with all its national letters.
    Cyrillic,
    /// Greek.
    Greek,
    /// Georgian.
    Georgian,
    /// Armenian.
    Armenian,
    /// Arabic and Persian letters.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Chinese characters, also those in Japanese.
    Han,
    /// Hiragana and Katakana.
    Kana,
    /// Korean.
    Hangul,
    /// A letter of any other script.
    Other,
}

impl Script {
    /// Whether the script usually leaves vowels out.
    pub fn leaves_vowels_out(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew)
    }

    /// Whether a name in this script is compared by consonants alone: vowels are not written
    /// ([`Self::leaves_vowels_out`]), or are put between consonants that have none (Kana).
    pub fn compares_by_bones(self) -> bool {
        self.leaves_vowels_out() || self == Self::Kana
    }
}

/// Script of a letter; `None` for anything that is not a letter.
pub fn script_of(letter: char) -> Option<Script> {
    if letter.is_ascii_alphabetic() {
        return Some(Script::Latin);
    }
    let script = match letter as u32 {
        0x00AA..=0x024F | 0x0250..=0x02AF | 0x1E00..=0x1EFF | 0x2C60..=0x2C7F | 0xA720..=0xA7FF => {
            Script::Latin
        }
        0x0370..=0x03FF | 0x1F00..=0x1FFF => Script::Greek,
        0x0400..=0x052F | 0x1C80..=0x1C8F | 0x2DE0..=0x2DFF | 0xA640..=0xA69F => Script::Cyrillic,
        0x0530..=0x058F => Script::Armenian,
        0x0590..=0x05FF | 0xFB1D..=0xFB4F => Script::Hebrew,
        0x0600..=0x06FF | 0x0750..=0x077F | 0x08A0..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF => {
            Script::Arabic
        }
        0x10A0..=0x10FF | 0x1C90..=0x1CBF | 0x2D00..=0x2D2F => Script::Georgian,
        0x1100..=0x11FF | 0x3130..=0x318F | 0xA960..=0xA97F | 0xAC00..=0xD7FF => Script::Hangul,
        0x3005..=0x3007
        | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF
        | 0xF900..=0xFAFF
        | 0x20000..=0x3FFFF => Script::Han,
        0x3040..=0x309F | 0x30A0..=0x30FF | 0x31F0..=0x31FF => Script::Kana,
        _ => Script::Other,
    };
    letter.is_alphabetic().then_some(script)
}

/// Script of the first letter of a word.
pub fn script_of_word(word: &str) -> Option<Script> {
    word.chars().find_map(script_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_region_are_told_apart() {
        for (letter, script) in [
            ('ə', Script::Latin),
            ('Ş', Script::Latin),
            ('қ', Script::Cyrillic),
            ('ҷ', Script::Cyrillic),
            ('ق', Script::Arabic),
            ('გ', Script::Georgian),
            ('Հ', Script::Armenian),
            ('华', Script::Han),
            ('プ', Script::Kana),
            ('김', Script::Hangul),
        ] {
            assert_eq!(script_of(letter), Some(script), "{letter}");
        }
        assert_eq!(script_of('7'), None);
        assert_eq!(script_of('-'), None);
    }
}
