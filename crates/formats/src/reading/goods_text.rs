//! What a goods text says besides the goods: HS codes, CAS and UN numbers, and the carrier's
//! reservations ("said to contain"). The text itself is never changed.
//!
//! Terms, units and parameters in the text are the engine's.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use sarhad_model::{
    CasNumber, Classification, ClassificationOrigin, ClassificationScheme, ConsignmentItem, HsCode,
    Issue, IssueCode, Span, UnNumber, Value,
};

/// What a word in a goods text announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Announces {
    Hs,
    TnVed,
    Gng,
    Etsng,
    Cas,
    Un,
}

const WORDS: [(&str, Announces); 31] = [
    ("hs", Announces::Hs),
    ("h.s", Announces::Hs),
    ("h s code", Announces::Hs),
    ("hts", Announces::Hs),
    ("htsus", Announces::Hs),
    ("hscode", Announces::Hs),
    ("ncm", Announces::Hs),
    ("gtip", Announces::Hs),
    ("tariff", Announces::Hs),
    ("harmonized code", Announces::Hs),
    ("harmonised code", Announces::Hs),
    ("tn ved", Announces::TnVed),
    ("tnved", Announces::TnVed),
    ("тн вэд", Announces::TnVed),
    ("тнвэд", Announces::TnVed),
    ("ТН ВЭД", Announces::TnVed),
    ("ТНВЭД", Announces::TnVed),
    ("ТН-ВЭД", Announces::TnVed),
    ("сэқ тн", Announces::TnVed),
    ("СЭҚ ТН", Announces::TnVed),
    ("gng", Announces::Gng),
    ("nhm", Announces::Gng),
    ("гнг", Announces::Gng),
    ("ГНГ", Announces::Gng),
    ("етснг", Announces::Etsng),
    ("ЕТСНГ", Announces::Etsng),
    ("cas", Announces::Cas),
    ("un", Announces::Un),
    ("оон", Announces::Un),
    ("ООН", Announces::Un),
    ("u.n", Announces::Un),
];

static AUTOMATON: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(aho_corasick::MatchKind::LeftmostLongest)
        .build(WORDS.map(|(word, _)| word))
        .expect("a fixed list of short words always builds")
});

/// Words that may stand between the announcing word and its number.
const FILLERS: [&str; 21] = [
    "code",
    "codes",
    "number",
    "numbers",
    "num",
    "nos",
    "no",
    "nr",
    "id",
    "is",
    "heading",
    "еаэс",
    "тс",
    "снг",
    "eaeu",
    "код",
    "коды",
    "номер",
    "reg",
    "rn",
    "s",
];

/// Most codes and numbers that are taken from the texts of one goods line. A line of a bill
/// names a handful; each is compared with all others of its line, and each is judged.
pub const MOST_NUMBERS: usize = 500;

/// Reads all descriptions of an item and adds the codes and numbers that they name, at most
/// [`MOST_NUMBERS`]. A code that is declared already is not repeated.
pub fn enrich(item: &mut ConsignmentItem) {
    let mut texts = std::mem::take(&mut item.cargo_description);
    let mut left = MOST_NUMBERS;
    for text in &mut texts {
        let found = numbers_in(&text.raw);
        let (span, more) = (text.span, found.len() > left);
        for found in found.into_iter().take(left) {
            left -= 1;
            add(item, found, span);
        }
        if more {
            let issue = Issue::new(IssueCode::TooMany, span, &text.raw);
            text.issues.push(issue.with("what", "codes").with("limit", MOST_NUMBERS));
        }
    }
    item.cargo_description = texts;
}

fn add(item: &mut ConsignmentItem, found: InText<'_>, span: Span) {
    match found {
        InText::Hs(scheme, raw, code) => {
            let known = item.classifications.iter().any(|c| c.code.get() == Some(&code));
            if !known {
                item.classifications.push(Classification {
                    scheme,
                    code: Value::good(raw, code, span),
                    origin: ClassificationOrigin::FoundInText,
                });
            }
        }
        InText::Cas(raw, Some(number)) => {
            if !item.cas_numbers.iter().any(|known| known.get() == Some(&number)) {
                item.cas_numbers.push(Value::good(raw, number, span));
            }
        }
        InText::Cas(raw, None) => {
            let issue = Issue::new(IssueCode::CasCheckDigit, span, raw);
            item.cas_numbers.push(Value::bad(raw, span, issue));
        }
        InText::Un(raw, number) => {
            if !item.un_numbers_in_text.iter().any(|known| known.get() == Some(&number)) {
                item.un_numbers_in_text.push(Value::good(raw, number, span));
            }
        }
    }
}

