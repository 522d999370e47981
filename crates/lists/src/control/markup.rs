//! Marks and texts of XML or HTML in the order of the document, as flat events. Publishers mix
//! texts and elements, and pages are seldom well formed, so nothing is a tree here and nothing
//! fails: a mark that is none is text.

use std::borrow::Cow;

/// What stands in a document.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece<'t> {
    /// An element begins: its name in lower case without prefix, and what stands after it.
    Open(String, &'t str),
    /// An element ends.
    Close(String),
    /// A text, references resolved.
    Text(Cow<'t, str>),
}

/// The pieces of a document with the byte at which each begins.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = (Piece<'_>, usize)> {
    let mut at = 0;
    let mut pending: Option<(Piece<'_>, usize)> = None;
    std::iter::from_fn(move || {
        if let Some(piece) = pending.take() {
            return Some(piece);
        }
        loop {
            let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
            let start = at;
            if !rest.starts_with('<') {
                let end = rest.find('<').unwrap_or(rest.len());
                at += end;
                return Some((Piece::Text(resolved(&rest[..end])), start));
            }
            if let Some(skipped) = skipped(rest) {
                at += skipped;
                continue;
            }
            if let Some(inside) = rest.strip_prefix("<![CDATA[") {
                let end = inside.find("]]>").unwrap_or(inside.len());
                at += (9 + end + 3).min(rest.len());
                return Some((Piece::Text(Cow::Borrowed(&inside[..end])), start));
            }
            let Some((name, inside, closes, length)) = tag(rest) else {
                // A mark that starts no tag: `x < y`.
                let end = rest[1..].find('<').map_or(rest.len(), |end| end + 1);
                at += end;
                return Some((Piece::Text(resolved(&rest[..end])), start));
            };
            at += length;
            if closes {
                return Some((Piece::Close(name), start));
            }
            if inside.ends_with('/') {
                pending = Some((Piece::Close(name.clone()), start));
            }
            return Some((Piece::Open(name, inside), start));
        }
    })
}

/// Length of a comment, instruction or declaration.
fn skipped(rest: &str) -> Option<usize> {
    if rest.starts_with("<!--") {
        return Some(rest.find("-->").map_or(rest.len(), |end| end + 3));
    }
    if rest.starts_with("<?") || (rest.starts_with("<!") && !rest.starts_with("<![CDATA[")) {
        return Some(rest.find('>').map_or(rest.len(), |end| end + 1));
    }
    None
}

/// Name, inside, whether it closes, length.
fn tag(rest: &str) -> Option<(String, &str, bool, usize)> {
    let closes = rest.as_bytes().get(1) == Some(&b'/');
    let from = 1 + usize::from(closes);
    let name: &str = &rest[from..];
    let length = name.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"_.:-".contains(b));
    let name = &name[..length.count()];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = rest.find('>')?;
    let inside = rest.get(from + name.len()..end)?;
    if inside.contains('<') {
        return None;
    }
    let local = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
    Some((local, inside, closes, end + 1))
}

/// The value of an attribute in the inside of a mark.
pub(super) fn attribute<'t>(inside: &'t str, name: &str) -> Option<Cow<'t, str>> {
    let mut from = 0;
    while let Some(found) = inside[from..].find(name) {
        let start = from + found;
        from = start + name.len();
        let before = inside[..start].chars().next_back();
        if before.is_some_and(|c| !c.is_whitespace()) {
            continue;
        }
        let Some(value) = inside[from..].trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = match quote {
            Some(quote) => value[1..].split(quote).next()?,
            None => value.split([' ', '/', '\t', '\n']).next()?,
        };
        return Some(resolved(value));
    }
    None
}

/// Longest reference, `&` to `;`.
const LONGEST_REFERENCE: usize = 12;

/// References of XML and the usual ones of pages resolved; others stay as they are.
fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(LONGEST_REFERENCE).find(|(_, c)| *c == ';');
        if let Some((end, c)) = end.and_then(|(end, _)| Some((end, reference(&rest[1..end])?))) {
            out.push(c);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "laquo" => '«',
        "raquo" => '»',
        "deg" => '°',
        "micro" => 'µ',
        "times" => '×',
        "plusmn" => '±',
        "le" => '≤',
        "ge" => '≥',
        "middot" => '·',
        "sup2" => '²',
        "sup3" => '³',
        _ => return None,
    })
}

/// One superscript sign for each digit and sign; a letter stays (`n`, `th`).
pub(super) fn superscript(text: &str) -> String {
    let sign = |c| match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        '-' | '−' | '–' => '⁻',
        '+' => '⁺',
        other => other,
    };
    text.chars().map(sign).collect()
}

/// Blanks of all kinds and line ends joined to one blank, none outside.
pub(super) fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c == '\u{feff}') {
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let said = pieces(text).map(|(piece, _)| match piece {
            Piece::Open(name, _) => format!("<{name}>"),
            Piece::Close(name) => format!("</{name}>"),
            Piece::Text(text) => text.into_owned(),
        });
        said.collect()
    }

    #[test]
    fn marks_texts_and_what_is_neither() {
        assert_eq!(said("<?x y?><a:B k='1'>x<!-- <i> -->y</B>"), "<b>xy</b>");
        assert_eq!(
            said("a < b and <I>c</I> &lt; 5&nbsp;&micro;m &foo;"),
            "a < b and <i>c</i> < 5\u{a0}µm &foo;"
        );
        assert_eq!(said("<br/>x<P"), "<br></br>x<P");
        assert_eq!(said("<![CDATA[<i>]]>"), "<i>");
        assert_eq!(said("<!DOCTYPE html>x"), "x");
        assert_eq!(said(""), "");
    }

    #[test]
    fn attributes() {
        assert_eq!(attribute(" rowspan=\"2\" colspan='3' data-x=4", "colspan").unwrap(), "3");
        assert_eq!(attribute(" data-rowspan=\"2\"", "rowspan"), None);
        assert_eq!(attribute(" x=4/", "x").unwrap(), "4");
    }
}
