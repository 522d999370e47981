//! From the bytes of a list to text. Publishers declare UTF-8 and then mix in single bytes of a
//! Western code page, so a file is decoded piece by piece: what is valid UTF-8 stays, every other
//! byte is read in the fallback code page. It never fails; how many bytes fell back is counted.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1251, WINDOWS_1252};

/// How bytes that are not UTF-8 are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fallback {
    /// Single bytes as windows-1252, the rest as UTF-8: Western publishers.
    WesternBytes,
    /// The whole file as windows-1251: lists written in the region.
    CyrillicFile,
}

/// A decoded list.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    /// The text without a byte-order mark and without the DOS end-of-file mark.
    pub text: Cow<'a, str>,
    /// Bytes that were not valid in the encoding the file should have.
    pub bad_bytes: usize,
}

/// DOS end-of-file mark, which OFAC still writes after its legacy files.
const DOS_END: char = '\u{1a}';

/// Decodes a file.
pub(crate) fn decode(bytes: &[u8], fallback: Fallback) -> Decoded<'_> {
    let (text, bad_bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding != UTF_8 => {
            let (text, had_errors) = encoding.decode_without_bom_handling(&bytes[mark..]);
            (text, usize::from(had_errors))
        }
        bom => decode_without_mark(&bytes[bom.map_or(0, |(_, mark)| mark)..], fallback),
    };
    Decoded { text: without_end_mark(text), bad_bytes }
}

fn decode_without_mark(bytes: &[u8], fallback: Fallback) -> (Cow<'_, str>, usize) {
    match (std::str::from_utf8(bytes), fallback) {
        (Ok(text), _) => (Cow::Borrowed(text), 0),
        (Err(_), Fallback::CyrillicFile) => (WINDOWS_1251.decode_without_bom_handling(bytes).0, 0),
        (Err(_), Fallback::WesternBytes) => {
            let (text, bad) = western_bytes(bytes);
            (Cow::Owned(text), bad)
        }
    }
}

fn western_bytes(bytes: &[u8]) -> (String, usize) {
    let mut out = String::with_capacity(bytes.len() + bytes.len() / 32);
    let mut bad = 0;
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        bad += chunk.invalid().len();
        out.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    (out, bad)
}

fn without_end_mark(text: Cow<'_, str>) -> Cow<'_, str> {
    let kept = text.trim_end_matches(DOS_END).len();
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[..kept]),
        Cow::Owned(mut text) => {
            text.truncate(kept);
            Cow::Owned(text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_text_is_borrowed() {
        let decoded = decode("имя,ad\u{1a}".as_bytes(), Fallback::WesternBytes);
        assert!(matches!(decoded.text, Cow::Borrowed("имя,ad")));
        assert_eq!(decoded.bad_bytes, 0);
    }

    #[test]
    fn single_western_bytes_between_utf8() {
        let decoded = decode(b"Jos\xe9 \xd0\x96 \x91PK5\x92", Fallback::WesternBytes);
        assert_eq!(decoded.text, "José Ж ‘PK5’");
        assert_eq!(decoded.bad_bytes, 3);
    }

    #[test]
    fn cyrillic_code_page_and_utf16() {
        let (bytes, _, _) = WINDOWS_1251.encode("Рустам");
        assert_eq!(decode(&bytes, Fallback::CyrillicFile).text, "Рустам");
        let utf16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("id,имя".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(decode(&utf16, Fallback::WesternBytes).text, "id,имя");
    }
}
