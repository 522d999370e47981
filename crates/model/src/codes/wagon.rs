//! Wagon numbers of the 1520 mm railways: eight digits, the last one a check digit.

use super::{CodeError, digits, serialize_as_text};
use crate::issue::IssueCode;

/// A number whose check digit fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WagonNumber(u32);

impl WagonNumber {
    /// Reads eight digits. Weights 2 and 1 in turn, digits of the products added up, complement
    /// to the next ten. (The rule is recalled from railway practice; a failed check is a warning.)
    ///
    /// # Errors
    /// `wagon-check-digit`.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let d = digits(text);
        let only_digits = text.chars().all(|c| c.is_ascii_digit() || c == ' ');
        if d.len() != 8 || !only_digits {
            return Err(IssueCode::WagonCheckDigit.into());
        }
        let sum: u32 = d[..7]
            .iter()
            .enumerate()
            .map(|(i, &x)| {
                let product = u32::from(x) * if i % 2 == 0 { 2 } else { 1 };
                product / 10 + product % 10
            })
            .sum();
        if (10 - sum % 10) % 10 == u32::from(d[7]) {
            Ok(Self(d.iter().fold(0, |n, &x| n * 10 + u32::from(x))))
        } else {
            Err(IssueCode::WagonCheckDigit.into())
        }
    }
}

impl std::fmt::Display for WagonNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:08}", self.0)
    }
}

serialize_as_text!(WagonNumber);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digit() {
        assert_eq!(WagonNumber::parse("5262 6272").unwrap().to_string(), "52626272");
        assert!(WagonNumber::parse("52626273").is_err());
        assert!(WagonNumber::parse("5262627").is_err());
    }
}
