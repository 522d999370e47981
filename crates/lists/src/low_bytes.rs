//! Names whose UTF-16 code units lost their high byte somewhere on their way: the 2025 copy of
//! the UN list shows `(D'D` where `بلال` stands in others. Arabic and Cyrillic can be told from
//! such remains, because their letters lie in one page each and words have a shape; other scripts
//! cannot, and are given up rather than guessed.

use encoding_rs::WINDOWS_1252;

/// What a name in its original script turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Original {
    /// As it should be.
    Sound,
    /// Only low bytes were left; this is the restored name.
    Restored(String),
    /// Only low bytes were left and the script cannot be told.
    Lost,
}

/// Low bytes of the letters of Arabic, Persian, Urdu and Pashto (page U+06xx).
fn is_arabic(byte: u8) -> bool {
    matches!(byte, 0x21..=0x3a | 0x40..=0x52 | 0x70 | 0x79 | 0x7c | 0x7e | 0x85..=0x89
        | 0x91 | 0x93 | 0x96 | 0x98 | 0x9a | 0xa9 | 0xab | 0xaf | 0xba..=0xbc | 0xbe | 0xc1 | 0xc3
        | 0xcc | 0xcd | 0xd0 | 0xd2)
}

/// Low bytes of capital letters of Cyrillic (page U+04xx).
fn is_cyrillic_capital(byte: u8) -> bool {
    matches!(byte, 0x01..=0x2f)
}

/// Low bytes of small letters of Cyrillic.
fn is_cyrillic_small(byte: u8) -> bool {
    matches!(byte, 0x30..=0x5f)
}

/// Looks at a name that should be in its original script.
pub(crate) fn original_script(text: &str) -> Original {
    let bytes = source_bytes(text);
    if bytes.is_empty() || has_own_script(text) || is_latin(&bytes) {
        return Original::Sound;
    }
    if is_cyrillic(&bytes) {
        let is_letter = |at: usize| {
            let (byte, starts) = (bytes[at], at == 0 || bytes[at - 1].is_ascii_whitespace());
            let is_hyphen = byte == b'-' && !starts;
            // The low byte of the capital Р is a blank: two blanks are one and a Р.
            let is_r = byte == b' ' && at > 0 && bytes[at - 1] == b' ';
            let is_other = is_hyphen || byte.is_ascii_whitespace() && !is_r;
            !is_other && (is_cyrillic_capital(byte) || is_cyrillic_small(byte))
        };
        return Original::Restored(paged(&bytes, 0x0400, is_letter));
    }
    if bytes.iter().all(|&b| b.is_ascii_whitespace() || b == DASH || is_arabic(b)) {
        let blank = |at: Option<&u8>| at.is_none_or(u8::is_ascii_whitespace);
        let is_letter = |at: usize| {
            // A dash between blanks is a dash, not the letter with its low byte.
            let before = at.checked_sub(1).and_then(|at| bytes.get(at));
            let is_dash = bytes[at] == b'-' && blank(before) && blank(bytes.get(at + 1));
            !is_dash && is_arabic(bytes[at])
        };
        return Original::Restored(paged(&bytes, 0x0600, is_letter));
    }
    Original::Lost
}

/// Low byte of the dash U+2013.
const DASH: u8 = 0x13;

/// Most characters are of a script beyond Latin-1, or one is beyond U+07FF: up to there two single
/// bytes may look like a character by chance.
fn has_own_script(text: &str) -> bool {
    let letters = text.chars().filter(|c| !c.is_whitespace()).count();
    let beyond =
        |c: &char| *c > '\u{ff}' && !is_western_mark(*c) && !('\u{300}'..='\u{33f}').contains(c);
    text.chars().any(|c| c > '\u{7ff}' && !is_western_mark(c))
        || text.chars().filter(beyond).count() * 2 > letters
}

/// A name in Latin letters: with small ones among them, or nothing but letters.
fn is_latin(bytes: &[u8]) -> bool {
    let letters = |b: &u8| b.is_ascii_alphabetic() || *b >= 0xc0 || b.is_ascii_whitespace();
    let written = |b: &u8| letters(b) || b"-.,'()/;&\"".contains(b);
    bytes.iter().all(letters)
        || bytes.iter().all(written) && bytes.iter().any(u8::is_ascii_lowercase)
}

/// Every word, and every part of it after a hyphen, is a capital with small letters after it.
fn is_cyrillic(bytes: &[u8]) -> bool {
    let is_word = |word: &[u8]| match word {
        [first, rest @ ..] => {
            is_cyrillic_capital(*first) && rest.iter().all(|&b| is_cyrillic_small(b))
        }
        [] => false,
    };
    let is_small = |word: &[u8]| word.iter().all(|&b| is_cyrillic_small(b));
    let mut longest = 0;
    let all = bytes.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).all(|word| {
        longest = longest.max(word.len());
        match word[1..].iter().position(|&b| b == b'-') {
            Some(at) => {
                let (before, after) = (&word[..=at], &word[at + 2..]);
                (is_word(before) || is_small(before)) && (is_word(after) || is_small(after))
            }
            None => is_word(word) || is_small(word),
        }
    });
    all && longest > 2 && is_word(bytes.split(u8::is_ascii_whitespace).next().unwrap_or_default())
}

/// The bytes the text was decoded from, undoing the fallback to windows-1252.
fn source_bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        if c <= '\u{7f}' || is_western_mark(c) || ('\u{80}'..='\u{ff}').contains(&c) {
            let mut buffer = [0; 4];
            bytes.extend_from_slice(&WINDOWS_1252.encode(c.encode_utf8(&mut buffer)).0);
        } else {
            let mut buffer = [0; 4];
            bytes.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
        }
    }
    bytes
}

/// Characters outside Latin-1 that windows-1252 has at 80 to 9F.
fn is_western_mark(c: char) -> bool {
    "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(c)
}

fn paged(bytes: &[u8], page: u32, is_letter: impl Fn(usize) -> bool) -> String {
    let restored = |(at, &byte): (usize, &u8)| match byte {
        _ if is_letter(at) => char::from_u32(page + u32::from(byte)),
        DASH => Some('–'),
        byte => Some(char::from(byte)),
    };
    bytes.iter().enumerate().filter_map(restored).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn low(text: &str) -> String {
        let bytes: Vec<u8> = text.chars().map(|c| (c as u32 & 0xff) as u8).collect();
        crate::decode::decode(&bytes, crate::decode::Fallback::WesternBytes).text.into_owned()
    }

    #[test]
    fn invented_names_come_back() {
        for name in [
            "Зарнигор Пулодов",
            "Бахром",
            "Эраст Сад-Зарнов",
            "Бахром Рустамов",
            "Катиба аз-Зарнигор валь-Пулод",
            "کامران زرنگار",
            "زرنیگور بن حسن",
            "نموذج الحديد - درنة",
            "نموذج الحديد – درنة",
        ] {
            assert_eq!(original_script(&low(name)), Original::Restored(name.into()), "{name}");
        }
    }

    #[test]
    fn sound_names_stay_and_others_are_given_up() {
        for name in [
            "صدرالدین",
            "Пулод",
            "Zarnigor d'Or",
            "ZARNIGOR IMPEX UTOT",
            "José Müller",
            "王伟",
            "ዘርኒጎር (Tigrinya)",
        ] {
            assert_eq!(original_script(name), Original::Sound, "{name}");
        }
        assert_eq!(original_script("\u{b}@\u{7}%q{"), Original::Lost);
    }
}
