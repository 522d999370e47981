//! Character references: the five predefined entities and numeric references. Any other
//! reference stays as it is written: without a DTD (always refused) it has no meaning.

use std::borrow::Cow;

/// Opens a section of character data that is taken literally.
const CDATA_OPEN: &str = "<![CDATA[";
/// Closes it.
const CDATA_CLOSE: &str = "]]>";
/// Comments and processing instructions inside a text.
const SKIPPED: [(&str, &str); 2] = [("<!--", "-->"), ("<?", "?>")];
/// Longest reference between `&` and `;` that is looked at.
const LONGEST_REFERENCE: usize = 12;

/// The text with references resolved, CDATA sections opened and comments taken out.
pub fn unescape(raw: &str) -> Cow<'_, str> {
    if !raw.contains(['&', '<']) {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['&', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let used = step(rest, &mut out);
        rest = &rest[used..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Writes what stands at the start of `rest` (a reference or a section) and returns how many
/// bytes it took.
fn step(rest: &str, out: &mut String) -> usize {
    if let Some(body) = rest.strip_prefix(CDATA_OPEN) {
        let end = body.find(CDATA_CLOSE).unwrap_or(body.len());
        out.push_str(&body[..end]);
        return (CDATA_OPEN.len() + end + CDATA_CLOSE.len()).min(rest.len());
    }
    for (open, close) in SKIPPED {
        if let Some(body) = rest.strip_prefix(open) {
            let end = body.find(close).unwrap_or(body.len());
            return (open.len() + end + close.len()).min(rest.len());
        }
    }
    if let Some((character, used)) = reference(rest) {
        out.push(character);
        return used;
    }
    out.push_str(&rest[..1]);
    1
}

/// The character of a reference at the start of `rest`, and the bytes of the reference.
fn reference(rest: &str) -> Option<(char, usize)> {
    let body = rest.strip_prefix('&')?;
    let end = body.bytes().take(LONGEST_REFERENCE).position(|b| b == b';')?;
    let character = named_or_numeric(&body[..end])?;
    Some((character, end + 2))
}

/// `amp`, `lt`, `gt`, `quot`, `apos`, `#1080`, `#x438`.
pub(super) fn named_or_numeric(name: &str) -> Option<char> {
    let number = match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => name.strip_prefix('#')?,
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|&c| c != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_sections_become_text() {
        let cases = [
            ("plain", "plain"),
            ("A &amp; B", "A & B"),
            ("&#x416;&#1078;", "Жж"),
            ("A & B", "A & B"),
            ("5 < 6", "5 < 6"),
            ("&nbsp;x", "&nbsp;x"),
            ("&#0;", "&#0;"),
            ("a<![CDATA[<b> & c]]>d", "a<b> & cd"),
            ("<![CDATA[cut", "cut"),
            ("SMI<!-- no -->TH<?x y?>", "SMITH"),
            ("a<!-- cut", "a"),
            ("&", "&"),
            ("&#x110000;", "&#x110000;"),
        ];
        for (raw, text) in cases {
            assert_eq!(unescape(raw), text, "{raw}");
        }
        assert!(matches!(unescape("plain"), Cow::Borrowed(_)));
    }
}
