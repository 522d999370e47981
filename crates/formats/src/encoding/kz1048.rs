//! KZ-1048, the Kazakh code page (STRK1048-2002): Windows-1251 with eighteen places changed.
//! No library here has it. The places are facts of the official mapping.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1251;

/// The bytes that differ from Windows-1251, and their letters.
const CHANGED: [(u8, char); 18] = [
    (0x8d, 'Қ'),
    (0x8e, 'Һ'),
    (0x9d, 'қ'),
    (0x9e, 'һ'),
    (0xa1, 'Ұ'),
    (0xa2, 'ұ'),
    (0xa3, 'Ә'),
    (0xa5, 'Ө'),
    (0xaa, 'Ғ'),
    (0xaf, 'Ү'),
    (0xb4, 'ө'),
    (0xba, 'ғ'),
    (0xbc, 'ә'),
    (0xbd, 'Ң'),
    (0xbe, 'ң'),
    (0xbf, 'ү'),
    // Listed so that the table is whole; both pages agree here.
    (0xb2, 'І'),
    (0xb3, 'і'),
];

/// Decodes a text.
pub fn decode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| letter(*byte).is_some()) {
        out.push_str(&WINDOWS_1251.decode_without_bom_handling(&rest[..at]).0);
        out.extend(letter(rest[at]));
        rest = &rest[at + 1..];
    }
    out.push_str(&WINDOWS_1251.decode_without_bom_handling(rest).0);
    out
}

/// The letter of a byte that differs from Windows-1251.
fn letter(byte: u8) -> Option<char> {
    // Both halves of the alphabet of Russian lie above.
    if !(0x8d..=0xbf).contains(&byte) {
        return None;
    }
    CHANGED.iter().find(|(changed, _)| *changed == byte).map(|(_, letter)| *letter)
}

/// Encodes a text; none when a character is not in the code page.
pub fn encode(text: &str) -> Option<Vec<u8>> {
    text.chars()
        .map(|c| {
            if let Some((byte, _)) = CHANGED.iter().find(|(_, letter)| *letter == c) {
                return Some(*byte);
            }
            let mut buffer = [0; 4];
            let (bytes, _, failed) = WINDOWS_1251.encode(c.encode_utf8(&mut buffer));
            match (failed, bytes) {
                (false, Cow::Borrowed(&[byte])) => Some(byte),
                (false, Cow::Owned(bytes)) if bytes.len() == 1 => {
                    let changed = CHANGED.iter().any(|(b, letter)| *b == bytes[0] && *letter != c);
                    (!changed).then_some(bytes[0])
                }
                _ => None,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kazakh_letters_go_both_ways() {
        let text = "Қазақстан Республикасы, Өскемен, «Ұлттық қор», Ғылым ңүһі 12;";
        let bytes = encode(text).unwrap();
        assert_eq!(bytes[0], 0x8d);
        assert_eq!(decode(&bytes), text);
        assert_eq!(encode("ќ"), None);
        assert_eq!(encode("中"), None);
    }

    #[test]
    fn the_rest_is_windows_1251() {
        let text = "Ёлка №5 — «груз»";
        assert_eq!(decode(&WINDOWS_1251.encode(text).0), text);
    }
}
