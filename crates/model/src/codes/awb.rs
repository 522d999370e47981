//! Air waybill numbers: three digits of the airline and eight of the document.

use super::{CodeError, digits, serialize_as_text};
use crate::issue::IssueCode;

/// A number whose check digit fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AirWaybillNumber {
    airline: u16,
    serial: u32,
}

impl AirWaybillNumber {
    /// Reads eleven digits (`465-12345675`); the first seven of the serial modulo 7 give the
    /// eighth.
    ///
    /// # Errors
    /// `awb-check-digit`.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let d = digits(text);
        let only_digits = text.chars().all(|c| c.is_ascii_digit() || " -".contains(c));
        if d.len() != 11 || !only_digits {
            return Err(IssueCode::AwbCheckDigit.into());
        }
        let number = |range: &[u8]| range.iter().fold(0u32, |n, &x| n * 10 + u32::from(x));
        if number(&d[3..10]) % 7 != u32::from(d[10]) {
            return Err(IssueCode::AwbCheckDigit.into());
        }
        Ok(Self { airline: number(&d[..3]) as u16, serial: number(&d[3..]) })
    }
}

impl std::fmt::Display for AirWaybillNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:03}-{:08}", self.airline, self.serial)
    }
}

serialize_as_text!(AirWaybillNumber);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digit() {
        assert_eq!(AirWaybillNumber::parse("46512345675").unwrap().to_string(), "465-12345675");
        assert!(AirWaybillNumber::parse("465-12345676").is_err());
        assert!(AirWaybillNumber::parse("465-1234567").is_err());
    }
}
