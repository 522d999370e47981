//! From bytes to text, whatever encoding the sender's machine used: byte-order mark, then
//! valid UTF-8, then what the file says of itself, then what reads best.
//!
//! It never loses a byte: what fits no encoding becomes U+FFFD, with an issue.

mod kazakh;
pub mod kz1048;
mod lines;
pub mod score;

use encoding_rs::{
    Encoding, GB18030, IBM866, KOI8_R, KOI8_U, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1254,
};
use std::borrow::Cow;

use sarhad_model::{Issue, IssueCode, Span};

/// A decoded file. Spans of everything read from it count bytes of `text`.
#[derive(Debug, Clone)]
pub struct Decoded<'a> {
    /// The text; a byte-order mark is taken out.
    pub text: Cow<'a, str>,
    /// Name of the encoding used.
    pub encoding: &'static str,
    /// Bytes that did not fit, parts in other encodings.
    pub issues: Vec<Issue>,
}

/// An encoding that a file may be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Charset {
    /// One that the encoding library has.
    Standard(&'static Encoding),
    /// The Kazakh code page.
    Kz1048,
}

impl Charset {
    fn name(self) -> &'static str {
        match self {
            Self::Standard(encoding) => encoding.name(),
            Self::Kz1048 => "KZ-1048",
        }
    }

    pub(crate) fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::Standard(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            Self::Kz1048 => kz1048::decode(bytes),
        }
    }

    /// By the name a file gives; `None` for names nobody knows.
    fn from_label(label: &str) -> Option<Self> {
        let label = label.trim();
        let kazakh = ["kz-1048", "kz1048", "strk1048-2002", "rk1048"];
        if kazakh.iter().any(|name| name.eq_ignore_ascii_case(label)) {
            return Some(Self::Kz1048);
        }
        Encoding::for_label(label.as_bytes()).map(Self::Standard)
    }
}

/// Encodings that are tried, the more usual ones first: at equal scores the first one stays.
const CANDIDATES: [Charset; 8] = [
    Charset::Standard(WINDOWS_1251),
    Charset::Kz1048,
    Charset::Standard(IBM866),
    Charset::Standard(KOI8_R),
    Charset::Standard(KOI8_U),
    Charset::Standard(WINDOWS_1252),
    Charset::Standard(WINDOWS_1254),
    Charset::Standard(GB18030),
];

/// Bytes that the choice of an encoding looks at.
const SAMPLE: usize = 32 << 10;

/// A declared encoding gives way when another one reads better by this much a character.
const DECLARED_MARGIN: f64 = 1.5;

/// Below this score the candidates do not fit, and the general detector is asked.
const POOR: f64 = -0.8;

/// Decodes a whole file. `declared` is the encoding the file names itself (XML declaration).
pub fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Decoded<'a> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return whole(Charset::Standard(encoding), &bytes[mark..], Vec::new());
    }
    if let Some(utf16) = utf16_without_mark(bytes) {
        return whole(Charset::Standard(utf16), bytes, Vec::new());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), encoding: UTF_8.name(), issues: Vec::new() };
    }
    if let Some(mixed) = lines::decode_mixed(bytes) {
        return mixed;
    }
    let (charset, issues) = choose(bytes, declared);
    whole(charset, bytes, issues)
}

fn whole(charset: Charset, bytes: &[u8], mut issues: Vec<Issue>) -> Decoded<'static> {
    let text = charset.decode(bytes);
    if let Some(first) = text.find('\u{fffd}') {
        let count = text.matches('\u{fffd}').count();
        let span = Span::bytes(first, first + '\u{fffd}'.len_utf8());
        issues.push(
            Issue::new(IssueCode::BadEncoding, span, "")
                .with("encoding", charset.name())
                .with("count", count),
        );
    }
    Decoded { text: Cow::Owned(text), encoding: charset.name(), issues }
}

/// The declared encoding when it reads well, or else the one that reads best.
fn choose(bytes: &[u8], declared: Option<&str>) -> (Charset, Vec<Issue>) {
    let sample = sample(bytes);
    let (best, score) = best_of(&sample);
    let Some(declared) = declared.and_then(Charset::from_label) else {
        return (fallback(best, score, &sample), Vec::new());
    };
    if declared == best || declared == Charset::Standard(UTF_8) {
        return (best, wrong_declaration(declared, best));
    }
    if score - rate(declared, &sample) > DECLARED_MARGIN {
        (best, wrong_declaration(declared, best))
    } else {
        (declared, Vec::new())
    }
}

fn wrong_declaration(declared: Charset, used: Charset) -> Vec<Issue> {
    if declared == used {
        return Vec::new();
    }
    let issue = Issue::new(IssueCode::BadEncoding, Span::None, "")
        .with("encoding", declared.name())
        .with("used", used.name());
    vec![issue]
}

