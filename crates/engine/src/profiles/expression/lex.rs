//! The text form as tokens, each with the place where it begins.

use super::super::limits::MAX_EXPRESSION;
use super::super::problem::{Place, Problem, ProblemKind};

/// A token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A name (`item`, `in`, `true`).
    Name(String),
    /// A text in quotation marks, without them.
    Text(String),
    /// A number.
    Number(f64),
    /// A sign (`&&`, `(`).
    Sign(&'static str),
    /// The end of the text.
    End,
}

impl Token {
    /// As it is shown in an error.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Name(name) => name.clone(),
            Self::Text(text) => format!("\"{text}\""),
            Self::Number(number) => number.to_string(),
            Self::Sign(sign) => (*sign).to_owned(),
            Self::End => String::new(),
        }
    }
}

/// Signs, longer ones first.
const SIGNS: &[&str] =
    &["&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "(", ")", "[", "]", ",", "."];

/// The tokens of a text with the byte at which each begins.
pub(super) fn lex(text: &str) -> Result<Vec<(usize, Token)>, Problem> {
    if text.len() > MAX_EXPRESSION {
        let problem = Problem::new(ProblemKind::TextLong, place(text, 0), text.len().to_string());
        return Err(problem.wanting(MAX_EXPRESSION.to_string()));
    }
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if c.is_whitespace() {
            at += c.len_utf8();
        } else if c == '"' || c == '\'' {
            let (token, length) = quoted(text, at, c)?;
            tokens.push((at, token));
            at += length;
        } else if c.is_ascii_alphabetic() || c == '_' {
            let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
            tokens.push((at, Token::Name(rest[..length].to_owned())));
            at += length;
        } else if c.is_ascii_digit()
            || (c == '-' && rest[1..].starts_with(|c: char| c.is_ascii_digit()))
        {
            let length = number_length(rest);
            let number = rest[..length].parse().ok().filter(|number: &f64| number.is_finite());
            let Some(number) = number else {
                return Err(Problem::new(ProblemKind::BadNumber, place(text, at), &rest[..length]));
            };
            tokens.push((at, Token::Number(number)));
            at += length;
        } else if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            tokens.push((at, Token::Sign(sign)));
            at += sign.len();
        } else {
            return Err(Problem::new(ProblemKind::TextCharacter, place(text, at), c));
        }
    }
    tokens.push((at, Token::End));
    Ok(tokens)
}

/// `-`, digits, a point and digits, an exponent.
fn number_length(text: &str) -> usize {
    let digits = |from: usize| {
        text[from..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |length| from + length)
    };
    let mut end = digits(usize::from(text.starts_with('-')));
    let starts_digit = |at: usize| text[at..].starts_with(|c: char| c.is_ascii_digit());
    if text[end..].starts_with('.') && starts_digit(end + 1) {
        end = digits(end + 1);
    }
    if text[end..].starts_with(['e', 'E']) {
        let signed = end + 1 + usize::from(text[end + 1..].starts_with(['+', '-']));
        if starts_digit(signed) {
            end = digits(signed);
        }
    }
    end
}

/// A text in quotation marks that begins at `start`, and its length with them.
fn quoted(text: &str, start: usize, mark: char) -> Result<(Token, usize), Problem> {
    let mut said = String::new();
    let mut chars = text[start + 1..].char_indices();
    while let Some((offset, c)) = chars.next() {
        let at = start + 1 + offset;
        match c {
            c if c == mark => return Ok((Token::Text(said), at + 1 - start)),
            '\n' => break,
            '\\' => {
                let Some((_, escape)) = chars.next() else { break };
                match escape {
                    'n' => said.push('\n'),
                    't' => said.push('\t'),
                    'r' => said.push('\r'),
                    '\\' | '"' | '\'' => said.push(escape),
                    'u' => {
                        let hex: String = chars.by_ref().take(4).map(|(_, digit)| digit).collect();
                        let code = u32::from_str_radix(&hex, 16).ok().filter(|_| hex.len() == 4);
                        let Some(c) = code.and_then(char::from_u32) else {
                            let found = format!("\\u{hex}");
                            return Err(Problem::new(
                                ProblemKind::TextEscape,
                                place(text, at),
                                found,
                            ));
                        };
                        said.push(c);
                    }
                    other => {
                        let found = format!("\\{other}");
                        return Err(Problem::new(ProblemKind::TextEscape, place(text, at), found));
                    }
                }
            }
            c => said.push(c),
        }
    }
    Err(Problem::new(ProblemKind::TextOpen, place(text, start), mark))
}

/// The place of a byte, as people count.
pub(super) fn place(text: &str, at: usize) -> Place {
    let before = &text[..at.min(text.len())];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Place::Text { line, column }
}
