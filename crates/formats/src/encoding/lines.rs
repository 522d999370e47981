//! Files that were put together from parts in two encodings: each line is read in its own.

use encoding_rs::UTF_8;
use sarhad_model::{Issue, IssueCode, Span};

use super::{Charset, Decoded, SAMPLE, best_of, rate, score};

/// Lines that an issue names.
const NAMED_LINES: usize = 20;

/// What a line with bytes beyond ASCII is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Valid UTF-8.
    Utf8,
    /// UTF-8 with a few damaged bytes.
    DamagedUtf8,
    /// Not UTF-8.
    Other,
}

fn kind(line: &[u8]) -> Kind {
    let (mut good, mut bad, mut damaged) = (0, 0, false);
    // No more letters can be left than half the bytes beyond ASCII that are left.
    let mut left = line.iter().filter(|b| !b.is_ascii()).count();
    for chunk in line.utf8_chunks() {
        let valid = chunk.valid();
        if !valid.is_ascii() {
            for c in valid.chars().filter(|c| !c.is_ascii()) {
                left -= c.len_utf8();
                // A sign of replacement was a damaged byte on an earlier way.
                if c == '\u{fffd}' { bad += 1 } else { good += 1 }
            }
        }
        if !chunk.invalid().is_empty() {
            damaged = true;
            bad += 1;
            left -= chunk.invalid().iter().filter(|b| !b.is_ascii()).count();
            if good + left / 2 <= bad * 3 {
                return Kind::Other;
            }
        }
    }
    match damaged {
        false => Kind::Utf8,
        true if good > bad * 3 => Kind::DamagedUtf8,
        true => Kind::Other,
    }
}

/// Decodes a file that is not valid UTF-8 but has lines that are, when both kinds are there;
/// `None` when all of it is in one encoding.
pub fn decode_mixed(bytes: &[u8]) -> Option<Decoded<'static>> {
    let (mut utf8_letters, mut other) = (false, Vec::new());
    let mut damaged = false;
    for line in bytes.split_inclusive(|b| *b == b'\n').filter(|line| !line.is_ascii()) {
        match kind(line) {
            Kind::Utf8 => utf8_letters |= is_utf8_by_more_than_chance(line),
            Kind::DamagedUtf8 => damaged = true,
            Kind::Other if other.len() < SAMPLE => {
                other.extend_from_slice(&line[..line.len().min(SAMPLE)]);
            }
            Kind::Other => {}
        }
    }
    if !utf8_letters && !damaged {
        return None;
    }
    let (charset, _) = best_of(&other);
    let mixed = !other.is_empty() && utf8_letters;
    let only_damaged = damaged && other.is_empty();
    (mixed || only_damaged).then(|| by_line(bytes, charset))
}

/// Two letters of a code page may look like one of UTF-8; a whole line of them does not, and
/// reads badly in the other encoding.
fn is_utf8_by_more_than_chance(line: &[u8]) -> bool {
    let text = String::from_utf8_lossy(line);
    let letters = text.chars().filter(|c| !c.is_ascii()).count();
    letters >= 2 && score::of_text(&text) > rate(best_of(line).0, line)
}

fn by_line(bytes: &[u8], charset: Charset) -> Decoded<'static> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 4);
    let (mut utf8, mut others) = (Vec::new(), Vec::new());
    let (mut damaged, mut first_damaged) = (0, None);
    for (number, line) in (1u32..).zip(bytes.split_inclusive(|b| *b == b'\n')) {
        if line.is_ascii() {
            text.push_str(&String::from_utf8_lossy(line));
            continue;
        }
        let start = text.len();
        match kind(line) {
            Kind::Utf8 => {
                text.push_str(&String::from_utf8_lossy(line));
                utf8.push((number, start));
            }
            Kind::DamagedUtf8 => {
                let lossy = String::from_utf8_lossy(line);
                damaged += lossy.matches('\u{fffd}').count();
                first_damaged.get_or_insert(start);
                text.push_str(&lossy);
                utf8.push((number, start));
            }
            Kind::Other => {
                text.push_str(&charset.decode(line));
                others.push((number, start));
            }
        }
    }
    let mut issues = Vec::new();
    let (main, fewer, other_name) = if utf8.len() >= others.len() {
        (UTF_8.name(), others, charset.name())
    } else {
        (charset.name(), utf8, UTF_8.name())
    };
    if let Some(&(_, start)) = fewer.first() {
        let named: Vec<String> =
            fewer.iter().take(NAMED_LINES).map(|(number, _)| number.to_string()).collect();
        issues.push(
            Issue::new(IssueCode::MixedEncoding, Span::bytes(start, start), "")
                .with("encoding", main)
                .with("other", other_name)
                .with("lines", named.join(", "))
                .with("count", fewer.len()),
        );
    }
    if let Some(start) = first_damaged {
        issues.push(
            Issue::new(IssueCode::BadEncoding, Span::bytes(start, start), "")
                .with("encoding", UTF_8.name())
                .with("count", damaged),
        );
    }
    Decoded { text: text.into(), encoding: main, issues }
}
