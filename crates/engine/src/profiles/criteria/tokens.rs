//! The text of criteria as tokens, each with its line. Never fails: what begins nothing is a token
//! too, and the parser says where it stands.

/// A token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A keyword, a data element, a function; capitals and small letters are alike.
    Name(String),
    /// A text in quotation marks, without them.
    Text(String),
    /// A text that does not end on its line.
    OpenText(String),
    /// A number.
    Number(f64),
    /// A sign.
    Sign(&'static str),
    /// A character that begins nothing.
    Other(char),
    /// The end.
    End,
}

impl Token {
    /// As it is shown in a remark.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Name(name) => name.clone(),
            Self::Text(text) | Self::OpenText(text) => format!("\"{text}\""),
            Self::Number(number) => number.to_string(),
            Self::Sign(sign) => (*sign).to_owned(),
            Self::Other(other) => other.to_string(),
            Self::End => "…".to_owned(),
        }
    }

    /// Whether it is this keyword.
    pub(super) fn is(&self, keyword: &str) -> bool {
        matches!(self, Self::Name(name) if name.eq_ignore_ascii_case(keyword))
    }
}

/// Signs, longer ones first.
const SIGNS: &[&str] =
    &[":=", "<>", "<=", ">=", "=", "<", ">", "(", ")", ";", ",", "+", "-", "*", "/"];

/// Quotation marks and what closes them: criteria are kept in word processors.
const QUOTES: &[(char, &[char])] =
    &[('"', &['"']), ('“', &['”', '“', '"']), ('”', &['”']), ('«', &['»']), ('„', &['“', '”'])];

/// The tokens, each with its line from 1.
pub(super) fn split(text: &str) -> Vec<(usize, Token)> {
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut rest = text.trim_start_matches('\u{feff}');
    while let Some(c) = rest.chars().next() {
        let (length, token) = if c == '\n' {
            line += 1;
            (1, None)
        } else if c.is_whitespace() {
            (c.len_utf8(), None)
        } else {
            let (length, token) = one(rest, c);
            (length, Some(token))
        };
        tokens.extend(token.map(|token| (line, token)));
        rest = &rest[length..];
    }
    tokens.push((line, Token::End));
    tokens
}

fn one(rest: &str, first: char) -> (usize, Token) {
    if let Some((_, closing)) = QUOTES.iter().find(|(open, _)| *open == first) {
        let from = first.len_utf8();
        let ends = rest[from..].find(|c| c == '\n' || closing.contains(&c));
        let end = ends.map_or(rest.len(), |length| from + length);
        let said = rest[from..end].trim().to_owned();
        return match rest[end..].chars().next().filter(|c| *c != '\n') {
            Some(mark) => (end + mark.len_utf8(), Token::Text(said)),
            None => (end, Token::OpenText(said)),
        };
    }
    if first.is_alphabetic() || first == '_' {
        let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        return (length, Token::Name(rest[..length].to_owned()));
    }
    if first.is_ascii_digit() {
        let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let mut length = digits(rest);
        let after = &rest[length..];
        if after.starts_with('.') && after[1..].starts_with(|c: char| c.is_ascii_digit()) {
            length += 1 + digits(&after[1..]);
        }
        let number = rest[..length].parse().ok().filter(|number: &f64| number.is_finite());
        return (length, number.map_or(Token::Other(first), Token::Number));
    }
    match SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
        Some(sign) => (sign.len(), Token::Sign(sign)),
        None => (first.len_utf8(), Token::Other(first)),
    }
}