/// A number found in a goods text, with the text it was read from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum InText<'a> {
    /// A goods code.
    Hs(ClassificationScheme, &'a str, HsCode),
    /// A CAS number; none when it is called one but its check digit fails.
    Cas(&'a str, Option<CasNumber>),
    /// A UN number.
    Un(&'a str, UnNumber),
}

/// The codes and numbers that a goods text names, in the order of the text: one more than
/// [`MOST_NUMBERS`] when there are more.
pub fn numbers_in(text: &str) -> Vec<InText<'_>> {
    let mut found = Vec::new();
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return found;
    }
    let mut taken = 0;
    for word in AUTOMATON.find_iter(text) {
        if found.len() > MOST_NUMBERS {
            break;
        }
        if word.start() < taken || !starts_word(text, word.start()) {
            continue;
        }
        let announces = WORDS[word.pattern().as_usize()].1;
        let after = number_start(text, word.end(), announces);
        let Some(after) = after else { continue };
        taken = match announces {
            Announces::Hs => codes(text, after, ClassificationScheme::Hs, &mut found),
            Announces::TnVed => codes(text, after, ClassificationScheme::TnVed, &mut found),
            Announces::Gng => codes(text, after, ClassificationScheme::Gng, &mut found),
            Announces::Etsng => codes(text, after, ClassificationScheme::Etsng, &mut found),
            Announces::Cas => named_cas(text, after, &mut found),
            Announces::Un => un_number(text, after, &mut found),
        };
    }
    unnamed_cas(text, &mut found);
    found.truncate(MOST_NUMBERS + 1);
    found
}

fn starts_word(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
}

/// Where the number after an announcing word starts: fillers and punctuation are passed over.
fn number_start(text: &str, mut at: usize, announces: Announces) -> Option<usize> {
    let mut first = true;
    loop {
        let rest = &text[at..];
        let next = rest.find(|c: char| !(c.is_whitespace() || ".:;#№-–=()/,'\"".contains(c)))?;
        // A slip of punctuation, not a paragraph: the number must be near.
        if next > 8 {
            return None;
        }
        let word = &rest[next..];
        if word.as_bytes()[0].is_ascii_digit() {
            return Some(at + next);
        }
        let len = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
        // `UN` and `HS` must end as words; `HSCODE` and `UNNO` are fillers glued on.
        let glued = first && next == 0;
        let lower = word[..len.min(40)].to_lowercase();
        let filler = FILLERS.contains(&lower.as_str());
        let glued_badly = glued && !filler && announces != Announces::TnVed;
        if len == 0 || len > 40 || glued_badly || !filler {
            return None;
        }
        at += next + len;
        first = false;
    }
}

/// Reads one code or a list of them (`690721, 690722 & 690723`); gives where it stopped.
fn codes<'a>(
    text: &'a str,
    start: usize,
    scheme: ClassificationScheme,
    found: &mut Vec<InText<'a>>,
) -> usize {
    let mut at = start;
    loop {
        let range = code_at(text, at);
        let raw = &text[range.clone()];
        let digits = raw.bytes().filter(u8::is_ascii_digit).count();
        let Some(code) = (digits >= 4).then(|| HsCode::parse(raw).ok()).flatten() else {
            return at;
        };
        let scheme = match scheme {
            ClassificationScheme::Hs if digits == 10 && !text.is_ascii() => {
                ClassificationScheme::TnVed
            }
            scheme => scheme,
        };
        found.push(InText::Hs(scheme, raw, code));
        at = range.end;
        let rest = &text[at..];
        let gap = rest.len() - rest.trim_start_matches([' ', ',', ';', '&', '/', '+']).len();
        let listed = rest[..gap].contains([',', ';', '&', '/', '+']);
        if !listed || !rest[gap..].starts_with(|c: char| c.is_ascii_digit()) {
            return at;
        }
        at += gap;
    }
}

