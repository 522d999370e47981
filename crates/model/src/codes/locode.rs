//! UN/LOCODE: two letters of the country and three characters of the place.

use super::{CodeError, CountryCode, serialize_as_text};
use crate::issue::IssueCode;

/// A code of the right form. Whether the place exists is not checked: no complete table may be
/// shipped, and posts of the region are often missing from the old ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnLocode([u8; 5]);

impl UnLocode {
    /// Reads five characters, a blank after the second allowed.
    ///
    /// # Errors
    /// `locode-form`.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let bytes: Vec<u8> =
            text.bytes().filter(|b| *b != b' ').map(|b| b.to_ascii_uppercase()).collect();
        let code: [u8; 5] = bytes.try_into().map_err(|_| IssueCode::LocodeForm)?;
        let form = code[..2].iter().all(u8::is_ascii_uppercase)
            && code[2..].iter().all(|b| b.is_ascii_uppercase() || matches!(b, b'2'..=b'9'));
        let this = Self(code);
        if form && (this.country().is_some() || &code[..2] == b"XZ") {
            Ok(this)
        } else {
            Err(IssueCode::LocodeForm.into())
        }
    }

    /// The five characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("only ASCII is ever stored")
    }

    /// Its country; none for international waters (XZ).
    pub fn country(&self) -> Option<CountryCode> {
        CountryCode::parse(&self.as_str()[..2]).ok()
    }
}

impl std::fmt::Display for UnLocode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Debug for UnLocode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

serialize_as_text!(UnLocode);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_and_country_are_checked() {
        assert_eq!(UnLocode::parse("kz aau").unwrap().as_str(), "KZAAU");
        assert_eq!(UnLocode::parse("CNSHA").unwrap().country().unwrap().as_str(), "CN");
        for text in ["KZAA", "QQAAA", "AKTAU PORT", "12345", "KZA0U"] {
            assert!(UnLocode::parse(text).is_err(), "{text}");
        }
    }
}