/// The general detector knows encodings that are not candidates (Japanese, Korean, Greek).
fn fallback(best: Charset, score: f64, sample: &[u8]) -> Charset {
    if score >= POOR {
        return best;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = Charset::Standard(detector.guess(None, chardetng::Utf8Detection::Deny));
    if rate(guess, sample) > score { guess } else { best }
}

/// Bytes by which candidates that are far from reading are left out.
const FIRST_ROUND: usize = 2 << 10;

/// A candidate that reads worse than the best by this much a character in the first round has
/// no part in the second: the distance from text to rubbish is about two.
const HOPELESS: f64 = 1.5;

/// The candidates that may read best: all of them for a short sample.
fn candidates(sample: &[u8]) -> Vec<Charset> {
    if sample.len() <= 2 * FIRST_ROUND {
        return CANDIDATES.to_vec();
    }
    let end =
        sample[..FIRST_ROUND].iter().rposition(|b| *b == b'\n').map_or(FIRST_ROUND, |p| p + 1);
    let rated = CANDIDATES.map(|charset| (charset, rate(charset, &sample[..end])));
    let best = rated.iter().map(|(_, score)| *score).fold(f64::NEG_INFINITY, f64::max);
    rated
        .iter()
        .filter(|(_, score)| best - score <= HOPELESS)
        .map(|(charset, _)| *charset)
        .collect()
}

/// The candidate that reads best, and its score.
pub(crate) fn best_of(sample: &[u8]) -> (Charset, f64) {
    let mut best = (CANDIDATES[0], f64::NEG_INFINITY);
    for charset in candidates(sample) {
        let score = rate(charset, sample);
        if score > best.1 + 1e-9 {
            best = (charset, score);
        }
    }
    let russian = Charset::Standard(WINDOWS_1251);
    if best.0 != Charset::Kz1048 && best.0 != russian {
        return best;
    }
    let page = kazakh::or_russian(sample);
    if page == best.0 { best } else { (page, rate(page, sample)) }
}

/// How well a sample reads in one encoding, a character beyond ASCII.
pub(crate) fn rate(charset: Charset, sample: &[u8]) -> f64 {
    let text = charset.decode(sample);
    let score = score::of_text(&text);
    if charset == Charset::Standard(GB18030) { score + rare_han(sample) } else { score }
}

/// Chinese text is nearly all in the first level of GB 2312 (leading bytes B0 to D7); other
/// bytes read as Chinese scatter over the rare characters. The mean penalty a character.
fn rare_han(sample: &[u8]) -> f64 {
    let (mut pairs, mut penalty) = (0u32, 0.0);
    let mut at = 0;
    while at + 1 < sample.len() {
        let (lead, trail) = (sample[at], sample[at + 1]);
        if lead < 0x80 {
            at += 1;
            continue;
        }
        pairs += 1;
        if trail.is_ascii_digit() {
            at += 4;
            continue;
        }
        penalty += match (lead, trail) {
            (0xa1..=0xa9 | 0xb0..=0xd7, 0xa1..) => 0.0,
            (0xd8..=0xf7, 0xa1..) => 1.8,
            _ => 2.3,
        };
        at += 2;
    }
    if pairs == 0 { 0.0 } else { -penalty / f64::from(pairs) }
}

/// Whole lines with bytes beyond ASCII, up to [`SAMPLE`] bytes of them.
fn sample(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    let mut at = 0;
    while at < bytes.len() && sample.len() < SAMPLE {
        let hit = at + Encoding::ascii_valid_up_to(&bytes[at..]);
        if hit >= bytes.len() {
            break;
        }
        let line_start =
            bytes[at..hit].iter().rposition(|b| *b == b'\n').map_or(at, |p| at + p + 1);
        let start = line_start.max(hit.saturating_sub(512));
        let end =
            bytes[hit..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |p| hit + p + 1);
        let end = end.min(start + SAMPLE);
        sample.extend_from_slice(&bytes[start..end]);
        at = end;
    }
    sample
}

/// UTF-16 without a mark: ASCII signs leave a zero byte on one side only.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let prefix = &bytes[..bytes.len().min(4096) & !1];
    let (mut even, mut odd) = (0usize, 0usize);
    for pair in prefix.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let enough = |zeros: usize| zeros * 20 >= prefix.len() / 2 && zeros > 0;
    if enough(odd) && even * 10 <= odd {
        Some(UTF_16LE)
    } else if enough(even) && odd * 10 <= even {
        Some(UTF_16BE)
    } else {
        None
    }
}
