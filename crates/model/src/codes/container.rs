//! Container numbers (ISO 6346): owner prefix, category, serial number, check digit.

use super::{CodeError, serialize_as_text};
use crate::issue::IssueCode;

/// A container number whose check digit fits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContainerNumber([u8; 11]);

impl ContainerNumber {
    /// Reads four letters and seven digits, with blanks, hyphens, dots and slashes between them
    /// allowed. Category letters are U, J, Z (ISO 6346) and R (reefer, seen in practice).
    ///
    /// # Errors
    /// `container-form` or `container-check-digit`.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let bytes = Self::form(text).ok_or(IssueCode::ContainerForm)?;
        let number = Self(bytes);
        if number.expected_check_digit() == bytes[10] {
            Ok(number)
        } else {
            Err(IssueCode::ContainerCheckDigit.into())
        }
    }

    /// The eleven characters if the text has the form of a container number, right or wrong.
    pub fn form(text: &str) -> Option<[u8; 11]> {
        let mut bytes = [0u8; 11];
        let mut len = 0;
        for c in text.chars() {
            match c {
                ' ' | '-' | '/' | '.' | '\u{a0}' => {}
                c if c.is_ascii_alphanumeric() && len < 11 => {
                    bytes[len] = c.to_ascii_uppercase() as u8;
                    len += 1;
                }
                _ => return None,
            }
        }
        let form = len == 11
            && bytes[..4].iter().all(u8::is_ascii_uppercase)
            && matches!(bytes[3], b'U' | b'J' | b'Z' | b'R')
            && bytes[4..].iter().all(u8::is_ascii_digit);
        form.then_some(bytes)
    }

    /// The digit that ISO 6346 asks for, as an ASCII character.
    fn expected_check_digit(self) -> u8 {
        let sum: u32 = self.0[..10]
            .iter()
            .enumerate()
            .map(|(position, &byte)| character_value(byte) << position)
            .sum();
        b'0' + (sum % 11 % 10) as u8
    }

    /// The eleven characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("only ASCII letters and digits are ever stored")
    }

    /// The owner prefix: three letters of the owner and the category letter.
    pub fn owner_prefix(&self) -> &str {
        &self.as_str()[..4]
    }
}

/// Letters count 10 to 38 without the multiples of 11; digits count themselves.
fn character_value(byte: u8) -> u32 {
    if byte.is_ascii_digit() {
        return u32::from(byte - b'0');
    }
    let plain = u32::from(byte - b'A') + 10;
    plain + (plain - 1) / 10
}

impl std::fmt::Display for ContainerNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Debug for ContainerNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

serialize_as_text!(ContainerNumber);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_skip_multiples_of_eleven() {
        let values: Vec<u32> = (b'A'..=b'Z').map(character_value).collect();
        assert_eq!(values[0], 10);
        assert_eq!(values[1], 12);
        assert_eq!(values[11], 23);
        assert_eq!(values[21], 34);
        assert_eq!(values[25], 38);
        assert!(values.iter().all(|value| value % 11 != 0));
    }

    #[test]
    fn known_numbers_pass() {
        for text in ["CSQU3054383", "MSKU 797926-2", "tolu 473478 7", "SUDU7692002"] {
            assert!(ContainerNumber::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_wrong_digit_and_a_wrong_form_are_told_apart() {
        let issue = |text| ContainerNumber::parse(text).unwrap_err().issue;
        assert_eq!(issue("CSQU3054384"), IssueCode::ContainerCheckDigit);
        assert_eq!(issue("MOB907417"), IssueCode::ContainerForm);
        assert_eq!(issue("NA"), IssueCode::ContainerForm);
        assert_eq!(issue("КSQU3054383"), IssueCode::ContainerForm);
    }
}
