//! Marks of paragraphs (`a.1.b.`), from which the hierarchy of an entry is computed: publishers
//! write it only in the text.

/// Most parts of one mark; the deepest known has seven.
const MAX_PARTS: usize = 10;
/// Most letters of a part (`aa`, `iii`).
const MAX_LETTERS: usize = 4;
/// Most digits of a part.
const MAX_DIGITS: usize = 3;

/// The mark at the beginning of a text without its last dot, and the bytes that it takes. The
/// parts take turns between letters and digits; a mark of one part needs its dot.
pub(super) fn leading(text: &str) -> Option<(&str, usize)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut parts = 0;
    let mut was_digit = None;
    let mut end = 0;
    let mut has_dot = false;
    while parts < MAX_PARTS {
        let part = &bytes[at..];
        let letters = part.iter().take_while(|b| b.is_ascii_lowercase()).count();
        let digits = part.iter().take_while(|b| b.is_ascii_digit()).count();
        let (length, is_digit, most) =
            if letters > 0 { (letters, false, MAX_LETTERS) } else { (digits, true, MAX_DIGITS) };
        if length == 0 || length > most || was_digit == Some(is_digit) {
            break;
        }
        was_digit = Some(is_digit);
        parts += 1;
        at += length;
        end = at;
        has_dot = bytes.get(at) == Some(&b'.');
        if !has_dot {
            break;
        }
        at += 1;
    }
    let consumed = end + usize::from(has_dot);
    let after = bytes.get(consumed);
    let ends_well = after.is_none_or(|b| matches!(b, b' ' | b'\t' | b'\n' | 0xc2 | 0xe2));
    let begins_well = bytes.first().is_some_and(u8::is_ascii_lowercase);
    // After `z` lists go on with `aa`; any other two letters are a word (`eq.`).
    let single = parts == 1 && (!has_dot || end > 2 || (end == 2 && bytes[0] != bytes[1]));
    (parts > 0 && begins_well && ends_well && !single).then(|| (&text[..end], consumed))
}

/// The mark above: `a.1` of `a.1.b`; none for the first level.
pub(super) fn above(mark: &str) -> Option<&str> {
    mark.rfind('.').map(|at| &mark[..at])
}

/// Depth of a mark: 1 for `a`.
pub(super) fn level(mark: &str) -> u8 {
    mark.split('.').count().min(MAX_PARTS) as u8
}

/// Whether a text is a number of the common form: `2B350`, also at the beginning of a text.
pub(super) fn control_number(text: &str) -> Option<&str> {
    let bytes = text.as_bytes().get(..5)?;
    let fits = bytes[0].is_ascii_digit()
        && (b'A'..=b'E').contains(&bytes[1])
        && bytes[2..].iter().all(u8::is_ascii_digit);
    let ends = text.as_bytes().get(5).is_none_or(|b| !b.is_ascii_alphanumeric());
    (fits && ends).then(|| &text[..5])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for (text, mark) in [
            ("a. Valves", "a"),
            ("a.1. Reaction", "a.1"),
            ("a.1.a Alloys", "a.1.a"),
            ("x.", "x"),
            ("b.10.iv. Foo", "b.10.iv"),
            ("aa. More", "aa"),
        ] {
            assert_eq!(leading(text).map(|(mark, _)| mark), Some(mark), "{text}");
        }
        for text in [
            "A. Valves",
            "valves. And",
            "1. First",
            "a valve",
            "a.b. x",
            "e.g. x",
            "i.e., x",
            "",
            "a.1.,x",
            "eq. 3",
        ] {
            assert_eq!(leading(text), None, "{text}");
        }
        assert_eq!((above("a.1.b"), above("a"), level("a.1.b")), (Some("a.1"), None, 3));
    }

    #[test]
    fn control_numbers() {
        assert_eq!(control_number("2B350.g Valves"), Some("2B350"));
        assert_eq!(control_number("2B35"), None);
        assert_eq!(control_number("2B3501"), None);
        assert_eq!(control_number("2F350"), None);
    }
}