/// The extent of one code: digits and points; blanks only in the usual groups
/// (`6907 21 900 9`), so that a quantity behind the code is not taken for its end.
fn code_at(text: &str, start: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let run = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let mut end = run(start);
    let mut digits = end - start;
    while let Some(separator) = bytes.get(end) {
        let next = run(end + 1);
        let group = next - end - 1;
        let fits = match separator {
            b'.' => (1..=4).contains(&group),
            b' ' => (digits == 4 && group == 2) || (digits >= 6 && (1..=3).contains(&group)),
            _ => false,
        };
        let letter_behind = bytes.get(next).is_some_and(u8::is_ascii_alphabetic);
        // A group behind a blank that is followed by a word is more likely a count.
        let counted = *separator == b' ' && digits >= 6 && {
            let after = &text[next..];
            after.trim_start().starts_with(char::is_alphabetic) && !after.is_empty()
        };
        if !fits || letter_behind || counted || digits + group > 11 {
            break;
        }
        digits += group;
        end = next;
    }
    start..end
}

fn named_cas<'a>(text: &'a str, start: usize, found: &mut Vec<InText<'a>>) -> usize {
    match cas_extent(text, start) {
        Some(range) => {
            let raw = &text[range.clone()];
            found.push(InText::Cas(raw, CasNumber::parse(raw).ok()));
            range.end
        }
        None => start,
    }
}

/// `digits-dd-d` from `start`, not followed by another digit or hyphen group.
fn cas_extent(text: &str, start: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let first = bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
    let at = start + first;
    let tail = bytes.get(at..at + 5)?;
    let form = (2..=7).contains(&first)
        && tail[0] == b'-'
        && tail[1].is_ascii_digit()
        && tail[2].is_ascii_digit()
        && tail[3] == b'-'
        && tail[4].is_ascii_digit();
    let ends = bytes.get(at + 5).is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'-');
    (form && ends).then(|| start..at + 5)
}

/// CAS numbers that nothing announces: only with a fitting check digit, and standing alone.
fn unnamed_cas<'a>(text: &'a str, found: &mut Vec<InText<'a>>) {
    let bytes = text.as_bytes();
    let mut from = 0;
    while found.len() <= MOST_NUMBERS
        && let Some(hyphen) = text[from..].find('-').map(|at| at + from)
    {
        from = hyphen + 1;
        let before = bytes[..hyphen].iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let start = hyphen - before;
        let alone = start == 0
            || text[..start]
                .chars()
                .next_back()
                .is_some_and(|c| !c.is_alphanumeric() && c != '-' && c != '.');
        if before < 2 || !alone {
            continue;
        }
        if let Some(range) = cas_extent(text, start)
            && let Ok(number) = CasNumber::parse(&text[range.clone()])
        {
            let known = |f: &InText<'_>| matches!(f, InText::Cas(_, Some(n)) if *n == number);
            if !found.iter().any(known) {
                found.push(InText::Cas(&text[range.clone()], Some(number)));
            }
            from = range.end;
        }
    }
}

fn un_number<'a>(text: &'a str, start: usize, found: &mut Vec<InText<'a>>) -> usize {
    let bytes = text.as_bytes();
    let len = bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
    let ends = bytes.get(start + len).is_none_or(|b| !b.is_ascii_alphanumeric());
    let raw = &text[start..start + len];
    if len == 4
        && ends
        && let Ok(number) = UnNumber::parse(raw)
    {
        found.push(InText::Un(raw, number));
        return start + len;
    }
    start
}

/// Reservations of the carrier, which say nothing about the goods.
const RESERVATIONS: [&str; 12] = [
    "shipper's load, stow and count",
    "shipper's load, count and seal",
    "shippers load stow and count",
    "shipper's load and count",
    "shippers load and count",
    "shipper load and count",
    "said to contain",
    "said to weigh",
    "s.t.c.",
    "slac",
    "stc",
    "по заявлению отправителя",
];

static RESERVATION_WORDS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(aho_corasick::MatchKind::LeftmostLongest)
        .build(RESERVATIONS)
        .expect("a fixed list of short words always builds")
});

