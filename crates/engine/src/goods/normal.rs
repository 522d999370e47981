//! A goods text made comparable: one case, one form of each character, words with their stems
//! and with their places in the text as written. It knows nothing of goods.

use std::cell::OnceCell;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::MAX_TEXT_CHARS;
use super::forms::forms;
use super::stem::stem;

/// Parts of a hyphened word that are glued together at most.
const MAX_GLUED_PARTS: usize = 7;
/// A word of at most so many letters may be half of a name (`He 3`, `X ray`).
const SHORT_WORD: usize = 3;
/// Shorter words have no forms but their own.
const SHORTEST_WITH_FORMS: usize = 5;

/// A word or number of the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    /// Place in the normal text, bytes.
    pub span: Range<usize>,
    /// Its stem.
    pub stem: String,
    /// Whether it has digits only (with a decimal point or not).
    pub number: bool,
    /// Whether a full stop follows, so that it may be an abbreviation.
    pub dotted: bool,
    /// Other forms of it, made when a table does not know the stem.
    forms: OnceCell<Vec<String>>,
}

impl Token {
    /// Other forms of the word, for tables that do not know its stem; see [`forms`]. None for
    /// numbers and short words.
    pub fn forms(&self) -> &[String] {
        self.forms.get_or_init(|| {
            let short = self.stem.chars().count() < SHORTEST_WITH_FORMS;
            if self.number || short { Vec::new() } else { forms(&self.stem) }
        })
    }
}

/// Some words read as one (`Ti-6Al-4V`, `He 3`).
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glued {
    /// First and last token.
    pub tokens: (usize, usize),
    /// Stem of the whole.
    pub stem: String,
    /// Whether hyphens join it; else only blanks.
    pub hyphened: bool,
}

/// A text in its normal form.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct NormalText {
    /// The normal text.
    pub text: String,
    /// For each byte of the normal text where it comes from.
    origin: Vec<u32>,
    /// Words.
    pub tokens: Vec<Token>,
    /// Words read together.
    pub glued: Vec<Glued>,
}

impl NormalText {
    /// Reads a text; what is beyond [`MAX_TEXT_CHARS`] is left out.
    pub fn read(written: &str) -> Self {
        let mut normal = Self::default();
        normal.fold(written);
        normal.tokenise();
        normal.glue();
        normal
    }

    /// Where a range of the normal text is in the text as written.
    pub fn origin(&self, span: &Range<usize>) -> Range<usize> {
        let at = |index: usize| self.origin.get(index).map_or(0, |x| *x as usize);
        at(span.start)..at(span.end)
    }

    /// A word in its normal form.
    pub fn word(&self, place: usize) -> &str {
        &self.text[self.tokens[place].span.clone()]
    }

    /// Where some neighbouring tokens are in the text as written.
    pub fn tokens_origin(&self, first: usize, last: usize) -> Range<usize> {
        self.origin(&(self.tokens[first].span.start..self.tokens[last].span.end))
    }

    fn fold(&mut self, written: &str) {
        self.text.reserve(written.len());
        self.origin.reserve(written.len() + 1);
        let mut end = 0;
        for (index, c) in written.char_indices().take(MAX_TEXT_CHARS) {
            end = index + c.len_utf8();
            if c.is_ascii() || c == '№' || ('\u{400}'..='\u{4ff}').contains(&c) {
                self.push_folded(c, index);
            } else {
                for part in std::iter::once(c).nfkc() {
                    self.push_folded(part, index);
                }
            }
        }
        if self.text.ends_with(' ') {
            self.text.pop();
            self.origin.pop();
        }
        self.origin.push(end as u32);
    }

    fn push_folded(&mut self, c: char, index: usize) {
        let folded = match c {
            c if c.is_whitespace() || matches!(c, '_' | '№') || c.is_control() => {
                if self.text.is_empty() || self.text.ends_with(' ') {
                    return;
                }
                ' '
            }
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '÷' => '-',
            '×' => 'x',
            'μ' => 'u',
            '’' | '‘' | 'ʼ' | '`' | 'ʻ' => '\'',
            '«' | '»' | '“' | '”' | '„' | '″' => '"',
            c => c,
        };
        for lower in folded.to_lowercase() {
            let lower = if lower == 'ё' { 'е' } else { lower };
            let before = self.text.len();
            self.text.push(lower);
            for _ in before..self.text.len() {
                self.origin.push(index as u32);
            }
        }
    }

