//! Codes of goods: Harmonized System (6 digits) and the national tariffs built on it (TN VED,
//! CN: 8 to 11 digits).

use super::{CodeError, serialize_as_text};
use crate::issue::IssueCode;

/// A goods code of 2, 4, 6, 8, 9, 10 or 11 digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HsCode {
    digits: [u8; 11],
    len: u8,
}

impl HsCode {
    /// Reads digits with dots and blanks between them (`6907.21.90 09`). Chapters run from 01
    /// to 97 (77 is kept free by the Harmonized System), and 98 and 99 for national use.
    ///
    /// # Errors
    /// `hs-form`.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let mut digits = [0u8; 11];
        let mut len = 0usize;
        for c in text.chars() {
            match c {
                '.' | ' ' | '-' | '\u{a0}' => {}
                '0'..='9' if len < 11 => {
                    digits[len] = c as u8;
                    len += 1;
                }
                _ => return Err(IssueCode::HsForm.into()),
            }
        }
        let chapter = (digits[0].wrapping_sub(b'0'), digits[1].wrapping_sub(b'0'));
        if !matches!(len, 2 | 4 | 6 | 8 | 9 | 10 | 11) || matches!(chapter, (0, 0) | (7, 7)) {
            return Err(IssueCode::HsForm.into());
        }
        Ok(Self { digits, len: len as u8 })
    }

    /// All digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.digits[..usize::from(self.len)])
            .expect("only ASCII digits are ever stored")
    }

    /// The first two digits.
    pub fn chapter(&self) -> &str {
        &self.as_str()[..2]
    }

    /// The first four digits, when there are as many.
    pub fn heading(&self) -> Option<&str> {
        self.as_str().get(..4)
    }

    /// The first six digits, when there are as many.
    pub fn hs6(&self) -> Option<&str> {
        self.as_str().get(..6)
    }
}

impl std::fmt::Display for HsCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Debug for HsCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

serialize_as_text!(HsCode);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_and_blanks_do_not_matter() {
        let code = HsCode::parse("6907.21 900 9").unwrap();
        assert_eq!(code.as_str(), "6907219009");
        assert_eq!(
            (code.chapter(), code.heading(), code.hs6()),
            ("69", Some("6907"), Some("690721"))
        );
    }

    #[test]
    fn short_codes_have_no_six_digits() {
        assert_eq!(HsCode::parse("84").unwrap().hs6(), None);
        assert_eq!(HsCode::parse("8479").unwrap().hs6(), None);
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "7", "00", "845", "77", "84790A", "123456789012"] {
            assert!(HsCode::parse(text).is_err(), "{text}");
        }
    }
}