/// The text without reservations, for matching; borrowed when there is none.
pub fn without_reservations(text: &str) -> Cow<'_, str> {
    let whole = |range: &Range<usize>| {
        starts_word(text, range.start)
            && text[range.end..].chars().next().is_none_or(|c| !c.is_alphanumeric())
    };
    let ranges: Vec<Range<usize>> =
        RESERVATION_WORDS.find_iter(text).map(|m| m.range()).filter(whole).collect();
    if ranges.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut rest = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        rest.push_str(&text[at..range.start]);
        at = range.end;
    }
    rest.push_str(&text[at..]);
    Cow::Owned(rest.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        numbers_in(text)
            .iter()
            .map(|found| match found {
                InText::Hs(scheme, _, code) => format!("{scheme:?} {code}"),
                InText::Cas(raw, number) => {
                    format!(
                        "cas {}",
                        number.map_or_else(|| format!("bad {raw}"), |n| n.to_string())
                    )
                }
                InText::Un(_, number) => format!("un {number}"),
            })
            .collect()
    }

    #[test]
    fn codes_in_goods_texts() {
        for (text, expected) in [
            ("GLAZED TILES H.S. CODE 69072100 SIZE 600X600MM", vec!["Hs 69072100"]),
            ("HS CODE: 6907.21", vec!["Hs 690721"]),
            ("HSCODE 8413 70 20 PCS", vec!["Hs 841370"]),
            ("HS CODE 690721 20 PCS", vec!["Hs 690721"]),
            ("HS CODES 690721, 690722 & 690723", vec!["Hs 690721", "Hs 690722", "Hs 690723"]),
            ("плитка, код ТН ВЭД ЕАЭС 6907 21 900 9", vec!["TnVed 6907219009"]),
            ("Код ТНВЭД: 8413703000", vec!["TnVed 8413703000"]),
            ("ГНГ 72083900", vec!["Gng 72083900"]),
            ("HYDROGEN FLUORIDE UN 1052 CAS NO. 7664-39-3", vec!["un 1052", "cas 7664-39-3"]),
            ("фтористый водород, № ООН 1052", vec!["un 1052"]),
            ("UN1052, CAS: 7664-39-4", vec!["un 1052", "cas bad 7664-39-4"]),
            ("mercury (7439-97-6) 2 flasks", vec!["cas 7439-97-6"]),
            ("UNIT 2000 W, RUN 1500, PLUNGER, PHS 1234, CASE 12345", vec![]),
            ("phone 8-701-12-34-5, 2026-09-30", vec![]),
            ("steel UNS S31803", vec![]),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn an_item_takes_what_its_texts_say_once() {
        let mut item = ConsignmentItem::default();
        for text in ["ACID UN1052 HS CODE 281111", "кислота ООН 1052, ТН ВЭД 2811110000"]
        {
            item.cargo_description.push(super::super::text(text, Span::bytes(0, 9)));
        }
        enrich(&mut item);
        assert_eq!(item.un_numbers_in_text.len(), 1);
        assert_eq!(item.classifications.len(), 2);
        assert!(item.classifications.iter().all(|c| c.origin == ClassificationOrigin::FoundInText));
    }

    #[test]
    fn a_line_names_only_so_many_codes() {
        let codes: Vec<String> = (0..2000).map(|n| format!("{}", 840_000 + n)).collect();
        let mut item = ConsignmentItem::default();
        for text in [format!("HS CODES {}", codes.join(", ")), "UN1052".to_owned()] {
            item.cargo_description.push(super::super::text(&text, Span::bytes(0, 9)));
        }
        enrich(&mut item);
        assert_eq!(item.classifications.len(), MOST_NUMBERS);
        assert!(item.un_numbers_in_text.is_empty());
        for text in &item.cargo_description {
            assert!(text.issues.has(IssueCode::TooMany));
        }
    }

    #[test]
    fn reservations_are_taken_out_for_matching_only() {
        assert_eq!(without_reservations("SAID TO CONTAIN: PUMPS"), ": PUMPS");
        assert_eq!(without_reservations("STCR PLATES"), "STCR PLATES");
        assert_eq!(without_reservations("2 CASES S.T.C. VALVES SLAC"), "2 CASES  VALVES");
    }
}
