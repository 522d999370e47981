//! Tax and registration numbers of the region. Check digits are tested only where the rule is
//! confirmed: BIN and IIN (Kazakhstan) and INN (Russia). Of Uzbekistan (INN 9, PINFL 14),
//! Kyrgyzstan (INN 14), Tajikistan (INN 9) and Azerbaijan (VOEN 10) only the form is known.

use super::{CodeError, digits};
use crate::issue::IssueCode;

/// Which rule a number follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TaxScheme {
    /// Business identification number, Kazakhstan, 12 digits with a check digit.
    Bin,
    /// Individual identification number, Kazakhstan, 12 digits with a check digit.
    Iin,
    /// Taxpayer number, Russia, 10 or 12 digits with check digits.
    Inn,
    /// A number without a confirmed check rule.
    Other,
}

/// A number that identifies a taxpayer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
pub struct TaxNumber {
    /// Rule it follows.
    pub scheme: TaxScheme,
    /// Digits and letters, blanks and punctuation taken out.
    pub number: String,
}

impl TaxNumber {
    /// Reads a number whose country or scheme is not stated: 12 digits with a fitting BIN/IIN
    /// check or 10 or 12 with a fitting INN check are told apart; others are kept as they are.
    ///
    /// # Errors
    /// `tax-number-form` if there is no digit at all.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let number: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        if !number.chars().any(|c| c.is_ascii_digit()) {
            return Err(IssueCode::TaxNumberForm.into());
        }
        let d = digits(&number);
        let all_digits = d.len() == number.len();
        let scheme = match d.len() {
            12 if all_digits && kz_check(&d) => kz_kind(&d),
            10 | 12 if all_digits && ru_check(&d) => TaxScheme::Inn,
            _ => TaxScheme::Other,
        };
        Ok(Self { scheme, number })
    }

    /// Reads a BIN or IIN of Kazakhstan.
    ///
    /// # Errors
    /// `tax-number-form`, `tax-number-check-digit`.
    pub fn parse_kz(text: &str) -> Result<Self, CodeError> {
        let d = digits(text);
        if d.len() != 12 {
            return Err(IssueCode::TaxNumberForm.into());
        }
        if !kz_check(&d) {
            return Err(IssueCode::TaxNumberCheckDigit.into());
        }
        Ok(Self { scheme: kz_kind(&d), number: to_text(&d) })
    }

    /// Reads an INN of Russia.
    ///
    /// # Errors
    /// `tax-number-form`, `tax-number-check-digit`.
    pub fn parse_ru(text: &str) -> Result<Self, CodeError> {
        let d = digits(text);
        if !matches!(d.len(), 10 | 12) {
            return Err(IssueCode::TaxNumberForm.into());
        }
        if !ru_check(&d) {
            return Err(IssueCode::TaxNumberCheckDigit.into());
        }
        Ok(Self { scheme: TaxScheme::Inn, number: to_text(&d) })
    }
}

fn to_text(digits: &[u8]) -> String {
    digits.iter().map(|d| char::from(b'0' + d)).collect()
}

/// A BIN has 4, 5 or 6 (kind of organisation) where an IIN has the first digit of the day.
fn kz_kind(d: &[u8]) -> TaxScheme {
    if matches!(d[4], 4..=6) { TaxScheme::Bin } else { TaxScheme::Iin }
}

/// Weights 1 to 11 modulo 11; if that gives 10, weights 3 to 11, 1, 2; if again 10, invalid.
fn kz_check(d: &[u8]) -> bool {
    let sum = |shift: usize| -> u32 {
        d[..11].iter().enumerate().map(|(i, &x)| u32::from(x) * ((i + shift) % 11 + 1) as u32).sum()
    };
    let check = match sum(0) % 11 {
        10 => sum(2) % 11,
        check => check,
    };
    check < 10 && check == u32::from(d[11])
}

fn ru_check(d: &[u8]) -> bool {
    const WEIGHTS: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    let check = |count: usize| -> u32 {
        let weights = &WEIGHTS[11 - count..];
        d[..count].iter().zip(weights).map(|(&x, w)| u32::from(x) * w).sum::<u32>() % 11 % 10
    };
    match d.len() {
        10 => check(9) == u32::from(d[9]),
        12 => check(10) == u32::from(d[10]) && check(11) == u32::from(d[11]),
        _ => false,
    }
}

impl std::fmt::Display for TaxNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kazakh_numbers() {
        let bin = TaxNumber::parse_kz("160640000489").unwrap();
        assert_eq!(bin.scheme, TaxScheme::Bin);
        assert_eq!(TaxNumber::parse_kz("160341021426").unwrap().scheme, TaxScheme::Bin);
        assert_eq!(
            TaxNumber::parse_kz("160640000488").unwrap_err().issue,
            IssueCode::TaxNumberCheckDigit
        );
        assert_eq!(TaxNumber::parse_kz("16064").unwrap_err().issue, IssueCode::TaxNumberForm);
    }

    #[test]
    fn russian_numbers() {
        assert_eq!(TaxNumber::parse_ru("3905601620").unwrap().scheme, TaxScheme::Inn);
        assert_eq!(TaxNumber::parse_ru("7707083893").unwrap().number, "7707083893");
        assert_eq!(TaxNumber::parse_ru("500100732259").unwrap().scheme, TaxScheme::Inn);
        assert!(TaxNumber::parse_ru("7707083894").is_err());
    }

    #[test]
    fn unknown_schemes_are_kept() {
        assert_eq!(TaxNumber::parse("305962438").unwrap().scheme, TaxScheme::Other);
        assert_eq!(TaxNumber::parse("160640000489").unwrap().scheme, TaxScheme::Bin);
        assert!(TaxNumber::parse("n/a").is_err());
    }
}
