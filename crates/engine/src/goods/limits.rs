//! Words and signs that make a number a limit: `up to`, `не более`, `<`, `at least`, `от`. It looks
//! only at what stands directly before and after the number.

use super::normal::NormalText;

/// Which side of a number is meant too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// Everything up to it.
    AtMost,
    /// Everything from it.
    AtLeast,
}

/// One word before a number.
const AT_MOST: [&str; 12] = [
    "max",
    "maximum",
    "макс",
    "максимум",
    "до",
    "below",
    "under",
    "upto",
    "менее",
    "меньше",
    "ниже",
    "maks",
];
const AT_LEAST: [&str; 14] = [
    "min",
    "minimum",
    "мин",
    "минимум",
    "over",
    "above",
    "exceeding",
    "от",
    "свыше",
    "более",
    "больше",
    "выше",
    "from",
    "зиёда",
];
/// One word after a number and its unit: Kazakh, Kyrgyz, Uzbek, Azerbaijani, and abbreviations.
const AFTER_AT_MOST: [&str; 8] =
    ["дейін", "чейин", "gacha", "qədər", "max", "макс", "maximum", "maks"];
const AFTER_AT_LEAST: [&str; 6] = ["min", "минимум", "minimum", "бастап", "баштап", "dan"];
/// Two words before a number.
const PAIRS: [(&str, &str, Limit); 7] = [
    ("up", "to", Limit::AtMost),
    ("less", "than", Limit::AtMost),
    ("at", "most", Limit::AtMost),
    ("at", "least", Limit::AtLeast),
    ("more", "than", Limit::AtLeast),
    ("greater", "than", Limit::AtLeast),
    ("better", "than", Limit::AtMost),
];
/// Words that turn the limit after them round.
const NEGATIONS: [&str; 3] = ["not", "no", "не"];

/// The limit that a number is, by its first and last token.
pub(super) fn limit_of(text: &NormalText, first: usize, last: usize) -> Option<Limit> {
    let start = text.tokens[first].span.start;
    match text.text[..start].trim_end().chars().next_back() {
        Some('<' | '≤') => return Some(Limit::AtMost),
        Some('>' | '≥') => return Some(Limit::AtLeast),
        _ => {}
    }
    let before = |back: usize| first.checked_sub(back).map_or("", |at| text.word(at));
    let turned = |limit: Limit, negated: bool| match (limit, negated) {
        (limit, false) => limit,
        (Limit::AtMost, true) => Limit::AtLeast,
        (Limit::AtLeast, true) => Limit::AtMost,
    };
    let pair = PAIRS.iter().find(|(one, two, _)| before(2) == *one && before(1) == *two);
    if let Some((_, _, limit)) = pair {
        return Some(turned(*limit, NEGATIONS.contains(&before(3))));
    }
    let negated = NEGATIONS.contains(&before(2));
    if AT_MOST.contains(&before(1)) {
        return Some(turned(Limit::AtMost, negated));
    }
    if AT_LEAST.contains(&before(1)) {
        return Some(turned(Limit::AtLeast, negated));
    }
    let after = text.tokens.get(last + 1).map_or("", |_| text.word(last + 1));
    if AFTER_AT_MOST.contains(&after) {
        return Some(Limit::AtMost);
    }
    AFTER_AT_LEAST.contains(&after).then_some(Limit::AtLeast)
}