    fn tokenise(&mut self) {
        let mut tokens = Vec::with_capacity(self.text.len() / 6 + 1);
        let bytes = self.text.as_bytes();
        let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
        let mut start: Option<usize> = None;
        for (index, c) in self.text.char_indices().chain([(self.text.len(), ' ')]) {
            let inside = c.is_alphanumeric()
                || (c == '\'' && start.is_some())
                || (matches!(c, '.' | ',')
                    && start.is_some()
                    && digit(index.wrapping_sub(1))
                    && digit(index + 1));
            match (inside, start) {
                (true, None) => start = Some(index),
                (false, Some(from)) => {
                    tokens.push(token(&self.text, from..index, c == '.'));
                    start = None;
                }
                _ => {}
            }
        }
        self.tokens = tokens;
    }

    fn glue(&mut self) {
        let joined = |a: &Token, b: &Token| -> Option<char> {
            let between = &self.text[a.span.end..b.span.start];
            match between {
                " " => Some(' '),
                "-" | "," | "." | "/" | " -" | "- " => Some('-'),
                _ => None,
            }
        };
        let mut glued = Vec::new();
        for first in 0..self.tokens.len() {
            let mut raw = self.text[self.tokens[first].span.clone()].to_owned();
            for last in first + 1..(first + MAX_GLUED_PARTS).min(self.tokens.len()) {
                let (before, this) = (&self.tokens[last - 1], &self.tokens[last]);
                let Some(join) = joined(before, this) else { break };
                if join == ' ' && last > first + 1 {
                    break;
                }
                let part = &self.text[this.span.clone()];
                let short = |text: &str| {
                    text.chars().count() <= SHORT_WORD || text.bytes().any(|b| b.is_ascii_digit())
                };
                if join == ' ' && !short(&raw) && !short(part) {
                    break;
                }
                raw.push_str(part);
                glued.push(Glued {
                    tokens: (first, last),
                    stem: stem(&raw),
                    hyphened: join == '-',
                });
                if join == ' ' {
                    break;
                }
            }
        }
        self.glued = glued;
    }
}

fn token(text: &str, span: Range<usize>, dotted: bool) -> Token {
    let word = text[span.clone()].trim_end_matches('\'');
    let number = word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    let stem = if number { word.replace(',', ".") } else { stem(&word.replace('\'', "")) };
    Token { span, stem, number, dotted, forms: OnceCell::new() }
}

/// The stems that a term asks for. A hyphened word with a short part or a digit is one stem
/// (`Ti-6Al-4V`), other hyphened words are several.
pub(super) fn term_stems(term: &str) -> Vec<String> {
    let mut stems = Vec::new();
    for word in term.split_whitespace() {
        let normal = NormalText::read(word);
        let whole = normal
            .glued
            .iter()
            .find(|glued| glued.tokens == (0, normal.tokens.len().saturating_sub(1)));
        let short = |token: &Token| {
            let text = &normal.text[token.span.clone()];
            text.chars().count() <= 2 || text.bytes().any(|b| b.is_ascii_digit())
        };
        match whole {
            Some(glued) if normal.tokens.iter().any(short) => stems.push(glued.stem.clone()),
            _ => stems.extend(normal.tokens.iter().map(|token| token.stem.clone())),
        }
    }
    stems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_blanks_do_not_matter() {
        let stems = |text| {
            NormalText::read(text).tokens.into_iter().map(|token| token.stem).collect::<Vec<_>>()
        };
        assert_eq!(stems("  Клапан\u{a0}СИЛЬФОННЫЙ  ДУ50 "), stems("клапан сильфонный ду50"));
        assert_eq!(stems("FIBRE, 0,2 %"), ["fiber", "0.2"]);
    }

    #[test]
    fn places_lead_back_to_the_text_as_written() {
        let written = "  Ёмкость №5: ДАТЧИК";
        let normal = NormalText::read(written);
        let last = normal.tokens.len() - 1;
        assert_eq!(&written[normal.tokens_origin(last, last)], "ДАТЧИК");
        assert_eq!(&written[normal.tokens_origin(0, 0)], "Ёмкость");
    }

    #[test]
    fn names_with_hyphens_are_one_stem() {
        assert_eq!(term_stems("Ti-6Al-4V bar"), ["ti6al4v", "bar"]);
        assert_eq!(term_stems("flow-forming"), ["flow", "forming"]);
        assert_eq!(term_stems("He-3"), ["he3"]);
        let text = NormalText::read("HE 3 GAS, TI-6AL-4V");
        let glued: Vec<&str> = text.glued.iter().map(|glued| glued.stem.as_str()).collect();
        assert!(glued.contains(&"he3") && glued.contains(&"ti6al4v"), "{glued:?}");
    }
}
