//! CAS registry numbers of chemicals: digits, two digits, a check digit.

use super::{CodeError, digits, serialize_as_text};
use crate::issue::IssueCode;

/// A number whose check digit fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CasNumber(u64);

impl CasNumber {
    /// Reads `7664-39-3`: two to seven digits, two digits, one check digit, with hyphens. The
    /// digits before the last, counted from the right 1, 2, 3 …, times their place, modulo 10.
    ///
    /// # Errors
    /// `cas-check-digit`.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let parts: Vec<&str> =
            text.trim().split(['-', '\u{2010}', '\u{2011}', '\u{2013}']).collect();
        let form = matches!(parts[..], [a, b, c]
            if (2..=7).contains(&a.len()) && b.len() == 2 && c.len() == 1
                && parts.iter().all(|p| p.bytes().all(|x| x.is_ascii_digit())));
        let d = digits(text);
        let Some((&check, body)) = d.split_last().filter(|_| form) else {
            return Err(IssueCode::CasCheckDigit.into());
        };
        let sum: u32 = body.iter().rev().zip(1..).map(|(&x, place)| u32::from(x) * place).sum();
        if sum % 10 == u32::from(check) {
            Ok(Self(d.iter().fold(0, |n, &x| n * 10 + u64::from(x))))
        } else {
            Err(IssueCode::CasCheckDigit.into())
        }
    }
}

impl std::fmt::Display for CasNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{:02}-{}", self.0 / 1000, self.0 / 10 % 100, self.0 % 10)
    }
}

serialize_as_text!(CasNumber);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digit() {
        for text in ["7664-39-3", "7439-97-6", "107-44-8", "50-00-0"] {
            assert_eq!(CasNumber::parse(text).unwrap().to_string(), text);
        }
        for text in ["7664-39-4", "7664393", "1-23-4", "2024-05-1x"] {
            assert!(CasNumber::parse(text).is_err(), "{text}");
        }
    }
}
