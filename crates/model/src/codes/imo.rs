//! IMO ship numbers: seven digits, the last one a check digit.

use super::{CodeError, digits, serialize_as_text};
use crate::issue::IssueCode;

/// A number whose check digit fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImoNumber(u32);

impl ImoNumber {
    /// Reads seven digits, with `IMO` before them or not. The first six digits times 7 to 2;
    /// the last digit of the sum is the check digit.
    ///
    /// # Errors
    /// `imo-check-digit`.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let text = text.trim();
        let text = text.strip_prefix("IMO").or(text.strip_prefix("imo")).unwrap_or(text);
        let d = digits(text);
        let only_digits = text.chars().all(|c| c.is_ascii_digit() || " .:-".contains(c));
        let sum: u32 =
            d.iter().take(6).zip([7, 6, 5, 4, 3, 2]).map(|(&x, w)| u32::from(x) * w).sum();
        if d.len() == 7 && only_digits && sum % 10 == u32::from(d[6]) {
            Ok(Self(d.iter().fold(0, |n, &x| n * 10 + u32::from(x))))
        } else {
            Err(IssueCode::ImoCheckDigit.into())
        }
    }
}

impl std::fmt::Display for ImoNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:07}", self.0)
    }
}

serialize_as_text!(ImoNumber);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_numbers() {
        assert_eq!(ImoNumber::parse("IMO 9074729").unwrap().to_string(), "9074729");
        assert_eq!(ImoNumber::parse("9306237").unwrap().to_string(), "9306237");
        for text in ["9074728", "907472", "90747290", "MSC9074729", ""] {
            assert!(ImoNumber::parse(text).is_err(), "{text}");
        }
    }
}
