//! Small cleaning of texts of lists: blanks, control characters, numbered items in one cell,
//! names written surname first. It does not transliterate, judge or drop anything but blanks.

/// Collapses blanks and takes control characters out. Those that are the low byte of a quotation
/// mark or dash (U+2013 to U+201D, a usual damage) become that mark.
pub(crate) fn tidy(text: &str) -> String {
    let text = text.trim_matches(' ');
    if is_tidy(text.as_bytes()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '\u{13}' => '–',
            '\u{14}' => '—',
            '\u{18}' => '‘',
            '\u{19}' => '’',
            '\u{1c}' => '“',
            '\u{1d}' => '”',
            '\u{feff}' => continue,
            c if c.is_control() || c.is_whitespace() => ' ',
            c => c,
        };
        if c != ' ' || !(out.is_empty() || out.ends_with(' ')) {
            out.push(c);
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Whether nothing is to be done: the usual case, plain ASCII with single blanks.
fn is_tidy(bytes: &[u8]) -> bool {
    let mut before = 0;
    bytes.iter().all(|&byte| {
        let is_second_blank = byte == b' ' && before == b' ';
        before = byte;
        (0x20..0x7f).contains(&byte) && !is_second_blank
    })
}

/// Name suffixes that follow a second comma.
const SUFFIXES: [&str; 8] = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "junior"];

/// `LAST, First` to `First LAST`; `LAST, First, Jr.` to `First LAST Jr.`. A name without a comma
/// stays.
pub(crate) fn given_first(name: &str) -> String {
    let Some((last, given)) = name.split_once(',') else {
        return name.trim().to_owned();
    };
    let (last, given) = (last.trim(), given.trim());
    let (given, suffix) = match given.rsplit_once(',') {
        Some((given, suffix)) if SUFFIXES.contains(&suffix.trim().to_lowercase().as_str()) => {
            (given.trim(), suffix.trim())
        }
        _ => (given, ""),
    };
    join(&[given, last, suffix], " ")
}

/// Joins the parts that are not empty.
pub(crate) fn join(parts: &[&str], separator: &str) -> String {
    let mut out = String::new();
    for part in parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push_str(separator);
        }
        out.push_str(part);
    }
    out
}

/// Items of one cell: `1) Iran 2) Iraq`, `(1) Iran (2) Iraq`, `(a) … (b) …`. Without such marks
/// the cell is one item. Marks count only in their order, so `Annex (2)` stays whole.
pub(crate) fn items(cell: &str) -> Vec<&str> {
    let cell = cell.trim();
    for style in [Style::Number, Style::Letter] {
        if let Some(items) = numbered(cell, style) {
            return items;
        }
    }
    if cell.is_empty() { Vec::new() } else { vec![cell] }
}

#[derive(Clone, Copy)]
enum Style {
    Number,
    Letter,
}

impl Style {
    /// The mark of item `n`, counted from 0, without its opening bracket.
    fn mark(self, n: usize) -> Option<String> {
        match self {
            Self::Number => Some(format!("{})", n + 1)),
            Self::Letter => (n < 26).then(|| format!("{})", char::from(b'a' + n as u8))),
        }
    }
}

fn numbered(cell: &str, style: Style) -> Option<Vec<&str>> {
    let mut items = Vec::new();
    let mut rest = cell.strip_prefix('(').unwrap_or(cell).strip_prefix(style.mark(0)?.as_str())?;
    while let Some(mark) = style.mark(items.len() + 1) {
        let Some((at, end)) = next_mark(rest, &mark) else { break };
        items.push(&rest[..at]);
        rest = &rest[end..];
    }
    items.push(rest);
    Some(items.into_iter().map(|item| item.trim_matches([' ', ',', ';'])).collect())
}

/// Start and end of ` 2)` or `(2)` in the text.
fn next_mark(text: &str, mark: &str) -> Option<(usize, usize)> {
    text.match_indices(mark).find_map(|(at, _)| match text[..at].chars().next_back() {
        Some('(') => Some((at - 1, at + mark.len())),
        Some(c) if c.is_whitespace() || ".;,".contains(c) => Some((at, at + mark.len())),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_damaged_marks() {
        assert_eq!(tidy("  Zar\u{19}nigor \r\n\t Impex\u{a0} "), "Zar’nigor Impex");
        assert_eq!(tidy(" \u{1} "), "");
    }

    #[test]
    fn surname_first_is_turned() {
        for (from, to) in [
            ("PULODOV, Bahrom", "Bahrom PULODOV"),
            ("DE LA ZARN, Pedro Luis, Jr.", "Pedro Luis DE LA ZARN Jr."),
            ("ZARNIGOR", "ZARNIGOR"),
            ("AL-ZARN,Omid", "Omid AL-ZARN"),
        ] {
            assert_eq!(given_first(from), to);
        }
    }

    #[test]
    fn cells_with_several_items() {
        assert_eq!(items("1) Saudi Arabia 2) Qatar"), ["Saudi Arabia", "Qatar"]);
        assert_eq!(items("(1) Somali (2) Swedish"), ["Somali", "Swedish"]);
        assert_eq!(items("(a) AB12 (b) CD34."), ["AB12", "CD34."]);
        assert_eq!(items("Annex (2) of 1)"), ["Annex (2) of 1)"]);
        assert!(items("  ").is_empty());
    }
}
