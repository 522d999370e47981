//! UN numbers of dangerous goods: four digits.

use super::{CodeError, digits, serialize_as_text};
use crate::issue::IssueCode;

/// A number from 0004 to 3600. Whether it is in the current table of dangerous goods is the
/// engine's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnNumber(u16);

impl UnNumber {
    /// Reads four digits, with `UN` or `ООН` before them or not.
    ///
    /// # Errors
    /// `un-number-form`.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let text = text.trim();
        let rest = ["UN", "un", "Un", "ООН", "оон"]
            .iter()
            .find_map(|prefix| text.strip_prefix(prefix))
            .unwrap_or(text)
            .trim_start_matches([' ', '-', '.', '№', ':']);
        let d = digits(rest);
        let number = d.iter().fold(0u16, |n, &x| n.saturating_mul(10).saturating_add(u16::from(x)));
        if d.len() == 4 && rest.len() == 4 && (4..=3600).contains(&number) {
            Ok(Self(number))
        } else {
            Err(IssueCode::UnNumberForm.into())
        }
    }

    /// As a number.
    pub fn number(self) -> u16 {
        self.0
    }
}

impl std::fmt::Display for UnNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

serialize_as_text!(UnNumber);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_digits() {
        for text in ["UN1052", "UN 1052", "1052", "ООН 1052"] {
            assert_eq!(UnNumber::parse(text).unwrap().to_string(), "1052", "{text}");
        }
        for text in ["UN105", "10522", "0001", "9999", "UN X"] {
            assert!(UnNumber::parse(text).is_err(), "{text}");
        }
    }
}
