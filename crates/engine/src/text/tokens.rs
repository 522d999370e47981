//! Words and numbers of a folded text.
//!
//! Words end at signs, at spaces, between letters and digits and where the script changes.
//! It does not know what a word means.

use std::ops::Range;

use super::script::{Script, script_of};

/// At most so many tokens of one text are given; the rest is cut off.
pub const MAX_TOKENS: usize = 256;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters of one script, marks and inner apostrophes included.
    Word(Script),
    /// Digits.
    Number,
}

/// A word or a number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Token<'a> {
    /// As it stands in the text.
    pub text: &'a str,
    /// Where, in bytes.
    pub at: Range<usize>,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether no white space stands between it and the token before: `A.Ş.`, `LONG-625`.
    pub glued: bool,
    /// Whether a hyphen joins it to the token before: `Ала-Тоо`.
    pub hyphen: bool,
}

/// Splits a folded text.
pub fn tokens(folded: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut open: Option<(usize, TokenKind)> = None;
    let (mut space, mut hyphen) = (true, false);
    for (at, c) in folded.char_indices() {
        let kind = kind_of(c, open.map(|(_, kind)| kind));
        if let Some((start, running)) = open {
            if kind == Some(running) {
                continue;
            }
            push(&mut out, folded, start..at, running, (!space, hyphen));
            (space, hyphen) = (false, false);
        }
        open = kind.map(|kind| (at, kind));
        if kind.is_none() {
            space |= c.is_whitespace();
            hyphen = matches!(c, '-' | '‐' | '‑');
        }
        if out.len() == MAX_TOKENS {
            return out;
        }
    }
    if let Some((start, running)) = open {
        push(&mut out, folded, start..folded.len(), running, (!space, hyphen));
    }
    out
}

fn push<'a>(
    out: &mut Vec<Token<'a>>,
    folded: &'a str,
    at: Range<usize>,
    kind: TokenKind,
    (glued, hyphen): (bool, bool),
) {
    let hyphen = hyphen && glued && !out.is_empty();
    out.push(Token { text: &folded[at.clone()], at, kind, glued, hyphen });
}

fn kind_of(c: char, running: Option<TokenKind>) -> Option<TokenKind> {
    if let Some(script) = script_of(c) {
        return Some(match (script, running) {
            // The long-vowel mark and letters outside the known ranges go with what is open.
            (Script::Other, Some(word @ TokenKind::Word(_))) => word,
            _ => TokenKind::Word(script),
        });
    }
    if c.is_numeric() {
        return Some(TokenKind::Number);
    }
    let joins = c == '\'' || ('\u{300}'..='\u{36F}').contains(&c) || is_mark(c);
    match running {
        Some(word @ TokenKind::Word(_)) if joins => Some(word),
        _ => None,
    }
}

/// Marks of scripts that write vowels around the letter.
fn is_mark(c: char) -> bool {
    matches!(c as u32, 0x0900..=0x0DFF | 0x0E31..=0x0E4E | 0x1000..=0x109F | 0x1780..=0x17D3)
        && !c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_end_at_signs_digits_and_scripts() {
        for (text, expected) in [
            ("long xing 625", vec!["long", "xing", "625"]),
            ("a&b-trading, llc", vec!["a", "b", "trading", "llc"]),
            ("o'g'li ba'zi", vec!["o'g'li", "ba'zi"]),
            ("ооо trading", vec!["ооо", "trading"]),
            ("завод№12а", vec!["завод", "12", "а"]),
            ("株式会社プロムテック・ドゥブナ", vec!["株式会社", "プロムテック", "ドゥブナ"]),
            ("", vec![]),
            (" ,;- ", vec![]),
        ] {
            assert_eq!(texts(text), expected, "{text}");
        }
    }

    #[test]
    fn glued_says_whether_space_stands_between() {
        let tokens = tokens("x a.ş.");
        assert_eq!(tokens.iter().map(|t| t.glued).collect::<Vec<_>>(), [false, false, true]);
    }
}
